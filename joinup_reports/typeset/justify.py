"""A line filled to the measure: wider spaces first, then kashidas, then wider spaces still.

Only white space and joining strokes grow; they stay in their clusters, so that the text of
a line is the same before and after. A line that would need more than the limits stays as
it is: a ragged line is better than a torn one. Lengths are points unless said otherwise.
"""

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from joinup_reports.tuples import NamedTuple
from joinup_reports.typeset.cut import Piece
from joinup_reports.typeset.frame import Cluster, Glyph
from joinup_reports.typeset.kashida import best_join, priority, stroke

Mode = Literal["none", "spaces", "kashida"]

# How much a space may grow, in its own widths: gladly, and at the most.
_EASY_SPACE, _WIDEST_SPACE = 0.5, 1.75
# The shortest and the longest kashida, in ems.
_SHORTEST, _LONGEST = 0.12, 0.6
# Widths are rounded to these font units, so that a file needs few different glyphs.
_STEP = 8
# Words between two stretched ones.
_APART = 2

_LETTERS = re.compile("[\u0620-\u064a\u0671-\u06d3]+")


class _Place(NamedTuple):
    """A cluster on the line: the piece it is in, its index there."""

    piece: int
    cluster: int


class _Join(NamedTuple):
    """A join that may grow: its place, how good it is and which word it is in."""

    place: _Place
    priority: int
    word: int


def justify(pieces: Sequence[Piece], room: float, mode: Mode) -> list[Piece]:
    """The pieces, grown by `room` together, or as they were."""
    spaces = _spaces(pieces)
    if not spaces or room <= 0:
        return list(pieces)
    natural = sum(_width(pieces, place) for place in spaces)
    growth: dict[_Place, float] = {}
    rest = room - natural * _EASY_SPACE
    if mode == "kashida" and rest > 0:
        growth = _kashidas(pieces, rest)
    for_spaces = room - sum(growth.values())
    if for_spaces > natural * _WIDEST_SPACE:
        return list(pieces)
    growth |= dict.fromkeys(spaces, for_spaces / len(spaces))
    return _grown(pieces, growth)


def _spaces(pieces: Sequence[Piece]) -> list[_Place]:
    return [
        _Place(p, c)
        for p, piece in enumerate(pieces)
        for c, cluster in enumerate(piece.inside)
        if cluster.text == " "
    ]


def _width(pieces: Sequence[Piece], place: _Place) -> float:
    piece = pieces[place.piece]
    return piece.clusters[place.cluster].advance * piece.run.scale


def _kashidas(pieces: Sequence[Piece], wanted: float) -> dict[_Place, float]:
    """Joins and how much each grows: the fewest that will do, the best ones, spread out."""
    joins = [join for p in range(len(pieces)) for join in _joins(pieces, p)]
    if not joins:
        return {}
    em = pieces[0].span.style.size
    count = math.ceil(wanted / (_LONGEST * em))
    chosen = _spread(joins, count)
    length = min(wanted / len(chosen), _LONGEST * em)
    return dict.fromkeys((j.place for j in chosen), length) if length >= _SHORTEST * em else {}


def _spread(joins: Sequence[_Join], count: int) -> list[_Join]:
    """At most `count` joins, by priority, none in a word beside another's."""
    chosen: list[_Join] = []
    for join in sorted(joins, key=lambda j: (j.priority, -j.word)):
        if len(chosen) < count and all(abs(join.word - c.word) >= _APART for c in chosen):
            chosen.append(join)
    return chosen


def _joins(pieces: Sequence[Piece], index: int) -> list[_Join]:
    """One join for each word of a piece that may be stretched: no names, no Latin."""
    piece = pieces[index]
    if piece.level % 2 == 0 or piece.span.isolate or piece.span.href:
        return []
    face = piece.run.item.face
    if not stroke(face)[1]:
        return []
    text = "".join(cluster.text for cluster in piece.clusters)
    at = {offset: c for c, offset in enumerate(_offsets(piece))}
    before = index * 1000  # words of different pieces are not neighbours by number
    found = []
    for number, word in enumerate(re.finditer(r"\S+", text), before):
        letters = _LETTERS.fullmatch(word[0].strip("،؛؟.,:!()«»\"'"))
        if not letters or (join := best_join(face, letters[0])) is None:
            continue
        place = at.get(word.start() + word[0].index(letters[0]) + join - 1)
        if place is not None:
            found.append(_Join(_Place(index, place), priority(letters[0], join), number))
    return found


def _offsets(piece: Piece) -> list[int]:
    offsets, at = [], 0
    for cluster in piece.clusters:
        offsets.append(at)
        at += len(cluster.text)
    return offsets


def _grown(pieces: Sequence[Piece], growth: dict[_Place, float]) -> list[Piece]:
    """Rounds each growth to whole steps; what is lost on one is made up on the next."""
    clusters = [list(piece.clusters) for piece in pieces]
    added = [0] * len(pieces)
    due = 0.0
    for place, length in growth.items():
        scale = pieces[place.piece].run.scale
        due += length / scale
        units = round(due / _STEP) * _STEP
        due -= units
        added[place.piece] += units
        row = clusters[place.piece]
        row[place.cluster] = _longer(row[place.cluster], units, pieces[place.piece])
    return [
        piece._replace(clusters=tuple(row), width=piece.width + units * piece.run.scale)
        for piece, row, units in zip(pieces, clusters, added, strict=True)
    ]


def _longer(cluster: Cluster, units: int, piece: Piece) -> Cluster:
    if cluster.text == " ":
        (glyph,) = cluster.glyphs
        return Cluster(" ", (glyph._replace(advance=glyph.advance + units),), glyph.advance + units)
    strokes = _strokes(units, *stroke(piece.run.item.face))
    return Cluster(cluster.text, (*strokes, *cluster.glyphs), cluster.advance + units)


def _strokes(units: int, glyph: int, advance: int) -> list[Glyph]:
    """Joining strokes over a length: whole ones, overlapping, since ink on ink is not seen."""
    count = math.ceil(units / advance)
    edges = [units * i // count for i in range(count + 1)]
    return [
        Glyph(glyph, min(0, end - start - advance), 0, end - start)
        for start, end in pairwise(edges)
    ]
