"""Where a block stands in the document, and the leaves of the structure its words go to.

Knows the structure tree and spans of the document; no styles, no flowables.
"""

from typing import Self

from joinup_reports.document.model import Direction, Span
from joinup_reports.tuples import NamedTuple
from joinup_reports.typeset.structure import Artifact, Owner, StructureElement

FOOTER = Artifact("Pagination", "Footer")
PAPER = "#ffffff"


class Around(NamedTuple):
    """Where a block stands: its structure element (None in the footer), its language and
    direction, how deep in lists, how far its start edge is moved in, the colour it stands
    on, and how much of the measure boxes around it take.
    """

    element: StructureElement | None
    lang: str
    direction: Direction
    depth: int = 0
    indent: float = 0.0
    ground: str = PAPER
    inset: float = 0.0

    def within(self, role: str) -> Self:
        """Inside a new element of `role`."""
        return self._replace(element=self.element.element(role)) if self.element else self

    def spoken(self, lang: str | None, direction: Direction | None) -> Self:
        """In another language or direction, where these are given."""
        if lang is None and direction is None:
            return self
        return self._replace(lang=lang or self.lang, direction=direction or self.direction)

    def on(self, ground: str | None) -> Self:
        """On another colour, where one is given."""
        return self._replace(ground=ground) if ground else self

    def owner(self) -> Owner:
        """A new leaf for marks that come next in the reading order."""
        return self.element.content() if self.element else FOOTER


class Leaf:
    """Hands each span of a block its leaf: links and foreign words have their own element."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._link: tuple[str | None, StructureElement | None] = (None, None)
        self._kind: tuple[str | None, str | None] | None = None
        self._owner: Owner = FOOTER

    def of(self, span: Span) -> tuple[Owner, StructureElement | None]:
        """The span's owner, and its Link element when it is linked."""
        element = self._around.element
        if element is None:
            return FOOTER, None
        lang = span.lang if span.lang != self._around.lang else None
        if span.href != self._link[0]:
            self._link = (span.href, element.element("Link") if span.href else None)
        if (span.href, lang) != self._kind:
            self._kind = (span.href, lang)
            parent = self._link[1] or element
            self._owner = (parent.element("Span", lang=lang) if lang else parent).content()
        return self._owner, self._link[1]
