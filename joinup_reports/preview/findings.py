"""Findings as the page in the browser shows them: their words, their place, the line.

Knows diagnostics and words, nothing of HTML: the page writes each text as text. What a
person wrote is an isolate in our sentences, without marks of its own that could turn them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from joinup_reports.diagnostics import Diagnostic, Fix, Location
from joinup_reports.messages import MESSAGES, PHRASES, fill
from joinup_reports.telling import terminal
from joinup_reports.telling.console import Console
from joinup_reports.telling.excerpts import Excerpts, crop, first_difference

_ROOM, _MENDED_ROOM = 120, 60  # of a line, in characters of usual width
_WORD = re.compile(r"[^\s]+")


def told(found: Iterable[Diagnostic], console: Console) -> list[dict[str, Any]]:
    """Each finding; `place`, `source` and `hint` may be empty. Reads the files it points into.

    `source` has the line's number and its text `before`, `marked` and `after`.
    """
    excerpts = Excerpts()
    return [_told(diagnostic, console, excerpts) for diagnostic in found]


def _told(found: Diagnostic, console: Console, excerpts: Excerpts) -> dict[str, Any]:
    message = MESSAGES[found.code]
    at = found.location
    return {
        "code": found.code,
        "severity": found.severity.value,
        "label": console.phrase(f"severity.{found.severity.value}"),
        "message": console.filled(message.text(console.lang), found.args),
        "hint": console.filled(message.hint(console.lang), found.args),
        "place": terminal.harmless(str(at)) if at else "",
        "source": _source(found, at, excerpts) if at else None,
        "mends": [_mend(fix, console, excerpts) for fix in found.fixes],
    }


def _source(found: Diagnostic, at: Location, excerpts: Excerpts) -> dict[str, str] | None:
    """The line, cut to what is near the place, in three parts."""
    line = excerpts.line(at.path, at.line)
    if line is None:
        return None
    start = min(at.column - 1, len(line))
    length = _end(found, at, line, start) - start
    text, start = crop(terminal.harmless(line), start, _ROOM)
    end = min(start + length, len(text))
    return {
        "line": str(at.line),
        "before": text[:start],
        "marked": text[start:end],
        "after": text[end:],
    }


def _end(found: Diagnostic, at: Location, line: str, start: int) -> int:
    """Where the mark ends: with what the first mend replaces, else with the word."""
    for fix in found.fixes[:1]:
        if fix.start == at and fix.end.line == at.line and fix.end.column > at.column:
            return min(fix.end.column - 1, len(line))
    word = _WORD.match(line, start)
    return word.end() if word else min(start + 1, len(line))


def _mend(fix: Fix, console: Console, excerpts: Excerpts) -> dict[str, Any]:
    """What could be done, and the lines that come of it."""
    what = console.phrase(f"fix.{fix.kind}", text=fix.text)
    before, after = excerpts.mended(fix)
    at = first_difference(" ".join(before), " ".join(after))
    lines = [
        crop(terminal.harmless(line), 0 if number else at, _MENDED_ROOM)[0]
        for number, line in enumerate(after)
    ]
    return {"what": fill(PHRASES["mend"].text(console.lang), {"what": what}), "lines": lines}
