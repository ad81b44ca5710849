"""The report as a semantic tree: what each part is, never how it looks.

Knows no sizes, fonts, pages or YAML. Text is in logical order. `style` is the name the
theme is asked for (an element's class, else its tag); `place` is where the words stand
in the person's notes.
"""

from typing import Literal

from joinup_reports.diagnostics import Location
from joinup_reports.tuples import NamedTuple

Counter = Literal["page", "pages"]
Direction = Literal["rtl", "ltr"]


class Span(NamedTuple):
    """A stretch of text of one kind.

    `isolate` keeps its punctuation with it among text of the other direction (UAX #9
    isolates); `counter` says that the text is a page number, filled in when pages exist.
    `style` names a theme style whose face and colour the span takes, None for its block's.
    """

    text: str
    place: Location | None = None
    lang: str | None = None
    style: str | None = None
    href: str | None = None
    isolate: bool = False
    counter: Counter | None = None


class Paragraph(NamedTuple):
    """`lang` and `direction` are None where they are the document's."""

    spans: tuple[Span, ...]
    style: str = "p"
    lang: str | None = None
    direction: Direction | None = None


class Heading(NamedTuple):
    level: int
    spans: tuple[Span, ...]
    style: str
    lang: str | None = None
    direction: Direction | None = None


class Item(NamedTuple):
    blocks: tuple["Block", ...]
    lang: str | None = None
    direction: Direction | None = None


class List(NamedTuple):
    items: tuple[Item, ...]
    ordered: bool = False
    style: str = "ul"


class Cell(NamedTuple):
    """`head` is "row" for a row's heading, "column" for a column's, None for data."""

    blocks: tuple["Block", ...]
    head: Literal["row", "column"] | None = None
    style: str = "td"


class Row(NamedTuple):
    cells: tuple[Cell, ...]


class Table(NamedTuple):
    """`heads` rows repeat on each page the table runs over; `label` says what it shows."""

    rows: tuple[Row, ...]
    heads: tuple[Row, ...] = ()
    style: str = "table"
    label: str = ""


class Figure(NamedTuple):
    """A picture: `source` is a path inside the workspace, `alt` what it shows."""

    source: str
    alt: str
    place: Location | None = None
    style: str = "img"


class Section(NamedTuple):
    """A part of the report; `role` is the HTML element (section, header, div)."""

    blocks: tuple["Block", ...]
    style: str = "section"
    role: str = "section"


Block = Paragraph | Heading | List | Table | Figure | Section


class Metadata(NamedTuple):
    """What the file says of itself; `date` is the meeting's, as YYYY-MM-DD; it wants to have
    no more than so many `pages`, where that is not 0.
    """

    title: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    date: str = ""
    pages: int = 0


class Document(NamedTuple):
    """`footer` runs at the foot of every page and is no part of the reading order;
    `imprint` stands at the foot of the first page and is read last.

    `lang` is a BCP 47 tag (ar-JO); `direction` is the document's base direction.
    """

    metadata: Metadata
    lang: str
    direction: Direction
    blocks: tuple["Block", ...]
    footer: tuple["Block", ...] = ()
    imprint: tuple["Block", ...] = ()
