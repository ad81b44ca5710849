"""The ways a facilitator writes a date, and the day that is meant.

2020-04-23, 23/4/2020, 23 نيسان 2020, 23 أبريل 2020, 23 April 2020, the double form and
Arabic-Indic digits. Day before month, as Jordan writes it. Knows no files.
"""

from __future__ import annotations

import datetime as dt
import re

from joinup_reports.language.arabic import GREGORIAN_MONTHS, LEVANTINE_MONTHS, WEEKDAYS, in_digits
from joinup_reports.reading.spelling import fold, ways_to_write

_ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTHS = {
    fold(name): number
    for months in (LEVANTINE_MONTHS, GREGORIAN_MONTHS, _ENGLISH_MONTHS)
    for number, name in enumerate(months, start=1)
}
# Spellings beside the usual ones that people write for the same months.
_MONTHS |= {fold(name): n for name, n in (("ابريل", 4), ("اذار", 3), ("اغسطس", 8))}
_WEEKDAYS = tuple(fold(name) for name in WEEKDAYS)

_DAY_NAME = r"(?:([^\d،,]+)[،,]?\s+)?"
# `re` compiles each when it is tried, and remembers it: most notes have one form.
_YEAR_FIRST = rf"{_DAY_NAME}(\d{{4}})\s*[-/.]\s*(\d{{1,2}})\s*[-/.]\s*(\d{{1,2}})"
_DAY_FIRST = rf"{_DAY_NAME}(\d{{1,2}})\s*[-/.]\s*(\d{{1,2}})\s*[-/.]\s*(\d{{4}})"
_NAMED = _DAY_NAME + r"(\d{1,2})\s+([^\d]+?)\s*[/،,]?\s*(\d{4})"
_BIDI_MARKS = re.compile("[\u200e\u200f\u061c]")


class NotADate(ValueError):  # noqa: N818 - what it is, in the words of a reader
    """The text is in no form of a date that is known here."""


class NoSuchDay(ValueError):  # noqa: N818 - what it is, in the words of a reader
    """The text names a day that the calendar does not have."""


class WrongWeekday(ValueError):  # noqa: N818 - what it is, in the words of a reader
    """The day is another day of the week than the text says.

    `weekday` is the right one, `mended` the text with it.
    """

    def __init__(self, weekday: str, mended: str) -> None:
        super().__init__(weekday)
        self.weekday = weekday
        self.mended = mended


def parse_date(text: str) -> dt.date:
    """The day that `text` names. Raises NotADate, NoSuchDay or WrongWeekday."""
    written = in_digits(_BIDI_MARKS.sub("", text), "latn").strip()
    if match := re.fullmatch(_YEAR_FIRST, written):
        year, month, day = (int(part) for part in match.groups()[1:])
        return _checked(match[1], _day(year, month, day), text)
    if match := re.fullmatch(_DAY_FIRST, written):
        day, month, year = (int(part) for part in match.groups()[1:])
        return _checked(match[1], _day(year, month, day), text)
    if match := re.fullmatch(_NAMED, written):
        return _checked(match[1], _day(int(match[4]), _month(match[3]), int(match[2])), text)
    raise NotADate(text)


def names_weekday(text: str) -> bool:
    """Whether a date is written with its day of the week: السبت، 17 تشرين الأول 2020."""
    return not _BIDI_MARKS.sub("", text).strip()[:1].isdigit()


def date_pattern() -> str:
    """These forms as one pattern, for a schema: it knows the names, not the calendar."""
    digit, space = "[0-9٠-٩۰-۹]", r"[\s\u200e\u200f\u061c]*"
    mark = f"{space}[-/.]{space}"
    day, year = f"{digit}{{1,2}}", f"{digit}{{4}}"
    month = f"(?:{'|'.join(map(_month_pattern, range(1, 13)))})"
    weekday = rf"(?:(?:يوم\s+)?(?:{'|'.join(map(ways_to_write, WEEKDAYS))}){space}[،,]?\s+)?"
    forms = (
        f"{weekday}{year}{mark}{day}{mark}{day}",
        f"{weekday}{day}{mark}{day}{mark}{year}",
        rf"{weekday}{day}\s+{month}{space}[/،,]?{space}{year}",
    )
    return f"^{space}(?:{'|'.join(forms)}){space}$"


def _month_pattern(number: int) -> str:
    """One name of the month, or two with a slash between."""
    name = f"(?:{'|'.join(ways_to_write(name) for name, n in _MONTHS.items() if n == number)})"
    return rf"{name}(?:\s*/\s*{name})?"


def _day(year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError as problem:
        raise NoSuchDay(str(problem)) from problem


def _month(name: str) -> int:
    """The month of a name, or of both names with a slash between (نيسان/أبريل)."""
    months = {_MONTHS.get(fold(part)) for part in name.split("/")}
    month = months.pop()
    if months or month is None:
        raise NotADate(name)
    return month


def _checked(name: str | None, date: dt.date, text: str) -> dt.date:
    """`date`, once the weekday that it is called by, if any, is its own."""
    if name is None:
        return date
    words = fold(name)
    if words.startswith("يوم "):
        words = words.removeprefix("يوم ")
    if words not in _WEEKDAYS:
        raise NotADate(name)
    if words != _WEEKDAYS[date.weekday()]:
        weekday = WEEKDAYS[date.weekday()]
        raise WrongWeekday(weekday, text.replace(name.removeprefix("يوم "), weekday, 1))
    return date
