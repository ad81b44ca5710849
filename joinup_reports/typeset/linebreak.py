"""Where lines may break (UAX #14, through ICU) and where they do.

Works on logical order, before any reordering: the words spoken first stay on the first
line. Knows widths only, no glyphs; the measure is a hard limit, so what is wider than it
breaks at a grapheme (an emergency), and letters keep their joined forms there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from icu4py.breakers import CharacterBreaker, LineBreaker

LINE_SEPARATOR = "\u2028"

_TRAILING = re.compile(r"[\s\u200b]+\Z")

# Sums of glyph advances carry rounding errors of this order, in points.
_TOLERANCE = 1e-6

# The width in points of text[:i], by i.
Widths = Mapping[int, float] | Sequence[float]

# Offers the offsets of an emergency; called only when there is one.
Emergency = Callable[[], Sequence[int]]


class Break(NamedTuple):
    """The text may be cut before `at`; the line's ink ends at `visible_end`."""

    at: int
    visible_end: int
    mandatory: bool


class Cut(NamedTuple):
    """A chosen line: text[start:end], of which text[visible_end:end] is white space."""

    start: int
    visible_end: int
    end: int


def opportunities(text: str, lang: str) -> list[Break]:
    """Every place where a line may end, the text's end included, in order."""
    return [
        Break(end, start + len(_TRAILING.sub("", text[start:end])), text[end - 1] == LINE_SEPARATOR)
        for start, end in _segments(LineBreaker, text, lang)
    ]


def graphemes(text: str, lang: str) -> list[int]:
    """Offsets of user-perceived characters' ends (UAX #29)."""
    return [end for _, end in _segments(CharacterBreaker, text, lang)]


def _segments(breaker: Any, text: str, lang: str) -> Iterator[tuple[int, int]]:  # noqa: ANN401
    """ICU counts UTF-16 units; this gives code points."""
    pairs = breaker(text, lang).segments()
    if not text or max(text) <= "\uffff":
        return ((a, b) for a, b in pairs if a < b)
    offset_of, units = {0: 0}, 0
    for index, character in enumerate(text, 1):
        units += 2 if character > "\uffff" else 1
        offset_of[units] = index
    return ((offset_of[a], offset_of[b]) for a, b in pairs if a < b)


def choose(
    breaks: Sequence[Break], widths: Widths, measure: float, emergency: Emergency
) -> list[Cut]:
    """First fit. A stretch wider than the measure is
    cut at the offsets that `emergency` offers.
    """
    cuts: list[Cut] = []
    start, last = 0, None
    for brk in breaks:
        if last is not None and _too_wide(widths, start, brk.visible_end, measure):
            cuts.append(Cut(start, last.visible_end, last.at))
            start, last = last.at, None
        if _too_wide(widths, start, brk.visible_end, measure):
            for end in _emergencies(widths, start, brk.visible_end, measure, emergency()):
                cuts.append(Cut(start, end, end))
                start = end
        last = brk
        if brk.mandatory:
            cuts.append(Cut(start, brk.visible_end, brk.at))
            start, last = brk.at, None
    if last is not None:
        cuts.append(Cut(start, last.visible_end, last.at))
    return cuts


def _too_wide(widths: Widths, start: int, end: int, measure: float) -> bool:
    return widths[end] - widths[start] > measure + _TOLERANCE


def _emergencies(
    widths: Widths, start: int, end: int, measure: float, allowed: Sequence[int]
) -> Iterator[int]:
    """Cuts a stretch too wide for a line, at least one grapheme a line."""
    while _too_wide(widths, start, end, measure):
        low = bisect_right(allowed, start)
        high = low
        while (
            high + 1 < len(allowed)
            and allowed[high + 1] < end
            and not _too_wide(widths, start, allowed[high + 1], measure)
        ):
            high += 1
        if high >= len(allowed) or allowed[high] >= end:
            return
        start = allowed[high]
        yield start


def balance(
    breaks: Sequence[Break], widths: Widths, measure: float, emergency: Emergency
) -> list[Cut]:
    """The fewest lines that fit, broken so that the longest is as short as it can be; no
    word is left alone on the last line unless each line holds but one.
    """
    best = choose(breaks, widths, measure, emergency)
    if len(best) == 1 or any(b.mandatory for b in breaks[:-1]):
        return best
    low, high = measure / len(best), measure
    for _ in range(12):
        middle = (low + high) / 2
        tried = choose(breaks, widths, middle, emergency)
        if len(tried) == len(best):
            best, high = tried, middle
        else:
            low = middle
    return _keep_company(best, breaks, widths, measure)


def _keep_company(
    cuts: list[Cut], breaks: Sequence[Break], widths: Widths, measure: float
) -> list[Cut]:
    """Moves words down from the line above until the last line has two, if they fit."""
    *rest, above, last = cuts
    inside = [b for b in breaks if last.start < b.at < last.end]
    earlier = [b for b in breaks if above.start < b.at < last.start]
    if inside or not earlier:
        return cuts
    brk = earlier[-1]
    if _too_wide(widths, brk.at, last.visible_end, measure):
        return cuts
    return [
        *rest,
        Cut(above.start, brk.visible_end, brk.at),
        Cut(brk.at, last.visible_end, last.end),
    ]
