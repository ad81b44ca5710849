"""Where lines may break (UAX #14, through ICU) and where they do.

Works on logical order, before any reordering: the words spoken first stay on the first
line. Knows widths only, no glyphs; the measure is a hard limit, so what is wider than it
breaks at a grapheme (an emergency), and letters keep their joined forms there.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Any, Protocol

from icu4py.breakers import CharacterBreaker, LineBreaker

from joinup_reports.tuples import NamedTuple
from joinup_reports.typeset.unbroken import unbroken

LINE_SEPARATOR = "\u2028"

# White space that hangs past a line's end, and the separator that ended the line.
_BLANKS = frozenset(" \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
                    "\u2009\u200a\u200b\u202f\u205f\u3000" + LINE_SEPARATOR)  # fmt: skip

# A line of so many words can give one away and still look full.
_ENOUGH_WORDS = 5

# Sums of glyph advances carry rounding errors of this order, in points.
_TOLERANCE = 1e-6


class Widths(Protocol):
    """What is asked of a paragraph's widths, in points."""

    def __getitem__(self, offset: int, /) -> float:
        """The width of text[:offset]."""

    def of_ink(self, text: str, ends: Sequence[int], /) -> list[float]:
        """For each end the width before it, white space at the end left out."""

    def joints(self) -> Collection[int]:
        """The offsets where one cluster ends and another begins: a line may be cut there."""


class Cut(NamedTuple):
    """A chosen line: text[start:end], of which text[visible_end:end] is white space."""

    start: int
    visible_end: int
    end: int


def opportunities(text: str, lang: str) -> list[int]:
    """Every offset where a line may end, in order, the text's end included.

    UAX #14 as ICU has it, less what lies inside a number, a date or an address.
    """
    return _tailored(text, line_ends(text, lang))


def line_ends(text: str, lang: str) -> list[int]:
    """UAX #14's break opportunities, as ICU has them."""
    return _ends(LineBreaker, text, lang)


def graphemes(text: str, lang: str) -> list[int]:
    """Offsets of user-perceived characters' ends (UAX #29)."""
    return _ends(CharacterBreaker, text, lang)


def _ends(breaker: Any, text: str, lang: str) -> list[int]:  # noqa: ANN401
    """ICU counts UTF-16 units; this gives code points."""
    ends = [end for _, end in breaker(text, lang).segments()]
    if len(ends) > 1 and ends[-1] == ends[-2]:
        ends.pop()  # ICU closes with an empty segment
    if len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):
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


def visible_end(text: str, end: int, start: int = 0) -> int:
    """Where the ink of text[start:end] ends."""
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return end


class Choice:
    """The text, its opportunities and its widths: what lines are chosen from.

    Opportunities are looked for when they are first needed: most texts fit on one line.
    """

    def __init__(self, text: str, lang: str, widths: Widths) -> None:
        self.text = text
        self.lang = lang
        self.widths = widths

    @cached_property
    def ends(self) -> list[int]:
        return opportunities(self.text, self.lang)

    @cached_property
    def _inks(self) -> list[float]:
        """The width before each of `ends`."""
        return self.widths.of_ink(self.text, self.ends)

    @cached_property
    def _emergencies(self) -> list[list[int]]:
        """Where a text may be cut when nothing else helps: inside a number or an address,
        then between any graphemes, but never inside a cluster that the font drew as one.
        """
        drawn, text = self.widths.joints(), self.text
        anywhere = [o for o in graphemes(text, self.lang) if o in drawn or o == len(text)]
        return [line_ends(text, self.lang), anywhere]

    def first_fit(self, measure: float) -> list[Cut]:
        """Each line as full as it may be. Only a stretch wider than the measure is cut where
        the emergency offers.
        """
        return self._whole(measure) or self._filled(measure)

    def _whole(self, measure: float) -> list[Cut]:
        """The one line of a text that fits on it, no lines of another."""
        text = self.text
        if LINE_SEPARATOR in text:
            return []
        cut = Cut(0, visible_end(text, len(text)), len(text))
        return [cut] if self.widths[cut.visible_end] <= measure + _TOLERANCE else []

    def _filled(self, measure: float) -> list[Cut]:
        cuts: list[Cut] = []
        start = 0
        for stop in self._forced_ends():
            while start < stop:
                end = self._farthest(self.ends, self._inks, start, stop, measure)
                if end is None:
                    end = self._emergency_end(start, stop, measure)
                cuts.append(Cut(start, visible_end(self.text, end, start), end))
                start = end
        return cuts

    def ragged(self, measure: float) -> list[Cut]:
        """First fit, but no word alone on the last line where the line above can spare one."""
        cuts = self.first_fit(measure)
        if len(cuts) > 1 and LINE_SEPARATOR not in self.text[:-1]:
            above = cuts[-2]
            words = bisect_left(self.ends, above.end) - bisect_right(self.ends, above.start) + 1
            if words >= _ENOUGH_WORDS:
                return self._keep_company(cuts, measure)
        return cuts

    def balanced(self, measure: float) -> list[Cut]:
        """The fewest lines that fit, broken so that the longest is as short as it can be; no
        word is left alone on the last line unless each line holds but one.
        """
        best = self.first_fit(measure)
        if len(best) <= 1 or LINE_SEPARATOR in self.text[:-1]:
            return best
        low, high = measure / len(best), measure
        for _ in range(12):
            middle = (low + high) / 2
            tried = self.first_fit(middle)
            if len(tried) == len(best):
                best, high = tried, middle
            else:
                low = middle
        return self._keep_company(best, measure)

    def _keep_company(self, cuts: list[Cut], measure: float) -> list[Cut]:
        """Moves words down from the line above until the last line has two, if they fit."""
        *rest, above, last = cuts
        inside = bisect_left(self.ends, last.end) - bisect_right(self.ends, last.start)
        earlier = bisect_left(self.ends, last.start) - 1
        if inside > 0 or earlier < 0 or self.ends[earlier] <= above.start:
            return cuts
        end = self.ends[earlier]
        if self._width(end, last.end) > measure + _TOLERANCE:
            return cuts
        return [
            *rest,
            Cut(above.start, visible_end(self.text, end, above.start), end),
            Cut(end, last.visible_end, last.end),
        ]

    def _forced_ends(self) -> list[int]:
        if LINE_SEPARATOR not in self.text:
            return [len(self.text)]
        forced = [i for i, c in enumerate(self.text, 1) if c == LINE_SEPARATOR]
        return [*forced, len(self.text)]

    def _width(self, start: int, end: int) -> float:
        return self.widths[visible_end(self.text, end, start)] - self.widths[start]

    def _farthest(
        self,
        ends: Sequence[int],
        inks: Sequence[float],
        start: int,
        stop: int,
        measure: float,
    ) -> int | None:
        """The last of `ends` after `start` and up to `stop` that leaves the line within the
        measure. `inks` are the widths before the ends.
        """
        low, high = bisect_right(ends, start), bisect_right(ends, stop)
        limit = self.widths[start] + measure + _TOLERANCE
        fitting = bisect_right(inks, limit, low, high)
        return ends[fitting - 1] if fitting > low else None

    def _emergency_end(self, start: int, stop: int, measure: float) -> int:
        """The kindest cut that fits; one grapheme when even that is too wide."""
        stop = self.ends[bisect_right(self.ends, start)] - 1
        for offer in self._emergencies:
            inks = self.widths.of_ink(self.text, offer)
            end = self._farthest(offer, inks, start, stop, measure)
            if end is not None:
                return end
        last = self._emergencies[-1]
        return last[bisect_right(last, start)]
