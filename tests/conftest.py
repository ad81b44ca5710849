"""What several tests need: a workspace of one's own, and joinup run in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from joinup_reports import cli

ROOT = Path(__file__).resolve().parents[1]

# What takes how long is measured elsewhere; a busy machine is no fault.
settings.register_profile("joinup", deadline=None)
settings.load_profile("joinup")


@dataclass(frozen=True, slots=True)
class Outcome:
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the meetings in a folder of its own, the current folder for the test."""
    root = tmp_path / "مساحة العمل"
    shutil.copytree(ROOT / "meetings", root / "meetings")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def joinup(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in this process, speaking English unless told otherwise."""

    def run(*arguments: str | Path) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["joinup", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as exit_:
            cli.main()
        shown = capsys.readouterr()
        return Outcome(exit_.value.code or 0, shown.out, shown.err)

    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("JOINUP_TERMINAL", "")  # what a command line sets is taken back
    monkeypatch.setenv("JOINUP_LANG", "en")
    return run


@pytest.fixture
def run_python() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """A Python process that finds the checkout, with UTF-8 nowhere promised."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
        command = [sys.executable, *arguments]
        return subprocess.run(command, capture_output=True, env=env, check=False)

    return run
