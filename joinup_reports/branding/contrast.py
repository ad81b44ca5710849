"""How well a colour is read on another: WCAG 2.2, success criterion 1.4.3."""

from __future__ import annotations

from functools import lru_cache

from joinup_reports.branding.model import Style
from joinup_reports.diagnostics import Location

LEAST_CONTRAST = 4.5


def place_of_colour(style: Style) -> Location | None:
    """Where the person's own theme gives the style's colour, else where the style is named."""
    return getattr(style.colour, "place", None) or style.place


@lru_cache(maxsize=256)
def contrast(one: str, other: str) -> float:
    """The contrast ratio of two #rrggbb colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of #rrggbb, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    # 0.04045 is sRGB's own threshold; WCAG's 0.03928 differs in no 8-bit colour.
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004
