"""What is asked of typesetting: flowables, from top to bottom.

A composer turns a document into these; `pages.py` turns them into pages. Text is in
logical order; lengths are points; start and end, never left and right.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from joinup_reports.diagnostics import Location
from joinup_reports.drawing import Drawing
from joinup_reports.typeset.fonts import FontStack
from joinup_reports.typeset.structure import Artifact, Owner, StructureElement


@dataclass(frozen=True, slots=True)
class TextStyle:
    stack: FontStack
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A stretch of text of one style that belongs to one leaf of the structure.

    `isolate` sets the span as a directional isolate (UAX #9). `link` is its Link element
    when `href` is set (None in a footer). `counter` asks for the page's number, or the
    number of pages, instead of `text`. `place` is where the words stand in the notes.
    """

    text: str
    style: TextStyle
    owner: Owner
    lang: str = "ar"
    isolate: bool = False
    href: str | None = None
    link: StructureElement | None = None
    counter: Literal["page", "pages"] | None = None
    place: Location | None = None


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """`balance` evens the lines out (headings); `rtl` is the base direction, never guessed;
    `justify` fills every line but a paragraph's last one.

    `widows` and `orphans` are the fewest lines left alone at a page's head and foot.
    """

    rtl: bool
    leading: float
    align: Literal["start", "center", "end"] = "start"
    balance: bool = False
    justify: Literal["none", "spaces", "kashida"] = "none"
    widows: int = 2
    orphans: int = 2


@dataclass(frozen=True, slots=True)
class Spacing:
    """`before` and `after` do not add up between neighbours: the larger one counts.

    `indent` moves the start edge in.
    """

    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, heading or list item's text.

    `marker` (a bullet or number) is set on the first line's baseline, inside the indent,
    its end edge `marker_gap` before the text. `bookmark` is (title, level) for the outline.
    """

    spans: tuple[TextSpan, ...]
    style: ParagraphStyle
    spacing: Spacing = field(default_factory=Spacing)
    marker: tuple[TextSpan, ...] = ()
    marker_gap: float = 0.0
    bookmark: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A rule beside a box: `width` points thick."""

    width: float
    colour: str


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks on a ground or between rules, which follow the box over page breaks.

    `padding` is (block, inline): above and below, at the start and at the end.
    """

    blocks: tuple[Flowable, ...]
    spacing: Spacing = field(default_factory=Spacing)
    padding: tuple[float, float] = (0.0, 0.0)
    background: str | None = None
    rule_above: Line | None = None
    rule_below: Line | None = None
    rule_start: Line | None = None
    keep_together: bool = False
    owner: Artifact = field(default_factory=lambda: Artifact("Background"))


@dataclass(frozen=True, slots=True)
class TableCell:
    """`valign` places the blocks when a neighbour is taller."""

    blocks: tuple[Flowable, ...]
    background: str | None = None
    padding: tuple[float, float] = (0.0, 0.0)
    valign: Literal["top", "middle"] = "top"


@dataclass(frozen=True, slots=True)
class TableRow:
    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` are proportions from the start edge; the first `heads` rows repeat.

    `rule` lies above the first row, between rows and below the last.
    """

    rows: tuple[TableRow, ...]
    columns: tuple[float, ...]
    heads: int = 0
    rule: Line | None = None
    spacing: Spacing = field(default_factory=Spacing)
    owner: Artifact = field(default_factory=lambda: Artifact("Layout"))


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """An image file's bytes, or a drawing, at a size in points."""

    data: bytes | Drawing
    width: float
    height: float
    owner: Owner
    align: Literal["start", "center", "end"] = "start"
    spacing: Spacing = field(default_factory=Spacing)


Flowable = TextBlock | Box | Table | PictureBlock


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The sheet: `start` is the right margin when `rtl`. `footer` runs on every page.

    The footer's top lies `footer_height` above the sheet's foot; its owners are artifacts.
    Pages are counted in `digits`, zero first.
    """

    width: float
    height: float
    top: float
    bottom: float
    start: float
    end: float
    rtl: bool
    footer: tuple[Flowable, ...] = ()
    footer_height: float = 0.0
    digits: str = "0123456789"
