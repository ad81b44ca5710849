"""Any text at all, in the real faces: it is set, whole, in order and inside the measure."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from joinup_reports.typeset import bidi
from joinup_reports.typeset.flow import ParagraphStyle
from joinup_reports.typeset.paragraph import collect, set_paragraph

# What has done its work before glyphs are chosen (itemize), our own isolates among it.
CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u2028]")

# Letters, marks, figures, brackets, joiners, controls, symbols, line ends: what reports hold
# and what a paste from elsewhere brings.
REPORT = st.text(
    alphabet="ابتسلهمىيةآأكپچگی\u064b\u064e\u0651\u0670ـ\u200c\u200d ٠۵%٪,.:،؛()[]«»\"'–/@+-$"
    "abcXYZ\u0301019\u00a0\t\n\u2028\u200b\u00ad\u200e\u200f\u202b\u202e\u202c\u2066\u2067\u2068\u2069"
    "ﷺﷲ😀👩\u200d👧✔★→₪€±",
    max_size=60,
)
ANY = st.text(max_size=40)
STYLES = [
    ParagraphStyle(rtl=True, leading=16.0),
    ParagraphStyle(rtl=False, leading=16.0),
    ParagraphStyle(rtl=True, leading=16.0, balance=True),
    ParagraphStyle(rtl=True, leading=16.0, justify="kashida"),
    ParagraphStyle(rtl=True, leading=16.0, justify="spaces", align="center"),
]
# A zero width space before the first glyph of an item.
OPENING_BREAK = re.compile("(?:^|[^\\w ])\u200b")
SIZE = 10.0
ROUNDED = 0.05  # points: what grows is rounded to 8 font units


@pytest.fixture(scope="module")
def setting(plex, spanned):
    """setting(pieces, style, measure) -> the text and its lines; every other piece isolated."""

    def make(pieces, style, measure):
        spans = [spanned(p, plex, SIZE, isolate=i % 2 == 1) for i, p in enumerate(pieces)]
        lines = set_paragraph(spans, style, measure, {}, lambda *_: None)
        return collect(spans, {})[0], lines

    return make


texts = given(
    pieces=st.lists(REPORT | ANY, min_size=1, max_size=3),
    style=st.sampled_from(STYLES),
    measure=st.floats(20.0, 200.0),
)


@settings(deadline=None)  # the first text opens the fonts
@texts
@example(pieces=["\u202e", "ا\u2069", "(\u2067"], style=STYLES[0], measure=20.0)
@example(pieces=["س" * 60], style=STYLES[3], measure=20.0)
@example(pieces=["\u064b\u0651 \u200d"], style=STYLES[0], measure=20.0)
def test_every_character_is_in_exactly_one_cluster(setting, pieces, style, measure):
    """In the order of the text, whatever order it is seen in; white space alone sets nothing."""
    text, lines = setting(pieces, style, measure)
    found = "".join(run.text for line in lines for run in line.runs)
    assert found == (CONTROLS.sub("", text) if lines else "")
    assert lines or not text.strip()


@settings(deadline=None)  # the first text opens the fonts
@texts
def test_the_runs_of_a_line_lie_side_by_side(setting, pieces, style, measure):
    """From left to right none lies on another, and there is no gap."""
    _, lines = setting(pieces, style, measure)
    for line in lines:
        runs = sorted(line.runs, key=lambda run: (run.x, run.x + run.width))
        for before, after in pairwise(runs):
            assert after.x == pytest.approx(before.x + before.width, abs=1e-6)


@settings(deadline=None)  # the first text opens the fonts
@texts
def test_no_glyph_leaves_the_measure(setting, pieces, style, measure):
    """Only white space hangs past a line's end, and a lone grapheme wider than the line."""
    assume(not any(OPENING_BREAK.search(piece) for piece in pieces))
    _keeps_inside(setting, pieces, style, measure)


def test_a_zero_width_space_at_a_span_s_head_is_a_break(setting):
    _keeps_inside(setting, ["", "000000", "\u200b%"], STYLES[0], 20.0)


def test_a_zero_width_space_inside_a_span_is_a_break(setting):
    _keeps_inside(setting, ["00", "0:", "آ\u200b٪"], STYLES[0], 24.0)


def _keeps_inside(setting, pieces, style, measure):
    _, lines = setting(pieces, style, measure)
    for line in lines:
        words = "".join(run.text for run in line.runs).rstrip()
        if line.width > measure + (ROUNDED if style.justify != "none" else 1e-6):
            assert _is_one_letter(words), words
            continue
        for run in line.runs:
            for text, left, right in _ink(run):
                assert left >= -_overhang(run), text
                assert right <= measure + _overhang(run), text


def _is_one_letter(words: str) -> bool:
    """One cluster's worth: a base with its marks, or a ligature of the face."""
    return len(re.sub(r"[\u0300-\u036f\u064b-\u065f\u0670\u200b-\u200d]", "", words)) <= 2


def _overhang(run) -> float:
    """Ink past a glyph's own advance: kaf's arm, a mark beside a narrow letter."""
    return 0.3 * run.size


def _ink(run):
    """(text, left, right) of each glyph with ink that takes room."""
    scale = run.size / run.face.units_per_em
    x = run.x
    for cluster in run.clusters:
        for glyph in cluster.glyphs:
            box = run.face.hb_font.get_glyph_extents(glyph.id)
            if glyph.advance and box and box.width:
                left = x + (glyph.x + box.x_bearing) * scale
                yield cluster.text, left, left + box.width * scale
            x += glyph.advance * scale


@given(levels=st.lists(st.integers(0, 126), max_size=40))
def test_reordering_is_a_permutation(levels):
    assert sorted(bidi.visual_order(levels)) == list(range(len(levels)))


@given(text=REPORT | ANY, base=st.integers(0, 1))
def test_every_character_has_a_level_at_or_above_the_base(text, base):
    levels = list(bidi.levels(text, base))
    assert len(levels) == len(text)
    assert all(level >= base for level in levels)
