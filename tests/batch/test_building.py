"""`joinup build` for many: only what changed, whatever goes wrong, told in order."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from joinup_reports import build
from joinup_reports.batch import inputs, run, told
from joinup_reports.batch.making import Result, find_unchanged
from joinup_reports.batch.records import place_of_record
from joinup_reports.batch.run import take_shard
from joinup_reports.batch.wishes import Wish
from joinup_reports.diagnostics import WrongUse
from joinup_reports.worklist import Job

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "docs" / "build-report.schema.json"


def write(folder, **notes):
    for name, text in notes.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def reports(workspace):
    return {path.stem: path.read_text() for path in (workspace / "build").glob("*.pdf")}


def tree(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def spoil(value, nasty):
    """`value` with each of its parts, and each key, replaced in turn."""
    yield nasty
    if isinstance(value, dict):
        for key, inner in value.items():
            rest = {k: v for k, v in value.items() if k != key}
            yield rest
            yield {**rest, str(nasty): inner}
            yield from ({**value, key: spoilt} for spoilt in spoil(inner, nasty))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from ([*value[:i], spoilt, *value[i + 1 :]] for spoilt in spoil(inner, nasty))


@pytest.mark.usefixtures("quick")
class TestWithoutNames:
    def test_all_meetings_are_built_from_anywhere_in_the_workspace(
        self, joinup, workspace, meetings, monkeypatch
    ):
        write(meetings, a="one", b="two")
        monkeypatch.chdir(meetings)
        assert joinup("build").code == 0
        assert reports(workspace) == {"a": "one", "b": "two"}

    def test_outside_a_workspace_it_makes_no_sense(self, joinup, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        outcome = joinup("build")
        assert outcome.code == 2
        assert "use.no-workspace" in outcome.err


class TestWhatHasChanged:
    def test_nothing_is_made_twice(self, joinup, meetings, quick):
        write(meetings, a="one", b="two")
        joinup("build")
        outcome = joinup("build")
        assert quick == ["a.yaml", "b.yaml"]
        assert re.match(r"2 up to date, in", outcome.out)

    @pytest.mark.parametrize("place", ["final-report/_parts/a.j2", "linked/a.j2"])
    def test_a_template_that_appears_may_stand_before_another(
        self, joinup, workspace, meetings, quick, tmp_path, place
    ):
        templates, shared = workspace / "templates", tmp_path / "shared"
        for folder in (templates / "final-report" / "_parts", shared):
            folder.mkdir(parents=True)
        (templates / "linked").symlink_to(shared)
        (shared / "round").symlink_to(templates)
        write(meetings, a="one")
        joinup("build")
        joinup("build")
        assert quick == ["a.yaml"]
        (templates / place).write_text("<p>more</p>")
        joinup("build")
        assert quick == ["a.yaml", "a.yaml"]

    def test_python_may_look_for_modules_where_no_folder_is(
        self, joinup, meetings, quick, monkeypatch
    ):
        inputs.tool.cache_clear()
        monkeypatch.syspath_prepend("nowhere/site-packages")
        write(meetings, a="one")
        assert joinup("build").code == 0
        assert joinup("build").code == 0
        assert quick == ["a.yaml"]

    def test_one_report_says_so(self, joinup, meetings, quick):
        write(meetings, a="one")
        joinup("build")
        assert joinup("build", "a.yaml").out == f"{Path('build', 'a.pdf')} is up to date\n"
        assert quick == ["a.yaml"]

    def test_only_changed_notes_are_made_again(self, joinup, workspace, meetings, quick):
        write(meetings, a="one", b="two")
        joinup("build")
        write(meetings, b="three")
        joinup("build")
        assert quick == ["a.yaml", "b.yaml", "b.yaml"]
        assert reports(workspace) == {"a": "one", "b": "three"}

    @pytest.mark.parametrize("seconds", [0, 2**31])
    def test_times_are_never_asked(self, joinup, meetings, quick, seconds):
        write(meetings, a="one", b="two")
        joinup("build")
        before = (meetings / "a.yaml").stat()
        write(meetings, a="eno")
        os.utime(meetings / "a.yaml", ns=(before.st_atime_ns, before.st_mtime_ns))
        os.utime(meetings / "b.yaml", (seconds, seconds))
        joinup("build")
        assert quick == ["a.yaml", "b.yaml", "a.yaml"]

    @pytest.mark.parametrize(
        "harm",
        [
            Path.unlink,
            lambda pdf: pdf.write_bytes(b""),
            lambda pdf: pdf.write_bytes(pdf.read_bytes()[:-1]),
            lambda pdf: pdf.write_bytes(b"altered"),
        ],
        ids=["missing", "empty", "cut short", "altered"],
    )
    def test_a_report_that_is_not_what_was_made_is_made_again(
        self, joinup, workspace, meetings, quick, harm
    ):
        write(meetings, a="one")
        joinup("build")
        harm(workspace / "build" / "a.pdf")
        joinup("build")
        assert reports(workspace) == {"a": "one"}
        assert quick == ["a.yaml", "a.yaml"]

    @pytest.mark.parametrize("junk", ["", "{", "[]", "null", '{"format": 1}', "[" * 100_000, "\0"])
    def test_a_record_that_makes_no_sense_is_none(self, joinup, meetings, quick, junk):
        write(meetings, a="one")
        joinup("build")
        place_of_record(Path("build/a.pdf")).write_text(junk)
        outcome = joinup("build")
        assert outcome.code == 0
        assert outcome.out.startswith("wrote")
        assert quick == ["a.yaml", "a.yaml"]

    def test_a_record_with_any_value_of_another_kind_is_none(self, joinup, meetings, quick):
        write(meetings, a="warn")
        joinup("build")
        place = place_of_record(Path("build/a.pdf"))
        record = json.loads(place.read_bytes())
        for key in record:
            for value in (None, 7, "x", [7], {"x": 7}):
                place.write_text(json.dumps({**record, key: value}), encoding="utf-8")
                assert joinup("build").code == 0, (key, value)

    NASTY = (
        None,
        "",
        "\0",
        "\udc80\ud800/",
        "/" * 5000,
        -1,
        1e400,
        True,
        [],
        [[]],
        {},
        {"\0/": ""},
    )

    def test_whatever_stands_anywhere_in_a_record_no_build_falls_over_it(
        self, joinup, workspace, meetings, quick
    ):
        write(meetings, a="warn")
        joinup("build")
        place = place_of_record(Path("build/a.pdf"))
        record = json.loads(place.read_bytes())
        job = Job(Path("meetings/a.yaml"), Path("build/a.pdf"))
        for spoilt in (s for nasty in self.NASTY for s in spoil(record, nasty)):
            place.write_text(json.dumps(spoilt), encoding="utf-8")
            assert find_unchanged(job, Wish(), inputs.Digests()).outcome in {"unchanged", "stale"}

    def test_force_makes_them_all(self, joinup, meetings, quick):
        write(meetings, a="one")
        joinup("build")
        assert joinup("build", "--force").out.startswith("wrote")
        assert quick == ["a.yaml", "a.yaml"]

    def test_another_version_of_joinup_makes_them_again(self, joinup, meetings, quick, monkeypatch):
        write(meetings, a="one")
        joinup("build")
        monkeypatch.setattr("joinup_reports.batch.making.tool", lambda: "another")
        joinup("build")
        assert len(quick) == 2

    def test_warnings_are_told_again(self, joinup, workspace, meetings, monkeypatch):
        write(meetings, a="fine")
        text = (ROOT / "meetings/meeting-07.yaml").read_text("utf-8")
        write(meetings, a="# first\n" + text.replace("title: ", "title: \u202aX\u202c "))
        first = joinup("build")
        assert "warning[" in first.err
        again = joinup("build")
        assert again.err == first.err
        monkeypatch.chdir(workspace / "meetings")
        elsewhere = joinup("build", "a.yaml", "-o", "../build")
        assert elsewhere.out.endswith("is up to date\n")
        assert "\na.yaml:" in f"\n{elsewhere.err}"

    def test_a_verified_report_serves_who_does_not_ask(self, joinup, meetings, quick):
        write(meetings, a="one")
        joinup("build")
        joinup("build", "--verify")
        joinup("build")
        joinup("build", "--verify")
        assert quick == ["a.yaml", "a.yaml"]


class TestWhatAReportIsMadeOf:
    """The real thing: what is noticed, and what is not."""

    def made_again(self, joinup):
        outcome = joinup("build", "--check")
        assert outcome.code == bool(outcome.err), outcome.err
        assert joinup("build").code == 0
        assert joinup("build", "--check").code == 0
        return bool(outcome.code)

    @pytest.fixture
    def built(self, joinup, workspace):
        assert joinup("build").code == 0
        return workspace

    def test_series_and_theme(self, joinup, built):
        series = built / "meetings" / "series.yaml"
        series.write_text(series.read_text("utf-8") + "# a remark\n", encoding="utf-8")
        assert self.made_again(joinup)
        theme = built / "templates" / "final-report" / "theme.yaml"
        theme.parent.mkdir(parents=True)
        shutil.copy(ROOT / "templates/final-report/theme.yaml", theme)
        assert self.made_again(joinup)
        theme.write_text(theme.read_text("utf-8") + "# a remark\n", encoding="utf-8")
        assert self.made_again(joinup)

    def test_a_template_that_comes_to_stand_before_ours_and_goes(self, joinup, built):
        own = built / "templates" / "final-report"
        own.mkdir(parents=True)
        shutil.copy(ROOT / "templates/final-report/report.html.j2", own)
        assert self.made_again(joinup)
        (own / "report.html.j2").unlink()
        assert self.made_again(joinup)

    def test_a_font_of_the_workspace_and_its_letters(self, joinup, built):
        font = built / "fonts" / "ibm-plex-sans-arabic" / "IBMPlexSansArabic-Bold.ttf"
        font.parent.mkdir(parents=True)
        shutil.copy(ROOT / "fonts" / font.relative_to(built / "fonts"), font)
        assert self.made_again(joinup)

    def test_a_series_nearer_to_the_notes(self, joinup, built):
        nearer = built / "meetings" / "meetings"
        nearer.mkdir()
        shutil.copy(built / "meetings" / "series.yaml", nearer)
        assert joinup("build", "--check", "meetings/meeting-07.yaml").code == 1

    def test_what_is_beside_makes_no_difference(self, joinup, built):
        (built / "meetings" / "words.yaml").write_text("a: b\n")
        (built / "fonts").mkdir()
        (built / "fonts" / "other.ttf").write_bytes(b"x")
        (built / "remarks.txt").write_text("x")
        assert not self.made_again(joinup)

    def test_every_file_that_a_build_opens_is_known(self, joinup, built, monkeypatch):
        opened = set()
        real = Path.read_bytes

        def read_bytes(path):
            opened.add(os.path.realpath(path))
            return real(path)

        monkeypatch.setattr(Path, "read_bytes", read_bytes)
        assert joinup("build", "--force", "--report", "r.json").code == 0
        report = json.loads((built / "r.json").read_text("utf-8"))["reports"][0]
        known = {os.path.realpath(inputs.path_of(i["path"], Path())) for i in report["inputs"]}
        data = {path for path in opened if not path.endswith((".icc", ".json"))}
        package = os.path.join(os.path.realpath(ROOT), "joinup_reports", "")  # noqa: PTH118
        assert {path for path in data if not path.startswith(package)} <= known


@pytest.mark.usefixtures("quick")
class TestCheck:
    def test_it_writes_nothing_and_names_each(self, joinup, workspace, meetings):
        write(meetings, a="one", b="two", c="three")
        joinup("build", "a", "b")
        write(meetings, b="changed")
        before = tree(workspace)
        outcome = joinup("build", "--check")
        assert outcome.code == 1
        assert "b.pdf is out of date: meetings" in outcome.err
        assert "c.pdf is not there" in outcome.err
        assert "a.pdf" not in outcome.err
        assert tree(workspace) == before

    def test_all_well(self, joinup, meetings):
        write(meetings, a="one", b="two")
        joinup("build")
        assert joinup("build", "--check").code == 0


class TestWhenSomethingIsWrong:
    @pytest.mark.parametrize("jobs", ["1", "3"])
    def test_one_bad_report_stops_nothing_and_the_worst_code_wins(
        self, joinup, workspace, meetings, quick, jobs
    ):
        write(meetings, **{f"m{i}": f"text {i}" for i in range(20)})
        write(meetings, m3="bad", m9="bug")
        outcome = joinup("build", "--jobs", jobs)
        assert outcome.code == 70
        assert set(reports(workspace)) == {f"m{i}" for i in range(20)} - {"m3", "m9"}
        assert "18 reports written, 2 not made" in outcome.out
        assert "no report of" in outcome.err
        for log in re.findall(r"\S+\.log", outcome.err):
            assert "RuntimeError" in Path(log).read_text("utf-8")
            Path(log).unlink()

    def test_a_folder_that_cannot_be_written_to_is_told(
        self, joinup, workspace, meetings, quick, monkeypatch
    ):
        write(meetings, a="one")

        def refuse(*_, **__):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("pathlib.Path.mkdir", refuse)
        outcome = joinup("build")
        assert outcome.code == 3
        assert "output." in outcome.err

    def test_a_record_that_cannot_be_written_is_no_fault(self, joinup, workspace, meetings, quick):
        write(meetings, a="one")
        (workspace / "build").mkdir()
        (workspace / "build" / ".joinup").write_text("in the way")
        assert joinup("build").code == 0
        assert reports(workspace) == {"a": "one"}

    def test_notes_that_vanish_meanwhile_are_told(self, joinup, workspace, meetings, monkeypatch):
        write(meetings, a="one", b="two")

        def make_report(notes, *_, **__):
            (meetings / "b.yaml").unlink(missing_ok=True)
            return build.Made(notes.read_bytes(), 1, 1)

        monkeypatch.setattr(build, "make_report", make_report)
        outcome = joinup("build", "--jobs", "1")
        assert outcome.code == 3
        assert "output.refused" in outcome.err
        assert str(Path("meetings", "b.yaml")) in outcome.err
        assert set(reports(workspace)) == {"a"}

    def test_where_no_log_can_be_written_a_bug_is_shown(self, joinup, meetings, quick, monkeypatch):
        def refuse(*_, **__):
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr("tempfile.NamedTemporaryFile", refuse)
        write(meetings, a="bug")
        outcome = joinup("build")
        assert outcome.code == 70
        assert "RuntimeError: bug" in outcome.err

    def test_who_stops_it_while_processes_end_is_heard(self, workspace, meetings):
        def make_all(stale):
            try:
                yield from ((index, Result("written", 0)) for index, _ in stale)
            finally:
                raise KeyboardInterrupt

        write(meetings, a="one")
        with pytest.raises(KeyboardInterrupt):
            list(run.results([Job(meetings / "a.yaml", Path("build/a.pdf"))], Wish(), make_all))

    def test_processes_end_before_a_batch_that_cannot_go_on(
        self, joinup, workspace, meetings, monkeypatch
    ):
        ended = []

        def make_reports(stale, **_):
            try:
                yield from ((index, Result("written", 0)) for index, _ in stale)
            finally:
                ended.append("workers")

        def tell(*_):
            raise OSError(errno.ENOSPC, "No space left on device")

        def told(*_):
            ended.append("told")
            return 3

        monkeypatch.setattr(run, "make_reports", make_reports)
        monkeypatch.setattr(run.Teller, "tell", tell)
        monkeypatch.setattr("joinup_reports.commands.tell_unheard", told)
        write(meetings, a="one", b="two")
        assert joinup("build").code == 3
        assert ended == ["workers", "told"]

    def test_quiet_leaves_errors(self, joinup, meetings, quick):
        write(meetings, a="one", b="warn")
        outcome = joinup("build", "--quiet")
        assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
        write(meetings, c="bad")
        outcome = joinup("build", "--quiet")
        assert (outcome.code, outcome.out) == (1, "")
        assert "error[" in outcome.err


@pytest.mark.usefixtures("quick")
class TestSameWhateverTheWay:
    def test_the_order_of_the_lines_is_that_of_the_names(self, joinup, meetings):
        write(meetings, **{f"m{i:02}": f"text {i}" for i in range(30)})
        lines = joinup("build", "--jobs", "4").out.splitlines()
        wrote = [line for line in lines if line.startswith("wrote")]
        assert wrote == sorted(wrote)
        assert len(wrote) == 30

    def test_records_and_reports_are_the_same_with_any_number_of_processes(
        self, joinup, workspace, meetings
    ):
        write(meetings, **{f"m{i:02}": f"text {i}" for i in range(30)})
        joinup("build", "--jobs", "1", "-o", "one")
        joinup("build", "--jobs", "4", "-o", "four")
        assert tree(workspace / "one") == tree(workspace / "four")


class TestShards:
    def jobs(self, number):
        return [Job(Path(f"meetings/m{i}.yaml"), Path(f"build/m{i}.pdf")) for i in range(number)]

    def test_they_are_all_and_none_twice(self, workspace):
        jobs = self.jobs(500)
        shares = [take_shard(jobs, f"{i}/7") for i in range(1, 8)]
        assert sorted(job for share in shares for job in share) == sorted(jobs)
        assert all(45 < len(share) < 100 for share in shares)

    def test_a_new_meeting_moves_no_other(self, workspace):
        before = take_shard(self.jobs(100), "2/5")
        after = take_shard(self.jobs(120), "2/5")
        assert set(before) == {job for job in after if job in self.jobs(100)}

    def test_they_do_not_depend_on_where_one_is(self, workspace, monkeypatch):
        here = [job.notes.name for job in take_shard(self.jobs(40), "1/3")]
        monkeypatch.chdir(workspace / "meetings")
        there = take_shard([Job(Path(j.notes.name), j.output) for j in self.jobs(40)], "1/3")
        assert [job.notes.name for job in there] == here

    @pytest.mark.usefixtures("quick")
    def test_an_empty_one_is_fine(self, joinup, meetings):
        write(meetings, a="one")
        said = [joinup("build", "--shard", f"{i}/2") for i in (1, 2)]
        assert [outcome.code for outcome in said] == [0, 0]
        assert "no reports in this share\n" in [outcome.out for outcome in said]

    @pytest.mark.parametrize("shard", ["0/5", "6/5", "2", "2/0", "a/b", "-1/3", "1/3/5", "٢/٥"])
    def test_what_is_none_makes_no_sense(self, workspace, shard):
        with pytest.raises(WrongUse):
            take_shard(self.jobs(3), shard)


class TestForPrograms:
    def test_the_published_schema_is_fresh(self):
        text = json.dumps(told.schema(), ensure_ascii=False, indent=2) + "\n"
        if os.environ.get("UPDATE_GOLDENS"):
            SCHEMA.write_text(text, encoding="utf-8", newline="\n")
        assert SCHEMA.read_text("utf-8") == text
        Draft7Validator.check_schema(json.loads(text))

    def test_json_keeps_to_it_whatever_happened(self, joinup, workspace, meetings, quick):
        write(meetings, a="one", b="bad", c="warn", d="bug", e="two words")
        outcome = joinup("build", "--report", "out/build.json", "--junit", "out/build.xml")
        Path(re.search(r"\S+\.log", outcome.err)[0]).unlink()
        report = json.loads((workspace / "out" / "build.json").read_text("utf-8"))
        Draft7Validator(told.schema()).validate(report)
        states = {Path(r["notes"]).stem: r["state"] for r in report["reports"]}
        assert states == {
            "a": "written",
            "b": "failed",
            "c": "written",
            "d": "failed",
            "e": "written",
        }
        assert report["summary"]["failed"] == 2
        (last,) = [r for r in report["reports"] if r["notes"].endswith("e.yaml")]
        assert (last["pages"], last["words"]) == (2, 2)
        assert "meetings/e.yaml" in {i["path"] for i in last["inputs"]}
        suite = ET.parse(workspace / "out" / "build.xml").getroot()[0]  # noqa: S314 - our own
        assert (suite.get("tests"), suite.get("failures")) == ("5", "2")
        failed = {c.get("name") for c in suite if c.find("failure") is not None}
        assert failed == {"meetings/b.yaml", "meetings/d.yaml"}
        assert suite[2].findtext("system-out")

    def test_unchanged_and_checked_reports_are_told_alike(self, joinup, workspace, meetings, quick):
        write(meetings, a="one", b="warn")
        joinup("build")
        write(meetings, c="new")
        for arguments in ((), ("--check",)):
            joinup("build", *arguments, "--report", "r.json")
            report = json.loads((workspace / "r.json").read_text("utf-8"))
            Draft7Validator(told.schema()).validate(report)
            states = [r["state"] for r in report["reports"]]
            assert states[:2] == ["unchanged", "unchanged"]
            assert report["reports"][1]["findings"]
            (workspace / "build" / "c.pdf").unlink(missing_ok=True)

    @pytest.mark.parametrize("option", ["--report", "--junit"])
    @pytest.mark.parametrize("name", ["a.yaml", "photo.jpg", "words"])
    def test_what_a_person_has_is_never_written_over(self, joinup, meetings, quick, option, name):
        write(meetings, a="one")
        (meetings / name).write_text("one")
        before = tree(meetings)
        outcome = joinup("build", option, meetings / name)
        assert outcome.code == 3
        assert "output.exists" in outcome.err
        assert tree(meetings) == before
        assert quick == []

    def test_no_report_at_all_is_well_formed(self, joinup, workspace, meetings, quick):
        write(meetings, a="one")
        for share in ("1/2", "2/2"):
            assert (
                joinup("build", "--shard", share, "--report", "r.json", "--junit", "r.xml").code
                == 0
            )
            Draft7Validator(told.schema()).validate(json.loads(Path("r.json").read_text("utf-8")))
            ET.parse("r.xml")  # noqa: S314

    def test_xml_holds_whatever_a_person_wrote(self, joinup, workspace, meetings, monkeypatch):
        def make_report(notes, diagnostics, *_, **__):
            diagnostics.report("use.not-found", path="<a> & \x00 \ud800 \ufffe \"quoted\" 'x' ]]>")
            diagnostics.raise_errors()

        monkeypatch.setattr(build, "make_report", make_report)
        write(meetings, a="one")
        assert joinup("build", "--junit", "r.xml", "--report", "r.json").code == 1
        (failure,) = ET.parse("r.xml").getroot().iter("failure")  # noqa: S314
        assert "<a> &" in failure.get("message")


def test_what_was_left_aside_long_ago_is_taken_away(joinup, workspace, meetings, quick):
    write(meetings, a="one")
    records = workspace / "build" / ".joinup"
    records.mkdir(parents=True)
    for folder in (workspace / "build", records):
        for name, seconds in (("old", 0), ("new", time.time())):
            part = folder / f".joinup-{name}.part"
            part.write_bytes(b"half")
            os.utime(part, (seconds, seconds))
    joinup("build")
    left = (workspace / "build").rglob("*.part")
    assert {part.name for part in left} == {".joinup-new.part"}


def test_there_is_at_least_one_processor():
    assert run.cores() >= 1
