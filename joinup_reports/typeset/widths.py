"""How wide a paragraph is up to each of its characters, and which runs lie where.

Asked by those who choose lines and by those who cut them out. Knows nothing of lines.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from joinup_reports.typeset.linebreak import visible_end
from joinup_reports.typeset.shape import Run


class Widths(dict[int, float]):
    """The width in points of text[:i], by i; found when asked for, and remembered."""

    __slots__ = ("_before", "_runs", "_starts")

    def __init__(self, runs: Sequence[Run]) -> None:
        super().__init__()
        self._runs = runs
        self._starts: list[int] = []
        self._before: list[float] = []
        width, end = 0.0, 0
        for run in runs:
            self._starts.append(run.start)
            self._before.append(width)
            self[run.start] = width
            width += run.width
            end = run.end
        self._before.append(width)
        self[end] = width

    def runs_within(self, start: int, end: int) -> Sequence[Run]:
        """The runs that have a part of text[start:end]."""
        starts = self._starts
        return self._runs[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]

    def of_ink(self, text: str, ends: Sequence[int]) -> list[float]:
        """For each end the width before it, white space at the end left out."""
        known: dict[int, float] = {}
        for run, before in zip(self._runs, self._before, strict=False):
            known |= run.inks(before)
        return [known[end] if end in known else self[visible_end(text, end)] for end in ends]

    def joints(self) -> set[int]:
        """The offsets where one cluster ends and another begins."""
        return {start for run in self._runs for start in run.starts}

    def __missing__(self, offset: int) -> float:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            width = 0.0
        elif offset >= self._runs[index].end:  # between items, or after the last
            width = self._before[index + 1]
        else:
            width = self._before[index] + self._runs[index].width_before(offset)
        self[offset] = width
        return width
