"""Arabic in terminals: order, joining and the caret's column."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.telling import terminal
from joinup_reports.telling.excerpts import width

LINE = "العنوان: نص (أول) 12 test"


@pytest.mark.parametrize(
    ("environment", "is_terminal", "logical"),
    [
        ({}, True, False),
        ({}, False, True),
        ({"VTE_VERSION": "7200"}, True, True),
        ({"KONSOLE_VERSION": "230400"}, True, True),
        ({"TERM": "mlterm-256color"}, True, True),
        ({"TERM_PROGRAM": "iTerm.app"}, True, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, True, True),
        ({"TERM_PROGRAM": "mintty"}, True, True),
        ({"INSIDE_EMACS": "29.1,comint"}, True, True),
        ({"TERM_PROGRAM": "vscode"}, True, False),
        ({"WT_SESSION": "1"}, True, False),
        ({"TERM": "xterm-256color"}, True, False),
        ({"TERM": "xterm-kitty"}, True, False),
        ({"TERM": "screen", "STY": "1.pts"}, True, False),
        ({"TERM": "tmux-256color", "TMUX": "t,1,0"}, True, False),
        ({"TERM": "linux"}, True, False),
        ({"VTE_VERSION": "7200", "JOINUP_TERMINAL": "visual"}, True, False),
        ({"JOINUP_TERMINAL": "visual"}, False, False),
        ({"JOINUP_TERMINAL": "logical"}, True, True),
        ({"JOINUP_TERMINAL": "?"}, True, False),
    ],
)
def test_logical_text_goes_where_it_is_ordered_or_read_by_programs(
    environment, is_terminal, logical
):
    assert terminal.orders_itself(environment, is_terminal=is_terminal) is logical


def test_a_sentence_is_isolated_where_the_terminal_orders_it():
    assert terminal.sentence("نص a", rtl=True, logical=True) == "\u2067نص a\u2069"
    assert terminal.sentence("a نص", rtl=False, logical=True) == "a نص"
    assert terminal.sentence("text", rtl=True, logical=True) == "text"


def test_a_sentence_is_joined_ordered_and_mirrored_for_other_terminals():
    shown = terminal.sentence("لا خط (أول) test", rtl=True, logical=False)
    # From the right: lam-alef as one sign, then the word, its brackets turned round.
    assert unicodedata.normalize("NFKC", shown[::-1]) == "لا خط )أول( tset"
    assert "\N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM}" in shown


def test_what_is_inserted_does_not_turn_the_sentence():
    assert terminal.inserted("a.yaml", rtl=False) == "a.yaml"
    assert terminal.inserted("س\x1b", rtl=False) == "\u2068س␛\u2069"
    text = f"في {terminal.inserted('/a/b.yaml', rtl=True)} شيء"
    shown = terminal.sentence(text, rtl=True, logical=False)
    assert unicodedata.normalize("NFKC", shown) == "ءيش /a/b.yaml يف"


def test_a_sentence_keeps_its_own_direction():
    shown = terminal.sentence("no نص (x) here", rtl=False, logical=False)
    assert unicodedata.normalize("NFKC", shown) == "no صن (x) here"


@pytest.mark.parametrize("index", range(len(LINE)))
def test_the_caret_stands_under_the_character_it_means(index):
    shown, column = terminal.source_line(LINE, index, logical=False)
    mirrored = {"(": ")", ")": "("}.get(LINE[index], LINE[index])
    assert unicodedata.normalize("NFKC", shown[column]) == mirrored


@pytest.mark.parametrize("index", range(len(LINE)))
def test_the_caret_stands_at_one_place_whoever_orders_the_line(index):
    columns = [terminal.source_line(LINE, index, logical=mode)[1] for mode in (True, False)]
    assert columns[0] == columns[1]


def test_the_caret_meets_the_ligature_for_both_its_letters():
    columns = [terminal.source_line("سلام", index, logical=False)[1] for index in range(4)]
    assert columns == [2, 1, 1, 0]


def test_marks_take_no_room_and_wide_characters_two():
    assert width("لَا") == 2
    assert width("会議") == 4
    assert terminal.source_line("会議: x", 4, logical=True) == ("会議: x", 6)


def test_nothing_reaches_a_terminal_that_could_steer_it():
    text = "a\x1b[2J\tb\u202ec\u2066d\x85\ud800"
    assert terminal.harmless(text) == "a␛[2J b\ufffdc\ufffdd\ufffd\ufffd"


@given(st.text(), st.integers(1, 30), st.integers(1, 30))
def test_wrapping_keeps_every_word_and_the_measure(text, first, rest):
    lines = terminal.wrap(text, first, rest)
    assert " ".join(lines).split() == text.split()
    for number, line in enumerate(lines):
        cuttable = terminal._SHORT_ISOLATE.sub("", line).strip()
        assert width(line) <= (rest if number else first) or " " not in cuttable


def test_what_is_to_be_typed_is_not_cut():
    command = "\u2066joinup build a.yaml\u2069"
    assert terminal.wrap(f"نص {command} نص", 10, 10) == ["نص", command, "نص"]


@given(st.text(st.sampled_from("ab لاسم()12\u064e،«»-:")), st.data())
def test_any_line_keeps_its_characters_and_its_caret(text, data):
    index = data.draw(st.integers(0, len(text)))
    shown, column = terminal.source_line(text, index, logical=True)
    assert shown == text
    assert 0 <= column <= width(text)
    shown, column = terminal.source_line(text, index, logical=False)
    assert 0 <= column <= width(shown)


@given(st.text(), st.booleans())
def test_any_text_can_be_shown_in_any_terminal(text, rtl):
    words = f"{terminal.harmless(text)} نص"
    shown = terminal.sentence(words, rtl=rtl, logical=False)
    assert width(shown) <= width(words)
    terminal.source_line(words, len(words) - 1, logical=False)


def test_a_mark_follows_its_letter_in_the_order_of_cells():
    shown = terminal.sentence("شُكراً لَك", rtl=True, logical=False)
    letters = unicodedata.normalize("NFKC", shown)
    assert letters == "كلَ اًركشُ"
