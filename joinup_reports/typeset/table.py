"""Tables → slabs, a row each: cells side by side from the start edge, mirrored by direction.

A row higher than a page is split between the lines of its cells, so that nothing ever
leaves the sheet; each row names the head rows to repeat above it on a new page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING

from joinup_reports.typeset.flow import Flowable, Table, TableCell, TableRow
from joinup_reports.typeset.frame import Rectangle
from joinup_reports.typeset.slab import Part, Slab, paint, place, stacked_height

if TYPE_CHECKING:
    from joinup_reports.typeset.layout import Column

SetBlocks = Callable[[Sequence[Flowable], "Column"], list[Slab]]


def set_table(table: Table, column: Column, set_blocks: SetBlocks) -> list[Slab]:
    """A slab for each row; `set_blocks` sets what a cell holds."""
    heads = _set_rows(table.rows[: table.heads], table, column, set_blocks)
    room = column.height - stacked_height(heads)
    body = _set_rows(table.rows[table.heads :], table, column.at_most(room), set_blocks)
    slabs = [*heads, *body]
    for row in slabs[:-1] if table.keep_together else heads:
        row.keep = True
    repeated = tuple(heads)
    for row in body:
        row.heads = repeated
    if slabs and table.rule:
        slabs[0].parts.append(_rule(table, column, 0.0))
    return slabs


def _set_rows(
    rows: Sequence[TableRow], table: Table, column: Column, set_blocks: SetBlocks
) -> list[Slab]:
    return [slab for row in rows for slab in _set_row(row, table, column, set_blocks)]


def _set_row(row: TableRow, table: Table, column: Column, set_blocks: SetBlocks) -> list[Slab]:
    columns = _columns(table, len(row.cells), column)
    contents = [
        _in_portions(
            set_blocks(cell.blocks, at.narrowed(cell.padding[1], cell.padding[1])), cell, at
        )
        for cell, at in zip(row.cells, columns, strict=True)
    ]
    return [
        _row_slab(row, list(zip(columns, portions, strict=True)), table, column)
        for portions in zip_longest(*contents, fillvalue=())
    ]


def _in_portions(slabs: list[Slab], cell: TableCell, at: Column) -> list[tuple[Slab, ...]]:
    """What one page can hold of a cell, page by page; nearly always everything at once."""
    portions: list[tuple[Slab, ...]] = [()]
    for slab in slabs:
        longer = (*portions[-1], slab)
        if portions[-1] and stacked_height(longer) + 2 * cell.padding[0] > at.height:
            portions.append((slab,))
        else:
            portions[-1] = longer
    return portions


def _row_slab(
    row: TableRow,
    contents: Sequence[tuple[Column, tuple[Slab, ...]]],
    table: Table,
    column: Column,
) -> Slab:
    heights = [
        stacked_height(slabs) + 2 * cell.padding[0]
        for cell, (_, slabs) in zip(row.cells, contents, strict=True)
    ]
    slab = Slab(max(heights))
    for cell, (at, slabs), own in zip(row.cells, contents, heights, strict=True):
        slab.parts += _ground(table, cell, at, slab.height)
        drop = (slab.height - own) / 2 if cell.valign == "middle" else 0.0
        slab.parts += paint(list(place(slabs, cell.padding[0] + drop)))
    if table.rule:
        slab.parts.append(_rule(table, column, slab.height - table.rule.width))
    return slab


def _columns(table: Table, count: int, column: Column) -> list[Column]:
    """Shares the width out by the table's proportions, equally when their number differs."""
    shares = table.columns if len(table.columns) == count else (1.0,) * count
    unit = column.width / sum(shares)
    befores = accumulate(shares[:-1], initial=0.0)
    return [
        column.narrowed(before * unit, column.width - (before + share) * unit)
        for before, share in zip(befores, shares, strict=True)
    ]


def _ground(table: Table, cell: TableCell, at: Column, height: float) -> list[Part]:
    if not cell.background:
        return []
    tint = Rectangle(0.0, 0.0, at.width, height, cell.background, table.owner)
    return [Part((tint,), (), at.left, 0.0, ground=True)]


def _rule(table: Table, column: Column, y: float) -> Part:
    assert table.rule is not None
    line = Rectangle(0.0, y, column.width, table.rule.width, table.rule.colour, table.owner)
    return Part((line,), (), column.left, 0.0)
