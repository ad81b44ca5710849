"""A meeting as its facilitator wrote it up: plain values, every text with its place.

Knows no YAML, HTML or PDF.
"""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from joinup_reports.diagnostics import Location
from joinup_reports.reading.source import Text
from joinup_reports.tuples import NamedTuple

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


class Participants(NamedTuple):
    """Who came. `organisations` are names, or only their number; `by_governorate` says how
    many came from each.
    """

    count: int | None = None  # type: ignore[assignment] # no tuple is asked to count here
    women: int | None = None
    men: int | None = None
    organisations: tuple[Text, ...] | int | None = None
    by_governorate: Mapping[Text, int] = MappingProxyType({})

    @property
    def total(self) -> int:
        """How many came, from whatever was counted; 0 when nothing was."""
        people = (self.women or 0) + (self.men or 0)
        return self.count or people or sum(self.by_governorate.values())

    @property
    def organisation_count(self) -> int:
        named = self.organisations or 0
        return named if isinstance(named, int) else len(named)

    @property
    def organisation_names(self) -> tuple[Text, ...]:
        return () if isinstance(self.organisations, int) else self.organisations or ()


class Photo(NamedTuple):
    """`file` is its name from the folder of the series on, with plain slashes."""

    file: Text
    caption: Text | None = None
    alt: Text | None = None


class Link(NamedTuple):
    url: Text
    text: Text | None = None


class NextMeeting(NamedTuple):
    """`date_place` is where its date stands."""

    date: dt.date
    title: Text | None = None
    location: Text | None = None
    time: Text | Hours | None = None
    date_place: Text | None = None


class Author(NamedTuple):
    name: Text
    role: Text | None = None
    email: Text | None = None


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
    participants: Participants | None = None
    photos: tuple[Photo, ...] = ()
    links: tuple[Link, ...] = ()
    next_meeting: NextMeeting | None = None
    prepared_by: Author | None = None
