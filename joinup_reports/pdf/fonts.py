"""A face as it is embedded in a PDF: a font made for this document's text.

Extractors (search, copy, screen readers) rebuild the text from single glyphs, their
places and their `ToUnicode` entries, so every character of the text is a glyph of its own
here: a composite of the outlines that HarfBuzz placed, as wide as the character's share
of its cluster. What is seen is what was shaped; what is read is what was written.

Knows glyph runs and TrueType; must not know shaping, bidi or pages. Follows ISO 32000-1
sections 9.7 (composite fonts), 9.8 (descriptors) and 9.10 (extraction), and ISO 14289-1
section 7.21 (widths in the PDF and in the font agree, every code has its ToUnicode).
"""

from __future__ import annotations

import hashlib
import struct
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from joinup_reports.pdf.truetype import Box, Drawing, Outlines, Part, bounding_box, build_font
from joinup_reports.typeset.fonts import Face
from joinup_reports.typeset.frame import Cluster, GlyphRun

_SYMBOLIC, _ITALIC = 4, 64
_OS2_WITH_CAP_HEIGHT = 90  # bytes; tables older than version 2 end before it


class Code(NamedTuple):
    """What one CID stands for: a character, its ink from the origin, its advance."""

    text: str
    ink: tuple[Part, ...]
    advance: int


class Metrics(NamedTuple):
    """What a font descriptor says (ISO 32000-1 section 9.8.1), in 1/1000 em."""

    box: Box
    ascent: int
    descent: int
    cap_height: int
    italic_angle: float
    stem_v: int
    flags: int


class EmbeddedFont:
    """One face's font in one document: codes are collected, then the font is made of them.

    A CID is a glyph id and counts from 1 in the order of first use; 0 is `.notdef` and
    never shown. Raises truetype.NoOutlinesError when the face has no TrueType outlines.
    """

    def __init__(self, face: Face) -> None:
        self._face = face
        self._source = Outlines(face.data)
        self._cids: dict[Code, int] = {}
        self._encoded: dict[tuple[Cluster, bool], bytes] = {}

    def encode(self, run: GlyphRun, before: GlyphRun | None, after: GlyphRun | None) -> bytes:
        """The run's CIDs, two bytes each, in painting order (left to right).

        `before` and `after` are the runs next to it in logical order on the same line.
        """
        del before, after
        return b"".join(self._encode_cluster(cluster, rtl=run.rtl) for cluster in run.clusters)

    def _encode_cluster(self, cluster: Cluster, *, rtl: bool) -> bytes:
        key = cluster, rtl
        if key not in self._encoded:
            cids = [self._cid(code) for code in split_cluster(cluster, rtl=rtl)]
            self._encoded[key] = struct.pack(f">{len(cids)}H", *cids)
        return self._encoded[key]

    def _cid(self, code: Code) -> int:
        return self._cids.setdefault(code, len(self._cids) + 1)

    @property
    def name(self) -> str:
        """PostScript name with the subset's tag, which follows from what is in it."""
        digest = hashlib.sha256(repr((self._face.name, tuple(self._cids))).encode()).digest()
        return "".join(chr(ord("A") + byte % 26) for byte in digest[:6]) + "+" + self._face.name

    @property
    def metrics(self) -> Metrics:
        os2, post = self._source.table("OS/2"), self._source.table("post")
        has_cap_height = len(os2) >= _OS2_WITH_CAP_HEIGHT
        cap_height = struct.unpack_from(">h", os2, 88)[0] if has_cap_height else self._face.ascent
        weight = struct.unpack_from(">H", os2, 4)[0] if os2 else 400
        angle = struct.unpack_from(">i", post, 4)[0] / 65536 if post else 0.0
        return Metrics(
            box=Box(*map(self._per_mille, self._box())),
            ascent=self._per_mille(self._face.ascent),
            descent=self._per_mille(self._face.descent),
            cap_height=self._per_mille(cap_height),
            italic_angle=angle,
            # No table says it; stems grow with the weight class about like this.
            stem_v=10 + 220 * (weight - 50) // 900,
            flags=_SYMBOLIC | (_ITALIC if angle else 0),
        )

    def _box(self) -> Box:
        parts = {part for code in self._cids for part in self._drawing(code).parts}
        boxes = ((self._source.box(part.glyph), part) for part in parts)
        box = bounding_box(box.moved(part.x, part.y) for box, part in boxes if box)
        return box or Box(0, 0, 0, 0)

    def widths(self) -> list[int]:
        """Advances in 1/1000 em, of CID 0 and on."""
        advances = [self._source.metrics(0)[0], *(code.advance for code in self._cids)]
        return [self._per_mille(advance) for advance in advances]

    def _per_mille(self, units: int) -> int:
        return round(units * 1000 / self._source.units_per_em)

    def program(self) -> bytes:
        """The font file (FontFile2)."""
        return build_font(self._source, [self._drawing(code) for code in self._cids])

    def _drawing(self, code: Code) -> Drawing:
        """A code's glyph, down to the outlines it is made of."""
        parts = (
            Part(part.glyph, ink.x + part.x + self._source.shift(ink.glyph), ink.y + part.y)
            for ink in code.ink
            for part in self._source.parts(ink.glyph)
        )
        return Drawing(tuple(parts), code.advance)

    def to_unicode(self) -> bytes:
        """The CMap from CIDs to characters (ISO 32000-1 section 9.10.3)."""
        rows = [
            f"<{cid:04x}> <{code.text.encode('utf-16-be').hex()}>"
            for code, cid in self._cids.items()
        ]
        blocks = [
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar"
            for block in (rows[n : n + 100] for n in range(0, len(rows), 100))
        ]
        return _CMAP.format(blocks="\n".join(blocks)).encode("ascii")


_CMAP = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def split_cluster(cluster: Cluster, *, rtl: bool) -> tuple[Code, ...]:
    """A cluster as one code for each character, in painting order.

    The first base letter carries the ink; each base letter has a share of the advance, a
    mark that the font merged into its letter has none.
    """
    text = cluster.text
    bases = [n for n, c in enumerate(text) if not unicodedata.combining(c)] or [0]
    share, rest = divmod(cluster.advance, len(bases))
    advances = [share * (n in bases) + rest * (n == bases[0]) for n in range(len(text))]
    order: Sequence[int] = range(len(text))
    ink, pen, codes = place_glyphs(cluster), 0, []
    for n in reversed(order) if rtl else order:
        moved = tuple(part._replace(x=part.x - pen) for part in ink) if n == bases[0] else ()
        codes.append(Code(text[n], moved, advances[n]))
        pen += advances[n]
    return tuple(codes)


def place_glyphs(cluster: Cluster) -> tuple[Part, ...]:
    """The cluster's glyphs at their offsets from the cluster's origin."""
    placed, pen = [], 0
    for glyph in cluster.glyphs:
        placed.append(Part(glyph.id, pen + glyph.x, glyph.y))
        pen += glyph.advance
    return tuple(placed)
