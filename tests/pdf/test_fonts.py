"""The embedded font: the eye sees what was shaped, a reader finds what was written."""

from __future__ import annotations

import re

import pytest
import uharfbuzz as hb
from hypothesis import given, settings
from hypothesis import strategies as st

from joinup_reports.pdf.fonts import EmbeddedFont
from joinup_reports.pdf.strings import encode_run
from joinup_reports.typeset.fonts import Face
from joinup_reports.typeset.frame import Cluster, Glyph, GlyphRun
from joinup_reports.typeset.structure import Artifact
from tests.pdf.test_truetype import AMIRI, PLEX, draw, opened, reference

FACES = {"plex": Face(PLEX), "amiri": Face(AMIRI)}
EMOJI = PLEX.parents[1] / "noto-emoji" / "NotoEmoji-Regular.ttf"
CONTROLS = dict.fromkeys([0x061C, 0x200E, 0x200F])
# Controls in capitals, a space as _: what is compared here must not be reordered on a screen.
SHOWN = str.maketrans("\u061c\u200e\u200f ابر\u064e\u064b\u064d\u0651،", "ALR_xbrafkw,")
LETTERS = "ابتجحدرسصطعفقكلمنهويىةأإآؤئءلـ"
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
WORDS = st.lists(
    st.builds("".join, st.tuples(st.sampled_from(LETTERS), st.text(MARKS, max_size=2))),
    min_size=1,
    max_size=8,
).map("".join)


def shape(face: Face, text: str, *, rtl: bool = True, x: float = 0.0) -> GlyphRun:
    """As typeset.shape does it: marks in clusters of their own, invisible ones taken out."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(face.hb_font, buffer)
    glyphs: dict[int, list[Glyph]] = {}
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyph = Glyph(info.codepoint, place.x_offset, place.y_offset, place.x_advance)
        glyphs.setdefault(info.cluster, []).append(glyph)
    starts = sorted(glyphs)
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    clusters = tuple(
        Cluster(text[start : ends[start]], tuple(own), sum(g.advance for g in own))
        for start, own in glyphs.items()
    )
    return GlyphRun(face, 10.0, "#000000", x, 0.0, rtl, clusters, Artifact())


def seen(run: GlyphRun) -> list:
    """The run's contours, where HarfBuzz placed them."""
    placed, pen = [], 0
    for cluster in run.clusters:
        for glyph in cluster.glyphs:
            placed.append((glyph.id, pen + glyph.x, glyph.y))
            pen += glyph.advance
    return draw(reference(run.face.path), placed)


def painted(font: EmbeddedFont, strings) -> list:
    """The contours of the strings, as the embedded font paints them at 10 points."""
    made = opened(font.make().program)
    placed = []
    for x, codes, back in strings:
        pen = round(x * 100)
        for n, cid in enumerate(codes_of(codes)):
            placed.append((cid, pen, 0))
            pen += made["hmtx"][made.getGlyphName(cid)][0] - (0 if n else round(back))
    return draw(made, placed)


def codes_of(codes: bytes) -> list[int]:
    return [int.from_bytes(codes[n : n + 2], "big") for n in range(0, len(codes), 2)]


def unicodes(font: EmbeddedFont) -> dict[int, str]:
    cmap = font.make().to_unicode.decode("ascii")
    blocks = re.findall("beginbfchar\n(.*?)endbfchar", cmap, re.DOTALL)
    rows = re.findall("<([0-9a-f]{4})> <([0-9a-f]+)>\n", "".join(blocks))
    return {int(cid, 16): bytes.fromhex(text).decode("utf-16-be") for cid, text in rows}


def text_of(run: GlyphRun, before=None, after=None) -> list[str]:
    """The text of each piece in painting order, letters in Buckwalter's transliteration."""
    pieces = encode_run(run, before, after, rtl=True)
    return [" ".join(code.text.translate(SHOWN) for code in piece.codes) for piece in pieces]


@pytest.mark.parametrize("face", FACES.values(), ids=FACES)
@settings(deadline=None)
@given(word=WORDS)
def test_words_look_as_shaped_and_read_as_written(face, word):
    font, run = EmbeddedFont(face), shape(face, word)
    strings = font.encode(run, None, None)
    assert painted(font, strings) == seen(run)
    ((_, codes, _),) = strings
    characters = [unicodes(font)[cid].translate(CONTROLS) for cid in codes_of(codes)]
    assert "".join(characters)[::-1].strip() == word
    assert sum(font.make().widths[cid] for cid in codes_of(codes)) == round(run.width * 100)


@pytest.mark.parametrize("face", FACES.values(), ids=FACES)
@settings(deadline=None)
@given(text=st.text("ابلم \u064e()«»،.:-+%12", min_size=1, max_size=9))
def test_controls_move_no_ink(face, text):
    font, run = EmbeddedFont(face), shape(face, text)
    latin, arabic = shape(face, "a", rtl=False), shape(face, "ب")
    for neighbours in ((None, None), (latin, latin), (arabic, arabic)):
        assert painted(font, font.encode(run, *neighbours)) == seen(run)


@pytest.mark.parametrize("text", ["Design 101", "C++ (ISO)", "(x)", "@", "a@b.org", "٣٣"])
def test_controls_move_no_ink_of_latin(text):
    font, run = EmbeddedFont(FACES["plex"]), shape(FACES["plex"], text, rtl=False)
    arabic = shape(FACES["plex"], "ب")
    assert painted(font, font.encode(run, arabic, arabic)) == seen(run)


def test_every_code_has_its_character_and_its_width():
    font = EmbeddedFont(FACES["plex"])
    run = shape(FACES["plex"], "السَّلامُ عليكم (أهلًا)، يا هلا.")
    shown = {cid for _, codes, _ in font.encode(run, None, None) for cid in codes_of(codes)}
    texts, made = unicodes(font), opened(font.make().program)
    assert shown == texts.keys() == set(range(1, len(texts) + 1))
    assert all(len(text.translate(CONTROLS)) <= 1 for text in texts.values())
    advances = [made["hmtx"][made.getGlyphName(cid)][0] for cid in range(len(font.make().widths))]
    assert list(font.make().widths) == advances


def test_letters_of_a_ligature_share_its_width_and_the_first_has_its_ink():
    latin = shape(FACES["plex"], "a", rtl=False)
    (piece,) = encode_run(shape(FACES["plex"], "لا"), latin, latin, rtl=True)
    alef, lam = piece.codes
    assert (alef.text, lam.text) == ("ا", "ل")
    assert not alef.ink
    assert lam.ink
    assert abs(alef.advance - lam.advance) <= 1


@pytest.mark.parametrize(
    ("text", "painting"),
    [
        ("باب", ["A A_ b x b"]),
        ("باب، باب", ["A A_ b x b _ A, b x b"]),
        ("باب.", ["A A_ R . b x b"]),
        ("با%", ["A A_ R R% x b"]),
        ("بًا بٍ", ["A A_ R Ak b _ x f b"]),
        ("رَّا", ["A A_ x w Aa r"]),
        ("با (بب) ا", ["A R_ x b", "L L", "b b (", "L L", "A A_ x _ A)"]),
    ],
)
def test_controls_stand_where_readers_need_them(text, painting):
    found = text_of(shape(FACES["plex"], text))
    assert found == painting


def test_spaces_and_ends_beside_latin_are_guarded():
    arabic, latin = shape(FACES["plex"], " باب ("), shape(FACES["plex"], "JOD", rtl=False)
    assert text_of(arabic, latin, latin) == ["A R_ b x b A_ A", "L L", "A ("]
    assert text_of(latin, arabic, arabic) == ["J O D"]
    plus = shape(FACES["plex"], "++", rtl=False)
    assert text_of(plus, arabic, arabic) == ["L + + L"]
    assert text_of(plus, None, None) == ["+ + L_"]


@pytest.mark.parametrize(
    ("text", "strings"),
    [
        ("we call it", ["R w e", "_ R", "R c a l l", "_ R", "i t"]),
        ("JOinUP!", ["R J O i n U P", "! L"]),
        ("C++ 5", ["R C + +", "_ R", "5"]),
        ("info@example.org", ["R i n f o @ e x a m p l e .", "o r g"]),
    ],
)
def test_names_are_painted_so_that_pdfium_finds_their_words_in_the_opposite_order(text, strings):
    arabic, run = shape(FACES["plex"], "ب"), shape(FACES["plex"], text, rtl=False)
    assert text_of(run, arabic, arabic) == strings
    pieces = encode_run(run, arabic, arabic, rtl=True)
    begins = [piece.x for piece in pieces]
    assert begins == sorted(begins, reverse=True)
    assert len({piece.codes for piece in pieces}) == len(pieces)
    assert begins[0] < run.width * 100


def test_names_in_a_text_that_runs_to_the_right_are_painted_as_they_stand():
    run = shape(FACES["plex"], "we call it", rtl=False)
    assert [piece.x for piece in encode_run(run, None, None, rtl=False)] == [0]


def test_eastern_digits_are_painted_one_by_one():
    assert text_of(shape(FACES["plex"], "٣٣", rtl=False)) == ["٣", "٣", "L_"]


def test_a_pair_of_surrogates_is_held_together():
    assert text_of(shape(Face(EMOJI), "😀")) == ["A A_ R 😀 L"]


def test_neighbouring_runs_of_arabic_are_kept_apart():
    word = shape(FACES["plex"], "باب")
    assert text_of(word, None, word) == ["b x b", "L L"]


def test_a_marker_apart_from_its_item_ends_with_a_space():
    item = shape(FACES["plex"], "باب")
    marker = shape(FACES["plex"], "•", x=item.width + 8)
    assert text_of(marker, None, item) == ["A A_ R •"]
    marker = shape(FACES["plex"], "•", x=item.width)
    assert text_of(marker, None, item) == ["A •", "L L"]


def test_joiners_stand_with_the_letter_before_them():
    run = shape(FACES["plex"], "می\u200cخواهم")
    (piece,) = encode_run(run, None, None, rtl=True)
    assert "\u200cی" in [code.text for code in piece.codes]


def test_letters_hung_over_their_neighbours_have_no_negative_width():
    font, run = EmbeddedFont(FACES["amiri"]), shape(FACES["amiri"], "المشتركة ")
    assert min(cluster.advance for cluster in run.clusters) < 0
    strings = font.encode(run, None, None)
    assert painted(font, strings) == seen(run)
    assert min(font.make().widths) == 0


def test_a_run_of_nothing_visible_paints_nothing():
    run = GlyphRun(
        FACES["plex"], 10, "#000000", 0, 0, True, (Cluster("\u200f", (), 0),), Artifact()
    )
    assert EmbeddedFont(FACES["plex"]).encode(run, None, None) == ()


def test_the_same_text_gives_the_same_font():
    def make(*words):
        font = EmbeddedFont(Face(PLEX))
        for word in words:
            font.encode(shape(font._face, word), None, None)
        return font.make()

    assert make("سلام", "وئام") == make("سلام", "وئام")
    assert make("سلام").name != make("وئام").name
    assert re.fullmatch("[A-Z]{6}[+]IBMPlexSansArabic-Regular", make("سلام").name)


def test_the_descriptor_holds_the_faces_metrics():
    font = EmbeddedFont(FACES["plex"])
    font.encode(shape(FACES["plex"], "سلام"), None, None)
    said, head = font.make().metrics, opened(font.make().program)["head"]
    assert (said.ascent, said.descent, said.cap_height) == (1085, -415, 698)
    assert (said.italic_angle, said.flags) == (0, 4)
    assert said.box.x_min >= head.xMin
    assert said.box.y_max <= head.yMax
