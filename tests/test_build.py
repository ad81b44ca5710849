"""The whole road: meeting 07's notes become its report."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pymupdf
import pytest

from joinup_reports import build
from joinup_reports.diagnostics import Diagnostics, ProblemsFound, Severity

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = "meetings/meeting-07.yaml"


def set_report(notes):
    return build.set_report(Path(notes), Diagnostics(), str(notes))


@pytest.fixture(scope="module")
def report():
    return set_report(ROOT / EXAMPLE)


def test_two_builds_give_the_same_bytes(report, workspace, run_python):
    assert set_report(EXAMPLE) == report
    output = workspace / "again.pdf"
    done = run_python(
        "-m",
        "joinup_reports",
        "build",
        EXAMPLE,
        "-o",
        str(output),
        PYTHONHASHSEED="7",
        TZ="Asia/Tokyo",
    )
    assert done.returncode == 0, done.stderr
    assert output.read_bytes() == report


def test_the_report_is_short_tagged_and_right_to_left(report):
    with pymupdf.open(stream=report) as pdf:
        assert 2 <= pdf.page_count <= 4
        assert pdf.metadata["title"]
        said = {
            key: pdf.xref_get_key(pdf.pdf_catalog(), key)[1]
            for key in ("Lang", "MarkInfo/Marked", "ViewerPreferences/Direction")
        }
    assert said == {
        "Lang": "ar-JO",
        "MarkInfo/Marked": "true",
        "ViewerPreferences/Direction": "/R2L",
    }


def test_the_example_has_nothing_to_complain_about():
    found = Diagnostics()
    build.set_report(ROOT / EXAMPLE, found, EXAMPLE)
    # One word of it was typed with a Persian letter, and stays as it was typed.
    assert [d.code for d in found] == ["source.look-alike"]


def test_a_character_that_no_font_has_is_an_error_at_its_place(joinup, workspace):
    notes = workspace / EXAMPLE
    text = notes.read_text(encoding="utf-8").replace("location: Zoom", "location: Zoom 𓀀")
    notes.write_text(text, encoding="utf-8")
    line = text.splitlines().index("location: Zoom 𓀀") + 1
    outcome = joinup("build", EXAMPLE)
    assert outcome.code == 1
    assert f"{Path(EXAMPLE)}:{line}:16 error[text.missing-glyph]" in outcome.err
    assert not (workspace / "build").exists()


def test_a_failed_build_leaves_the_old_report(joinup, workspace):
    assert joinup("build", EXAMPLE).code == 0
    report = workspace / "build" / "meeting-07.pdf"
    before = report.read_bytes()
    notes = workspace / EXAMPLE
    notes.write_text(notes.read_text(encoding="utf-8") + "nonsense: 1\n", encoding="utf-8")
    assert joinup("build", EXAMPLE).code == 1
    assert report.read_bytes() == before
    assert list(report.parent.glob("[!.]*")) == [report]
    assert not list(report.parent.glob("*.part"))


def test_problems_of_the_notes_and_of_the_series_are_told_together(joinup, workspace):
    for name in ("meetings/meeting-07.yaml", "meetings/series.yaml"):
        path = workspace / name
        path.write_text(path.read_text(encoding="utf-8") + "nonsense: 1\n", encoding="utf-8")
    outcome = joinup("build", EXAMPLE)
    assert outcome.code == 1
    assert re.findall(r"^meetings[/\\]([\w-]+)\.yaml:\d+:1 error", outcome.err, re.MULTILINE) == [
        "meeting-07",
        "series",
    ]


def test_a_workspaces_own_theme_comes_first(report, workspace):
    own = workspace / "templates" / "final-report"
    own.mkdir(parents=True)
    shutil.copy(ROOT / "templates" / "final-report" / "theme.yaml", own)
    assert set_report(EXAMPLE) == report
    theme = (own / "theme.yaml").read_text(encoding="utf-8")
    changed = re.sub(r"size: A4", "size: A5", theme)
    assert changed != theme
    (own / "theme.yaml").write_text(changed, encoding="utf-8")
    with pymupdf.open(stream=set_report(EXAMPLE)) as pdf:
        assert pdf[0].rect.width == pytest.approx(419.53, abs=0.1)


def test_a_broken_theme_is_told_at_its_place(workspace):
    own = workspace / "templates" / "final-report"
    own.mkdir(parents=True)
    (own / "theme.yaml").write_text("page: 3\n", encoding="utf-8")
    with pytest.raises(ProblemsFound) as caught:
        set_report(EXAMPLE)
    errors = [d for d in caught.value.diagnostics if d.severity is Severity.ERROR]
    places = [d.location for d in errors if d.location]
    assert places
    assert {Path(place.path) for place in places} == {Path("templates/final-report/theme.yaml")}


def test_a_missing_series_is_told_with_the_other_problems(tmp_path):
    notes = tmp_path / "notes.yaml"
    notes.write_text("titel: x\n", encoding="utf-8")
    with pytest.raises(ProblemsFound) as caught:
        set_report(notes)
    codes = [d.code for d in caught.value.diagnostics]
    assert codes[0] == "workspace.no-series"
    assert len(codes) > 1


@pytest.mark.parametrize(
    "notes", sorted((ROOT / "meetings").glob("[!s]*.yaml")), ids=lambda p: p.stem
)
def test_every_report_of_the_repository_can_be_built(notes, tmp_path):
    output = tmp_path / "مجلد جديد" / "a report.pdf"
    build.build_report(notes, output, Diagnostics(), os.fspath(notes))
    assert output.read_bytes().startswith(b"%PDF-1.7")
