"""A meeting as its facilitator wrote it up: plain values, every text with its place.

Knows no YAML, HTML or PDF.
"""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from joinup_reports.diagnostics import Location
from joinup_reports.reading.source import Text

Mode = Literal["online", "in-person", "hybrid"]


class Entry(NamedTuple):
    """One bullet: its words and what is nested under it. `lang` None: the meeting's."""

    text: Text
    items: tuple["Entry", ...] = ()
    lang: str | None = None


class Hours(NamedTuple):
    """When a meeting began and ended, on the clock."""

    start: dt.time
    end: dt.time
    place: Location


class Meeting(NamedTuple):
    """`date_place` is where the date stands; `headings` and `introductions` override the
    series' wording by section key (challenges, responses, opportunities, lessons …).
    """

    date: dt.date
    title: Text
    location: Text
    challenges: tuple[Entry, ...]
    responses: tuple[Entry, ...]
    opportunities: tuple[Entry, ...]
    lessons: tuple[Entry, ...]
    date_place: Text | None = None
    number: int | None = None
    time: Text | Hours | None = None
    region: Text | None = None
    mode: Mode | None = None
    lang: str = "ar"
    headings: Mapping[str, Text] = MappingProxyType({})
    introductions: Mapping[str, Text] = MappingProxyType({})
