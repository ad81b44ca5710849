"""Pictures of a document → picture blocks, sized by their styles, never stretched.

Logos of one row are given one area, so that a wide one does not look smaller than a square
one. Knows styles, pictures and flowables; opens files only through the function it is given.
"""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt
from pathlib import Path
from typing import Any

from joinup_reports.branding import emblem
from joinup_reports.branding.images import load_picture
from joinup_reports.branding.model import Style, Theme
from joinup_reports.composing import looks
from joinup_reports.composing.surroundings import FOOTER, Around
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.document.model import Figure
from joinup_reports.drawing import Drawing
from joinup_reports.pictures.photo import Unusable, load_photo
from joinup_reports.typeset import flow
from joinup_reports.typeset.structure import Artifact, Owner

# A narrow picture may grow above the side of the square it is as large as, but not far.
_TALLEST = 1.15
_INCH = 72.0
# So few dots per inch are seen as steps.
_COARSE = 100.0
_PHOTOGRAPH: dict[str, Any] = {"size": 200.0, "resolution": 200, "align": "center"}


def set_figure(
    figure: Figure,
    theme: Theme,
    around: Around,
    find_picture: Callable[[str], Path | None],
    diagnostics: Diagnostics,
) -> flow.PictureBlock | None:
    """The figure in its style's size; None when there is no such picture, once reported."""
    picture = find_ink(figure, theme, find_picture, diagnostics)
    if picture is None:
        return None
    data, aspect = picture
    style = style_of(figure, theme)
    height = height_of(style, aspect)
    return flow.PictureBlock(
        data=data,
        width=height * aspect,
        height=height,
        owner=_owner(figure, around),
        align=style.align,
        spacing=looks.spacing(style, around.indent),
    )


def find_ink(
    figure: Figure,
    theme: Theme,
    find_picture: Callable[[str], Path | None],
    diagnostics: Diagnostics,
) -> tuple[bytes | Drawing, float] | None:
    """What to paint, and its width by its height; None when there is none, once reported."""
    if figure.source == emblem.SOURCE:
        return emblem.draw_emblem(theme.emblem), emblem.ASPECT
    path = find_picture(figure.source)
    if path is None:
        diagnostics.report("picture.not-found", figure.place, name=figure.source)
        return None
    style = style_of(figure, theme)
    if style.resolution:
        return _photograph(figure, path, style, theme, diagnostics)
    found = load_picture(path.name, path.parent, diagnostics, figure.place)
    return None if found is None else (found.data, found.width / found.height)


def style_of(figure: Figure, theme: Theme) -> Style:
    """A theme that knows nothing of pictures in the text takes them for photographs."""
    known = theme.styles.get(figure.style) or theme.styles.get("img")
    return known or theme.style("base")._replace(**_PHOTOGRAPH)


def _photograph(
    figure: Figure, path: Path, style: Style, theme: Theme, diagnostics: Diagnostics
) -> tuple[bytes, float] | None:
    """In no more dots than the largest place it could be printed in has."""
    page = theme.page
    room = page.width - page.start - page.end, style.size
    wide, high = (int(length * style.resolution / _INCH) for length in room)
    args = {"name": figure.source}
    try:
        photo = load_photo(path, (wide, high))
    except Unusable as unusable:
        diagnostics.report(str(unusable), figure.place, **args)
        return None
    except OSError:
        diagnostics.report("picture.not-found", figure.place, **args)
        return None
    coarse = _COARSE / style.resolution
    if photo.width < wide * coarse and photo.height < high * coarse:
        args |= {"width": str(photo.width), "height": str(photo.height)}
        diagnostics.report("photo.too-small", figure.place, **args)
    return photo.data, photo.width / photo.height


def height_of(style: Style, aspect: float) -> float:
    """In points, of a picture so many times as wide as high."""
    if not style.equal_area:
        return style.size
    return min(style.size / sqrt(aspect), style.size * _TALLEST)


def _owner(figure: Figure, around: Around) -> Owner:
    """A picture that says nothing (an empty `alt`) is only decoration."""
    if around.element is None:
        return FOOTER
    if not figure.alt:
        return Artifact("Layout")
    return around.element.element("Figure", alt=figure.alt).content()
