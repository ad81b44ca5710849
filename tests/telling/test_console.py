"""Findings as the person sees them."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
import tempfile
import unicodedata
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joinup_reports import messages
from joinup_reports.diagnostics import Diagnostic, Fix, Location
from joinup_reports.messages import Message
from joinup_reports.telling import console
from joinup_reports.telling.console import Console, choose_language, prepare_streams
from joinup_reports.telling.excerpts import width


@pytest.fixture(autouse=True)
def quiet_environment(monkeypatch):
    for name in ("JOINUP_LANG", "JOINUP_TERMINAL", "LC_ALL", "LC_MESSAGES", "LANG", "VTE_VERSION"):
        monkeypatch.delenv(name, raising=False)
    sample = Message("error", "no {word} here", "لا {word} هنا", "take it out", "احذفها")
    monkeypatch.setitem(messages.MESSAGES, "test.fault", sample)
    monkeypatch.setitem(messages.MESSAGES, "test.doubt", Message("warning", "odd", "غريب"))


@pytest.fixture
def notes(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "لقاء 7.yaml"
    path.write_bytes("title: one\r\nالعنوان: نص\r\n".encode())
    return path.name


class Terminal(io.StringIO):
    def isatty(self):
        return True


def fault(path, line, column):
    return Diagnostic("test.fault", Location(path, line, column), {"word": "نص"})


def test_a_finding_shows_its_place_line_caret_and_hint(notes, capsys):
    Console("en").show([fault(notes, 1, 8)])
    assert capsys.readouterr().err.splitlines() == [
        "لقاء 7.yaml:1:8 error[test.fault] no \u2068نص\u2069 here",
        "  1 | title: one",
        "    |        ^",
        "    = take it out",
        "",
        "1 error",
    ]


def test_the_caret_stands_where_an_arabic_word_is_seen(notes, capsys):
    Console("ar").show([fault(notes, 2, 1)])
    assert capsys.readouterr().err.splitlines() == [
        "لقاء 7.yaml:2:1 \u2067خطأ\u2069[test.fault] \u2067لا \u2068نص\u2069 هنا\u2069",
        "  2 | العنوان: نص",
        "    |           ^",
        "    = \u2067احذفها\u2069",
        "",
        "\u2067خطأ واحد\u2069",
    ]


def test_a_finding_without_a_place_or_with_its_file_gone_is_shown_all_the_same(notes, capsys):
    Console("en").show([Diagnostic("test.doubt"), fault("gone.yaml", 3, 1), fault(notes, 99, 1)])
    err = capsys.readouterr().err
    assert "joinup: warning[test.doubt] odd\n" in err
    assert "gone.yaml:3:1 error" in err
    assert ":99:1 error" in err
    assert err.endswith("2 errors, 1 warning\n")


def test_nothing_is_said_about_nothing(capsys):
    Console("en").show([])
    assert capsys.readouterr() == ("", "")


def test_a_long_line_is_shown_around_its_fault(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text("x" * 500 + "#" + "y" * 500, encoding="utf-8")
    Console("en").show([fault("a.yaml", 1, 501)])
    _, source, caret, *_ = capsys.readouterr().err.splitlines()
    assert source[caret.index("^")] == "#"
    assert len(source) <= 100
    assert source.startswith("  1 | … x")
    assert source.endswith("y …")


def test_what_stands_in_a_file_cannot_steer_the_terminal(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text("a: \x1b[2J\u202e!", encoding="utf-8")
    Console("en").show([Diagnostic("test.fault", Location("a.yaml", 1, 4), {"word": "\x1b[31m"})])
    err = capsys.readouterr().err
    assert "\x1b" not in err
    assert "\u202e" not in err


def test_lines_are_counted_as_places_count_them(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_bytes("\ufeffa\rb\u2028c\x85d\r\ne\fE\n".encode())
    Console("en").show([fault("a.yaml", 3, 1)])
    assert "  3 | e␌E\n" in capsys.readouterr().err


def test_utf_16_is_shown_as_text(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_bytes("العنوان: نص".encode("utf-16"))
    Console("en").show([fault("a.yaml", 1, 1)])
    assert "  1 | العنوان: نص\n" in capsys.readouterr().err


def test_a_terminal_gets_colour_and_a_dumb_one_joined_letters(notes, monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr(sys, "stderr", Terminal())
    Console("ar").show([fault(notes, 2, 1)])
    shown = sys.stderr.getvalue()
    assert "\x1b[" in shown
    assert "\N{ARABIC LETTER NOON FINAL FORM}\N{ARABIC LETTER ALEF FINAL FORM}"[::-1] not in shown
    assert "نص" not in shown
    assert "\ufeba\ufee7" in shown  # sad, then noon: the word as it is seen from the left
    assert "لقاء" not in shown


def test_a_long_arabic_message_is_broken_before_it_is_ordered(notes, monkeypatch):
    size = os.terminal_size((40, 20))
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: size)
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "dumb")
    words = [letter * 6 for letter in "بتثجحخسشصضطظعغفقك"]
    Console("ar").show([Diagnostic("test.fault", None, {"word": " ".join(words)})])
    lines = sys.stderr.getvalue().splitlines()
    assert max(map(len, lines)) <= 40
    read = [unicodedata.normalize("NFKC", line[::-1]) for line in lines]
    assert [word for line in read for word in line.split() if word in words] == words


@pytest.mark.parametrize(
    ("wish", "environment", "lang"),
    [
        (None, {}, "en"),
        ("ar", {"JOINUP_LANG": "en"}, "ar"),
        (None, {"JOINUP_LANG": "ar", "LANG": "en_GB.UTF-8"}, "ar"),
        (None, {"LANG": "ar_JO.UTF-8"}, "ar"),
        (None, {"LC_ALL": "C", "LANG": "ar_JO.UTF-8"}, "en"),
        (None, {"JOINUP_LANG": "fr"}, "en"),
    ],
)
def test_the_language_is_the_persons_wish_then_the_systems(monkeypatch, wish, environment, lang):
    monkeypatch.setattr(console, "_windows_language", lambda: None)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert choose_language(wish) == lang


def test_legacy_code_pages_get_utf_8(monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252"))
    prepare_streams()
    Console("ar").say("wrote", path="a\udc80.pdf")
    sys.stdout.flush()
    assert "كُتب التقرير".encode() in raw.getvalue()


def test_a_bug_of_ours_is_one_line_and_a_log(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    try:
        {}["دعم"]
    except KeyError:
        Console("en").report_bug()
    err = capsys.readouterr().err
    (log,) = tmp_path.iterdir()
    assert err.count("\n") == 1
    assert str(log) in err
    assert "KeyError: 'دعم'" in log.read_text(encoding="utf-8")


def test_every_phrase_and_message_is_there_in_both_languages():
    for code, message in messages.MESSAGES.items():
        assert message.severity in {"error", "warning", "hint"}, code
        assert message.en, code
        assert message.ar, code
        assert bool(message.hint_en) == bool(message.hint_ar), code
    assert all(phrase.en and phrase.ar for phrase in messages.PHRASES.values())


TERMINALS = [{"JOINUP_TERMINAL": "logical"}, {"JOINUP_TERMINAL": "visual"}]
COMMENTED = "challenges:\n  - one # two\n"


def commented(kind="quote", text='"one # two"', end=14):
    fix = Fix(kind, Location("a.yaml", 2, 5), Location("a.yaml", 2, end), text)
    return Diagnostic("test.fault", Location("a.yaml", 2, 9), {"word": "x"}, (fix,))


def test_a_mend_is_shown_as_the_lines_before_and_after(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(COMMENTED, encoding="utf-8")
    Console("en").show([commented()])
    assert capsys.readouterr().err.splitlines()[3:-2] == [
        "    = take it out",
        "    = fix: put the text in quotation marks",
        "      before |   - one # two",
        '      after  |   - "one # two"',
    ]


def test_a_mend_of_several_lines_shows_them_all(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(COMMENTED, encoding="utf-8")
    Console("en").show([commented("own-line", "one\n  # two")])
    assert capsys.readouterr().err.splitlines()[4:-2] == [
        "    = fix: move the remark to its own line",
        "      before |   - one # two",
        "      after  |   - one",
        "             |   # two",
    ]


def test_a_mend_in_a_file_that_changed_meanwhile_shows_its_words_only(capsys):
    Console("en").show([commented()])
    assert capsys.readouterr().err.splitlines()[1:-2] == [
        "    = take it out",
        "    = fix: put the text in quotation marks",
    ]


@pytest.mark.parametrize("kind", [name for name in messages.PHRASES if name.startswith("fix.")])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_kind_of_mend_can_be_told(capsys, kind, lang):
    Console(lang).show([commented(kind.removeprefix("fix."))])
    assert "{" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "خطأ واحد"),
        (2, "خطآن"),
        (3, "3 أخطاء"),
        (11, "11 خطأً"),
        (100, "100 خطأ"),
        (103, "103 أخطاء"),
    ],
)
def test_findings_are_counted_as_arabic_counts(count, words):
    found = [Diagnostic("test.fault", args={"word": str(n)}) for n in range(count)]
    assert Console("ar").count(found) == words


def test_severities_are_counted_apart():
    found = [Diagnostic("test.fault"), Diagnostic("test.doubt"), Diagnostic("test.doubt")]
    assert Console("ar").count(found) == "خطأ واحد، تحذيران"
    assert Console("en").count(found) == "1 error, 2 warnings"


@given(st.text(), st.integers(1, 40), st.sampled_from(["ar", "en"]), st.sampled_from(TERMINALS))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_line_and_any_words_can_be_shown_anywhere(tmp_path, text, column, lang, terminal):
    path = tmp_path / "any.yaml"
    path.write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
    at = Location(str(path), 1, column)
    fix = Fix("quote", at, Location(str(path), 1, column + 1), text)
    shown = io.StringIO()
    with mock.patch.object(sys, "stderr", shown), mock.patch.dict(os.environ, terminal):
        Console(lang).show([Diagnostic("test.fault", at, {"word": text}, (fix,))])
    lines = shown.getvalue().split("\n")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown.getvalue())
    assert lines[-1] == ""


def test_a_mend_that_takes_lines_away_shows_what_goes(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text("lessons:\n  -\nend: x\n", encoding="utf-8")
    fix = Fix("delete", Location("a.yaml", 2, 1), Location("a.yaml", 3, 1), "")
    Console("en").show([Diagnostic("test.doubt", Location("a.yaml", 2, 3), {}, (fix,))])
    assert capsys.readouterr().err.endswith("fix: delete it\n      before |   -\n\n1 warning\n")


def at_a_terminal(monkeypatch, mode):
    shown = Terminal()
    monkeypatch.setattr("sys.stdout", shown)
    monkeypatch.setenv("JOINUP_TERMINAL", mode)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "30")
    return shown


def test_a_long_line_of_a_diff_is_cut_before_it_is_ordered(monkeypatch):
    shown = at_a_terminal(monkeypatch, "visual")
    Console("ar").diff(["+  - كلمة أولى وبعدها كلمات كثيرة حتى آخر السطر", "-  - قصير"])
    lines = shown.getvalue().splitlines()
    assert [line[:3] for line in lines] == ["+  ", "+  ", "-  "]
    assert all(width(line) <= 30 for line in lines)
    read = [unicodedata.normalize("NFKC", line)[::-1] for line in lines]
    assert "كلمة أولى" in read[0]
    assert "آخر السطر" in read[1]


@pytest.mark.parametrize(("mode", "again"), [("visual", 1), ("logical", 0)])
def test_an_answer_is_shown_as_it_reads_where_the_terminal_does_not(monkeypatch, mode, again):
    shown = at_a_terminal(monkeypatch, mode)
    monkeypatch.setattr("builtins.input", lambda _: " قاعة الجامعة ")
    assert Console("ar").ask("ask.title") == "قاعة الجامعة"
    assert shown.getvalue().count("= ") == again


def test_a_line_says_its_direction_to_a_terminal_that_guesses(monkeypatch):
    shown = at_a_terminal(monkeypatch, "logical")
    Console("ar").write("نص")
    Console("en").write("text")
    assert shown.getvalue().splitlines() == ["\u200e\u2067نص\u2069", "text"]
