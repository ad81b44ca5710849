"""A line cut out of the shaped runs: its pieces, still in logical order.

UAX #9 L1 is applied here: white space at the line's end takes the paragraph's level and
hangs past the line.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from joinup_reports.typeset.flow import TextSpan
from joinup_reports.typeset.frame import Cluster
from joinup_reports.typeset.linebreak import Cut, Widths
from joinup_reports.typeset.shape import Run


class Piece(NamedTuple):
    """The part of a run that lies on the line, clusters in logical order.

    `width` is in points, `hanging` what white space at the line's end has of it; in the
    paragraph's text that is what lies from `visible_end` to `end`.
    """

    level: int
    run: Run
    visible_end: int
    end: int
    clusters: tuple[Cluster, ...]
    width: float
    hanging: float

    @property
    def span(self) -> TextSpan:
        return self.run.item.span

    @property
    def inside(self) -> tuple[Cluster, ...]:
        """The clusters without those that hang."""
        if not self.hanging:
            return self.clusters
        hanging = len(self.run.between(self.visible_end, self.end))
        return self.clusters[: len(self.clusters) - hanging]


def cut_out(runs: Sequence[Run], widths: Widths, cut: Cut, base: int) -> list[Piece]:
    """The pieces of one line of a paragraph whose level is `base`."""
    first = max(0, bisect_right(runs, cut.start, key=_start_of) - 1)
    pieces = []
    for run in runs[first : bisect_left(runs, cut.end, key=_start_of)]:
        item = run.item
        low, high = max(cut.start, item.start), min(cut.end, item.end)
        split = min(max(low, cut.visible_end), high)
        if item.level == base or split == high:
            parts = [(low, high, item.level)]
        else:
            parts = [(low, split, item.level), (split, high, base)]
        for start, end, level in parts:
            if clusters := run.between(start, end):
                width, hanging = widths[end] - widths[start], widths[end] - widths[split]
                pieces.append(Piece(level, run, split, end, clusters, width, hanging))
    return pieces


def _start_of(run: Run) -> int:
    return run.item.start
