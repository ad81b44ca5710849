"""One line: cut out of the shaped runs, reordered (UAX #9 L1, L2) and aligned.

From here on there is a left and a right. The line's runs stay in logical order, each with
its own place; a run's clusters are put into visual order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from joinup_reports.typeset.bidi import visual_order
from joinup_reports.typeset.flow import ParagraphStyle, TextSpan
from joinup_reports.typeset.frame import Cluster, GlyphRun, Link
from joinup_reports.typeset.linebreak import Cut
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


def set_line(runs: Sequence[Run], cut: Cut, style: ParagraphStyle, measure: float) -> Line:
    pieces = list(_cut_out(runs, cut, base=int(style.rtl)))
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


def _cut_out(runs: Sequence[Run], cut: Cut, base: int) -> list[_Piece]:
    """L1: white space at the line's end takes the paragraph's level."""
    pieces = []
    for run in runs:
        level = run.item.level
        if run.item.end <= cut.start or run.item.start >= cut.end:
            continue
        low = bisect_left(run.starts, cut.start)
        split = max(low, bisect_left(run.starts, cut.visible_end))
        high = bisect_left(run.starts, cut.end)
        if level == base:
            pieces += _piece(run, low, high, split, level)
        else:
            pieces += _piece(run, low, split, split, level)
            pieces += _piece(run, split, high, split, base)
    return pieces


def _piece(run: Run, low: int, high: int, split: int, level: int) -> list[_Piece]:
    """Clusters low to high; those from `split` on hang. Nothing when there are none."""
    clusters = run.clusters[low:high]
    if not clusters:
        return []
    scale = run.item.span.style.size / run.item.face.units_per_em
    width = sum(c.advance for c in clusters) * scale
    hanging = sum(c.advance for c in run.clusters[max(low, split) : high]) * scale
    return [_Piece(level, run.item.span, run, clusters, width, hanging)]


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
