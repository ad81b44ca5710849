"""What `joinup fix` mends by itself loses no word, is done once, and touches nothing else."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joinup_reports.branding.fields import PARTNER, SERIES
from joinup_reports.diagnostics import Fix, JoinupError, Location, Severity
from joinup_reports.helping import fixing
from joinup_reports.helping.fixing import SURE, findings, mend_text
from joinup_reports.meeting.fields import BULLET, MEETING
from joinup_reports.meeting.moments import HOURS
from joinup_reports.messages import MESSAGES
from joinup_reports.reading.characters import _REFUSED
from joinup_reports.reading.fields import names
from joinup_reports.sections import SECTIONS

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.yaml"))
KEYS = {
    word
    for table in (BULLET, MEETING, HOURS, SERIES, PARTNER)
    for name in names(table)
    for word in name.split()
} | {word for pair in SECTIONS for name in pair for word in name.split()}
FAULTY = """\
# ملاحظة قبل كل شيء
titel: العمل عن بعد: ما له
التاريخ: 23 نيسان 2020{spaces}
location:عمان

challenges:
  * ضعف
  -تأخر التمويل
  # ملاحظة بين البنود
  • قلة
responses: - نعم
opportunities:
  - منها :
    - واحد
lessons:
  - @نص
""".replace("{spaces}", "   ")


def texts():
    for path in CASES:
        try:
            yield pytest.param(fixing._decoded(path.read_bytes(), path.name)[0], id=path.stem)
        except JoinupError:
            continue


def words(text):
    """What is read: letters, whatever their shape, without what is not seen."""
    seen = _REFUSED.sub("", text).replace("\u2066", "").replace("\ufeff", "")
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFKC", seen)))


def assert_no_word_is_lost(before, after):
    lost, new = words(before) - words(after), words(after) - words(before)
    assert set(new) <= KEYS, new
    # What went is a key that another took the place of.
    assert sum(lost.values()) <= sum(new.values()), lost
    for word in lost:
        assert re.search(rf"(?m)(?:^|[{{,])[ \t-]*[“\"]?[\w ]*{word}[\w ]*[”\"]? ?:", before), word


@pytest.mark.parametrize("text", list(texts()))
def test_a_case_is_mended_once_and_no_word_of_it_is_lost(text):
    after, count = mend_text(text, "notes.yaml")
    assert (after != text) == (count > 0)
    assert mend_text(after, "notes.yaml") == (after, 0)
    assert_no_word_is_lost(text, after)


def errors(text):
    return Counter(d.code for d in findings(text, "n.yaml") if d.severity is Severity.ERROR)


LINES = st.lists(
    st.sampled_from(
        [
            *("titel: أ", "title: نص: آخر", "location:عمان", "date: 23/4/2020", "challenges:"),
            *("  - نص", "  -نص", "  * نص", "\t- نص", "  - @نص", "  - [مسودة", "  -", "    تتمة"),
            *("lessons: - أ", "  - منها :", "      - فرع", "    - فرع", '  - "نص”', '  - "ن" ص'),
            *("  location: عمان", "# ملاحظة", "  - نص # تتمة", "  - ن\u200bص", "الدرس: أ", ""),
        ]
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(LINES, st.sampled_from(["\n", "\r\n"]))
def test_any_slips_together_lose_no_word_and_are_mended_once(lines, line_end):
    text = line_end.join([*lines, ""])
    after, _ = mend_text(text, "n.yaml")
    assert_no_word_is_lost(text, after)
    assert mend_text(after, "n.yaml") == (after, 0)
    if line_end == "\r\n":
        assert not re.search(r"(?<!\r)\n", after)


def test_everything_else_stays_as_it_was():
    after, count = mend_text(FAULTY, "notes.yaml")
    assert count == 9
    assert not errors(after)
    for line in ("# ملاحظة قبل كل شيء\n", "نيسان 2020   \n", "  # ملاحظة بين البنود\n"):
        assert line in after
    assert "challenges:\n  - ضعف\n  - تأخر التمويل\n  # ملاحظة بين البنود\n  - قلة\n" in after


@pytest.mark.parametrize("item", ["  -نص\n", "  • نص\n", "  - نص : آخر\n", "  -نص\n  * آخر\n"])
def test_a_slip_made_throughout_is_mended_throughout(item):
    # More than a reader tells of at once.
    text = FAULTY.replace("  * ضعف\n", item * 40)
    after, count = mend_text(text, "notes.yaml")
    assert count >= 40
    assert not errors(after)
    assert_no_word_is_lost(text, after)


@pytest.mark.parametrize("code", sorted(SURE))
def test_no_hint_is_carried_out_and_nothing_that_is_a_persons_to_decide(code):
    assert MESSAGES[code].severity != "hint"
    assert not code.startswith("meeting.")


@pytest.mark.parametrize(
    "line",
    [
        "  - نص # ملاحظة أم تتمة",  # two good ways
        "  - كلمة المتجمع",
        "  - \u202eنص",  # how it reads would change
        "  - ﺀﺎﻘﻠﻟﺍ",  # in the order of ink
        '  - "مفتوح',
    ],
)
def test_what_has_two_meanings_is_left_to_the_person(line):
    text = FAULTY.replace("  - @نص", line)
    assert line in mend_text(text, "notes.yaml")[0]


def test_an_override_and_what_closes_it_stay_together():
    text = FAULTY.replace("- @نص", "- من \u202dabc\u202c إلى")
    assert "- من \u202dabc\u202c إلى" in mend_text(text, "notes.yaml")[0]
    (finding,) = [d for d in findings(text, "notes.yaml") if d.code == "source.override"]
    assert "- من abc إلى" in fixing.carried_out(finding.fixes[0], text)
    assert "source.unbalanced-bidi" not in {d.code for d in findings(text, "notes.yaml")}


@pytest.mark.parametrize("bullet", ["* ", "*  "])
def test_a_bullet_after_a_dash_goes(bullet):
    text = FAULTY.replace("- @نص", f"- {bullet}مهم جداً\n  - آخر")
    assert "fields.list-for-text" not in {d.code for d in findings(text, "notes.yaml")}
    after, _ = mend_text(text, "notes.yaml")
    assert re.search(r"(?m)^  - +مهم جداً$", after)
    assert not any("lessons" in d.args.get("field", "") for d in findings(after, "notes.yaml"))


def test_what_a_mend_puts_in_ends_lines_as_the_file_does():
    at = Location("f", 1, 2)
    assert fixing.carried_out(Fix("nest", at, at, "x\ny"), "ab\r\n") == "ax\r\nyb\r\n"


class TestCommand:
    @pytest.fixture
    def notes(self, workspace):
        path = workspace / "meetings" / "a.yaml"
        path.write_bytes(FAULTY.encode("utf-8-sig"))
        return path

    def test_the_changes_are_shown_and_not_written_unasked(self, joinup, notes):
        before = notes.read_bytes()
        outcome = joinup("fix", "a.yaml")
        assert outcome.code == 1
        assert "-titel: العمل" in outcome.out
        assert '+title: "العمل' in outcome.out
        assert "--yes" in outcome.out
        assert joinup("fix", "a.yaml", "--diff").code == 0
        assert notes.read_bytes() == before

    def test_with_yes_they_are_written_and_the_mark_of_notepad_stays(self, joinup, notes):
        outcome = joinup("fix", "a.yaml", "--yes")
        assert outcome.code == 0, outcome.err
        assert "9 problems mended" in outcome.out
        assert notes.read_bytes().startswith("\ufeff# ملاحظة".encode())
        assert joinup("validate", "a.yaml").code == 0
        assert "nothing here" in joinup("fix", "a.yaml").out

    @pytest.mark.parametrize(("answer", "written"), [("نعم", True), ("yes", True), ("", False)])
    def test_a_person_is_asked(self, joinup, notes, monkeypatch, answer, written):
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", lambda _: answer)
        before = notes.read_bytes()
        joinup("fix", "a.yaml")
        assert (notes.read_bytes() != before) is written

    def test_who_stops_at_the_question_has_changed_nothing(self, joinup, notes, monkeypatch):
        def stop(_):
            raise EOFError

        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", stop)
        before = notes.read_bytes()
        assert joinup("fix", "a.yaml").code == 130
        assert notes.read_bytes() == before

    def test_what_was_saved_in_the_meantime_is_not_written_over(self, joinup, notes, monkeypatch):
        def edit(_):
            notes.write_text("title: آخر\n", encoding="utf-8")
            return "y"

        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", edit)
        outcome = joinup("fix", "a.yaml")
        assert outcome.code == 3
        assert "output.changed" in outcome.err
        assert notes.read_text(encoding="utf-8") == "title: آخر\n"

    @pytest.mark.parametrize("encoding", ["utf-16", "cp1256"])
    def test_what_notepad_saved_otherwise_becomes_utf_8(self, joinup, notes, encoding):
        text = mend_text(FAULTY, "a.yaml")[0].replace("•", "-")
        notes.write_bytes(text.encode(encoding))
        outcome = joinup("fix", "a.yaml", "--yes")
        assert outcome.code == 0, outcome.err
        assert notes.read_text(encoding="utf-8") == text

    def test_what_is_no_text_at_all_is_refused(self, joinup, notes):
        data = bytes(range(128, 256)) * 9
        notes.write_bytes(data)
        assert joinup("fix", "a.yaml", "--yes").code == 1
        assert notes.read_bytes() == data

    def test_what_is_left_is_told(self, joinup, notes):
        notes.write_text(FAULTY.replace("23 نيسان", "32 نيسان"), encoding="utf-8")
        outcome = joinup("fix", "a.yaml", "--yes")
        assert outcome.code == 1
        assert "error[meeting.no-such-day]" in outcome.err
        assert "titel" not in outcome.err


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_stays_a_link_to_the_mended_file(tmp_path):
    path, link = tmp_path / "notes.yaml", tmp_path / "link.yaml"
    path.write_text("titel: x\n", "utf-8")
    path.chmod(0o600)
    link.symlink_to("notes.yaml")
    mended = fixing.mend_file(link, "link.yaml")
    assert mended.changed
    fixing.write_mended(mended)
    assert link.is_symlink()
    assert path.read_text("utf-8") == mended.after
    assert path.stat().st_mode & 0o777 == 0o600
