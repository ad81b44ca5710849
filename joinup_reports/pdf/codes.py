"""A run's clusters → the codes that paint it: one a character, so that readers find them.

The recipe and its reasons stand in fonts.py. Knows characters, clusters and painting
order (left to right); knows no font files and nothing of PDF. Lengths are font units.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from joinup_reports.pdf.truetype import Part
from joinup_reports.typeset.frame import Cluster, GlyphRun

ALM, LRM, RLM = "\u061c", "\u200e", "\u200f"

# Directions show in the order of painting; what is written for them has no ink of its own,
# and a byte order mark or a noncharacter must not stand in a ToUnicode map.
_UNSPOKEN = re.compile("[\0\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


class Code(NamedTuple):
    """What one CID stands for: its text in painting order, its ink from the origin."""

    text: str
    ink: tuple[Part, ...]
    advance: int


class Piece(NamedTuple):
    """Codes painted in one stroke, `x` right of the run's origin."""

    x: int
    codes: tuple[Code, ...]


def encode_run(run: GlyphRun, before: GlyphRun | None, after: GlyphRun | None) -> tuple[Piece, ...]:
    """The run's pieces in the order they are to be painted, which is reading order.

    `before` and `after` are the runs next to it in logical order on the same line.
    """
    codes = [code for cluster in run.clusters for code in split_cluster(cluster, rtl=run.rtl)]
    codes = _fold_joiners(codes)
    if not codes:
        return ()
    sliver = run.face.units_per_em // 50
    if run.rtl:
        return tuple(_guard_rtl(codes, before, None if _ends(run, after) else after, sliver))
    return (Piece(0, tuple(_guard_ltr(codes, before, after, sliver))),)


def _ends(run: GlyphRun, after: GlyphRun | None) -> bool:
    """Whether the text ends here for the eye: at a line's end, or a marker before its item."""
    if after is None:
        return True
    return after.rtl and run.x - after.x - after.width > run.size / 10


@lru_cache(maxsize=8192)
def split_cluster(cluster: Cluster, *, rtl: bool) -> tuple[Code, ...]:
    """A cluster as one code for each character, in painting order.

    The first base letter carries the ink, every base letter has a share of the advance, and
    a mark that the font merged into its letter has neither.
    """
    ink = place_glyphs(cluster)
    text = _UNSPOKEN.sub("", cluster.text)
    if not text:
        return (Code(cluster.text, ink, cluster.advance),) if cluster.advance else ()
    bases = [n for n, c in enumerate(text) if _KINDS[ord(c)] not in "MJ"] or [0]
    share, rest = divmod(cluster.advance, len(bases))
    order: Sequence[int] = range(len(text))
    codes, pen = [], 0
    for n in reversed(order) if rtl else order:
        advance = share * (n in bases) + rest * (n == bases[0])
        codes.append(Code(text[n], _moved(ink, -pen) if n == bases[0] else (), advance))
        pen += advance
    return tuple(codes)


def place_glyphs(cluster: Cluster) -> tuple[Part, ...]:
    """The cluster's glyphs at their offsets from the cluster's origin."""
    placed, pen = [], 0
    for glyph in cluster.glyphs:
        placed.append(Part(glyph.id, pen + glyph.x, glyph.y))
        pen += glyph.advance
    return tuple(placed)


_LETTERS = {
    "R": "R", "AL": "R", "L": "L", "EN": "D", "AN": "D",
    "NSM": "M", "WS": "S", "BN": "J", "ES": "E", "ET": "E", "CS": "W",
}  # fmt: skip


class _Kinds(dict[int, str]):
    """What readers make of a character, as a letter; filled as characters are met.

    R right-to-left letter, L left-to-right letter, D digit, M mark, S space, J joiner or
    other invisible, E sign or currency of a number, W what stands between digits,
    B mirrored bracket, N any other.
    """

    def __missing__(self, code_point: int) -> str:
        character = chr(code_point)
        if unicodedata.mirrored(character):
            kind = "B"
        elif unicodedata.category(character) == "Cf":
            kind = "J"
        else:
            kind = _LETTERS.get(unicodedata.bidirectional(character), "N")
        self[code_point] = kind
        return kind


_KINDS = _Kinds()


def _kinds(codes: Sequence[Code]) -> str:
    return "".join([code.text[-1] for code in codes]).translate(_KINDS)


def _fold_joiners(codes: list[Code]) -> list[Code]:
    """A joiner becomes part of the code painted after it: alone, pdf.js passes it over."""
    if "J" not in _kinds(codes):
        return codes
    folded: list[Code] = []
    for code in codes:
        if folded and _KINDS[ord(folded[-1].text[-1])] == "J":
            joiner = folded.pop()
            ink = joiner.ink + _moved(code.ink, joiner.advance)
            folded.append(Code(joiner.text + code.text, ink, joiner.advance + code.advance))
        else:
            folded.append(code)
    return folded


# Where a right-to-left piece needs a control before a code, painting order, left context:
# a mark that does not stand on its letter, a space that a mark follows, a sign, and
# punctuation or a bracket with no letter after it in the text.
_NEEDS_CONTROL = re.compile("(?<!R)M|S(?=M)|E|(?<=[^R])[WDB]")


def _guard_rtl(
    codes: list[Code], before: GlyphRun | None, after: GlyphRun | None, sliver: int
) -> Iterator[Piece]:
    """The run cut before each bracket, in logical order, with its controls."""
    codes = _widen(codes, sliver)
    kinds = _kinds(codes)
    origins = [0]
    for code in codes:
        origins.append(origins[-1] + code.advance)
    high = len(codes)
    cuts = [n + 1 for n, kind in enumerate(kinds) if kind == "B" and n + 1 < high]
    for low in (*reversed(cuts), 0):
        part = _add_controls(
            codes[low:high],
            kinds[low:high],
            joins=(low > 0 or after is not None, high < len(codes) or before is not None),
        )
        if high == len(codes):
            part = _end_at_right(part, kinds, sliver, joined=before is not None)
        part = _begin_at_left(part, kinds[low], sliver, ends_line=low == 0 and after is None)
        yield Piece(origins[low], tuple(part))
        if low:
            yield _separator(origins[low], sliver)
        high = low
    if after is not None and after.rtl:
        yield _separator(0, sliver)


def _add_controls(codes: list[Code], kinds: str, joins: tuple[bool, bool]) -> list[Code]:
    """Controls within a piece; `joins` says whether text goes on at its left and right."""
    found = {match.start() for match in _NEEDS_CONTROL.finditer(kinds)}
    for edge, joined in zip((0, len(codes) - 1), joins, strict=True):
        if joined and kinds[edge] == "S":
            found.add(edge)
    for n in found:
        # A code of its own will stand before the first one; MuPDF drops the same twice,
        # and what else it says. A mark keeps ALM, for pdf.js takes RLM for a Latin letter.
        control = RLM if n == 0 and kinds[0] not in "RM" else ALM
        codes[n] = codes[n]._replace(text=control + codes[n].text)
    return codes


def _begin_at_left(codes: list[Code], kind: str, sliver: int, *, ends_line: bool) -> list[Code]:
    if kind != "R":
        codes = _add_left(codes, ALM, sliver)
    return _add_left(codes, ALM + " ", sliver) if ends_line and kind != "S" else codes


def _end_at_right(codes: list[Code], kinds: str, sliver: int, *, joined: bool) -> list[Code]:
    if kinds[-1] == "B":
        return _add_right(codes, LRM + ALM, sliver)
    return _add_right(codes, ALM, sliver) if joined and kinds[-1] != "R" else codes


def _separator(x: int, sliver: int) -> Piece:
    """Two codes, for PDFium passes over what has no width."""
    return Piece(x - sliver // 2, (Code(LRM, (), sliver // 2),) * 2)


def _guard_ltr(
    codes: list[Code], before: GlyphRun | None, after: GlyphRun | None, sliver: int
) -> list[Code]:
    kinds = _kinds(codes)
    if before is not None and before.rtl and kinds[0] not in "LD":
        codes = _add_left(codes, LRM, sliver)
    if after is None and not (before is not None and before.rtl) and kinds[-1] != "S":
        codes = _add_right(codes, LRM + " ", sliver)
    elif after is not None and after.rtl and kinds[-1] not in "LD":
        codes = _add_right(codes, LRM, sliver)
    return codes


def _widen(codes: list[Code], sliver: int) -> list[Code]:
    """Gives a sliver to what has neither ink nor width: PDFium passes over it."""
    for n, code in enumerate(codes):
        if not code.ink and not code.advance:
            codes = [*codes[:n], *_add_left(codes[n + 1 :], code.text, sliver)]
    return codes


def _add_left(codes: list[Code], text: str, sliver: int) -> list[Code]:
    """An inkless code before the others, its width out of the first one that can spare it."""
    giver = next((n for n, c in enumerate(codes) if c.advance > 4 * sliver), None)
    if giver is None:
        return [Code(text, (), 0), *codes]
    moved = [code._replace(ink=_moved(code.ink, -sliver)) for code in codes[: giver + 1]]
    moved[-1] = moved[-1]._replace(advance=moved[-1].advance - sliver)
    return [Code(text, (), sliver), *moved, *codes[giver + 1 :]]


def _add_right(codes: list[Code], text: str, sliver: int) -> list[Code]:
    """An inkless code after the others, its width out of the last one that can spare it."""
    giver = next((n for n in range(len(codes))[::-1] if codes[n].advance > 4 * sliver), None)
    if giver is None:
        return [*codes, Code(text, (), 0)]
    narrowed = codes[giver]._replace(advance=codes[giver].advance - sliver)
    moved = [code._replace(ink=_moved(code.ink, sliver)) for code in codes[giver + 1 :]]
    return [*codes[:giver], narrowed, *moved, Code(text, (), sliver)]


def _moved(ink: tuple[Part, ...], x: int) -> tuple[Part, ...]:
    return tuple(part._replace(x=part.x + x) for part in ink) if x else ink
