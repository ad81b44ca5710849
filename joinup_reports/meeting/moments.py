"""Days and hours in notes: the kinds of fields that say when something was.

Knows the forms of a date by `dates.py`; no particular meeting.
"""

from __future__ import annotations

import datetime as dt
import re

from joinup_reports.language.arabic import in_digits
from joinup_reports.meeting.dates import (
    NoSuchDay,
    NotADate,
    WrongWeekday,
    date_pattern,
    parse_date,
)
from joinup_reports.meeting.model import Hours
from joinup_reports.reading.fields import (
    Field,
    Reading,
    Record,
    Table,
    Words,
    read_record,
    rewrite,
)
from joinup_reports.reading.schema import TEXT, Describe, Schema
from joinup_reports.reading.source import Mapping, Node, Text


class Day:
    """A date in any of the forms of `dates.parse_date`: (date, the Text it was read from)."""

    def read(self, node: Node, reading: Reading) -> tuple[dt.date, Text] | None:
        text = Words().read(node, reading)
        if text is None:
            return None
        try:
            return parse_date(text), text
        except NotADate:
            reading.report("meeting.not-a-date", node.place, value=text)
        except NoSuchDay:
            reading.report("meeting.no-such-day", node.place, value=text)
        except WrongWeekday as wrong:
            fixes = rewrite(node, wrong.mended)
            weekday = wrong.weekday
            reading.report("meeting.wrong-weekday", node.place, fixes, value=text, weekday=weekday)
        return None

    def schema(self, _describe: Describe) -> Schema:
        return {"type": "string", "pattern": date_pattern()}


class Clock:
    """A time of day, 21:00 or 9:30 or 9, in Western or Arabic-Indic digits: datetime.time."""

    def read(self, node: Node, reading: Reading) -> dt.time | None:
        text = Words().read(node, reading)
        if text is None:
            return None
        written = re.fullmatch("([0-9]{1,2})(?:[:.]([0-9]{2}))?", in_digits(text, "latn"))
        hour, minute = (int(part or 0) for part in written.groups()) if written else (24, 0)
        if hour < 24 and minute < 60:  # noqa: PLR2004
            return dt.time(hour, minute)
        reading.report("meeting.not-a-time", node.place, value=text)
        return None

    def schema(self, _describe: Describe) -> Schema:
        hour, minute = "(?:[01٠١]?[0-9٠-٩]|[2٢][0-3٠-٣])", "[:.][0-5٠-٥][0-9٠-٩]"
        text = {"type": "string", "pattern": rf"^\s*{hour}(?:{minute})?\s*$"}
        return {"anyOf": [text, {"type": "integer", "minimum": 0, "maximum": 23}]}


class Times:
    """When it began and ended: in words, or on the clock (Hours)."""

    def read(self, node: Node, reading: Reading) -> Text | Hours | None:
        if not isinstance(node, Mapping):
            return Words().read(node, reading)
        values = read_record(node, HOURS, reading)
        return None if values is None else Hours(values["from"], values["to"], node.place)

    def schema(self, describe: Describe) -> Schema:
        return {"anyOf": [TEXT, describe(Record(HOURS))]}


HOURS: Table = (
    Field(
        "from",
        "من",
        Clock(),
        required=True,
        en="the hour it began: 21:00",
        ar="ساعة البداية، مثل 21:00",
    ),
    Field(
        "to",
        "إلى",
        Clock(),
        required=True,
        en="the hour it ended: 22:30",
        ar="ساعة النهاية، مثل 22:30",
    ),
)
