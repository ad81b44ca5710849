"""Names in the lines of a template: where they stand, and which was probably meant.

Knows files and findings, nothing of Jinja.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from joinup_reports.diagnostics import Diagnostic, Location
from joinup_reports.reading.spelling import nearest
from joinup_reports.resources import shown_path

# What is said of an unknown name, and what where a known one is near.
_NEAR = {
    "template.undefined": "template.undefined-near",
    "template.not-found": "template.not-found-near",
    "template.no-such-tag": "template.no-such-tag-near",
    "template.no-such-filter": "template.no-such-filter-near",
    "template.no-such-test": "template.no-such-test-near",
    "template.no-such-block": "template.no-such-block-near",
}


def named(code: str, place: Location, name: str, known: Iterable[str] = ()) -> Diagnostic:
    """A finding about a name in a template's line, with the one that was probably meant."""
    known = list(known)
    near = nearest(name, known) if code in _NEAR else None
    args = {"near": near} if near else {"known": ", ".join(known)}
    return Diagnostic(_NEAR[code] if near else code, at_name(place, name), {"name": name, **args})


def at_name(place: Location, name: str) -> Location:
    """`place`, moved to where its line has the name."""
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line_at(place))
    return shown(place._replace(column=found.start() + 1) if found else place)


def owner_in_line(place: Location, name: str) -> str:
    """What `name` is asked of in the line: meeting.next_meeting in `meeting.next_meeting.date`."""
    found = re.search(rf"([\w.]+)\s*\.\s*{re.escape(name)}(?!\w)", line_at(place))
    return found[1] if found else name


def line_at(place: Location) -> str:
    try:
        lines = Path(place.path).read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError):
        return ""
    return lines[place.line - 1] if 0 < place.line <= len(lines) else ""


def shown(place: Location) -> Location:
    return place._replace(path=shown_path(Path(place.path)))
