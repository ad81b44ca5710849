"""Whole paragraphs in squares: what lies where, read from left to right."""

from __future__ import annotations

import bidi as python_bidi
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.typeset.flow import ParagraphStyle
from joinup_reports.typeset.paragraph import collect, set_paragraph

COUNTERS = {"page": "2", "pages": "10"}


@pytest.fixture(scope="session")
def setting(squares, spanned, rtl, seen):
    """setting(text or spans, columns) -> the lines as seen."""

    def make(words, columns, style=rtl, **rest):
        spans = [spanned(words, squares, **rest)] if isinstance(words, str) else words
        missed = []
        lines = set_paragraph(spans, style, columns * 10.0, COUNTERS, lambda c, _: missed.append(c))
        assert missed == []
        return [seen(line.runs, columns) for line in lines]

    return make


def test_arabic_runs_from_right_to_left(setting):
    assert setting("ابت ثجح", 10) == ["···حجث تبا".replace(" ", "·")]


def test_words_spoken_first_stay_on_the_first_line(setting):
    """Breaking comes before reordering: the Latin phrase reads down, not up."""
    assert setting("ابت abc def ghi", 8) == ["·abc·تبا", "·def·ghi"]


def test_numbers_stay_in_their_own_order(setting):
    assert setting("ابت 25 جح", 9) == ["حج·25·تبا"]


def test_brackets_are_mirrored_around_latin(setting):
    """Mirroring is HarfBuzz's: the characters stay, their glyphs turn."""
    assert setting("ابت (abc) ج", 11) == ["ج·)abc(·تبا"]


def test_an_isolate_keeps_its_punctuation(setting, squares, spanned):
    spans = [spanned("ابت ", squares), spanned("Join!", squares, isolate=True)]
    assert setting(spans, 9) == ["Join!·تبا"]
    assert setting("ابت Join!", 9) == ["!Join·تبا"]


def test_the_base_direction_is_set_and_never_guessed(setting, ltr):
    assert setting("abc ابت.", 9) == ["·.تبا·abc"]
    assert setting("abc ابت.", 9, ltr) == ["abc·تبا.·"]


@pytest.mark.parametrize(
    ("align", "seen_line"), [("start", "····تبا"), ("center", "··تبا··"), ("end", "تبا····")]
)
def test_alignment(setting, align, seen_line):
    style = ParagraphStyle(rtl=True, leading=10.0, align=align)
    assert setting("ابت", 7, style) == [seen_line]


def test_counters_are_filled_in(setting, squares, spanned):
    spans = [
        spanned("", squares, counter="page"),
        spanned(" / ", squares),
        spanned("", squares, counter="pages"),
    ]
    assert setting(spans, 6) == ["10·/·2"]


def test_a_long_token_is_cut_and_stays_inside(setting):
    assert setting("ابتثجحخ", 3) == ["تبا", "حجث", "··خ"]


def test_a_line_end_inside_a_text_ends_a_line(setting):
    assert setting("ابت\nثج", 5) == ["··تبا", "···جث"]


def test_a_tab_is_a_space(setting):
    assert setting("ابت\tabc", 9) == ["··abc·تبا"]


def test_trailing_spaces_hang_past_the_line_s_end(squares, spanned, rtl):
    first, _ = set_paragraph([spanned("ابت  ثجح", squares)], rtl, 40.0, COUNTERS, _nothing_missing)
    assert first.width == 30.0
    assert "".join(run.text for run in first.runs) == "ابت  "
    assert min(run.x for run in first.runs) == -10.0


def test_nothing_but_white_space_gives_no_line(squares, spanned, rtl):
    assert set_paragraph([spanned("  \n ", squares)], rtl, 50.0, COUNTERS, _nothing_missing) == []


def test_a_link_covers_its_words_on_each_line(squares, spanned, rtl):
    spans = [
        spanned("ا ", squares),
        spanned("abc def", squares, href="https://a.jo/", isolate=True),
    ]
    lines = set_paragraph(spans, rtl, 50.0, COUNTERS, _nothing_missing)
    areas = [(link.x, link.width, link.href) for line in lines for link in line.links]
    assert areas == [(0.0, 30.0, "https://a.jo/"), (20.0, 30.0, "https://a.jo/")]


def test_a_character_in_no_face_is_told_and_the_rest_is_set(squares, spanned, rtl):
    missed = []
    lines = set_paragraph(
        [spanned("ا☃ب", squares)], rtl, 50.0, COUNTERS, lambda c, s: missed.append((c, s.text))
    )
    assert missed == [("☃", "ا☃ب")]
    assert len(lines) == 1


def test_fallback_takes_only_what_the_first_face_lacks(plex, spanned, rtl):
    (line,) = set_paragraph([spanned("آية ﴿آ﴾ آ", plex)], rtl, 500.0, COUNTERS, _nothing_missing)
    assert "".join(run.text for run in line.runs) == "آية ﴿آ﴾ آ"
    faces = {c: run.face.name for run in line.runs for c in run.text}
    assert faces["ي"] == "IBMPlexSansArabic-Regular"


def test_a_mark_stays_with_its_base_face(plex, spanned, rtl):
    (line,) = set_paragraph([spanned("اَلسّٰ", plex)], rtl, 500.0, COUNTERS, _nothing_missing)
    assert {run.face for run in line.runs} == {plex.faces[0]}


def test_our_own_isolates_leave_no_trace_in_the_text(squares, spanned):
    text, placed = collect([spanned("ا", squares), spanned("b", squares, isolate=True)], COUNTERS)
    assert text == "ا\u2068b\u2069"
    assert [text[p.start : p.end] for p in placed] == ["ا", "b"]


@given(words=st.lists(st.text(alphabet="ابتabc12,.(", min_size=1, max_size=5), max_size=8))
def test_order_agrees_with_an_independent_engine(setting, words):
    """python-bidi's Rust engine orders the line; it does not turn brackets, nor do we."""
    text = " ".join(words)
    expected = python_bidi.get_display(text, base_dir="R").strip()
    lines = setting(text, 60)
    assert [line.strip("·").replace("·", " ") for line in lines] == ([expected] if expected else [])


@given(text=st.text(max_size=60), measure=st.integers(1, 12))
def test_any_text_is_set_inside_the_measure(squares, spanned, rtl, text, measure):
    lines = set_paragraph([spanned(text, squares)], rtl, measure * 10.0, COUNTERS, lambda *_: None)
    for line in lines:
        assert line.width <= measure * 10.0 + 1e-6 or len(line.runs) == 1
        assert sorted(r.x for r in line.runs) or not line.runs


def _nothing_missing(character, span):
    pytest.fail(f"{character!r} of {span.text!r} is in no face")
