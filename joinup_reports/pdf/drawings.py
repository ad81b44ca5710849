"""Drawings as path operators (ISO 32000-1 section 8.5).

Knows outlines and operators; knows nothing of the page beyond where the drawing stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from joinup_reports.drawing import Drawing, Path
from joinup_reports.pdf import operators as op
from joinup_reports.typeset.frame import Picture

_VERBS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def draw(drawing: Drawing, place: Picture, page_height: float) -> Iterator[str]:
    """The operators that paint `drawing` into the box of `place`; the state stays as it was.

    The drawing's y runs down: the transformation turns it over.
    """
    yield op.SAVE
    yield op.transform(
        place.width / drawing.width,
        -place.height / drawing.height,
        place.x,
        page_height - place.y,
    )
    yield from _paths(drawing)
    yield op.RESTORE


@lru_cache(maxsize=32)
def _paths(drawing: Drawing) -> tuple[str, ...]:
    """The same on every page. What the drawing has outside its own box is not shown."""
    operators = [f"0 0 {op.precise(drawing.width)} {op.precise(drawing.height)} re W n"]
    colour = ""
    for path in drawing.paths:
        if path.colour != colour:
            colour = path.colour
            operators.append(op.fill_colour(colour))
        operators += _outline(path)
        operators.append("f*" if path.even_odd else "f")
    return tuple(operators)


def _outline(path: Path) -> Iterator[str]:
    for verb, points in path.segments:
        spelled = (op.precise(value) for point in points for value in point)
        yield " ".join((*spelled, _VERBS[verb]))
