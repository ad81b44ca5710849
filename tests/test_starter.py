"""Beginning: `joinup new` leaves notes that validate once they are filled in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from joinup_reports.starter import _number


def fill_in(path):
    """Every blank gets a word, as a person would write one."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"^date: $", "date: 23 نيسان 2020", text, flags=re.MULTILINE)
    text = re.sub(r"^( *(?:- )?(?:role): )$", r"\1funder", text, flags=re.MULTILINE)
    text = re.sub(r"^( *(?:- )?\w+: |  - )$", r"\1كلمة", text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_new_notes_in_an_empty_folder_bring_a_series_and_validate_once_filled_in(
    joinup, tmp_path, monkeypatch, lang
):
    monkeypatch.chdir(tmp_path)
    outcome = joinup("new", "اللقاء 08", "--lang", lang)
    assert outcome.code == 0, outcome.err
    notes, series = tmp_path / "اللقاء 08.yaml", tmp_path / "series.yaml"
    assert "number: 8\n" in notes.read_text(encoding="utf-8")
    assert str(notes.name) in outcome.out
    assert "series.yaml" in outcome.out
    assert joinup("validate", notes).code == 1
    fill_in(notes)
    fill_in(series)
    outcome = joinup("validate", notes)
    assert outcome.code == 0, outcome.err


def test_in_a_workspace_new_notes_go_among_the_meetings(joinup, workspace):
    before = (workspace / "meetings" / "series.yaml").read_bytes()
    outcome = joinup("new", "meeting-08.yaml")
    assert outcome.code == 0
    assert outcome.out.count("\n") == 1
    assert (workspace / "meetings" / "meeting-08.yaml").is_file()
    assert (workspace / "meetings" / "series.yaml").read_bytes() == before


def test_nothing_is_ever_written_over(joinup, workspace):
    path = workspace / "meetings" / "meeting-07.yaml"
    before = path.read_bytes()
    outcome = joinup("new", "meeting-07.yaml")
    assert outcome.code == 3
    assert "error[output.exists]" in outcome.err
    assert path.read_bytes() == before


def test_a_file_in_the_way_of_a_folder_is_told(joinup, workspace):
    (workspace / "file").write_bytes(b"")
    outcome = joinup("new", "file/meeting-08.yaml")
    assert outcome.code == 3
    assert "error[output.no-folder]" in outcome.err


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("meeting-08", 8),
        ("اللقاء ٨", 8),
        ("m12", 12),
        ("2020", None),
        ("notes", None),
        ("m0", None),
    ],
)
def test_a_meetings_number_is_read_off_its_name(name, number):
    assert _number(Path(f"{name}.yaml")) == number
