"""What `joinup new` asks, and what becomes of the answers."""

from __future__ import annotations

import pytest

from joinup_reports.branding.fields import SERIES
from joinup_reports.helping import questions
from joinup_reports.meeting.fields import MEETING
from joinup_reports.messages import PHRASES

FULL = ["", "23 نيسان 2020", "العمل: عن بعد", "عمان", "21:00-22:30"]
OF_SERIES = ["لريادة الأعمال", "نبذة", "هدف", "جهة"]


@pytest.fixture
def answers(joinup, monkeypatch):
    """Runs `joinup new` with a person who types these lines; too few: who presses Ctrl-D."""

    def run(lines, *arguments):
        left = iter(lines)

        def answer(_):
            line = next(left, None)
            if line is None:
                raise EOFError
            if line == "^C":
                raise KeyboardInterrupt
            return line

        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", answer)
        return joinup("new", *arguments, "--lang", "ar"), list(left)

    return run


def test_from_an_empty_folder_to_notes_and_a_series(answers, joinup, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    outcome, left = answers(FULL + OF_SERIES)
    assert outcome.code == 0, outcome.err
    assert left == []
    assert joinup("validate", "series.yaml").code == 0
    text = (tmp_path / "meeting-01.yaml").read_text(encoding="utf-8")
    assert 'العنوان: "العمل: عن بعد"\n' in text
    assert "الوقت: 21:00-22:30\n" in text


def test_in_a_workspace_only_the_meeting_is_asked_for(answers, workspace):
    outcome, left = answers(FULL)
    assert (outcome.code, left) == (0, [])
    text = (workspace / "meetings" / "meeting-08.yaml").read_text(encoding="utf-8")
    assert "الرقم: 8\n" in text


def test_what_is_given_is_not_asked_for(answers, workspace):
    outcome, left = answers(["", "عمان", ""], "--number", "9", "--title", "نص")
    assert (outcome.code, left) == (0, [])


def test_a_wrong_answer_is_told_and_asked_for_again(answers, workspace):
    outcome, left = answers(["سبعة", "7", "8", "31/4/2020", "أمس", "30/4/2020", "", "", ""])
    assert (outcome.code, left) == (0, [])
    assert "عدد صحيح من" in outcome.out
    assert "موجود من قبل" in outcome.out  # number 7
    assert "لا يوجد في التقويم" in outcome.out
    assert "لم يُفهم التاريخ" in outcome.out
    text = (workspace / "meetings" / "meeting-08.yaml").read_text(encoding="utf-8")
    assert "التاريخ: 30/4/2020\n" in text
    assert "العنوان: \n" in text


@pytest.mark.parametrize("asked", range(len(FULL + OF_SERIES)))
@pytest.mark.parametrize("end", [[], ["^C"]])
def test_who_stops_leaves_nothing_behind(answers, tmp_path, monkeypatch, asked, end):
    monkeypatch.chdir(tmp_path)
    outcome, _ = answers((FULL + OF_SERIES)[:asked] + end)
    assert outcome.code == 130
    assert list(tmp_path.iterdir()) == []


def test_nobody_is_asked_about_a_file_that_is_there(answers, workspace):
    outcome, left = answers(["x"], "meeting-07.yaml")
    assert (outcome.code, left) == (3, ["x"])


def test_no_questions_when_that_is_wished(answers, workspace):
    outcome, left = answers(["x"], "--no-questions")
    assert (outcome.code, left) == (0, ["x"])


def test_every_question_has_its_words_and_its_field():
    keys = {entry.key for entry in (*MEETING, *SERIES)} | {"partner"}
    for key in (*questions.NOTES, *questions.OF_SERIES):
        assert f"ask.{key}" in PHRASES
        assert key in keys
