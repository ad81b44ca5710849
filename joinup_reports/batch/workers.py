"""Processes that make reports, each with a pipe of its own.

Whose process ends without an answer is known by that, is told, and gets a new one; the
others go on. A worker keeps what it has loaded, and is replaced before that can add up. It
leaves Ctrl-C to the process that started it, and ends when that one is gone.

Knows tasks and results as things that are sent; a task is a report's job and what is
wished for.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import NoReturn

from joinup_reports.batch.making import BUG, Result, collect_now_and_then, make
from joinup_reports.batch.wishes import Wish
from joinup_reports.diagnostics import Diagnostic
from joinup_reports.tuples import NamedTuple
from joinup_reports.worklist import Job

_SERVES = 500  # reports, then a new one takes its place
_PATIENCE = 1.0  # seconds for a worker to end by itself
# A copy of this process knows at once what it has loaded. Elsewhere that is not safe.
FORKS = sys.platform == "linux"


class Task(NamedTuple):
    """A report to make, and its place among them all."""

    place: int
    job: Job
    wish: Wish


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    task: Task | None = None
    served: int = 0


class Pool:
    """At most `number` workers; none is started before it is needed. Close it in the end."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._context: BaseContext = multiprocessing.get_context("fork" if FORKS else "spawn")
        self._workers: list[_Worker] = []

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Result]]:
        """The tasks with their results, in the order in which these come."""
        waiting = iter(tasks)
        while True:
            self._hand_out(waiting)
            busy = {worker.pipe: worker for worker in self._workers if worker.task}
            if not busy:
                return
            for pipe in wait(list(busy)):
                yield self._take(busy[pipe])  # type: ignore[index] # pipes are what was given

    def close(self) -> None:
        """Ends all workers; who is at work is stopped, and leaves only whole files."""
        for worker in self._workers:
            worker.pipe.close()
        for worker in self._workers:
            if worker.task:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join(_PATIENCE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers.clear()

    def _hand_out(self, waiting: Iterator[Task]) -> None:
        """A task for each worker that has none, while there are any."""
        for worker in self._workers:
            if worker.task is None and not _give(worker, waiting):
                return
        while len(self._workers) < self._number:
            task = next(waiting, None)
            if task is None:
                return
            _give(self._start(), iter([task]))

    def _take(self, worker: _Worker) -> tuple[Task, Result]:
        task = worker.task
        assert task is not None
        worker.task = None
        worker.served += 1
        try:
            result: Result = worker.pipe.recv()
        except (EOFError, OSError):
            self._retire(worker)
            return task, _lost(task, worker.process.exitcode)
        if worker.served >= _SERVES:
            self._retire(worker)
        return task, result

    def _start(self) -> _Worker:
        ours, its = self._context.Pipe()
        # A copy of this process holds what it must not: were they kept, nobody would see ours end.
        others = [worker.pipe for worker in self._workers] + [ours] if FORKS else []
        process = self._context.Process(  # type: ignore[attr-defined] # each kind has its own
            target=_serve, args=(its, others), daemon=True
        )
        with _undisturbed():
            process.start()
        its.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _retire(self, worker: _Worker) -> None:
        worker.pipe.close()
        worker.process.join(_PATIENCE)
        self._workers.remove(worker)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """A copy of this process is not to be stopped before it knows how; nor is this one, half
    way through.
    """
    if not FORKS:
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _give(worker: _Worker, waiting: Iterator[Task]) -> bool:
    worker.task = next(waiting, None)
    if worker.task:
        with suppress(OSError):  # it is gone; that shows when its answer is awaited
            worker.pipe.send((worker.task.job, worker.task.wish))
    return worker.task is not None


def _lost(task: Task, code: int | None) -> Result:
    """For a report whose worker was ended from outside, or by a fault of some library."""
    args = {"path": task.job.shown, "reason": _way_of_ending(code)}
    return Result("failed", BUG, (Diagnostic("report.worker-lost", args=args),))


def _way_of_ending(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return str(code)


def _serve(pipe: Connection, others: list[Connection]) -> None:
    """The life of a worker: task by task, until there is nobody to give one."""
    for other in others:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _stop)
    if FORKS:
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
    collect_now_and_then()
    with suppress(EOFError, OSError):
        while True:
            job, wish = pipe.recv()
            pipe.send(make(job, wish))


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    """Lets what is being written be taken away again."""
    raise SystemExit(1)
