"""Document + Theme → structure and flowables: the only place where a role meets a style.

Knows roles and styles; opens no file but fonts and pictures, through the functions it is
given, and sets no type. The structure tree (ISO 32000-1 section 14.8.4) is made here, in
reading order, and each span of text is given its leaf in it. The running footer is made
the same way and owned by an artifact (section 14.8.2.2): it is no part of the reading.

How a style is found: a block's class, else its element's name; a nested list `ul` and its
words `li` ask for `ul-2`, `li-2` first, and so on inwards. Of a list's style, `marker` is
the bullet ("decimal" for numbers) and `indent` the room for it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from joinup_reports.branding.contrast import LEAST_CONTRAST, contrast, place_of_colour
from joinup_reports.branding.model import Style, Theme
from joinup_reports.composing import charts, looks
from joinup_reports.composing.figures import set_figure
from joinup_reports.composing.grid import set_grid
from joinup_reports.composing.surroundings import FOOTER, Around, Leaf
from joinup_reports.composing.typefaces import Typefaces
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
    Span,
    Table,
)
from joinup_reports.document.tree import place_in_html
from joinup_reports.reading.spelling import nearest
from joinup_reports.tuples import NamedTuple
from joinup_reports.typeset import flow
from joinup_reports.typeset.structure import Artifact, StructureElement

# The first class of an element, as templates write it: words of a person's have no quotes.
_CLASS = re.compile(r'\sclass="([^" <>]+)')
# What is no look but a meaning.
_WITHOUT_STYLE = frozenset({"imprint", "page", "pages"})
_AS_IT_IS = 100  # a scale in per cent


class Composition(NamedTuple):
    """What goes to typesetting, and the tree its marks will belong to.

    `pictures` are the image files as they were set, by the names the document gives them.
    """

    root: StructureElement
    flowables: tuple[flow.Flowable, ...]
    setup: flow.PageSetup
    pictures: Mapping[str, bytes]


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
    composer = _Composer(document, theme, fonts, find_picture, diagnostics, {})
    around = Around(root, document.lang, document.direction)
    flowables = composer.blocks(document.blocks, around)
    setup = looks.page_setup(theme, rtl=document.direction == "rtl")._replace(
        imprint=composer.blocks(document.imprint, around),
        footer=composer.blocks(document.footer, around._replace(element=None)),
    )
    return Composition(root, flowables, setup, composer.pictures)


def check_styles(html: str, theme: Theme, diagnostics: Diagnostics) -> None:
    """Reports each class of the HTML that the theme has no style for, once."""
    for found in _CLASS.finditer(html):
        name = found[1]
        if name in theme.styles or name in _WITHOUT_STYLE:
            continue
        place = place_in_html(html, found.start(1))
        near = nearest(name, theme.styles)
        code = "theme.no-style-near" if near else "theme.no-style"
        diagnostics.report(code, place, style=name, near=near or "")


class _Composer(NamedTuple):
    document: Document
    theme: Theme
    fonts: Typefaces
    find_picture: Callable[[str], Path | None]
    diagnostics: Diagnostics
    pictures: dict[str, bytes]

    def blocks(self, blocks: Iterable[Block], around: Around) -> tuple[flow.Flowable, ...]:
        return tuple(made for block in blocks for made in self._block(block, around))

    def _block(self, block: Block, around: Around) -> Sequence[flow.Flowable]:
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

    def _section(self, section: Section, around: Around) -> Sequence[flow.Flowable]:
        within = around.within("Sect" if section.role == "section" else "Div")
        if section.style not in self.theme.styles:
            return self.blocks(section.blocks, within)
        style = self.theme.style(section.style)
        if style.scale != _AS_IT_IS:
            scaled = self._replace(theme=looks.scaled(self.theme, style.scale / _AS_IT_IS))
            return scaled.blocks(section.blocks, within)
        if style.columns:
            inside = within._replace(indent=0.0)
            cells = [tuple(self._block(block, inside)) for block in section.blocks]
            return set_grid(cells, style, self._measure(around, style), around.indent)
        inset = around.inset + around.indent + style.indent + 2 * style.padding[1]
        inside = within._replace(indent=0.0, inset=inset).on(style.background)
        return [looks.box(self.blocks(section.blocks, inside), style, around.indent)]

    def _measure(self, around: Around, style: Style) -> float:
        """How wide a block of the body is."""
        page = self.theme.page
        within = page.width - page.start - page.end - around.inset
        return within - around.indent - style.indent

    def _figure(self, figure: Figure, around: Around) -> Sequence[flow.Flowable]:
        made = set_figure(figure, self.theme, around, self.find_picture, self.diagnostics)
        if made is None:
            return []
        if isinstance(made.data, bytes):
            # A picture is in the file once, as it was set first.
            made = made._replace(data=self.pictures.setdefault(figure.source, made.data))
        return [made]

    def _heading(self, heading: Heading, around: Around) -> Sequence[flow.Flowable]:
        within = around.within(f"H{heading.level}")
        style = self.theme.style(heading.style, f"h{heading.level}")
        title = "".join(
            self._words(span.text, span.lang or around.lang, span.href) for span in heading.spans
        )
        text = self._text(heading, style, within.spoken(heading.lang, heading.direction))
        return [looks.decorated(text._replace(bookmark=(title, heading.level)), style)]

    def _paragraph(
        self, paragraph: Paragraph, within: Around, *, bare: bool = False
    ) -> flow.Flowable:
        """`within` has the element the words go to: a P, or a cell or an item's body.

        `bare` leaves ground and rules to the block around.
        """
        style = self.theme.style_at(within.depth, paragraph.style, "p")
        text = self._text(paragraph, style, within.spoken(paragraph.lang, paragraph.direction))
        return text if bare else looks.decorated(text, style)

    def _text(self, block: Paragraph | Heading, style: Style, around: Around) -> flow.TextBlock:
        if around.element and block.lang:
            around.element.lang = block.lang
        around = around.on(style.background)
        return flow.TextBlock(
            spans=self._spans(block.spans, style, around),
            style=flow.ParagraphStyle(
                rtl=around.direction == "rtl",
                leading=style.leading,
                align=style.align,
                balance=style.balance,
                justify=style.justify,
            ),
            spacing=looks.spacing(style, around.indent),
        )

    def _spans(
        self, spans: Iterable[Span], style: Style, around: Around
    ) -> tuple[flow.TextSpan, ...]:
        """Neighbours that belong to the same element share a leaf of it."""
        made: list[flow.TextSpan] = []
        leaf = Leaf(around)
        for span in spans:
            owner, link = leaf.of(span)
            made.append(
                flow.TextSpan(
                    text=self._words(span.text, span.lang or around.lang, span.href),
                    style=self._span_style(span, style, around),
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

    def _words(self, text: str, lang: str, href: str | None = None) -> str:
        return text if href else looks.in_own_digits(text, lang, self.document.lang, self.theme)

    def _span_style(self, span: Span, block: Style, around: Around) -> flow.TextStyle:
        """A span takes face and colour from its own style, the size from its block's."""
        own = self.theme.styles.get(span.style or "", block)
        self._check_contrast(own, around)
        return flow.TextStyle(self.fonts.stack(own), block.size, own.colour)

    def _check_contrast(self, style: Style, around: Around) -> None:
        ratio = contrast(style.colour, around.ground)
        place = place_of_colour(style)
        if ratio < LEAST_CONTRAST and place:
            least, found = f"{LEAST_CONTRAST:.1f}", f"{ratio:.1f}"
            self.diagnostics.report(
                "theme.contrast", place, style=style.name, ratio=found, least=least
            )

    def _list(self, block: List, around: Around) -> Sequence[flow.Flowable]:
        depth = around.depth + 1
        style = self.theme.style_at(depth, block.style, "ol" if block.ordered else "ul")
        within = around.within("L")._replace(depth=depth, indent=around.indent + style.indent)
        numbered = style.marker == "decimal"
        if within.element:
            within.element.numbering = "Decimal" if numbered else "Disc"
        made: list[list[flow.Flowable]] = []
        for number, item in enumerate(block.items, 1):
            marker = self._words(f"{number}.", within.lang) if numbered else style.marker
            made.append(list(self._item(item, marker, style, within)))
        return looks.spaced_out(looks.in_company(made), style)

    def _item(
        self, item: Item, marker: str, style: Style, around: Around
    ) -> Sequence[flow.Flowable]:
        entry = around.within("LI")
        label = self._marker(marker, style, entry.within("Lbl")) if marker else None
        made = self._contents(item.blocks, entry.within("LBody").spoken(item.lang, item.direction))
        return looks.marked(made, label) if label and made else made

    def _marker(self, marker: str, style: Style, around: Around) -> flow.TextSpan:
        """In the face and size of the words it stands before."""
        words = self.theme.style_at(around.depth, "li", "p")
        look = flow.TextStyle(
            self.fonts.stack(words), words.size, style.marker_colour or words.colour
        )
        return flow.TextSpan(marker, look, around.owner(), around.lang)

    def _contents(
        self, blocks: Sequence[Block], around: Around, bare_style: str = ""
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

    def _table(self, table: Table, around: Around) -> flow.Table:
        style = self.theme.style(table.style, "table")
        if style.bars:
            return self._chart(table, style, around)
        within = around.within("Table")
        heads, body = ("THead", "TBody") if table.heads else ("", "")
        rows = self._rows(table.heads, within, heads) + self._rows(table.rows, within, body)
        return flow.Table(
            rows=rows,
            columns=style.columns or (1.0,) * len(rows[0].cells),
            heads=len(table.heads),
            rule=looks.line(style.rule_below),
            keep_together=style.keep_together,
            spacing=looks.spacing(style, around.indent),
            owner=Artifact("Layout") if around.element else FOOTER,
        )

    def _chart(self, table: Table, style: Style, around: Around) -> flow.Table:
        """One figure: all that is painted of it belongs to one leaf."""
        figure = around.within("Figure")
        if figure.element:
            figure.element.alt = self._words(charts.describe(table, figure.lang), figure.lang)
        owner = figure.owner()
        outside = around._replace(element=None, indent=0.0, depth=0)
        words = [
            charts.owned([self._cell(cell, outside) for cell in row.cells], style, owner)
            for row in (*table.heads, *table.rows)
        ]
        columns = charts.columns(words, style, self._measure(around, style))
        bars = charts.draw_bars(table, style, columns[-1], owner)
        return flow.Table(
            rows=tuple(
                flow.TableRow((*cells, bar)) for cells, bar in zip(words, bars, strict=True)
            ),
            columns=tuple(columns),
            rule=looks.line(style.rule_below),
            keep_together=True,
            spacing=looks.spacing(style, around.indent),
        )

    def _rows(self, rows: Sequence[Row], around: Around, group: str) -> tuple[flow.TableRow, ...]:
        within = around.within(group) if group and rows else around
        return tuple(self._row(row, within.within("TR")) for row in rows)

    def _row(self, row: Row, around: Around) -> flow.TableRow:
        return flow.TableRow(tuple(self._cell(cell, around) for cell in row.cells))

    def _cell(self, cell: Cell, around: Around) -> flow.TableCell:
        style = self.theme.style(cell.style, "th" if cell.head else "td")
        within = around.within("TH" if cell.head else "TD")._replace(indent=0.0, depth=0)
        if within.element and cell.head:
            within.element.scope = "Row" if cell.head == "row" else "Column"
        within = within.on(style.background)
        return flow.TableCell(
            blocks=tuple(self._contents(cell.blocks, within, cell.style)),
            background=style.background,
            padding=style.padding,
            valign=style.valign,
        )
