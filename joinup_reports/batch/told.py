"""What became of a batch, told to programs: as JSON, and as JUnit's XML.

JSON (this project's own; docs/build-report.schema.json is drawn here; `version` rises when a
reader would have to change): of each report its state, what it was made of with the hashes,
its pages and words, findings as `joinup validate --format json` tells them, and times.

JUnit (the form that CI dashboards read; there is no standard, so only what all of them know,
as github.com/testmoapp/junitxml lists it): a test case for each report, a failure for each
error, the warnings as its output.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from joinup_reports import __version__
from joinup_reports.batch.inputs import path_of
from joinup_reports.batch.making import BUG, OUTCOMES, Result
from joinup_reports.diagnostics import Diagnostic, Severity
from joinup_reports.resources import shown_path
from joinup_reports.telling.formats import as_object
from joinup_reports.tuples import NamedTuple
from joinup_reports.worklist import Job

# XML 1.0, production [2]: what no document may hold.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Run(NamedTuple):
    """What is to be told of all reports together; `shard` is "2/5", or empty for all."""

    jobs: int
    shard: str
    seconds: float


class Protocol:
    """Keeps what is to be told until all is done: two kilobytes a report."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._reports: list[str] = []
        self._cases: list[str] = []
        self._counts: Counter[str] = Counter()

    def add(self, job: Job, result: Result) -> None:
        """Notes one report down; in the order in which they are to be told."""
        said = _report(job, result, self._lang)
        self._reports.append(json.dumps(said, ensure_ascii=False, indent=1))
        self._cases.append(_case(job, result, self._lang))
        severities = Counter(found.severity for found in result.findings)
        self._counts[result.outcome] += 1
        self._counts["errors"] += severities[Severity.ERROR]
        self._counts["warnings"] += severities[Severity.WARNING]

    def as_json(self, run: Run) -> str:
        """One object, as `schema` describes it."""
        counts = {state: self._counts[state] for state in (*OUTCOMES, "errors", "warnings")}
        head = {
            "format": "joinup-build",
            "version": 1,
            "tool": __version__,
            "lang": self._lang,
            "jobs": run.jobs,
            "shard": run.shard or None,
            "summary": {**counts, "seconds": round(run.seconds, 3)},
        }
        start = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
        reports = ",\n".join(self._reports)
        return f'{start},\n "reports": [\n{reports}\n ]\n}}\n'

    def as_junit(self, run: Run) -> str:
        failed = len(self._reports) - self._counts["written"] - self._counts["unchanged"]
        numbers = f'tests="{len(self._cases)}" failures="{failed}" errors="0"'
        head = f'name="joinup build" {numbers} time="{run.seconds:.3f}"'
        cases = "".join(self._cases)
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f"<testsuites {head}>\n<testsuite {head}>\n{cases}</testsuite>\n</testsuites>\n"
        )


def _report(job: Job, result: Result, lang: str) -> dict[str, Any]:
    folder = job.output.parent
    return {
        "notes": job.notes.as_posix(),
        "output": job.output.as_posix(),
        "state": result.outcome,
        "sha256": result.digest or None,
        "pages": result.pages,
        "words": result.words,
        "seconds": round(result.seconds, 3),
        "cpu_seconds": round(result.cpu, 3),
        "inputs": [
            {"path": _input(name, folder), "sha256": digest}
            for name, digest in sorted(result.inputs.items())
        ],
        "findings": [as_object(found, lang) for found in result.findings],
        "log": result.log or None,
    }


def _input(name: str, folder: Path) -> str:
    """As one would name it from here; what comes with joinup keeps its own name."""
    packaged = name.startswith("packaged:")
    return name if packaged else Path(shown_path(path_of(name, folder))).as_posix()


def _case(job: Job, result: Result, lang: str) -> str:
    name = _attribute(job.notes.as_posix())
    folder = _attribute(job.output.parent.as_posix())
    head = f'<testcase name={name} classname={folder} file={name} time="{result.seconds:.3f}"'
    lines = [_failure(d, lang) for d in result.findings if d.severity is Severity.ERROR]
    if result.code == BUG and result.log:
        lines.append(f'<failure type="joinup.bug" message={_attribute(result.log)}/>\n')
    warnings = [_line(d, lang) for d in result.findings if d.severity is Severity.WARNING]
    if warnings:
        told = _text("\n".join(warnings))
        lines.append(f"<system-out>{told}</system-out>\n")
    inner = "".join(lines)
    return f"{head}>\n{inner}</testcase>\n" if lines else f"{head}/>\n"


def _failure(found: Diagnostic, lang: str) -> str:
    kind, message = _attribute(found.code), _attribute(found.message(lang))
    return f"<failure type={kind} message={message}>{_text(_line(found, lang))}</failure>\n"


def _line(found: Diagnostic, lang: str) -> str:
    said = f"{found.location or 'joinup:'} {found.severity.value}[{found.code}] "
    return said + "\n".join(filter(None, (found.message(lang), found.hint(lang))))


def _attribute(text: str) -> str:
    return quoteattr(_NO_XML.sub("\ufffd", text))


def _text(text: str) -> str:
    return escape(_NO_XML.sub("\ufffd", text))


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 7) of what `as_json` tells."""
    text, whole = {"type": "string"}, {"type": "integer", "minimum": 0}
    number = {"type": "number", "minimum": 0}
    digest = {"type": ["string", "null"], "pattern": "^[0-9a-f]{64}$"}
    place = {"type": ["integer", "null"], "minimum": 1}
    spot = _object(line={"type": "integer"}, column={"type": "integer"})
    fix = _object(title=text, start=spot, end=spot, text=text)
    finding = _object(
        code=text,
        severity={"enum": ["error", "warning"]},
        path={"type": ["string", "null"]},
        line=place,
        column=place,
        message=text,
        hint=text,
        fixes={"type": "array", "items": fix},
    )
    report = _object(
        notes=text,
        output=text,
        state={"enum": list(OUTCOMES)},
        sha256=digest,
        pages=whole,
        words=whole,
        seconds=number,
        cpu_seconds=number,
        inputs={"type": "array", "items": _object(path=text, sha256=digest)},
        findings={"type": "array", "items": finding},
        log={"type": ["string", "null"]},
    )
    counts = dict.fromkeys((*OUTCOMES, "errors", "warnings"), whole)
    run = _object(
        format={"const": "joinup-build"},
        version={"const": 1},
        tool=text,
        lang={"enum": ["ar", "en"]},
        jobs={"type": "integer", "minimum": 1},
        shard={"type": ["string", "null"], "pattern": "^[0-9]+/[0-9]+$"},
        summary=_object(**counts, seconds=number),
        reports={"type": "array", "items": report},
    )
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": "joinup build --report"}
    return {**head, **run}


def _object(**properties: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
    }
