"""Letters that are not what they look like are found, and the real ones offered."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.diagnostics import Diagnostics
from joinup_reports.reading.characters import Places
from joinup_reports.reading.letters import check_letters, real_letters

# Each letter's shapes alone and at a word's beginning, middle and end.
SHAPES = {unicodedata.decomposition(chr(code)): chr(code) for code in range(0xFE80, 0xFEF5)}


def shaped(word):
    """The word in presentation forms, joined as Arabic joins."""
    forms = []
    for index, letter in enumerate(word):
        code = f"{ord(letter):04X}"
        before = index and f"<initial> {ord(word[index - 1]):04X}" in SHAPES
        after = index + 1 < len(word) and f"<initial> {code}" in SHAPES
        shape = ("<isolated>", "<initial>", "<final>", "<medial>")[2 * bool(before) + after]
        forms.append(SHAPES[f"{shape} {code}"])
    return "".join(forms)


def found(text):
    diagnostics = Diagnostics()
    check_letters(text, Places(text, "f"), diagnostics)
    return list(diagnostics)


def test_the_shapes_are_those_of_the_letters():
    assert shaped("نص") == "\ufee7\ufeba"
    assert shaped("دور") == "\ufea9\ufeed\ufead"


WORDS = st.lists(st.text("نصتبمحسعفقكلهي", min_size=2, max_size=8), min_size=1, max_size=4)


@given(WORDS)
def test_shapes_become_the_letters_they_are_shapes_of(words):
    text = " ".join(words)
    assert real_letters(" ".join(map(shaped, words))) == text


@given(WORDS)
def test_so_do_shapes_in_the_order_of_ink(words):
    text = " ".join(words)
    assert real_letters(" ".join(map(shaped, words))[::-1]) == text


@pytest.mark.parametrize("text", ["ﷲ", "ﷺ", "﴿نص﴾", "﷼", "نص كذا", "چمن یک", "Zoom"])
def test_what_is_meant_so_passes(text):
    assert found(text) == []


def test_a_line_of_shapes_is_one_finding_with_its_whole_words():
    (only,) = found("a: " + shaped("نص") + " كامل " + shaped("نص") + "كم آخر")
    assert only.args["words"] == "نص كامل نصكم"
    assert (only.location.column, only.fixes[0].end.column) == (4, 16)


def test_words_with_look_alikes_are_counted_and_said_once():
    (only,) = found("a: وایمان\nb: مشترک وایمان")
    assert (only.args["words"], only.args["count"]) == ("وایمان", "3")
    assert [fix.text for fix in only.fixes] == ["وايمان"]


def test_at_the_end_of_a_word_either_letter_is_offered():
    (only,) = found("علی")
    assert [fix.text for fix in only.fixes] == ["علي", "على"]
