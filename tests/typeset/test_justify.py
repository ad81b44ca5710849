from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.typeset.flow import ParagraphStyle
from joinup_reports.typeset.paragraph import set_paragraph
from joinup_reports.typeset.structure import Content

TEXT = (
    "هناك أنواع عديدة من التدريبات من الصعب تطبيقها من خلال التعليم عن بعد وإن تم ذلك فنتائج "
    "هذه التدريبات ستكون بفعالية اقل بكثير مما يجب. ومن الأمثلة على هذه التدريبات : ورشات الجدوى"
)
MEASURE = 185.0


@pytest.fixture(scope="session")
def lines_of(plex, spanned):
    owner = Content()

    def make(text, mode, measure=MEASURE, **span):
        span["owner"] = owner
        style = ParagraphStyle(rtl=True, leading=18, justify=mode)
        return set_paragraph([spanned(text, plex, **span)], style, measure, {}, lambda *_: None)

    return make


def edges(line):
    """Left and right edge of the ink, white space at the line's end left out."""
    return min(r.x for r in line.runs), max(r.x + r.width for r in line.runs)


@pytest.mark.parametrize("mode", ["spaces", "kashida"])
def test_every_line_but_the_last_fills_the_measure(lines_of, mode):
    *full, last = lines_of(TEXT, mode, measure=230.0)
    assert len(full) >= 2
    for line in full:
        assert line.width == pytest.approx(230.0, abs=0.06)
        assert edges(line)[1] == pytest.approx(230.0, abs=0.06)
    assert last == lines_of(TEXT, "none", measure=230.0)[-1]


def test_the_text_is_the_same_before_and_after(lines_of):
    texts = [
        "".join(run.text for line in lines_of(TEXT, mode) for run in line.runs)
        for mode in ("none", "spaces", "kashida")
    ]
    assert texts[0] == texts[1] == texts[2]
    assert "\u0640" not in texts[2]


def test_kashida_spares_the_spaces(lines_of):
    widest = {
        mode: max(
            c.advance
            for line in lines_of(TEXT, mode)
            for r in line.runs
            for c in r.clusters
            if c.text == " "
        )
        for mode in ("spaces", "kashida")
    }
    assert widest["kashida"] < widest["spaces"]


def test_one_kashida_in_a_word_and_none_in_neighbouring_words(lines_of):
    for line in lines_of(TEXT, "kashida"):
        (run,) = line.runs
        stretched = [0]
        for cluster in reversed(run.clusters):
            if cluster.text == " ":
                stretched.append(0)
            stretched[-1] += len(cluster.glyphs) > 1 and cluster.text not in ("لا", "لآ")
        assert max(stretched) <= 1
        assert all(a + b <= 1 for a, b in itertools.pairwise(stretched))


def test_strokes_overlap_so_that_the_join_has_no_gap(lines_of):
    clusters = [c for line in lines_of(TEXT, "kashida") for r in line.runs for c in r.clusters]
    grown = [c for c in clusters if len(c.glyphs) > 2]
    assert grown
    for cluster in grown:
        *strokes, letter = cluster.glyphs
        assert sum(s.advance for s in strokes) + letter.advance == cluster.advance
        assert all(s.advance <= 107 for s in strokes)


@pytest.mark.parametrize("span", [{"isolate": True}, {"href": "https://a.jo/"}])
def test_names_and_links_are_not_stretched(lines_of, span):
    for line in lines_of(TEXT, "kashida", **span):
        assert all(len(c.glyphs) < 3 for run in line.runs for c in run.clusters)


def test_a_line_with_too_few_spaces_stays_ragged(lines_of):
    first, _ = lines_of("اب تث " + "ظ" * 20, "spaces", measure=160.0)
    assert first.width < 60


def test_a_centred_paragraph_is_not_justified(plex, spanned):
    style = ParagraphStyle(rtl=True, leading=18, justify="spaces", align="center")
    plain = style._replace(justify="none")
    spans = [spanned(TEXT, plex)]
    assert set_paragraph(spans, style, MEASURE, {}, lambda *_: None) == set_paragraph(
        spans, plain, MEASURE, {}, lambda *_: None
    )


@given(words=st.lists(st.text(alphabet="ابتسصمهلأ", min_size=1, max_size=9), max_size=40))
def test_justified_lines_never_leave_the_measure(lines_of, words):
    text = " ".join(words)
    for mode in ("spaces", "kashida"):
        for line in lines_of(text, mode, measure=120.0):
            assert line.width <= 120.06
