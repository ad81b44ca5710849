"""Drawings → a small TrueType font file that has them for its glyphs.

Follows the OpenType specification's tables `head`, `hhea`, `maxp`, `hmtx`, `loca` and `glyf`
(ISO/IEC 14496-22): what a CIDFontType2 font program must hold and no more (ISO 32000-1
section 9.9). Knows nothing of text or PDF. The same drawings give the same bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from joinup_reports.pdf.truetype import (
    Box,
    Extent,
    Outlines,
    Part,
    bounding_box,
    write_composite,
    write_tables,
)


class Drawing(NamedTuple):
    """A glyph to be made: the outlines it shows, in a source font's ids, what they cover
    together, and its advance.
    """

    parts: tuple[Part, ...]
    box: Box | None
    advance: int


def draw(source: Outlines, ink: Sequence[Part], advance: int) -> Drawing:
    """The glyph that shows `ink`, whose parts may be composites, down to its outlines."""
    parts, boxes = [], []
    for glyph, x, y in ink:
        for outline, inner_x, inner_y in source.drawn(glyph):
            part = Part(outline, x + inner_x, y + inner_y)
            parts.append(part)
            if box := source.box(outline):
                boxes.append(box.moved(part.x, part.y))
    return Drawing(tuple(parts), bounding_box(boxes), advance)


def build_font(source: Outlines, drawings: Sequence[Drawing]) -> bytes:
    """A font file whose glyph n is drawing n - 1; glyph 0 is the source's `.notdef`.

    An outline that a drawing shows alone and unmoved is that drawing's glyph; the others
    stand behind the drawings and are shown as components.
    """
    renamed, rest = _assign_ids(source, drawings)
    glyphs = [_copy(source, 0, renamed)]
    for glyph, drawing in enumerate(drawings, 1):
        lone = drawing.parts[0].glyph if len(drawing.parts) == 1 else 0
        if lone and renamed[lone] == glyph:
            glyphs.append(_copy(source, lone, renamed)._replace(advance=drawing.advance))
        else:
            glyphs.append(_compose(source, drawing, renamed))
    glyphs.extend(_copy(source, outline, renamed) for outline in rest)
    return write_tables(_make_tables(source, glyphs))


class _Made(NamedTuple):
    """A finished glyph and what the font's headers must know of it."""

    data: bytes
    box: Box | None
    advance: int
    extent: Extent
    entries: int


def _assign_ids(
    source: Outlines, drawings: Sequence[Drawing]
) -> tuple[dict[int, int], tuple[int, ...]]:
    """New ids of the outlines shown, and those that need a glyph behind the drawings."""
    renamed = {0: 0}
    for glyph, drawing in enumerate(drawings, 1):
        if len(drawing.parts) == 1 and drawing.parts[0][1:] == (0, 0):
            renamed.setdefault(drawing.parts[0].glyph, glyph)
    rest: dict[int, None] = {}
    wanted = [part.glyph for drawing in drawings for part in drawing.parts][::-1]
    wanted += [0]
    seen = set()
    while wanted:
        outline = wanted.pop()
        if outline in seen:
            continue
        seen.add(outline)
        if outline not in renamed:
            renamed[outline] = len(drawings) + 1 + len(rest)
            rest[outline] = None
        wanted += [c.glyph for c in source.components(outline)]
    return renamed, tuple(rest)


def _copy(source: Outlines, glyph: int, renamed: Mapping[int, int]) -> _Made:
    return _Made(
        source.outline(glyph, renamed),
        source.box(glyph),
        source.metrics(glyph)[0],
        source.extent(glyph),
        len(source.components(glyph)),
    )


def _compose(source: Outlines, drawing: Drawing, renamed: Mapping[int, int]) -> _Made:
    box = drawing.box
    if box is None:
        return _Made(b"", None, drawing.advance, Extent(0, 0, 0), 0)
    points, contours, depths = zip(
        *(source.extent(part.glyph) for part in drawing.parts), strict=True
    )
    extent = Extent(sum(points), sum(contours), 1 + max(depths))
    parts = [Part(renamed[part.glyph], part.x, part.y) for part in drawing.parts]
    return _Made(write_composite(parts, box), box, drawing.advance, extent, len(parts))


def _make_tables(source: Outlines, glyphs: Sequence[_Made]) -> dict[str, bytes]:
    bodies = [made.data + bytes(-len(made.data) % 4) for made in glyphs]
    offsets = accumulate(map(len, bodies), initial=0)
    boxes = [made.box for made in glyphs if made.box]
    box = bounding_box(boxes) or Box(0, 0, 0, 0)
    metrics = [(made.advance, made.box.x_min if made.box else 0) for made in glyphs]
    head = bytearray(source.table("head"))
    # Bits 0 and 1: the baseline is at y 0, the side bearing at x 0; no hinting bits.
    struct.pack_into(">H", head, 16, 0b11)
    struct.pack_into(">4h", head, 36, *box)
    struct.pack_into(">h", head, 50, 1)
    return {
        "head": bytes(head),
        "hhea": _make_hhea(source.table("hhea"), glyphs),
        "maxp": _make_maxp(glyphs),
        "hmtx": b"".join(struct.pack(">Hh", *pair) for pair in metrics),
        "loca": struct.pack(f">{len(bodies) + 1}I", *offsets),
        "glyf": b"".join(bodies),
    }


def _make_hhea(old: bytes, glyphs: Sequence[_Made]) -> bytes:
    """The source's ascent, descent and caret; the extremes of `glyphs`."""
    inked = [(made.advance, made.box) for made in glyphs if made.box]
    extremes = (
        max(made.advance for made in glyphs),
        min((box.x_min for _, box in inked), default=0),
        min((advance - box.x_max for advance, box in inked), default=0),
        max((box.x_max for _, box in inked), default=0),
    )
    hhea = bytearray(old)
    struct.pack_into(">H3h", hhea, 10, *extremes)
    struct.pack_into(">H", hhea, 34, len(glyphs))
    return bytes(hhea)


def _make_maxp(glyphs: Sequence[_Made]) -> bytes:
    """What a reader must make room for; one zone and nothing for instructions."""
    simple = [made.extent for made in glyphs if not made.extent.depth]
    nested = [made.extent for made in glyphs if made.extent.depth]
    sizes = (
        max(extent.points for extent in simple),
        max(extent.contours for extent in simple),
        max((extent.points for extent in nested), default=0),
        max((extent.contours for extent in nested), default=0),
    )
    entries = max(made.entries for made in glyphs)
    depth = max(made.extent.depth for made in glyphs)
    return struct.pack(">I14H", 0x00010000, len(glyphs), *sizes, 1, *[0] * 6, entries, depth)
