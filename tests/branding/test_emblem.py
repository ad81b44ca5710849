"""The European emblem, measured: Regulation (EU) 763/2014 and the graphical guide to it."""

from __future__ import annotations

from math import hypot

import pytest

from joinup_reports.branding.emblem import draw_emblem, is_emblem
from joinup_reports.drawing import Drawing

VARIANTS = ["colour", "blue", "black"]


def stars(drawing):
    return [path for path in drawing.paths if len(path.points) == 10]


def outer_points(star):
    return star.points[::2]


def centre(star):
    points = outer_points(star)
    return sum(x for x, _ in points) / 5, sum(y for _, y in points) / 5


def test_the_field_is_half_as_wide_again_as_it_is_high_and_reflex_blue():
    drawing = draw_emblem()
    assert drawing.width / drawing.height == pytest.approx(1.5)
    field = drawing.paths[0]
    assert field.colour == "#003399"
    assert set(field.points) == {(0, 0), (1.5, 0), (1.5, 1), (0, 1)}


@pytest.mark.parametrize("variant", VARIANTS)
def test_twelve_stars_stand_at_the_hours_of_a_clock(variant):
    places = {
        (round((x - 0.75) * 3, 6), round((y - 0.5) * 3, 6))
        for x, y in map(centre, stars(draw_emblem(variant)))
    }
    half, most = 0.5, round(3**0.5 / 2, 6)
    assert places == {
        *((0, 1), (0, -1), (1, 0), (-1, 0)),
        *((a * half, b * most) for a in (1, -1) for b in (1, -1)),
        *((a * most, b * half) for a in (1, -1) for b in (1, -1)),
    }


@pytest.mark.parametrize("variant", VARIANTS)
def test_each_star_has_five_points_on_its_circle_one_of_them_up(variant):
    for star in stars(draw_emblem(variant)):
        x, y = centre(star)
        assert [hypot(a - x, b - y) for a, b in outer_points(star)] == pytest.approx([1 / 18] * 5)
        highest = min(star.points, key=lambda point: point[1])
        assert highest == pytest.approx((x, y - 1 / 18))
        assert sum(b < y - 1 / 18 + 1e-9 for _, b in star.points) == 1


def test_the_points_of_a_star_are_joined_by_straight_lines():
    """In a pentagram the edges of a point run on into those of the next but one."""
    points = stars(draw_emblem())[0].points
    (ax, ay), (bx, by), (cx, cy) = points[0], points[1], points[4]
    assert (bx - ax) * (cy - ay) == pytest.approx((cx - ax) * (by - ay), abs=1e-9)


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_mirror_shows_the_same_emblem(variant):
    def spots(drawing, mirrored):
        return {
            (path.colour, *sorted((round(1.5 - x if mirrored else x, 6), round(y, 6))
                                  for x, y in path.points))
            for path in drawing.paths
        }  # fmt: skip

    drawing = draw_emblem(variant)
    assert spots(drawing, mirrored=True) == spots(drawing, mirrored=False)


@pytest.mark.parametrize(
    ("variant", "field", "star"),
    [
        ("colour", "#003399", "#ffcc00"),
        ("blue", "#003399", "#ffffff"),
        ("black", "#000000", "#000000"),
    ],
)
def test_the_colours_are_the_official_ones(variant, field, star):
    drawing = draw_emblem(variant)
    assert drawing.paths[0].colour == field
    assert {path.colour for path in stars(drawing)} == {star}
    ground = drawing.paths[-13].colour
    assert ground == ("#ffffff" if variant == "black" else field)


def test_only_the_whole_emblem_is_taken_for_it():
    drawing = draw_emblem()
    assert is_emblem(drawing)
    assert is_emblem(draw_emblem("black"))
    assert not is_emblem(drawing._replace(paths=drawing.paths[:-1]))
    assert not is_emblem(drawing._replace(width=2.0))
    assert not is_emblem(Drawing(1.5, 1.0, drawing.paths[:1]))


def test_the_frame_of_the_black_emblem_shows_at_the_least_height_there_may_be():
    least = 10 / 25.4 * 72
    outer, inner = draw_emblem("black").paths[:2]
    frame = inner.points[0][0] - outer.points[0][0]
    assert frame * least >= 0.8
    assert inner.points[0] == (frame, frame)
