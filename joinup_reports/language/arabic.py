"""Arabic words for numbers and dates, as Jordan writes them.

Ordinals agree in gender (اللقاء السابع، الجلسة السابعة) and case (في اللقاء العشرين); month
names are CLDR's for ar-JO. Pure words: knows nothing of meetings, files or pages.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

Digits = Literal["latn", "arab"]
Plural = Literal["zero", "one", "two", "few", "many", "other"]

HIGHEST_ORDINAL = 199

LEVANTINE_MONTHS = (
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
)
GREGORIAN_MONTHS = (
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
)
# datetime.date.weekday counts from Monday.
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")

_FIRST_TEN = {
    "masculine": (
        "الأول",
        "الثاني",
        "الثالث",
        "الرابع",
        "الخامس",
        "السادس",
        "السابع",
        "الثامن",
        "التاسع",
        "العاشر",
    ),
    "feminine": (
        "الأولى",
        "الثانية",
        "الثالثة",
        "الرابعة",
        "الخامسة",
        "السادسة",
        "السابعة",
        "الثامنة",
        "التاسعة",
        "العاشرة",
    ),
}
# In compounds the first is not الأول but الحادي.
_COMPOUND_ONE = {"masculine": "الحادي", "feminine": "الحادية"}
_TEEN = {"masculine": "عشر", "feminine": "عشرة"}
_TENS = ("عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")

_SMALL_PLURALS: tuple[Plural, ...] = ("zero", "one", "two")

_TO_ARAB = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_TO_LATN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def ordinal(number: int, *, feminine: bool = False, oblique: bool = False) -> str:
    """The definite ordinal of 1..199: السابع، الحادية والعشرون; `oblique` after a preposition.

    Raises ValueError outside that range.
    """
    if not 1 <= number <= HIGHEST_ORDINAL:
        raise ValueError(f"no ordinal for {number}: 1 to {HIGHEST_ORDINAL}")
    hundred, rest = divmod(number, 100)
    words = _below_hundred(rest, "feminine" if feminine else "masculine", oblique=oblique)
    if not hundred:
        return words
    return f"{words} بعد المئة" if rest else "المئة"


def _below_hundred(number: int, gender: str, *, oblique: bool) -> str:
    if number == 0:
        return ""
    if number <= 10:  # noqa: PLR2004
        return _FIRST_TEN[gender][number - 1]
    tens, unit = divmod(number, 10)
    first = _COMPOUND_ONE[gender] if unit == 1 else _FIRST_TEN[gender][unit - 1]
    if tens == 1:
        # 11 to 19 do not change with the case.
        return f"{first} {_TEEN[gender]}"
    ten = "ال" + _TENS[tens - 2] + ("ين" if oblique else "ون")
    return f"{first} و{ten}" if unit else ten


# What ل and the article are written together, before a noun that surely has no lam of its own
# behind it (للاجئين is of اللاجئين, للجان of اللجان).
_TO_THE = re.compile("^لل(?!اجئ|اعب|جان|جن|غ|قاء|وائح|وجست|حوم|عب)")


def titled(noun: str, name: str) -> str:
    """A definite noun without an attribute before what it is of: اللقاء and للمنظمات الداعمة
    give لقاء المنظمات الداعمة, اللقاء and لمنشآت الريادة give لقاء لمنشآت الريادة.
    """
    if " " in noun or not noun.startswith("ال") or name.startswith("ال"):
        return f"{noun} {name}"
    return f"{noun.removeprefix('ال')} {_TO_THE.sub('ال', name)}"


def month_name(month: int, *, double: bool = False) -> str:
    """نيسان, or with `double` نيسان/أبريل."""
    name = LEVANTINE_MONTHS[month - 1]
    return f"{name}/{GREGORIAN_MONTHS[month - 1]}" if double else name


def weekday_name(date: dt.date) -> str:
    return WEEKDAYS[date.weekday()]


def long_date(
    date: dt.date,
    *,
    weekday: bool = False,
    double: bool = False,
    slash: bool = False,
    digits: Digits = "latn",
) -> str:
    """23 نيسان 2020; `weekday`: الخميس، 23 نيسان 2020; `slash`: 23 نيسان / 2020."""
    before = f"{weekday_name(date)}، " if weekday else ""
    between = " / " if slash else " "
    words = f"{before}{date.day} {month_name(date.month, double=double)}{between}{date.year}"
    return in_digits(words, digits)


def in_digits(text: str, digits: Digits) -> str:
    """`text` with its digits Western (latn) or Arabic-Indic (arab)."""
    return text.translate(_TO_ARAB if digits == "arab" else _TO_LATN)


def plural_class(number: int) -> Plural:
    """CLDR's plural class of a whole number: 3 منظمات (few), 11 منظمة (many)."""
    if number in (0, 1, 2):
        return _SMALL_PLURALS[number]
    rest = abs(number) % 100
    if 3 <= rest <= 10:  # noqa: PLR2004
        return "few"
    return "many" if rest > 10 else "other"  # noqa: PLR2004


# What agrees with بند, by CLDR's plural classes; one and two say their number themselves.
_FURTHER = {
    "zero": "",
    "one": "وبند آخر",
    "two": "وبندان آخران",
    "few": "و{number} بنود أخرى",
    "many": "و{number} بنداً آخر",
    "other": "و{number} بند آخر",
}


def further(number: int) -> str:
    """That so many items more are not shown: وبند آخر، و3 بنود أخرى، و11 بنداً آخر."""
    return _FURTHER[plural_class(number)].format(number=number)


# Minutes after the hour, or before the next one; more than ten are told in figures.
_TEN_MINUTES = (
    "دقيقة واحدة",
    "دقيقتين",
    "ثلاث دقائق",
    "أربع دقائق",
    "خمس دقائق",
    "ست دقائق",
    "سبع دقائق",
    "ثماني دقائق",
    "تسع دقائق",
    "عشر دقائق",
)
# Hours agree with الساعة. Minutes that clocks are read by have words of their own.
_MINUTES = {
    0: "",
    **{number: f" و{words}" for number, words in enumerate(_TEN_MINUTES, 1)},
    15: " والربع",
    20: " والثلث",
    25: " والنصف إلا خمس دقائق",
    30: " والنصف",
    35: " والنصف وخمس دقائق",
    40: " إلا الثلث",
    45: " إلا الربع",
    **{60 - number: f" إلا {words}" for number, words in enumerate(_TEN_MINUTES, 1)},
}
_TO_THE_NEXT_HOUR = 40
# From which hour on the day has which name.
_PARTS_OF_DAY = (
    (0, "بعد منتصف الليل"),
    (4, "صباحاً"),
    (12, "ظهراً"),
    (13, "بعد الظهر"),
    (16, "عصراً"),
    (18, "مساءً"),
    (21, "ليلاً"),
)


def clock_time(time: dt.time, *, part_of_day: bool = True, digits: Digits = "latn") -> str:
    """العاشرة والنصف ليلاً; without `part_of_day` العاشرة والنصف. After من, حتى and الساعة."""
    later = time.minute >= _TO_THE_NEXT_HOUR and time.minute in _MINUTES
    hour = (time.hour + later) % 12 or 12
    minutes = _MINUTES.get(time.minute)
    if minutes is None:
        minutes = f" و{in_digits(str(time.minute), digits)} دقيقة"
    after = f" {_part_of_day(time)}" if part_of_day else ""
    word = _FIRST_OF_CLOCK if hour == 1 else _below_hundred(hour, "feminine", oblique=True)
    return f"{word}{minutes}{after}"


def from_to(start: dt.time, end: dt.time, *, digits: Digits = "latn") -> str:
    """من الساعة التاسعة حتى العاشرة والنصف ليلاً: the part of the day once when it is one."""
    same = _part_of_day(start) == _part_of_day(end)
    first = clock_time(start, part_of_day=not same, digits=digits)
    return f"من الساعة {first} حتى {clock_time(end, digits=digits)}"


_FIRST_OF_CLOCK = "الواحدة"


def _part_of_day(time: dt.time) -> str:
    return [name for hour, name in _PARTS_OF_DAY if hour <= time.hour][-1]
