"""SVG's path data, shapes and transforms become lines and curves."""

from __future__ import annotations

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.branding.outlines import (
    ellipse,
    read_numbers,
    read_path,
    read_transform,
    rounded,
)


def spelled(data):
    """Path data as letters and rounded numbers, for reading."""
    parts = []
    for verb, points in read_path(data):
        numbers = (f"{round(value, 3):g}" for point in points for value in point)
        parts.append(" ".join((verb, *numbers)))
    return ", ".join(parts)


@pytest.mark.parametrize(
    ("data", "segments"),
    [
        ("M1 2L3 4Z", "M 1 2, L 3 4, Z"),
        ("m1,2 3-4 5.5.5z", "M 1 2, L 4 -2, L 9.5 -1.5, Z"),
        ("M0 0H5V6h-2v-1", "M 0 0, L 5 0, L 5 6, L 3 6, L 3 5"),
        ("M0 0 1 1 2 2", "M 0 0, L 1 1, L 2 2"),
        ("M1 1h1zl0 5", "M 1 1, L 2 1, Z, L 1 6"),
        ("M0 0C1 2 3 4 5 6S9 9 8 8", "M 0 0, C 1 2 3 4 5 6, C 7 8 9 9 8 8"),
        ("M1 1s2 2 3 3", "M 1 1, C 1 1 3 3 4 4"),
        ("M0 0c1 2 3 4 5 6L0 0S9 9 8 8", "M 0 0, C 1 2 3 4 5 6, L 0 0, C 0 0 9 9 8 8"),
        ("M0 0Q3 3 6 0T12 0", "M 0 0, C 2 2 4 2 6 0, C 8 -2 10 -2 12 0"),
        ("M0 0T6 0", "M 0 0, C 0 0 2 0 6 0"),
        ("M0 0A5 5 0 0 1 0 0", "M 0 0"),
        ("M0 0A0 5 0 0 1 9 0", "M 0 0, L 9 0"),
        ("M1e1-2e-1", "M 10 -0.2"),
        ("", ""),
    ],
)
def test_path_data_is_read(data, segments):
    assert spelled(data) == segments


@pytest.mark.parametrize(
    "data", ["M1", "L", "M0 0L1", "M0 0X1 1", "M0 0C1 2 3", "M0 0A1 1 0 2 0 1 1", "x"]
)
def test_what_is_no_path_data_is_refused(data):
    with pytest.raises(ValueError):
        read_path(data)


@pytest.mark.parametrize(
    ("flags", "middle"),
    [("0 1", (0, -5)), ("0 0", (0, 5)), ("1 1", (0, -5)), ("1 0", (0, 5))],
)
def test_an_arc_goes_the_way_its_flags_say(flags, middle):
    """Half a circle from (-5, 0) to (5, 0): sweep goes over the top, where y is smaller."""
    _, first, last = read_path(f"M-5 0A5 5 0 {flags} 5 0")
    assert first.points[-1] == pytest.approx(middle, abs=1e-9)
    assert last.points[-1] == pytest.approx((5, 0), abs=1e-9)


def test_flags_may_stand_without_space():
    assert spelled("M0 0a5 5 0 0110 0") == spelled("M0 0a5 5 0 0 1 10 0")


@given(
    st.floats(-50, 50), st.floats(-50, 50), st.floats(0.5, 80), st.floats(0.5, 80),
    st.integers(0, 360), st.booleans(), st.booleans(),
)  # fmt: skip
def test_an_arc_ends_where_it_says(x, y, rx, ry, turn, large, sweep):
    segments = read_path(f"M3 4A{rx:f} {ry:f} {turn} {large:d} {sweep:d} {x:f} {y:f}")
    end = segments[-1].points[-1]
    assert end == pytest.approx((round(x, 6), round(y, 6)), abs=1e-4)


def test_an_ellipse_stays_on_its_outline():
    for _, points in ellipse(10, 20, 4, 2):
        for x, y in points[-1:]:
            assert hypot((x - 10) / 4, (y - 20) / 2) == pytest.approx(1)


def test_the_corners_of_a_rectangle_are_never_rounder_than_half_of_it():
    assert rounded(0, 0, (4, 2), 9, 9) == rounded(0, 0, (4, 2), 2, 1)
    assert len(rounded(0, 0, (4, 2), 0, 1)) == 5


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("", (3, 4)),
        ("translate(10)", (13, 4)),
        ("translate(10 -1)", (13, 3)),
        ("scale(2)", (6, 8)),
        ("scale(2, 3)", (6, 12)),
        ("rotate(90)", (-4, 3)),
        ("rotate(180, 3, 4)", (3, 4)),
        ("skewX(45)", (7, 4)),
        ("skewY(45)", (3, 7)),
        ("matrix(1 0 0 1 5 6)", (8, 10)),
        ("translate(10) scale(2)", (16, 8)),
        ("scale(2),translate(10)", (26, 8)),
    ],
)
def test_transforms_are_done_from_the_last_to_the_first(text, point):
    assert read_transform(text).point((3, 4)) == pytest.approx(point)


@pytest.mark.parametrize(
    "text", ["turn(3)", "scale()", "matrix(1 2)", "scale(2", "rotate(1 2 3 4)", "!"]
)
def test_what_is_no_transform_is_refused(text):
    with pytest.raises(ValueError):
        read_transform(text)


def test_what_is_no_number_is_refused():
    assert read_numbers("1,2 -3.5e1") == [1, 2, -35]
    with pytest.raises(ValueError):
        read_numbers("1 two")
