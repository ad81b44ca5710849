"""How a report's language says counts, dates and times: Arabic, English, or in figures.

Each language gives the same functions, so that a template need not know which it speaks.
Knows words only: no meetings, no markup.
"""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from joinup_reports.language import arabic, people
from joinup_reports.language.arabic import Digits, in_digits
from joinup_reports.language.people import Attendance

ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ENGLISH_WEEKDAYS = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)
_NOON = 12


class Language(Protocol):
    """What a template asks of its language. `tag` is the report's, in BCP 47.

    `double` writes both names of a month (نيسان/أبريل), `slash` puts one before the year;
    a language without such a form writes its usual one.
    """

    tag: str

    def numbered(self, noun: str, number: int | None) -> str:
        """اللقاء السابع, 7th meeting; the noun alone without a number."""
        ...

    def titled(self, noun: str, name: str) -> str:
        """A meeting by its series alone, without a number: لقاء المنظمات الداعمة."""
        ...

    def date(
        self,
        date: dt.date,
        *,
        weekday: bool = False,
        double: bool = False,
        slash: bool = False,
        digits: Digits = "latn",
    ) -> str: ...

    def weekday(self, date: dt.date) -> str: ...

    def month(self, date: dt.date, *, double: bool = False) -> str: ...

    def time(self, time: dt.time, *, digits: Digits = "latn") -> str: ...

    def from_to(self, start: dt.time, end: dt.time, *, digits: Digits = "latn") -> str: ...

    def further(self, number: int) -> str:
        """That so many items more are not shown: و3 بنود أخرى, and 3 more."""
        ...

    def attendance(self, came: Attendance) -> str:
        """Who came, in a sentence; empty when nobody was counted."""
        ...


def speak(tag: str) -> Language:
    """The language of a BCP 47 tag; one we have no words for counts and dates in figures."""
    primary = tag.partition("-")[0].lower()
    if primary == "ar":
        return _Arabic()
    return _English() if primary == "en" else _Figures(tag)


class _Arabic:
    """As Jordan writes it."""

    tag = "ar-JO"
    titled = staticmethod(arabic.titled)
    date = staticmethod(arabic.long_date)
    weekday = staticmethod(arabic.weekday_name)
    time = staticmethod(arabic.clock_time)
    from_to = staticmethod(arabic.from_to)
    further = staticmethod(arabic.further)
    attendance = staticmethod(people.in_arabic)

    def numbered(self, noun: str, number: int | None) -> str:
        if number is None or number > arabic.HIGHEST_ORDINAL:
            return _in_figures(noun, number)
        return f"{noun} {arabic.ordinal(number, feminine=noun.endswith('ة'))}"

    def month(self, date: dt.date, *, double: bool = False) -> str:
        return arabic.month_name(date.month, double=double)


class _Figures:
    """Numbers, and dates and times by ISO 8601."""

    def __init__(self, tag: str) -> None:
        self.tag = tag

    def numbered(self, noun: str, number: int | None) -> str:
        return _in_figures(noun, number)

    def titled(self, noun: str, name: str) -> str:
        return f"{noun} {name}"

    def date(
        self,
        date: dt.date,
        *,
        weekday: bool = False,
        double: bool = False,  # noqa: ARG002 - every language is asked alike
        slash: bool = False,  # noqa: ARG002
        digits: Digits = "latn",
    ) -> str:
        before = f"{self.weekday(date)}, " if weekday and self.weekday(date) else ""
        return in_digits(f"{before}{self._day(date)}", digits)

    def _day(self, date: dt.date) -> str:
        return date.isoformat()

    def weekday(self, date: dt.date) -> str:  # noqa: ARG002
        return ""

    def month(self, date: dt.date, *, double: bool = False) -> str:  # noqa: ARG002
        return f"{date.month:02}"

    def time(self, time: dt.time, *, digits: Digits = "latn") -> str:
        return in_digits(f"{time:%H:%M}", digits)

    def further(self, number: int) -> str:
        return f"+{number}"

    def from_to(self, start: dt.time, end: dt.time, *, digits: Digits = "latn") -> str:
        return f"{self.time(start, digits=digits)}–{self.time(end, digits=digits)}"

    def attendance(self, came: Attendance) -> str:
        return people.in_english(came)


class _English(_Figures):
    def __init__(self) -> None:
        super().__init__("en")

    def further(self, number: int) -> str:
        return f"and {number} more"

    def numbered(self, noun: str, number: int | None) -> str:
        if not number:
            return noun
        teens = range(11, 14)
        endings = {1: "st", 2: "nd", 3: "rd"}
        ending = "th" if number % 100 in teens else endings.get(number % 10, "th")
        return f"{number}{ending} {noun}"

    def _day(self, date: dt.date) -> str:
        return f"{date.day} {ENGLISH_MONTHS[date.month - 1]} {date.year}"

    def weekday(self, date: dt.date) -> str:
        return _ENGLISH_WEEKDAYS[date.weekday()]

    def month(self, date: dt.date, *, double: bool = False) -> str:  # noqa: ARG002
        return ENGLISH_MONTHS[date.month - 1]

    def time(self, time: dt.time, *, digits: Digits = "latn") -> str:
        minutes = f":{time.minute:02}" if time.minute else ""
        half = "am" if time.hour < _NOON else "pm"
        return in_digits(f"{time.hour % _NOON or _NOON}{minutes} {half}", digits)

    def from_to(self, start: dt.time, end: dt.time, *, digits: Digits = "latn") -> str:
        return f"from {self.time(start, digits=digits)} to {self.time(end, digits=digits)}"


def _in_figures(noun: str, number: int | None) -> str:
    return f"{noun} {number}" if number else noun
