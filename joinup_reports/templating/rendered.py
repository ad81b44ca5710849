"""A template's HTML, and where in its templates each place of it stands.

Knows lines and columns, nothing of Jinja.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path
from typing import Self

from joinup_reports.diagnostics import Location
from joinup_reports.resources import shown_path
from joinup_reports.tuples import NamedTuple


class Stretch(NamedTuple):
    """Some HTML as it stands in a template's file, from a line on; empty for what is printed
    there of a value.
    """

    file: Path
    line: int
    html: str


class Origins(NamedTuple):
    """`html` is the rendered HTML; `starts` are the indices at which `stretches` begin."""

    html: str
    starts: tuple[int, ...]
    stretches: tuple[Stretch, ...]

    def of(self, line: int, column: int) -> Location | None:
        """Where in a template the HTML's line and column (from 1) come from."""
        lines = self.html.split("\n")
        at = sum(len(before) + 1 for before in lines[: line - 1]) + column - 1
        number = bisect_right(self.starts, at) - 1
        if number < 0:
            return None
        return _place(self.stretches[number], at - self.starts[number])


class Rendered(str):
    """HTML that knows its templates: the files, and where in them each part of it stands."""

    __slots__ = ("_trace", "templates")
    templates: tuple[Path, ...]
    _trace: Callable[[], Origins]

    def __new__(cls, html: str, templates: tuple[Path, ...], trace: Callable[[], Origins]) -> Self:
        text = super().__new__(cls, html)
        text.templates, text._trace = templates, trace
        return text

    def origins(self) -> Origins:
        """Found by rendering once more, with marks: for faults only."""
        return self._trace()


def _place(stretch: Stretch, after: int) -> Location:
    """The line and column `after` so many characters of a stretch, or at its end."""
    before = stretch.html[:after]
    line = stretch.line + before.count("\n")
    column = len(before) - before.rfind("\n")
    if "\n" not in before:
        column = _first_column(stretch) + len(before)
    return Location(shown_path(stretch.file), line, column)


def _first_column(stretch: Stretch) -> int:
    """The column of its line at which a stretch begins."""
    lines = stretch.file.read_text(encoding="utf-8").split("\n")
    line = lines[stretch.line - 1] if stretch.line <= len(lines) else ""
    return max(line.find(stretch.html.split("\n", 1)[0] or "{{"), 0) + 1
