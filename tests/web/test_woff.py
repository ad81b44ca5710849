"""Fonts of a page: whole, small, and able to join."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from joinup_reports.typeset.fonts import Face, FontStack
from joinup_reports.web import woff
from joinup_reports.web.faces import Faces

FONTS = Path(__file__).resolve().parents[2] / "fonts"
PLEX = FONTS / "ibm-plex-sans-arabic" / "IBMPlexSansArabic-Regular.ttf"
AMIRI = FONTS / "amiri" / "Amiri-Regular.ttf"
TEXT = "لله الحمدُ في المستقبلِ، ٢٠٢٠ – fi AV (JOinUP!)"


def drawn(face, text):
    """What the text looks like: each glyph's outline, and where it stands."""
    font = hb.Font(face)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    outlines = [
        font.draw_glyph_with_pens if False else info.codepoint for info in buffer.glyph_infos
    ]
    boxes = [font.get_glyph_extents(glyph) for glyph in outlines]
    return [
        (box, at.x_advance, at.x_offset, at.y_offset)
        for box, at in zip(boxes, buffer.glyph_positions, strict=True)
    ]


@pytest.mark.parametrize("file", [PLEX, AMIRI], ids=lambda f: f.stem)
def test_a_subset_shapes_as_the_whole_font_does(file):
    face = Face(file)
    small = woff.subset(face.hb_face, set(TEXT))
    assert len(small) < len(face.data) / 3
    for text in (TEXT, *TEXT.split()):
        assert drawn(hb.Face(small), text) == drawn(face.hb_face, text)


@pytest.mark.parametrize("file", [PLEX, AMIRI], ids=lambda f: f.stem)
def test_a_packed_font_holds_the_same_tables(file):
    plain = woff.subset(Face(file).hb_face, set(TEXT))
    packed = woff.pack(plain)
    assert packed[:4] == b"wOFF"
    assert int.from_bytes(packed[8:12]) == len(packed) < len(plain)
    assert len(packed) % 4 == 0
    theirs, ours = TTFont(BytesIO(plain)), TTFont(BytesIO(packed), checkChecksums=2)
    assert ours.flavor == "woff"
    assert theirs.reader.keys() == ours.reader.keys()
    assert all(theirs.reader[tag] == ours.reader[tag] for tag in theirs.reader.keys())  # noqa: SIM118
    assert int.from_bytes(packed[16:20]) == len(plain)


def test_each_character_goes_to_the_face_that_typesetting_takes():
    stack = FontStack([Face(PLEX), Face(AMIRI)])
    faces = Faces()
    faces.need(stack, "نص ڢ")
    assert faces.families(stack) == '"IBMPlexSansArabic-Regular", "Amiri-Regular", sans-serif'
    faces = Faces()
    faces.need(stack, "نص")
    assert faces.families(stack) == '"IBMPlexSansArabic-Regular", sans-serif'
    assert len(list(faces.rules())) == 1


def test_what_has_no_ink_brings_no_font():
    stack = FontStack([Face(PLEX), Face(AMIRI)])
    faces = Faces()
    faces.need(stack, "لا\u2060نص\ufeff\u200d")
    assert faces.families(stack) == '"IBMPlexSansArabic-Regular", sans-serif'


def test_two_files_of_one_name_are_two_families(tmp_path):
    (tmp_path / PLEX.name).write_bytes(AMIRI.read_bytes())
    faces = Faces()
    one, other = FontStack([Face(PLEX)]), FontStack([Face(tmp_path / PLEX.name)])
    for stack in (one, other):
        faces.need(stack, "نص")
    assert faces.families(one) != faces.families(other)
    assert len(list(faces.rules())) == 2
