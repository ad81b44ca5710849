"""A table of names and numbers → bars: a chart that grows from where reading begins.

A table whose style names a colour for `bars` is drawn: each row with its words, its number
and a bar. To those who cannot see it it is one figure, described by all that is in it.
ReportLab's bar chart finds how long the bars are (and is loaded for a chart only); its
shapes become outlines of ours, its labels are set by our own typesetting.

Names and numbers have as much room as the longest of each takes, so that the eye finds from
one to the other; the bars have the rest. A style's own `columns` are kept to.
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
# Beside a number, in parts of the size of the words, where a style gives no gap.
_GAP = 0.8
# Of the measure, what a column of words may take at most.
_WIDEST = 0.4
_UNBROKEN = 1e6


def gap(style: Style) -> float:
    """The space between a name, its number and its bar; columns of a style's own hold theirs."""
    return 0.0 if style.columns else style.gap or _GAP * style.size


def columns(rows: Sequence[Sequence[flow.TableCell]], style: Style, measure: float) -> list[float]:
    """How wide the columns are, the bars' last: in all, `measure`."""
    count = len(rows[0]) + 1
    if len(style.columns) == count:
        return [measure * share / sum(style.columns) for share in style.columns]
    longest = (max(_natural_width(row[at]) for row in rows) for at in range(count - 1))
    words = [min(width, _WIDEST * measure) for width in longest]
    return [*words, max(measure - sum(words), 0.0)]


def _natural_width(cell: flow.TableCell) -> float:
    return max(map(_width_of, cell.blocks), default=0.0) + 2 * cell.padding[1]


def _width_of(block: flow.Flowable) -> float:
    """Of what stands in a cell of a chart, unbroken; a point more bears all rounding."""
    from joinup_reports.typeset.paragraph import set_paragraph  # noqa: PLC0415 - for charts only

    if isinstance(block, flow.Box):
        return max(map(_width_of, block.blocks), default=0.0) + 2 * block.padding[1]
    if isinstance(block, flow.TextBlock):
        lines = set_paragraph(block.spans, block.style, _UNBROKEN, {}, lambda *_: None)
        return max((line.width for line in lines), default=0.0) + block.spacing.indent + 1.0
    return block.width if isinstance(block, flow.PictureBlock) else 0.0


def describe(table: Table, lang: str) -> str:
    """The chart in words: its label, then each name with its number."""
    comma = "، " if lang.partition("-")[0] == "ar" else ", "
    rows = (*table.heads, *table.rows)
    said = comma.join(" ".join(map(_words, row.cells)) for row in rows)
    return f"{table.label}: {said}" if table.label else said


def _words(cell: Cell) -> str:
    blocks = (block for block in cell.blocks if isinstance(block, Paragraph | Heading))
    return " ".join("".join(span.text for span in block.spans) for block in blocks)


def owned(cells: Sequence[flow.TableCell], style: Style, owner: Owner) -> list[flow.TableCell]:
    """A row's cells, with all their words belonging to `owner`.

    What is one thing of the structure is read as one line: a space parts the words of a cell
    from those of the one before.
    """
    return [
        cell._replace(
            blocks=tuple(_owned(block, owner, apart=number > 0) for block in cell.blocks),
            padding=(cell.padding[0], cell.padding[1] + (gap(style) if number else 0.0)),
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


def draw_bars(table: Table, style: Style, room: float, owner: Owner) -> list[flow.TableCell]:
    """The last cell of each row: a bar as long as its number asks for, none for 0."""
    lengths = _lengths(numbers(table), room)
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
