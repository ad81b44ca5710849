"""A page read as a parser reads it: its elements, and the words in each."""

from __future__ import annotations

import base64
import re
from html.parser import HTMLParser
from io import BytesIO
from typing import NamedTuple

from fontTools.ttLib import TTFont

VOID = {"meta", "br", "img"}


class Element(NamedTuple):
    tag: str
    said: dict[str, str]
    path: tuple[str, ...]


class Words(NamedTuple):
    """Words, and the elements they stand in, the innermost last."""

    text: str
    inside: tuple[Element, ...]


class Page(HTMLParser):
    """Raises AssertionError for elements that are not closed in order."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.words: list[Words] = []
        self._open: list[Element] = []
        self.feed(page.decode("utf-8"))
        assert not self._open

    def handle_starttag(self, tag, attrs):
        element = Element(tag, dict(attrs), tuple(e.tag for e in self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.elements.append(Element(tag, dict(attrs), tuple(e.tag for e in self._open)))

    def handle_endtag(self, tag):
        assert self._open.pop().tag == tag

    def handle_data(self, data):
        self.words.append(Words(data, tuple(self._open)))

    def handle_comment(self, data):
        raise AssertionError(data)

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    def text(self, tag: str = "body") -> str:
        """All that is inside elements of this name."""
        return "".join(w.text for w in self.words if tag in (e.tag for e in w.inside))

    @property
    def sheet(self) -> str:
        return self.text("style")

    def fonts(self) -> dict[str, bytes]:
        """The files of the page's fonts by the families they make."""
        found = re.findall(
            r'@font-face\{font-family:"([^"]+)".*?base64,([^"]+)"\) format\("woff"\)', self.sheet
        )
        return {name: base64.b64decode(data) for name, data in found}

    def characters(self) -> dict[str, set[int]]:
        """The characters that each family can show."""
        return {name: set(TTFont(BytesIO(d)).getBestCmap()) for name, d in self.fonts().items()}

    def families(self, words: Words) -> list[str]:
        """The families that words are set in, as their classes say."""
        for element in reversed(words.inside):
            for name in element.said.get("class", "").split():
                rule = re.search(rf"\n\.{name}\{{font-family:([^;]+);", self.sheet)
                if rule:
                    return re.findall(r'"([^"]+)"', rule[1])
        return []


def bare(text: str) -> str:
    """Without spaces, which HTML and a document count differently."""
    return "".join(text.split())
