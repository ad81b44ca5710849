"""HTML → a tree of elements, held against the table in `elements.py`.

Tokens are those of HTML's own syntax (HTML, section 13.1.2: tags, attributes, comments,
character references), as far as a closed set of elements needs it: the standard library's
parser takes twice as long and reads slips another way in each Python. A fault is
reported with its line in the HTML and reading goes on: an unknown element is left out and
its words are kept, a forgotten end is supplied. Knows what may stand where, not what it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from joinup_reports.diagnostics import Diagnostics, Location
from joinup_reports.document.elements import ELEMENTS, HOLDING_WORDS, INLINE, INSTEAD, TOP, Element

# What the HTML is called in diagnostics: it comes from a template and is in no file.
HTML_NAME = "report.html"

# What is not text: a comment or declaration, a script with all that is in it, an end, a start
# with its attributes, and a start that does not end. Any other < is text.
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?][^>]*(?:>|\Z)"
    r"|<(?P<raw>(?i:script|style))(?=[\s/>]).*?(?:</(?P=raw)\s*>|\Z)"
    r"|</(?P<end>[A-Za-z][^\s/>]*)[^>]*>"
    r"|<(?P<start>[A-Za-z][^\s/>]*)(?P<inside>(?:[^\"'>]++|\"[^\"]*\"|'[^']*')*+)>"
    r"|<(?P<open>[A-Za-z][^\s/>\"'<]*)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s/=]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>\S*)))?"
)


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


def place_in_html(html: str, at: int) -> Location:
    """Where the character `at` stands in the HTML."""
    before = html[:at]
    return Location(HTML_NAME, before.count("\n") + 1, at - before.rfind("\n"))


def read_tree(html: str, diagnostics: Diagnostics) -> Node | None:
    """The `html` element; None when there is none, which is reported."""
    top = _Builder(html, diagnostics).read()
    root = next(top.elements("html"), None)
    if root is None:
        diagnostics.report("document.no-html", Location(HTML_NAME, 1, 1))
    return root


class _Builder:
    """Builds the tree as tokens come; `line` is that of the offset `at`, from 1."""

    def __init__(self, html: str, diagnostics: Diagnostics) -> None:
        self._html = html
        self._diagnostics = diagnostics
        self._open = [Node(TOP, {}, 1, 1)]
        self._unclosed: set[Node] = set()
        # Beside each finding the element that would not have held it, had it been closed.
        self._found: list[tuple[Node | None, str, Location, dict[str, str]]] = []
        self._at = 0
        self._line = 1

    def read(self) -> Node:
        """What stands around everything: its kid should be `html`."""
        end = 0
        for token in _TOKEN.finditer(self._html):
            if end < token.start():
                self._read_text(end, token.start())
            self._go_to(token.start())
            end = token.end()
            self._read_token(token)
        if end < len(self._html):
            self._read_text(end, len(self._html))
        top, *unclosed = self._open
        for node in reversed(unclosed):
            self._report_unclosed(node)
        for parent, code, place, args in self._found:
            if parent is None or parent not in self._unclosed:
                self._diagnostics.report(code, place, **args)
        return top

    def _go_to(self, at: int) -> None:
        self._line += self._html.count("\n", self._at, at)
        self._at = at

    @property
    def _column(self) -> int:
        return self._at - self._html.rfind("\n", 0, self._at)

    def _read_token(self, token: re.Match[str]) -> None:
        start, end, inside = token.group("start", "end", "inside")
        if start:
            self._begin(start.lower(), _attributes(inside))
            if inside.endswith("/"):
                self._end(start.lower())
        elif end:
            self._end(end.lower())
        elif token["raw"]:
            self._report_unknown(token["raw"].lower())
        elif token["open"]:
            self._report("document.unclosed-element", element=token["open"].lower())

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        element = ELEMENTS.get(tag)
        if element is None:
            self._report_unknown(tag)
            return
        node = Node(tag, attributes, self._line, self._column)
        parent = self._open[-1]
        if parent.tag not in element.inside:
            loose = tag in INLINE and ELEMENTS["p"].inside >= {parent.tag}
            code = "document.inline-element" if loose else "document.misplaced-element"
            self._report(code, parent, element=tag, parent=parent.tag)
        self._check_attributes(node, element)
        parent.kids.append(node)
        if element.content != "void":
            self._open.append(node)

    def _end(self, tag: str) -> None:
        element = ELEMENTS.get(tag)
        if element is None or element.content == "void":
            return
        if self._open[-1].tag != tag and all(node.tag != tag for node in self._open):
            self._report("document.unexpected-end", element=tag)
            return
        while (node := self._open.pop()).tag != tag:
            self._report_unclosed(node)

    def _read_text(self, start: int, end: int) -> None:
        parent = self._open[-1]
        data = self._html[start:end]
        if parent.tag in HOLDING_WORDS:
            parent.kids.append(unescape(data))
        elif words := data.strip():
            # At the words, not at the white space before them.
            self._go_to(start + data.index(words))
            words = unescape(words)[:40]
            self._report("document.stray-text", parent, text=words, parent=parent.tag)

    def _check_attributes(self, node: Node, element: Element) -> None:
        for name in node.attributes:
            if not element.allows(name):
                self._report("document.unknown-attribute", element=node.tag, attribute=name)
        if not element.required <= node.attributes.keys():
            for name in sorted(element.required - node.attributes.keys()):
                self._report("document.missing-attribute", element=node.tag, attribute=name)

    def _report_unclosed(self, node: Node) -> None:
        self._unclosed.add(node)
        args = {"element": node.tag}
        self._found.append((None, "document.unclosed-element", node.location, args))

    def _report_unknown(self, tag: str) -> None:
        if instead := _instead(tag, self._open[-1].tag):
            self._report("document.unknown-element-near", element=tag, instead=instead)
        else:
            self._report("document.unknown-element", element=tag)

    def _report(self, code: str, within: Node | None = None, /, **args: str) -> None:
        place = Location(HTML_NAME, self._line, self._column)
        self._found.append((within, code, place, args))


def _attributes(inside: str) -> dict[str, str]:
    """The attributes of a start tag by their names; of one given twice the last counts."""
    return {
        found["name"].lower(): unescape(found["double"] or found["single"] or found["bare"] or "")
        for found in _ATTRIBUTE.finditer(inside)
    }


def _instead(tag: str, parent: str) -> str | None:
    """The element most likely meant, of those that `parent` may hold."""
    from difflib import get_close_matches  # noqa: PLC0415 - needed for faults only

    known = [name for name, element in ELEMENTS.items() if parent in element.inside]
    near = get_close_matches(tag, known, n=1, cutoff=0.6)
    return INSTEAD.get(tag) or (near[0] if near else None)
