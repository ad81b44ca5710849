"""Arabic in a terminal: who orders it, how wide it is, where a character comes to stand.

Some terminals carry out UAX #9 and join letters themselves; they, files and pipes get
logical text. The others get letters joined by arabic-reshaper and ordered by python-bidi
(both loaded only then); our own levels tell which brackets to turn. Knows no diagnostics.
Terminals take a line's base direction as left to right, so every line here has base level 0
and Arabic sentences are isolates in it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from joinup_reports.telling.excerpts import width

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

LRM = "\u200e"
_LRI, _RLI, _FSI, _PDI = "\u2066", "\u2067", "\u2068", "\u2069"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff]")
# Windows consoles, VS Code, kitty, Alacritty, WezTerm, foot, the Linux console and xterm are not
# here. A multiplexer (tmux, screen) hands each line on as it is, so who draws it decides; what
# it was started in is told by the same variables.
_ORDERING_PROGRAMS = {"Apple_Terminal", "iTerm.app", "mintty"}
_ORDERING_VARIABLES = ("VTE_VERSION", "KONSOLE_VERSION", "MLTERM", "INSIDE_EMACS")

_SHORT_ISOLATE = re.compile("[\u2066-\u2068][^\u2066-\u2069]{1,60}\u2069")
_KEPT_SPACE = "\ue000"

# What would move the cursor, turn the text or end the line is shown as a sign instead.
_SIGNS = {
    **{code: 0x2400 + code for code in range(0x20)},
    **dict.fromkeys(range(0x7F, 0xA0), 0xFFFD),
    **dict.fromkeys(range(0x202A, 0x202F), 0xFFFD),
    **dict.fromkeys(range(0x2066, 0x206A), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
    **dict.fromkeys((0x2028, 0x2029, 0xFEFF), 0xFFFD),
    0x09: 0x20,
}


def orders_itself(environment: Mapping[str, str] = os.environ, *, is_terminal: bool) -> bool:
    """True where logical text comes out right. JOINUP_TERMINAL=logical|visual decides first."""
    wish = environment.get("JOINUP_TERMINAL", "").lower()
    if wish in {"logical", "visual"}:
        return wish == "logical"
    return (
        not is_terminal
        or any(environment.get(name) for name in _ORDERING_VARIABLES)
        or environment.get("TERM_PROGRAM") in _ORDERING_PROGRAMS
        or environment.get("TERM", "").startswith("mlterm")
    )


def turns(text: str) -> bool:
    """Whether there is anything in a text that runs from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def as_typed(text: str) -> str:
    """What is to be typed, put into an Arabic sentence: it keeps its own order there."""
    return f"{_FSI if turns(text[:1]) else _LRI}{text}{_PDI}"


def harmless(text: str) -> str:
    """`text` with a sign in place of each character that could steer a terminal."""
    return text.translate(_SIGNS)


def inserted(text: str, *, rtl: bool) -> str:
    """`text` to be inserted into a sentence: harmless, and an isolate where it has to be."""
    text = harmless(text)
    if text.isascii() and text.isdigit():
        return text
    return f"{_FSI}{text}{_PDI}" if rtl or _RIGHT_TO_LEFT.search(text) else text


def sentence(text: str, *, rtl: bool, logical: bool) -> str:
    """A sentence to stand in a left-to-right line, whichever way it runs itself."""
    if not _RIGHT_TO_LEFT.search(text):
        return text
    if logical:
        return f"{_RLI}{text}{_PDI}" if rtl else text
    return _visual(_joined(text), base=int(rtl))


def source_line(text: str, index: int, *, logical: bool) -> tuple[str, int]:
    """A line as it is to be printed, and the display column of its character `index`.

    `index` may be one past the end. Columns count from 0, wide characters twice.
    """
    if not _RIGHT_TO_LEFT.search(text):
        return text, width(text[:index])
    shown = text if logical else _joined(text)
    at = index if logical else len(_joined(text[: index + 1])) - (index < len(text))
    column = _column(shown, at)
    return (shown if logical else _visual(shown, base=0)), column


def wrap(text: str, first: int, rest: int) -> list[str]:
    """Lines of at most `rest` cells, `first` for the first, cut at spaces where possible.

    What is to be typed, or another short insertion, is not cut: it is there to be copied.
    """
    lines: list[str] = [""]
    whole = _SHORT_ISOLATE.sub(lambda part: part[0].replace(" ", _KEPT_SPACE), text)
    for word in (part.replace(_KEPT_SPACE, " ") for part in whole.split(" ")):
        room = first if len(lines) == 1 else rest
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and width(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _column(text: str, index: int) -> int:
    """Where character `index` stands once the line is ordered (UAX #9 L2, base level 0)."""
    from joinup_reports.typeset.bidi import levels, visual_order

    if index >= len(text):
        return width(text)
    order = visual_order(list(levels(text, 0)))
    return width("".join(text[i] for i in order[: list(order).index(index)]))


@lru_cache(maxsize=4096)
def _visual(text: str, base: int) -> str:
    """In the order of cells, left to right (UAX #9): L2, brackets by L4, marks by L3."""
    from bidi import get_display

    from joinup_reports.typeset.bidi import levels, visual_order

    found = levels(text, base)
    turned = (found[i] % 2 == 1 for i in visual_order(found))
    ordered = zip(get_display(text, base_dir="R" if base else "L"), turned, strict=True)
    cells = [_mirrored(cell) if rtl else cell for cell, rtl in ordered]
    return re.sub(_MARKS_FIRST, r"\2\1", "".join(cells).translate(_UNSEEN))


# A terminal sets a mark on the cell before it: in text turned round it comes first (L3).
_MARKS_FIRST = (
    "([\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]+)"
    "([\u0621-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc])"
)

# What orders text has done its work once the text is in order.
_UNSEEN = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])

_MIRRORED = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))


def _mirrored(character: str) -> str:
    return _MIRRORED.get(character, character)


@lru_cache(maxsize=4096)
def _joined(text: str) -> str:
    """Remembered: findings of one kind say the same, word for word."""
    return str(_reshaper().reshape(text))


@cache
def _reshaper() -> ArabicReshaper:
    """Keeps harakat; of the ligatures only lam-alef, which terminals' fonts have."""
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False})
