"""Finished pages as plain data: the output of typesetting, the input of every exporter.

Points, x to the right and y down from the page's top left corner; an exporter flips once.
Marks are painted in the order they stand. The runs of a line follow each other in logical
(reading) order, each with its own origin; inside a run the clusters are in visual order,
left to right.
"""

from typing import Self

from joinup_reports.drawing import Drawing
from joinup_reports.tuples import NamedTuple
from joinup_reports.typeset.fonts import Face
from joinup_reports.typeset.structure import Owner, StructureElement


class Glyph(NamedTuple):
    """A placed glyph, in font units: offsets from the pen, then the pen's advance."""

    id: int
    x: int
    y: int
    advance: int


class Cluster(NamedTuple):
    """The smallest stretch of text with ink of its own: its characters and their glyphs.

    `text` is in logical order; a ligature's cluster has several characters, a letter that
    the font builds of several glyphs has several glyphs. A mark has its own cluster unless
    the font merged it.
    """

    text: str
    glyphs: tuple[Glyph, ...]
    advance: int


class GlyphRun(NamedTuple):
    """Clusters of one face, size, colour and direction, from baseline origin (x, y)."""

    face: Face
    size: float
    colour: str
    x: float
    y: float
    rtl: bool
    clusters: tuple[Cluster, ...]
    owner: Owner

    @property
    def width(self) -> float:
        """In points."""
        return sum(c.advance for c in self.clusters) * self.size / self.face.units_per_em

    @property
    def text(self) -> str:
        """In logical order."""
        clusters = reversed(self.clusters) if self.rtl else self.clusters
        return "".join(c.text for c in clusters)

    def moved(self, x: float, y: float) -> Self:
        return self._replace(x=self.x + x, y=self.y + y)


class Rectangle(NamedTuple):
    """A filled rectangle: rules, tints and bands."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    owner: Owner

    def moved(self, x: float, y: float) -> Self:
        return self._replace(x=self.x + x, y=self.y + y)


class Picture(NamedTuple):
    """An image file's bytes, or a drawing, in a box whose proportions are the picture's own."""

    data: bytes | Drawing
    x: float
    y: float
    width: float
    height: float
    owner: Owner

    def moved(self, x: float, y: float) -> Self:
        return self._replace(x=self.x + x, y=self.y + y)


Mark = GlyphRun | Rectangle | Picture


class Link(NamedTuple):
    """A live area; `element` is the Link element it belongs to, None in a footer."""

    href: str
    x: float
    y: float
    width: float
    height: float
    element: StructureElement | None
    text: str

    def moved(self, x: float, y: float) -> Self:
        return self._replace(x=self.x + x, y=self.y + y)


class Bookmark(NamedTuple):
    """An entry of the outline: where a heading's top stands on its page."""

    title: str
    level: int
    y: float


class Page(NamedTuple):
    width: float
    height: float
    marks: tuple[Mark, ...]
    links: tuple[Link, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
