"""A paragraph, from its text to its lines. Read this file first.

    collect → levels → itemize → shape → break → cut → justify → line

Levels are found once for the whole paragraph, lines are broken in logical order, and only
then is each line reordered (UAX #9 section 3.4). Knows no pages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
from joinup_reports.typeset.shape import shape
from joinup_reports.typeset.widths import Widths

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
    base = int(style.rtl)
    levels = bidi.levels(text, base)
    items = itemize(text, placed, levels, missing)
    widths = Widths([shape(text, item) for item in items])
    cuts = _chosen(linebreak.Choice(text, spans[0].lang, widths), style, measure)
    return [
        set_line(cut_out(widths, cut, base), style, measure, last=_ends_text(text, cut.end))
        for cut in cuts
    ]


def _ends_text(text: str, end: int) -> bool:
    """Whether a line is the paragraph's last, or is ended by a separator."""
    return end == len(text) or text[end - 1] == linebreak.LINE_SEPARATOR


def _chosen(choice: linebreak.Choice, style: ParagraphStyle, measure: float) -> list[linebreak.Cut]:
    if style.balance:
        return choice.balanced(measure)
    if style.justify == "none" or style.align != "start":
        return choice.ragged(measure)
    return choice.first_fit(measure)  # a line made shorter would be torn


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
    return text if text.isprintable() else text.translate(_CONTROLS)
