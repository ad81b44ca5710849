"""Arabic words for numbers and dates, as Jordan writes them.

Ordinals agree in gender (اللقاء السابع، الجلسة السابعة) and case (في اللقاء العشرين); month
names are CLDR's for ar-JO. Pure words: knows nothing of meetings, files or pages.
"""

from __future__ import annotations

import datetime as dt
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
