"""`joinup watch`: reports made again when a file is saved that they are made of.

The system tells of saved files (watchfiles: inotify, FSEvents, ReadDirectoryChangesW). Which
reports they touch is known from the last time each was made; whether it is so, hashes decide,
as in every build. Editors write in many ways: half a file, then the rest; another file, moved
into place; a folder taken away and brought back. After each of these the next state counts.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from joinup_reports.batch.inputs import path_of
from joinup_reports.batch.making import FINE, Result, load
from joinup_reports.batch.progress import Teller
from joinup_reports.batch.records import FOLDER
from joinup_reports.batch.run import Makings, cores, results
from joinup_reports.batch.wishes import Order, Wish
from joinup_reports.batch.workers import Pool, Task
from joinup_reports.diagnostics import JoinupError
from joinup_reports.resources import find_workspace
from joinup_reports.telling.console import Console
from joinup_reports.worklist import Job

Plan = Callable[[], tuple[Job, ...]]

_STEP, _DEBOUNCE = 10, 60  # milliseconds without a change; at most, while changes come
_LOOK = 300  # milliseconds between two looks at which folders there are
_DATA = (".yaml", ".yml")


def watch_reports(plan: Plan, wish: Wish, order: Order, console: Console) -> int:
    """Makes the reports that `plan` names, and again what changes, until Ctrl-C.

    Raises what `plan` raises, the first time.
    """
    desk = _Desk(plan, wish, console, order.jobs or cores())
    try:
        while True:
            desk.watch_folders()
    except KeyboardInterrupt:
        console.say("watch.ended")
        return FINE
    finally:
        desk.pool.close()


class _Desk:
    """The reports that are watched, and what each was made of."""

    def __init__(self, plan: Plan, wish: Wish, console: Console, number: int) -> None:
        self.pool = Pool(number)
        self._plan, self._wish, self._console = plan, wish, console
        self._jobs = plan()
        self._made: dict[Job, frozenset[str]] = {}
        load()  # so that every worker has it

    def watch_folders(self) -> None:
        """Watches until the folders that are to be watched are others."""
        folders = folders_of(job.notes for job in self._jobs)
        first = True  # from here on nothing is missed
        for changed in saves(folders, self._counts):
            if first:
                self._begin()
                first = False
            elif changed:
                self._take(changed)
            if folders_of(job.notes for job in self._jobs) != folders:
                return

    def _begin(self) -> None:
        """Looks at all reports: at first, and whenever folders came or went."""
        told = not self._made
        self._plan_anew()
        self.pool.close()
        self._build(self._jobs, tell_unchanged=told)
        if told:
            self._console.say("watch.waiting", count=str(len(self._jobs)))

    def _take(self, changed: set[str]) -> None:
        """Makes the reports again that these files touch."""
        self._plan_anew()
        if not all(path.endswith(_DATA) for path in changed):
            self.pool.close()  # what workers remember of fonts, templates and pictures
        # What appears may stand before another file. Hashes decide; other notes never do.
        notes = {os.path.realpath(job.notes) for job in self._jobs}
        every = not changed <= notes
        self._build([job for job in self._jobs if every or self._is_touched(job, changed)])

    def _plan_anew(self) -> None:
        try:
            self._jobs = self._plan()
        except JoinupError as error:  # named notes are gone; they may come back
            self._console.show(error.diagnostics)
        self._made = {job: made for job, made in self._made.items() if job in self._jobs}

    def _is_touched(self, job: Job, changed: set[str]) -> bool:
        made = self._made.get(job)
        return made is None or not made.isdisjoint(changed)

    def _counts(self, path: str) -> bool:
        """Whether a file may be part of a report, and is no report itself."""
        if not watched(path):
            return False
        return not any(path == os.path.abspath(job.output) for job in self._jobs)  # noqa: PTH100

    def _build(self, jobs: Sequence[Job], *, tell_unchanged: bool = False) -> None:
        made = list(results(jobs, self._wish, self._make))
        self._made |= {job: _remembered(job, result) for job, result in made}
        told = [m for m in made if tell_unchanged or m[1].outcome != "unchanged"]
        teller = Teller(self._console, len(told), quiet=False)
        for job, result in told:
            teller.tell(job, result)
        if told:
            teller.finish()

    def _make(self, stale: Sequence[tuple[int, Job]]) -> Makings:
        for task, result in self.pool.run(Task(i, job, self._wish) for i, job in stale):
            yield task.place, result


def _remembered(job: Job, result: Result) -> frozenset[str]:
    """The files that a report is made of, links followed."""
    folder = job.output.parent
    files = frozenset(os.path.realpath(path_of(name, folder)) for name in result.inputs)
    return files | {os.path.realpath(job.notes)}


def watched(path: str) -> bool:
    """Whether a file may be part of a report: not hidden, no editor's spare copy, no record."""
    folder, name = os.path.split(path)
    hidden = name.startswith(".") or os.path.basename(folder) == FOLDER  # noqa: PTH119
    return not hidden and not path.endswith("~")


def saves(folders: Iterable[str], counts: Callable[[str], bool]) -> Iterator[set[str]]:
    """What has been saved in these folders, links followed, of what `counts`; it is watched
    from the first one on. An empty set when there was nothing for a while.
    """
    from watchfiles import watch

    changes = watch(
        *folders,
        watch_filter=lambda _change, path: counts(path),
        debounce=_DEBOUNCE,
        step=_STEP,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
    )
    for changed in changes:
        yield {os.path.realpath(path) for _, path in changed}


def folders_of(notes: Iterable[Path]) -> dict[str, int]:
    """The folders to watch, each with what tells it from another of the same name."""
    names: dict[str, None] = {}
    for folder in dict.fromkeys(path.parent for path in notes):
        workspace = find_workspace(folder / "new")
        own = [workspace.root / "templates", workspace.root / "fonts"]
        series = [workspace.series.parent] if workspace.series else []
        names |= dict.fromkeys(map(os.path.abspath, [folder, *series, *own]))
    found = {}
    for name in names:
        with suppress(OSError):
            found[name] = os.stat(name).st_ino  # noqa: PTH116 - a name, as watchfiles takes it
    return found
