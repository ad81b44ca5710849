"""Findings for programs: as JSON, as GitHub's annotations, as SARIF.

Knows diagnostics and these formats, no terminal and no report. The texts are those the
person reads, in one language, without the marks that order them in a terminal.

JSON (this project's own; `version` rises when a reader would have to change):

    {"format": "joinup-findings", "version": 1, "lang": "ar",
     "summary": {"errors": 1, "warnings": 0, "hints": 0},
     "findings": [{
        "code": "source.comment-after-text", "severity": "error" | "warning" | "hint",
        "path": "meetings/meeting-07.yaml", "line": 12, "column": 9,   all null without a place
        "message": "…", "hint": "…",                                   hint may be ""
        "fixes": [{"title": "…", "start": {"line": 12, "column": 5},
                   "end": {"line": 12, "column": 14}, "text": "…"}]}]}

    Lines and columns count from 1, columns in code points. Any one fix mends the finding:
    what stands from `start` to before `end` becomes `text`. Sorted by place.

GitHub: workflow commands, one line a finding (docs.github.com, "Workflow commands for
GitHub Actions"); hints are notices.

SARIF 2.1.0 (OASIS): one run; columns in UTF-16 code units, as `columnKind` says (3.14.27);
hints have the level note (3.27.10).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from joinup_reports import __version__
from joinup_reports.diagnostics import Diagnostic, Fix, Location, Severity
from joinup_reports.messages import MESSAGES, general, plain
from joinup_reports.telling.excerpts import Excerpts

_SARIF = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def as_json(found: Iterable[Diagnostic], lang: str) -> str:
    """One JSON object, described above."""
    found = tuple(found)
    counts = Counter(diagnostic.severity for diagnostic in found)
    return _dump(
        {
            "format": "joinup-findings",
            "version": 1,
            "lang": lang,
            "summary": {f"{severity.value}s": counts[severity] for severity in Severity},
            "findings": [as_object(diagnostic, lang) for diagnostic in found],
        }
    )


def as_github(found: Iterable[Diagnostic], lang: str) -> str:
    """A workflow command a line; empty without findings."""
    return "".join(_annotation(diagnostic, lang) for diagnostic in found)


def as_sarif(found: Iterable[Diagnostic], lang: str) -> str:
    """A SARIF 2.1.0 log of one run."""
    found = tuple(found)
    excerpts = Excerpts()
    codes = sorted({diagnostic.code for diagnostic in found})
    run = {
        "tool": {"driver": _driver(codes, lang)},
        "language": lang,
        "columnKind": "utf16CodeUnits",
        "results": [_result(d, codes.index(d.code), lang, excerpts) for d in found],
    }
    return _dump({"$schema": _SARIF, "version": "2.1.0", "runs": [run]})


def as_object(found: Diagnostic, lang: str) -> dict[str, Any]:
    """One finding, as JSON tells it."""
    at = found.location
    return {
        "code": found.code,
        "severity": found.severity.value,
        "path": at.path if at else None,
        "line": at.line if at else None,
        "column": at.column if at else None,
        "message": found.message(lang),
        "hint": found.hint(lang),
        "fixes": [
            {
                "title": fix.title(lang),
                "start": {"line": fix.start.line, "column": fix.start.column},
                "end": {"line": fix.end.line, "column": fix.end.column},
                "text": fix.text,
            }
            for fix in found.fixes
        ],
    }


def _annotation(found: Diagnostic, lang: str) -> str:
    properties = {"title": found.code}
    if at := found.location:
        place = {"file": at.path, "line": str(at.line), "col": str(at.column)}
        properties = {**place, **properties}
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_GITHUB[found.severity]} {told}::{_data(_whole(found, lang))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _driver(codes: list[str], lang: str) -> dict[str, Any]:
    return {
        "name": "joinup",
        "semanticVersion": __version__,
        "rules": [_rule(code, lang) for code in codes],
    }


def _rule(code: str, lang: str) -> dict[str, Any]:
    words = MESSAGES[code]
    rule: dict[str, Any] = {
        "id": code,
        "shortDescription": {"text": general(plain(words.text(lang)))},
        "defaultConfiguration": {"level": _LEVELS[Severity(words.severity)]},
    }
    if words.hint(lang):
        rule["help"] = {"text": general(plain(words.hint(lang)))}
    return rule


def _result(found: Diagnostic, rule: int, lang: str, excerpts: Excerpts) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": _LEVELS[found.severity],
        "message": {"text": _whole(found, lang)},
    }
    if found.location:
        region = _region(found.location, None, excerpts)
        place = {"artifactLocation": _artifact(found.location.path), "region": region}
        result["locations"] = [{"physicalLocation": place}]
    if found.fixes:
        result["fixes"] = [_change(fix, lang, excerpts) for fix in found.fixes]
    return result


def _change(fix: Fix, lang: str, excerpts: Excerpts) -> dict[str, Any]:
    replacement = {
        "deletedRegion": _region(fix.start, fix.end, excerpts),
        "insertedContent": {"text": fix.text},
    }
    changes = {"artifactLocation": _artifact(fix.start.path), "replacements": [replacement]}
    return {"description": {"text": fix.title(lang)}, "artifactChanges": [changes]}


def _region(start: Location, end: Location | None, excerpts: Excerpts) -> dict[str, int]:
    region = {"startLine": start.line, "startColumn": excerpts.utf16_column(start)}
    if end:
        region |= {"endLine": end.line, "endColumn": excerpts.utf16_column(end)}
    return region


def _artifact(path: str) -> dict[str, str]:
    """A relative path stays relative, as a URI reference (RFC 3986)."""
    if Path(path).is_absolute():
        return {"uri": Path(path).as_uri()}
    return {"uri": quote(Path(path).as_posix(), safe="/", errors="surrogateescape")}


def _whole(found: Diagnostic, lang: str) -> str:
    """Message and hint in one text."""
    parts = [found.message(lang), found.hint(lang)]
    return "\n".join(part for part in parts if part)


def _dump(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
