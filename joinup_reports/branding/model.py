"""What stays the same from meeting to meeting: the series, its partners, and the look.

Plain values; knows nothing of meetings, HTML or PDF. Lengths are in points.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal

from joinup_reports.diagnostics import Location
from joinup_reports.reading.source import Text
from joinup_reports.tuples import NamedTuple

Weight = Literal["light", "regular", "medium", "semibold", "bold"]
Align = Literal["start", "center", "end"]
Justify = Literal["none", "spaces", "kashida"]
Digits = Literal["as-written", "latn", "arab"]
EmblemVariant = Literal["colour", "blue", "black"]

# What is shared may not change: nobody writes into what a file said, not even a template.
_NONE: Mapping[str, Any] = MappingProxyType({})

# Plain tuples: making these classes as dataclasses costs a build 15 ms.


class Partner(NamedTuple):
    """An organisation of the project; without a `logo` its `name` is set as a wordmark.

    `role` is funder, lead, national, european or supplier; `caption` stands beside it.
    `clear_space` is what it wants free of ink around its logo, in points.
    """

    name: Text
    role: str
    caption: Text
    logo: Text | None = None
    alt: Text | None = None
    url: Text | None = None
    name_en: Text | None = None
    clear_space: float = 0.0

    def called(self, lang: str) -> Text:
        """Its name in a report of that language."""
        return self.name_en if self.name_en and lang.partition("-")[0] == "en" else self.name


class Requirement(NamedTuple):
    """A rule: `check` names what is measured against `limit` (points, or a ratio).

    `en` and `ar` are the rule in words. `sure` is text (it stands in the source), guidance
    (drawn from the source or from one beside it) or custom (what is usual).
    """

    check: str
    en: str
    ar: str
    source: str
    sure: str
    limit: float = 0.0

    def words(self, lang: str) -> str:
        return self.ar if lang == "ar" else self.en


class Profile(NamedTuple):
    """`statements`: funding → language → words; `disclaimer`: language → words, in which
    {responsible} stands for who answers for the report.
    """

    name: str
    title: dict[str, str]
    emblem: dict[str, str]
    statements: dict[str, dict[str, str]]
    disclaimer: dict[str, str]
    rules: tuple[Requirement, ...]


class Visibility(NamedTuple):
    """How the funder is made visible: by which rules, with which words.

    `wording` replaces the profile's disclaimer; `place` is where the series says all this.
    """

    profile: Profile
    responsible: Text
    funding: Literal["funded", "co-funded"] = "funded"
    statement: Literal["ar", "en", "both"] = "both"
    responsible_en: Text | None = None
    wording: Text | None = None

    @property
    def statements(self) -> tuple[tuple[str, str], ...]:
        """(language, words) of the statement of funding."""
        words = self.profile.statements[self.funding]
        return tuple((lang, words[lang]) for lang in words if self.statement in (lang, "both"))

    def disclaimer(self, lang: str) -> str:
        """Who answers for the report, in a language of the profile, else in English."""
        if self.wording:
            return self.wording
        lang = lang.partition("-")[0]
        words = self.profile.disclaimer.get(lang) or self.profile.disclaimer["en"]
        responsible = self.responsible if lang == "ar" else self.responsible_en or self.responsible
        return words.replace("{responsible}", responsible)


class Rule(NamedTuple):
    """A line of `width` points in a colour named by the theme."""

    width: float
    colour: str


class Style(NamedTuple):
    """How one kind of block or span looks. Colours are #rrggbb, already looked up.

    `leading` is the distance of baselines; `indent` moves the start edge; `background`,
    `padding` (block direction, inline direction) and the rules make a box of the block.
    `marker` is a list's bullet ("decimal" for numbers); `columns` a table's proportions.
    `height` is the least a box may have; after `break_after` a new page begins. A picture
    is `size` high, or as large as a square of that side where `equal_area` is asked for;
    with a `resolution` (dots per inch) it is a photograph, prepared for print. A part with
    `columns` is a grid, with a `gap` between; a table whose `bars` have a colour is a chart.
    What stands in a part with a `scale`, in per cent, is set larger or smaller on paper.
    `place` is where the theme gives the style's `name`.
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
    justify: Justify = "none"
    background: str | None = None
    padding: tuple[float, float] = (0.0, 0.0)
    rule_above: Rule | None = None
    rule_below: Rule | None = None
    rule_start: Rule | None = None
    marker: str = ""
    marker_colour: str | None = None
    columns: tuple[float, ...] = ()
    valign: Literal["top", "middle"] = "top"
    height: float = 0.0
    break_after: bool = False
    equal_area: bool = False
    resolution: int = 0
    gap: float = 0.0
    bars: str | None = None
    scale: int = 100
    name: str = ""
    place: Location | None = None


class PageStyle(NamedTuple):
    """The sheet and its margins, in points; start is right in a right-to-left document."""

    width: float
    height: float
    top: float
    bottom: float
    start: float
    end: float
    footer: float


class Theme(NamedTuple):
    """`faces`: family → weight → file below fonts/; `stacks`: name → families in order.

    `styles` holds a complete Style for each name the theme mentions, and "base" always.
    `about` says in each language what the theme is for.
    `emblem` is how the funder's emblem is printed: in colour, in one blue ink or in black.
    `digits` are those of the whole report: Western (latn), Arabic-Indic (arab) or whatever
    was written.
    """

    page: PageStyle
    faces: dict[str, dict[str, str]]
    stacks: dict[str, tuple[str, ...]]
    styles: Mapping[str, Style] = _NONE
    digits: Digits = "as-written"
    emblem: EmblemVariant = "colour"
    about: Mapping[str, Text] = _NONE

    def style_at(self, depth: int, name: str, tag: str) -> Style:
        """That of a block so deep in lists: in a nested one `ul` asks for `ul-2` first."""
        return self.style(*([f"{name}-{depth}"] if depth > 1 else []), name, tag)

    def style(self, *names: str) -> Style:
        """The first of `names` that the theme knows, else its base style."""
        return next((self.styles[n] for n in names if n in self.styles), self.styles["base"])


class Series(NamedTuple):
    """What every meeting of the series shares.

    `headings`, `introductions`, `labels` and `modes` are the default wording, by key;
    a meeting's own wording comes first. `about` holds paragraphs. `months` is levantine
    (نيسان) or double (نيسان/أبريل). `embed_source` lets the report carry what it is made of.
    """

    name: Text
    meeting_noun: Text
    report_name: Text
    about: tuple[Text, ...]
    objectives: tuple[Text, ...]
    partners: tuple[Partner, ...]
    headings: Mapping[str, Text] = _NONE
    introductions: Mapping[str, Text] = _NONE
    labels: Mapping[str, Text] = _NONE
    modes: Mapping[str, Text] = _NONE
    visibility: Visibility | None = None
    months: str = "levantine"
    embed_source: bool = True
