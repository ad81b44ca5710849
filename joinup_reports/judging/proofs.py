"""What `verify`, `extract` and `diff` tell, to people and to programs.

Knows the console and the verdicts; does no reading or comparing of its own.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from joinup_reports.diagnostics import Diagnostic, Diagnostics, JoinupError
from joinup_reports.output import is_folder, write_whole
from joinup_reports.telling.console import Console

DIFFERENT = 1
_SHORT = 12  # digits of a fingerprint that people compare


def verify_all(names: list[str], console: Console, found: Diagnostics, *, machine: bool) -> int:
    """Judges each file, of a folder each report in it; the worst exit code.

    `machine` prints JSON instead of sentences.
    """
    told, code = [], 0
    for path in chain.from_iterable(map(_reports, names)):
        answer = _verify(path, console, found, machine=machine)
        told.append(answer)
        code = max(code, answer["exit_code"])
    if machine:
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    return code


def _reports(name: str) -> list[Path]:
    """The PDFs in a folder; what is none, or has none, stands for itself."""
    from joinup_reports.worklist import find_pdf

    path = find_pdf(name)
    return sorted(path.glob("*.pdf")) or [path]


def _verify(
    path: Path, console: Console, found: Diagnostics, *, machine: bool
) -> Mapping[str, Any]:
    from joinup_reports.judging.verify import verify_report

    try:
        verdict = verify_report(path)
    except JoinupError as problem:
        found.extend(problem.diagnostics)
        return _as_data(str(path), problem.exit_code, problem.diagnostics, console.lang)
    found.extend(verdict.findings)
    if not machine:
        _tell(verdict, console)
    said = verdict.meeting
    return _as_data(str(path), verdict.exit_code, verdict.findings, console.lang) | {
        "made_by": f"joinup {verdict.told.version}",
        "meeting": said and {"title": said.title, "date": said.date.isoformat()},
        "made_from": dict(verdict.told.made_from),
        "words": verdict.words,
        "words_printed": verdict.printed,
        "rebuild": verdict.rebuild,
    }


def _as_data(path: str, code: int, findings: tuple[Diagnostic, ...], lang: str) -> dict[str, Any]:
    return {
        "file": path,
        "answer": findings[0].code if findings else "sound",
        "exit_code": code,
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "message": finding.message(lang),
                "hint": finding.hint(lang),
                **{k: v for k, v in finding.args.items() if v and k != "path"},
            }
            for finding in findings
        ],
    }


def _tell(verdict: Any, console: Console) -> None:  # noqa: ANN401 - verify is loaded late
    said = verdict.meeting
    if said is not None:
        console.say(
            "verify.made",
            path=verdict.path,
            version=verdict.told.version,
            title=said.title,
            date=said.date.isoformat(),
        )
    for name, found in verdict.told.made_from:
        console.write("", lead=f"    {found[:_SHORT]}  {name}")
    if verdict.words == "same":
        console.say("verify.words-same", count=str(verdict.printed))
    if verdict.rebuild in ("same-bytes", "same-content"):
        console.say(f"verify.{verdict.rebuild}")


def extract(name: str, folder: str | None, console: Console) -> int:
    """Writes the source of a report into a folder, else one called as the report is."""
    from joinup_reports.judging.extract import extract_report
    from joinup_reports.judging.supplies import supply
    from joinup_reports.worklist import find_pdf

    path = find_pdf(name)
    place = Path(folder) if folder else Path(path.stem)
    if folder:
        is_folder(place)  # or nothing can be called so
    files, told = extract_report(path, place)
    for file in files:
        console.say("wrote-file", path=str(file))
    lacking = supply(told, place, path)
    if lacking:
        console.say("extract.lacking", what=", ".join(lacking))
    return 0


def compare(first: str, second: str, output: str | None, console: Console) -> int:
    """Tells what changed from one to the other; writes them side by side into `output`."""
    from joinup_reports.judging.difference import Comparison
    from joinup_reports.worklist import place_for_pdf

    both = _named(first), _named(second)
    place = place_for_pdf(output, both) if output else None
    with Comparison(*both) as comparison:
        changes = comparison.changes()
        for change in changes:
            lead = {"added": "+", "removed": "-", "changed": "~"}[change.kind]
            console.write(change.place(console.lang), lead=lead, column=2)
            for sign, text in (("-", change.before), ("+", change.after)):
                if text:
                    console.quote(text, lead=f"    {sign} ")
        console.say("diff.count" if changes else "diff.same", count=str(len(changes)))
        if place:
            write_whole(place, comparison.side_by_side())
            console.say("diff.beside", path=str(place))
    return DIFFERENT if changes else 0


def _named(name: str) -> Path:
    """The report or the notes called `name`. Raises CannotAccess, as for any notes."""
    from joinup_reports.worklist import find_one, find_pdf

    return find_pdf(name) if name.lower().endswith(".pdf") else find_one(name)
