"""Paragraph text + spans + levels → items: stretches that one call to HarfBuzz can shape.

An item has one level, one script, one face and one span. Directional controls and line
separators take no part in any item: they have done their work elsewhere and have no ink.
Font fallback happens here, a character at a time, but a mark stays with its base.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from joinup_reports.tuples import NamedTuple
from joinup_reports.typeset.bidi import DIGITS, PLAIN_ARABIC
from joinup_reports.typeset.flow import TextSpan
from joinup_reports.typeset.fonts import Face, FontStack

FIRST_STRONG_ISOLATE = "\u2068"
POP_DIRECTIONAL_ISOLATE = "\u2069"

# LRM, RLM, ALM, embeddings, overrides, isolates (UAX #9 section 2) and the line separator.
_INKLESS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u2028]+")

# Default-ignorable characters (Unicode 15, DerivedCoreProperties) that text may hold:
# HarfBuzz takes them out after they have had their effect, so no face needs to have them.
_IGNORABLE = (
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5),
    (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164),
    (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xE0000, 0xE0FFF),
)  # fmt: skip

# No controls, no other script.
_ARABIC_ONLY = re.compile(f"[{DIGITS}{PLAIN_ARABIC}]*+")

# Levels never pass 125 (UAX #9 BD2): one byte each.
_SAME_LEVEL = re.compile(rb"(?s)(.)\1*+")

# Letters of another script than the level's usual one; found at once, or none.
_UNUSUAL = {
    "Arab": re.compile("[^\\W\\d_\u0620-\u06ff]"),
    "Latn": re.compile("[^\\W\\d_A-Za-z]"),
}

Missing = Callable[[str, TextSpan], None]


class PlacedSpan(NamedTuple):
    """A span and where its text stands in the paragraph's."""

    start: int
    end: int
    span: TextSpan


class Item(NamedTuple):
    """`script` is an ISO 15924 tag, "" to let HarfBuzz guess."""

    start: int
    end: int
    level: int
    script: str
    face: Face
    span: TextSpan


def itemize(text: str, spans: Sequence[PlacedSpan], levels: bytes, missing: Missing) -> list[Item]:
    """Items in logical order. `missing(character, span)` hears of what no face has;
    the stack's first face then stands in, so that setting can go on.
    """
    items: list[Item] = []
    for start, end, span in spans:
        if _is_simple(text, start, end, span):
            face = span.style.stack.faces[0]
            for a, b in _level_runs(levels, start, end):
                items.append(Item(a, b, levels[a], "Arab", face, span))
            continue
        for a, b in _outside_controls(text, start, end):
            for c, d in _level_runs(levels, a, b):
                level = levels[c]
                for e, f, script in _scripts(text, c, d, level, span.lang):
                    items += (
                        Item(g, h, level, script, face, span)
                        for g, h, face in _faces(text, e, f, span, missing)
                    )
    return items


def _is_simple(text: str, start: int, end: int, span: TextSpan) -> bool:
    """Nothing but levels to tell items by: most spans of an Arabic report are so."""
    return (
        span.lang.startswith("ar")
        and _ARABIC_ONLY.fullmatch(text, start, end) is not None
        and span.style.stack.covers(text[start:end])
    )


def _outside_controls(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for control in _INKLESS.finditer(text, start, end):
        if at < control.start():
            yield at, control.start()
        at = control.end()
    if at < end:
        yield at, end


def _level_runs(levels: bytes, start: int, end: int) -> list[tuple[int, int]]:
    if start < end and levels.count(levels[start], start, end) == end - start:
        return [(start, end)]
    return [run.span() for run in _SAME_LEVEL.finditer(levels, start, end)]


def _scripts(
    text: str, start: int, end: int, level: int, lang: str
) -> Iterator[tuple[int, int, str]]:
    """Splits where the script changes. What has no letters takes the usual script: figures in
    Arabic are drawn as the face has them among Arabic letters.
    """
    usual = "Arab" if level % 2 or lang.startswith("ar") else "Latn"
    if not _UNUSUAL[usual].search(text, start, end):
        yield start, end, usual
        return
    script, at = "", start
    for strong in _strong().finditer(text, start, end):
        found = strong.lastgroup or ""
        if script and found != script:
            yield at, strong.start(), _tag(script)
            at = strong.start()
        script = found
    yield at, end, _tag(script) or usual


@cache
def _strong() -> re.Pattern[str]:
    """Letters that tell a script; everything else is common and follows what stands before it.

    Compiled only for a text that has letters of more than one.
    """
    return re.compile(
        "(?P<Arab>[\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06ee-\u06ef"
        "\u06fa-\u06ff\u0750-\u077f\u0870-\u08c9\ufb50-\ufdff\ufe70-\ufefc]+)"
        "|(?P<Latn>[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u1e00-\u1eff]+)"
        "|(?P<Hebr>[\u05d0-\u05f2\ufb1d-\ufb4f]+)"
        "|(?P<Grek>[\u0370-\u0373\u0376-\u03e1\u03f0-\u03ff\u1f00-\u1fff]+)"
        "|(?P<Cyrl>[\u0400-\u052f\u1c80-\u1c8f]+)"
        "|(?P<Zzzz>[^\\W\\d_\u0600-\u06ff\u0750-\u077f\u0870-\u08ff]+)"
    )


def _tag(script: str) -> str:
    return "" if script == "Zzzz" else script


def _faces(
    text: str, start: int, end: int, span: TextSpan, missing: Missing
) -> Iterator[tuple[int, int, Face]]:
    stack = span.style.stack
    piece = text[start:end]
    first = stack.faces[0]
    if stack.covers(piece):
        yield start, end, first
        return
    face, at = None, start
    for offset, character in enumerate(piece, start):
        wanted = _face_of(character, face, stack)
        if wanted is None:
            missing(character, span)
            wanted = first
        if face is not None and wanted is not face:
            yield at, offset, face
            at = offset
        face = wanted
    yield at, end, face or first


def _face_of(character: str, before: Face | None, stack: FontStack) -> Face | None:
    """Marks and invisible characters stay with what stands before them."""
    if is_ignorable(character):
        return before or stack.faces[0]
    clings = unicodedata.category(character) in ("Mn", "Me", "Mc")
    if before is not None and clings and before.has(character):
        return before
    return stack.face_for(character)


def is_ignorable(character: str) -> bool:
    """True for what takes part in shaping or breaking but never has a glyph."""
    code = ord(character)
    return any(first <= code <= last for first, last in _IGNORABLE)
