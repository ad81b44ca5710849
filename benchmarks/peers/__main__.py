"""Meeting 07 with joinup and with its peers: the same words, on one machine, in turns.

    python benchmarks/peers                          # ten minutes, on a machine left alone
    python benchmarks/peers --rounds 2 --only cold,warm
    python benchmarks/peers --write                  # the table goes into benchmarks/README.md

joinup starts from YAML and ends with a tagged file that it has checked and that carries its
source; a peer starts from the words (content.py). All take the same fonts. Peers are driven as
well as we know (with_*.py): fresh processes where a start is measured, kept ones where it is not.
A peer that is not installed (`pip install -e ".[bench]"`; Chromium) is left out, aloud.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from clock import ENVIRONMENT, HERE, ROOT
from rows import REPORTS, SECTIONS, Bench, find_peers
from table import US, make_table, write_between

README = ROOT / "benchmarks" / "README.md"
PACKAGES = {
    "Typst": "typst",
    "WeasyPrint": "weasyprint",
    "fpdf2": "fpdf2",
    "ReportLab": "reportlab",
    "arabic-reshaper": "arabic-reshaper",
    "python-bidi": "python-bidi",
}


def main() -> None:
    options = read_options()
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tell("writing the notes")
        # In a process of its own, so that this one stays small.
        prepare = [sys.executable, str(HERE / "content.py"), name, str(REPORTS)]
        subprocess.run(prepare, check=True, env=ENVIRONMENT, cwd=ROOT)
        peers, missing = find_peers(folder)
        for peer, reason in missing.items():
            tell(f"{peer} is left out: {reason}")
        load = os.getloadavg()[0]
        rows = []
        for section in options.only:
            tell(section)
            rows += SECTIONS[section](Bench(folder, peers, options.rounds))
    part = f"{conditions(options.rounds, load)}\n\n{make_table(rows, [US, *peers])}"
    if missing:
        part += f"\nNot here, and left out: {', '.join(missing)}.\n"
    print(part)
    if options.write:
        write_between(README, part)
    tell(f"{time.perf_counter() - started:.0f} s")


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="benchmarks/peers", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=7, help="how often to measure; 7")
    parser.add_argument(
        "--only",
        type=lambda names: names.split(","),
        default=list(SECTIONS),
        metavar="SECTIONS",
        help=f"some of {','.join(SECTIONS)}",
    )
    parser.add_argument("--write", action="store_true", help="write the table into the README")
    options = parser.parse_args()
    if unknown := set(options.only) - set(SECTIONS):
        parser.error(f"no such section: {', '.join(unknown)}")
    if options.write and len(options.only) < len(SECTIONS):
        parser.error("a table is written whole: all of it comes from one run")
    return options


def conditions(rounds: int, load: float) -> str:
    """When, where and with what, in a paragraph."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    machine = (
        f"{datetime.now(tz=UTC):%Y-%m-%d}, medians of {rounds} rounds. {processor()},"
        f" {os.cpu_count()} cores, {memory:.0f} GiB, {system}; load when it began: {load:.1f}."
    )
    return f"{machine} {'; '.join(versions())}."


def processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def versions() -> list[str]:
    found = []
    for name, package in PACKAGES.items():
        try:
            found.append(f"{name} {version(package)}")
        except PackageNotFoundError:
            continue
    if browser := shutil.which("chromium") or shutil.which("google-chrome"):
        said = subprocess.run([browser, "--version"], capture_output=True, text=True, check=False)
        found.append(" ".join(said.stdout.split()[:2]))
    return found


def tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
