"""HTML → a tree of elements, held against the table in `elements.py`.

Tokens come from the standard library. A fault is reported with its line in the HTML and
reading goes on: an unknown element is left out and its words are kept, a forgotten end is
supplied. Knows what may stand where, not what it means.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from joinup_reports.diagnostics import Diagnostics, Location
from joinup_reports.document.elements import ELEMENTS, HOLDING_WORDS, INSTEAD, TOP

# What the HTML is called in diagnostics: it comes from a template and is in no file.
HTML_NAME = "report.html"
_SKIPPED = frozenset({"script", "style"})


class Node:
    """An element; `line` and `column` count from 1 in the HTML."""

    __slots__ = ("attributes", "column", "kids", "line", "tag")

    def __init__(self, tag: str, attributes: dict[str, str], line: int, column: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.line = line
        self.column = column
        self.kids: list[Node | str] = []

    @property
    def location(self) -> Location:
        return Location(HTML_NAME, self.line, self.column)

    @property
    def style(self) -> str:
        """The first class, else the tag."""
        return self.attributes.get("class", "").partition(" ")[0] or self.tag

    def elements(self, *tags: str) -> Iterator[Node]:
        """The kids that are elements, of these tags when any are given."""
        return (k for k in self.kids if isinstance(k, Node) and (not tags or k.tag in tags))

    def words(self) -> str:
        """The text of everything inside."""
        return "".join(k if isinstance(k, str) else k.words() for k in self.kids)


def read_tree(html: str, diagnostics: Diagnostics) -> Node | None:
    """The `html` element; None when there is none, which is reported."""
    builder = _Builder(diagnostics)
    builder.feed(html)
    builder.close()
    root = next(builder.top.elements("html"), None)
    if root is None:
        diagnostics.report("document.no-html", Location(HTML_NAME, 1, 1))
    return root


class _Builder(HTMLParser):
    def __init__(self, diagnostics: Diagnostics) -> None:
        super().__init__()
        self._diagnostics = diagnostics
        self.top = Node(TOP, {}, 1, 1)
        self._open = [self.top]
        self._skipping = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = ELEMENTS.get(tag)
        if element is None:
            self._skipping = tag in _SKIPPED
            self._report("document.unknown-element", element=tag, instead=_instead(tag))
            return
        line, offset = self.getpos()
        node = Node(tag, {name: value or "" for name, value in attrs}, line, offset + 1)
        parent = self._open[-1]
        if parent.tag not in element.inside:
            self._report("document.misplaced-element", element=tag, parent=parent.tag)
        self._check_attributes(node)
        parent.kids.append(node)
        if element.content != "void":
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        element = ELEMENTS.get(tag)
        if element is None or element.content == "void":
            self._skipping = False
            return
        if all(node.tag != tag for node in self._open):
            self._report("document.unexpected-end", element=tag)
            return
        while (node := self._open.pop()).tag != tag:
            self._report_unclosed(node)

    def handle_data(self, data: str) -> None:
        if self._skipping:
            return
        parent = self._open[-1]
        if parent.tag in HOLDING_WORDS:
            parent.kids.append(data)
        elif words := data.strip():
            self._report_stray(data, words, parent)

    def close(self) -> None:
        super().close()
        while len(self._open) > 1:
            self._report_unclosed(self._open.pop())

    def _check_attributes(self, node: Node) -> None:
        element = ELEMENTS[node.tag]
        for name in node.attributes:
            if not element.allows(name):
                self._report("document.unknown-attribute", element=node.tag, attribute=name)
        for name in sorted(element.required - node.attributes.keys()):
            self._report("document.missing-attribute", element=node.tag, attribute=name)

    def _report_stray(self, data: str, words: str, parent: Node) -> None:
        """At the words, not at the white space before them."""
        line, offset = self.getpos()
        before = data[: data.index(words)]
        if "\n" in before:
            line, offset = line + before.count("\n"), -1
        column = offset + len(before) - before.rfind("\n")
        place = Location(HTML_NAME, line, column)
        self._diagnostics.report("document.stray-text", place, text=words[:40], parent=parent.tag)

    def _report_unclosed(self, node: Node) -> None:
        self._diagnostics.report("document.unclosed-element", node.location, element=node.tag)

    def _report(self, code: str, **args: str) -> None:
        line, offset = self.getpos()
        self._diagnostics.report(code, Location(HTML_NAME, line, offset + 1), **args)


def _instead(tag: str) -> str:
    """The element most likely meant."""
    from difflib import get_close_matches  # noqa: PLC0415 - needed for faults only

    near = get_close_matches(tag, ELEMENTS, n=1, cutoff=0.5) or ["p"]
    return INSTEAD.get(tag, near[0])
