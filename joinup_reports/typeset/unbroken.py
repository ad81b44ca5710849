"""What a line break must not come into, though UAX #14 would allow it.

A number with its unit, a date, a telephone number and an e-mail address stay whole, a word
of one letter stays with the next; a web address breaks only where its parts meet, and never
gets a hyphen (Chicago Manual 14.18).
Text in, offsets out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Units and currencies as people write them in reports from Jordan.
_UNITS = frozenset(
    "JOD JD USD EUR km cm mm m kg g MB GB h min AM PM am pm كم سم م كغم كغ غم متر مترا متراً "
    "أمتار دينار دينارا ديناراً دنانير دولار دولارا دولاراً دولارات يورو ساعة ساعات دقيقة دقائق يوم "
    "يوما يوماً أيام أسبوع أسابيع شهر شهرا شهراً أشهر سنة سنوات عام عاما عاماً أعوام ص مساء مساءً "
    "صباحا صباحاً % ٪ ‰ ° € $ £ ₪".split()
)
_CURRENCIES = frozenset("JOD JD USD EUR € $ £ ₪".split())
_MONTHS = frozenset(
    "كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين يناير فبراير مارس أبريل إبريل مايو "
    "يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر January February March April May June July "
    "August September October November December".split()
)

# Kept small and few: a pattern's compilation is paid at every start.
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"[+\-\u2212±]?\d+(?:[.,:/\u066b\u066c–-]\d+)*")
_WORD_AFTER = re.compile(r"\u2069?[ \u00a0]?[\u2066-\u2068]?([^\W\d_]+|[%٪‰°€$£₪])")
_REST_OF_DATE = re.compile(
    r"(?: (?:الثاني|الأول))?(?:/[^\W\d_]+(?: (?:الثاني|الأول))?)?(?: ?/? ?\d{4})?"
)
_E_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\u2066-\u2069]+")
# A conjunction or preposition of one letter, set apart from the word it belongs to.
_LONE_LETTER = re.compile(r"[وفبكل](?<!\S.) (?=\S)")
# After a slash that is no half of //, before what begins a query or a fragment.
_JOINT = re.compile(r"(?<=[^/]/)(?=[^/\s])|(?<=\w)(?=[?&#])")

_LONGEST_LEAD = 10  # characters of September and its space


def unbroken(text: str) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """(start, end, joints): no break strictly between start and end except at a joint."""
    addresses = list(_ADDRESS.finditer(text)) if "http" in text or "www." in text else []
    for address in addresses:
        joints = _JOINT.finditer(address[0])
        yield (*address.span(), tuple(address.start() + j.start() for j in joints))
    wholes = [m.span() for m in _E_MAIL.finditer(text)] if "@" in text else []
    wholes += [(m.start(), m.end() + 1) for m in _LONE_LETTER.finditer(text)]
    for start, end in (*wholes, *_numbers(text)):
        if not any(a.start() <= start < a.end() for a in addresses):
            yield start, end, ()


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    """Numbers with what belongs to them: a unit, the rest of a date or telephone number."""
    at = 0 if _DIGIT.search(text) else len(text)
    while number := _NUMBER.search(text, at):
        start, end = number.span()
        end = _end_of_phone(text, start, end) or _end_with_unit(text, end)
        start -= _length_of_what_leads(text[max(at, start - _LONGEST_LEAD) : start])
        yield start, end
        at = end


def _length_of_what_leads(before: str) -> int:
    """A currency or a month before the number, with its space."""
    lead = before.removesuffix(" ")
    word = lead.rpartition(" ")[2]
    if word not in _CURRENCIES and word not in _MONTHS:
        word = lead[-1:] if lead[-1:] in _CURRENCIES else ""
    return len(before) - len(lead) + len(word) if word else 0


def _end_of_phone(text: str, start: int, end: int) -> int | None:
    """Groups of digits a space apart: with a country's code, or at least three of them."""
    groups = 1
    while text[end : end + 1] == " " and (more := _NUMBER.match(text, end + 1)):
        end = more.end()
        groups += 1
    coded = text.startswith(("+", "00"), start) and groups > 1
    return end if coded or groups > 2 else None  # noqa: PLR2004


def _end_with_unit(text: str, end: int) -> int:
    after = _WORD_AFTER.match(text, end)
    if not after:
        return end
    if after[1] in _MONTHS and (rest := _REST_OF_DATE.match(text, after.end())):
        return rest.end()
    return after.end() if after[1] in _UNITS else end
