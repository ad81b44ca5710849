"""What a person is asked before new notes are written. Writes nothing itself.

An answer is checked as the reader of notes would check it, and asked for again until it is
right; an empty one leaves a blank to fill in later. Knows which keys are worth a question.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from joinup_reports.branding.fields import SERIES
from joinup_reports.diagnostics import WrongUse
from joinup_reports.helping.starter import next_name, next_number
from joinup_reports.meeting.fields import MEETING
from joinup_reports.reading.written import faults
from joinup_reports.telling.console import Console

NOTES = ("number", "date", "title", "location", "time")
# Of a series, where there is none yet; `partner` is the name of the first partner.
OF_SERIES = ("name", "about", "objectives", "partner")

_FIELDS = {entry.key: entry for entry in (*SERIES, *MEETING)}
_FIELDS["partner"] = _FIELDS["name"]
# Lists are asked for by their first item.
_FIELDS["objectives"] = _FIELDS["name"]


def check(values: Mapping[str, str]) -> None:
    """Raises WrongUse with all that a reader would find wrong with values given as options."""
    found = [fault for key, value in values.items() for fault in faults(_FIELDS[key], value)]
    if found:
        raise WrongUse(fault._replace(location=None, fixes=()) for fault in found)


def ask(
    console: Console, folder: Path, given: Mapping[str, str], *, series: bool
) -> dict[str, str]:
    """What is given, and the answers to the questions that leaves.

    Raises KeyboardInterrupt when the person stops.
    """
    values = dict(given)
    console.say("ask.begin")
    for key in NOTES + (OF_SERIES if series else ()):
        if key in values:
            continue
        usual = str(next_number(folder)) if key == "number" else ""
        if answer := _answer(console, key, folder, usual) or usual:
            values[key] = answer
    return values


def _answer(console: Console, key: str, folder: Path, usual: str) -> str:
    """An answer that a reader takes, or none."""
    while answer := console.ask(f"ask.{key}", usual=usual):
        found = faults(_FIELDS[key], answer)
        path = folder / next_name(folder, int(answer)) if key == "number" and not found else None
        if not found and not (path and path.exists()):
            break
        for fault in found:
            console.object_to(fault)
        if path:
            console.say("ask.taken", path=str(path))
    return answer
