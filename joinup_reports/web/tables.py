"""What a table is for on a page, told from its cells alone.

Knows the document's tables; writes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from joinup_reports.document.model import Table
from joinup_reports.web.base import MOST_STACKED

_WIDE = 3


def has_heads(table: Table) -> bool:
    """Whether it is data, and not only things beside each other."""
    return any(cell.head for row in (*table.heads, *table.rows) for cell in row.cells)


def can_stack(table: Table) -> bool:
    """Whether its columns may stand one below another: heads over one row."""
    return (
        len(table.heads) == len(table.rows) == 1
        and 1 < len(table.rows[0].cells) <= MOST_STACKED
        and not any(cell.head == "row" for cell in table.rows[0].cells)
    )


def is_wide(table: Table) -> bool:
    """Whether it may need more room than a narrow screen has."""
    return len((table.heads or table.rows)[0].cells) >= _WIDE


def can_flow(table: Table) -> bool:
    """Whether what is beside each other may also wrap: nothing in it lines up in columns."""
    return len(table.rows) == 1 or any(len(c.blocks) > 1 for row in table.rows for c in row.cells)


def shares(table: Table, portions: Sequence[float], more: int = 0) -> tuple[float, ...]:
    """The columns' parts of the whole width, by the theme's proportions if these fit; with
    so many columns `more` than the table has.
    """
    count = len((table.heads or table.rows)[0].cells) + more
    fitting = portions if len(portions) == count else (1.0,) * count
    return tuple(portion / sum(fitting) for portion in fitting)
