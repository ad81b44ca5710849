"""Which characters a text may hold: held against Unicode's own data."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.diagnostics import Location
from joinup_reports.reading.characters import STAND_IN, Places, bidi_controls, refused

NEEDED = set("\t\n\r\u200c\u200d\u200e\u200f\u061c")
# Signs with ink that span the digits after them (Prepended_Concatenation_Mark), and the
# Egyptian joiners' neighbours, musical beams and shorthand are told by their category.
WITH_INK = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
JUDGED_IN_PAIRS = {*range(0x202A, 0x202D), *range(0x2066, 0x206A)}


def test_every_control_and_format_character_is_refused_or_known():
    for point in range(sys.maxunicode + 1):
        char = chr(point)
        if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} or char in NEEDED:
            continue
        if point in WITH_INK | JUDGED_IN_PAIRS:
            assert list(refused(char)) == [], f"{point:04X}"
        else:
            assert list(refused(char)) == [char], f"{point:04X}"


def test_no_letter_mark_number_sign_or_space_of_a_script_in_use_is_refused():
    blank = {0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, *range(0x180B, 0x1810)}
    for point in range(sys.maxunicode + 1):
        char = chr(point)
        if unicodedata.category(char)[0] not in "LMNPSZ" or point in blank:
            continue
        if unicodedata.category(char) in {"Zl", "Zp"} or point >= 0xE0000:
            continue
        assert list(refused(char)) == [], f"{point:04X}"


def test_the_stand_in_is_no_character_a_person_may_use():
    assert list(refused(STAND_IN)) == [STAND_IN]


@given(st.text(st.sampled_from("ab\r\n"), max_size=30))
def test_places_and_offsets_are_inverse(text):
    places = Places(text, "f")
    for index in range(len(text)):
        assert places.offset(places.at(index)) == index


@pytest.mark.parametrize(
    ("text", "paired"),
    [
        ("\u2067\u2066\u2069\u2069", "1111"),
        ("\u202a\u2067\u202c\u2069", "0101"),
        ("\u2069\u2068", "00"),
        ("\u202b\u202c\u202c", "110"),
    ],
)
def test_embeddings_and_isolates_are_paired_as_brackets_are(text, paired):
    assert [ok for _, _, ok in bidi_controls(text)] == [bit == "1" for bit in paired]


def test_lines_end_as_yaml_ends_them():
    places = Places("a\r\nb\rc\nd", "f")
    assert [places.at(i).line for i in (0, 3, 5, 7)] == [1, 2, 3, 4]
    assert places.at(7) == Location("f", 4, 1)
