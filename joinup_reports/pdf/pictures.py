"""Image files as image XObjects (ISO 32000-1 section 8.9.5).

Knows PNG and JPEG through Pillow; knows nothing of where a picture stands. Colours are
sRGB or grey, whatever the file used, because the output intent is sRGB (ISO 19005-3
section 6.2.4).
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from joinup_reports.pdf.objects import Stream, refer

if TYPE_CHECKING:
    from PIL.Image import Image
    from reportlab.pdfbase.pdfdoc import PDFDocument

_SPACES = {"L": b"/DeviceGray", "RGB": b"/DeviceRGB"}


def image_object(document: PDFDocument, data: bytes) -> Stream:
    """An image file's XObject; what is transparent in it goes into a soft mask.

    Raises OSError (Pillow's UnidentifiedImageError) when `data` is no picture.
    """
    from PIL import Image  # noqa: PLC0415 - most reports have no picture

    with Image.open(BytesIO(data)) as image:
        if image.format == "JPEG" and image.mode in _SPACES:
            return _image_stream(image, data, b"/Filter/DCTDecode")
        if not image.has_transparency_data:
            plain = image if image.mode in _SPACES else image.convert("RGB")
            return _image_stream(plain, plain.tobytes())
        full = image.convert("RGBA")
        alpha = full.getchannel("A")
        mask = refer(document, _image_stream(alpha, alpha.tobytes()))
        plain = full.convert("RGB")
        return _image_stream(plain, plain.tobytes(), b"/SMask " + mask)


def _image_stream(image: Image, data: bytes, entries: bytes = b"") -> Stream:
    head = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace%b/BitsPerComponent 8"
    head %= (image.width, image.height, _SPACES[image.mode])
    return Stream(data, head + entries, compress=b"/Filter" not in entries)
