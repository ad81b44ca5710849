"""HTML → Document: what each element of the tree means.

White space collapses as in HTML (CSS Text 3 section 4.1, `white-space: normal`): only
ASCII white space, over element borders too. Knows no sizes, fonts or files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Literal, TypeVar, cast

from joinup_reports.diagnostics import Diagnostics, Location
from joinup_reports.document.elements import INLINE
from joinup_reports.document.model import (
    Block,
    Cell,
    Counter,
    Direction,
    Document,
    Figure,
    Heading,
    Item,
    List,
    Metadata,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
)
from joinup_reports.document.tree import Node, read_tree
from joinup_reports.tuples import NamedTuple

_Value = TypeVar("_Value")

_SPACES = re.compile(r"[ \t\n\r\f]+")
_COMMAS = re.compile(r"\s*[,،]\s*")
_SCHEMES = ("http://", "https://", "mailto:")
_DIRECTIONS: Mapping[str, Direction] = {"rtl": "rtl", "ltr": "ltr"}
_SCOPES: Mapping[str, Literal["row", "column"]] = {"row": "row", "col": "column"}
_COUNTERS = frozenset({"page", "pages"})
# What `br` is in a text: the end of a line inside a paragraph (UAX #14 class BK).
_LINE_SEPARATOR = "\u2028"


def read_document(html: str, diagnostics: Diagnostics) -> Document | None:
    """The report in `html`; None when it is no HTML document, which is reported."""
    root = read_tree(html, diagnostics)
    return _Reading(diagnostics).document(root) if root else None


class _Around(NamedTuple):
    """What a block takes from the elements it stands in; None: the document's own."""

    place: Location | None = None
    lang: str | None = None
    direction: Direction | None = None


class _Inline(NamedTuple):
    """What a stretch of text takes from the inline elements it stands in."""

    place: Location | None = None
    lang: str | None = None
    style: str | None = None
    href: str | None = None
    isolate: bool = False
    counter: Counter | None = None

    def span(self, text: str) -> Span:
        return Span(text, self.place, self.lang, self.style, self.href, self.isolate, self.counter)


class _Reading:
    """One document's reading: where faults go, and the level of the last heading."""

    def __init__(self, diagnostics: Diagnostics) -> None:
        self._diagnostics = diagnostics
        self._level = 0

    def document(self, root: Node) -> Document:
        around = self._around(root, _Around())
        body = [kid for part in root.elements("body") for kid in part.elements()]
        return Document(
            metadata=self._metadata(root),
            lang=around.lang or "und",
            direction=around.direction or "rtl",
            blocks=self._blocks((k for k in body if k.tag != "footer"), _Around()),
            footer=self._footers(body, imprint=False),
            imprint=self._footers(body, imprint=True),
        )

    def _footers(self, body: Iterable[Node], *, imprint: bool) -> tuple[Block, ...]:
        """What stands in the running footers, or in those of class imprint."""
        footers = (k for k in body if k.tag == "footer" and (k.style == "imprint") == imprint)
        return self._blocks(chain.from_iterable(k.elements() for k in footers), _Around())

    def _metadata(self, root: Node) -> Metadata:
        heads = [kid for head in root.elements("head") for kid in head.elements()]
        title = "".join(_collapsed(h.words()) for h in heads if h.tag == "title").strip()
        if not title:
            self._diagnostics.report("document.no-title", root.location)
        named = {h.attributes.get("name", ""): h.attributes.get("content", "") for h in heads}
        return Metadata(
            title=title,
            author=named.get("author", ""),
            subject=named.get("subject", ""),
            keywords=tuple(filter(None, _COMMAS.split(named.get("keywords", "").strip()))),
            date=named.get("date", ""),
            pages=self._most_pages(heads),
        )

    def _most_pages(self, heads: Iterable[Node]) -> int:
        for node in heads:
            if node.attributes.get("name") == "pages":
                most = node.attributes.get("content", "")
                if most.isdecimal():
                    return int(most)
                self._report_value(node, "content", most)
        return 0

    def _blocks(self, nodes: Iterable[Node], around: _Around) -> tuple[Block, ...]:
        return tuple(filter(None, (self._block(node, around) for node in nodes)))

    def _block(self, node: Node, around: _Around) -> Block | None:
        around = self._around(node, around)
        match node.tag:
            case "h1" | "h2" | "h3":
                return self._heading(node, around)
            case "p":
                return self._paragraph(node.kids, node, around)
            case "ul" | "ol":
                return self._list(node, around)
            case "table":
                return self._table(node, around)
            case "img":
                return self._figure(node, around)
            case _:
                return Section(self._blocks(node.elements(), around), node.style, node.tag)

    def _heading(self, node: Node, around: _Around) -> Heading | None:
        spans = self._spans(node.kids, around)
        if not spans:
            return None
        level = int(node.tag[1])
        if level > self._level + 1:
            self._diagnostics.report(
                "document.heading-skipped", node.location, element=node.tag, level=str(level - 1)
            )
            level = self._level + 1
        self._level = level
        return Heading(level, spans, node.style, around.lang, around.direction)

    def _paragraph(
        self, words: Iterable[Node | str], node: Node, around: _Around
    ) -> Paragraph | None:
        spans = self._spans(words, around)
        return Paragraph(spans, node.style, around.lang, around.direction) if spans else None

    def _list(self, node: Node, around: _Around) -> List | None:
        items = []
        for kid in node.elements("li"):
            within = self._around(kid, around)
            blocks = self._flow(kid, within)
            if blocks:
                items.append(Item(blocks, within.lang, within.direction))
        return List(tuple(items), node.tag == "ol", node.style) if items else None

    def _flow(self, node: Node, around: _Around) -> tuple[Block, ...]:
        """Blocks, with the words between them as paragraphs of the element's own style."""
        blocks: list[Block | None] = []
        words: list[Node | str] = []
        for kid in node.kids:
            if isinstance(kid, str) or kid.tag in INLINE:
                words.append(kid)
                continue
            blocks += (self._paragraph(words, node, around), self._block(kid, around))
            words = []
        blocks.append(self._paragraph(words, node, around))
        return tuple(filter(None, blocks))

    def _table(self, node: Node, around: _Around) -> Table | None:
        heads = self._rows(_rows_in(node, "thead"), around)
        rows = self._rows(_rows_in(node, "tbody"), around)
        if len({len(row.cells) for row in heads + rows}) > 1:
            self._diagnostics.report("document.ragged-table", node.location)
        label = node.attributes.get("aria-label", "")
        return Table(rows, heads, node.style, label) if rows or heads else None

    def _rows(self, nodes: Iterable[Node], around: _Around) -> tuple[Row, ...]:
        return tuple(
            Row(tuple(self._cell(cell, self._around(node, around)) for cell in node.elements()))
            for node in nodes
        )

    def _cell(self, node: Node, around: _Around) -> Cell:
        head = None
        if node.tag == "th":
            head = self._choice(node, "scope", _SCOPES) or "row"
        return Cell(self._flow(node, self._around(node, around)), head, node.style)

    def _figure(self, node: Node, around: _Around) -> Figure:
        source, alt = (node.attributes.get(name, "") for name in ("src", "alt"))
        return Figure(source, alt, around.place, node.style)

    def _spans(self, words: Iterable[Node | str], around: _Around) -> tuple[Span, ...]:
        return tuple(_without_doubled_spaces(self._inline(words, _Inline(around.place))))

    def _inline(self, words: Iterable[Node | str], inline: _Inline) -> Iterator[Span]:
        for word in words:
            if isinstance(word, str):
                yield inline.span(word)
            elif word.tag == "br":
                yield inline.span(_LINE_SEPARATOR)
            elif (counter := word.attributes.get("class")) in _COUNTERS:
                yield inline._replace(counter=cast("Counter", counter)).span("")
            else:
                yield from self._inline(word.kids, self._within(word, inline))

    def _within(self, node: Node, inline: _Inline) -> _Inline:
        attributes = node.attributes
        inline = inline._replace(
            place=self._place(node) or inline.place,
            lang=attributes.get("lang", inline.lang),
            style=attributes.get("class")
            or (node.tag if node.tag in {"a", "strong"} else None)
            or inline.style,
            isolate=inline.isolate or node.tag == "bdi",
        )
        return inline._replace(href=self._href(node)) if node.tag == "a" else inline

    def _href(self, node: Node) -> str | None:
        href = node.attributes.get("href", "")
        if href.lower().startswith(_SCHEMES):
            return href
        if "href" in node.attributes:
            self._diagnostics.report("document.bad-link", node.location, href=href)
        return None

    def _around(self, node: Node, around: _Around) -> _Around:
        attributes = node.attributes
        return _Around(
            place=self._place(node) or around.place,
            lang=attributes.get("lang", around.lang),
            direction=self._choice(node, "dir", _DIRECTIONS) or around.direction,
        )

    def _place(self, node: Node) -> Location | None:
        where = node.attributes.get("data-src")
        if where is None:
            return None
        try:
            return Location.parse(where)
        except ValueError:
            self._report_value(node, "data-src", where)
            return None

    def _choice(self, node: Node, name: str, choices: Mapping[str, _Value]) -> _Value | None:
        value = node.attributes.get(name)
        if value is not None and value not in choices:
            self._report_value(node, name, value)
        return choices.get(value or "")

    def _report_value(self, node: Node, attribute: str, value: str) -> None:
        self._diagnostics.report(
            "document.bad-value",
            node.location,
            element=node.tag,
            attribute=attribute,
            value=value,
        )


def _rows_in(table: Node, part: str) -> Iterator[Node]:
    """The rows of a table's head or body; rows that stand in neither are the body's."""
    for kid in table.elements():
        if kid.tag == part:
            yield from kid.elements("tr")
        elif kid.tag == "tr" and part == "tbody":
            yield kid


def _collapsed(text: str) -> str:
    return _SPACES.sub(" ", text)


def _without_doubled_spaces(spans: Iterable[Span]) -> list[Span]:
    """One space where there are several, none where a block or a line begins or ends."""
    kept: list[Span] = []
    after_space = True
    for span in spans:
        text = _collapsed(span.text)
        text = text[1:] if after_space and text[:1] == " " else text
        if text == _LINE_SEPARATOR:
            _end_line(kept)
        if text or span.counter:
            kept.append(span if text == span.text else span._replace(text=text))
            after_space = text[-1:] in (" ", _LINE_SEPARATOR) if text else False
    _end_line(kept)
    return kept


def _end_line(spans: list[Span]) -> None:
    """Takes the space off the last span, which has at most one."""
    if spans and spans[-1].text[-1:] == " ":
        last = spans.pop()
        if last.text != " ":
            spans.append(last._replace(text=last.text[:-1]))
