"""Levels and order of mixed text: the Unicode Bidirectional Algorithm (UAX #9, revision 46).

Integers in, integers out: knows no fonts, styles, lines or pages, and never mirrors a
character (L4; HarfBuzz does) or moves a mark (L3; HarfBuzz keeps it with its base).

A text becomes a string with one letter for each character's bidi class, and the rules are
stated as regular expressions over it:

    L R A   L, R, AL      W O S B   WS, ON, S, B             l r v w p   LRE RLE LRO RLO PDF
    E N     EN, AN        ( )       ON that is a bracket     i j k q     LRI RLI FSI PDI
    P T C   ES, ET, CS    M Z       NSM, BN

Explicit levels and isolates come from bidi_explicit.py, weak and neutral types stand here.

The classes are those of Unicode 15.0.0 (bidi_data.py), not the running Python's, so that a
report is the same wherever it is built.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache

from joinup_reports.typeset.bidi_data import (
    CLASSES,
    CLOSING_BRACKETS,
    OPENING_BRACKETS,
    STARTS,
)
from joinup_reports.typeset.bidi_explicit import (
    CONTROLS,
    MAX_DEPTH,
    Explicit,
    find_directions,
)

_OPEN_BRACKETS = 63  # BD16

# A batch of ten thousand reports has about so many different words; more are forgotten.
_MOST_WORDS = 50_000

# BD16: U+2329 and U+232A are canonically U+3008 and U+3009.
_CANONICAL = str.maketrans("\u2329\u232a", "\u3008\u3009")
_CLOSING = dict(zip(OPENING_BRACKETS, CLOSING_BRACKETS.translate(_CANONICAL), strict=True))


def levels(text: str, base: int) -> bytes:
    """The resolved level of each character of a paragraph of base level 0 or 1 (X1–I2).

    Characters that X9 removes (embeddings, overrides, PDF, BN) take the level of the
    character before them, the base level at the start, so that they split no run.
    A separator inside the text ends a paragraph (P1); the next has the same base level.
    """
    if base == 1 and (plain := _pattern(_PLAIN_TEXT).fullmatch(text)):
        return _levels_among_numbers(text) if plain.lastindex else b"\1" * len(text)
    classes = bidi_classes(text)
    if not _pattern(_TURNING[base]).search(classes):
        return bytes([base]) * len(text)
    return levels_of_classes(classes, base, text)


def levels_of_classes(classes: str, base: int, text: str = "") -> bytes:
    """`levels` for class letters; `text` is asked only which bracket a bracket is."""
    found = bytearray()
    for paragraph in classes.split("B"):
        start = len(found)
        found += _paragraph_levels(paragraph, base, text[start : start + len(paragraph)])
        found.append(base)  # X8: the separator's own level
    return bytes(found[:-1])


def base_level(text: str) -> int:
    """P2 and P3: 1 if the first strong character outside isolates is R or AL, else 0."""
    classes = bidi_classes(text).partition("B")[0]
    return find_directions(classes).get(-1, 0)


def reset_whitespace(
    levels: Sequence[int], text: str, start: int, end: int, base: int
) -> list[int]:
    """The levels of the line text[start:end], white space set back to `base` (L1).

    `levels` are the paragraph's. That is: separators, and white space and invisible
    controls before a separator or at the line's end.
    """
    line = list(levels[start:end])
    classes = bidi_classes(text[start:end])
    for blank in _pattern(_BLANK).finditer(classes):
        low, high = blank.span()
        if high < len(line):
            high = 1 + max(classes.rfind("S", low, high), classes.rfind("B", low, high))
        for i in range(low, high):
            line[i] = base
    return line


def visual_order(levels: Sequence[int]) -> list[int]:
    """Indices of a line's characters, or of its runs, from left to right (L2).

    `levels` holds one level for each, in logical order.
    """
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    if not odd or len(order) == 1:
        return order
    for turned in range(max(levels), min(odd) - 1, -1):
        start = 0
        for end, level in enumerate((*levels, 0)):
            if level < turned:
                order[start:end] = order[start:end][::-1]
                start = end + 1
    return order


def bidi_classes(text: str) -> str:
    """One class letter for each character."""
    return "W".join(map(_WORDS.__getitem__, text.split(" ")))


class _Letters(dict[str, str]):
    """Character → class letter; filled as characters come up."""

    def __missing__(self, character: str) -> str:
        letter = CLASSES[bisect_right(STARTS, ord(character)) - 1]
        if character in OPENING_BRACKETS:
            letter = "("
        elif character in CLOSING_BRACKETS:
            letter = ")"
        self[character] = letter
        return letter


_LETTERS = _Letters()


class _Words(dict[str, str]):
    """Word → class letters: reports share their words."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
        letters = self[word] = "".join(map(_LETTERS.__getitem__, word))
        return letters


_WORDS = _Words()

# Arabic letters and marks, spaces and common punctuation: in a text of these nothing turns,
# and among them numbers do and nothing else. Most paragraphs of a report are such.
PLAIN_ARABIC = "\u0620-\u065f\u066e-\u06d5\u060c\u061b\u061f !\"'()*.,:;?–—«»“”…/-"
DIGITS = "0-9\u0660-\u0669"

# A number with its separators (W4). In a plain text nobody need know whether its digits are
# European or Arabic (W2): there is one kind in it, and no hyphen; nor is a mark on it (W1).
_NUMBER = f"[{DIGITS}]++(?:[.,:/\u060c][{DIGITS}]++)*+"
_PLAIN_TEXT = (
    f"(?:[{PLAIN_ARABIC}]++"
    "|([0-9]++(?:[.,:/\u060c][0-9]++)*+|[\u0660-\u0669]++(?:[.,:/\u060c][\u0660-\u0669]++)*+)"
    f"(?![.,:/\u060c-]?[{DIGITS}]|[\u064b-\u065f\u0670]))*+"
)

# What can give a character of a text another level than its base: with none of these, only
# letters of the base's own direction, neutrals and marks are left (W1–W7, N0–N2, I1–I2).
_TURNING = {0: "[RANBlrvwpijkq]", 1: "[LENBlrvwpijkq]"}

# Compiled where they are first used (_pattern), to keep the import quick.
_BLANK = "[WSBijkqlrvwpZ]+"
_W1 = "(.)M+"
_W2 = "A[^LRAE]*E[^LRA]*"
_W4_EUROPEAN = "(?<=E)[PC](?=E)"
_W4_ARABIC = "(?<=N)C(?=N)"
_W5 = "(?<=E)T+|(?<!T)T++(?=E)"
_W7 = "L[^LRE]*E[^LR]*"
# After W1–W5, by W6 the separators and terminators that belong to no number too.
_NEUTRALS = "WSOijkq()PTC"
_NUMBERS_AS_R = bytes.maketrans(b"EN", b"RR")  # N0
# Neutrals between two letters against the embedding direction, by that direction.
_N1 = {
    "L": f"(?<=[REN])[{_NEUTRALS}]+(?=[REN])",
    "R": f"(?<=L)[{_NEUTRALS}]+(?=L)",
}


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _levels_among_numbers(text: str) -> bytes:
    """The levels of plain text: 1, and of numbers 2 (I2)."""
    found = bytearray(b"\1") * len(text)
    for number in _pattern(_NUMBER).finditer(text):
        start, end = number.span()
        found[start:end] = b"\2" * (end - start)
    return bytes(found)


def _paragraph_levels(classes: str, base: int, text: str) -> bytes:
    if not _pattern(CONTROLS).search(classes):  # the everyday case: one sequence
        edge = "LR"[base]
        return _resolve(f"{edge}{classes}{edge}", base, text)
    explicit = Explicit(classes, base)
    found = bytearray(len(classes))
    for sequence in explicit.sequences:
        spans = sequence.spans
        characters = "".join([text[start:end] for start, end in spans])
        resolved = _resolve(sequence.letters_between_edges(), sequence.level, characters)
        at = 0
        for start, end in spans:
            found[start:end] = resolved[at : at + end - start]
            at += end - start
    for i in explicit.removed:  # X9
        found[i] = found[i - 1] if i else base
    return bytes(found)


def _resolve(letters: str, level: int, text: str) -> bytes:
    """The levels of a sequence's characters: W1–W7, N0–N2, I1–I2.

    `letters` are sos, one for each character of `text`, eos.
    """
    direction = "LR"[level % 2]
    found = _resolve_weak(letters)
    if "(" in found and ")" in found:
        found = _resolve_brackets(found, letters, text, direction)
    # N1 towards the embedding direction is what N2 does with all neutrals that are left.
    found = _pattern(_N1[direction]).sub(_as_before, found)
    return found[1:-1].encode("ascii").translate(_implicit_levels(level))


def _as_before(neutrals: re.Match[str]) -> str:
    letter = "L" if neutrals.string[neutrals.start() - 1] == "L" else "R"
    return letter * len(neutrals[0])


@lru_cache(maxsize=MAX_DEPTH + 1)
def _implicit_levels(level: int) -> bytes:
    """Class letter → resolved level in a sequence of `level` (N2, I1, I2)."""
    up = (1, 0, 1, 1) if level % 2 else (0, 1, 2, 2)
    found = [*(level + step for step in up), *[level] * len(_NEUTRALS)]
    return bytes.maketrans(b"LREN" + _NEUTRALS.encode("ascii"), bytes(found))


def _resolve_weak(letters: str) -> str:
    """W1–W7 over sos, a sequence's letters, eos. W6 is left to `_NEUTRALS`."""
    if "M" in letters:
        letters = _pattern(_W1).sub(_mark_as_base, letters)
    if "E" in letters and "A" in letters:
        letters = _pattern(_W2).sub(lambda m: m[0].replace("E", "N"), letters)
    letters = letters.replace("A", "R")  # W3
    if "N" in letters:
        letters = _pattern(_W4_ARABIC).sub("N", letters)
    if "E" in letters:
        letters = _pattern(_W4_EUROPEAN).sub("E", letters)
        letters = _pattern(_W5).sub(lambda m: "E" * len(m[0]), letters)
    if "E" in letters and "L" in letters:
        letters = _pattern(_W7).sub(lambda m: m[0].replace("E", "L"), letters)
    return letters


def _mark_as_base(marked: re.Match[str]) -> str:
    """W1."""
    before = marked[1]
    mark = "O" if before in "ijkq()" else before
    return before + mark * (len(marked[0]) - 1)


def _resolve_brackets(found: str, letters: str, text: str, direction: str) -> str:
    """N0. `found` holds the letters after W7, `letters` those before W1 (both with sos)."""
    own, other = direction.encode(), b"L" if direction == "R" else b"R"
    resolved = bytearray(found, "ascii")
    strong = resolved.translate(_NUMBERS_AS_R)
    for opening, closing in _bracket_pairs(found, text):
        if strong.find(own, opening + 1, closing) >= 0:
            chosen = own
        elif strong.find(other, opening + 1, closing) >= 0:
            context = strong.rfind(other, 0, opening)
            against = context >= 0 and strong.find(own, context, opening) < 0
            chosen = other if against else own
        else:
            continue
        for bracket in (opening, closing):
            end = bracket + 1
            while letters[end] == "M":
                end += 1
            resolved[bracket:end] = strong[bracket:end] = chosen * (end - bracket)
    return resolved.decode("ascii")


def _bracket_pairs(found: str, text: str) -> list[tuple[int, int]]:
    """BD16: indices into `found` of bracket pairs, by their openings.

    `found` has sos before the first character of `text`.
    """
    waiting: list[tuple[str, int]] = []
    pairs = []
    for bracket in _pattern("[()]").finditer(found):
        at = bracket.start()
        character = text[at - 1]
        if bracket[0] == "(":
            if len(waiting) == _OPEN_BRACKETS:
                break
            waiting.append((_CLOSING[character], at))
            continue
        closing = character.translate(_CANONICAL)
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == closing:
                pairs.append((waiting[depth][1], at))
                del waiting[depth:]
                break
    return sorted(pairs)
