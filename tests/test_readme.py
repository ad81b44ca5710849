"""The README says what is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from joinup_reports import cli  # noqa: F401 - declares the commands
from joinup_reports.branding.fields import SERIES
from joinup_reports.commandline import COMMANDS
from joinup_reports.meeting.fields import MEETING

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_its_notes_can_be_built(joinup, workspace):
    notes = workspace / "meetings" / "example.yaml"
    notes.write_text(re.search(r"```yaml\n(.*?)```", README, re.DOTALL)[1], encoding="utf-8")
    outcome = joinup("validate", notes)
    assert outcome.code == 0, outcome.err
    assert outcome.err == ""


@pytest.mark.parametrize("entry", MEETING, ids=lambda entry: entry.key)
def test_every_key_of_the_notes_is_told(entry):
    required = "yes" if entry.required else ""
    row = rf"^\| `{entry.key}` \| `{entry.arabic}` \| ?{required} \|"
    assert re.search(row, README, re.MULTILINE)


def test_the_changelog_names_every_key():
    for entry in (*MEETING, *SERIES):
        assert f"`{entry.key}`" in CHANGELOG


def test_every_command_is_told():
    assert COMMANDS
    for command in COMMANDS:
        assert f"`joinup {command}" in README


def test_both_systems_have_two_commands_on_the_first_screen():
    blocks = re.findall(r"```(sh|powershell)\n(.*?)```", README, re.DOTALL)[:2]
    assert [language for language, _ in blocks] == ["sh", "powershell"]
    assert [len(commands.splitlines()) for _, commands in blocks] == [2, 2]
    assert README.index("<img ") < README.index("\n## ")


def test_what_it_links_to_is_there():
    for target in re.findall(r'\]\(([^)#]+)\)|src="([^"]+)"', README):
        path = "".join(target)
        if "://" not in path:
            assert (ROOT / path).exists(), path


ARABIC = (ROOT / "README.ar.md").read_text(encoding="utf-8")


def test_the_arabic_one_says_what_is_true_too(joinup, workspace):
    notes = workspace / "meetings" / "example.yaml"
    notes.write_text(re.search(r"```yaml\n(.*?)```", ARABIC, re.DOTALL)[1], encoding="utf-8")
    outcome = joinup("validate", notes)
    assert (outcome.code, outcome.err) == (0, "")
    told = re.findall(r"`joinup ([a-z-]+)", ARABIC)
    assert {name for name in told if not name.startswith("-")} <= COMMANDS.keys()
    for target in re.findall(r'\]\(([^)#]+)\)|src="([^"]+)"', ARABIC):
        assert (ROOT / "".join(target)).exists(), target
