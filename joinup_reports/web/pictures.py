"""Pictures in a page: drawings as SVG elements, image files as data.

Knows the ink of a figure, HTML and SVG 2; opens no file. A drawing is written from its
outlines, so whatever else an SVG file held is not in the page.
"""

from __future__ import annotations

from base64 import b64encode

from joinup_reports.drawing import Drawing, Path
from joinup_reports.pictures.bare import media_type
from joinup_reports.web.spelling import attributes, number


def picture(ink: bytes | Drawing, alt: str, class_: str, lang: str | None = None) -> str:
    """The element that shows `ink`; with an empty `alt` it is only decoration."""
    if isinstance(ink, Drawing):
        return _drawing(ink, alt, class_, lang)
    source = f"data:{media_type(ink)};base64,{b64encode(ink).decode()}"
    return f"<img{attributes(class_=class_, lang=lang, alt=alt, src=source)}>"


def bar(colour: str, class_: str) -> str:
    """A bar of a chart; what it shows stands beside it."""
    path = f'<path fill="{colour}" d="M0 0H9V9H0Z"/>'
    return (
        f'<svg class="bar {class_}" aria-hidden="true" viewBox="0 0 9 9"'
        f' preserveAspectRatio="none">{path}</svg>'
    )


def _drawing(drawing: Drawing, alt: str, class_: str, lang: str | None) -> str:
    named = (
        attributes(role="img", aria_label=alt, lang=lang) if alt else attributes(aria_hidden="true")
    )
    # Browsers do not like boxes of one unit: all is drawn a thousand times as large.
    scale = 1000 / max(drawing.width, drawing.height)
    box = f"0 0 {number(drawing.width * scale, 2)} {number(drawing.height * scale, 2)}"
    paths = "".join(_path(path, scale) for path in drawing.paths)
    return f'<svg{attributes(class_=class_)}{named} viewBox="{box}">{paths}</svg>'


def _path(path: Path, scale: float) -> str:
    outline = "".join(
        verb + " ".join(number(value * scale, 2) for point in points for value in point)
        for verb, points in path.segments
    )
    rule = attributes(fill_rule="evenodd" if path.even_odd else None)
    return f'<path fill="{path.colour}"{rule} d="{outline}"/>'
