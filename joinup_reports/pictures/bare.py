"""Picture files without anything that is not the picture.

A photograph says where and when it was taken, by whom, with what, and may carry a smaller
copy of itself from before it was cropped. Nothing of that leaves with a report. What draws
the picture stays as it is, byte for byte, so that a bare file is not changed again.

JPEG: ITU-T T.81 annex B, with JFIF's APP0 and Adobe's APP14, which say how colours are meant.
PNG: W3C PNG (third edition) section 5. Knows no pixels.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"

_START_OF_SCAN, _END, _JFIF, _ADOBE = 0xDA, 0xD9, 0xE0, 0xEE
# Frames, tables and restarts; application data and comments are from E0 on.
_LAST_OF_PICTURE = 0xDF
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
# Inside a scan FF is followed by 00, or by the number of a restart.
_END_OF_SCAN = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
_JFIF_HEAD, _ADOBE_HEAD = 12, 12

_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})


class Damaged(ValueError):  # noqa: N818 - what it is
    """The file breaks off or contradicts itself."""


def media_type(data: bytes) -> str | None:
    """That of a PNG or JPEG file; None of any other."""
    kinds = ((PNG, "image/png"), (JPEG, "image/jpeg"))
    return next((kind for start, kind in kinds if data.startswith(start)), None)


def bare(data: bytes) -> bytes:
    """A PNG or JPEG file without metadata; any other file as it is. Raises Damaged."""
    if data.startswith(PNG):
        return PNG + b"".join(_chunks(data))
    if data.startswith(JPEG):
        return JPEG + b"".join(_segments(data))
    return data


def _chunks(data: bytes) -> Iterator[bytes]:
    at = len(PNG)
    while True:
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        kind, body, check = data[at + 4 : at + 8], data[at + 4 : end - 4], data[end - 4 : end]
        if end > len(data) or zlib.crc32(body).to_bytes(4, "big") != check:
            raise Damaged("a chunk of the PNG")
        if kind in _CHUNKS:
            yield data[at:end]
        if kind == b"IEND":
            return
        at = end


def _segments(data: bytes) -> Iterator[bytes]:
    at = len(JPEG)
    while True:
        marker, at = _marker(data, at)
        if marker == _END:
            yield bytes((0xFF, _END))
            return
        if marker in _ALONE:
            continue
        end = at + int.from_bytes(data[at : at + 2], "big")
        if end > len(data) or end < at + 2:
            raise Damaged("a segment of the JPEG")
        body = _of_picture(marker, data[at + 2 : end])
        if body is not None:
            yield bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body
        at = end
        if marker == _START_OF_SCAN:
            following = _END_OF_SCAN.search(data, at)
            if following is None:
                raise Damaged("the end of the JPEG")
            yield data[at : following.start()]
            at = following.start()


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """The marker at `at`, which filling may come before, and where it ends."""
    start = at
    while data[at : at + 1] == b"\xff":
        at += 1
    if at == start or at >= len(data):
        raise Damaged("a marker of the JPEG")
    return data[at], at + 1


def _of_picture(marker: int, body: bytes) -> bytes | None:
    """What of a segment draws the picture; None when nothing does."""
    if marker <= _LAST_OF_PICTURE:
        return body
    if marker == _JFIF and body.startswith(b"JFIF\0"):
        return body[:_JFIF_HEAD] + bytes(2)  # a thumbnail of no width and no height
    if marker == _ADOBE and body.startswith(b"Adobe"):
        return body[:_ADOBE_HEAD]
    return None
