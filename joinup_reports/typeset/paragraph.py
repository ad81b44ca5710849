"""A paragraph, from its text to its lines. Read this file first.

    collect → levels → itemize → shape → break → line

Levels are found once for the whole paragraph, lines are broken in logical order, and only
then is each line reordered (UAX #9 section 3.4). Knows no pages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from joinup_reports.typeset import bidi, linebreak
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

# Bidi class B would end the paragraph (UAX #9 P1); inside one they end a line.
_LINE_ENDS = dict.fromkeys(map(ord, "\n\r\x1c\x1d\x1e\x85\u2029"), linebreak.LINE_SEPARATOR)


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
    return [set_line(runs, cut, style, measure) for cut in _break(text, runs, style, measure)]


def collect(
    spans: Sequence[TextSpan], counters: Mapping[str, str]
) -> tuple[str, tuple[PlacedSpan, ...]]:
    """One text out of the spans, isolated spans between isolate controls of our own."""
    parts: list[str] = []
    placed: list[PlacedSpan] = []
    at = 0
    for span in spans:
        words = counters[span.counter] if span.counter else span.text.translate(_LINE_ENDS)
        before, after = _isolates(span)
        start = at + len(before)
        at = start + len(words) + len(after)
        parts += (before, words, after)
        placed.append(PlacedSpan(start, start + len(words), span))
    return "".join(parts), tuple(placed)


def _isolates(span: TextSpan) -> tuple[str, str]:
    return (FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE) if span.isolate else ("", "")


def _break(
    text: str, runs: Sequence[Run], style: ParagraphStyle, measure: float
) -> list[linebreak.Cut]:
    lang = runs[0].item.span.lang if runs else "ar"
    widths = _widths(len(text), runs)
    breaks = linebreak.opportunities(text, lang)
    choose = linebreak.balance if style.balance else linebreak.choose
    return choose(breaks, widths, measure, cache(lambda: _emergencies(text, lang, runs)))


def _widths(length: int, runs: Sequence[Run]) -> list[float]:
    """The width in points of text[:i], for each i from 0 to `length`."""
    widths: list[float] = []
    total = 0.0
    for run in runs:
        scale = run.item.span.style.size / run.item.face.units_per_em
        for start, cluster in zip(run.starts, run.clusters, strict=True):
            widths += [total] * (start + 1 - len(widths))
            total += cluster.advance * scale
    return widths + [total] * (length + 1 - len(widths))


def _emergencies(text: str, lang: str, runs: Sequence[Run]) -> list[int]:
    """Where a text may be cut when nothing else helps: between graphemes, and never inside
    a cluster that the font drew as one.
    """
    drawn = {start for run in runs for start in run.starts}
    return [offset for offset in linebreak.graphemes(text, lang) if offset in drawn]
