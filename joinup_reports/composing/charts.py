"""A table of names and numbers → bars: a chart that grows from where reading begins.

A table whose style names a colour for `bars` is drawn: each row with its words, its number
and a bar. To those who cannot see it it is one figure, described by all that is in it.
ReportLab's bar chart finds how long the bars are (and is loaded for a chart only); its
shapes become outlines of ours, its labels are set by our own typesetting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from joinup_reports.branding.model import Style
from joinup_reports.document.model import Cell, Heading, Paragraph, Table
from joinup_reports.drawing import Drawing, rectangle
from joinup_reports.language.arabic import in_digits
from joinup_reports.typeset import flow
from joinup_reports.typeset.structure import Owner

# A bar's thickness, in parts of the size of the words beside it.
_THICKNESS = 0.9
# The columns' proportions where a style gives none: words, number, bar.
_COLUMNS = (3.0, 1.0, 6.0)


def columns(style: Style) -> tuple[float, ...]:
    """The proportions of a chart's columns."""
    return style.columns if len(style.columns) == len(_COLUMNS) else _COLUMNS


def describe(table: Table, lang: str) -> str:
    """The chart in words: its label, then each name with its number."""
    comma = "، " if lang.partition("-")[0] == "ar" else ", "
    rows = (*table.heads, *table.rows)
    said = comma.join(" ".join(map(_words, row.cells)) for row in rows)
    return f"{table.label}: {said}" if table.label else said


def _words(cell: Cell) -> str:
    blocks = (block for block in cell.blocks if isinstance(block, Paragraph | Heading))
    return " ".join("".join(span.text for span in block.spans) for block in blocks)


def owned(cells: Sequence[flow.TableCell], owner: Owner) -> list[flow.TableCell]:
    """A row's cells, with all their words belonging to `owner`.

    What is one thing of the structure is read as one line: a space parts the words of a cell
    from those of the one before.
    """
    return [
        cell._replace(
            blocks=tuple(_owned(block, owner, apart=number > 0) for block in cell.blocks),
            valign="middle",
        )
        for number, cell in enumerate(cells)
    ]


def _owned(block: flow.Flowable, owner: Owner, *, apart: bool) -> flow.Flowable:
    if isinstance(block, flow.TextBlock):
        spans = tuple(span._replace(owner=owner, href=None, link=None) for span in block.spans)
        space = spans[0]._replace(text=" ", isolate=False, counter=None)
        return block._replace(spans=(space, *spans) if apart else spans)
    if isinstance(block, flow.Box):
        inner = (_owned(block, owner, apart=apart) for block in block.blocks)
        return block._replace(blocks=tuple(inner))
    return block


def draw_bars(table: Table, style: Style, measure: float, owner: Owner) -> list[flow.TableCell]:
    """The last cell of each row: a bar as long as its number asks for, none for 0."""
    values = numbers(table)
    *_, share = proportions = columns(style)
    lengths = _lengths(values, measure * share / sum(proportions))
    return [flow.TableCell(_bar(length, style, owner), valign="middle") for length in lengths]


def numbers(table: Table) -> list[float]:
    """What each row counts: its last cell; 0 for what is no number."""
    return [_number(_words(row.cells[-1])) for row in (*table.heads, *table.rows)]


def _number(words: str) -> float:
    plain = in_digits(words, "latn").replace("٫", ".").replace("٬", "").replace(",", "")
    try:
        found = float(plain)
    except ValueError:
        return 0.0
    return found if 0 <= found < float("inf") else 0.0


def _bar(length: float, style: Style, owner: Owner) -> tuple[flow.Flowable, ...]:
    if not length or not style.bars:
        return ()
    thickness = _THICKNESS * style.size
    bar = Drawing(length, thickness, (rectangle(0.0, 0.0, length, thickness, style.bars),))
    return (flow.PictureBlock(bar, length, thickness, owner),)


def _lengths(values: Sequence[float], room: float) -> list[float]:
    lengths = [0.0] * len(values)
    if not any(values):
        return lengths
    from reportlab.graphics.charts.barcharts import HorizontalBarChart  # noqa: PLC0415 - heavy

    chart = HorizontalBarChart()
    chart.x = chart.y = 0
    chart.width, chart.height = room, float(len(values))
    chart.data = [tuple(values)]
    chart.valueAxis.valueMin, chart.valueAxis.valueMax = 0, max(values)
    chart.categoryAxis.reverseDirection = 1
    for bar in _rectangles(chart.draw()):
        # Each value has a height of 1, the first one at the top; there is no bar for 0.
        lengths[int(len(values) - bar.y - bar.height / 2)] = float(bar.width)
    return lengths


def _rectangles(shape: Any) -> Iterator[Any]:  # noqa: ANN401 - ReportLab has no types
    from reportlab.graphics.shapes import Rect  # noqa: PLC0415

    for inner in getattr(shape, "contents", ()):
        if isinstance(inner, Rect):
            yield inner
        else:
            yield from _rectangles(inner)
