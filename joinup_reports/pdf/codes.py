"""A cluster → the codes that paint it: one a character, so that readers find each of them.

The recipe and its reasons stand in fonts.py. Knows characters and clusters; knows no runs,
no font files and nothing of PDF. Painting order is left to right; lengths are font units.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from weakref import WeakValueDictionary

from joinup_reports.pdf.truetype import Part
from joinup_reports.tuples import NamedTuple
from joinup_reports.typeset.frame import Cluster

# Directions show in the order of painting; what is written for them has no ink of its own,
# and a byte order mark or a noncharacter must not stand in a ToUnicode map.
_UNSPOKEN = re.compile("[\0\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")

# A batch of reports has a few thousand clusters; more are forgotten.
_MOST_CLUSTERS = 20_000
_MOST_CHANGES = 20_000


class Code:
    """What one CID stands for: its text in painting order, its ink from the origin.

    Equal codes are one object for as long as anything holds it, so that a code is found by
    its identity and its outlines are never compared. `make_code` makes them.
    """

    __slots__ = ("__weakref__", "advance", "ink", "text")

    def __init__(self, text: str, ink: tuple[Part, ...], advance: int) -> None:
        self.text = text
        self.ink = ink
        self.advance = advance


_CODES: WeakValueDictionary[tuple[str, tuple[Part, ...], int], Code] = WeakValueDictionary()


def make_code(text: str, ink: tuple[Part, ...], advance: int) -> Code:
    """The code of these values."""
    key = text, ink, advance
    code = _CODES.get(key)
    if code is None:
        code = _CODES[key] = Code(*key)
    return code


@lru_cache(maxsize=_MOST_CHANGES)
def shift(code: Code, x: int) -> Code:
    """With its ink `x` further right."""
    ink = tuple([Part(part.glyph, part.x + x, part.y) for part in code.ink])
    return make_code(code.text, ink, code.advance)


@lru_cache(maxsize=_MOST_CHANGES)
def narrow(code: Code, by: int) -> Code:
    """With `by` off its advance."""
    return make_code(code.text, code.ink, code.advance - by)


@lru_cache(maxsize=_MOST_CHANGES)
def precede(code: Code, control: str) -> Code:
    """With `control` before its text."""
    return make_code(control + code.text, code.ink, code.advance)


@lru_cache(maxsize=_MOST_CHANGES)
def blank(text: str, advance: int) -> Code:
    """What has no ink."""
    return make_code(text, (), advance)


class Split(NamedTuple):
    """A cluster's codes in painting order, and the kind of each."""

    codes: tuple[Code, ...]
    kinds: str
    cluster: Cluster


_SPLIT_CODES, _SPLIT_KINDS = itemgetter(0), itemgetter(1)


class Splits(dict[int, Split]):
    """Splits each cluster once, for runs of one direction.

    Equal letters of a text are one value (typeset.shape), so their identity finds them;
    what is kept here cannot give its place in memory to another.
    """

    def __init__(self, *, rtl: bool) -> None:
        super().__init__()
        self._rtl = rtl

    def of(self, clusters: Sequence[Cluster]) -> tuple[list[Code], str]:
        """The codes of clusters in painting order, and the kind of each."""
        try:
            found = list(map(self.__getitem__, map(id, clusters)))
        except KeyError:
            found = [self.get(id(cluster)) or self._add(cluster) for cluster in clusters]
        codes = list(chain.from_iterable(map(_SPLIT_CODES, found)))
        return codes, "".join(map(_SPLIT_KINDS, found))

    def _add(self, cluster: Cluster) -> Split:
        if len(self) >= _MOST_CLUSTERS:
            self.clear()
        codes = split_cluster(cluster, rtl=self._rtl)
        split = self[id(cluster)] = Split(codes, kinds_of(codes), cluster)
        return split


def split_cluster(cluster: Cluster, *, rtl: bool) -> tuple[Code, ...]:
    """A cluster as one code for each character, in painting order.

    The first base letter carries the ink, every base letter has a share of the advance, and
    a mark that the font merged into its letter has neither.
    """
    ink = place_glyphs(cluster)
    text = _UNSPOKEN.sub("", cluster.text)
    if not text:
        return (make_code(cluster.text, ink, cluster.advance),) if cluster.advance else ()
    bases = [n for n, c in enumerate(text) if _KINDS[ord(c)] not in "MJ"] or [0]
    share, rest = divmod(cluster.advance, len(bases))
    order: Sequence[int] = range(len(text))
    codes, pen = [], 0
    for n in reversed(order) if rtl else order:
        advance = share * (n in bases) + rest * (n == bases[0])
        code = make_code(text[n], ink if n == bases[0] else (), advance)
        codes.append(shift(code, -pen) if pen else code)
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


def kinds_of(codes: Sequence[Code]) -> str:
    """The kind of each code, a letter each: that of the character it ends with."""
    return "".join([code.text[-1] for code in codes]).translate(_KINDS)


def fold_joiners(codes: Sequence[Code]) -> list[Code]:
    """A joiner becomes part of the code painted after it: alone, pdf.js passes it over."""
    folded: list[Code] = []
    for code in codes:
        if folded and _KINDS[ord(folded[-1].text[-1])] == "J":
            joiner = folded.pop()
            ink = joiner.ink + shift(code, joiner.advance).ink
            folded.append(make_code(joiner.text + code.text, ink, joiner.advance + code.advance))
        else:
            folded.append(code)
    return folded
