"""Measures processes, from outside and whole, and those that take turns.

Knows nothing of reports. The process that measures stays small and loads nothing: what it
has in memory when it starts another one counts as that one's peak.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
# An installed program has its bytecode: what is compiled in a first run is kept here, too.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


class Used(NamedTuple):
    """Seconds on the clock and of the processor (user and system, with the processes it waited
    for), and the most memory that the largest of them had, in MiB."""

    wall: float
    cpu: float
    peak: float


class CommandError(Exception):
    """A command did not end well; says what it said last."""


def run(command: Sequence[str]) -> Used:
    """A process from its start to its end. Raises CommandError."""
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            last = said.read().decode(errors="replace").strip().splitlines()[-1:]
            raise CommandError(f"{' '.join(command[:4])}…: {' '.join(last) or process.returncode}")
    return Used(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def median_of(all_used: Iterable[Used]) -> Used:
    """The median of each figure by itself."""
    return Used(*map(median, zip(*all_used, strict=True)))


def in_turns(rounds: int, commands: Mapping[str, Sequence[str]]) -> dict[str, Used]:
    """Medians of the commands, run one after another, round after round.

    So the machine's moods hit them alike. A round before the first one warms disk and caches.
    """
    taken: dict[str, list[Used]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            used = run(command)
            if number:
                taken[name].append(used)
    return {name: median_of(all_used) for name, all_used in taken.items()}


def drive(engine: str, output: Path, *sources: Path | str) -> list[str]:
    """The command that has an engine set the sources (see drive.py)."""
    return [sys.executable, str(HERE / "drive.py"), engine, str(output), *map(str, sources)]


class Warm:
    """A process that has an engine loaded and sets a report when it is told to."""

    def __init__(self, engine: str, output: Path) -> None:
        self._process = subprocess.Popen(
            drive(engine, output, "-"),
            cwd=ROOT,
            env=ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def set_report(self, source: Path) -> Used:
        """What it took; the memory is not asked for. Raises CommandError."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{source}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline().split()
        if len(answer) != 2:
            raise CommandError(f"{source} was not set")
        return Used(float(answer[0]), float(answer[1]), 0)

    def close(self) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


def warm_turns(
    engines: Mapping[str, Warm], source: Callable[[str, int], Path], turns: range
) -> dict[str, Used]:
    """Medians of the engines, that set one report each in a turn; `source` says which."""
    taken: dict[str, list[Used]] = {name: [] for name in engines}
    for turn in turns:
        for name, engine in engines.items():
            taken[name].append(engine.set_report(source(name, turn)))
    return {name: median_of(all_used) for name, all_used in taken.items()}
