"""What joinup says goes nowhere: standard streams that are closed, full, or that nobody reads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FULL = Path("/dev/full")

posix = pytest.mark.skipif(os.name != "posix", reason="a shell that closes streams")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="no device that is always full here")

FINE, PROBLEMS, CANNOT_WRITE = 0, 1, 3


def run(workspace, command, **more):
    env = {**os.environ, "PYTHONPATH": str(ROOT), "JOINUP_LANG": "en", **more}
    line = f'j() {{ "$PYTHON" -m joinup_reports "$@"; }}; {command}'
    env["PYTHON"] = sys.executable
    done = subprocess.run(
        ["sh", "-c", line], cwd=workspace, env=env, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done


@posix
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_what_is_closed_is_no_fault(workspace, closed):
    assert run(workspace, f"j build --force {closed}").returncode == FINE
    assert (workspace / "build" / "meeting-07.pdf").stat().st_size > 10_000
    (workspace / "meetings" / "bad.yaml").write_text("x: y\n")
    assert run(workspace, f"j validate meetings {closed}").returncode == PROBLEMS


@posix
def test_nobody_answers_where_there_is_no_input(workspace):
    assert run(workspace, "j new <&-").returncode == FINE
    assert (workspace / "meetings" / "meeting-08.yaml").exists()


@posix
@needs_full
@pytest.mark.parametrize("buffered", ["", "1"])
@pytest.mark.parametrize("command", ["build --force", "validate meetings", "schema", "--version"])
def test_a_full_disk_is_told_and_reports_are_whole(workspace, command, buffered):
    done = run(workspace, f"j {command} >/dev/full", PYTHONUNBUFFERED=buffered)
    assert done.returncode == CANNOT_WRITE
    assert done.stderr.count("error[output.not-said]") == 1
    done = run(workspace, f"j {command} >/dev/full 2>/dev/full", PYTHONUNBUFFERED=buffered)
    assert done.returncode == CANNOT_WRITE
    if command.startswith("build"):
        pdf = (workspace / "build" / "meeting-07.pdf").read_bytes()
        assert pdf.rstrip().endswith(b"%%EOF")


@posix
def test_who_reads_no_more_is_told_nothing(workspace):
    done = run(workspace, "(j schema; echo code $? >&2) | head -n 1")
    assert done.stderr.splitlines() in (["code 3"], ["code 0"])  # all of it may fit into the pipe
