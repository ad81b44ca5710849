"""Blocks side by side in rows: a part of the document whose style has columns.

Pictures of one row are made equally high and share the measure out by their widths, so that
landscape and portrait stand together with both edges straight. Where a row is a little higher
than allowed that way, all rows are made narrower, their edges straight still; where it is much
higher, it alone. A last row that is not full is no higher than the one before it. Knows
flowables and styles only.
"""

from __future__ import annotations

from collections.abc import Sequence

from joinup_reports.branding.model import Style
from joinup_reports.typeset import flow

Cell = tuple[flow.Flowable, ...]

_NO_LIMIT = float("inf")
# Of the measure, what all rows have at least.
_NARROWEST = 0.8


def set_grid(
    cells: Sequence[Cell], style: Style, measure: float, indent: float
) -> list[flow.Flowable]:
    """A table of one row for each row of cells; `measure` is the width there is."""
    across = len(style.columns)
    rows = [tuple(cells[at : at + across]) for at in range(0, len(cells), across)]
    made: list[flow.Flowable] = []
    highest = _NO_LIMIT
    narrow = _narrowed(rows, style, measure)
    for number, row in enumerate(rows):
        sized, widths, height = _set_row(row, style, narrow, highest)
        highest = height
        spacing = flow.Spacing(
            before=style.gap if number else style.space_before,
            after=style.gap if number < len(rows) - 1 else style.space_after,
            indent=indent,
        )
        made.append(_table(sized, widths, style.gap, (measure - narrow) / 2, spacing))
    return made


def _narrowed(rows: Sequence[Sequence[Cell]], style: Style, measure: float) -> float:
    """The widest measure at which no full row of pictures would be higher than allowed."""
    across = len(style.columns)
    widest = [
        min(picture.height for picture in pictures) * sum(map(_shape, pictures))
        + style.gap * (across - 1)
        for pictures in map(_pictures, rows)
        if len(pictures) == across
    ]
    narrow = min((measure, *widest))
    return narrow if narrow >= _NARROWEST * measure else measure


def _pictures(row: Sequence[Cell]) -> list[flow.PictureBlock]:
    return [cell[0] for cell in row if cell and isinstance(cell[0], flow.PictureBlock)]


def _shape(picture: flow.PictureBlock) -> float:
    return picture.width / picture.height


def _set_row(
    row: Sequence[Cell], style: Style, measure: float, highest: float
) -> tuple[Sequence[Cell], list[float], float]:
    """The cells, the widths of their columns, and how high their pictures are."""
    across = len(style.columns)
    pictures = _pictures(row)
    if len(pictures) < len(row):
        room = measure - style.gap * (across - 1)
        widths = [share / sum(style.columns) * room for share in style.columns]
        return [*row, *((),) * (across - len(row))], widths, highest
    room = measure - style.gap * (len(row) - 1)
    shapes = [*map(_shape, pictures)]
    allowed = min(picture.height for picture in pictures)
    if len(row) < across:
        allowed = min(allowed, highest)
    height = min(allowed, room / sum(shapes))
    # What is left over goes to all columns alike; pictures and captions stand in the middle.
    spare = (room - height * sum(shapes)) / len(row)
    widths = [height * shape + spare for shape in shapes]
    sized = [_resized(cell, picture, height) for cell, picture in zip(row, pictures, strict=True)]
    return sized, widths, height


def _resized(cell: Cell, picture: flow.PictureBlock, height: float) -> Cell:
    width = picture.width * height / picture.height
    return picture._replace(width=width, height=height), *cell[1:]


def _table(
    cells: Sequence[Cell],
    widths: Sequence[float],
    gap: float,
    margin: float,
    spacing: flow.Spacing,
) -> flow.Table:
    """With an empty cell in each gap, and in each margin that there is."""
    empty = flow.TableCell(())
    row: list[flow.TableCell] = []
    columns: list[float] = []
    for cell, width in zip(cells, widths, strict=True):
        if row:
            row.append(empty)
            columns.append(gap)
        row.append(flow.TableCell(cell))
        columns.append(width)
    if margin:
        row, columns = [empty, *row, empty], [margin, *columns, margin]
    return flow.Table((flow.TableRow(tuple(row)),), tuple(columns), spacing=spacing)
