"""One line: cut out of the shaped runs, reordered (UAX #9 L1, L2) and aligned.

From here on there is a left and a right. The line's runs stay in logical order, each with
its own place; a run's clusters are put into visual order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from joinup_reports.typeset.bidi import visual_order
from joinup_reports.typeset.flow import ParagraphStyle, TextSpan
from joinup_reports.typeset.frame import Cluster, GlyphRun, Link
from joinup_reports.typeset.linebreak import Cut, Widths
from joinup_reports.typeset.shape import Run


class Line(NamedTuple):
    """Runs and links relative to the left edge of the measure and to the baseline.

    White space at the line's end hangs past it, painted so that readers find the space.
    """

    runs: tuple[GlyphRun, ...]
    links: tuple[Link, ...]
    width: float


class _Piece(NamedTuple):
    """The part of a run that lies on the line, clusters in logical order."""

    level: int
    span: TextSpan
    run: Run
    clusters: tuple[Cluster, ...]
    width: float
    hanging: float


def set_line(
    runs: Sequence[Run], widths: Widths, cut: Cut, style: ParagraphStyle, measure: float
) -> Line:
    """`widths` are the paragraph's; `measure` is in points."""
    pieces = list(_cut_out(runs, widths, cut, base=int(style.rtl)))
    ink = sum(p.width - p.hanging for p in pieces)
    hanging = sum(p.hanging for p in pieces)
    x = _left_edge(style, measure - ink) - (hanging if style.rtl else 0)
    lefts = [0.0] * len(pieces)
    for index in visual_order([p.level for p in pieces]):
        lefts[index] = x
        x += pieces[index].width
    glyph_runs = tuple(_glyph_run(p, left) for p, left in zip(pieces, lefts, strict=True))
    links = _links(pieces, lefts, hangs_left=style.rtl)
    return Line(glyph_runs, tuple(links), ink)


def _left_edge(style: ParagraphStyle, room: float) -> float:
    if style.align == "center":
        return room / 2
    at_right = style.rtl == (style.align == "start")
    return room if at_right else 0.0


def _cut_out(runs: Sequence[Run], widths: Widths, cut: Cut, base: int) -> Iterator[_Piece]:
    """L1: white space at the line's end takes the paragraph's level."""
    first = max(0, bisect_right(runs, cut.start, key=_start_of) - 1)
    for run in runs[first : bisect_left(runs, cut.end, key=_start_of)]:
        low, high = max(cut.start, run.item.start), min(cut.end, run.item.end)
        split = min(max(low, cut.visible_end), high)
        if run.item.level == base:
            yield from _piece(run, widths, low, high, split, base)
        else:
            yield from _piece(run, widths, low, split, split, run.item.level)
            yield from _piece(run, widths, split, high, split, base)


def _start_of(run: Run) -> int:
    return run.item.start


def _piece(
    run: Run, widths: Widths, low: int, high: int, split: int, level: int
) -> Iterator[_Piece]:
    """text[low:high], of which what follows `split` hangs. Nothing when that is empty."""
    if low < high and (clusters := run.between(low, high)):
        width, hanging = widths[high] - widths[low], widths[high] - widths[max(low, split)]
        yield _Piece(level, run.item.span, run, clusters, width, hanging)


def _glyph_run(piece: _Piece, left: float) -> GlyphRun:
    rtl = piece.level % 2 == 1
    span = piece.span
    return GlyphRun(
        face=piece.run.item.face,
        size=span.style.size,
        colour=span.style.colour,
        x=left,
        y=0.0,
        rtl=rtl,
        clusters=piece.clusters[::-1] if rtl else piece.clusters,
        owner=span.owner,
    )


def _links(pieces: Sequence[_Piece], lefts: Sequence[float], *, hangs_left: bool) -> list[Link]:
    """One area for each link on the line, as high as its face, white space at the end off."""
    areas: dict[int, list[tuple[_Piece, float, float]]] = {}
    for piece, left in zip(pieces, lefts, strict=True):
        ink = piece.width - piece.hanging
        if piece.span.href and ink > 0:
            start = left + piece.hanging if hangs_left else left
            areas.setdefault(id(piece.span), []).append((piece, start, start + ink))
    return [_link(area) for area in areas.values()]


def _link(area: Sequence[tuple[_Piece, float, float]]) -> Link:
    piece = area[0][0]
    span, face = piece.span, piece.run.item.face
    left = min(start for _, start, _ in area)
    right = max(end for _, _, end in area)
    top = face.ascent * span.style.size / face.units_per_em
    foot = face.descent * span.style.size / face.units_per_em
    return Link(span.href or "", left, -top, right - left, top - foot, span.link, span.text)
