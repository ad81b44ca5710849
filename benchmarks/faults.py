"""Builds under load and fault: what is done to them, and what held.

    python benchmarks/faults.py             # all of it: a quarter of an hour on two cores
    python benchmarks/faults.py --quick     # fewer reports, fewer rounds; in .ci/run
    python benchmarks/faults.py disk load   # those with such a name

A line for each fault; whatever does not hold is told, and the program ends with 1. What a
machine does not allow (mounting a small disk, being another user) is skipped aloud.

Every fault meets the same state: reports that are all made, of notes that have changed since.
Afterwards each file must be, byte for byte, the old report or the new one, none may be gone,
and the next build must make all that is left to make. Linux, for it looks into /proc.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
FONT = "ibm-plex-sans-arabic/IBMPlexSansArabic-Regular.ttf"
FINE, PROBLEMS, WRONG_USE, NO_ACCESS, BUG, STOPPED = 0, 1, 2, 3, 70, 130
NOBODY = "65534"
MB = 1 << 20

NOTES = """\
number: {meeting}
date: 23 نيسان 2020
title: اللقاء {number}، النص {state}
location: Zoom
challenges:
  - ضعف كفاءة الطرق المستحدثة للخدمات، {state} {number}
responses:
  - استحداث منتجات جديدة تتناسب مع هذه الظروف
opportunities:
  - أتاحت الفرصة للعمل عن بعد ك ZOOM
lessons:
  - هناك فجوة رقمية شديدة في المملكة
"""
# Put before the command line: what a system does that cannot be had here.
HELD_OPEN = """
from pathlib import Path
real = Path.replace
def replace(path, target):
    if Path(target).name == "m003.pdf":
        raise PermissionError(13, "The process cannot access the file")
    return real(path, target)
Path.replace = replace
"""
CLOCK_AT = """
import time
time.time, time.time_ns = lambda: {seconds}, lambda: {seconds} * 10**9
"""
LETTERS = re.compile(r"(\bbase: \{.*?size: )[\d.]+(, leading: )[\d.]+")
PER_PAGE = 2.65  # entries
RUN = "import sys; sys.argv[0] = 'joinup'\nfrom joinup_reports.__main__ import main\nmain()"


class BrokenError(AssertionError):
    """Something did not hold."""


class NotHereError(Exception):
    """The machine does not allow it."""


class Done(NamedTuple):
    code: int
    out: str
    err: str


class Scale(NamedTuple):
    """How much of it: reports in a batch, rounds, and what the long runs are made of."""

    reports: int
    rounds: int
    load: int
    pages: tuple[int, ...]


QUICK = Scale(16, 2, 150, (30, 100, 300))
FULL = Scale(200, 8, 5000, (100, 300, 1000))


def notes(number: int, state: str) -> str:
    return NOTES.format(meeting=number % 199 + 1, number=number, state=state)


def hold(holds: object, told: object) -> None:
    if not holds:
        raise BrokenError(told)


class Stage:
    """A workspace with `number` meetings in two states; each report is known in both."""

    def __init__(self, root: Path, number: int) -> None:
        self.root, self.number = root / "work", number
        self.build, self.meetings = self.root / "build", self.root / "meetings"
        self._old = root / "old"
        self._asked = 0
        self._begun: set[tuple[str, int]] = set()
        self.meetings.mkdir(parents=True)
        shutil.copy(ROOT / "meetings/series.yaml", self.meetings)
        self.write("القديم")
        hold(self.joinup("build").code == FINE, "the first build")
        self.old = self.reports()
        shutil.copytree(self.build, self._old)
        self.write("الجديد")
        hold(self.joinup("build").code == FINE, "the second build")
        self.new = self.reports()
        hold(all(self.old[name] != self.new[name] for name in self.old), "they differ")

    def write(self, state: str) -> None:
        for number in range(1, self.number + 1):
            text = notes(number, state)
            (self.meetings / f"m{number:03}.yaml").write_text(text, encoding="utf-8")

    def begin(self) -> None:
        """All reports as they were, their notes changed since."""
        shutil.rmtree(self.build, ignore_errors=True)
        shutil.rmtree(self.root / "fonts", ignore_errors=True)
        shutil.copytree(self._old, self.build)
        self.write("الجديد")

        self._begun = self._places()

    def moved(self) -> int:
        """How many reports have been put into place since, whatever is in them."""
        return len(self._places() - self._begun)

    def _places(self) -> set[tuple[str, int]]:
        with os.scandir(self.build) as entries:
            return {(e.name, e.inode()) for e in entries if e.name.endswith(".pdf")}

    def reports(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.build.glob("*.pdf")}

    def start(self, *arguments: str, before: str = "", **more: object) -> subprocess.Popen[str]:
        """joinup in a process group of its own; it speaks the two languages by turns."""
        self._asked += 1
        env = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
        env |= {"PYTHONPATH": str(ROOT), "JOINUP_LANG": ("en", "ar")[self._asked % 2]}
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": env, **more}
        prefix = options.pop("prefix", ())
        command = [*prefix, sys.executable, "-c", before + RUN, *arguments]
        return subprocess.Popen(
            command, cwd=self.root, text=True, start_new_session=True, **options
        )

    def joinup(self, *arguments: str, before: str = "", **more: object) -> Done:
        return finish(self.start(*arguments, before=before, **more))

    def hold_whole(self) -> int:
        """Each report is the old one or the new one, and none is gone; how many are new."""
        there = self.reports()
        hold(there.keys() == self.old.keys(), f"gone: {self.old.keys() - there.keys()}")
        for name, data in there.items():
            hold(data in (self.old[name], self.new[name]), f"{name} is neither old nor new")
        return sum(there[name] == self.new[name] for name in there)

    def hold_complete(self) -> None:
        """The next build makes all that is left to make, and knows it."""
        done = self.joinup("build")
        hold(done.code == FINE, done)
        hold(self.reports() == self.new, "all are new")
        done = self.joinup("build", "--check")
        hold(done.code == FINE, done)

    def hold_nothing_aside(self) -> None:
        hold(not list(self.build.rglob("*.part")), "something is left aside")


def finish(process: subprocess.Popen[str]) -> Done:
    out, err = process.communicate(timeout=3600)
    hold("Traceback" not in (out or "") + (err or ""), err)
    return Done(process.returncode, out or "", err or "")


def hold_told(done: Done, code: int, *findings: str) -> None:
    hold(done.code == code, done)
    told = set(re.findall(r"\[([a-z-]+\.[a-z-]+)\]", done.err))
    hold(told == set(findings), done)


def wait_for_begin(process: subprocess.Popen[str]) -> None:
    """Until joinup's first lines are done: before, Python answers to signals, in its own way."""
    status = Path(f"/proc/{process.pid}/status")
    while process.poll() is None:
        caught = re.search(r"SigCgt:\s*([0-9a-f]+)", status.read_text())
        if caught and int(caught[1], 16) >> (signal.SIGTERM - 1) & 1:
            return
        time.sleep(0.002)


def wait_for_new(stage: Stage, number: int, process: subprocess.Popen[str]) -> None:
    """Until so many reports are written, or there are no more."""
    while process.poll() is None and stage.moved() <= number:
        time.sleep(0.02)


def hold_gone(group: int) -> None:
    """Of its process group nobody is left, soon."""
    for _ in range(600):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise BrokenError("a process is still there")


@contextmanager
def disk(place: Path, size: str) -> Iterator[None]:
    """A small disk at `place`."""
    place.mkdir(parents=True, exist_ok=True)
    mount("-t", "tmpfs", "-o", f"size={size}", "joinup-faults", str(place))
    try:
        yield
    finally:
        subprocess.run(["umount", str(place)], check=True)


def mount(*arguments: str) -> None:
    try:
        subprocess.run(["mount", *arguments], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise NotHereError("mounting is refused") from error


def fill(folder: Path) -> Path:
    """A file that takes all the room there is."""
    ballast = folder / "ballast"
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass
    return ballast


# The faults. Each gives what held, for its line.

Fault = Callable[[Stage, Scale], str]
FAULTS: dict[str, tuple[str, Fault]] = {}


def fault(name: str, what: str) -> Callable[[Fault], Fault]:
    def note(act: Fault) -> Fault:
        FAULTS[name] = what, act
        return act

    return note


def at_random(stage: Stage, end: Callable[[subprocess.Popen[str]], object]) -> tuple[Done, int]:
    """A build that is ended at any moment of its life, and how many reports it had made."""
    stage.begin()
    begun = time.monotonic()
    process = stage.start("build", "--force", "--jobs", "2")
    wait_for_begin(process)
    if random.random() < 0.2:  # noqa: S311 - one in five while it loads what it needs
        time.sleep(random.uniform(0, 0.5))  # noqa: S311
    else:
        wait_for_new(stage, random.randrange(stage.number * 3 // 4), process)  # noqa: S311
    with suppress(ProcessLookupError):
        end(process)
    done = finish(process)
    hold_gone(process.pid)
    hold(time.monotonic() - begun < 600, "it ended")
    return done, stage.hold_whole()


@fault("kill", "kill -9 at random moments, of the first process or of all")
def kill(stage: Stage, scale: Scale) -> str:
    made = []
    for number in range(scale.rounds):
        one = number % 2
        _, new = at_random(stage, lambda p, one=one: p.kill() if one else os.killpg(p.pid, 9))
        made.append(new)
        stage.hold_complete()
    return f"{scale.rounds} times, after {min(made)} to {max(made)} of {stage.number} reports"


@fault("worker", "kill -9 of a process that makes reports")
def kill_worker(stage: Stage, scale: Scale) -> str:
    for _ in range(max(scale.rounds // 4, 1)):
        stage.begin()
        process = stage.start("build", "--jobs", "2")
        while not (workers := children(process.pid)):
            time.sleep(0.005)
        wait_for_new(stage, 4, process)
        os.kill(workers[0], signal.SIGKILL)
        hold_told(finish(process), BUG, "report.worker-lost")
        # One that was put into place just before is new, and told as lost all the same.
        hold(stage.hold_whole() >= stage.number - 1, "all others are made")
        stage.hold_complete()
    return "told with its report, the others made, code 70"


def stopped(stage: Stage, scale: Scale, end: Callable[[subprocess.Popen[str]], object]) -> str:
    codes = []
    for _ in range(scale.rounds):
        done, new = at_random(stage, end)
        hold(done.code in (STOPPED, FINE), done)
        hold(not new or done.code == FINE or done.err.strip(), done)
        codes.append(done.code)
        stage.hold_nothing_aside()
        stage.hold_complete()
    hold(STOPPED in codes, codes)
    return f"{scale.rounds} times, told, nothing left aside, no process left, code 130"


@fault("ctrl-c", "Ctrl-C at random moments")
def interrupt(stage: Stage, scale: Scale) -> str:
    return stopped(stage, scale, lambda p: os.killpg(p.pid, signal.SIGINT))


@fault("sigterm", "SIGTERM at random moments")
def terminate(stage: Stage, scale: Scale) -> str:
    return stopped(stage, scale, lambda p: p.send_signal(signal.SIGTERM))


@fault("two", "two builds at once in one folder")
def two_at_once(stage: Stage, scale: Scale) -> str:
    for _ in range(max(scale.rounds // 4, 1)):
        stage.begin()
        both = [stage.start("build", "--jobs", "2") for _ in range(2)]
        for done in map(finish, both):
            hold((done.code, done.err) == (FINE, ""), done)
        hold(stage.hold_whole() == stage.number, "all are new")
        stage.hold_nothing_aside()
        stage.hold_complete()
    return "both end with 0, all reports new, none is made a third time"


@fault("disk", "a disk that is full, and one that becomes full")
def disk_full(stage: Stage, _scale: Scale) -> str:
    stage.begin()
    shutil.rmtree(stage.build)
    with disk(stage.build, "256m"):
        shutil.copytree(stage.root.parent / "old", stage.build, dirs_exist_ok=True)
        ballast = fill(stage.build)
        hold_told(stage.joinup("build"), NO_ACCESS, "output.disk-full")
        hold(stage.hold_whole() == 0, "all are old")
        stage.hold_nothing_aside()
        ballast.unlink()
        stage.hold_complete()
    with disk(stage.build, str(sum(map(len, stage.new.values())) // 2)):
        hold_told(stage.joinup("build"), NO_ACCESS, "output.disk-full")
        there = stage.reports()
        hold(there and there.items() < stage.new.items(), "some are new, and whole")
        stage.hold_nothing_aside()
        mount("-o", "remount,size=256m", str(stage.build))
        stage.hold_complete()
    made = f"{len(there)} of {stage.number} made"
    return f"all old, or {made} and whole, told, code 3; once there is room all are made"


@fault("record", "a disk without room for what is remembered of a report")
def record_disk_full(stage: Stage, _scale: Scale) -> str:
    stage.begin()
    records = stage.build / ".joinup"
    shutil.rmtree(records)
    with disk(records, "64k"):
        fill(records)
        for _ in range(2):
            hold_told(stage.joinup("build"), FINE)
            hold(stage.hold_whole() == stage.number, "all are new")
        hold(stage.joinup("build", "--check").code == PROBLEMS, "none is taken on trust")
    stage.hold_complete()
    return "all reports made, code 0, and made again until they can be remembered"


@fault("read-only", "a folder that nothing may be written into")
def read_only(stage: Stage, _scale: Scale) -> str:
    stage.begin()
    shutil.rmtree(stage.build)
    with disk(stage.build, "256m"):
        shutil.copytree(stage.root.parent / "old", stage.build, dirs_exist_ok=True)
        mount("-o", "remount,ro", str(stage.build))
        hold_told(stage.joinup("build"), NO_ACCESS, "output.read-only-folder")
        hold(stage.hold_whole() == 0, "all are old")
        done = stage.joinup("build", "--report", "build/build.json", "m001")
        hold_told(done, NO_ACCESS, "output.read-only-folder")
        mount("-o", "remount,rw", str(stage.build))
        stage.hold_complete()
    return "all reports old, told, code 3"


@fault("held", "a report that another program holds open, as Windows does (simulated)")
def held_open(stage: Stage, _scale: Scale) -> str:
    stage.begin()
    hold_told(stage.joinup("build", before=HELD_OPEN), NO_ACCESS, "output.in-use")
    hold(stage.hold_whole() == stage.number - 1, "all others are new")
    stage.hold_nothing_aside()
    stage.hold_complete()
    return "it stays old, the others are made, told, code 3"


@fault("vanished", "notes, the series and the output folder that go away during a build")
def vanished(stage: Stage, _scale: Scale) -> str:
    last = stage.meetings / f"m{stage.number:03}.yaml"
    series = stage.meetings / "series.yaml"
    for gone, code, finding in (
        (last, NO_ACCESS, "source.unreadable"),
        (series, PROBLEMS, "workspace.no-series"),
    ):
        hold_told(build_without(stage, gone), code, finding)
        stage.hold_complete()
    stage.begin()
    process = stage.start("build", "--jobs", "2")
    wait_for_new(stage, 2, process)
    stage.build.rename(stage.root / "away")
    done = finish(process)
    hold(done.code in (FINE, NO_ACCESS), done)
    shutil.rmtree(stage.root / "away")
    stage.hold_complete()
    return "the others are made, told, code 3, 1, and 0 or 3"


def build_without(stage: Stage, gone: Path) -> Done:
    """A build during which a file goes away; another one, where it went too late."""
    for _ in range(5):
        stage.begin()
        process = stage.start("build", "--jobs", "2")
        wait_for_new(stage, 2, process)
        kept = gone.rename(stage.root / gone.name)
        done = finish(process)
        kept.rename(gone)
        if stage.hold_whole() < stage.number:
            return done
    raise BrokenError("it never went in time")


@fault("font", "fonts that are empty, cut short, noise, a folder, or may not be read")
def fonts(stage: Stage, _scale: Scale) -> str:
    sound = (ROOT / "fonts" / FONT).read_bytes()
    font = stage.root / "fonts" / FONT
    noise = random.Random(7).randbytes(len(sound))  # noqa: S311
    for data in (b"", sound[:1000], sound[: len(sound) // 2], sound[:-100], noise):
        stage.begin()
        font.parent.mkdir(parents=True)
        font.write_bytes(data)
        hold_told(stage.joinup("build"), PROBLEMS, "font.damaged")
        hold(stage.hold_whole() == 0, "all are old")
    font.write_bytes(sound)
    hold_told(*unreadable(stage, font))
    hold(stage.hold_whole() == 0, "all are old")
    font.unlink()
    font.mkdir()
    stage.hold_complete()  # with the packaged one
    return "all reports old, told, code 1 or, where it may not be read, 3"


def unreadable(stage: Stage, font: Path) -> tuple[Done, int, str]:
    """A build by somebody who may not read the font."""
    prefix: tuple[str, ...] = ()
    if os.getuid() == 0:
        prefix = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
        for path in (stage.root.parent, *stage.root.parent.rglob("*")):
            path.chmod(0o777)
        probe = [*prefix, sys.executable, "-c", "import joinup_reports.build"]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        try:
            subprocess.run(probe, env=env, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise NotHereError("the others held; being another user is refused") from error
    font.chmod(0)
    done = stage.joinup("build", prefix=prefix)
    font.chmod(0o644)
    return done, NO_ACCESS, "font.unreadable"


@fault("records", "what is remembered, spoilt: cut short, noise, another report's, folders")
def spoilt_records(stage: Stage, scale: Scale) -> str:
    chance = random.Random(7)  # noqa: S311
    for _ in range(max(scale.rounds // 2, 1)):
        stage.begin()
        hold_told(stage.joinup("build"), FINE)
        records = sorted((stage.build / ".joinup").iterdir())
        texts = [path.read_bytes() for path in records]
        for path, text in zip(records, texts, strict=True):
            spoil = chance.randrange(6)
            at = chance.randrange(len(text))
            if spoil == 0:
                path.write_bytes(text[:at])
            elif spoil == 1:
                path.write_bytes(text[:at] + chance.randbytes(8) + text[at + 8 :])
            elif spoil == 2:
                path.write_bytes(chance.choice(texts))
            elif spoil == 3:
                path.unlink()
                path.mkdir()
            elif spoil == 4:
                pdf = stage.build / path.stem
                pdf.write_bytes(pdf.read_bytes()[:at])
        done = stage.joinup("build")
        hold(done.code == FINE, done)
        hold(stage.reports() == stage.new, "all are right")
        for path in records:
            if path.is_dir():
                path.rmdir()
        stage.hold_complete()
    return "every report right, code 0"


@fault("clock", "a clock that is set back to 1970 and on to 2099, files of other times")
def clock(stage: Stage, _scale: Scale) -> str:
    for seconds in (0, 4_070_908_800):
        before = CLOCK_AT.format(seconds=seconds)
        stage.begin()
        for path in stage.meetings.iterdir():
            os.utime(path, (4_070_908_800 - seconds,) * 2)
        hold_told(stage.joinup("build", before=before), FINE)
        hold(stage.hold_whole() == stage.number, "all are new, the same bytes as ever")
        hold(stage.joinup("build", "--check", before=before).code == FINE, "none is old")
        stage.hold_complete()
    return "what changed is made, nothing else, the same bytes"


@fault("streams", "standard output that is closed, full, or read no further")
def streams(stage: Stage, _scale: Scale) -> str:
    stage.begin()
    process = stage.start("build", "--force", stderr=subprocess.PIPE)
    process.stdout.close()  # type: ignore[union-attr]
    err = process.stderr.read()  # type: ignore[union-attr]
    hold((process.wait(), err) == (NO_ACCESS, ""), err)
    hold_gone(process.pid)
    stage.hold_whole()
    stage.hold_nothing_aside()
    stage.hold_complete()
    with Path("/dev/full").open("w") as full:
        hold_told(stage.joinup("build", "--force", stdout=full), NO_ACCESS, "output.not-said")
        done = stage.joinup("build", "--force", stdout=full, stderr=full)
        hold(done.code == NO_ACCESS, done)
    stage.hold_complete()
    hold(stage.joinup("build", "--force", prefix=("sh", "-c", '"$@" >&-', "-")).code == FINE, "-")
    return "files whole, told where somebody can be told, code 3; closed at the start, 0"


class Memory(NamedTuple):
    """Megabytes of the first process and of the largest worker, after some of the reports."""

    done: float
    first: float
    worker: float


@fault("load", "many reports in one run")
def load(_stage: Stage, scale: Scale) -> str:
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder), 1)
        stage.number = scale.load
        stage.write("الجديد")
        begun = time.monotonic()
        with (stage.root / "log").open("w") as log:
            process = stage.start("build", "--force", stdout=log, stderr=log)
            seen = list(watch_memory(stage, process))
        seconds = time.monotonic() - begun
        told = (stage.root / "log").read_text("utf-8")
        hold(process.returncode == FINE, told[-2000:])
        hold(len(set(re.findall(r"m\d+\.pdf", told))) == scale.load, told[-2000:])
        hold(stage.joinup("build", "--check").code == FINE, "all are made")
    parts = []
    for name in ("first", "worker"):
        early = median(getattr(m, name) for m in seen if 0.2 < m.done < 0.4)
        late = median(getattr(m, name) for m in seen if m.done > 0.8)
        hold(late < early * 1.15 + 4, f"{name} process: {early:.0f} MB, later {late:.0f} MB")
        parts.append(f"{early:.0f} → {late:.0f} MB")
    each = 1000 * seconds / scale.load
    memory = "; largest worker ".join(parts)
    return f"{scale.load} reports, {each:.0f} ms each; first process {memory}"


def watch_memory(stage: Stage, process: subprocess.Popen[str]) -> Iterator[Memory]:
    while process.poll() is None:
        done = sum(1 for _ in stage.build.glob("*.pdf")) / stage.number
        with suppress(OSError, IndexError):
            workers = [resident(pid) for pid in children(process.pid)]
            yield Memory(done, resident(process.pid), max(workers, default=0.0))
        time.sleep(0.25)


def children(pid: int) -> list[int]:
    with suppress(OSError):
        return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def resident(pid: int) -> float:
    """Megabytes of memory that a process has in use, shared ones too."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MB


@fault("pages", "one report of very many pages")
def pages(_stage: Stage, scale: Scale) -> str:
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder), 1)
        look = stage.root / "templates/final-report/theme.yaml"
        look.parent.mkdir(parents=True)
        theme = (ROOT / "templates/final-report/theme.yaml").read_text("utf-8")
        look.write_text(LETTERS.sub(r"\g<1>32\g<2>64", theme), encoding="utf-8")
        told = [measure_pages(stage, number) for number in scale.pages]
    few, some, many = told
    growth = (many.cpu - some.cpu) / (many.pages - some.pages)
    growth /= (some.cpu - few.cpu) / (some.pages - few.pages)
    hold(growth < 1.3, told)
    sizes = ", ".join(f"{n} pages {cpu:.1f} s of CPU and {m:.0f} MB" for n, cpu, m in told)
    return f"{sizes}; of the later pages each takes {growth:.2f} times as long as of the earlier"


class Long(NamedTuple):
    """A report of many pages: seconds of CPU, and megabytes at most."""

    pages: int
    cpu: float
    memory: float


def measure_pages(stage: Stage, number: int) -> Long:
    """A report of about so many pages, its letters large: notes may have a megabyte."""
    lines = (ROOT / "tests/data/report-07.txt").read_text("utf-8").splitlines()
    words = [line for line in lines if len(line) > 60 and ":" not in line]
    items = "".join(f"  - {words[i % len(words)]} {i}\n" for i in range(int(number * PER_PAGE)))
    (stage.meetings / "m001.yaml").write_text(notes(number, "الجديد") + items, encoding="utf-8")
    process = stage.start("build", "--force", "--report", "build.json", stdout=subprocess.DEVNULL)
    memory = watch_peak(process.pid)
    err = process.stderr.read()  # type: ignore[union-attr]
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    hold((process.returncode, err) == (FINE, ""), err)
    (report,) = json.loads((stage.root / "build.json").read_text("utf-8"))["reports"]
    return Long(report["pages"], used.ru_utime + used.ru_stime, memory)


def watch_peak(pid: int) -> float:
    """Megabytes at most, as the system remembers them; `ru_maxrss` would count ours, too."""
    status, most = Path(f"/proc/{pid}/status"), 0
    while found := re.search(r"VmHWM:\s*(\d+)", status.read_text()):
        most = int(found[1])
        time.sleep(0.005)
    return most / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true")
    size.add_argument("--full", action="store_true", help="the usual")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 10_000)
    parser.add_argument("faults", nargs="*", choices=[[], *FAULTS], metavar="FAULT")
    asked = parser.parse_args()
    random.seed(asked.seed)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background ignores it
    print(f"seed {asked.seed}")
    return meet(asked.faults or list(FAULTS), QUICK if asked.quick else FULL)


def meet(names: Sequence[str], scale: Scale) -> int:
    """Each of these faults; 1 when something did not hold."""
    broken = 0
    with tempfile.TemporaryDirectory(prefix="joinup-faults-") as folder:
        stage = Stage(Path(folder), scale.reports)
        for name in names:
            what, act = FAULTS[name]
            begun = time.monotonic()
            try:
                held = act(stage, scale)
            except NotHereError as error:
                held = f"SKIPPED: {error}"
            except BrokenError as error:
                held, broken = f"BROKEN: {str(error)[-1000:]}", 1
            seconds = time.monotonic() - begun
            print(f"{name}: {what}: {held} ({seconds:.0f} s)", flush=True)
    return broken


if __name__ == "__main__":
    sys.exit(main())
