"""Beginning: `joinup new` leaves notes that validate once they are filled in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from joinup_reports.helping.starter import next_name, next_number, number_in


def fill_in(path):
    """Every blank gets a word, as a person would write one."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"^(date|التاريخ): $", r"\1: 23 نيسان 2020", text, flags=re.MULTILINE)
    text = re.sub(r"^( *(?:- )?[\w ]+: |  - )$", r"\1كلمة", text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_new_notes_in_an_empty_folder_bring_a_series_and_validate_once_filled_in(
    joinup, tmp_path, monkeypatch, lang
):
    monkeypatch.chdir(tmp_path)
    outcome = joinup("new", "اللقاء 08", "--lang", lang)
    assert outcome.code == 0, outcome.err
    notes, series = tmp_path / "اللقاء 08.yaml", tmp_path / "series.yaml"
    assert ("الرقم: 8\n" if lang == "ar" else "number: 8\n") in notes.read_text(encoding="utf-8")
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
    assert number_in(Path(f"{name}.yaml")) == number


@pytest.mark.parametrize(
    ("there", "number", "name"),
    [
        ({}, 1, "meeting-01.yaml"),
        ({"meeting-07.yaml": ""}, 8, "meeting-08.yaml"),
        ({"لقاء 9.yaml": "", "لقاء 2.yaml": ""}, 10, "لقاء 10.yaml"),
        ({"a.yaml": "title: x\nnumber: 12\n"}, 13, "meeting-13.yaml"),
        ({"m-3.yaml": "الرقم: 5"}, 6, "m-6.yaml"),
        ({"series.yaml": "number: 90", "x.txt": "", "m 2020.yaml": ""}, 1, "meeting-01.yaml"),
    ],
)
def test_the_next_free_number_and_a_name_like_the_others(tmp_path, there, number, name):
    for file, text in there.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    assert next_number(tmp_path) == number
    assert next_name(tmp_path, number) == name
    assert next_number(tmp_path / "nowhere") == 1


def test_a_script_says_everything_by_options(joinup, workspace):
    outcome = joinup(
        *("new", "--number", "12", "--date", "21 أيار 2020", "--title", "عن بعد: ما له"),
        *("--location", "عمان", "--time", "21:00-22:30", "--keys", "ar"),
    )
    assert outcome.code == 0, outcome.err
    path = workspace / "meetings" / "meeting-12.yaml"
    text = path.read_text(encoding="utf-8")
    for line in (
        *("التاريخ: 21 أيار 2020", 'العنوان: "عن بعد: ما له"', "المكان: عمان", "الرقم: 12"),
        "الوقت: 21:00-22:30",
    ):
        assert f"\n{line}\n" in text
    fill_in(path)
    assert joinup("validate", path).code == 0
    assert joinup("build", path).code == 0


def test_editors_find_the_schema_beside_the_notes(joinup, workspace):
    joinup("new")
    path = workspace / "meetings" / "meeting-08.yaml"
    schema = re.match(r"# yaml-language-server: \$schema=(.*)", path.read_text(encoding="utf-8"))
    assert '"$schema"' in (path.parent / schema[1]).read_text(encoding="utf-8")
    assert joinup("validate", "meetings").err.count(".joinup") == 0


@pytest.mark.parametrize(
    ("option", "value", "code"),
    [
        ("--date", "غداً", "meeting.not-a-date"),
        ("--date", "31/2/2020", "meeting.no-such-day"),
        ("--number", "السابع", "fields.not-a-number"),
        ("--title", "\u202eنص", "source.override"),
    ],
)
def test_what_notes_could_not_hold_is_refused_before_anything_is_written(
    joinup, workspace, option, value, code
):
    outcome = joinup("new", option, value)
    assert outcome.code == 2
    assert f"[{code}]" in outcome.err
    assert not list(workspace.rglob("meeting-08*"))


def test_a_write_that_is_stopped_leaves_no_file(joinup, workspace, monkeypatch):
    class Stopping:
        def __init__(self, file):
            self.file = file

        def __enter__(self):
            self.file.__enter__()
            return self

        def __exit__(self, *about):
            return self.file.__exit__(*about)

        def write(self, text):
            self.file.write(text[:100])
            raise KeyboardInterrupt

        def close(self):
            self.file.close()

    real = Path.open
    monkeypatch.setattr(
        Path,
        "open",
        lambda self, mode="r", **k: (
            Stopping(real(self, mode, **k)) if mode == "x" else real(self, mode, **k)
        ),
    )
    assert joinup("new").code == 130
    assert not list(workspace.rglob("meeting-08*"))
