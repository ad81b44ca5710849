"""A square-glyph face, so that layouts can be read as text, and golden files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from joinup_reports.typeset.flow import ParagraphStyle, TextSpan, TextStyle
from joinup_reports.typeset.fonts import Face, FontStack
from joinup_reports.typeset.structure import Content

FONTS = Path(__file__).parents[2] / "fonts"
GOLDENS = Path(__file__).parent / "goldens"

# Each of these is a square as wide as the size; nothing else has a glyph.
SQUARES = (
    " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;!?-–/()[]%+•"
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويةأإآىءؤئ،؛؟"
)


def _square_font(path: Path) -> None:
    names = {f"g{ord(c):04X}": ord(c) for c in SQUARES}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names])
    builder.setupCharacterMap({code: name for name, code in names.items()})
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, 800))
    pen.lineTo((1000, 800))
    pen.lineTo((1000, 0))
    pen.closePath()
    square, blank = pen.glyph(), TTGlyphPen(None).glyph()
    builder.setupGlyf({n: blank if c == 32 else square for n, c in {".notdef": 0, **names}.items()})
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names], (1000, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200)
    builder.setupPost()
    builder.save(path)


@pytest.fixture(scope="session")
def squares(tmp_path_factory) -> FontStack:
    path = tmp_path_factory.mktemp("fonts") / "Squares.ttf"
    _square_font(path)
    return FontStack([Face(path)])


@pytest.fixture(scope="session")
def plex() -> FontStack:
    return FontStack(
        [
            Face(FONTS / "ibm-plex-sans-arabic/IBMPlexSansArabic-Regular.ttf"),
            Face(FONTS / "amiri/Amiri-Regular.ttf"),
        ]
    )


@pytest.fixture(scope="session")
def spanned():
    """spanned(text, stack, …) -> a span of its own leaf."""

    def make(text: str, stack: FontStack, size: float = 10.0, **rest) -> TextSpan:
        return TextSpan(
            text, TextStyle(stack, size, "#000000"), rest.pop("owner", Content()), **rest
        )

    return make


@pytest.fixture(scope="session")
def rtl() -> ParagraphStyle:
    return ParagraphStyle(rtl=True, leading=10.0)


@pytest.fixture(scope="session")
def ltr() -> ParagraphStyle:
    return ParagraphStyle(rtl=False, leading=10.0)


@pytest.fixture
def golden():
    """golden(name, text) compares with tests/typeset/goldens/name; set UPDATE_GOLDENS=1 to
    write it anew, then read the difference before committing it."""

    def compare(name: str, text: str) -> None:
        path = GOLDENS / name
        if os.environ.get("UPDATE_GOLDENS"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def seen():
    """seen(runs, measure) -> the characters of one line as they lie on the page, left to
    right, one column a square (10 points), '·' where there is nothing."""

    def look(runs, measure: int, size: float = 10.0) -> str:
        columns = ["·"] * measure
        for run in runs:
            x = run.x
            for cluster in run.clusters:
                at = round(x / size)
                if cluster.text.strip() and cluster.text.isprintable():
                    assert columns[at] == "·", f"{cluster.text} on {columns[at]}"
                    columns[at] = cluster.text
                x += cluster.advance * run.size / run.face.units_per_em
        return "".join(columns)

    return look
