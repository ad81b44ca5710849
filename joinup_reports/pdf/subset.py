"""Drawings → a small TrueType font file that has them for its glyphs.

Follows the OpenType specification's tables `head`, `hhea`, `maxp`, `hmtx`, `loca` and `glyf`
(ISO/IEC 14496-22): what a CIDFontType2 font program must hold and no more (ISO 32000-1
section 9.9). Knows nothing of text or PDF. The same drawings give the same bytes.

A drawing keeps all that a font needs of it but the ids of its outlines there, so that a
font is made of finished pieces.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, chain

from joinup_reports.pdf.truetype import (
    Box,
    Description,
    Extent,
    Outlines,
    Part,
    bounding_box,
    describe_parts,
    write_tables,
)
from joinup_reports.tuples import NamedTuple

# The faces of a batch of reports use a few hundred outlines each; more are forgotten.
_MOST_OUTLINES = 10_000

_LONG = 1 << 17  # bytes of `glyf` that need the long format of `loca`


class Sizes(NamedTuple):
    """What a font's headers must know of a glyph with ink: they have the smallest of the
    first three, and the largest of the others.

    `right` is the right side bearing. Points and contours are those of a simple outline, or
    of what is composed.
    """

    x_min: int
    y_min: int
    right: int
    x_max: int
    y_max: int
    points: int
    contours: int
    composed_points: int
    composed_contours: int
    entries: int
    depth: int


class Glyph(NamedTuple):
    """A finished glyph: its description, its entry in `hmtx`, and its sizes if it has ink."""

    description: Description
    metrics: bytes
    sizes: Sizes | None


class Drawing:
    """A glyph to be made: the outlines it shows, in a source font's ids, what they cover
    together, and its advance; `needed` are the outlines with all that they are composed of.
    """

    def __init__(
        self, source: Outlines, parts: tuple[Part, ...], box: Box | None, advance: int
    ) -> None:
        self._source = source
        self.parts = parts
        self.box = box
        self.advance = advance
        # The outline that is the whole drawing, standing where it was drawn; 0 if none is.
        self.outline = parts[0].glyph if len(parts) == 1 and parts[0][1:] == (0, 0) else 0
        self.needed = [outline for part in parts for outline in _find_needed(source, part.glyph)]

    @cached_property
    def copied(self) -> Glyph:
        """`outline` itself."""
        return _copy(self._source, self.outline, self.advance)

    @cached_property
    def composed(self) -> Glyph:
        """The parts as components."""
        if self.box is None:
            return _make_glyph(Description(b""), None, self.advance, Extent(0, 0, 0), 0)
        points, contours, depths = zip(
            *[self._source.extent(part.glyph) for part in self.parts], strict=True
        )
        extent = Extent(sum(points), sum(contours), 1 + max(depths))
        description = describe_parts(self.parts, self.box)
        return _make_glyph(description, self.box, self.advance, extent, len(self.parts))


def draw(source: Outlines, ink: Sequence[Part], advance: int) -> Drawing:
    """The glyph that shows `ink`, whose parts may be composites, down to its outlines."""
    parts, boxes = [], []
    for glyph, x, y in ink:
        for outline, inner_x, inner_y in source.drawn(glyph):
            at_x, at_y = x + inner_x, y + inner_y
            parts.append(Part(outline, at_x, at_y))
            if box := source.box(outline):
                boxes.append(box.moved(at_x, at_y) if at_x or at_y else box)
    return Drawing(source, tuple(parts), bounding_box(boxes), advance)


def _find_needed(source: Outlines, outline: int) -> list[int]:
    needed = [outline]
    for component in reversed(source.components(outline)):
        needed += _find_needed(source, component.glyph)
    return needed


def _copy(source: Outlines, outline: int, advance: int) -> Glyph:
    return _make_glyph(
        source.description(outline),
        source.box(outline),
        advance,
        source.extent(outline),
        len(source.components(outline)),
    )


def _make_glyph(
    description: Description, box: Box | None, advance: int, extent: Extent, entries: int
) -> Glyph:
    if box is None:
        return Glyph(description, struct.pack(">Hh", advance, 0), None)
    points, contours, depth = extent
    counted = (0, 0, points, contours) if depth else (points, contours, 0, 0)
    x_min, y_min, x_max, y_max = box
    sizes = Sizes(x_min, y_min, advance - x_max, x_max, y_max, *counted, entries, depth)
    return Glyph(description, struct.pack(">Hh", advance, box.x_min), sizes)


@lru_cache(maxsize=_MOST_OUTLINES)
def _keep(source: Outlines, outline: int) -> Glyph:
    """An outline as it stands in the source."""
    return _copy(source, outline, source.metrics(outline)[0])


def build_font(source: Outlines, drawings: Sequence[Drawing]) -> bytes:
    """A font file whose glyph n is drawing n - 1; glyph 0 is the source's `.notdef`.

    An outline that a drawing shows alone and unmoved is that drawing's glyph; the others
    stand behind the drawings and are shown as components.
    """
    ids = {0: 0}
    for glyph, drawing in enumerate(drawings, 1):
        if drawing.outline:
            ids.setdefault(drawing.outline, glyph)
    needed = dict.fromkeys(chain.from_iterable([drawing.needed for drawing in drawings]))
    needed |= dict.fromkeys(_find_needed(source, 0))
    behind = [outline for outline in needed if outline not in ids]
    ids |= {outline: glyph for glyph, outline in enumerate(behind, len(drawings) + 1)}
    glyphs = [
        _keep(source, 0),
        *(
            drawing.copied if ids.get(drawing.outline) == glyph else drawing.composed
            for glyph, drawing in enumerate(drawings, 1)
        ),
        *(_keep(source, outline) for outline in behind),
    ]
    return write_tables(_make_tables(source, glyphs, ids))


def _make_tables(
    source: Outlines, glyphs: Sequence[Glyph], ids: Mapping[int, int]
) -> dict[str, bytes]:
    names = {outline: glyph.to_bytes(2, "big") for outline, glyph in ids.items()}
    bodies = [
        head + b"".join([names[outline] + after for outline, after in rest]) if rest else head
        for (head, rest), _, _ in glyphs
    ]
    hmtx = b"".join([glyph.metrics for glyph in glyphs])
    widest = max(struct.unpack(f">{2 * len(glyphs)}H", hmtx)[::2])
    extremes = _find_extremes([glyph.sizes for glyph in glyphs if glyph.sizes])
    is_long, loca = _make_loca([len(body) for body in bodies])
    return {
        "head": _make_head(source.table("head"), extremes, is_long=is_long),
        "hhea": _make_hhea(source.table("hhea"), extremes, widest, len(glyphs)),
        "maxp": _make_maxp(extremes, len(glyphs)),
        "hmtx": hmtx,
        "loca": loca,
        "glyf": b"".join(bodies),
    }


def _find_extremes(sizes: Sequence[Sizes]) -> Sizes:
    columns = list(zip(*sizes, strict=True)) or [(0,)] * len(Sizes._fields)
    return Sizes(*map(min, columns[:3]), *map(max, columns[3:]))


def _make_loca(lengths: Sequence[int]) -> tuple[bool, bytes]:
    """Where each glyph begins, and where the last one ends: halved and short if they fit."""
    offsets = list(accumulate(lengths, initial=0))
    is_long = offsets[-1] >= _LONG
    if is_long:
        return is_long, struct.pack(f">{len(offsets)}I", *offsets)
    return is_long, struct.pack(f">{len(offsets)}H", *[offset // 2 for offset in offsets])


def _make_head(old: bytes, extremes: Sizes, *, is_long: bool) -> bytes:
    head = bytearray(old)
    # Bits 0 and 1: the baseline is at y 0, the side bearing at x 0; no hinting bits.
    struct.pack_into(">H", head, 16, 0b11)
    box = extremes.x_min, extremes.y_min, extremes.x_max, extremes.y_max
    struct.pack_into(">4h", head, 36, *box)
    struct.pack_into(">h", head, 50, is_long)
    return bytes(head)


def _make_hhea(old: bytes, extremes: Sizes, widest: int, count: int) -> bytes:
    """The source's ascent, descent and caret."""
    hhea = bytearray(old)
    struct.pack_into(">H3h", hhea, 10, widest, extremes.x_min, extremes.right, extremes.x_max)
    struct.pack_into(">H", hhea, 34, count)
    return bytes(hhea)


def _make_maxp(extremes: Sizes, count: int) -> bytes:
    """What a reader must make room for; one zone and nothing for instructions."""
    points, contours, composed_points, composed_contours, entries, depth = extremes[5:]
    sizes = points, contours, composed_points, composed_contours
    return struct.pack(">I14H", 0x00010000, count, *sizes, 1, *[0] * 6, entries, depth)
