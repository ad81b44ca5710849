"""Slabs: what flowables become before pages are cut. A slab is never split.

A line of text is a slab, so is a table's row; marks lie relative to the slab's top and to
the left edge of the page's text area. What follows a slab across a page break (a ground
behind it, a table's head above it) is named on the slab itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from joinup_reports.tuples import NamedTuple
from joinup_reports.typeset.flow import Box
from joinup_reports.typeset.frame import Bookmark, Link, Mark, Rectangle
from joinup_reports.typeset.structure import Artifact


class Part(NamedTuple):
    """Marks and links to be moved by (x, y) from the slab's corner. A `ground` lies below
    everything that is none, whichever comes first.
    """

    marks: tuple[Mark, ...]
    links: tuple[Link, ...]
    x: float
    y: float
    ground: bool = False


@dataclass(slots=True, eq=False)
class Slab:
    """`keep` forbids a page break after it, `company` advises against one; `announces` marks
    the last line of a heading, which wants lines below; a page ends after a slab that
    `ends_page`. `before` and `after` are the space wanted to its neighbours; of two that meet
    the larger counts, and none at a page's head.
    """

    height: float
    parts: list[Part] = field(default_factory=list)
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    announces: bool = False
    ends_page: bool = False
    company: bool = False
    bookmark: Bookmark | None = None
    grounds: tuple[Ground, ...] = ()
    heads: tuple[Slab, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """A box as it lies in its column: drawn behind its slabs on each page they are on.

    `first` and `last` are its outermost slabs: there its rules above and below are drawn.
    """

    box: Box
    left: float
    width: float
    rtl: bool
    first: Slab
    last: Slab


def gap(upper: Slab | None, lower: Slab) -> float:
    """The space between two slabs; none above the first on a page."""
    return max(upper.after, lower.before) if upper else 0.0


def stacked_height(slabs: Sequence[Slab]) -> float:
    """From the first slab's top to the last one's foot."""
    return sum(
        gap(upper, lower) + lower.height for upper, lower in pairwise((None, *slabs)) if lower
    )


def place(slabs: Sequence[Slab], top: float) -> Iterator[tuple[Slab, float]]:
    """Each slab with its top, the first one's at `top`."""
    y, upper = top, None
    for slab in slabs:
        y += gap(upper, slab)
        yield slab, y
        y += slab.height
        upper = slab


def paint(placed: Sequence[tuple[Slab, float]]) -> list[Part]:
    """The parts of placed slabs, grounds first, the outer ones lowest."""
    grounds: dict[Ground, tuple[float, float]] = {}
    for slab, y in placed:
        for ground in slab.grounds:
            top, _ = grounds.get(ground, (y, y))
            grounds[ground] = top, y + slab.height
    shown = {id(slab) for slab, _ in placed}
    parts = [_drawn(ground, *span, shown) for ground, span in grounds.items()]
    for slab, y in placed:
        parts += (part._replace(y=part.y + y) for part in slab.parts)
    return sorted(parts, key=lambda part: not part.ground)


def as_artifact(slab: Slab) -> Slab:
    """The same slab painted once more outside the reading order: a repeated table head."""
    again = Artifact("Pagination", "Header")
    parts = [
        part._replace(marks=tuple(mark._replace(owner=again) for mark in part.marks), links=())
        for part in slab.parts
    ]
    return Slab(slab.height, parts, slab.before, slab.after, keep=True)


def _drawn(ground: Ground, top: float, foot: float, shown: set[int]) -> Part:
    box, width, height = ground.box, ground.width, foot - top
    marks: list[Mark] = []

    def fill(x: float, y: float, w: float, h: float, colour: str) -> None:
        marks.append(Rectangle(x, y, w, h, colour, box.owner))

    if box.background:
        fill(0.0, 0.0, width, height, box.background)
    if rule := box.rule_start:
        fill(width - rule.width if ground.rtl else 0.0, 0.0, rule.width, height, rule.colour)
    if (rule := box.rule_above) and id(ground.first) in shown:
        fill(0.0, 0.0, width, rule.width, rule.colour)
    if (rule := box.rule_below) and id(ground.last) in shown:
        fill(0.0, height - rule.width, width, rule.width, rule.colour)
    return Part(tuple(marks), (), ground.left, top, ground=True)
