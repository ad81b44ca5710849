"""What a line break must not come into, though UAX #14 would allow it.

A number with its unit, a date, a telephone number and an e-mail address stay whole; a web
address breaks only where its parts meet, and never gets a hyphen (Chicago Manual 14.18).
Text in, offsets out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_D = "[0-9\u0660-\u0669\u06f0-\u06f9]"
_NUMBER = rf"[+\-\u2212±]?{_D}+(?:[.,:/\u066b\u066c–-]{_D}+)*"

# CLDR's unit and currency names, as people write them in reports from Jordan.
_UNITS = (
    "[%٪‰°€$£₪]|(?:JOD|JD|USD|EUR|km|cm|mm|m|kg|g|MB|GB|h|min|AM|PM|am|pm"
    "|كم|سم|م|كغم|كغ|غم|متر|مترا|متراً|أمتار|دينار|دينارا|ديناراً|دنانير|دولار|دولارا|دولاراً"
    "|دولارات|يورو|ساعة|ساعات|دقيقة|دقائق|يوم|يوما|يوماً|أيام|أسبوع|أسابيع|شهر|شهرا|شهراً|أشهر"
    "|سنة|سنوات|عام|عاما|عاماً|أعوام|ص|مساء|مساءً|صباحا|صباحاً)(?![^\\W\\d_])"
)
_MONTHS = (
    "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني"
    "|كانون الأول|يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر"
    "|ديسمبر|January|February|March|April|May|June|July|August|September|October|November"
    "|December"
)

_WHOLE = re.compile(
    "|".join(
        (
            r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+",  # an e-mail address
            rf"{_D}{{1,2}} (?:{_MONTHS})(?:/(?:{_MONTHS}))?(?: ?/? ?{_D}{{4}})?",  # a date
            rf"(?:{_MONTHS}) {_D}{{4}}",
            rf"(?:\+|00){_D}+(?:[ -]{_D}+)+",  # a telephone number
            rf"{_D}+(?:[ -]{_D}{{2,}}){{2,}}",
            rf"{_NUMBER} ?[\u2066-\u2069]?(?:{_UNITS})",
            rf"(?:[€$£₪]|JOD|USD|EUR) ?{_NUMBER}",
            _NUMBER,
        )
    )
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\u2066-\u2069]+")
# After a slash that is no half of //, before what begins a query or a fragment.
_JOINT = re.compile(r"(?<=[^/]/)(?=[^/\s])|(?<=\w)(?=[?&#])")


def unbroken(text: str) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """(start, end, joints): no break strictly between start and end except at a joint."""
    addresses = list(_ADDRESS.finditer(text))
    for address in addresses:
        joints = _JOINT.finditer(address[0])
        yield (*address.span(), tuple(address.start() + j.start() for j in joints))
    for whole in _WHOLE.finditer(text):
        if not any(a.start() <= whole.start() < a.end() for a in addresses):
            yield (*whole.span(), ())
