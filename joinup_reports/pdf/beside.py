"""Two PDFs as one, page beside page, with strips of each page marked.

Knows pages and rectangles; nothing of what is printed. A working sheet to look at, not a
document to hand on: it is not tagged and claims nothing. Built with pypdf.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from joinup_reports.tuples import NamedTuple

_GUTTER = 24.0
_MARK = "1 0.85 0.2"
_BAR = "0.8 0.2 0.1"
_BAR_WIDTH = 2.5


class Strip(NamedTuple):
    """A rectangle on a page, in points from its top left corner, y down."""

    x: float
    y: float
    width: float
    height: float


Side = tuple[bytes, Mapping[int, Sequence[Strip]]]


def put_beside(first: Side, second: Side) -> bytes:
    """A PDF whose pages show page n of both; strips are given by a page's index from 0."""
    import pypdf  # noqa: PLC0415 - heavy, and only here

    readers = [pypdf.PdfReader(BytesIO(pdf)) for pdf, _ in (first, second)]
    writer = pypdf.PdfWriter()
    width = max(float(page.mediabox.width) for reader in readers for page in reader.pages)
    for index in range(max(len(reader.pages) for reader in readers)):
        here = [reader.pages[index] for reader in readers if index < len(reader.pages)]
        height = max(float(page.mediabox.height) for page in here)
        sheet = writer.add_blank_page(2 * width + _GUTTER, height)
        for side, reader in enumerate(readers):
            strips = (first, second)[side][1].get(index, ())
            if index < len(reader.pages):
                _put(sheet, reader.pages[index], side * (width + _GUTTER), strips)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def _put(sheet: Any, page: Any, x: float, strips: Sequence[Strip]) -> None:  # noqa: ANN401
    from pypdf import Transformation  # noqa: PLC0415

    top = float(page.mediabox.height)
    sheet.merge_transformed_page(page, Transformation().translate(x, 0))
    if strips:
        # Over the page, in its own colours: what is tinted would hide what lies under it.
        sheet.merge_page(_overlay(strips, x, top, sheet))


def _overlay(strips: Sequence[Strip], x: float, top: float, sheet: Any) -> Any:  # noqa: ANN401
    """A page with nothing but marks: a light strip and a bar at its end."""
    from pypdf import PageObject  # noqa: PLC0415
    from pypdf.generic import (  # noqa: PLC0415
        DecodedStreamObject,
        DictionaryObject,
        FloatObject,
        NameObject,
    )

    code = ["q /Marks gs"]
    for strip in strips:
        bottom = top - strip.y - strip.height
        left = x + strip.x
        bar = left + strip.width + _BAR_WIDTH
        code.append(f"{_MARK} rg {left:.2f} {bottom:.2f} {strip.width:.2f} {strip.height:.2f} re f")
        code.append(f"{_BAR} rg {bar:.2f} {bottom:.2f} {_BAR_WIDTH} {strip.height:.2f} re f")
    overlay = PageObject.create_blank_page(
        width=float(sheet.mediabox.width), height=float(sheet.mediabox.height)
    )
    stream = DecodedStreamObject()
    stream.set_data("\n".join([*code, "Q"]).encode())
    state = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/ExtGState"),
            NameObject("/BM"): NameObject("/Multiply"),
            NameObject("/ca"): FloatObject(0.6),
        }
    )
    overlay[NameObject("/Contents")] = stream
    overlay[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/ExtGState"): DictionaryObject({NameObject("/Marks"): state})}
    )
    return overlay
