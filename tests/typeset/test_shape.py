"""HarfBuzz's work on the bundled faces, as text one can read."""

from __future__ import annotations

import pytest
import uharfbuzz as hb
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.typeset import shape as shaping
from joinup_reports.typeset.fonts import Face, FontStack
from joinup_reports.typeset.itemize import Item
from joinup_reports.typeset.shape import shape

WORDS = """\
السلام
لا لأ لإ لآ
الله
بِسْمِ
الرَّحْمٰنِ
مُعَلِّمًا
لُغَةً
الطُّلَّابَ
سلامًا
العـــربية
می‌خواهم
ه‍
پنجره، چای، ژاله، گل
٠١٢٣٤٥٦٧٨٩
۰۱۲۳۴۵۶۷۸۹
(SEs)
ﷺ
اللقاء السابع عبر الانترنت
""".splitlines()


def clusters(run):
    return run.between(run.item.start, run.item.end)


def as_text(run) -> str:
    font = run.item.face.hb_font
    blocks = []
    for cluster in clusters(run):
        glyphs = " ".join(
            font.glyph_to_string(g.id) + f"+{g.advance}" + (f"@{g.x},{g.y}" if g.x or g.y else "")
            for g in cluster.glyphs
        )
        codes = " ".join(f"{ord(c):04X}" for c in cluster.text)
        blocks.append(f"    {codes}: {glyphs}")
    return "\n".join(blocks)


def shaped(text, stack, spanned, *, face=0, level=1, script="Arab"):
    span = spanned(text, stack)
    return shape(text, Item(0, len(text), level, script, stack.faces[face], span))


@pytest.mark.parametrize("face", [0, 1], ids=["plex", "amiri"])
def test_words_are_shaped_as_the_golden_says(face, plex, spanned, golden):
    name = plex.faces[face].name
    blocks = [f"{w}\n{as_text(shaped(w, plex, spanned, face=face))}\n" for w in WORDS]
    golden(f"shape-{name}.txt", "\n".join(blocks))


@pytest.mark.parametrize("word", [w for w in WORDS if w])
@pytest.mark.parametrize("face", [0, 1], ids=["plex", "amiri"])
def test_glyphs_are_harfbuzz_own(word, face, plex, spanned):
    """The oracle: HarfBuzz left to guess, with nothing of ours in between."""
    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    buffer.direction = "rtl"
    hb.shape(plex.faces[face].hb_font, buffer)
    theirs = [
        (i.codepoint, p.x_advance)
        for i, p in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]
    run = shaped(word, plex, spanned, face=face)
    ours = [(g.id, g.advance) for c in reversed(clusters(run)) for g in c.glyphs]
    invisible = sum(c in "\u200c\u200d" for c in word)
    assert ours == theirs or len(theirs) - len(ours) == invisible


def test_joining_survives_a_change_of_style_inside_a_word(plex, spanned):
    span = spanned("سلام", plex)
    whole = shape("سلام", Item(0, 4, 1, "Arab", plex.faces[0], span))
    first = shape("سلام", Item(0, 2, 1, "Arab", plex.faces[0], span))
    assert clusters(first)[0].glyphs == clusters(whole)[0].glyphs


@given(text=st.text(alphabet="ابتسلمهّٰ\u064b\u0651 \u200c\u200dـ12(a", min_size=1, max_size=30))
def test_every_character_is_in_exactly_one_cluster(plex, spanned, text):
    run = shaped(text, plex, spanned)
    assert "".join(c.text for c in clusters(run)) == text
    assert run.starts[0] == 0
    assert run.starts == sorted(set(run.starts))
    assert sum(w.length for w in run.words) == len(text)


@pytest.mark.parametrize(("level", "script"), [(1, "Arab"), (2, "Latn")])
@given(
    words=st.lists(st.sampled_from(["", "سلام", "لا", "Zoom", "A", "To", "!", "2020"]), min_size=1)
)
def test_known_words_put_together_are_the_item_shaped_whole(level, script, plex, spanned, words):
    text = " ".join(words) or " "
    trial = shaping._ITEMS_BEFORE_TRIAL
    made = []
    try:
        for shaping._ITEMS_BEFORE_TRIAL in (10**9, 0):  # whole, then by words
            stack = FontStack([Face(plex.faces[0].path)])  # of which nothing is known
            made.append(shaped(text, stack, spanned, level=level, script=script))
    finally:
        shaping._ITEMS_BEFORE_TRIAL = trial
    whole, by_words = made
    assert clusters(whole) == clusters(by_words)
    assert [w.advance for w in whole.words] == [w.advance for w in by_words.words]
    assert sum(w.ink for w in whole.words) == sum(w.ink for w in by_words.words)
