"""A single report, cold: the whole process from the shell, beside Typst's.

    python benchmarks/coldstart.py [ROUNDS]

Both take turns, so that the machine's moods hit them alike; the median of each process's CPU
time (user and system) and the ratio of the medians are printed. Typst sets the same words from
its Python package, tagged as PDF/UA-1. PYTHONDONTWRITEBYTECODE is taken out of the
environment: an installed program has its bytecode.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
NOTES = "meetings/meeting-07.yaml"
TYPST = """
import json, sys, typst
from pathlib import Path
sys.path.insert(0, "benchmarks")
import typesetting
lines = json.dumps(typesetting.REPORT, ensure_ascii=False)
compiler = typst.Compiler(font_paths=["fonts"])
compiler.compile(
    typesetting.TYPST.encode(), output=sys.argv[1], sys_inputs={"lines": lines},
    pdf_standards=["ua-1"],
)
"""


def cpu_seconds(command: list[str]) -> float:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0, command
    return used.ru_utime + used.ru_stime


def _typst() -> str:
    return TYPST.replace("import typesetting", _WORDS)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    folder = Path(tempfile.mkdtemp())
    joinup = [sys.executable, "-m", "joinup_reports"]
    commands = {
        "joinup build": [*joinup, "build", "--force", NOTES, "-o", f"{folder}/a.pdf"],
        "joinup validate": [*joinup, "validate", NOTES],
        "joinup --help": [*joinup, "--help"],
        "Typst": [
            sys.executable,
            "-c",
            TYPST.replace("import typesetting", _WORDS),
            f"{folder}/b.pdf",
        ],
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            seconds = cpu_seconds(command)
            if number:  # the first round warms the disk
                taken[name].append(seconds)
    typst = median(taken["Typst"])
    for name, times in taken.items():
        print(f"{name}: {median(times):.3f} s, {median(times) / typst:.2f} times Typst")


# What the Typst process needs of typesetting.py, without importing our engine.
_WORDS = f"""
def _text(path):
    return open(path, encoding="utf-8").read()
class typesetting:
    REPORT = [l for l in _text({str(ROOT / "tests/data/report-07.txt")!r}).splitlines() if l]
    TYPST = _text("benchmarks/typesetting.py").split('TYPST = \"\"\"')[1].split('\"\"\"')[0]
"""


if __name__ == "__main__":
    main()
