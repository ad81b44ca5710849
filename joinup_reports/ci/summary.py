"""What became of a build, as a page of Markdown: `python -m` this FOLDER, for a CI's summary.

Reads build.json and, where it is there, verify.json in the folder of the reports (what
`joinup build --report` and `joinup verify --json` tell), and the titles of the finished
reports (through PDFium). Knows their form and GitHub's Markdown; builds nothing. Whatever a
person wrote is escaped: a title is never a link, a heading or a mention.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pypdfium2

from joinup_reports.messages import PHRASES, fill
from joinup_reports.telling.console import choose_language, prepare_streams

BUILD, VERIFY = "build.json", "verify.json"
MOST_ROWS = 500  # GitHub shows no summary of more than a megabyte
MOST_FINDINGS = 100
_COLUMNS = ("report", "title", "pages", "words", "warnings", "seconds", "state", "verified")
_MEANS_SOMETHING = re.compile(r"[\\`*_{}\[\]<>#|&~@$:]")
_GOOD = frozenset({"written", "unchanged"})

Said = Mapping[str, Any]


def summarize(folder: Path, environment: Mapping[str, str]) -> str:
    """The page; it says so when nothing was built. `environment` is the CI's."""
    said = _read(folder / BUILD)
    if said is None:
        return f"{_phrase('nothing', choose_language())}\n"
    lang = said["lang"]
    lines = [f"## {_phrase('heading', lang)}", "", _counts(said, lang), ""]
    reports = sorted(said["reports"], key=lambda report: report["state"] in _GOOD)
    lines += _table(reports, _verdicts(folder), lang)
    lines += _problems(reports, lang, environment)
    text = "\n".join(lines) + "\n"
    return f'<div dir="rtl">\n\n{text}\n</div>\n' if lang == "ar" else text


def _read(path: Path) -> Any:  # noqa: ANN401 - JSON
    """None where there is nothing to be read."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None


def _verdicts(folder: Path) -> dict[str, str]:
    """What verify answered, by the path of the report."""
    return {Path(v["file"]).as_posix(): v["answer"] for v in _read(folder / VERIFY) or ()}


def _counts(said: Said, lang: str) -> str:
    counts = said["summary"]
    good = sum(counts[state] for state in _GOOD)
    numbers = {"good": good, "bad": len(said["reports"]) - good, "warnings": counts["warnings"]}
    args = {name: str(number) for name, number in numbers.items()}
    return _phrase("counts", lang, seconds=f"{counts['seconds']:.1f}", **args)


def _table(reports: list[Said], verdicts: Mapping[str, str], lang: str) -> Iterator[str]:
    columns = _COLUMNS if verdicts else _COLUMNS[:-1]
    yield _row(_phrase(column, lang) for column in columns)
    yield _row("---" for _ in columns)
    for report in reports[:MOST_ROWS]:
        cells = _cells(report, verdicts, lang)
        yield _row(cells[column] for column in columns)
    if len(reports) > MOST_ROWS:
        yield ""
        yield _phrase("more", lang, count=str(len(reports) - MOST_ROWS))


def _cells(report: Said, verdicts: Mapping[str, str], lang: str) -> dict[str, str]:
    path, state = report["output"], report["state"]
    good = state in _GOOD
    warnings = sum(finding["severity"] == "warning" for finding in report["findings"])
    verdict = verdicts.get(path, "")
    sound = _mark(_phrase("sound", lang), good=True)
    return {
        "report": escape(Path(path if good else report["notes"]).name),
        "title": escape(_title(Path(path))) if good else "",
        "pages": str(report["pages"] or ""),
        "words": str(report["words"] or ""),
        "warnings": str(warnings or ""),
        "seconds": f"{report['seconds']:.2f}",
        "state": _mark(_phrase(state, lang), good=good),
        "verified": sound if verdict == "sound" else verdict and _mark(escape(verdict), good=False),
    }


def _mark(words: str, *, good: bool) -> str:
    return f"{'✅' if good else '❌'} {words}"


def _title(report: Path) -> str:
    try:
        with pypdfium2.PdfDocument(report) as document:
            return str(document.get_metadata_value("Title"))
    except (OSError, pypdfium2.PdfiumError):
        return ""


def _problems(reports: list[Said], lang: str, environment: Mapping[str, str]) -> Iterator[str]:
    """The errors, each with its place and what to do about it."""
    found = [
        finding
        for report in reports
        for finding in report["findings"]
        if finding["severity"] == "error"
    ]
    if found:
        yield ""
        yield f"### {_phrase('problems', lang)}"
        yield ""
    for finding in found[:MOST_FINDINGS]:
        words = " ".join(filter(None, (finding["message"], finding["hint"])))
        yield f"- {_place(finding, environment)}{escape(words)}"
    if len(found) > MOST_FINDINGS:
        yield f"- {_phrase('more', lang, count=str(len(found) - MOST_FINDINGS))}"


def _place(finding: Said, environment: Mapping[str, str]) -> str:
    """The line of the notes, as a link where the CI says how they can be looked at."""
    if not finding["path"]:
        return ""
    path, line = Path(finding["path"]), finding["line"]
    said = escape(f"{path.as_posix()}:{line}")
    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")
    server, repository, commit = (environment.get(name, "") for name in names)
    if not repository or path.is_absolute():
        return f"{said} — "
    return f"[{said}]({server}/{repository}/blob/{commit}/{quote(path.as_posix())}#L{line}) — "


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escape(text: str) -> str:
    """`text` as one line that reads as it is written, anywhere in GitHub's Markdown."""
    line = " ".join(text.split())
    return _MEANS_SOMETHING.sub(lambda found: f"&#{ord(found[0])};", line)


def _phrase(name: str, lang: str, **args: str) -> str:
    return fill(PHRASES[f"summary.{name}"].text(lang), args)


if __name__ == "__main__":
    prepare_streams()
    sys.stdout.write(summarize(Path(sys.argv[1]), os.environ))
