"""What a command may load: starting up must stay cheap."""

from __future__ import annotations

import json

import pytest

HEAVY = {
    "PIL",
    "arabic_reshaper",
    "bidi",
    "icu4py",
    "jinja2",
    "pydantic",
    "pypdf",
    "pypdfium2",
    "reportlab",
    "rich",
    "uharfbuzz",
}

PROGRAM = """
import json, sys
from joinup_reports import cli
sys.argv = json.loads(sys.argv[1])
try:
    cli.main()
finally:
    print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def loaded(run_python, *arguments):
    done = run_python("-c", PROGRAM, json.dumps(["joinup", *map(str, arguments)]))
    assert done.stdout, done.stderr
    return done.returncode, set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "--help"]])
def test_help_loads_nothing_heavy_and_reads_no_yaml(run_python, arguments):
    code, modules = loaded(run_python, *arguments)
    assert code == 0
    assert not modules & (HEAVY | {"yaml"})


def test_validating_loads_nothing_heavy(run_python, workspace):
    code, modules = loaded(run_python, "validate", "meeting-07.yaml")
    assert code == 0
    assert "yaml" in modules
    assert not modules & HEAVY


def test_showing_problems_to_a_pipe_loads_nothing_heavy(run_python, workspace):
    notes = workspace / "meetings" / "bad.yaml"
    notes.write_text("العنوان: نص (أول)\nلا: نعم\n", encoding="utf-8")
    code, modules = loaded(run_python, "validate", notes)
    assert code == 1
    assert not modules & HEAVY


def test_building_loads_no_reader_of_pdfs(run_python, workspace):
    code, modules = loaded(run_python, "build", "meeting-07.yaml")
    assert code == 0
    assert "reportlab" in modules
    assert not modules & {"pypdf", "pypdfium2"}


def test_verifying_does(run_python, workspace):
    code, modules = loaded(run_python, "build", "--verify", "meeting-07.yaml")
    assert code == 0
    assert "pypdfium2" in modules
