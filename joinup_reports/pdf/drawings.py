"""Drawings as form XObjects (ISO 32000-1 sections 8.5 and 8.10).

Knows outlines and operators; knows nothing of where a drawing stands. A drawing painted on
every page is in the file once.
"""

from collections.abc import Iterator
from functools import lru_cache

from joinup_reports.drawing import Drawing, Path
from joinup_reports.pdf import operators as op
from joinup_reports.pdf.objects import Stream

_VERBS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def drawing_object(drawing: Drawing) -> Stream:
    """The drawing in its own units, y down; what it has outside its box is not shown."""
    box = f"0 0 {op.precise(drawing.width)} {op.precise(drawing.height)}".encode()
    entries = b"/Type/XObject/Subtype/Form/BBox[%b]/Resources<<>>" % box
    return Stream(_paint(drawing), entries)


@lru_cache(maxsize=32)
def _paint(drawing: Drawing) -> bytes:
    """A series has the same logos in all its reports."""
    operators = []
    colour = ""
    for path in drawing.paths:
        if path.colour != colour:
            colour = path.colour
            operators.append(op.fill_colour(colour))
        operators += _outline(path)
        operators.append("f*" if path.even_odd else "f")
    return "\n".join(operators).encode()


def _outline(path: Path) -> Iterator[str]:
    for verb, points in path.segments:
        spelled = (op.precise(value) for point in points for value in point)
        yield " ".join((*spelled, _VERBS[verb]))
