"""The report as a semantic tree: what each part is, never how it looks.

Knows no sizes, fonts, pages or YAML. Text is in logical order. `style` is the name the
theme is asked for (an element's class, else its tag); `place` is where the words stand
in the person's notes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from joinup_reports.diagnostics import Location

Counter = Literal["page", "pages"]
Direction = Literal["rtl", "ltr"]


@dataclass(frozen=True, slots=True)
class Span:
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


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`lang` and `direction` are None where they are the document's."""

    spans: tuple[Span, ...]
    style: str = "p"
    lang: str | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    spans: tuple[Span, ...]
    style: str
    lang: str | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Item:
    blocks: tuple[Block, ...]
    lang: str | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class List:
    items: tuple[Item, ...]
    ordered: bool = False
    style: str = "ul"


@dataclass(frozen=True, slots=True)
class Cell:
    """`head` is "row" for a row's heading, "column" for a column's, None for data."""

    blocks: tuple[Block, ...]
    head: Literal["row", "column"] | None = None
    style: str = "td"


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`heads` rows repeat on each page the table runs over."""

    rows: tuple[Row, ...]
    heads: tuple[Row, ...] = ()
    style: str = "table"


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: `source` is a path inside the workspace, `alt` what it shows."""

    source: str
    alt: str
    place: Location | None = None
    style: str = "img"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report; `role` is the HTML element (section, header, div)."""

    blocks: tuple[Block, ...]
    style: str = "section"
    role: str = "section"


Block = Paragraph | Heading | List | Table | Figure | Section


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says of itself; `date` is the meeting's, as YYYY-MM-DD."""

    title: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    date: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """`footer` runs at the foot of every page and is no part of the reading order.

    `lang` is a BCP 47 tag (ar-JO); `direction` is the document's base direction.
    """

    metadata: Metadata
    lang: str
    direction: Direction
    blocks: tuple[Block, ...]
    footer: tuple[Block, ...] = ()
