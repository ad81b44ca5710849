"""What a report costs, counted: time differs from machine to machine, counts do not.

Modules loaded and Python functions called, cold and warm; HarfBuzz's shaping calls; bytes
written. Each may grow by a tenth before a budget is broken. Whoever breaks one with good
reason looks for what to save first, and then raises it here; `pytest -rP` tells the counts.
"""

from __future__ import annotations

import json
import re

import pytest

# Runs the command line with every call of a Python function counted from the first import.
COLD = """
import json, sys
calls = 0
def count(frame, event, argument):
    global calls
    calls += event == "call"
arguments = json.loads(sys.argv[1])
loaded_before = set(sys.modules)
sys.setprofile(count)
from joinup_reports import cli
sys.argv = ["joinup", *arguments]
try:
    cli.main()
finally:
    sys.setprofile(None)
    modules = sys.modules.keys() - loaded_before
    ours = [name for name in modules if name.startswith("joinup_reports")]
    print(json.dumps({"calls": calls, "modules": len(modules), "ours": len(ours)}))
"""

# Makes one report and then, counted, another one with other words in every paragraph.
WARM = """
import json, sys
from pathlib import Path
import uharfbuzz
calls = shaped = 0
shape = uharfbuzz.shape
def counted_shape(*arguments, **options):
    global shaped
    shaped += 1
    return shape(*arguments, **options)
def count(frame, event, argument):
    global calls
    calls += event == "call"
uharfbuzz.shape = counted_shape
from joinup_reports.build import set_report
from joinup_reports.diagnostics import Diagnostics
first, second = map(Path, sys.argv[1:])
cold = set_report(first, Diagnostics(), first.name)
shaped_cold, shaped = shaped, 0
sys.setprofile(count)
warm = set_report(second, Diagnostics(), second.name)
sys.setprofile(None)
print(json.dumps({"shaped cold": shaped_cold, "shaped warm": shaped, "calls": calls,
                  "bytes": len(cold)}))
"""

# Python 3.11 needs the most calls.
COLD_BUDGETS = {
    "--help": {"calls": 37_000, "modules": 114, "ours": 21},
    "validate": {"calls": 72_500, "modules": 183, "ours": 61},
    "build --force": {"calls": 249_000, "modules": 340, "ours": 132},
}
WARM_BUDGET = {"shaped cold": 155, "shaped warm": 178, "calls": 60_200, "bytes": 52_900}
ROOM = 1.1


def counted(run_python, program, *arguments):
    done = run_python("-c", program, *map(str, arguments))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def within(counts, budget):
    return {name: (n, budget[name]) for name, n in counts.items() if n > budget[name] * ROOM}


@pytest.mark.parametrize("command", COLD_BUDGETS)
def test_a_start_stays_as_small_as_it_is(run_python, workspace, command):
    typed = command.split() + ([] if command.startswith("-") else ["meeting-07.yaml"])
    counts = {}
    for _ in ("with templates to compile, the first time", "as ever after"):
        counts = counted(run_python, COLD, json.dumps(typed))
    print(command, counts)
    assert within(counts, COLD_BUDGETS[command]) == {}


def test_the_next_report_of_a_process_finds_everything_ready(run_python, workspace):
    first = workspace / "meetings" / "meeting-07.yaml"
    text = first.read_text(encoding="utf-8")
    second = first.with_name("meeting-08.yaml")
    second.write_text(re.sub(r"(?<=[ء-ي])(?=\n)", " 8", text), encoding="utf-8")
    counts = counted(run_python, WARM, first, second)
    print(counts)
    assert within(counts, WARM_BUDGET) == {}
