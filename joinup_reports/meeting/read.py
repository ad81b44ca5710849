"""Node → Meeting, by the table of its fields. Knows no YAML, HTML or PDF."""

from __future__ import annotations

from joinup_reports.diagnostics import Diagnostics
from joinup_reports.meeting.fields import MEETING
from joinup_reports.meeting.model import Meeting
from joinup_reports.reading.fields import Reading, read_record
from joinup_reports.reading.source import Node


def read_meeting(node: Node, diagnostics: Diagnostics) -> Meeting | None:
    """The meeting that `node` holds, None when a required part is missing or unreadable."""
    values = read_record(node, MEETING, Reading(diagnostics))
    if values is None:
        return None
    date, date_place = values.pop("date")
    meeting = Meeting(date=date, date_place=date_place, **values)
    coming = meeting.next_meeting
    if coming and coming.date <= date and coming.date_place is not None:
        diagnostics.report("meeting.next-not-later", coming.date_place.place)
    return meeting
