"""A document's blocks as HTML elements, with classes that stand for the theme's styles.

A document's first header begins the page's banner. What runs at the foot of each page ends
it, the funder's emblem first: it is seen at once on a screen, and the style sheet sends it to
the foot of each page on paper. The imprint is the page's footer; all else is its main part.
A table without heads is only an arrangement, and becomes a grid. How styles are found is told
in composing.compose. Knows documents and styles; opens no file but fonts and pictures, through
the functions it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from joinup_reports.branding.model import Style, Theme
from joinup_reports.composing import charts
from joinup_reports.composing.figures import find_ink, height_of, style_of
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.document.model import (
    Block,
    Cell,
    Document,
    Figure,
    Heading,
    Item,
    List,
    Paragraph,
    Row,
    Section,
    Table,
)
from joinup_reports.web import tables
from joinup_reports.web.inline import Around, Inline
from joinup_reports.web.pictures import bar, picture
from joinup_reports.web.spelling import attributes
from joinup_reports.web.style import Role


class Writer:
    """Writes blocks, and remembers which styles, letters and headings there were."""

    def __init__(
        self,
        document: Document,
        theme: Theme,
        find_font: Callable[[str], Path],
        find_picture: Callable[[str], Path | None],
        diagnostics: Diagnostics,
    ) -> None:
        self._document = document
        self._theme = theme
        self._find_picture = find_picture
        self._diagnostics = diagnostics
        self._inline = Inline(document, theme, find_font, diagnostics)
        self._sheet = self._inline.sheet
        self._headings = 0
        self._page_number: Paragraph | None = None
        self._runs = False

    def body(self) -> str:
        document = self._document
        around = Around(document.lang, document.direction)
        blocks = list(document.blocks)
        first = blocks[0] if blocks else None
        title = ""
        if isinstance(first, Section) and first.role == "header":
            blocks.pop(0)
            title = self._section(first._replace(role="div"), around)
        running = self._blocks(document.footer, around)
        self._runs = bool(running)
        if running:
            title += _element("div", f"\n{running}", class_="each-page")
        banner = _element("header", f"\n{title}") if title else ""
        main = self._blocks(blocks, around)
        imprint = self._blocks(document.imprint, around)
        footer = _element("footer", f"\n{imprint}") if imprint else ""
        return f"<body>\n{banner}<main>\n{main}</main>\n{footer}</body>\n"

    def style_sheet(self) -> str:
        """The sheet for what has been written."""
        return self._inline.style_sheet(self._page_number, runs=self._runs)

    def _blocks(self, blocks: Iterable[Block], around: Around) -> str:
        return "".join(self._block(block, around) for block in blocks)

    def _block(self, block: Block, around: Around) -> str:
        match block:
            case Section():
                return self._section(block, around)
            case Heading():
                return self._heading(block, around)
            case Paragraph():
                return self._paragraph(block, around)
            case List():
                return self._list(block, around)
            case Table():
                return self._table(block, around)
            case Figure():
                return self._figure(block)

    def _section(self, section: Section, around: Around) -> str:
        style = self._theme.styles.get(section.style)
        class_ = f"{self._class('block', style)} box" if style else None
        if style and style.columns:
            inner = self._grid(section.blocks, style, around)
        else:
            inner = self._blocks(section.blocks, around)
        return _element(section.role, f"\n{inner}", class_=class_) if inner else ""

    def _grid(self, blocks: Sequence[Block], style: Style, around: Around) -> str:
        """Rows of blocks side by side; those of pictures are made equally high."""
        made, across = "", len(style.columns)
        for at in range(0, len(blocks), across):
            row = blocks[at : at + across]
            shapes = [self._shape(block) for block in row]
            portions = shapes if len(row) == across and all(shapes) else style.columns
            class_ = f"rows single {self._sheet.columns(portions, style.gap)}"
            made += _element("div", "\n" + self._blocks(row, around), class_=class_)
        return made

    def _shape(self, block: Block) -> float:
        """How many times as wide as high the picture is that a block begins with, else 0."""
        while isinstance(block, Section) and block.blocks:
            block = block.blocks[0]
        if not isinstance(block, Figure):
            return 0.0
        found = find_ink(block, self._theme, self._find_picture, self._diagnostics)
        return found[1] if found else 0.0

    def _heading(self, heading: Heading, around: Around) -> str:
        style = self._theme.style(heading.style, f"h{heading.level}")
        self._headings += 1
        return _element(
            f"h{heading.level}",
            self._inline.write(heading, style, around),
            id=f"part-{self._headings}",
            class_=self._class("block", style),
            lang=heading.lang,
            dir=heading.direction,
        )

    def _paragraph(self, paragraph: Paragraph, around: Around, role: Role = "block") -> str:
        if any(span.counter for span in paragraph.spans):
            self._page_number = paragraph
            return ""
        style = self._theme.style_at(around.depth, paragraph.style, "p")
        said = attributes(
            class_=self._class(role, style), lang=paragraph.lang, dir=paragraph.direction
        )
        return f"<p{said}>{self._inline.write(paragraph, style, around)}</p>\n"

    def _class(self, role: Role, style: Style) -> str:
        return self._sheet.class_of(role, style)

    def _list(self, block: List, around: Around) -> str:
        tag = "ol" if block.ordered else "ul"
        within = around._replace(depth=around.depth + 1)
        style = self._theme.style_at(within.depth, block.style, tag)
        self._inline.need_marker(style.marker, self._theme.style_at(within.depth, "li", "p"))
        items = "".join(self._item(item, within) for item in block.items)
        return _element(tag, f"\n{items}", class_=self._class("list", style))

    def _item(self, item: Item, around: Around) -> str:
        style = self._theme.style_at(around.depth, "li", "p")
        within = around.spoken(item)
        inner, bare = self._contents(item.blocks, within, style)
        class_ = self._class("block" if bare else "words", style)
        said = attributes(class_=class_, lang=item.lang, dir=item.direction)
        return f"<li{said}>{inner}</li>\n"

    def _contents(self, blocks: Sequence[Block], around: Around, style: Style) -> tuple[str, bool]:
        """What an item or a cell holds; a lone paragraph in its style needs no element."""
        if len(blocks) == 1 and isinstance(lone := blocks[0], Paragraph):
            own = self._theme.style_at(around.depth, lone.style, "p")
            spoken = (lone.lang or around.lang, lone.direction or around.direction)
            counted = any(span.counter for span in lone.spans)
            if own == style and spoken == around[:2] and not counted:
                return self._inline.write(lone, style, around), True
        made = "".join(self._inner(block, around, style) for block in blocks)
        return f"\n{made}" if made else "", False

    def _inner(self, block: Block, around: Around, style: Style) -> str:
        """Ground and rules of an item or a cell are not painted again by words in its style."""
        if not isinstance(block, Paragraph):
            return self._block(block, around)
        own = self._theme.style_at(around.depth, block.style, "p")
        return self._paragraph(block, around, "words" if own == style else "block")

    def _table(self, table: Table, around: Around) -> str:
        within = around._replace(depth=0)
        if not tables.has_heads(table):
            return self._arrangement(table, within)
        style = self._theme.style(table.style, "table")
        if style.bars:
            return self._chart(table, style, within)
        stacks = tables.can_stack(table)
        shares = [self._sheet.share(share) for share in tables.shares(table, style.columns)]
        heads = self._rows(table.heads, "thead", shares, within, stacks=stacks)
        body = self._rows(table.rows, "tbody", shares, within, stacks=stacks)
        class_ = self._class("table", style) + (" stack" if stacks else "")
        role = "table" if stacks else None
        said = {"class_": class_, "role": role, "aria_label": table.label or None}
        made = _element("table", f"\n{heads}{body}", **said)
        if stacks or not tables.is_wide(table):
            return made
        label = f"part-{self._headings}" if self._headings else None
        return _element(
            "div", f"\n{made}", class_="wide", role="group", aria_labelledby=label, tabindex="0"
        )

    def _rows(
        self, rows: Sequence[Row], tag: str, shares: Sequence[str], around: Around, *, stacks: bool
    ) -> str:
        """The widths of columns stand in each row; a stack's roles outlast its display."""
        made = ""
        for row in rows:
            cells = (
                self._cell(cell, f"{share} at-{at}" if stacks else share, around, stacks=stacks)
                for at, (cell, share) in enumerate(zip(row.cells, shares, strict=True), 1)
            )
            role = "row" if stacks else None
            made += _element("tr", "\n" + "".join(cells), role=role)
        return _element(tag, f"\n{made}", role="rowgroup" if stacks else None) if made else ""

    def _chart(self, table: Table, style: Style, around: Around) -> str:
        """A table still, with a bar at each row's end for those who see it."""
        numbers = charts.numbers(table)
        largest = max(*numbers, 0.0) or 1.0
        *shares, room = self._chart_columns(table, style)
        made = ""
        for row, number in zip((*table.heads, *table.rows), numbers, strict=True):
            cells = "".join(
                self._cell(cell, share, around, stacks=False)
                for cell, share in zip(row.cells, shares, strict=False)
            )
            drawn = bar(style.bars or "", self._sheet.share(number / largest)) if number else ""
            made += _element("tr", f'\n{cells}<td class="{room}">{drawn}</td>\n')
        said = {"class_": self._class("table", style), "aria_label": table.label or None}
        return _element("table", _element("tbody", f"\n{made}"), **said)

    def _chart_columns(self, table: Table, style: Style) -> list[str]:
        """The classes of its columns; without proportions words take what they need."""
        if style.columns:
            return [self._sheet.share(share) for share in tables.shares(table, style.columns, 1)]
        _, *numbers = (table.heads or table.rows)[0].cells
        number = self._sheet.snug(charts.gap(style))
        return [self._sheet.snug(0.0), *[number] * len(numbers), self._sheet.share(1.0)]

    def _cell(self, cell: Cell, classes: str, around: Around, *, stacks: bool) -> str:
        style = self._theme.style(cell.style, "th" if cell.head else "td")
        inner, _ = self._contents(cell.blocks, around, style)
        role = {"row": "rowheader", "column": "columnheader", None: "cell"}[cell.head]
        return _element(
            "th" if cell.head else "td",
            inner,
            class_=f"{self._class('cell', style)} {classes}",
            scope={"row": "row", "column": "col", None: None}[cell.head],
            role=role if stacks else None,
        )

    def _arrangement(self, table: Table, around: Around) -> str:
        """A table without heads, as a grid; columns with nothing in them are left out."""
        style = self._theme.style(table.style, "table")
        made = [[self._placed(cell, around) for cell in row.cells] for row in table.rows]
        portions = style.columns or (1.0,) * len(made[0])
        kept = [at for at in range(len(portions)) if any(row[at] for row in made)]
        if not kept:
            return ""
        cells = "".join(row[at] or '<div class="cell"></div>\n' for row in made for at in kept)
        columns = self._sheet.columns([portions[at] for at in kept])
        flows = " flows" if tables.can_flow(table) else ""
        class_ = f"{self._class('table', style)} rows {columns}{flows}"
        return _element("div", f"\n{cells}", class_=class_)

    def _placed(self, cell: Cell, around: Around) -> str:
        style = self._theme.style(cell.style, "td")
        inner, _ = self._contents(cell.blocks, around, style)
        return _element("div", inner, class_=f"{self._class('cell', style)} cell") if inner else ""

    def _figure(self, figure: Figure) -> str:
        found = find_ink(figure, self._theme, self._find_picture, self._diagnostics)
        if found is None:
            return ""
        ink, aspect = found
        style = style_of(figure, self._theme)
        width = self._sheet.width(height_of(style, aspect) * aspect)
        return picture(ink, figure.alt, f"{self._class('picture', style)} {width}") + "\n"


def _element(tag: str, inner: str, **said: str | None) -> str:
    return f"<{tag}{attributes(**said)}>{inner}</{tag}>\n"
