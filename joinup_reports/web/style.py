"""A theme's styles as one style sheet: what of a style becomes which declarations.

Knows styles and CSS; knows no documents. A length of the theme becomes rem, so many times
the size of plain text: on a screen that is the reader's own size, on paper the theme's.
Directions are start and end (CSS Logical Properties 1), never left and right.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from joinup_reports.branding.model import Rule, Style, Theme, Weight
from joinup_reports.web.base import RESERVED, SCREEN_AND_PAPER, paper, screen
from joinup_reports.web.spelling import identifier, number, quoted

# What a style is asked for by: a block of words with its ground and rules, words alone (in
# an item or a cell that has the ground), a list, a table, a cell, a stretch of a text, a picture.
Role = Literal["block", "words", "list", "table", "cell", "stretch", "picture"]

WEIGHTS: dict[Weight, int] = {
    "light": 300,
    "regular": 400,
    "medium": 500,
    "semibold": 600,
    "bold": 700,
}
# In parts of plain text: nothing on a screen is smaller, and what is larger than the second
# shrinks towards it on a narrow one.
_SMALLEST, _LARGE, _SHRINK = 0.8, 1.2, 0.5
_BLOCKS = ("block", "words", "list", "table", "picture")


class Sheet:
    """Gives classes to styles as they are asked for, and writes the rules of these."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._classes: dict[tuple[Role, Style], str] = {}
        self._extra: dict[str, str] = {}
        self.families: dict[Style, str] = {}

    def class_of(self, role: Role, style: Style) -> str:
        """The class of elements that have `style` in a certain role."""
        key = (role, style)
        if key not in self._classes:
            name = identifier(f"{style.name or 'base'}{_SUFFIX[role]}")
            taken = sum(c.partition("--")[0] == name for c in self._classes.values())
            unfit = taken or name in RESERVED
            self._classes[key] = f"{name}--{taken + 1}" if unfit else name
        return self._classes[key]

    @property
    def styles(self) -> tuple[Style, ...]:
        """Those asked for, in order."""
        return tuple(dict.fromkeys(style for _, style in self._classes))

    def columns(self, portions: Sequence[float], gap: float = 0.0) -> str:
        """The class of a grid with columns of these proportions."""
        between = f";gap:{self.rem(gap)}" if gap else ""
        widths = " ".join(f"minmax(0,{number(p)}fr)" for p in portions)
        return self._once("grid", f"grid-template-columns:{widths}{between}")

    def width(self, points: float) -> str:
        """The class of what is `points` wide, and no wider than its place."""
        return self._once("width", f"inline-size:{self.rem(points)}")

    def share(self, portion: float) -> str:
        """The class of a table's column that takes `portion` of the whole."""
        return self._once("col", f"inline-size:{number(100 * portion, 1)}%")

    def snug(self, padding: float) -> str:
        """The class of a table's column that takes what its words do, and space beside them."""
        beside = f"padding-inline:{self.rem(padding)}"
        return self._once("col", f"inline-size:0;white-space:nowrap;{beside}")

    def rem(self, points: float) -> str:
        value = points / self._theme.style("base").size
        return f"{number(value)}rem" if value else "0"

    def write(self, faces: Sequence[str], page_number: str, *, rtl: bool, runs: bool) -> str:
        """The whole sheet; `page_number` is what CSS is to print at the foot of a page."""
        page = self._theme.page
        column = number((page.width - page.start - page.end) / self._theme.style("base").size)
        rules = [
            *faces,
            SCREEN_AND_PAPER,
            *(self._rule(role, style, name) for (role, style), name in self._classes.items()),
            *(f".{name}{{{declared}}}" for declared, name in self._extra.items()),
            screen(column, "".join(self._narrow())),
            paper(self._theme, page_number, "".join(self._printed()), rtl=rtl, runs=runs),
        ]
        return "\n".join(rules) + "\n"

    def _once(self, kind: str, declared: str) -> str:
        number_ = 1 + sum(name.startswith(f"{kind}--") for name in self._extra.values())
        return self._extra.setdefault(declared, f"{kind}--{number_}")

    def _rule(self, role: Role, style: Style, name: str) -> str:
        declared = [f"{key}:{value}" for key, value in self._declarations(role, style).items()]
        rules = [f".{name}{{{';'.join(declared)}}}"]
        if role == "list":
            colour = style.marker_colour
            marker = f"color:{colour}" if colour else "color:inherit"
            rules.append(f".{name}>li::marker{{{marker}}}")
        if role == "table" and style.rule_below:
            line = self._line(style.rule_below)
            rules.append(f".{name}{{border-block-start:{line}}}")
            rules.append(f".{name}>*>tr>*,.{name}>.cell{{border-block-end:{line}}}")
        return "\n".join(rules)

    def _declarations(self, role: Role, style: Style) -> dict[str, str]:
        made: dict[str, str] = {}
        if role != "picture":
            made |= self._letters(role, style)
        if role in _BLOCKS:
            made["margin-block"] = f"{self.rem(style.space_before)} {self.rem(style.space_after)}"
        if role in ("block", "cell"):
            made |= self._box(style)
        if role == "cell":
            made["vertical-align"] = style.valign
            made["align-content"] = "center" if style.valign == "middle" else "start"
        if role == "list":
            made["padding-inline-start"] = self.rem(style.indent)
            made["list-style-type"] = self._marker(style.marker)
        elif style.indent:
            made["margin-inline-start"] = self.rem(style.indent)
        if role == "picture":
            made["margin-inline"] = _SIDES[style.align]
        return made

    def _letters(self, role: Role, style: Style) -> dict[str, str]:
        made = {
            "font-family": self.families.get(style, "sans-serif"),
            "font-weight": str(WEIGHTS[style.weight]),
            "color": style.colour,
        }
        if role == "stretch":
            return made
        size = max(style.size / self._theme.style("base").size, _SMALLEST)
        made["font-size"] = f"{number(size)}rem"
        made["line-height"] = number(style.leading / style.size, 3)
        made["text-align"] = style.align if style.justify == "none" else "justify"
        if style.balance:
            made["text-wrap"] = "balance"
        return made

    def _box(self, style: Style) -> dict[str, str]:
        made: dict[str, str] = {}
        if style.background:
            made["background"] = style.background
        if any(style.padding):
            made["padding"] = " ".join(map(self.rem, style.padding))
        edges = {
            "block-start": style.rule_above,
            "block-end": style.rule_below,
            "inline-start": style.rule_start,
        }
        made |= {f"border-{side}": self._line(rule) for side, rule in edges.items() if rule}
        return made

    def _line(self, rule: Rule) -> str:
        """Never thinner than a screen's grain."""
        return f"max(1px,{self.rem(rule.width)}) solid {rule.colour}"

    def _marker(self, marker: str) -> str:
        if marker == "decimal":
            return "numbers-arab" if self._theme.digits == "arab" else "numbers"
        return quoted(f"{marker}\u00a0\u00a0") if marker else "none"

    def _narrow(self) -> list[str]:
        """Large letters are smaller where there is little room, and cells less padded."""
        base = self._theme.style("base").size
        large = [
            (name, style.size / base)
            for (role, style), name in self._classes.items()
            if role in ("block", "words") and style.size / base > _LARGE
        ]
        sizes = [
            f".{name}{{font-size:{number(_LARGE + (size - _LARGE) * _SHRINK)}rem}}"
            for name, size in large
        ]
        padded = [
            f".{name}{{padding-inline:.6rem}}"
            for (role, style), name in self._classes.items()
            if role == "cell" and any(style.padding)
        ]
        return sizes + padded

    def _printed(self) -> list[str]:
        return [
            f".{name}{{{';'.join(declared)}}}"
            for (role, style), name in self._classes.items()
            if role in _BLOCKS and (declared := self._breaks(style))
        ]

    def _breaks(self, style: Style) -> list[str]:
        """What holds together on paper, and what begins a new page."""
        made = []
        if style.keep_with_next:
            made.append("break-after:avoid")
        if style.keep_together or style.keep_with_next:
            made.append("break-inside:avoid")
        if style.break_after:
            made.append("break-after:page")
        if style.height:
            made.append(f"min-block-size:{self.rem(style.height)}")
        return made


_SUFFIX: dict[Role, str] = {
    "block": "",
    "words": "-words",
    "list": "-list",
    "table": "-table",
    "cell": "-cell",
    "stretch": "-stretch",
    "picture": "-picture",
}
_SIDES = {"start": "0 auto", "center": "auto", "end": "auto 0"}
