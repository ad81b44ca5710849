"""A font for a web page: the glyphs its words need, in a WOFF file.

The subset keeps the tables by which letters join and marks find their places (GSUB, GPOS):
here the browser shapes, not we. Follows the W3C's WOFF File Format 1.0 sections 3 to 5;
WOFF 2 would be a quarter smaller and needs a compressor that Python has not. Knows nothing
of pages. The same characters give the same bytes.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

import uharfbuzz as hb

_SFNT_HEADER, _SFNT_ENTRY = 12, 16
_WOFF_HEADER, _WOFF_ENTRY = 44, 20


def subset(face: hb.Face, characters: Iterable[str]) -> bytes:
    """A font file with the glyphs of `characters` and all forms that these can take."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, characters))
    wanted.flags = hb.SubsetFlags.NO_HINTING
    return bytes(hb.subset(face, wanted).blob.data)


def pack(font: bytes) -> bytes:
    """A TrueType or OpenType file as WOFF: each table compressed where that makes it smaller."""
    flavour, count = struct.unpack_from(">4sH", font)
    place = _WOFF_HEADER + _WOFF_ENTRY * count
    size = _SFNT_HEADER + _SFNT_ENTRY * count
    entries, bodies = [], []
    for number in range(count):
        tag, checksum, offset, length = struct.unpack_from(
            ">4s3I", font, _SFNT_HEADER + _SFNT_ENTRY * number
        )
        table = font[offset : offset + length]
        body = min(table, zlib.compress(table, 9), key=len)  # as long: not compressed
        entries.append(struct.pack(">4s4I", tag, place, len(body), length, checksum))
        bodies.append(body + bytes(-len(body) % 4))
        place += len(bodies[-1])
        size += length + -length % 4
    header = struct.pack(">4s4sIHHI2H5I", b"wOFF", flavour, place, count, 0, size, 1, *[0] * 6)
    return b"".join((header, *entries, *bodies))
