"""Vector drawings: filled outlines in a box of their own units, y down.

What the emblem and vector logos are made of, and what typesetting places on a page. Knows
no files, no pages and no structure. Outlines are as in SVG 2 section 9, reduced to lines
and cubic curves at absolute coordinates.
"""

from collections.abc import Iterable
from typing import Literal

from joinup_reports.tuples import NamedTuple

Point = tuple[float, float]


class Segment(NamedTuple):
    """`M` and `L` have one point, `C` two control points and its end, `Z` none."""

    verb: Literal["M", "L", "C", "Z"]
    points: tuple[Point, ...] = ()


class Path(NamedTuple):
    """An outline filled with `colour` (#rrggbb); `even_odd` chooses the rule for holes."""

    segments: tuple[Segment, ...]
    colour: str
    even_odd: bool = False

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple(point for segment in self.segments for point in segment.points)


class Drawing(NamedTuple):
    """Paths, the first ones lowest, in a box from (0, 0) to (`width`, `height`)."""

    width: float
    height: float
    paths: tuple[Path, ...]


def polygon(points: Iterable[Point], colour: str) -> Path:
    first, *others = points
    lines = (Segment("L", (point,)) for point in others)
    return Path((Segment("M", (first,)), *lines, Segment("Z")), colour)


def rectangle(x: float, y: float, width: float, height: float, colour: str) -> Path:
    right, foot = x + width, y + height
    return polygon(((x, y), (right, y), (right, foot), (x, foot)), colour)
