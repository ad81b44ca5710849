"""One line: its pieces justified, reordered (UAX #9 L2) and aligned.

From here on there is a left and a right. The line's runs stay in logical order, each with
its own place; a run's clusters are put into visual order.
"""

from collections.abc import Sequence

from joinup_reports.tuples import NamedTuple
from joinup_reports.typeset.bidi import visual_order
from joinup_reports.typeset.cut import Piece
from joinup_reports.typeset.flow import ParagraphStyle
from joinup_reports.typeset.frame import GlyphRun, Link
from joinup_reports.typeset.justify import justify


class Line(NamedTuple):
    """Runs and links relative to the left edge of the measure and to the baseline.

    White space at the line's end hangs past it, painted so that readers find the space.
    """

    runs: tuple[GlyphRun, ...]
    links: tuple[Link, ...]
    width: float


def set_line(pieces: Sequence[Piece], style: ParagraphStyle, measure: float, *, last: bool) -> Line:
    """`measure` is in points; a paragraph's `last` line keeps its natural width."""
    ink = sum([p.width - p.hanging for p in pieces])
    if style.justify != "none" and style.align == "start" and not last:
        pieces = justify(pieces, measure - ink, style.justify)
        ink = sum([p.width - p.hanging for p in pieces])
    x = _left_edge(style, measure - ink)
    if style.rtl:
        x -= sum([p.hanging for p in pieces])
    lefts = [x] * len(pieces)
    for index in visual_order([p.level for p in pieces]):
        lefts[index] = x
        x += pieces[index].width
    links = _links(pieces, lefts, hangs_left=style.rtl)
    return Line(tuple(map(_glyph_run, pieces, lefts)), links, ink)


def _left_edge(style: ParagraphStyle, room: float) -> float:
    if style.align == "center":
        return room / 2
    at_right = style.rtl == (style.align == "start")
    return room if at_right else 0.0


def _glyph_run(piece: Piece, left: float) -> GlyphRun:
    level, run, _, _, clusters, _, _ = piece
    item = run.item
    style, rtl = item.span.style, level % 2 == 1
    if rtl:
        clusters = clusters[::-1]
    return GlyphRun(item.face, style.size, style.colour, left, 0.0, rtl, clusters, item.span.owner)


def _links(
    pieces: Sequence[Piece], lefts: Sequence[float], *, hangs_left: bool
) -> tuple[Link, ...]:
    """One area for each link on the line, as high as its face, white space at the end off."""
    if not any(piece.run.item.span.href for piece in pieces):
        return ()
    areas: dict[int, list[tuple[Piece, float, float]]] = {}
    for piece, left in zip(pieces, lefts, strict=True):
        if piece.span.href and (ink := piece.width - piece.hanging) > 0:
            start = left + piece.hanging if hangs_left else left
            areas.setdefault(id(piece.span), []).append((piece, start, start + ink))
    return tuple([_link(area) for area in areas.values()])


def _link(area: Sequence[tuple[Piece, float, float]]) -> Link:
    piece = area[0][0]
    span, face = piece.span, piece.run.item.face
    left = min(start for _, start, _ in area)
    right = max(end for _, _, end in area)
    top = face.ascent * span.style.size / face.units_per_em
    foot = face.descent * span.style.size / face.units_per_em
    return Link(span.href or "", left, -top, right - left, top - foot, span.link, span.text)
