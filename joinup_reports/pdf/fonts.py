"""A face as it is embedded in a PDF: a font made for this document's text.

Readers (search, copy, screen readers) rebuild the text from single glyphs: their places,
their `ToUnicode` entries and their order in the stream, each reader in its own way, and
nearly all on the belief that right-to-left text is painted in visual order. What follows
gives the words back in Poppler, PDFium (Chrome), pdf.js (Firefox), MuPDF and pypdf, and is
measured by benchmarks/readback.py.

1. Every character is a glyph of its own: a composite of the outlines that HarfBuzz placed,
   offsets included, with the character's share of its cluster's advance. A ligature's ink
   is its first letter's, a mark's ink the mark's own. So one CID is one character, one ink
   and one width, `W` is the font's own `hmtx`, and nothing needs moving inside a string.
2. Inside a right-to-left run the codes stand in visual order; the runs of a line follow
   each other in reading order, each placed by itself and selecting its font anew, which
   makes pypdf begin afresh. Arabic-Indic digits are painted one by one for the same reason.
3. Controls (ALM, RLM, LRM), which no eye sees, tell readers where directions change. They
   are glyphs without ink, a fiftieth of an em taken from a neighbour's width, so that no
   two origins coincide (Poppler and PDFium take those for one letter painted twice), or
   they stand in the `ToUnicode` entry of the glyph they precede:
   - ALM or LRM at the ends of a run that are no letters. Poppler and PDFium else join the
     run's punctuation to the neighbouring number or name, MuPDF and pypdf start the run in
     the direction of the text before it. ALM, not RLM: pypdf passes RLM over.
   - ALM with signs, and with commas, stops and colons that no letter follows: to Poppler
     and PDFium these are numbers, and the space after them would change its place.
   - ALM with a mark that follows a mark: PDFium turns the two round.
   - ALM or LRM with a space at a run's end, before a mark, and at a line's end or a marker's,
     where the text has none: pdf.js drops a plain space where the pen jumps, and does not
     see marks move the pen. It takes RLM for a Latin letter. At a line's end a lone ALM
     stands before it, else pypdf goes on in the direction of the run before.
   - LRM after a character beyond U+FFFF: PDFium turns the halves of its pair round.
   - LRM before a bracket: PDFium mirrors brackets that follow Arabic. The run is cut there
     and LRM painted between the parts, since MuPDF reads the parts of a run cut by an LRM
     in the order of painting.
   A controlled glyph's entry must not end in a control: pdf.js then drops all of it.
4. A joiner (ZWNJ, ZWJ) stands in the entry of the letter before it, because pdf.js drops
   invisible characters that stand alone.

5. PDFium sorts a line's strings by where they begin, cuts the line where letters, digits,
   spaces and signs meet, and in a right-to-left line turns all these stretches round, those
   of a Latin name too. So a name's stretches are strings of their own that begin in the
   opposite order: all but the last with a code without ink at the name's right end, from
   where the pen goes back to their place (strings.py). MuPDF sees a line's end in them.

What is given up: PDFium reverses the parts of an address, of `C++` inside a longer name and
of brackets in it, since it would put spaces between strings that are so far apart; it puts
one before a name, also where a letter is joined to it; it and pdf.js read a ligature code
point such as U+FDFA as its letters. MuPDF turns Arabic-Indic digits round. pypdf puts a
joiner before its letter and nested brackets after their word. `ActualText` in the content
makes all of them worse.

Knows glyph runs and TrueType; must not know shaping, bidi or pages. Follows ISO 32000-1
sections 9.7 (composite fonts), 9.8 (descriptors) and 9.10 (extraction), and ISO 14289-1
section 7.21 (widths in the PDF and in the font agree, every code has its ToUnicode).
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence
from functools import lru_cache

from joinup_reports.pdf.codes import Code
from joinup_reports.pdf.strings import encode_run
from joinup_reports.pdf.subset import Drawing, build_font, draw
from joinup_reports.pdf.truetype import Box, Outlines, bounding_box
from joinup_reports.tuples import NamedTuple
from joinup_reports.typeset.fonts import Face
from joinup_reports.typeset.frame import GlyphRun

_SYMBOLIC, _ITALIC = 4, 64
# A batch of reports needs about a thousand glyphs of each face; more are forgotten.
_MOST_DRAWINGS = 20_000
_OS2_WITH_CAP_HEIGHT = 90  # bytes; tables older than version 2 end before it


class Metrics(NamedTuple):
    """What a font descriptor says (ISO 32000-1 section 9.8.1), in 1/1000 em."""

    box: Box
    ascent: int
    descent: int
    cap_height: int
    italic_angle: float
    stem_v: int
    flags: int


class FontFile(NamedTuple):
    """A finished font: its PostScript name with the subset's tag, the font file itself
    (FontFile2), the CMap to characters, and the advances of CID 0 and on in 1/1000 em.
    """

    name: str
    program: bytes
    to_unicode: bytes
    widths: tuple[int, ...]
    metrics: Metrics


class _Cids(dict[Code, bytes]):
    """Numbers codes from 1 on as they are asked for; a CID is two bytes."""

    def __missing__(self, code: Code) -> bytes:
        self[code] = cid = (len(self) + 1).to_bytes(2, "big")
        return cid


class EmbeddedFont:
    """One face's font in one document: codes are collected, then the font is made of them.

    A CID is a glyph id and counts from 1 in the order of first use; 0 is `.notdef` and
    never shown. Raises truetype.NoOutlinesError when the face has no TrueType outlines.
    """

    def __init__(self, face: Face, *, rtl: bool = True) -> None:
        self._face = face
        self._rtl = rtl
        self._source = _outlines(face)
        self._cids = _Cids()

    def encode(
        self, run: GlyphRun, before: GlyphRun | None, after: GlyphRun | None
    ) -> tuple[tuple[float, bytes, float], ...]:
        """The strings that paint the run, in order: (x, CIDs, back).

        `x` is in points from the run's origin; a CID is two bytes; after the first one the
        pen goes `back` to the left, in thousandths of the run's size. `before` and `after`
        are the runs next to it in logical order on the same line.
        """
        em = self._source.units_per_em
        return tuple(
            [
                (x * run.size / em, self._pack(codes), 1000 * back / em)
                for x, codes, back in encode_run(run, before, after, rtl=self._rtl)
            ]
        )

    def _pack(self, codes: tuple[Code, ...]) -> bytes:
        return b"".join(map(self._cids.__getitem__, codes))

    def make(self) -> FontFile:
        """The font of all codes so far. Raises ProblemsFound where a glyph is not to be had."""
        try:
            return _make(self._face, tuple(self._cids))
        except (IndexError, struct.error) as fault:  # tables that contradict each other
            raise self._face.damaged() from fault


# The faces of labels and headings have the same codes in all reports of a series.
@lru_cache(maxsize=32)
def _make(face: Face, codes: tuple[Code, ...]) -> FontFile:
    source = _outlines(face)
    drawings = [_draw(source, code) for code in codes]
    program = build_font(source, drawings)
    to_unicode = _map_to_unicode([code.text for code in codes])
    box = bounding_box([drawing.box for drawing in drawings if drawing.box])
    advances = [source.metrics(0)[0], *(code.advance for code in codes)]
    em = source.units_per_em
    return FontFile(
        _subset_tag(program + to_unicode) + face.name,
        program,
        to_unicode,
        tuple([round(advance * 1000 / em) for advance in advances]),
        _find_metrics(face, source, box or Box(0, 0, 0, 0)),
    )


def _find_metrics(face: Face, source: Outlines, box: Box) -> Metrics:
    def per_mille(units: int) -> int:
        return round(units * 1000 / source.units_per_em)

    os2, post = source.table("OS/2"), source.table("post")
    has_cap_height = len(os2) >= _OS2_WITH_CAP_HEIGHT
    cap_height = struct.unpack_from(">h", os2, 88)[0] if has_cap_height else face.ascent
    weight = struct.unpack_from(">H", os2, 4)[0] if os2 else 400
    angle = struct.unpack_from(">i", post, 4)[0] / 65536 if post else 0.0
    return Metrics(
        box=Box(*map(per_mille, box)),
        ascent=per_mille(face.ascent),
        descent=per_mille(face.descent),
        cap_height=per_mille(cap_height),
        italic_angle=angle,
        # No table says it; stems grow with the weight class about like this.
        stem_v=10 + 220 * (weight - 50) // 900,
        flags=_SYMBOLIC | (_ITALIC if angle else 0),
    )


def _subset_tag(content: bytes) -> str:
    """Six letters that follow from what is in the font (section 9.6.4)."""
    digest = hashlib.sha256(content).digest()
    return "".join([chr(ord("A") + byte % 26) for byte in digest[:6]]) + "+"


def _map_to_unicode(texts: Sequence[str]) -> bytes:
    """The CMap from CIDs, 1 and on, to characters (section 9.10.3)."""
    rows = [f"<{cid:04x}> <{_utf_16(text)}>" for cid, text in enumerate(texts, 1)]
    blocks = [
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar"
        for block in (rows[n : n + 100] for n in range(0, len(rows), 100))
    ]
    return _CMAP.format(blocks="\n".join(blocks)).encode("ascii")


@lru_cache(maxsize=_MOST_DRAWINGS)
def _draw(source: Outlines, code: Code) -> Drawing:
    return draw(source, code.ink, code.advance)


@lru_cache(maxsize=_MOST_DRAWINGS)
def _utf_16(text: str) -> str:
    return text.encode("utf-16-be").hex()


@lru_cache(maxsize=32)
def _outlines(face: Face) -> Outlines:
    """Shared by all documents of a process."""
    return Outlines(face.data)


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
