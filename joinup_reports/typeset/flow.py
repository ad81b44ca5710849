"""What is asked of typesetting: flowables, from top to bottom.

A composer turns a document into these; `pages.py` turns them into pages. Text is in
logical order; lengths are points; start and end, never left and right.
"""

from typing import Literal

from joinup_reports.diagnostics import Location
from joinup_reports.drawing import Drawing
from joinup_reports.tuples import NamedTuple
from joinup_reports.typeset.fonts import FontStack
from joinup_reports.typeset.structure import Artifact, Owner, StructureElement


class TextStyle(NamedTuple):
    stack: FontStack
    size: float
    colour: str


class TextSpan(NamedTuple):
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


class ParagraphStyle(NamedTuple):
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


class Spacing(NamedTuple):
    """`before` and `after` do not add up between neighbours: the larger one counts.

    `indent` moves the start edge in; what follows `break_after` begins a page. What follows
    `company` does so only where else too much of a page were left empty.
    """

    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    keep_with_next: bool = False
    break_after: bool = False
    company: bool = False


class TextBlock(NamedTuple):
    """A paragraph, heading or list item's text.

    `marker` (a bullet or number) is set on the first line's baseline, inside the indent,
    its end edge `marker_gap` before the text. `bookmark` is (title, level) for the outline.
    """

    spans: tuple[TextSpan, ...]
    style: ParagraphStyle
    spacing: Spacing = Spacing()
    marker: tuple[TextSpan, ...] = ()
    marker_gap: float = 0.0
    bookmark: tuple[str, int] | None = None


class Line(NamedTuple):
    """A rule beside a box: `width` points thick."""

    width: float
    colour: str


class Box(NamedTuple):
    """Blocks on a ground or between rules, which follow the box over page breaks.

    `padding` is (block, inline): above and below, at the start and at the end; `height` is
    the least it takes, its blocks at the top.
    """

    blocks: tuple["Flowable", ...]
    spacing: Spacing = Spacing()
    padding: tuple[float, float] = (0.0, 0.0)
    background: str | None = None
    rule_above: Line | None = None
    rule_below: Line | None = None
    rule_start: Line | None = None
    keep_together: bool = False
    height: float = 0.0
    owner: Artifact = Artifact("Background")


class TableCell(NamedTuple):
    """`valign` places the blocks when a neighbour is taller."""

    blocks: tuple["Flowable", ...]
    background: str | None = None
    padding: tuple[float, float] = (0.0, 0.0)
    valign: Literal["top", "middle"] = "top"


class TableRow(NamedTuple):
    cells: tuple[TableCell, ...]


class Table(NamedTuple):
    """`columns` are proportions from the start edge; the first `heads` rows repeat.

    `rule` lies above the first row, between rows and below the last. `keep_together` keeps
    the rows on one page where they fit.
    """

    rows: tuple[TableRow, ...]
    columns: tuple[float, ...]
    heads: int = 0
    rule: Line | None = None
    keep_together: bool = False
    spacing: Spacing = Spacing()
    owner: Artifact = Artifact("Layout")


class PictureBlock(NamedTuple):
    """An image file's bytes, or a drawing, at a size in points."""

    data: bytes | Drawing
    width: float
    height: float
    owner: Owner
    align: Literal["start", "center", "end"] = "start"
    spacing: Spacing = Spacing()


Flowable = TextBlock | Box | Table | PictureBlock


class PageSetup(NamedTuple):
    """The sheet: `start` is the right margin when `rtl`. `footer` runs on every page.

    The footer's top lies `footer_height` above the sheet's foot; its owners are artifacts.
    `imprint` stands at the foot of the first page's text.
    Pages are counted in `digits`, zero first.
    """

    width: float
    height: float
    top: float
    bottom: float
    start: float
    end: float
    rtl: bool
    footer: tuple["Flowable", ...] = ()
    imprint: tuple["Flowable", ...] = ()
    footer_height: float = 0.0
    digits: str = "0123456789"
