"""A Meeting as the values of its keys: what its notes say, whichever way they said it.

Dates as YYYY-MM-DD, after the day of the week where that was said, hours as HH:MM, keys in
English, nothing of comments, places or spellings: two files that mean the same give the
same. Reading the values back gives the same meeting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from joinup_reports.canonical import Value
from joinup_reports.language.arabic import weekday_name
from joinup_reports.meeting.dates import names_weekday
from joinup_reports.meeting.fields import MEETING
from joinup_reports.meeting.model import (
    Author,
    Entry,
    Hours,
    Link,
    Meeting,
    NextMeeting,
    Participants,
    Photo,
)

Record: TypeAlias = Participants | Photo | Link | NextMeeting | Author

_RECORDS = (Participants, Photo, Link, NextMeeting, Author)
_USUAL = {"lang": "ar"}
_NOTHING: tuple[object, ...] = (None, {}, ())


def meeting_values(meeting: Meeting) -> dict[str, Value]:
    """In the order of the table of fields, without what is not given."""
    values = {field.key: getattr(meeting, field.key) for field in MEETING}
    values["date"] = _date(meeting)
    return {
        key: _value(value)
        for key, value in values.items()
        if value not in _NOTHING and value != _USUAL.get(key)
    }


def _date(of: Meeting | NextMeeting) -> str:
    named = of.date_place is not None and names_weekday(of.date_place)
    return f"{weekday_name(of.date)}، {of.date}" if named else str(of.date)


def _value(value: Any) -> Value:  # noqa: ANN401 - whatever a field holds
    if isinstance(value, Hours):
        return {"from": value.start.isoformat("minutes"), "to": value.end.isoformat("minutes")}
    if isinstance(value, Entry):
        return _entry(value)
    if isinstance(value, _RECORDS):
        return _record(value)
    if isinstance(value, tuple):
        return [_value(inner) for inner in value]
    return {k: str(v) for k, v in value.items()} if isinstance(value, Mapping) else str(value)


def _record(record: Record) -> Value:
    """What was said alone, without its key, is written so again."""
    said = {key: value for key, value in record._asdict().items() if key != "date_place"}
    if isinstance(record, NextMeeting):
        said["date"] = _date(record)
    given = {key: _value(value) for key, value in said.items() if value not in _NOTHING}
    alone = not isinstance(record, Participants | NextMeeting) and len(given) == 1
    return next(iter(given.values())) if alone else given


def entries(items: Iterable[Entry]) -> list[Value]:
    return [_entry(item) for item in items]


def _entry(entry: Entry) -> Value:
    if not entry.items and entry.lang is None:
        return str(entry.text)
    values: dict[str, Value] = {"text": str(entry.text)}
    if entry.lang is not None:
        values["lang"] = entry.lang
    return values | ({"items": entries(entry.items)} if entry.items else {})
