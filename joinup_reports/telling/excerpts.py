"""Lines of the files that findings point into, whole or cut to what is near a place.

Reads files as bytes and decodes them leniently: a finding is shown whatever is wrong with
its file. Counts lines as `characters.Places` does. Knows neither terminals nor formats.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from joinup_reports.diagnostics import Fix, Location

_MOST_BYTES = 1_000_000  # of a file that is too big for notes, nothing is worth more
_LINE_ENDS = re.compile("\r\n|\r|\n")
# ASCII, and Arabic letters and signs as they are typed or as terminals are given them.
_SIMPLE = re.compile("[ -~\u0621-\u064a\u060c\u061b\u061f«»\ufe8d-\ufefc]*")
_LONGEST_FIX = 6  # lines that a fix is shown with


class Excerpts:
    """Keeps the lines of the files it was asked for."""

    def __init__(self) -> None:
        self._files: dict[str, list[str]] = {}

    def line(self, path: str, number: int) -> str | None:
        """Line `number` of a file, from 1, without its end; None when there is none."""
        lines = self.lines(path)
        return lines[number - 1] if 0 < number <= len(lines) else None

    def lines(self, path: str) -> list[str]:
        """All lines; none when the file does not open."""
        if path not in self._files:
            try:
                with Path(path).open("rb") as file:
                    data = file.read(_MOST_BYTES)
            except (OSError, ValueError):
                data = b""
            encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
            text = data.decode(encoding, errors="replace")
            self._files[path] = _LINE_ENDS.split(text) if data else []
        return self._files[path]

    def utf16_column(self, place: Location) -> int:
        """The column of `place`, from 1, in UTF-16 code units as editors count them."""
        before = (self.line(place.path, place.line) or "")[: place.column - 1]
        return place.column + sum(character > "\uffff" for character in before)

    def mended(self, fix: Fix) -> tuple[list[str], list[str]]:
        """The lines that `fix` touches, before and after; nothing when they are not there."""
        first, last = fix.start.line, fix.end.line
        before = self.lines(fix.start.path)[first - 1 : last]
        if len(before) != last - first + 1 or len(before) > _LONGEST_FIX:
            return [], []
        text = before[0][: fix.start.column - 1] + fix.text + before[-1][fix.end.column - 1 :]
        after = _LINE_ENDS.split(text)
        if fix.end.column == 1 and before[-1] == after[-1]:
            # What ends before a line leaves it as it is.
            before, after = before[:-1], after[:-1]
        return (_filled(before), _filled(after)) if len(after) <= _LONGEST_FIX else ([], [])


def _filled(lines: list[str]) -> list[str]:
    """`lines` without the empty ones at their end, which say nothing."""
    end = next((at for at in range(len(lines), 0, -1) if lines[at - 1].strip()), 0)
    return lines[:end]


def first_difference(before: str, after: str) -> int:
    """The index of the first character in which two lines differ."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(before), len(after)))


def crop(line: str, index: int, room: int) -> tuple[str, int]:
    """The part of a line around its character `index` that fits into `room` terminal cells.

    Gives the part, with … where something was left out, and the index in it. Where the line
    is longer, it is cut between words when one ends near, and never before a combining mark.
    """
    index = min(index, len(line))
    if len(line) <= room and width(line) <= room:
        return line, index
    start = _back(line, index, room // 2)
    end = _forth(line, start, room - 4)
    if end == len(line):
        start = _back(line, end, room - 4)
    start = _word_start(line, start, index)
    end = _word_end(line, end, index)
    part = line[start:end]
    before, after = "… " if start else "", " …" if end < len(line) else ""
    return f"{before}{part}{after}", index - start + len(before)


def width(text: str) -> int:
    """In terminal cells: marks take none, wide East Asian characters two."""
    return len(text) if _SIMPLE.fullmatch(text) else sum(map(_cells, text))


def _back(line: str, index: int, room: int) -> int:
    """The first index from which the text before `index` fits into `room`."""
    while index > 0 and room >= _cells(line[index - 1]):
        index -= 1
        room -= _cells(line[index])
    return index


def _forth(line: str, index: int, room: int) -> int:
    while index < len(line) and room >= _cells(line[index]):
        room -= _cells(line[index])
        index += 1
    return index


def _word_start(line: str, start: int, index: int) -> int:
    """The start of the next word when that is near, else a place that parts no mark."""
    if start == 0:
        return 0
    space = line.find(" ", start, min(start + 12, index))
    if space >= 0:
        return space + 1
    while start < index and _cells(line[start]) == 0:
        start += 1
    return start


def _word_end(line: str, end: int, index: int) -> int:
    """The end of the word before when that is near, else a place that parts no mark."""
    if end == len(line):
        return end
    space = line.rfind(" ", max(end - 12, index + 1), end + 1)
    if space >= 0:
        return space
    while end < len(line) and _cells(line[end]) == 0:
        end += 1
    return end


@cache
def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
