"""What one sees of a batch: a bar at a terminal, lines elsewhere, and what it came to.

Reports are told in the order of their names, each with its findings; what is found in a file
that all share is told once. Quiet leaves only errors. Knows results and the console.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

from joinup_reports.batch.making import OUTCOMES, Outcome, Result
from joinup_reports.diagnostics import Diagnostic, Severity
from joinup_reports.helping.advice import files_with_errors
from joinup_reports.telling.console import Console
from joinup_reports.worklist import Job

if TYPE_CHECKING:
    from rich.progress import Progress

_FEW = 20  # reports: so many are named one by one at a terminal


class Teller:
    """Tells what becomes of `total` reports."""

    def __init__(self, console: Console, total: int, *, quiet: bool) -> None:
        self.outcomes: Counter[Outcome] = Counter()
        self.findings: Counter[Severity] = Counter()
        self.faulty: list[str] = []  # the first files with errors
        self.slowest: tuple[float, str] = (0.0, "")
        self._console, self._total, self._quiet = console, total, quiet
        self._begun = time.perf_counter()
        self._told: set[int] = set()
        at_terminal = sys.stderr.isatty()
        self._names_each = not at_terminal or total <= _FEW
        self._bar = _Bar(total) if at_terminal and total > 1 and not quiet else None

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self._begun

    def tell(self, job: Job, result: Result) -> None:
        """Says what came of one report."""
        self.outcomes[result.outcome] += 1
        self.slowest = max(self.slowest, (result.seconds, str(job.output)))
        new = [found for found in result.findings if self._is_new(found)]
        self.faulty = self.faulty or files_with_errors(new)
        if self._bar:
            self._bar.advance()
        if new or result.log or self._line(result.outcome):
            self.pause()
            self._say(job, result, new)

    def finish(self) -> None:
        """Takes the bar away and says what it came to: counts, time, the slowest."""
        self.pause()
        self._bar = None
        if self._quiet:
            return
        if self._total == 0:
            self._console.say("batch.nothing")
        elif self._total > 1:
            self._sum_up()
        if any(self.findings.values()):
            self._console.write(self._console.tally(self.findings), stream=sys.stderr)

    def pause(self) -> None:
        """Makes room for words; the bar comes back with the next report."""
        if self._bar:
            self._bar.hide()

    def _is_new(self, found: Diagnostic) -> bool:
        key = hash((found.code, found.location, tuple(sorted(found.args.items()))))
        if key in self._told:
            return False
        self._told.add(key)
        self.findings[found.severity] += 1
        return True

    def _line(self, outcome: Outcome) -> str:
        """The phrase that tells of one report, where there is one for it."""
        if self._quiet:
            return ""
        if outcome == "written" and self._names_each:
            return "wrote"
        if outcome == "unchanged" and self._total == 1:
            return "unchanged"
        return "not-made" if outcome == "failed" and self._total > 1 else ""

    def _say(self, job: Job, result: Result, new: list[Diagnostic]) -> None:
        shown = [d for d in new if not self._quiet or d.severity is Severity.ERROR]
        self._console.show_each(shown)
        if result.log:
            self._console.say("bug", problem=True, path=result.log)
        failed = result.outcome == "failed"
        if phrase := self._line(result.outcome):
            path = job.shown if failed else str(job.output)
            self._console.say(phrase, problem=failed, path=path)

    def _sum_up(self) -> None:
        console = self._console
        counts = [
            console.phrase(f"batch.{outcome}", count=str(self.outcomes[outcome]))
            for outcome in OUTCOMES
            if self.outcomes[outcome]
        ]
        counted = console.phrase("comma").join(counts)
        console.say("batch.summary", counts=counted, seconds=f"{self.seconds:.1f}")
        seconds, path = self.slowest
        if self.outcomes["written"] > 1:
            console.say("batch.slowest", path=path, seconds=f"{seconds:.2f}")


class _Bar:
    """A bar that is drawn when a report is done, and by no thread: processes are begun
    while it stands.
    """

    def __init__(self, total: int) -> None:
        from rich.console import Console as Painter
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

        columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        painter = Painter(file=sys.stderr)
        self._progress: Progress = Progress(
            *columns, console=painter, auto_refresh=False, transient=True
        )
        self._task = self._progress.add_task("", total=total)
        self._last = 0.0

    def advance(self) -> None:
        self._progress.advance(self._task)
        now = time.perf_counter()
        if now - self._last > 0.05:  # noqa: PLR2004 - seconds between two looks
            self._progress.start()
            self._progress.refresh()
            self._last = now

    def hide(self) -> None:
        self._progress.stop()
        self._last = 0.0
