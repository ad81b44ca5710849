"""A paragraph, from its text to its lines. Read this file first.

    collect → levels → itemize → shape → break → cut → justify → line

Levels are found once for the whole paragraph, lines are broken in logical order, and only
then is each line reordered (UAX #9 section 3.4). Knows no pages.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

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
    lang = spans[0].lang
    breaks = linebreak.opportunities(text, lang)
    choose = linebreak.balance if style.balance else linebreak.choose
    cuts = choose(breaks, widths, measure, cache(lambda: _emergencies(text, lang, runs)))
    return [
        set_line(list(cut_out(runs, widths, cut, int(style.rtl))), style, measure, last=last)
        for cut, last in _with_ends(text, cuts)
    ]


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
        words = counters[span.counter] if span.counter else span.text.translate(_CONTROLS)
        before, after = _isolates(span)
        start = at + len(before)
        at = start + len(words) + len(after)
        parts += (before, words, after)
        placed.append(PlacedSpan(start, start + len(words), span))
    return "".join(parts), tuple(placed)


def _isolates(span: TextSpan) -> tuple[str, str]:
    return (FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE) if span.isolate else ("", "")


class Widths(dict[int, float]):
    """The width in points of text[:i], by i: known where words begin and end, and summed up
    from clusters when another offset is asked for.
    """

    def __init__(self, runs: Sequence[Run]) -> None:
        super().__init__({0: 0.0})
        self._runs = runs
        total = 0.0
        for run in runs:
            scale = run.scale
            for offset, word in zip(run.offsets, run.words, strict=True):
                self[offset] = total
                self[offset + word.visible] = total + word.ink * scale
                total += word.advance * scale
            self[run.item.end] = total

    def __missing__(self, offset: int) -> float:
        index = bisect_right(self._runs, offset, key=lambda run: run.item.start) - 1
        if index < 0:
            return 0.0
        run = self._runs[index]
        if offset >= run.item.end:
            return self[run.item.end]
        self._look_into(run, bisect_right(run.offsets, offset) - 1)
        return self[offset]

    def _look_into(self, run: Run, index: int) -> None:
        """Adds every offset inside a word; those inside a cluster count it as before them."""
        start, word = run.offsets[index], run.words[index]
        total = self[start]
        ends = (*word.starts[1:], word.length)
        for begin, end, cluster in zip(word.starts, ends, word.clusters, strict=True):
            self.setdefault(start + begin, total)
            total += cluster.advance * run.scale
            for inner in range(begin + 1, end):
                self.setdefault(start + inner, total)


def _emergencies(text: str, lang: str, runs: Sequence[Run]) -> list[list[linebreak.Break]]:
    """Where a text may be cut when nothing else helps: inside a number or an address, then
    between any graphemes, but never inside a cluster that the font drew as one.
    """
    drawn = {start for run in runs for start in run.starts}
    anywhere = [o for o in linebreak.graphemes(text, lang) if o in drawn or o == len(text)]
    untailored = linebreak.line_ends(text, lang)
    return [linebreak.breaks_at(text, offsets) for offsets in (untailored, anywhere)]
