"""A meeting as its facilitator wrote it up: plain values, every text with its place.

Knows no YAML, HTML or PDF.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from joinup_reports.diagnostics import Location
from joinup_reports.source import Text

Mode = Literal["online", "in-person", "hybrid"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One bullet: its words and what is nested under it. `lang` None: the meeting's."""

    text: Text
    items: tuple[Entry, ...] = ()
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """When a meeting began and ended, on the clock."""

    start: dt.time
    end: dt.time
    place: Location


@dataclass(frozen=True, slots=True)
class Meeting:
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
    headings: dict[str, Text] = field(default_factory=dict)
    introductions: dict[str, Text] = field(default_factory=dict)
