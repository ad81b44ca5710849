"""What is measured: each section gives its rows.

cold     whole processes from the shell: a report, and joinup's quick answers
warm     report after report in one process
batch    200 reports
growth   a report with ten and a hundred times the entries: time, memory, size
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from clock import CommandError, Used, Warm, drive, in_turns, median_of, run, warm_turns
from content import APART, GROWTH, NOTES, entries, load
from table import US, Row, Target

HERE = Path(__file__).resolve().parent
PEERS = {
    "Typst": "typst",
    "WeasyPrint": "weasyprint",
    "Chromium": "chromium",
    "fpdf2": "fpdf2",
    "ReportLab": "reportlab",
}
TYPST = ("Typst",)
TAGGED = ("Typst", "WeasyPrint", "Chromium")
OTHERS = tuple(name for name in PEERS if name != "Typst")
# Who takes so long that a part of the work must tell of the whole.
SLOW = ("WeasyPrint", "Chromium", "fpdf2")
REPORTS, FEW = 200, 20
JOINUP = [sys.executable, "-m", "joinup_reports"]
EMPTY = "an empty Python"


class Bench(NamedTuple):
    """Where the content lies, who is there (name → engine), and how often to measure."""

    folder: Path
    peers: Mapping[str, str]
    rounds: int

    def source(self, name: str, notes: str) -> Path:
        """Notes for joinup, their words for a peer."""
        return (self.folder / notes).with_suffix(".yaml" if name == US else ".json")

    def output(self, name: str) -> Path:
        return self.folder / f"{name}.pdf"

    def command(self, name: str, *notes: str) -> list[str]:
        """A fresh process that sets the notes one after another."""
        if name == US:
            return [
                *JOINUP,
                "build",
                *self.sources(name, notes),
                "--force",
                "-o",
                str(self.output(US)),
            ]
        return drive(self.peers[name], self.output(name), *self.sources(name, notes))

    def sources(self, name: str, notes: Sequence[str]) -> list[str]:
        return [str(self.source(name, one)) for one in notes]


def find_peers(folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The peers that set meeting 07 here; of the others, why they do not."""
    there, missing = {}, {}
    for name, engine in PEERS.items():
        source = folder / "x1" / f"{NOTES.stem}.json"
        try:
            run(drive(engine, folder / f"{name}.pdf", source))
        except CommandError as error:
            missing[name] = str(error)
        else:
            there[name] = engine
    return there, missing


def cold(bench: Bench) -> list[Row]:
    notes = f"x1/{NOTES.stem}"
    file = str(bench.source(US, notes))
    kept = bench.folder / "kept"
    quick = {
        "`joinup --help`": [*JOINUP, "--help"],
        "`joinup validate FILE`": [*JOINUP, "validate", file],
        "`joinup build FILE`, nothing changed": [*JOINUP, "build", file, "-o", str(kept)],
        EMPTY: [sys.executable, "-c", "pass"],
    }
    builds = {name: bench.command(name, notes) for name in (US, *bench.peers)}
    used = in_turns(bench.rounds, {**builds, **quick})
    cpu = {name: used[name].cpu for name in builds}
    what, seconds = "one report, cold: CPU", "{:.3f} s"
    limits = dict(zip(quick, (0.10, 0.15, 0.12), strict=False))
    return [
        Row(what, seconds, cpu, Target("≤ 2.5 × Typst's", 2.5, TYPST)),
        Row(what, seconds, cpu, Target("≤ 1/2 of every other's", 0.5, OTHERS)),
        Row("— on the clock", seconds, {name: used[name].wall for name in builds}),
        *(
            Row(f"{name}: CPU", seconds, {US: used[name].cpu}, Target(f"≤ {limit:.2f} s", limit))
            for name, limit in limits.items()
        ),
        Row("`python -c pass`: CPU", seconds, {US: used[EMPTY].cpu}),
    ]


def warm(bench: Bench) -> list[Row]:
    """Chromium has no process to keep: it is not asked."""
    names = [US, *(name for name in bench.peers if name != "Chromium")]
    engines = {
        name: Warm("joinup" if name == US else bench.peers[name], bench.output(name))
        for name in names
    }
    turns = min(5 * bench.rounds, APART - 3)

    def of_series(name: str, turn: int) -> Path:
        return bench.source(name, f"series/meeting-{turn:03}")

    def apart(name: str, turn: int) -> Path:
        return bench.source(name, f"apart/{turn:03}/{NOTES.stem}")

    try:
        warm_turns(engines, of_series, range(1, 4))  # not counted
        one_series = warm_turns(engines, of_series, range(4, 4 + turns))
        no_series = warm_turns(engines, apart, range(1, 1 + turns))
    finally:
        for engine in engines.values():
            engine.close()
    target = Target("≤ 1/3 of Typst's", 1 / 3, TYPST)
    shape = "{:.1f} ms"
    return [
        Row("next report of a series, warm", shape, thousandths(one_series, "wall"), target),
        Row("— CPU", shape, thousandths(one_series, "cpu")),
        Row("next report, its series another, too", shape, thousandths(no_series, "wall"), target),
        Row("— CPU", shape, thousandths(no_series, "cpu")),
    ]


def thousandths(used: Mapping[str, Used], field: str) -> dict[str, float]:
    return {name: 1000 * getattr(one, field) for name, one in used.items()}


def batch(bench: Bench) -> list[Row]:
    """joinup as from the shell, in two processes; each peer in one of its own."""
    notes = [f"series/meeting-{number:03}" for number in range(1, REPORTS + 1)]
    out = str(bench.folder / "out")
    jobs = ["--jobs", "2", "--force", "-o", out]
    commands = {US: [*JOINUP, "build", str(bench.folder / "series"), *jobs]}
    commands |= {n: bench.command(n, *notes) for n in bench.peers if n not in SLOW}
    used = in_turns(min(3, bench.rounds), commands)
    for name in (name for name in SLOW if name in bench.peers):
        one = run(bench.command(name, notes[0]))
        few = None if name == "Chromium" else run(bench.command(name, *notes[:FEW]))
        used[name] = whole_batch(one, few)
    about = frozenset(SLOW)
    wall, cpu = ({name: getattr(u, f) for name, u in used.items()} for f in ("wall", "cpu"))
    target = Target("≤ 1/4 of Typst's", 1 / 4, TYPST)
    return [
        Row(f"{REPORTS} reports, 2 cores, on the clock", "{:.2f} s", wall, target, about),
        Row(f"{REPORTS} reports: CPU", "{:.2f} s", cpu, None, about),
    ]


def whole_batch(one: Used, few: Used | None) -> Used:
    """What all reports would take; whoever takes none but one starts anew for each."""
    if few is None:
        return Used(one.wall * REPORTS, one.cpu * REPORTS, one.peak)
    each = [(b - a) / (FEW - 1) for a, b in zip(one, few, strict=True)]
    return Used(one.wall + each[0] * (REPORTS - 1), one.cpu + each[1] * (REPORTS - 1), few.peak)


def growth(bench: Bench) -> list[Row]:
    used: dict[tuple[str, int], list[Used]] = {}
    sizes: dict[tuple[str, int], int] = {}
    own: dict[int, int] = {}
    for number in range(bench.rounds):
        for times in GROWTH:
            for name in (US, *bench.peers):
                if number and name not in (US, *TYPST):
                    continue  # once must do: it takes long, and only its size is asked for
                used.setdefault((name, times), []).append(
                    run(bench.command(name, f"x{times}/{NOTES.stem}"))
                )
                sizes[name, times] = bench.output(name).stat().st_size
            own[times] = sizes[US, times] - carried(bench.output(US)) if not number else own[times]
    medians = {key: median_of(all_used) for key, all_used in used.items()}
    return [*time_rows(bench, medians), *memory_rows(bench, medians), *size_rows(bench, sizes, own)]


def carried(pdf: Path) -> int:
    command = [sys.executable, str(HERE / "carried.py"), str(pdf)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def by_name(bench: Bench, used: Mapping[tuple[str, int], Used], times: int) -> dict[str, Used]:
    return {name: used[name, times] for name in (US, *bench.peers)}


def time_rows(bench: Bench, used: Mapping[tuple[str, int], Used]) -> list[Row]:
    count = [entries(load(bench.folder / f"x{t}" / f"{NOTES.stem}.json")) for t in GROWTH]
    near, far = (
        {
            name: 1000
            * (used[name, GROWTH[n]].cpu - used[name, GROWTH[n - 1]].cpu)
            / (count[n] - count[n - 1])
            for name in (US, *bench.peers)
        }
        for n in (1, 2)
    )
    steady = {name: far[name] / near[name] for name in near if near[name] > 0}
    totals = {n: u.cpu for n, u in by_name(bench, used, 100).items()}
    return [
        Row("an entry more, 1 to 10 times: CPU", "{:.2f} ms", near),
        Row("an entry more, 10 to 100 times: CPU", "{:.2f} ms", far),
        Row("— the second by the first", "{:.2f}", steady, Target("0.9 to 1.1", 1.1, (), 0.9)),
        Row(
            "10 times the entries: CPU",
            "{:.2f} s",
            {n: u.cpu for n, u in by_name(bench, used, 10).items()},
        ),
        Row("100 times the entries: CPU", "{:.2f} s", totals, Target("≤ Typst's", 1, TYPST)),
    ]


def memory_rows(bench: Bench, used: Mapping[tuple[str, int], Used]) -> list[Row]:
    return [
        Row(
            f"{times_words(times)}: peak memory",
            "{:.0f} MiB",
            {n: u.peak for n, u in by_name(bench, used, times).items()},
            Target("≤ Typst's", 1, TYPST) if times > 1 else None,
        )
        for times in GROWTH
    ]


def times_words(times: int) -> str:
    return "one report" if times == 1 else f"{times} times the entries"


def size_rows(
    bench: Bench, sizes: Mapping[tuple[str, int], int], own: Mapping[int, int]
) -> list[Row]:
    target = Target("≤ every tagged peer's", 1, TAGGED)
    rows = []
    for times in (1, 100):
        what, all_sizes = (
            f"{times_words(times)}: size",
            {n: sizes[n, times] / 1000 for n in (US, *bench.peers)},
        )
        without = {**all_sizes, US: own[times] / 1000}
        rows.append(Row(what, "{:.1f} kB", all_sizes, target))
        rows.append(Row("— without the source it carries", "{:.1f} kB", without, target))
    return rows


SECTIONS = {"warm": warm, "batch": batch, "cold": cold, "growth": growth}
