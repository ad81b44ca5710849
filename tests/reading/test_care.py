"""Care for words: hints about slips, and never more than hints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from joinup_reports.diagnostics import Diagnostics
from joinup_reports.helping.fixing import carried_out, mend_text
from joinup_reports.messages import MESSAGES
from joinup_reports.reading.care import check_care, known_slips
from joinup_reports.reading.characters import Places
from joinup_reports.telling.examples import EXAMPLES

SLIPS = {"الممكلة": "المملكة", "شئ": "شيء", "تمكين": "تمكين"}


def hints(text, slips=SLIPS):
    found = Diagnostics()
    check_care(text, Places(text, "f"), slips, found)
    return list(found)


def told(text):
    return [(d.location.line, d.location.column, d.code.partition(".")[2]) for d in hints(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: ريادة  الأعمال", [(1, 9, "doubled-space")]),
        ("a: فرص ، دروس", [(1, 7, "space-before-comma")]),
        ("a: فرص, دروس، تحديات", [(1, 7, "latin-comma")]),
        ("a: في في عمان", [(1, 6, "repeated-word")]),
        ("a:\n  - وبالممكلة شئ", [(2, 7, "slip"), (2, 15, "slip")]),
        ("a: ريادة  الأعمال\nb: نص  آخر", [(1, 9, "doubled-space")]),  # a manner is told once
    ],
)
def test_what_slipped_is_told_where_it_stands(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a:   نص",  # spaces that set keys apart
        "  -  نص",
        "# ملاحظة  فيها ، الممكلة الممكلة",
        "a: [نص, نص, نص،]",
        "a: {من: 21:00, إلى: 22:30}",
        "a: نص, نص",  # no Arabic comma to differ from
        "a: شيئا لشيئا",
        "a: two  spaces, and and a ، here".replace(" ،", "،"),
        "a: الممكلةة اشئ",  # parts of other words
        "a: تمكين",  # what a workspace means as it stands
        "a: 10, 20، 30",
        "a: نص\nنص: b",
    ],
)
def test_what_is_meant_is_left_alone(text):
    assert told(text) == []


@pytest.mark.parametrize("code", [code for code in MESSAGES if code.startswith("care.")])
def test_the_examples_show_it(code):
    example = EXAMPLES[code]
    if code != "care.no-pair":
        slips = known_slips_of_ours()
        (found,) = hints(example.fault, slips)
        assert found.code == code
        assert found.severity.value == "hint"
        assert carried_out(found.fixes[0], example.fault) == example.mend
        assert hints(example.mend, slips) == []


def known_slips_of_ours():
    return known_slips(Path("nowhere"), Diagnostics())


def test_the_list_of_ours_is_of_words_that_differ():
    slips = known_slips_of_ours()
    assert {"المتجمع": "المجتمع", "الممكلة": "المملكة"}.items() <= slips.items()
    assert len(slips) > 30
    for wrong, right in slips.items():
        assert wrong != right
        assert right not in slips
        assert re.fullmatch("[\u0621-\u0652]+", wrong)


def test_a_workspace_adds_words_and_takes_some_away(joinup, workspace):
    notes = workspace / "meetings" / "meeting-07.yaml"
    assert "«المتجمع» may be a slip" in plain(joinup("validate", notes).err)
    own = workspace / "meetings" / "words.yaml"
    own.write_text("المتجمع: المتجمع\nالرياديين: الرواد\nx:\n", encoding="utf-8")
    outcome = joinup("validate", notes)
    assert outcome.code == 0
    err = plain(outcome.err)
    assert "«المتجمع»" not in err
    assert "perhaps «الرواد» was meant?" in err
    assert re.search(r"words\.yaml:3:1 warning\[care\.no-pair\]", err)
    # It is no meeting.
    assert "words" not in joinup("build", "meetings").out


def test_nothing_of_it_is_ever_changed_or_said_in_a_build(joinup, workspace):
    notes = workspace / "meetings" / "meeting-07.yaml"
    before = notes.read_bytes()
    text = before.decode()
    assert mend_text(text, "meeting-07.yaml") == (text, 0)
    assert "nothing here" in joinup("fix", notes, "--yes").out
    assert "care." not in joinup("build", notes).err
    assert notes.read_bytes() == before


def plain(text):
    return text.replace("\u2068", "").replace("\u2069", "")
