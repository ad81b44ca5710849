"""Where lines may break (UAX #14, through ICU) and where they do.

Works on logical order, before any reordering: the words spoken first stay on the first
line. Knows widths only, no glyphs; the measure is a hard limit, so what is wider than it
breaks at a grapheme (an emergency), and letters keep their joined forms there.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from icu4py.breakers import CharacterBreaker, LineBreaker

from joinup_reports.typeset.unbroken import unbroken

LINE_SEPARATOR = "\u2028"

_TRAILING = re.compile(r"[\s\u200b]+\Z")

# Sums of glyph advances carry rounding errors of this order, in points.
_TOLERANCE = 1e-6


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


# The width in points of text[:i], by i.
Widths = Mapping[int, float] | Sequence[float]

# Offers the breaks of an emergency, the kinder ones first; called only when there is one.
Emergency = Callable[[], Sequence[Sequence[Break]]]


def opportunities(text: str, lang: str) -> list[Break]:
    """Every place where a line may end, in order, the text's end included.

    UAX #14 as ICU has it, less what lies inside a number, a date or an address.
    """
    return breaks_at(text, _tailored(text, line_ends(text, lang)))


def breaks_at(text: str, offsets: Sequence[int]) -> list[Break]:
    return [
        Break(end, start + len(_TRAILING.sub("", text[start:end])), text[end - 1] == LINE_SEPARATOR)
        for start, end in pairwise((0, *offsets))
    ]


def line_ends(text: str, lang: str) -> list[int]:
    """UAX #14's break opportunities, as ICU has them."""
    return _ends(LineBreaker, text, lang)


def graphemes(text: str, lang: str) -> list[int]:
    """Offsets of user-perceived characters' ends (UAX #29)."""
    return _ends(CharacterBreaker, text, lang)


def _ends(breaker: Any, text: str, lang: str) -> list[int]:  # noqa: ANN401
    """ICU counts UTF-16 units; this gives code points."""
    ends = [end for start, end in breaker(text, lang).segments() if start < end]
    if not text or max(text) <= "\uffff":
        return ends
    offset_of, units = {}, 0
    for index, character in enumerate(text, 1):
        units += 2 if character > "\uffff" else 1
        offset_of[units] = index
    return [offset_of[end] for end in ends]


def _tailored(text: str, ends: list[int]) -> list[int]:
    forbidden: set[int] = set()
    added: set[int] = set()
    for start, end, joints in unbroken(text):
        forbidden.update(range(start + 1, end))
        added.update(joints)
    return sorted(added.union(ends) - (forbidden - added)) if forbidden else ends


def choose(
    breaks: Sequence[Break], widths: Widths, measure: float, emergency: Emergency
) -> list[Cut]:
    """First fit. Only a stretch wider than the measure is cut where `emergency` offers."""
    cuts: list[Cut] = []
    start, last = 0, None
    for brk in breaks:
        if last is not None and _too_wide(widths, start, brk.visible_end, measure):
            cuts.append(Cut(start, last.visible_end, last.at))
            start, last = last.at, None
        if _too_wide(widths, start, brk.visible_end, measure):
            cuts += _emergency_cuts(widths, start, brk.visible_end, measure, emergency())
            start = cuts[-1].end if cuts else start
        last = brk
        if brk.mandatory:
            cuts.append(Cut(start, brk.visible_end, brk.at))
            start, last = brk.at, None
    if last is not None:
        cuts.append(Cut(start, last.visible_end, last.at))
    return cuts


def _too_wide(widths: Widths, start: int, end: int, measure: float) -> bool:
    return widths[end] - widths[start] > measure + _TOLERANCE


def _emergency_cuts(
    widths: Widths, start: int, end: int, measure: float, offers: Sequence[Sequence[Break]]
) -> Iterator[Cut]:
    """Cuts a stretch too wide for a line, at the kindest break that fits; at one grapheme a
    line when even that is too wide.
    """
    while _too_wide(widths, start, end, measure):
        fitting = (_farthest(offer, widths, start, end, measure) for offer in offers)
        best = next((b for b in fitting if b), None) or _first_after(offers[-1], start)
        if best is None or best.at >= end:
            return
        yield Cut(start, best.visible_end, best.at)
        start = best.at


def _farthest(
    offer: Sequence[Break], widths: Widths, start: int, end: int, measure: float
) -> Break | None:
    """The last break after `start` and before `end` that leaves the line within the measure."""
    low = bisect_right(offer, start, key=_at)
    high = bisect_left(offer, end, key=_at)
    limit = widths[start] + measure + _TOLERANCE
    fitting = bisect_right(offer, limit, low, high, key=lambda b: widths[b.visible_end])
    return offer[fitting - 1] if fitting > low else None


def _first_after(offer: Sequence[Break], start: int) -> Break | None:
    index = bisect_right(offer, start, key=_at)
    return offer[index] if index < len(offer) else None


def _at(brk: Break) -> int:
    return brk.at


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
