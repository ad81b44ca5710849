"""The pages of a finished PDF as pictures for a screen.

Knows PDFs through PDFium and writes PNG (ISO/IEC 15948); nothing of how reports are made.
PDFium is no friend of threads: whoever paints sees to it that nobody else does.
"""

from __future__ import annotations

import struct
import zlib
from hashlib import sha256
from typing import NamedTuple

import pypdfium2

# A CSS pixel is 1/96 inch, a point 1/72 (CSS Values 4, section 6.2).
_PIXELS_PER_POINT = 96 / 72
_KEY_LENGTH = 32  # hexadecimal digits: nobody meets the same twice
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EIGHT_BIT_RGB = (8, 2, 0, 0, 0)


class Picture(NamedTuple):
    """A painted page: `width` and `height` are CSS pixels; `key` names these very bytes."""

    key: str
    png: bytes
    width: int
    height: int


def paint(pdf: bytes, scale: float) -> tuple[Picture, ...]:
    """Every page, with `scale` dots to a CSS pixel. Pages that look alike are equal."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_paint(document[number], scale) for number in range(len(document)))
    finally:
        document.close()


def _paint(page: pypdfium2.PdfPage, scale: float) -> Picture:
    width, height = (round(points * _PIXELS_PER_POINT) for points in page.get_size())
    drawn = page.render(scale=scale * _PIXELS_PER_POINT, rev_byteorder=True)
    png = _png(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride)
    drawn.close()
    page.close()
    return Picture(sha256(png).hexdigest()[:_KEY_LENGTH], png, width, height)


def _png(dots: bytes, width: int, height: int, stride: int) -> bytes:
    """Rows of RGB, `stride` bytes each. Unfiltered, and compressed in a single look: a page
    is mostly paper, and what stays on this machine is better quick than small.
    """
    used = 3 * width
    rows = b"".join(b"\0" + dots[at : at + used] for at in range(0, height * stride, stride))
    press = zlib.compressobj(1, strategy=zlib.Z_RLE)
    packed = press.compress(rows) + press.flush()
    header = struct.pack(">II5B", width, height, *_EIGHT_BIT_RGB)
    parts = ((b"IHDR", header), (b"IDAT", packed), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)
