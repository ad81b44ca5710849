"""The command line as a person and a script meet it."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import joinup_reports
from joinup_reports import build, commands
from joinup_reports.messages import MESSAGES
from joinup_reports.telling.examples import EXAMPLES

EXAMPLE = "meeting-07.yaml"
BROKEN = """\
titel: a
date: never
location: here
"""


@pytest.fixture
def no_setting(monkeypatch):
    """Reports are one word long: what the pipeline makes is another test's business."""
    monkeypatch.setattr(build, "make_report", lambda notes, *_, **__: made(notes.name.encode()))


def files(folder):
    """What a person sees in a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.glob("[!.]*"))


def made(pdf):
    return build.Made(pdf, pages=1, words=1)


def test_the_version_is_told(joinup):
    assert joinup("--version").out == f"joinup {joinup_reports.__version__}\n"


@pytest.mark.parametrize(
    "arguments", [["--help"], ["build", "-h"], ["validate", "-h"], ["new", "-h"]]
)
def test_help_is_there_for_everything(joinup, arguments):
    outcome = joinup(*arguments)
    assert outcome.code == 0
    assert "Usage:" in outcome.out
    for command in ("build", "validate", "new") if arguments == ["--help"] else ():
        assert re.search(rf"^  {command} +\S", outcome.out, re.MULTILINE)


@pytest.mark.parametrize(
    "arguments",
    [["make"], ["validate"], ["build", "a", "--nonsense"], ["build", "a", "--lang", "fr"]],
)
def test_senseless_commands_are_wrong_use(joinup, arguments):
    outcome = joinup(*arguments)
    assert outcome.code == 2
    assert "Traceback" not in outcome.err


@pytest.mark.usefixtures("no_setting")
class TestBuilding:
    def test_a_bare_name_becomes_a_report_in_build(self, joinup, workspace):
        outcome = joinup("build", EXAMPLE)
        assert outcome.code == 0, outcome.err
        assert outcome.out == f"wrote {os.path.join('build', 'meeting-07.pdf')}\n"  # noqa: PTH118
        assert (workspace / "build" / "meeting-07.pdf").read_bytes() == b"meeting-07.yaml"

    def test_a_folder_becomes_all_its_reports(self, joinup, workspace):
        (workspace / "meetings" / "لقاء ثامن.yaml").write_text("x")
        assert joinup("build", "meetings", "-o", "تقارير").code == 0
        assert files(workspace / "تقارير") == ["meeting-07.pdf", "لقاء ثامن.pdf"]

    def test_two_notes_of_one_name_build_nothing(self, joinup, workspace):
        (workspace / "meeting-07.yml").write_text("x")
        outcome = joinup("build", f"meetings/{EXAMPLE}", "meeting-07.yml")
        assert outcome.code == 2
        assert "use.same-report" in outcome.err
        assert not (workspace / "build").exists()

    def test_a_name_that_is_not_there_builds_nothing(self, joinup, workspace):
        outcome = joinup("build", EXAMPLE, "meeting-70.yaml")
        assert outcome.code == 3
        assert f"perhaps {EXAMPLE} was meant?" in outcome.err
        assert not (workspace / "build").exists()

    def test_a_report_open_elsewhere_is_told_and_kept(self, joinup, workspace, monkeypatch):
        joinup("build", EXAMPLE)

        def refuse(*_):
            raise PermissionError(13, "Access is denied")

        monkeypatch.setattr("pathlib.Path.replace", refuse)
        outcome = joinup("build", "--force", EXAMPLE)
        assert outcome.code == 3
        assert "output.in-use" in outcome.err
        assert files(workspace / "build") == ["meeting-07.pdf"]

    def test_a_bug_of_ours_is_one_line_and_no_hindrance(self, joinup, workspace, monkeypatch):
        (workspace / "meetings" / "a.yaml").write_text("x")

        def burst(notes, *_, **__):
            if notes.name == "a.yaml":
                raise RuntimeError("burst")
            return made(b"fine")

        monkeypatch.setattr(build, "make_report", burst)
        outcome = joinup("build", "meetings")
        assert outcome.code == 70
        assert "Traceback" not in outcome.err
        assert len(outcome.err.splitlines()) == 2  # the log, and which report is not there
        log = Path(re.search(r"\S+\.log", outcome.err)[0])
        assert "RuntimeError: burst" in log.read_text(encoding="utf-8")
        log.unlink()
        assert files(workspace / "build") == ["meeting-07.pdf"]

    def test_ctrl_c_ends_cleanly(self, joinup, workspace, monkeypatch):
        def stop(*_, **__):
            raise KeyboardInterrupt

        monkeypatch.setattr(build, "make_report", stop)
        outcome = joinup("build", EXAMPLE)
        assert outcome.code == 130
        assert outcome.err == "stopped; nothing was left half done\n"
        assert not (workspace / "build").exists()


def test_all_problems_of_all_files_are_listed_at_once(joinup, workspace):
    for name in ("b.yaml", "a.yaml"):
        (workspace / name).write_text(BROKEN, encoding="utf-8")
    outcome = joinup("validate", "b.yaml", "a.yaml", EXAMPLE)
    assert outcome.code == 1
    places = re.findall(r"^(\w+\.yaml):(\d+):(\d+) (?:error|warning)\[", outcome.err, re.MULTILINE)
    assert places == sorted(places)
    assert {("a.yaml", "1", "1"), ("a.yaml", "2", "7")} <= set(places)
    assert {place[1:] for place in places if place[0] == "a.yaml"} == {
        place[1:] for place in places if place[0] == "b.yaml"
    }
    assert re.search(r"meeting-07\.yaml: (no problems|ready for a report)", outcome.out)
    for missing in ("challenges", "responses", "opportunities", "lessons"):
        assert missing in outcome.err


def test_problems_leave_the_old_report_and_do_not_stop_the_others(joinup, workspace, monkeypatch):
    monkeypatch.setattr(build, "make_report", lambda *_, **__: made(b"old"))
    (workspace / "bad.yaml").write_text(BROKEN, encoding="utf-8")
    assert joinup("build", "bad.yaml").code == 0
    real = build.read_notes
    new = made(b"new: the notes are sound")
    monkeypatch.setattr(build, "make_report", lambda n, d, s, *_, **__: real(n, d, s) and new)
    outcome = joinup("build", "--force", "bad.yaml", EXAMPLE)
    assert outcome.code == 1
    assert (workspace / "build" / "bad.pdf").read_bytes() == b"old"
    assert (workspace / "build" / "meeting-07.pdf").read_bytes() == b"new: the notes are sound"


def test_notes_that_cannot_be_read_are_told(joinup, workspace, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    outcome = joinup("validate", EXAMPLE)
    assert outcome.code == 3
    assert "error[source.unreadable]" in outcome.err


def test_messages_speak_the_language_asked_for(joinup, workspace, monkeypatch):
    assert "لم يُعثر على" in joinup("validate", "no.yaml", "--lang", "ar").err
    monkeypatch.setenv("JOINUP_LANG", "ar")
    assert "لم يُعثر على" in joinup("validate", "no.yaml").err
    assert "was not found" in joinup("validate", "no.yaml", "--lang", "en").err


def test_a_series_can_be_checked_but_makes_no_report(joinup, workspace):
    assert joinup("validate", "meetings/series.yaml").code == 0
    outcome = joinup("build", "meetings/series.yaml")
    assert outcome.code == 2
    assert "use.series-is-no-meeting" in outcome.err


def test_a_logo_that_is_not_there_is_told_where_it_is_named(joinup, workspace):
    series = workspace / "meetings" / "series.yaml"
    text = series.read_text(encoding="utf-8")
    series.write_text(text.replace("role: lead", "role: lead\n    logo: no.png"), encoding="utf-8")
    outcome = joinup("validate", EXAMPLE)
    assert outcome.code == 1
    assert re.search(r"series\.yaml:\d+:11 error\[picture\.not-found\]", outcome.err)


def test_notes_without_a_series_are_told_what_is_missing(joinup, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(BROKEN, encoding="utf-8")
    outcome = joinup("validate", "a.yaml")
    assert outcome.code == 1
    assert "workspace.no-series" in outcome.err


def test_arabic_and_a_legacy_code_page_go_together(run_python, workspace):
    (workspace / "مسودة أولى.yaml").write_text(BROKEN, encoding="utf-8")
    done = run_python(
        "-m", "joinup_reports", "validate", "مسودة أولى.yaml", "--lang", "ar",
        PYTHONIOENCODING="cp1252", LC_ALL="C.UTF-8",
    )  # fmt: skip
    assert done.returncode == 1
    assert "مسودة أولى.yaml:1:1 \u2067خطأ\u2069[" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes close otherwise on Windows")
def test_a_reader_that_goes_away_gets_no_traceback(run_python, workspace):
    program = (
        "import os, sys; from joinup_reports import cli; r, w = os.pipe(); os.close(r);"
        "os.dup2(w, 1); sys.argv = ['joinup', 'validate', 'meeting-07.yaml']; cli.main()"
    )
    done = run_python("-c", program)
    assert done.returncode == commands.CANNOT_WRITE
    assert done.stderr == b""


DOUBTFUL = """\
date: 23 نيسان 2020
title: العمل عن بعد: ما له وما عليه
location: عمان
challenges: [أ]
responses: [ب]
opportunities: [ج]
lessons: [د]
"""


class TestTelling:
    def test_warnings_fail_only_where_that_is_wished(self, joinup, workspace):
        (workspace / "a.yaml").write_text(DOUBTFUL, encoding="utf-8")
        outcome = joinup("validate", "a.yaml")
        assert outcome.code == 0
        assert outcome.out.startswith("a.yaml: ready for")
        outcome = joinup("validate", "a.yaml", "--strict")
        assert outcome.code == 1
        assert outcome.out == ""

    @pytest.mark.parametrize("form", ["json", "sarif"])
    def test_programs_get_one_document_and_nothing_beside_it(self, joinup, workspace, form):
        (workspace / "a.yaml").write_text(BROKEN, encoding="utf-8")
        (workspace / "b.yaml").write_text(DOUBTFUL, encoding="utf-8")
        outcome = joinup("validate", "b.yaml", "a.yaml", "--format", form)
        assert outcome.code == 1
        assert outcome.err == ""
        told = json.loads(outcome.out)
        if form == "json":
            places = [(found["path"], found["line"]) for found in told["findings"]]
            assert places == sorted(places)
            assert {path for path, _ in places} == {"a.yaml", "b.yaml"}

    def test_github_gets_a_command_a_line(self, joinup, workspace):
        (workspace / "a.yaml").write_text(BROKEN, encoding="utf-8")
        outcome = joinup("validate", "a.yaml", "--format", "github")
        assert outcome.code == 1
        for line in outcome.out.splitlines():
            assert re.match(r"::error file=a\.yaml,line=\d+,col=\d+,title=[\w.-]+::\S", line)

    def test_a_file_that_is_not_there_is_told_to_programs_too(self, joinup, workspace):
        outcome = joinup("validate", "no.yaml", "--format", "json")
        assert outcome.code == 3
        (found,) = json.loads(outcome.out)["findings"]
        assert found["code"] == "use.not-found"
        assert found["path"] is None


class TestExplaining:
    @pytest.mark.parametrize("lang", ["ar", "en"])
    @pytest.mark.parametrize("code", sorted(MESSAGES))
    def test_every_code_is_explained(self, joinup, code, lang):
        outcome = joinup("explain", code, "--lang", lang)
        assert outcome.code == 0
        assert outcome.err == ""
        assert code in outcome.out
        assert "{" not in outcome.out.replace("{{", "").replace("{%", "").splitlines()[1]
        assert ("مثال" if lang == "ar" else "Not like this") in outcome.out or code not in EXAMPLES

    def test_the_example_is_shown_wrong_and_right(self, joinup):
        lines = joinup("explain", "source.tab").out.splitlines()
        assert "    ⟶- ضعف التمويل" in lines
        assert "      - ضعف التمويل" in lines

    def test_without_a_code_all_are_listed(self, joinup):
        out = joinup("explain").out
        assert all(code in out for code in MESSAGES)

    def test_a_code_that_is_none_is_wrong_use(self, joinup):
        outcome = joinup("explain", "source.tabs")
        assert outcome.code == 2
        assert "perhaps source.tab was meant?" in outcome.err


class TestSpeakingOfItself:
    @pytest.mark.parametrize("command", ["", "build", "validate", "new", "explain"])
    def test_help_speaks_arabic(self, joinup, command):
        out = joinup(*([command] if command else []), "--lang", "ar", "--help").out
        assert "الخيارات:" in out
        said = re.sub("\u2066[^\u2069]*\u2069", "", out)  # less what is typed as it stands
        assert not re.search(r"(?<![-\w])[a-z]{3,} [a-z]{3,}", said)

    def test_help_is_shaped_for_terminals_that_do_not(self, joinup, monkeypatch):
        monkeypatch.setenv("JOINUP_TERMINAL", "visual")
        out = joinup("build", "--lang", "ar", "--help").out
        assert "الخيارات" not in out
        assert "\u2067" not in out
        assert ":ﺕﺍﺭﺎﻴﺨﻟﺍ" in out

    def test_alone_it_says_what_there_is(self, joinup):
        outcome = joinup()
        assert outcome.code == 2
        assert "Commands:" in outcome.out

    @pytest.mark.parametrize(
        ("arguments", "code", "words"),
        [
            (["bild"], "use.no-such-command-near", "build"),
            (["qqqq"], "use.no-such-command", "validate"),
            (["validate"], "use.missing", "FILE"),
            (["build", "a", "--outptu", "b"], "use.no-such-option", "--output"),
            (["build", "a", "-o"], "use.option-without-value", "-o"),
            (["new", "a", "b c"], "use.too-much", "b c"),
            (["validate", "a", "--format", "xml"], "use.no-such-choice", "sarif"),
            (["schema", "foo"], "use.no-such-choice", "foo"),
            (["schema", "foo"], "use.no-such-choice", "[meeting|series]"),
        ],
    )
    @pytest.mark.parametrize("lang", ["ar", "en"])
    def test_a_slip_on_the_command_line_is_told_kindly(
        self, joinup, monkeypatch, arguments, code, words, lang
    ):
        monkeypatch.setenv("JOINUP_LANG", lang)
        outcome = joinup(*arguments)
        assert outcome.code == 2
        assert f"[{code}]" in outcome.err
        assert words in outcome.err
        assert "خطأ واحد" in outcome.err or lang == "en"


def test_a_build_spares_the_hints_that_validate_gives(joinup, workspace):
    notes = workspace / "meetings" / "meeting-07.yaml"
    assert "hint[source.look-alike]" in joinup("validate", notes).err
    assert joinup("build", notes).err == ""


class TestForPeople:
    """What is said at a terminal only, and what a program may rely on."""

    @pytest.mark.parametrize(
        ("arguments", "next_"),
        [
            (["validate", EXAMPLE], f"joinup build {os.path.join('meetings', EXAMPLE)}"),  # noqa: PTH118
            (["build", EXAMPLE], f"joinup build {os.path.join('meetings', EXAMPLE)} --open"),  # noqa: PTH118
            (
                ["build", EXAMPLE, "--theme", "sober", "-o", "for us/"],
                ' -o "for us/" --theme sober --open',
            ),
            (["validate", "broken one.yaml"], 'joinup fix "broken one.yaml"'),
            (["build", "broken one.yaml"], 'joinup fix "broken one.yaml"'),
            (["validate", "undated.yaml"], "joinup validate undated.yaml"),
        ],
    )
    def test_each_command_ends_with_what_one_would_do_next(
        self, joinup, workspace, monkeypatch, arguments, next_
    ):
        monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
        monkeypatch.setenv("TERM", "dumb")
        Path("broken one.yaml").write_text(BROKEN, encoding="utf-8")
        Path("undated.yaml").write_text("date: never\n", encoding="utf-8")
        assert joinup(*arguments).out.splitlines()[-1].endswith(next_)

    def test_a_command_to_copy_has_a_line_of_its_own_and_nothing_unseen(
        self, joinup, workspace, monkeypatch
    ):
        monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
        monkeypatch.setenv("TERM", "dumb")
        for mode in ("logical", "visual"):
            out = joinup("validate", EXAMPLE, "--lang", "ar", "--terminal", mode).out
            path = os.path.join("meetings", EXAMPLE)  # noqa: PTH118
            assert out.splitlines()[-1] == f"    joinup build {path}"

    def test_ctrl_c_while_modules_load_is_clean_too(self, monkeypatch):
        def stop():
            raise KeyboardInterrupt

        def leave(code):
            raise SystemExit(code)

        monkeypatch.setattr("joinup_reports.cli.main", stop)
        monkeypatch.setattr("os._exit", leave)
        with pytest.raises(SystemExit) as exit_:
            importlib.import_module("joinup_reports.__main__").main()
        assert exit_.value.code == 130

    @pytest.mark.parametrize(("command", "code"), [("--version", 0), ("build no.yaml", 3)])
    def test_the_way_out_loses_no_word_and_keeps_the_code(self, command, code):
        program = [sys.executable, "-m", "joinup_reports", *command.split()]
        ended = subprocess.run(program, capture_output=True, text=True, check=False)
        assert ended.returncode == code
        assert ended.stdout or ended.stderr

    def test_programs_get_no_advice(self, joinup, workspace):
        assert joinup("validate", EXAMPLE).out.count("\n") == 1

    @pytest.mark.usefixtures("no_setting")
    @pytest.mark.parametrize(("found", "said"), [(True, "opening"), (False, "no program")])
    def test_the_report_is_opened_when_asked(self, joinup, workspace, monkeypatch, found, said):
        opened = []
        monkeypatch.setattr(
            "joinup_reports.viewer.open_file", lambda path: opened.append(path) or found
        )
        outcome = joinup("build", EXAMPLE, "--open")
        assert outcome.code == 0
        assert opened == [Path("build", "meeting-07.pdf")]
        assert said in outcome.out
        assert joinup("build", "--open", EXAMPLE, "undated.yaml").code != 0
        assert len(opened) == 1
        joinup("build", "--open", "--quiet", EXAMPLE)
        assert len(opened) == 2

    def test_the_terminal_is_told_of_anywhere_on_the_command_line(self, joinup, monkeypatch):
        for arguments in (["--terminal", "visual", "explain"], ["explain", "--terminal=visual"]):
            assert ":ﺎﻫﺯﻮﻣﺮﺑ ﻞﺋﺎﺳﺮﻟﺍ ﻞﻛ" in joinup(*arguments, "--lang", "ar").out
            monkeypatch.setenv("JOINUP_TERMINAL", "")
            assert "\u2067كل الرسائل" in joinup("explain", "--lang", "ar").out
        assert "use.no-such-choice" in joinup("explain", "--terminal", "x").err

    @pytest.mark.parametrize("when", ["joinup_reports.commands.explain", "typer.Typer.__call__"])
    def test_ctrl_c_is_clean_wherever_it_comes(self, joinup, monkeypatch, when):
        def stop(*_, **__):
            raise KeyboardInterrupt

        monkeypatch.setattr(when, stop)
        outcome = joinup("explain")
        assert outcome.code == 130
        assert outcome.err == "stopped; nothing was left half done\n"

    @pytest.mark.parametrize(
        ("shell", "variables"),
        [
            ("bash", {"COMP_WORDS": "joinup build mee", "COMP_CWORD": "2"}),
            (
                "powershell",
                {
                    "_TYPER_COMPLETE_ARGS": "joinup build mee",
                    "_TYPER_COMPLETE_WORD_TO_COMPLETE": "mee",
                },
            ),
        ],
    )
    def test_a_shell_completes_the_names_of_notes(
        self, joinup, workspace, monkeypatch, shell, variables
    ):
        (workspace / "meetings" / "meeting-08.txt").write_bytes(b"")
        for name, value in {"_JOINUP_COMPLETE": f"complete_{shell}", **variables}.items():
            monkeypatch.setenv(name, value)
        out = joinup().out
        assert "meeting-07.yaml" in out
        assert f"meetings{os.sep}" in out
        assert "meeting-08.txt" not in out

    @pytest.mark.parametrize(("begun", "known"), [("", {"build", "new-theme"}), ("bu", {"build"})])
    def test_a_shell_completes_the_names_of_commands(self, joinup, monkeypatch, begun, known):
        monkeypatch.setenv("_JOINUP_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", f"joinup {begun}")
        monkeypatch.setenv("COMP_CWORD", "1")
        assert known <= set(joinup().out.splitlines())
