"""A line cut out of the shaped runs: its pieces, still in logical order.

UAX #9 L1 is applied here: white space at the line's end takes the paragraph's level and
hangs past the line.
"""

from collections.abc import Iterator

from joinup_reports.tuples import NamedTuple
from joinup_reports.typeset.flow import TextSpan
from joinup_reports.typeset.frame import Cluster
from joinup_reports.typeset.linebreak import Cut
from joinup_reports.typeset.shape import Run
from joinup_reports.typeset.widths import Widths


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


def cut_out(widths: Widths, cut: Cut, base: int) -> list[Piece]:
    """The pieces of one line of a paragraph whose level is `base`."""
    start, visible_end, end = cut
    pieces: list[Piece] = []
    for run in widths.runs_within(start, end):
        if start <= run.start and run.end <= visible_end:
            stop = run.end
            pieces.append(Piece(run.level, run, stop, stop, run.clusters(), run.width, 0.0))
        else:
            pieces += _parts(run, widths, cut, base)
    return pieces


def _parts(run: Run, widths: Widths, cut: Cut, base: int) -> Iterator[Piece]:
    """What of a run lies on the line; white space at the line's end apart from the rest."""
    low, high = max(cut.start, run.start), min(cut.end, run.end)
    split = min(max(low, cut.visible_end), high)
    if run.level == base or split == high:
        parts = [(low, high, run.level)]
    else:
        parts = [(low, split, run.level), (split, high, base)]
    for start, end, level in parts:
        if clusters := run.between(start, end):
            width, hanging = widths[end] - widths[start], widths[end] - widths[split]
            yield Piece(level, run, split, end, clusters, width, hanging)
