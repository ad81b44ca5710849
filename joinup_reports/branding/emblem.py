"""The European emblem as vectors, to its official geometry.

Annex of Regulation (EU) 763/2014 and the Council of Europe's graphical guide: a field half
as wide again as it is high; twelve five-pointed stars, each with one point up, at the hours
of a clock on a circle about the field's centre whose radius is a third of the height; each
star's points lie on a circle of a radius of one eighteenth of the height. The emblem is
symmetric about its upright axis, so no direction of writing can mirror it.
"""

from __future__ import annotations

from functools import cache
from math import cos, pi, radians, sin, sqrt

from joinup_reports.branding.model import EmblemVariant
from joinup_reports.drawing import Drawing, Path, Point, polygon, rectangle

SOURCE = "emblem:eu"
BLUE, YELLOW, WHITE, BLACK = "#003399", "#ffcc00", "#ffffff", "#000000"
ASPECT = 1.5
STARS = 12

_CIRCLE = 1 / 3
_STAR = 1 / 18
# The inner corners of a pentagram, in parts of its radius.
_WAIST = (3 - sqrt(5)) / 2
# The frame of the one-colour emblem, in parts of the height: 0.8 points of the least that is
# allowed, 1 cm, so that it shows on a screen, too.
_FRAME = 1 / 35


@cache
def draw_emblem(variant: EmblemVariant = "colour") -> Drawing:
    """The emblem one unit high.

    `blue` is for one blue ink (white stars), `black` for black alone (black stars in a
    frame): the two reproductions that the guide allows beside full colour.
    """
    field, star = {
        "colour": ((_field(BLUE),), YELLOW),
        "blue": ((_field(BLUE),), WHITE),
        "black": ((_field(BLACK), _inner_field()), BLACK),
    }[variant]
    hours = (2 * pi * hour / STARS for hour in range(STARS))
    centres = ((ASPECT / 2 + _CIRCLE * sin(t), 0.5 - _CIRCLE * cos(t)) for t in hours)
    return Drawing(ASPECT, 1.0, (*field, *(_star(centre, star) for centre in centres)))


def is_emblem(drawing: Drawing) -> bool:
    """Whether a drawing is the emblem in one of its variants, whole and unchanged."""
    return any(drawing == draw_emblem(variant) for variant in ("colour", "blue", "black"))


def _field(colour: str) -> Path:
    return rectangle(0.0, 0.0, ASPECT, 1.0, colour)


def _inner_field() -> Path:
    return rectangle(_FRAME, _FRAME, ASPECT - 2 * _FRAME, 1 - 2 * _FRAME, WHITE)


def _star(centre: Point, colour: str) -> Path:
    """Ten corners, from the one that points up, clockwise."""
    x, y = centre
    return polygon(
        (
            (x + radius * sin(radians(angle)), y - radius * cos(radians(angle)))
            for angle, radius in zip(range(0, 360, 36), (_STAR, _STAR * _WAIST) * 5, strict=True)
        ),
        colour,
    )
