from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.typeset.linebreak import (
    LINE_SEPARATOR,
    Choice,
    graphemes,
    opportunities,
    visible_end,
)

DATA = Path(__file__).parents[1] / "data" / "unicode"


class Squares:
    """Each character one unit wide."""

    def __getitem__(self, offset):
        return float(offset)

    def __init__(self, text):
        self.text = text

    def of_ink(self, text, ends):
        return [float(visible_end(text, end)) for end in ends]

    def joints(self):
        return range(len(self.text))


def lines(text, measure, *, chooser=Choice.first_fit):
    cuts = chooser(Choice(text, "ar", Squares(text)), measure)
    assert "".join(text[c.start : c.end] for c in cuts) == text
    return [text[c.start : c.visible_end] for c in cuts]


def test_lines_are_filled_in_the_order_of_the_text():
    assert lines("aa bb cc dd", 5) == ["aa bb", "cc dd"]


def test_trailing_spaces_do_not_count_against_the_measure():
    assert lines("aaaaa   bb", 5) == ["aaaaa", "bb"]


def test_a_separator_ends_a_line_wherever_it_stands():
    assert lines(f"aa{LINE_SEPARATOR}bb cc", 9) == ["aa", "bb cc"]


def test_a_token_wider_than_the_measure_is_cut_at_graphemes():
    assert lines("x aaaaaaaaaaaa b", 5) == ["x", "aaaaa", "aaaaa", "aa b"]
    assert lines("سَسَسَسَ", 3) == ["سَ", "سَ", "سَ", "سَ"]


def test_astral_characters_count_as_one():
    assert lines("😀😀 bb", 3) == ["😀😀", "bb"]


@pytest.mark.parametrize(
    "text", ["(عبر الانترنت)", "2020/04/23", "50%", "1,250.50", "info@example.org"]
)
def test_no_break_inside(text):
    inner = opportunities(text, "ar")[:-1]
    assert all(text[at - 1] == " " for at in inner)


def test_balanced_lines_are_about_equal():
    assert lines("aa bb cc dd ee", 11, chooser=Choice.balanced) == ["aa bb cc", "dd ee"]


def test_a_full_line_gives_a_word_to_a_lone_one_below():
    text = "a b c d e f g hhhh"
    assert lines(text, 13) == ["a b c d e f g", "hhhh"]
    assert lines(text, 13, chooser=Choice.ragged) == ["a b c d e f", "g hhhh"]
    assert lines("aaa bbb c dddddd", 9, chooser=Choice.ragged) == ["aaa bbb c", "dddddd"]


def test_no_word_is_left_alone_on_a_balanced_last_line():
    assert lines("aaaa bbbb cccccccccccccc", 14, chooser=Choice.balanced) == [
        "aaaa bbbb",
        "cccccccccccccc",
    ]
    assert lines("aaaaaaa bb c dddddd", 13, chooser=Choice.balanced) == ["aaaaaaa bb", "c dddddd"]
    assert lines("a b ccccccccc dd", 13, chooser=Choice.balanced) == ["a b", "ccccccccc dd"]


@given(st.text(alphabet="ab -(5%👩‍👩‍👧سَلا\u2028", max_size=60), st.integers(1, 20))
def test_every_character_lands_on_one_line_and_no_line_is_too_wide(text, measure):
    for chooser in (Choice.first_fit, Choice.balanced):
        for line in lines(text, measure, chooser=chooser) if text else ():
            assert len(line) <= measure or len(graphemes(line, "ar")) == 1
