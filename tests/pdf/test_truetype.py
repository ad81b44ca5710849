"""The outlines read, and the font files made of them, against fontTools."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from joinup_reports.pdf import subset
from joinup_reports.pdf.subset import build_font
from joinup_reports.pdf.truetype import (
    Box,
    NoOutlinesError,
    Outlines,
    Part,
    bounding_box,
    read_tables,
    write_tables,
)

FONTS = Path(__file__).parents[2] / "fonts"
PLEX = FONTS / "ibm-plex-sans-arabic" / "IBMPlexSansArabic-Regular.ttf"
AMIRI = FONTS / "amiri" / "Amiri-Regular.ttf"


@cache
def outlines(path: Path) -> Outlines:
    return Outlines(path.read_bytes())


@cache
def reference(path: Path) -> TTFont:
    return TTFont(path)


def opened(data: bytes) -> TTFont:
    """Every table is decompiled and every checksum compared."""
    font = TTFont(io.BytesIO(data), checkChecksums=2, lazy=False)
    for glyph in font.getGlyphOrder():
        font["glyf"][glyph].expand(font["glyf"])
    return font


def draw(font: TTFont, parts) -> list:
    """What the parts draw together, each contour a value; their order does not show."""
    contours, contour = [], []
    for glyph, x, y in parts:
        pen = DecomposingRecordingPen(font.getGlyphSet())
        font.getGlyphSet()[font.getGlyphName(glyph)].draw(pen)
        for operator, points in pen.value:
            contour.append((operator, *((px + x, py + y) for px, py in points)))
            if operator == "closePath":
                contours.append(tuple(contour))
                contour = []
    assert not contour
    return sorted(contours)


@pytest.mark.parametrize("path", [PLEX, AMIRI], ids=lambda path: path.stem)
def test_metrics_boxes_and_extents_are_those_of_the_file(path):
    font, read = reference(path), outlines(path)
    assert read.units_per_em == font["head"].unitsPerEm
    for glyph, name in enumerate(font.getGlyphOrder()):
        assert read.metrics(glyph) == font["hmtx"][name]
        table, box, extent = font["glyf"][name], read.box(glyph), read.extent(glyph)
        if box is None:
            assert table.numberOfContours == 0
            continue
        assert box == (table.xMin, table.yMin, table.xMax, table.yMax)
        if table.isComposite():
            sizes = table.getCompositeMaxpValues(font["glyf"])
            found = (sizes.nPoints, sizes.nContours, sizes.maxComponentDepth)
        else:
            found = (*table.getMaxpValues(), 0)
        assert extent == found


@pytest.mark.parametrize("path", [PLEX, AMIRI], ids=lambda path: path.stem)
def test_a_glyph_is_drawn_by_the_outlines_it_is_made_of(path):
    font, read = reference(path), outlines(path)
    for glyph in range(3, len(font.getGlyphOrder()), 7):
        assert draw(font, read.drawn(glyph)) == draw(font, [(glyph, 0, 0)])


@pytest.mark.parametrize("path", [PLEX, AMIRI], ids=lambda path: path.stem)
def test_a_font_made_of_drawings_draws_them(path):
    font, read = reference(path), outlines(path)
    glyphs = range(5, len(font.getGlyphOrder()), 97)
    drawings = [subset.draw(read, (Part(glyph, 0, 0),), glyph) for glyph in glyphs]
    drawings += [subset.draw(read, (Part(glyph, 0, 0), Part(9, -300, 40)), 7) for glyph in glyphs]
    made = opened(build_font(read, drawings))
    for glyph, drawing in enumerate(drawings, 1):
        assert draw(made, [(glyph, 0, 0)]) == draw(font, drawing.parts)
        name = made.getGlyphName(glyph)
        table = made["glyf"][name]
        assert made["hmtx"][name] == (drawing.advance, getattr(table, "xMin", 0))
        assert not getattr(getattr(table, "program", None), "bytecode", b"")
    told = made["maxp"].__dict__ | made["hhea"].__dict__ | made["head"].__dict__
    made["maxp"].recalc(made)
    made["hhea"].recalc(made)
    found = made["maxp"].__dict__ | made["hhea"].__dict__ | made["head"].__dict__
    assert found == told


def test_an_outline_shown_alone_is_in_the_font_once():
    read = outlines(PLEX)
    alone = next(g for g in range(3, 900) if read.drawn(g) == (Part(g, 0, 0),))
    drawings = [subset.draw(read, (Part(alone, x, 0),), 400) for x in (5, 0)]
    made = opened(build_font(read, drawings))
    assert made["maxp"].numGlyphs == 3
    assert [made["glyf"][made.getGlyphName(g)].isComposite() for g in (1, 2)] == [True, False]
    assert made["glyf"][made.getGlyphName(1)].components[0].glyphName == made.getGlyphName(2)


def test_a_font_too_big_for_the_short_format_says_so():
    read = outlines(AMIRI)
    glyphs = range(1, len(reference(AMIRI).getGlyphOrder()))
    drawings = [subset.draw(read, (Part(glyph, 0, 0),), 500) for glyph in glyphs]
    small, big = (opened(build_font(read, some)) for some in (drawings[:9], drawings))
    assert (small["head"].indexToLocFormat, big["head"].indexToLocFormat) == (0, 1)
    assert draw(big, [(len(drawings), 0, 0)]) == draw(reference(AMIRI), drawings[-1].parts)


def test_drawings_without_ink_are_empty_glyphs():
    read = outlines(PLEX)
    made = opened(build_font(read, [subset.draw(read, (), 20), subset.draw(read, (), 0)]))
    assert [made["hmtx"][made.getGlyphName(g)] for g in (1, 2)] == [(20, 0), (0, 0)]
    assert not draw(made, [(1, 0, 0), (2, 0, 0)])


def test_tables_written_are_the_tables_read():
    tables = read_tables(PLEX.read_bytes())
    again = read_tables(write_tables(tables))
    assert again.keys() == tables.keys()
    for tag in tables.keys() - {"head"}:
        assert again[tag] == tables[tag]
    assert again["head"][:8] + again["head"][12:] == tables["head"][:8] + tables["head"][12:]
    opened(write_tables(tables))


def test_a_font_without_truetype_outlines_is_refused():
    tables = read_tables(PLEX.read_bytes())
    del tables["glyf"]
    with pytest.raises(NoOutlinesError):
        Outlines(write_tables(tables))


def test_the_box_around_nothing_is_none():
    assert bounding_box([]) is None
    assert bounding_box([Box(1, 2, 3, 4), Box(-1, 3, 2, 9)]) == Box(-1, 2, 3, 9)
