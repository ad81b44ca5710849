"""The hooks of .pre-commit-hooks.yaml, run by pre-commit over a repository of one's own.

Only where joinup comes from is another: pre-commit would install it, here it is this one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
NAMES = ("meeting-07.yaml", "لقاء ثامن (نسخة 2).yaml")

pytest.importorskip("pre_commit")
if not shutil.which("git"):
    pytest.skip("git is not there", allow_module_level=True)


def git(*arguments):
    done = subprocess.run(["git", *arguments], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.fixture
def repository(workspace, monkeypatch):
    """A workspace under git, with two meetings, a list of words and a file that is no notes."""
    meetings = workspace / "meetings"
    shutil.copyfile(meetings / NAMES[0], meetings / NAMES[1])
    (meetings / "words.yaml").write_text("المتجمع: المجتمع\n", "utf-8")
    (workspace / "other.yaml").write_text("no: notes\n", "utf-8")
    python = f'"{sys.executable}" -m joinup_reports'
    hooks = [
        {**hook, "language": "system", "entry": hook["entry"].replace("joinup", python, 1)}
        for hook in HOOKS
    ]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (workspace / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    git("init", "-q")
    git("add", "-A")
    return workspace


def run_hook(name, repository):
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", name, "--all-files", "--verbose"],
        cwd=repository,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PRE_COMMIT_HOME": str(repository.parent / "pre-commit"),
            "JOINUP_LANG": "en",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_both_hooks_are_told():
    assert [hook["id"] for hook in HOOKS] == ["joinup-validate", "joinup-fix"]
    assert {hook["language"] for hook in HOOKS} == {"python"}
    assert all(hook["name"] and hook["description"] for hook in HOOKS)


def test_sound_notes_pass(repository):
    code, said = run_hook("joinup-validate", repository)
    assert code == 0, said
    for name in (*NAMES, "series.yaml"):
        assert os.path.join("meetings", name) in said  # noqa: PTH118
    assert os.path.join("meetings", "words.yaml") not in said  # noqa: PTH118
    assert "other.yaml" not in said


def test_a_fault_keeps_a_commit_back(repository):
    notes = repository / "meetings" / NAMES[1]
    notes.write_text(notes.read_text("utf-8").replace("title:", "titel:"), "utf-8")
    code, said = run_hook("joinup-validate", repository)
    assert code == 1
    assert "error[fields.misspelt-key]" in said


def test_what_can_be_mended_is_mended_and_shown(repository):
    notes = repository / "meetings" / NAMES[1]
    sound = notes.read_bytes()
    notes.write_bytes(sound.replace(b"\n  - ", "\n  • ".encode(), 1))
    git("add", "-A")
    code, said = run_hook("joinup-fix", repository)
    assert code == 1
    assert "files were modified by this hook" in said
    assert notes.read_bytes() == sound
    assert run_hook("joinup-fix", repository)[0] == 0
