"""The pages of a finished PDF as pictures for a screen.

Knows PDFs through PDFium and writes PNG (ISO/IEC 15948); nothing of how reports are made.
PDFium is no friend of threads: whoever paints sees to it that nobody else does.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from hashlib import sha256
from threading import Lock

import pypdfium2

# A CSS pixel is 1/96 inch, a point 1/72 (CSS Values 4, section 6.2).
_PIXELS_PER_POINT = 96 / 72
_KEY_LENGTH = 32  # hexadecimal digits: nobody meets the same twice
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EIGHT_BIT_RGB = (8, 2, 0, 0, 0)


class Picture:
    """A painted page: `width` and `height` are CSS pixels; `key` names these very dots."""

    def __init__(
        self, key: str, width: int, height: int, rows: bytes, size: tuple[int, int]
    ) -> None:
        self.key = key
        self.width, self.height = width, height
        self._rows, self._size = rows, size
        self._png = b""
        self._lock = Lock()

    def png(self) -> bytes:
        """Compressing takes longer than painting: it is done for who asks, and once."""
        with self._lock:
            if not self._png:
                self._png = _png(self._rows, self._size)
                self._rows = b""
            return self._png


def paint(pdf: bytes, scale: float, known: Mapping[str, Picture]) -> tuple[Picture, ...]:
    """Every page, with `scale` dots to a CSS pixel; one that looks as one of the `known` is it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_paint(document[number], scale, known) for number in range(len(document)))
    finally:
        document.close()


def _paint(page: pypdfium2.PdfPage, scale: float, known: Mapping[str, Picture]) -> Picture:
    drawn = page.render(scale=scale * _PIXELS_PER_POINT, rev_byteorder=True)
    print_ = sha256(drawn.buffer)
    print_.update(f"{drawn.width} {drawn.height}".encode())
    key = print_.hexdigest()[:_KEY_LENGTH]
    picture = known.get(key)
    if picture is None:
        width, height = (round(points * _PIXELS_PER_POINT) for points in page.get_size())
        picture = Picture(key, width, height, _rows(drawn), (drawn.width, drawn.height))
    drawn.close()
    page.close()
    return picture


def _rows(drawn: pypdfium2.PdfBitmap) -> bytes:
    """Its dots as PNG has them: each row after the number of its filter, which is none."""
    dots, stride, used = bytes(drawn.buffer), drawn.stride, 3 * drawn.width
    return b"".join(b"\0" + dots[at : at + used] for at in range(0, drawn.height * stride, stride))


def _png(rows: bytes, size: tuple[int, int]) -> bytes:
    """Compressed in a single look: a page is mostly paper, and what stays on this machine is
    better quick than small.
    """
    press = zlib.compressobj(1, strategy=zlib.Z_RLE)
    packed = press.compress(rows) + press.flush()
    header = struct.pack(">II5B", *size, *_EIGHT_BIT_RGB)
    parts = ((b"IHDR", header), (b"IDAT", packed), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(data, zlib.crc32(name))
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)
