"""Drawings on a page: painted where they stand, by their own outlines."""

from __future__ import annotations

import pymupdf
import pytest

from joinup_reports.drawing import Drawing, Path, Segment, polygon, rectangle
from joinup_reports.pdf.metadata import Metadata
from joinup_reports.pdf.write import write_pdf
from joinup_reports.typeset.frame import Page, Picture
from joinup_reports.typeset.structure import Artifact, StructureElement


def pixels(drawing, x=0.0, y=0.0, width=40.0, height=40.0):
    picture = Picture(drawing, x, y, width, height, Artifact("Layout"))
    pdf = write_pdf([Page(40, 40, (picture,))], StructureElement("Document"), Metadata("x", "ar"))
    with pymupdf.open(stream=pdf) as file:
        return file[0].get_pixmap()


def colour(pixmap, x, y):
    """Colour management may shift a channel by one."""
    return "#" + "".join("ff" if channel > 127 else "00" for channel in pixmap.pixel(x, y))


def test_y_runs_down_and_x_to_the_right():
    square = rectangle(0, 0, 1, 1, "#ff0000")
    low = rectangle(1, 1, 1, 1, "#0000ff")
    shown = pixels(Drawing(2, 2, (square, low)))
    assert colour(shown, 10, 10) == "#ff0000"
    assert colour(shown, 30, 30) == "#0000ff"
    assert colour(shown, 30, 10) == colour(shown, 10, 30) == "#ffffff"


def test_a_drawing_fills_its_box_and_no_more():
    shown = pixels(Drawing(1, 1, (rectangle(0, 0, 1, 1, "#00ff00"),)), 5, 10, 20, 10)
    assert colour(shown, 15, 15) == "#00ff00"
    for x, y in ((2, 15), (28, 15), (15, 7), (15, 23)):
        assert colour(shown, x, y) == "#ffffff"


def test_later_paths_lie_above_earlier_ones():
    paths = (rectangle(0, 0, 1, 1, "#ff0000"), rectangle(0, 0, 1, 1, "#0000ff"))
    assert colour(pixels(Drawing(1, 1, paths)), 20, 20) == "#0000ff"


@pytest.mark.parametrize(("even_odd", "inside"), [(True, "#ffffff"), (False, "#ff0000")])
def test_the_rule_says_whether_an_inner_outline_is_a_hole(even_odd, inside):
    outer = rectangle(0, 0, 4, 4, "#ff0000").segments
    inner = rectangle(1, 1, 2, 2, "#ff0000").segments
    path = Path((*outer, *inner), "#ff0000", even_odd)
    shown = pixels(Drawing(4, 4, (path,)))
    assert colour(shown, 20, 20) == inside
    assert colour(shown, 4, 4) == "#ff0000"


def test_curves_bend():
    bent = Path(
        (
            Segment("M", ((0, 4),)),
            Segment("C", ((0, -1.3), (4, -1.3), (4, 4))),
            Segment("Z"),
        ),
        "#ff0000",
    )
    shown = pixels(Drawing(4, 4, (bent,)))
    assert colour(shown, 20, 3) == "#ff0000"
    assert colour(shown, 2, 3) == "#ffffff"


def test_small_units_lose_nothing():
    triangle = polygon(((0, 0), (0.0004, 0), (0, 0.0004)), "#ff0000")
    shown = pixels(Drawing(0.0004, 0.0004, (triangle,)))
    assert colour(shown, 5, 5) == "#ff0000"
    assert colour(shown, 35, 35) == "#ffffff"
