"""One page's marks → its content stream, every mark in its place in the structure.

Knows frames and operators; knows nothing of the file's objects or of the tree's writing.
Marks of one owner that follow each other share one marked-content sequence; what is in
no structure is an artifact (ISO 32000-1 sections 14.6, 14.7.4 and 14.8.2.2). Here, and
only here, y turns from down to up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import compress, groupby
from operator import attrgetter, not_

from joinup_reports.drawing import Drawing
from joinup_reports.pdf import operators as op
from joinup_reports.pdf.fonts import EmbeddedFont
from joinup_reports.pdf.tags import Place
from joinup_reports.tuples import NamedTuple
from joinup_reports.typeset.fonts import Face
from joinup_reports.typeset.frame import GlyphRun, Mark, Page, Picture, Rectangle
from joinup_reports.typeset.structure import Artifact, Content, Owner, StructureElement

_Neighbours = dict[int, tuple[GlyphRun | None, GlyphRun | None]]


class FontResources:
    """The document's fonts by face, each with its name in the resources, in order of use.

    `rtl` is the document's direction.
    """

    def __init__(self, *, rtl: bool = True) -> None:
        self._rtl = rtl
        self._fonts: dict[Face, tuple[str, EmbeddedFont]] = {}

    def font(self, face: Face) -> tuple[str, EmbeddedFont]:
        if face not in self._fonts:
            self._fonts[face] = f"F{len(self._fonts) + 1}", EmbeddedFont(face, rtl=self._rtl)
        return self._fonts[face]

    def __iter__(self) -> Iterator[tuple[str, EmbeddedFont]]:
        return iter(self._fonts.values())


class PaintedPage(NamedTuple):
    """What came of a page: its content stream and the leaf of each MCID, from 0 on.

    `boxes` says where the leaves of figures lie, in PDF coordinates.
    """

    code: str
    leaves: tuple[Content, ...]
    boxes: Mapping[Content, op.Box]


class Surface(NamedTuple):
    """Paints pages. `places` finds leaves in the tree, `image` names a picture's resource,
    `form` that of `running` text, which is painted once for all pages.
    """

    fonts: FontResources
    places: Mapping[Content, Place]
    image: Callable[[bytes | Drawing], str]
    form: Callable[[tuple[Mark, ...], Callable[[], str]], str]
    running: frozenset[Mark] = frozenset()

    def paint(self, page: Page) -> PaintedPage:
        painting = _Painting(self, page.height, self._neighbours(page.marks))
        for owner, marks in groupby(page.marks, attrgetter("owner")):
            painting.sequence(owner, tuple(marks))
        return PaintedPage("\n".join(painting.code), tuple(painting.leaves), painting.boxes)

    def _neighbours(self, marks: Iterable[Mark]) -> _Neighbours:
        """For each run's id, the runs before and after it on its line."""
        runs = [mark for mark in marks if isinstance(mark, GlyphRun)]
        found: _Neighbours = {}
        for _, group in groupby(runs, self._line):
            line = list(group)
            beside = zip((None, *line[:-1]), (*line[1:], None), strict=True)
            found.update(zip(map(id, line), beside, strict=True))
        return found

    def _line(self, run: GlyphRun) -> tuple[float, StructureElement | Artifact | None]:
        """What runs of one line share: the baseline and the block they belong to."""
        if isinstance(run.owner, Artifact):
            return run.y, run.owner
        place = self.places.get(run.owner)
        return run.y, place and place.block


class _Painting:
    """A page being painted: its operators so far and the state they left."""

    def __init__(
        self,
        surface: Surface,
        height: float,
        neighbours: _Neighbours,
    ) -> None:
        self.surface = surface
        self.height = height
        self.neighbours = neighbours
        self.code: list[str] = []
        self.leaves: list[Content] = []
        self.boxes: dict[Content, op.Box] = {}
        self.colour = ""
        self.in_text = False

    def sequence(self, owner: Owner, marks: tuple[Mark, ...]) -> None:
        """One marked-content sequence."""
        self.code.append(self._begin(owner, marks))
        running: tuple[Mark, ...] = ()
        if self.surface.running and isinstance(owner, Artifact):
            is_running = [mark in self.surface.running for mark in marks]
            running = tuple(compress(marks, is_running))
            marks = tuple(compress(marks, map(not_, is_running)))
        self._paint(marks)
        if running:
            form = _Painting(self.surface, self.height, self.neighbours)
            name = self.surface.form(running, lambda: form.whole(running))
            self.code.append(op.paint_object(name))
        self.code.append(op.END_CONTENT)

    def whole(self, marks: tuple[Mark, ...]) -> str:
        """The operators that paint nothing but `marks`."""
        self._paint(marks)
        return "\n".join(self.code)

    def _paint(self, marks: tuple[Mark, ...]) -> None:
        for mark in marks:
            match mark:
                case GlyphRun():
                    self._paint_run(mark)
                case Rectangle():
                    self._paint_rectangle(mark)
                case Picture():
                    self._paint_picture(mark)
        self._leave_text()

    def _begin(self, owner: Owner, marks: tuple[Mark, ...]) -> str:
        if isinstance(owner, Artifact):
            box = self._box(marks) if owner.kind == "Background" else None
            return op.begin_artifact(owner.kind, owner.subtype, box)
        place = self.surface.places.get(owner)
        if place is None:  # conformance.py reports it; the page's syntax stays sound
            return op.begin_artifact("Layout")
        if place.element.role == "Figure":
            box = self._box(marks)
            self.boxes[owner] = _around((box, self.boxes.get(owner, box)))
        self.leaves.append(owner)
        return op.begin_content(place.element.role, len(self.leaves) - 1)

    def _paint_run(self, run: GlyphRun) -> None:
        resource, font = self.surface.fonts.font(run.face)
        self._set_colour(run.colour)
        if not self.in_text:
            self.code.append(op.BEGIN_TEXT)
            self.in_text = True
        selected = op.set_font(resource, run.size)
        y = self.height - run.y
        for x, codes, back in font.encode(run, *self.neighbours[id(run)]):
            self.code += (selected, op.place_text(run.x + x, y), op.show_text(codes, back))

    def _paint_rectangle(self, mark: Rectangle) -> None:
        self._leave_text()
        self._set_colour(mark.colour)
        y = self.height - mark.y - mark.height
        self.code.append(op.fill_rectangle(mark.x, y, mark.width, mark.height))

    def _paint_picture(self, mark: Picture) -> None:
        self._leave_text()
        resource = self.surface.image(mark.data)
        bottom = self.height - mark.y - mark.height
        if isinstance(mark.data, Drawing):  # its y runs down
            scale = mark.width / mark.data.width, -mark.height / mark.data.height
            place = op.transform(*scale, mark.x, bottom + mark.height)
        else:
            place = op.transform(mark.width, mark.height, mark.x, bottom)
        self.code.append(op.paint_object(resource, place))

    def _set_colour(self, colour: str) -> None:
        if colour != self.colour:
            self.code.append(op.fill_colour(colour))
            self.colour = colour

    def _leave_text(self) -> None:
        if self.in_text:
            self.code.append(op.END_TEXT)
            self.in_text = False

    def _box(self, marks: Iterable[Mark]) -> op.Box:
        """Where `marks` lie together, in PDF coordinates."""
        left, top, right, bottom = _around(map(_extent, marks))
        return left, self.height - bottom, right, self.height - top


def find_running(pages: Sequence[Page]) -> frozenset[Mark]:
    """Text that stands on every page of several, in no structure."""
    if len(pages) < 2 or len({(page.width, page.height) for page in pages}) > 1:  # noqa: PLR2004
        return frozenset()
    found = (
        {m for m in page.marks if isinstance(m, GlyphRun) and isinstance(m.owner, Artifact)}
        for page in pages
    )
    return frozenset(set.intersection(*found))


def _extent(mark: Mark) -> op.Box:
    """Left, top, right and bottom, y down."""
    if isinstance(mark, GlyphRun):
        scale = mark.size / mark.face.units_per_em
        top, bottom = mark.y - mark.face.ascent * scale, mark.y - mark.face.descent * scale
        return mark.x, top, mark.x + mark.width, bottom
    return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height


def _around(boxes: Iterable[op.Box]) -> op.Box:
    low_x, low_y, high_x, high_y = zip(*boxes, strict=True)
    return min(low_x), min(low_y), max(high_x), max(high_y)
