"""A table of names and numbers is drawn, and said in words to those who cannot see it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.branding.model import PageStyle, Style, Theme
from joinup_reports.composing.compose import compose
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.document.read import read_document
from joinup_reports.drawing import rectangle
from joinup_reports.typeset.flow import PictureBlock, TextBlock
from joinup_reports.typeset.frame import GlyphRun, Picture
from joinup_reports.typeset.pages import make_pages

FONTS = Path(__file__).resolve().parents[2] / "fonts"
PLEX = "ibm-plex-sans-arabic/IBMPlexSansArabic-Regular.ttf"
CHART = Style(columns=(3, 1, 6), bars="#0f5e6b", size=10)


def theme(**styles):
    base = Style(size=10, leading=17)
    sheet = PageStyle(600, 800, 50, 90, 50, 50, 80)
    looks = {"base": base, "chart": CHART, **styles}
    return Theme(sheet, {"plex": {"regular": PLEX}}, {"body": ("plex",)}, looks)


def composed(rows, lang="ar", direction="rtl", look=None, label='aria-label="الحضور"'):
    cells = "".join(f'<tr><th scope="row">{name}</th><td>{n}</td></tr>' for name, n in rows)
    html = (
        f'<html lang="{lang}" dir="{direction}"><head><title>ع</title></head><body>'
        f'<table class="chart" {label}>{cells}</table></body></html>'
    )
    found = Diagnostics()
    document = read_document(html, found)
    made = compose(document, look or theme(), FONTS.joinpath, lambda _: None, found)
    assert list(found) == []
    return made


def bars(made):
    (table,) = made.flowables
    return [row.cells[-1].blocks for row in table.rows]


def test_it_is_one_figure_whose_words_are_its_data():
    made = composed([("اربد", 12), ("عجلون", "7"), ("جرش", 4)])
    (figure,) = made.root.kids
    assert (figure.role, figure.alt) == ("Figure", "الحضور: اربد 12، عجلون 7، جرش 4")
    (leaf,) = figure.kids
    (table,) = made.flowables
    for row in table.rows:
        for block in (block for cell in row.cells for block in cell.blocks):
            owners = (
                {s.owner for s in block.spans} if isinstance(block, TextBlock) else {block.owner}
            )
            assert owners == {leaf}


def test_english_has_commas_of_its_own():
    made = composed([("Irbid", 1), ("Jerash", 2)], "en", "ltr", label="")
    assert made.root.kids[0].alt == "Irbid 1, Jerash 2"


def test_digits_are_the_theme_s_in_the_description_too():
    made = composed([("اربد", 12)], look=theme()._replace(digits="arab"))
    assert made.root.kids[0].alt == "الحضور: اربد ١٢"


@given(st.lists(st.integers(0, 5_000), min_size=1, max_size=8))
def test_bars_are_as_long_as_their_numbers_ask_for(values):
    made = bars(composed([("اسم", value) for value in values]))
    room = 500 * 6 / 10
    for value, blocks in zip(values, made, strict=True):
        if value == 0:
            assert blocks == ()
            continue
        (bar,) = blocks
        assert isinstance(bar, PictureBlock)
        assert bar.width == pytest.approx(room * value / max(values))
        assert bar.data.paths == (rectangle(0.0, 0.0, bar.width, 9.0, "#0f5e6b"),)


@pytest.mark.parametrize(
    ("written", "share"),
    [("٥٠", 0.5), ("1,000", 10), ("12.5", 0.125), ("كثير", 0), ("", 0), ("-3", 0), ("inf", 0)],
)
def test_numbers_are_read_as_people_write_them(written, share):
    first, _ = bars(composed([("أ", written), ("ب", 100)]))
    longest = max(100.0, 100 * share)
    assert (first[0].width if first else 0) == pytest.approx(300 * 100 * share / longest)


@pytest.mark.parametrize("direction", ["rtl", "ltr"])
def test_bars_grow_from_where_reading_begins(direction):
    made = composed([("اربد", 12), ("جرش", 3)], direction=direction)
    (page,) = make_pages(made.flowables, made.setup, Diagnostics())
    pictures = [mark for mark in page.marks if isinstance(mark, Picture)]
    words = [mark for mark in page.marks if isinstance(mark, GlyphRun)]
    starts = {round(p.x + p.width if direction == "rtl" else p.x, 3) for p in pictures}
    assert len(starts) == 1
    (start,) = starts
    if direction == "rtl":
        assert all(word.x >= start - 1e-6 for word in words)
    else:
        assert all(word.x + word.width <= start + 1e-6 for word in words)


def test_without_bars_it_is_a_table():
    made = composed([("اربد", 12)], look=theme(chart=Style()))
    assert made.root.kids[0].role == "Table"


def test_name_and_number_are_read_apart():
    made = composed([("اربد", 12), ("جرش", 3)])
    (page,) = make_pages(made.flowables, made.setup, Diagnostics())
    words = "".join(mark.text for mark in page.marks if isinstance(mark, GlyphRun))
    assert "اربد 12" in words
    assert "جرش 3" in words


def edges(rows, direction="rtl", look=None):
    """(start, end) of the words and of the bar of each row, from the side reading begins."""
    made = composed(rows, direction=direction, look=look)
    (page,) = make_pages(made.flowables, made.setup, Diagnostics())
    found = {}
    for mark in page.marks:
        if isinstance(mark, GlyphRun) and not mark.text.strip():
            continue
        ends = (mark.x, mark.x + mark.width)
        start, end = (600 - ends[1], 600 - ends[0]) if direction == "rtl" else ends
        key = mark.text.strip() if isinstance(mark, GlyphRun) else round(end, 1)
        found[key] = (start, end)
    return found


NATURAL = CHART._replace(columns=(), gap=9.0)


@pytest.mark.parametrize("direction", ["rtl", "ltr"])
def test_names_take_what_the_longest_needs_and_bars_the_rest(direction):
    found = edges([("اربد", 19), ("المفرق", 5)], direction, theme(chart=NATURAL))
    names_end = max(found["اربد"][1], found["المفرق"][1])
    assert 9 <= found["19"][0] - names_end <= 9 + 5
    bar_start, bar_end = found[max(key for key in found if isinstance(key, float))]
    assert 9 <= bar_start - found["19"][1] <= 9 + 5
    assert bar_end == pytest.approx(550)


def test_a_very_long_name_leaves_the_bars_their_room():
    name = "محافظة بعيدة " * 20
    *_, room = composed([(name, 3)], look=theme(chart=NATURAL)).flowables[0].columns
    assert room > 0.5 * 500


def test_a_chart_in_a_box_is_no_wider_than_the_box():
    html = (
        '<html lang="ar" dir="rtl"><head><title>ع</title></head><body><div class="came">'
        '<table class="chart"><tr><th scope="row">اربد</th><td>12</td></tr></table>'
        "</div></body></html>"
    )
    found = Diagnostics()
    look = theme(chart=NATURAL, came=Style(padding=(5, 30)))
    made = compose(read_document(html, found), look, FONTS.joinpath, lambda _: None, found)
    (box,) = made.flowables
    assert sum(box.blocks[0].columns) == pytest.approx(500 - 60)
