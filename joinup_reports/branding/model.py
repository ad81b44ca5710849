"""What stays the same from meeting to meeting: the series, its partners, and the look.

Plain values; knows nothing of meetings, HTML or PDF. Lengths are in points.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from joinup_reports.source import Text

Weight = Literal["light", "regular", "medium", "semibold", "bold"]
Align = Literal["start", "center", "end"]


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation of the project; without a `logo` its `name` is set as a wordmark.

    `role` is funder, lead, national, european or supplier; `caption` stands beside it.
    """

    name: Text
    role: str
    caption: Text
    logo: Text | None = None
    alt: Text | None = None
    url: Text | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of `width` points in a colour named by the theme."""

    width: float
    colour: str


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of block or span looks. Colours are #rrggbb, already looked up.

    `leading` is the distance of baselines; `indent` moves the start edge; `background`,
    `padding` (block direction, inline direction) and the rules make a box of the block.
    `marker` is a list's bullet ("decimal" for numbers); `columns` a table's proportions.
    """

    font: str = "body"
    weight: Weight = "regular"
    size: float = 11.0
    leading: float = 18.0
    colour: str = "#000000"
    align: Align = "start"
    space_before: float = 0.0
    space_after: float = 0.0
    indent: float = 0.0
    keep_with_next: bool = False
    keep_together: bool = False
    balance: bool = False
    background: str | None = None
    padding: tuple[float, float] = (0.0, 0.0)
    rule_above: Rule | None = None
    rule_below: Rule | None = None
    rule_start: Rule | None = None
    marker: str = ""
    marker_colour: str | None = None
    columns: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PageStyle:
    """The sheet and its margins, in points; start is right in a right-to-left document."""

    width: float
    height: float
    top: float
    bottom: float
    start: float
    end: float
    footer: float


@dataclass(frozen=True, slots=True)
class Theme:
    """`faces`: family → weight → file below fonts/; `stacks`: name → families in order.

    `styles` holds a complete Style for each name the theme mentions, and "base" always.
    `footer` is the distance of the running footer's top from the foot of the page.
    """

    page: PageStyle
    faces: dict[str, dict[str, str]]
    stacks: dict[str, tuple[str, ...]]
    styles: dict[str, Style] = field(default_factory=dict)

    def style(self, *names: str) -> Style:
        """The first of `names` that the theme knows, else its base style."""
        return next((self.styles[n] for n in names if n in self.styles), self.styles["base"])


@dataclass(frozen=True, slots=True)
class Series:
    """What every meeting of the series shares.

    `headings`, `introductions`, `labels` and `modes` are the default wording, by key;
    a meeting's own wording comes first. `about` holds paragraphs.
    """

    name: Text
    meeting_noun: Text
    report_name: Text
    about: tuple[Text, ...]
    objectives: tuple[Text, ...]
    partners: tuple[Partner, ...]
    headings: dict[str, Text] = field(default_factory=dict)
    introductions: dict[str, Text] = field(default_factory=dict)
    labels: dict[str, Text] = field(default_factory=dict)
    modes: dict[str, Text] = field(default_factory=dict)
