"""The JSON Schema of a meeting's notes, by the table that the reader follows too."""

from __future__ import annotations

from joinup_reports.meeting.fields import MEETING
from joinup_reports.reading.schema import Schema, schema_of


def meeting_schema() -> Schema:
    return schema_of(MEETING, "The notes of a meeting", "ملف لقاء")
