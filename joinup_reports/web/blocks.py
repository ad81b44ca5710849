"""A document's blocks as HTML elements, with classes that stand for the theme's styles.

A document's first header is the page's banner, its footers are the page's; all else is its
main part. A table without heads is only an arrangement, and becomes a grid. How styles are
found is told in composing.compose. Knows documents and styles; opens no file but fonts and
pictures, through the functions it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, Self

from joinup_reports.branding.model import Style, Theme
from joinup_reports.composing.figures import find_ink, height_of
from joinup_reports.composing.typefaces import Typefaces
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.document.model import (
    Block,
    Cell,
    Direction,
    Document,
    Figure,
    Heading,
    Item,
    List,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
)
from joinup_reports.language.arabic import in_digits
from joinup_reports.web import tables
from joinup_reports.web.faces import Faces
from joinup_reports.web.pictures import picture
from joinup_reports.web.spelling import attributes, quoted, words
from joinup_reports.web.style import Role, Sheet

_LINE_SEPARATOR = "\u2028"
_DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩"


class _Around(NamedTuple):
    """Where a block stands: its language, its direction, how deep in lists."""

    lang: str
    direction: Direction
    depth: int = 0

    def spoken(self, block: Paragraph | Heading | Item) -> Self:
        lang, direction = block.lang or self.lang, block.direction or self.direction
        return self._replace(lang=lang, direction=direction)


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
        self._fonts = Typefaces(theme, find_font, diagnostics)
        self._sheet = Sheet(theme)
        self._faces = Faces()
        self._headings = 0
        self._page_number: Paragraph | None = None

    def body(self) -> str:
        document = self._document
        around = _Around(document.lang, document.direction)
        blocks = list(document.blocks)
        first = blocks[0] if blocks else None
        banner = ""
        if isinstance(first, Section) and first.role == "header":
            banner = self._block(blocks.pop(0), around)
        main = self._blocks(blocks, around)
        foot = self._blocks((*document.imprint, *document.footer), around)
        footer = f"<footer>\n{foot}</footer>\n" if foot else ""
        return f"<body>\n{banner}<main>\n{main}</main>\n{footer}</body>\n"

    def style(self) -> str:
        """The sheet for what has been written."""
        page_number = self._printed_number()
        self._sheet.families = {
            style: self._faces.families(self._fonts.stack(style)) for style in self._sheet.styles
        }
        rtl = self._document.direction == "rtl"
        return self._sheet.write(list(self._faces.rules()), page_number, rtl=rtl)

    def _blocks(self, blocks: Iterable[Block], around: _Around) -> str:
        return "".join(self._block(block, around) for block in blocks)

    def _block(self, block: Block, around: _Around) -> str:
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

    def _section(self, section: Section, around: _Around) -> str:
        inner = self._blocks(section.blocks, around)
        style = self._theme.styles.get(section.style)
        class_ = f"{self._sheet.class_of('block', style)} box" if style else None
        return _element(section.role, f"\n{inner}", class_=class_) if inner else ""

    def _heading(self, heading: Heading, around: _Around) -> str:
        style = self._theme.style(heading.style, f"h{heading.level}")
        self._headings += 1
        return _element(
            f"h{heading.level}",
            self._words(heading, style, around),
            id=f"part-{self._headings}",
            class_=self._class("block", style),
            lang=heading.lang,
            dir=heading.direction,
        )

    def _paragraph(self, paragraph: Paragraph, around: _Around, role: Role = "block") -> str:
        if any(span.counter for span in paragraph.spans):
            self._page_number = paragraph
            return ""
        style = self._style(paragraph.style, "p", around.depth)
        said = attributes(
            class_=self._class(role, style), lang=paragraph.lang, dir=paragraph.direction
        )
        return f"<p{said}>{self._words(paragraph, style, around)}</p>\n"

    def _words(self, block: Paragraph | Heading, style: Style, around: _Around) -> str:
        around = around.spoken(block)
        links = groupby(block.spans, key=lambda span: span.href)
        return "".join(self._link(href, list(spans), style, around) for href, spans in links)

    def _link(self, href: str | None, spans: Sequence[Span], style: Style, around: _Around) -> str:
        if href is None:
            return "".join(self._stretch(span, style, around) for span in spans)
        look = self._theme.styles.get(spans[0].style or "")
        plain = (s._replace(style=None) if s.style == spans[0].style else s for s in spans)
        inner = "".join(self._stretch(span, look or style, around) for span in plain)
        class_ = self._class("stretch", look) if look else None
        return f"<a{attributes(href=href, class_=class_)}>{inner}</a>"

    def _stretch(self, span: Span, style: Style, around: _Around) -> str:
        """A stretch of a text, in an element where it is of a kind of its own."""
        look = self._theme.styles.get(span.style or "")
        text = self._in_digits(span.text, span.lang or around.lang, span.href)
        self._faces.need(self._fonts.stack(look or style), text)
        inner = words(text).replace(_LINE_SEPARATOR, "<br>")
        lang = span.lang if span.lang != around.lang else None
        said = attributes(class_=self._class("stretch", look) if look else None, lang=lang)
        tag = "bdi" if span.isolate else "strong" if span.style == "strong" else "span"
        return f"<{tag}{said}>{inner}</{tag}>" if said or tag != "span" else inner

    def _in_digits(self, text: str, lang: str, href: str | None = None) -> str:
        """As typesetting does: addresses and foreign words keep their digits."""
        digits = self._theme.digits
        own = lang.partition("-")[0] == self._document.lang.partition("-")[0]
        return in_digits(text, digits) if own and not href and digits != "as-written" else text

    def _class(self, role: Role, style: Style) -> str:
        return self._sheet.class_of(role, style)

    def _style(self, name: str, tag: str, depth: int) -> Style:
        return self._theme.style(*([f"{name}-{depth}"] if depth > 1 else []), name, tag)

    def _list(self, block: List, around: _Around) -> str:
        tag = "ol" if block.ordered else "ul"
        within = around._replace(depth=around.depth + 1)
        style = self._style(block.style, tag, within.depth)
        letters = "0123456789٠١٢٣٤٥٦٧٨٩." if style.marker == "decimal" else style.marker
        self._faces.need(self._fonts.stack(self._style("li", "p", within.depth)), letters)
        items = "".join(self._item(item, within) for item in block.items)
        return _element(tag, f"\n{items}", class_=self._class("list", style))

    def _item(self, item: Item, around: _Around) -> str:
        style = self._style("li", "p", around.depth)
        within = around.spoken(item)
        inner, bare = self._contents(item.blocks, within, style)
        class_ = self._class("block" if bare else "words", style)
        said = attributes(class_=class_, lang=item.lang, dir=item.direction)
        return f"<li{said}>{inner}</li>\n"

    def _contents(self, blocks: Sequence[Block], around: _Around, style: Style) -> tuple[str, bool]:
        """What an item or a cell holds; a lone paragraph in its style needs no element."""
        if len(blocks) == 1 and isinstance(lone := blocks[0], Paragraph):
            own = self._style(lone.style, "p", around.depth)
            spoken = (lone.lang or around.lang, lone.direction or around.direction)
            counted = any(span.counter for span in lone.spans)
            if own == style and spoken == around[:2] and not counted:
                return self._words(lone, style, around), True
        made = "".join(self._inner(block, around, style) for block in blocks)
        return f"\n{made}" if made else "", False

    def _inner(self, block: Block, around: _Around, style: Style) -> str:
        """Ground and rules of an item or a cell are not painted again by words in its style."""
        if not isinstance(block, Paragraph):
            return self._block(block, around)
        own = self._style(block.style, "p", around.depth)
        return self._paragraph(block, around, "words" if own == style else "block")

    def _table(self, table: Table, around: _Around) -> str:
        within = around._replace(depth=0)
        if not tables.has_heads(table):
            return self._arrangement(table, within)
        style = self._theme.style(table.style, "table")
        stacks = tables.can_stack(table)
        shares = [self._sheet.share(share) for share in tables.shares(table, style.columns)]
        heads = self._rows(table.heads, "thead", shares, within, stacks=stacks)
        body = self._rows(table.rows, "tbody", shares, within, stacks=stacks)
        class_ = self._class("table", style) + (" stack" if stacks else "")
        role = "table" if stacks else None
        made = _element("table", f"\n{heads}{body}", class_=class_, role=role)
        if stacks or not tables.is_wide(table):
            return made
        label = f"part-{self._headings}" if self._headings else None
        return _element(
            "div", f"\n{made}", class_="wide", role="group", aria_labelledby=label, tabindex="0"
        )

    def _rows(
        self, rows: Sequence[Row], tag: str, shares: Sequence[str], around: _Around, *, stacks: bool
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

    def _cell(self, cell: Cell, classes: str, around: _Around, *, stacks: bool) -> str:
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

    def _arrangement(self, table: Table, around: _Around) -> str:
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

    def _placed(self, cell: Cell, around: _Around) -> str:
        style = self._theme.style(cell.style, "td")
        inner, _ = self._contents(cell.blocks, around, style)
        return _element("div", inner, class_=f"{self._class('cell', style)} cell") if inner else ""

    def _figure(self, figure: Figure) -> str:
        found = find_ink(figure, self._theme, self._find_picture, self._diagnostics)
        if found is None:
            return ""
        ink, aspect = found
        style = self._theme.style(figure.style, "img")
        width = self._sheet.width(height_of(style, aspect) * aspect)
        return picture(ink, figure.alt, f"{self._class('picture', style)} {width}") + "\n"

    def _printed_number(self) -> str:
        """What CSS prints at the foot of each page: the words around the page's number."""
        if self._page_number is None:
            return ""
        spans = self._page_number.spans
        style = self._style(self._page_number.style, "p", 0)
        stack = self._fonts.stack(style)
        self._faces.need(stack, _DIGITS + "".join(span.text for span in spans))
        form = ",arabic-indic" if self._theme.digits == "arab" else ""
        content = " ".join(
            f"counter({span.counter}{form})" if span.counter else quoted(span.text)
            for span in spans
        )
        way = self._page_number.direction or self._document.direction
        return (
            f"content:{content};direction:{way};font:{self._sheet.rem(style.size)} "
            f"{self._faces.families(stack)};color:{style.colour}"
        )


def _element(tag: str, inner: str, **said: str | None) -> str:
    return f"<{tag}{attributes(**said)}>{inner}</{tag}>\n"
