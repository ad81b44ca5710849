"""A line cut out of the shaped runs: its pieces, still in logical order.

UAX #9 L1 is applied here: white space at the line's end takes the paragraph's level and
hangs past the line.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from joinup_reports.typeset.flow import TextSpan
from joinup_reports.typeset.frame import Cluster
from joinup_reports.typeset.linebreak import Cut, Widths
from joinup_reports.typeset.shape import Run


class Piece(NamedTuple):
    """The part of a run that lies on the line, clusters in logical order.

    `start` is where it starts in the paragraph's text. `width` is in points, `hanging` what
    the white space at the line's end has of it; `hanging_clusters` counts its clusters.
    """

    level: int
    run: Run
    start: int
    clusters: tuple[Cluster, ...]
    width: float
    hanging: float
    hanging_clusters: int = 0

    @property
    def span(self) -> TextSpan:
        return self.run.item.span


def cut_out(runs: Sequence[Run], widths: Widths, cut: Cut, base: int) -> Iterator[Piece]:
    """The pieces of one line of a paragraph whose level is `base`."""
    first = max(0, bisect_right(runs, cut.start, key=_start_of) - 1)
    for run in runs[first : bisect_left(runs, cut.end, key=_start_of)]:
        low, high = max(cut.start, run.item.start), min(cut.end, run.item.end)
        split = min(max(low, cut.visible_end), high)
        if run.item.level == base:
            yield from _piece(run, widths, low, high, split, base)
        else:
            yield from _piece(run, widths, low, split, split, run.item.level)
            yield from _piece(run, widths, split, high, split, base)


def _start_of(run: Run) -> int:
    return run.item.start


def _piece(
    run: Run, widths: Widths, low: int, high: int, split: int, level: int
) -> Iterator[Piece]:
    """text[low:high], of which what follows `split` hangs. Nothing when that is empty."""
    if low < high and (clusters := run.between(low, high)):
        width, hanging = widths[high] - widths[low], widths[high] - widths[split]
        spaces = len(run.between(split, high)) if hanging else 0
        yield Piece(level, run, low, clusters, width, hanging, spaces)
