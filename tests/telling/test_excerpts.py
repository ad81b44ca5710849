"""Lines of files, cut to what is near a place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.diagnostics import Location
from joinup_reports.telling.excerpts import Excerpts, crop, first_difference, width

LINE = st.text(st.sampled_from("ab لاسم\u064e\u0651会😀. "), max_size=300)


@given(LINE, st.data(), st.integers(24, 90))
def test_a_cropped_line_fits_and_keeps_the_character_it_was_cut_around(line, data, room):
    index = data.draw(st.integers(0, len(line)))
    part, at = crop(line, index, room)
    assert width(part) <= room
    if index < len(line):
        assert part[at] == line[index]
    else:
        assert part[at:] == ""
    assert part.removeprefix("… ").removesuffix(" …") in line


def test_a_line_that_fits_is_left_alone():
    assert crop("  - نص", 4, 24) == ("  - نص", 4)


def test_a_long_line_is_cut_between_words():
    words = "كلمة " * 60
    part, at = crop(words.strip(), 150, 60)
    assert part.startswith("… كلمة ")
    assert part[at] == words[150]


def test_columns_for_editors_count_what_utf_16_needs_two_units_for(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("\ufeff😀a😀b\n", encoding="utf-8")
    columns = [Excerpts().utf16_column(Location(str(path), 1, at)) for at in range(1, 6)]
    assert columns == [1, 3, 4, 6, 7]


def test_the_first_difference_of_two_lines():
    assert first_difference("abc", "abd") == 2
    assert first_difference("abc", "ab") == 2
    assert first_difference("abc", "abc") == 3
