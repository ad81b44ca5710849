"""Document + Theme → structure and flowables: the only place where a role meets a style.

Knows roles and styles; opens no file but fonts and pictures, through the functions it is
given, and sets no type. The structure tree (ISO 32000-1 section 14.8.4) is made here, in
reading order, and each span of text is given its leaf in it. The running footer is made
the same way and owned by an artifact (section 14.8.2.2): it is no part of the reading.

How a style is found: a block's class, else its element's name; a nested list `ul` and its
words `li` ask for `ul-2`, `li-2` first, and so on inwards. Of a list's style, `marker` is
the bullet ("decimal" for numbers) and `indent` the room for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from joinup_reports import looks
from joinup_reports.branding.images import load_picture
from joinup_reports.branding.model import Style, Theme
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
from joinup_reports.typefaces import Typefaces
from joinup_reports.typeset import flow
from joinup_reports.typeset.structure import Artifact, Owner, StructureElement

_FOOTER = Artifact("Pagination", "Footer")


@dataclass(frozen=True, slots=True)
class Composition:
    """What goes to typesetting, and the tree its marks will belong to."""

    root: StructureElement
    flowables: tuple[flow.Flowable, ...]
    setup: flow.PageSetup


def compose(
    document: Document,
    theme: Theme,
    find_font: Callable[[str], Path],
    find_picture: Callable[[str], Path | None],
    diagnostics: Diagnostics,
) -> Composition:
    """The document in the theme's look.

    `find_font` gives the file of a theme's font and may raise CannotAccess; `find_picture`
    that of a picture, or None. What the theme lacks is reported as theme.*.
    """
    fonts = Typefaces(theme, find_font, diagnostics)
    root = StructureElement("Document", lang=document.lang)
    composer = _Composer(document, theme, fonts, find_picture, diagnostics)
    around = _Around(root, document.lang, document.direction)
    footer = around._replace(element=None)
    return Composition(
        root,
        composer.blocks(document.blocks, around),
        _page_setup(document, theme, composer.blocks(document.footer, footer)),
    )


class _Around(NamedTuple):
    """Where a block stands: its structure element (None in the footer), its language and
    direction, how deep in lists, and how far its start edge is moved in.
    """

    element: StructureElement | None
    lang: str
    direction: Direction
    depth: int = 0
    indent: float = 0.0

    def within(self, role: str) -> _Around:
        """Inside a new element of `role`."""
        return self._replace(element=self.element.element(role)) if self.element else self

    def spoken(self, lang: str | None, direction: Direction | None) -> _Around:
        """In another language or direction, where these are given."""
        if lang is None and direction is None:
            return self
        return self._replace(lang=lang or self.lang, direction=direction or self.direction)

    def owner(self) -> Owner:
        """A new leaf for marks that come next in the reading order."""
        return self.element.content() if self.element else _FOOTER


@dataclass(frozen=True, slots=True)
class _Composer:
    document: Document
    theme: Theme
    fonts: Typefaces
    find_picture: Callable[[str], Path | None]
    diagnostics: Diagnostics

    def blocks(self, blocks: Iterable[Block], around: _Around) -> tuple[flow.Flowable, ...]:
        return tuple(made for block in blocks for made in self._block(block, around))

    def _block(self, block: Block, around: _Around) -> Sequence[flow.Flowable]:
        match block:
            case Section():
                return self._section(block, around)
            case Heading():
                return self._heading(block, around)
            case Paragraph():
                return [self._paragraph(block, around.within("P"))]
            case List():
                return self._list(block, around)
            case Table():
                return [self._table(block, around)]
            case Figure():
                return self._figure(block, around)

    def _section(self, section: Section, around: _Around) -> Sequence[flow.Flowable]:
        within = around.within("Sect" if section.role == "section" else "Div")
        if section.style not in self.theme.styles:
            return self.blocks(section.blocks, within)
        style = self.theme.style(section.style)
        inner = self.blocks(section.blocks, within._replace(indent=0.0))
        return [looks.box(inner, style, around.indent)]

    def _heading(self, heading: Heading, around: _Around) -> Sequence[flow.Flowable]:
        within = around.within(f"H{heading.level}")
        style = self.theme.style(heading.style, f"h{heading.level}")
        title = "".join(span.text for span in heading.spans)
        text = self._text(heading, style, within.spoken(heading.lang, heading.direction))
        return [looks.decorated(replace(text, bookmark=(title, heading.level)), style)]

    def _paragraph(
        self, paragraph: Paragraph, within: _Around, *, bare: bool = False
    ) -> flow.Flowable:
        """`within` has the element the words go to: a P, or a cell or an item's body.

        `bare` leaves ground and rules to the block around.
        """
        style = self._style(paragraph.style, "p", within.depth)
        text = self._text(paragraph, style, within.spoken(paragraph.lang, paragraph.direction))
        return text if bare else looks.decorated(text, style)

    def _text(self, block: Paragraph | Heading, style: Style, around: _Around) -> flow.TextBlock:
        if around.element and block.lang:
            around.element.lang = block.lang
        return flow.TextBlock(
            spans=self._spans(block.spans, style, around),
            style=flow.ParagraphStyle(
                rtl=around.direction == "rtl",
                leading=style.leading,
                align=style.align,
                balance=style.balance,
            ),
            spacing=looks.spacing(style, around.indent),
        )

    def _spans(
        self, spans: Iterable[Span], style: Style, around: _Around
    ) -> tuple[flow.TextSpan, ...]:
        """Neighbours that belong to the same element share a leaf of it."""
        made: list[flow.TextSpan] = []
        leaf = _Leaf(around)
        for span in spans:
            owner, link = leaf.of(span)
            made.append(
                flow.TextSpan(
                    text=span.text,
                    style=self._span_style(span, style),
                    owner=owner,
                    lang=span.lang or around.lang,
                    isolate=span.isolate,
                    href=span.href,
                    link=link,
                    counter=span.counter,
                    place=span.place,
                )
            )
        return tuple(made)

    def _span_style(self, span: Span, block: Style) -> flow.TextStyle:
        """A span takes face and colour from its own style, the size from its block's."""
        own = self.theme.styles.get(span.style or "", block)
        return flow.TextStyle(self.fonts.stack(own), block.size, own.colour)

    def _style(self, name: str, tag: str, depth: int) -> Style:
        return self.theme.style(*([f"{name}-{depth}"] if depth > 1 else []), name, tag)

    def _list(self, block: List, around: _Around) -> Sequence[flow.Flowable]:
        depth = around.depth + 1
        style = self._style(block.style, "ol" if block.ordered else "ul", depth)
        within = around.within("L")._replace(depth=depth, indent=around.indent + style.indent)
        numbered = style.marker == "decimal"
        if within.element:
            within.element.numbering = "Decimal" if numbered else "Disc"
        made: list[flow.Flowable] = []
        for number, item in enumerate(block.items, 1):
            marker = f"{number}." if numbered else style.marker
            made += self._item(item, marker, style, within)
        return looks.spaced_out(made, style)

    def _item(
        self, item: Item, marker: str, style: Style, around: _Around
    ) -> Sequence[flow.Flowable]:
        entry = around.within("LI")
        label = self._marker(marker, style, entry.within("Lbl")) if marker else None
        made = self._contents(item.blocks, entry.within("LBody").spoken(item.lang, item.direction))
        return looks.marked(made, label) if label and made else made

    def _marker(self, marker: str, style: Style, around: _Around) -> flow.TextSpan:
        """In the face and size of the words it stands before."""
        words = self._style("li", "p", around.depth)
        look = flow.TextStyle(
            self.fonts.stack(words), words.size, style.marker_colour or words.colour
        )
        return flow.TextSpan(marker, look, around.owner(), around.lang)

    def _contents(
        self, blocks: Sequence[Block], around: _Around, bare_style: str = ""
    ) -> list[flow.Flowable]:
        """What an item or a cell holds; a single paragraph needs no P of its own."""
        single = sum(isinstance(block, Paragraph) for block in blocks) == 1
        made: list[flow.Flowable] = []
        for block in blocks:
            if isinstance(block, Paragraph):
                within = around if single else around.within("P")
                bare = block.style == bare_style
                made.append(self._paragraph(block, within, bare=bare))
            else:
                made += self._block(block, around)
        return made

    def _table(self, table: Table, around: _Around) -> flow.Table:
        style = self.theme.style(table.style, "table")
        within = around.within("Table")
        heads, body = ("THead", "TBody") if table.heads else ("", "")
        rows = self._rows(table.heads, within, heads) + self._rows(table.rows, within, body)
        return flow.Table(
            rows=rows,
            columns=style.columns or (1.0,) * len(rows[0].cells),
            heads=len(table.heads),
            rule=looks.line(style.rule_below),
            spacing=looks.spacing(style, around.indent),
            owner=Artifact("Layout") if around.element else _FOOTER,
        )

    def _rows(self, rows: Sequence[Row], around: _Around, group: str) -> tuple[flow.TableRow, ...]:
        within = around.within(group) if group and rows else around
        return tuple(self._row(row, within.within("TR")) for row in rows)

    def _row(self, row: Row, around: _Around) -> flow.TableRow:
        return flow.TableRow(tuple(self._cell(cell, around) for cell in row.cells))

    def _cell(self, cell: Cell, around: _Around) -> flow.TableCell:
        style = self.theme.style(cell.style, "th" if cell.head else "td")
        within = around.within("TH" if cell.head else "TD")._replace(indent=0.0, depth=0)
        if within.element and cell.head:
            within.element.scope = "Row" if cell.head == "row" else "Column"
        return flow.TableCell(
            blocks=tuple(self._contents(cell.blocks, within, cell.style)),
            background=style.background,
            padding=style.padding,
        )

    def _figure(self, figure: Figure, around: _Around) -> Sequence[flow.Flowable]:
        """A picture as high as its style's `size`, its proportions its own."""
        path = self.find_picture(figure.source)
        if path is None:
            self.diagnostics.report("picture.not-found", figure.place, name=figure.source)
            return []
        picture = load_picture(path.name, path.parent, self.diagnostics, figure.place)
        if picture is None:
            return []
        style = self.theme.style(figure.style, "img")
        return [
            flow.PictureBlock(
                data=picture.data,
                width=style.size * picture.width / picture.height,
                height=style.size,
                owner=_figure_owner(figure, around),
                align=style.align,
                spacing=looks.spacing(style, around.indent),
            )
        ]


class _Leaf:
    """Hands each span of a block its leaf: links and foreign words have their own element."""

    def __init__(self, around: _Around) -> None:
        self._around = around
        self._link: tuple[str | None, StructureElement | None] = (None, None)
        self._kind: tuple[str | None, str | None] | None = None
        self._owner: Owner = _FOOTER

    def of(self, span: Span) -> tuple[Owner, StructureElement | None]:
        """The span's owner, and its Link element when it is linked."""
        element = self._around.element
        if element is None:
            return _FOOTER, None
        lang = span.lang if span.lang != self._around.lang else None
        if span.href != self._link[0]:
            self._link = (span.href, element.element("Link") if span.href else None)
        if (span.href, lang) != self._kind:
            self._kind = (span.href, lang)
            parent = self._link[1] or element
            self._owner = (parent.element("Span", lang=lang) if lang else parent).content()
        return self._owner, self._link[1]


def _figure_owner(figure: Figure, around: _Around) -> Owner:
    """A picture that says nothing (an empty `alt`) is only decoration."""
    if around.element is None:
        return _FOOTER
    if not figure.alt:
        return Artifact("Layout")
    return around.element.element("Figure", alt=figure.alt).content()


def _page_setup(
    document: Document, theme: Theme, footer: tuple[flow.Flowable, ...]
) -> flow.PageSetup:
    page = theme.page
    return flow.PageSetup(
        width=page.width,
        height=page.height,
        top=page.top,
        bottom=page.bottom,
        start=page.start,
        end=page.end,
        rtl=document.direction == "rtl",
        footer=footer,
        footer_height=page.footer,
    )
