"""A paragraph, from its text to its lines. Read this file first.

    collect → levels → itemize → shape → break → cut → justify → line

Levels are found once for the whole paragraph, lines are broken in logical order, and only
then is each line reordered (UAX #9 section 3.4). Knows no pages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from joinup_reports.typeset import bidi, linebreak
from joinup_reports.typeset.cut import cut_out
from joinup_reports.typeset.flow import ParagraphStyle, TextSpan
from joinup_reports.typeset.itemize import (
    FIRST_STRONG_ISOLATE,
    POP_DIRECTIONAL_ISOLATE,
    Missing,
    PlacedSpan,
    itemize,
)
from joinup_reports.typeset.line import Line, set_line
from joinup_reports.typeset.shape import Run, shape

_CONTROL = re.compile("[\n\r\t\x0b\x0c\x1c-\x1f\x85\u2029]")

# Bidi class B would end the paragraph (UAX #9 P1); inside one they end a line. Class S has
# no meaning without tab stops: a tab is a space.
_CONTROLS = dict.fromkeys(map(ord, "\n\r\x1c\x1d\x1e\x85\u2029"), linebreak.LINE_SEPARATOR)
_CONTROLS |= dict.fromkeys(map(ord, "\t\x0b\x0c\x1f"), " ")


def set_paragraph(
    spans: Sequence[TextSpan],
    style: ParagraphStyle,
    measure: float,
    counters: Mapping[str, str],
    missing: Missing,
) -> list[Line]:
    """Lines for a measure in points, first to last; none for a text without ink.

    `counters` gives the texts of spans that count pages; `missing` hears of characters
    that no face has.
    """
    text, placed = collect(spans, counters)
    if not text.strip():
        return []
    levels = bidi.levels(text, int(style.rtl))
    runs = [shape(text, item) for item in itemize(text, placed, levels, missing)]
    widths = Widths(runs)
    choice = linebreak.Choice(text, spans[0].lang, widths)
    cuts = _chosen(choice, style, measure)
    return [
        set_line(cut_out(runs, widths, cut, int(style.rtl)), style, measure, last=last)
        for cut, last in _with_ends(text, cuts)
    ]


def _chosen(choice: linebreak.Choice, style: ParagraphStyle, measure: float) -> list[linebreak.Cut]:
    if style.balance:
        return choice.balanced(measure)
    if style.justify == "none" or style.align != "start":
        return choice.ragged(measure)
    return choice.first_fit(measure)  # a line made shorter would be torn


def _with_ends(text: str, cuts: Sequence[linebreak.Cut]) -> Iterator[tuple[linebreak.Cut, bool]]:
    """Each line and whether it ends the paragraph, or is ended by a separator."""
    for cut in cuts:
        ended = text[cut.end - 1] == linebreak.LINE_SEPARATOR
        yield cut, ended or cut is cuts[-1]


def collect(
    spans: Sequence[TextSpan], counters: Mapping[str, str]
) -> tuple[str, tuple[PlacedSpan, ...]]:
    """One text out of the spans, isolated spans between isolate controls of our own."""
    parts: list[str] = []
    placed: list[PlacedSpan] = []
    at = 0
    for span in spans:
        words = counters[span.counter] if span.counter else _plain(span.text)
        start = at + 1 if span.isolate else at
        at = start + len(words)
        placed.append(PlacedSpan(start, at, span))
        if span.isolate:
            parts += (FIRST_STRONG_ISOLATE, words, POP_DIRECTIONAL_ISOLATE)
            at += 1
        else:
            parts.append(words)
    return "".join(parts), tuple(placed)


def _plain(text: str) -> str:
    return text.translate(_CONTROLS) if _CONTROL.search(text) else text


class Widths(dict[int, float]):
    """The width in points of text[:i], by i; found when asked for, and remembered."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs
        self._starts = [run.item.start for run in runs]
        self._before = list(accumulate([run.width for run in runs], initial=0.0))
        super().__init__(zip(self._starts, self._before, strict=False))

    def of_ink(self, text: str, ends: Sequence[int]) -> list[float]:
        """For each end the width before it, white space at the end left out."""
        known: dict[int, float] = {}
        for run, before in zip(self._runs, self._before, strict=False):
            known |= run.inks(before)
        return [
            known[end] if end in known else self[linebreak.visible_end(text, end)] for end in ends
        ]

    def joints(self) -> set[int]:
        """The offsets where one cluster ends and another begins."""
        return {start for run in self._runs for start in run.starts}

    def __missing__(self, offset: int) -> float:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            width = 0.0
        elif offset >= self._runs[index].item.end:  # between items, or after the last
            width = self._before[index + 1]
        else:
            width = self._before[index] + self._runs[index].width_before(offset)
        self[offset] = width
        return width
