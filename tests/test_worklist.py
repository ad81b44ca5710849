"""What the names on a command line stand for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from joinup_reports.diagnostics import CannotAccess, WrongUse
from joinup_reports.worklist import (
    find_notes,
    find_one,
    find_pdf,
    names_beginning,
    place_for_new,
    place_for_pdf,
    plan,
)


@pytest.fixture
def root(tmp_path, monkeypatch):
    for name in ("meetings/series.yaml", "meetings/m2.yaml", "meetings/m1.yml", "here.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def codes(caught):
    return [d.code for d in caught.value.diagnostics]


def shown(paths):
    return [path.as_posix() for path in paths]


def test_a_file_stands_for_itself(root):
    assert shown(find_notes(["here.yaml", "meetings/m2.yaml"])) == ["here.yaml", "meetings/m2.yaml"]


def test_a_bare_name_is_looked_for_in_the_meetings(root, monkeypatch):
    assert shown(find_notes(["m2.yaml"])) == ["meetings/m2.yaml"]
    (root / "deep").mkdir()
    monkeypatch.chdir(root / "deep")
    assert shown(find_notes(["m2.yaml"])) == ["../meetings/m2.yaml"]


def test_a_file_here_comes_before_one_in_the_meetings(root):
    (root / "m2.yaml").write_bytes(b"")
    assert shown(find_notes(["m2.yaml"])) == ["m2.yaml"]


def test_a_folder_stands_for_its_meetings_without_the_series(root):
    (root / "meetings" / ".hidden.yaml").write_bytes(b"")
    (root / "meetings" / "theme.yaml").write_bytes(b"")
    (root / "meetings" / "photo.jpg").write_bytes(b"")
    assert shown(find_notes(["meetings"])) == ["meetings/m1.yml", "meetings/m2.yaml"]
    assert shown(find_notes(["."])) == ["meetings/m1.yml", "meetings/m2.yaml"]


def test_a_file_named_twice_is_one(root):
    assert shown(find_notes(["m2.yaml", "meetings", "./meetings/m2.yaml"])) == [
        "meetings/m2.yaml",
        "meetings/m1.yml",
    ]


def test_an_empty_folder_is_wrong_use(root):
    (root / "empty").mkdir()
    with pytest.raises(WrongUse) as caught:
        find_notes(["empty"])
    assert codes(caught) == ["use.no-notes"]


def test_a_command_for_one_report_takes_no_folder_of_several(root):
    assert find_one("m2.yaml") == Path("meetings/m2.yaml")
    with pytest.raises(WrongUse) as caught:
        find_one("meetings")
    assert codes(caught) == ["use.one-report"]


def test_a_bare_report_is_looked_for_among_the_reports(root):
    (root / "build").mkdir()
    (root / "build" / "m1.pdf").write_bytes(b"")
    assert find_pdf("m1.pdf") == Path("build/m1.pdf")
    assert find_pdf("m2.pdf") == Path("m2.pdf")
    (root / "m1.pdf").write_bytes(b"")
    assert find_pdf("m1.pdf") == Path("m1.pdf")


def test_all_names_that_are_not_there_are_told_with_the_nearest_one(root):
    with pytest.raises(CannotAccess) as caught:
        find_notes(["m3.yaml", "here.yaml", "nowhere/zzz"])
    assert codes(caught) == ["use.not-found-near", "use.not-found"]
    assert caught.value.diagnostics[0].args["near"] == "m2.yaml"


def test_reports_go_to_build_or_where_the_person_says(root):
    notes = find_notes(["m2.yaml"])
    assert plan(notes, None)[0].output == Path("build/m2.pdf")
    assert plan(notes, "out")[0].output == Path("out/m2.pdf")
    assert plan(notes, "out/")[0].output == Path("out/m2.pdf")
    assert plan(notes, "my report.PDF")[0].output == Path("my report.PDF")
    (root / "folder.pdf").mkdir()
    assert plan(notes, "folder.pdf")[0].output == Path("folder.pdf/m2.pdf")


def test_a_report_is_of_the_kind_that_is_asked_for(root):
    notes = find_notes(["m2.yaml"])
    (job,) = plan(notes, None, ["html"])
    assert (job.output, job.kind) == (Path("build/m2.html"), "html")
    both = [job.output for job in plan(notes, "out", ["pdf", "html", "pdf"])]
    assert both == [Path("out/m2.pdf"), Path("out/m2.html")]
    assert plan(notes, "my page.HTML", ["html"])[0].output == Path("my page.HTML")


def test_a_name_tells_the_kind_where_nothing_else_does(root):
    assert plan(find_notes(["m2.yaml"]), "page.html")[0].kind == "html"
    assert plan(find_notes(["m2.yaml"]), "page.pdf")[0].kind == "pdf"


@pytest.mark.parametrize(
    ("output", "kinds"),
    [("a.pdf", ["html"]), ("a.html", ["pdf"]), ("a.pdf", ["pdf", "html"])],
)
def test_a_name_that_says_another_kind_is_wrong_use(root, output, kinds):
    with pytest.raises(WrongUse) as caught:
        plan(find_notes(["m2.yaml"]), output, kinds)
    assert codes(caught) == ["use.output-other-kind"]


@pytest.mark.parametrize("other", ["m2.yml", "M2.yaml"])
def test_two_notes_of_one_name_are_refused_before_anything_is_built(root, other):
    (root / other).write_bytes(b"")
    with pytest.raises(WrongUse) as caught:
        plan((Path("meetings/m2.yaml"), Path(other), Path("here.yaml")), None)
    assert codes(caught) == ["use.same-report"]


def test_many_reports_do_not_fit_one_file(root):
    with pytest.raises(WrongUse) as caught:
        plan(find_notes(["meetings"]), "all.pdf")
    assert codes(caught) == ["use.one-file-many-reports"]


@pytest.mark.parametrize("output", ["here.yaml", "meetings/m2.yaml", "new.yaml"])
def test_a_report_is_never_written_over_notes(root, output):
    with pytest.raises(WrongUse) as caught:
        plan(find_notes(["here.yaml"]), output)
    assert codes(caught) == ["use.output-no-pdf"]


def test_a_series_is_no_meeting(root):
    with pytest.raises(WrongUse) as caught:
        plan(find_notes(["meetings/series.yaml"]), None)
    assert codes(caught) == ["use.series-is-no-meeting"]


def test_new_notes_go_among_the_meetings(root, monkeypatch):
    assert place_for_new("m3.yaml") == Path("meetings/m3.yaml")
    assert place_for_new("اللقاء 3") == Path("meetings/اللقاء 3.yaml")
    assert place_for_new("other/m3.yml") == Path("other/m3.yml")
    monkeypatch.chdir(root / "meetings")
    assert place_for_new("m3.yaml") == Path("m3.yaml")


def test_a_name_is_not_near_another_because_both_end_in_yaml(workspace):
    with pytest.raises(CannotAccess) as caught:
        find_notes(["nothere.yaml"])
    assert [d.code for d in caught.value.diagnostics] == ["use.not-found"]


def test_the_ending_of_a_name_may_be_left_out(root):
    assert shown(find_notes(["here", "m1"])) == ["here.yaml", "meetings/m1.yml"]


def test_names_are_completed_from_here_and_from_the_meetings(root):
    assert names_beginning("m") == ["m1.yml", "m2.yaml", f"meetings{os.sep}"]
    assert names_beginning(f"meetings{os.sep}m1") == [os.path.join("meetings", "m1.yml")]  # noqa: PTH118
    assert names_beginning("nowhere/x") == []


LONG = "x" * 300
too_long = pytest.mark.skipif(os.name != "posix", reason="POSIX bounds a name by 255 bytes")


@too_long
def test_a_name_that_no_file_can_have_is_not_there(root):
    for name in (LONG, f"{LONG}/x.yaml", "ا" * 200):
        with pytest.raises(CannotAccess) as caught:
            find_notes([name])
        assert codes(caught) == ["use.not-found"]
    assert names_beginning(f"{LONG}/x") == []


@too_long
def test_a_name_that_no_file_can_have_is_refused_before_anything_is_built(root):
    for output in (f"{LONG}.pdf", LONG, f"{LONG}.yaml"):
        with pytest.raises(CannotAccess) as caught:
            plan(find_notes(["here.yaml"]), output)
        assert codes(caught) == ["output.name-too-long"]
    with pytest.raises(CannotAccess) as caught:
        place_for_new(LONG)
    assert codes(caught) == ["output.name-too-long"]


@pytest.mark.parametrize("name", ["/", ".", "..", "...", "meetings/..", "meetings"])
def test_new_notes_need_a_name(root, name):
    with pytest.raises(WrongUse) as caught:
        place_for_new(name)
    assert codes(caught) == ["output.is-folder"]


def test_what_is_no_pdf_is_never_written_over(root):
    for output in ("here.yaml", "meetings/m2.yaml", "new.txt", "new"):
        with pytest.raises(WrongUse) as caught:
            place_for_pdf(output, [])
        assert codes(caught) == ["use.output-no-pdf"]
    for output in (".", "/", "..", "meetings"):
        with pytest.raises(CannotAccess) as caught:
            place_for_pdf(output, [])
        assert codes(caught) == ["output.is-folder"]
    assert place_for_pdf("new/beside.PDF", [Path("here.yaml")]) == Path("new/beside.PDF")


def test_what_is_read_is_never_written_over(root):
    (root / "a.pdf").write_bytes(b"")
    with pytest.raises(CannotAccess) as caught:
        place_for_pdf("meetings/../a.pdf", [Path("here.yaml"), Path("a.pdf")])
    assert codes(caught) == ["output.exists"]
