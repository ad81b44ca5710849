"""A batch of reports: what is to be done, doing it, telling it.

First every report is looked at: what is there and is as it would be made now, stays. The
others are made, one here, more of them by workers, and all are told in the order of their
names. The worst of their exit codes is the batch's.
"""

from __future__ import annotations

import os
import re
import time
import unicodedata
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from joinup_reports.batch.inputs import Digests
from joinup_reports.batch.making import FINE, Result, collect_now_and_then, find_unchanged, make
from joinup_reports.batch.progress import Teller
from joinup_reports.batch.records import FOLDER
from joinup_reports.batch.wishes import Order, Wish
from joinup_reports.diagnostics import Diagnostic, WrongUse
from joinup_reports.output import write_whole
from joinup_reports.resources import find_workspace
from joinup_reports.telling.console import Console
from joinup_reports.worklist import Job

if TYPE_CHECKING:
    from joinup_reports.batch.told import Protocol

# Numbered results, in any order; closed, it ends what it has begun.
Makings: TypeAlias = Generator[tuple[int, Result], None, None]
MakeAll: TypeAlias = Callable[[Sequence[tuple[int, Job]]], Makings]

_FEW = 4  # reports for each worker, at least: starting one takes as long as some reports
_ABANDONED = 3600  # seconds


def build_batch(
    jobs: Sequence[Job], wish: Wish, order: Order, console: Console
) -> tuple[int, Teller]:
    """Builds the reports that are not there or not as they would be now; the exit code.

    With `check` it writes no report and only says which. Raises CannotAccess when what is
    told for programs cannot be written.
    """
    jobs = take_shard(jobs, order.shard)
    teller = Teller(console, len(jobs), quiet=order.quiet)
    listeners: list[Callable[[Job, Result], None]] = [teller.tell]
    protocol = None
    if order.report or order.junit:
        from joinup_reports.batch.told import Protocol

        protocol = Protocol(console.lang)
        listeners.append(protocol.add)
    number = order.jobs or cores()
    code = FINE
    try:
        make_all = partial(make_reports, wish=wish, number=number)
        with closing(results(jobs, wish, make_all, check=order.check)) as made:
            for job, result in made:
                code = max(code, result.code)
                for listen in listeners:
                    listen(job, result)
    finally:
        teller.pause()
    teller.finish()
    if protocol:
        _write(protocol, order, number, teller.seconds)
    return code, teller


def _write(protocol: Protocol, order: Order, number: int, seconds: float) -> None:
    from joinup_reports.batch.told import Run

    run = Run(number, order.shard, seconds)
    if order.report:
        write_whole(Path(order.report), protocol.as_json(run).encode("utf-8", "backslashreplace"))
    if order.junit:
        write_whole(Path(order.junit), protocol.as_junit(run).encode())


def results(
    jobs: Sequence[Job], wish: Wish, make_all: MakeAll, *, check: bool = False
) -> Generator[tuple[Job, Result], None, None]:
    """What comes of each of `jobs`, in their order; `make_all` makes those that are to be."""
    for folder in {job.output.parent for job in jobs} if not check else ():
        _sweep(folder)
    digests = Digests()
    done: dict[int, Result] = {}
    stale = []
    for index, job in enumerate(jobs):
        found = find_unchanged(job, wish, digests) if check or not wish.force else None
        if found and (check or found.outcome == "unchanged"):
            done[index] = found
        else:
            stale.append(index)
    # Closed here, and not by whoever collects garbage: there Ctrl-C would be lost.
    with closing(make_all([(i, jobs[i]) for i in stale])) as coming:
        yield from _in_order(jobs, done, coming)


def _in_order(
    jobs: Sequence[Job], done: dict[int, Result], coming: Makings
) -> Generator[tuple[Job, Result], None, None]:
    """Each result as soon as those before it are told."""
    for index, job in enumerate(jobs):
        while index not in done:
            at, result = next(coming)
            done[at] = result
        yield job, done.pop(index)


def make_reports(stale: Sequence[tuple[int, Job]], wish: Wish, number: int) -> Makings:
    """The results as they come, by at most `number` processes.

    The first report is made here: what it loads, copies of this process have.
    """
    number = min(number, len(stale) // _FEW + 1)
    if len(stale) > 1:
        collect_now_and_then()
    here = stale if number == 1 else stale[:1]
    for index, job in here:
        yield index, make(job, wish)
    if number == 1:
        return
    from joinup_reports.batch.workers import Pool, Task

    pool = Pool(number)
    try:
        for task, result in pool.run(Task(i, job, wish) for i, job in stale[1:]):
            yield task.place, result
    finally:
        pool.close()


def take_shard(jobs: Sequence[Job], shard: str) -> tuple[Job, ...]:
    """The share "2/5" of `jobs`, all of them for none. Raises WrongUse for no such share.

    By the hash of a report's name in its workspace: a new meeting moves no other, and all
    machines agree. Of n reports each share gets n/5, give or take twice the root of that.
    """
    if not shard:
        return tuple(jobs)
    parts = re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", shard)
    share, of = map(int, parts.groups()) if parts else (0, 0)
    if not 1 <= share <= of:
        raise WrongUse([Diagnostic("use.no-such-shard", args={"shard": shard})])
    return tuple(job for job in jobs if _number(job.notes) % of == share - 1)


def _number(notes: Path) -> int:
    root = find_workspace(notes).root
    name = Path(os.path.relpath(notes, root)).as_posix()
    name = unicodedata.normalize("NFC", name)  # macOS may hand names out decomposed
    return int.from_bytes(sha256(name.encode("utf-8", "surrogateescape")).digest()[:8], "big")


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _sweep(folder: Path) -> None:
    """Takes away what a build left aside that was ended by force, long ago."""
    before = time.time() - _ABANDONED
    for part in (*folder.glob(".joinup-*.part"), *folder.glob(f"{FOLDER}/.joinup-*.part")):
        with suppress(OSError):
            if part.stat().st_mtime < before:
                part.unlink()
