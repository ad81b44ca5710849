"""The small HTML a template may use: elements, where they may stand, their attributes.

A table, read by `read.py`. What is not in it gets a diagnostic with the nearest that is.
"""

from typing import Literal

from joinup_reports.tuples import NamedTuple

Content = Literal["structure", "blocks", "items", "rows", "cells", "flow", "words", "void"]

TOP = "document"
EVERYWHERE = frozenset({"class", "lang", "dir", "data-src", "id"})


class Element(NamedTuple):
    """`inside` are the elements it may stand in; `content` says what it may hold:

    blocks only, list items, table rows, cells, words only, or flow (blocks or words).
    """

    inside: frozenset[str]
    content: Content
    attributes: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()

    def allows(self, attribute: str) -> bool:
        return attribute in EVERYWHERE or attribute in self.attributes


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_IN_BLOCKS = _names("body header section div footer")
_IN_FLOW = _IN_BLOCKS | _names("li th td")
_IN_WORDS = _names("h1 h2 h3 p li th td a bdi span strong")

ELEMENTS: dict[str, Element] = {
    "html": Element(_names(TOP), "structure", required=_names("lang dir")),
    "head": Element(_names("html"), "structure"),
    "title": Element(_names("head"), "words"),
    "meta": Element(_names("head"), "void", _names("name content charset")),
    "link": Element(_names("head"), "void", _names("rel href")),
    "body": Element(_names("html"), "blocks"),
    "header": Element(_IN_BLOCKS, "blocks"),
    "section": Element(_IN_BLOCKS, "blocks"),
    "div": Element(_IN_FLOW, "blocks"),
    "footer": Element(_names("body"), "blocks"),
    "h1": Element(_IN_BLOCKS, "words"),
    "h2": Element(_IN_BLOCKS, "words"),
    "h3": Element(_IN_BLOCKS, "words"),
    "p": Element(_IN_FLOW, "words"),
    "ul": Element(_IN_FLOW, "items"),
    "ol": Element(_IN_FLOW, "items"),
    "li": Element(_names("ul ol"), "flow"),
    "table": Element(_IN_FLOW, "rows", _names("aria-label")),
    "thead": Element(_names("table"), "rows"),
    "tbody": Element(_names("table"), "rows"),
    "tr": Element(_names("table thead tbody"), "cells"),
    "th": Element(_names("tr"), "flow", _names("scope"), _names("scope")),
    "td": Element(_names("tr"), "flow"),
    "img": Element(_IN_FLOW, "void", _names("src alt"), _names("src alt")),
    "a": Element(_IN_WORDS, "words", _names("href"), _names("href")),
    "bdi": Element(_IN_WORDS, "words"),
    "span": Element(_IN_WORDS, "words"),
    "strong": Element(_IN_WORDS, "words"),
    "br": Element(_IN_WORDS, "void"),
}

INLINE = _names("a bdi span strong br")
HOLDING_WORDS = frozenset(t for t, e in ELEMENTS.items() if e.content in ("words", "flow"))

# What people reach for first, and what the report has instead.
INSTEAD = {
    "article": "section",
    "aside": "div",
    "b": "strong",
    "blockquote": "p",
    "em": "strong",
    "figure": "img",
    "font": "span",
    "h4": "h3",
    "h5": "h3",
    "h6": "h3",
    "i": "strong",
    "main": "section",
    "nav": "section",
    "u": "strong",
}
