"""Which stretches of a sentence are foreign bodies in it: names, addresses, numbers.

Plain text in, segments out; no markup, no Jinja. In a right-to-left sentence a Latin
name, an address or a number with a sign is set as a directional isolate (UAX #9 section
2.4), so that the punctuation belonging to it stays with it and the sentence's own does
not wander into it. The segments' texts, joined, are the text itself.

The choices, where a plain text leaves one:

- Latin words with only Latin punctuation, spaces and digits between them are one name
  (`Design Thinking 101`, `C++ (ISO)`, `A/B`): isolates never change the order that
  UAX #9 gives words of one language, they only mend the edges. Arabic punctuation and
  quotation marks end a name.
- A `!`, `+`, `#`, `%` or `™` directly after a name belongs to it (`Yahoo!`, `C#`); a full
  stop, a comma, a closing bracket or quote belongs to the sentence, unless it closes what
  was opened inside.
- A range (`09:00–10:30`, `10-15`) is two numbers and the sentence's own dash: in a
  right-to-left sentence it reads from right to left, as browsers set it. A date, a phone
  number or a clock time is one number.
- A number of digits alone needs no isolate, Arabic-Indic digits follow their sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal
from urllib.parse import quote

from joinup_reports.tuples import NamedTuple

Kind = Literal["text", "url", "email", "foreign", "number"]


class Segment(NamedTuple):
    """`text` as written; `kind` says what it is in its sentence."""

    kind: Kind
    text: str

    @property
    def href(self) -> str | None:
        """Where an address leads, in ASCII (RFC 3986 section 2.5), None for other kinds."""
        if self.kind == "url":
            return quote(self.text, safe="%:/?#[]@!$&'()*+,;=~-._")
        return f"mailto:{self.text}" if self.kind == "email" else None


# Letters of Latin script with their marks, and of Arabic script with theirs (Unicode's
# blocks; not every code point in them is assigned).
_LATIN = "A-Za-zªºÀ-ÖØ-öø-ɏ\u0300-\u036fḀ-ỿ"
_ARABIC = (
    "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ed\u06fa-\u06ff\u0750-\u077f"
    "\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc\u200c\u200d"
)

# RFC 3986 without the quotes and commas that end an Arabic clause; what the sentence puts
# behind an address is cut off again by `_without_sentence_end`.
_URL = (
    r"[Hh][Tt][Tt][Pp][Ss]?://[^\W_]"
    r"[^\s<>\"«»“”،؛؟\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]*+"
)
# RFC 5321 section 4.5.3.1 gives the lengths; they also keep the search linear.
_EMAIL = (
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@"
    r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}+(?<!-)"
)

_ADDRESS_AHEAD = r"[Hh][Tt][Tt][Pp][Ss]?://|[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@"

_DIGITS = r"[0-9]++(?:[.,:/٫٬][0-9]++)*+"
_PHONE = (
    r"(?=(?:[+() \u00a0-]{0,3}[0-9]){7})(?<![0-9+])(?:\+[0-9]{1,3}|\(0[0-9]{0,3}\)|0[0-9]{1,4})"
    r"(?:[ \u00a0-]?(?:\([0-9]{1,4}\)|[0-9]{2,10}|[0-9](?=[ \u00a0-]))){1,5}+(?![0-9])"
)
_SHORT_PHONE = r"[0-9]{3}-[0-9]{4}(?![0-9-])"
_SERIAL = r"[0-9]++(?:-[0-9]++){2,}+"  # a date such as 2020-04-23, an account
_UNIT = (
    r"[ \u00a0\u202f]?(?:[$€£₪%‰]|(?:°C?|km/h|[kcm]?m[²³]?|[km]?g|m?[lL]|[KMGT]B|[kMG]?Hz"
    r"|k?Wh?|JOD|JD|USD|EUR|GBP|[AaPp]m|[AP]M|px|dpi)(?!\w))"
)
_RANGE = rf"{_DIGITS}(?:{_UNIT})?+[–—-]{_DIGITS}(?:{_UNIT})?+"
_NUMBER = rf"(?:(?<!\w)[+±≈~<>=≤≥−#-])?[$€£₪]?[ \u00a0]?{_DIGITS}(?:{_UNIT})?+"

_WORD = rf"[{_LATIN}0-9_]++"
_BETWEEN = "\\s,;:.!?&/+=@'’#%…–—-"
_INSIDE = f"[{_LATIN}0-9_{_BETWEEN}]{{1,200}}".replace("@", "").replace(":", "")
_ASIDE = rf"\({_INSIDE}\)|\[{_INSIDE}\]"
_NAME = (
    rf"[@#]?(?:{_DIGITS})?+(?=[{_LATIN}]){_WORD}"
    rf"(?:[{_BETWEEN}]{{1,3}}(?!{_ADDRESS_AHEAD})(?:{_WORD}|{_ASIDE}))*+"
    rf"(?:(?<=\.[A-Za-z])\.|[+#!%™®©]++(?![{_LATIN}0-9]))?"
)
_ARABIC_PHRASE = rf"[{_ARABIC}ـ]++(?:[\s،؛؟,.:!٠-٩0-9/()-]{{1,6}}[{_ARABIC}ـ]++)*+"

_ADDRESSES = rf"(?P<url>{_URL})|(?P<email>{_EMAIL})"


class _Search(NamedTuple):
    """`start` is where a segment may begin: a fast search that spares the slow one."""

    start: re.Pattern[str]
    segment: re.Pattern[str]


@cache
def _search(*, rtl: bool) -> _Search:
    """Compiled for the direction that is asked for: most reports have but one."""
    if not rtl:
        return _Search(
            re.compile(rf"[A-Za-z0-9{_ARABIC}]"),
            re.compile(rf"{_ADDRESSES}|(?P<foreign>{_ARABIC_PHRASE})"),
        )
    return _Search(
        re.compile(rf"[{_LATIN}0-9+±≈~<>=≤≥−#$€£₪@(-]"),
        re.compile(
            rf"{_ADDRESSES}|(?:(?P<number>{_PHONE}|{_SERIAL}|{_SHORT_PHONE})"
            rf"|(?P<range>{_RANGE})|(?P<figure>{_NUMBER}))(?![{_LATIN}])"
            rf"|(?P<foreign>{_NAME})"
        ),
    )


_DASH = re.compile("([–—-])")
_CLOSING = {")": "(", "]": "[", "}": "{"}


def segments(text: str, *, rtl: bool) -> Iterator[Segment]:
    """`text` cut where its kind changes, for a sentence that runs right to left or not.

    The texts joined are `text`. Two segments of kind "text" may follow each other.
    """
    search = _search(rtl=rtl)
    done = at = 0
    while candidate := search.start.search(text, at):
        found = search.segment.match(text, candidate.start())
        if found is None:
            at = candidate.end()
            continue
        if done < found.start():
            yield Segment("text", text[done : found.start()])
        parts = tuple(_parts(found.lastgroup, found.group()))
        yield from parts
        at = done = found.start() + sum(len(part.text) for part in parts)
    if done < len(text):
        yield Segment("text", text[done:])


def _parts(group: str | None, words: str) -> Iterator[Segment]:
    match group:
        case "url":
            yield Segment("url", _without_sentence_end(words))
        case "email":
            yield Segment("email", words)
        case "foreign":
            yield Segment("foreign", words)
        case "range":
            for part in _DASH.split(words):
                yield Segment("text" if _DASH.fullmatch(part) else "number", part)
        case _:
            yield Segment("text" if words.isdigit() else "number", words)


def _without_sentence_end(url: str) -> str:
    """Without the punctuation that closes the sentence around an address.

    A bracket stays when it was opened in the address, as in …/wiki/Amman_(city).
    """
    surplus = {c: url.count(c) - url.count(o) for c, o in _CLOSING.items()}
    end = len(url)
    while end and (url[end - 1] in ".,;:!?'’…*" or surplus.get(url[end - 1], 0) > 0):
        end -= 1
        if url[end] in surplus:
            surplus[url[end]] -= 1
    return url[:end]
