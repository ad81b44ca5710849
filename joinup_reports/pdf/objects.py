"""The objects a PDF file is made of, and the file that holds them (ISO 32000-1 section 7).

Knows how values are spelled and how objects are packed; knows nothing of pages, marks or
structure. Builds on ReportLab's object writer, which numbers and collects the objects;
what it writes differently from ReportLab:

- streams end with a line feed before `endstream` (ISO 19005-3 section 6.1.7.1) and are
  never ASCII85;
- everything that is no stream goes into an object stream, with a cross-reference stream
  (sections 7.5.7, 7.5.8): a structure tree shrinks to a fifth;
- the file's identifier is the hash of what stands before it, so bytes repeat.
"""

from __future__ import annotations

import codecs
import re
import struct
import zlib
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any

from reportlab.pdfbase import pdfdoc

# Characters that XML cannot hold, halves of surrogate pairs, and the embeddings and
# overrides that make a title read as another one (UAX #9, U+202A..202E).
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufffe\uffff]")
_NO_NAME = re.compile(rb"[^!-~]|[%()<>\[\]{}/#]")
_SPECIAL = re.compile(rb"[\\()]")
_BREAKS = re.compile("[\t\n\r\u2028\u2029]+")

_SMALL = 1 << 16  # bytes: fonts, drawings and notes are, photographs are not

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def clean(text: str) -> str:
    """`text` as one line fit for a title or a description anywhere in the file."""
    return _UNFIT.sub("", _BREAKS.sub(" ", text))


def text_string(text: str) -> bytes:
    """A text string object: ASCII as it is, all else as UTF-16BE (section 7.9.2.2)."""
    text = clean(text)
    if text.isascii():
        return b"(%b)" % _SPECIAL.sub(rb"\\\g<0>", text.encode())
    return b"<%b>" % (codecs.BOM_UTF16_BE + text.encode("utf-16-be")).hex().encode()


@cache
def name(text: str) -> bytes:
    """A name object (section 7.3.5); ReportLab's leaves slashes as they are."""
    return b"/" + _NO_NAME.sub(lambda found: b"#%02x" % found[0][0], text.encode())


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An indirect object whose bytes are known, or will be when the file is written."""

    __RefOnly__ = 1

    def __init__(self, body: bytes = b"null") -> None:
        self.body = body

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        return self.body


class Stream(pdfdoc.PDFObject):  # type: ignore[misc]
    """A stream: `entries` are its dictionary's other entries, spelled out."""

    __RefOnly__ = 1

    def __init__(self, data: bytes, entries: bytes = b"", *, compress: bool = True) -> None:
        self.data = pack(data) if compress else data
        self.entries = entries + b"/Filter/FlateDecode" if compress else entries

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        head = b"<<%b/Length %d>>\nstream\n" % (self.entries, len(self.data))
        return head + self.data + b"\nendstream"


def pack(data: bytes) -> bytes:
    """`data` compressed. What is small is remembered: much of it is the same in all reports
    of a series.
    """
    return _deflate(data) if len(data) > _SMALL else _deflate_once(data)


def _deflate(data: bytes) -> bytes:
    """Every setting is named: one left to the Python that runs might differ elsewhere."""
    packing = zlib.compressobj(
        9, zlib.DEFLATED, zlib.MAX_WBITS, memLevel=8, strategy=zlib.Z_DEFAULT_STRATEGY
    )
    return packing.compress(data) + packing.flush()


_deflate_once = lru_cache(maxsize=128)(_deflate)


def refer(document: pdfdoc.PDFDocument, thing: Any) -> bytes:  # noqa: ANN401 - ReportLab's
    """A reference to an object, which gets its number with the first one."""
    reference: bytes | None = getattr(thing, "reference", None)
    if reference is None:
        key = document.Reference(thing).name
        reference = b"%d %d R" % document.idToObjectNumberAndVersion[key]
        thing.reference = reference  # ReportLab would spell it anew each time
    return reference


class PackedDocument(pdfdoc.PDFDocument):  # type: ignore[misc]
    """ReportLab's document, written as PDF 1.7 with object and cross-reference streams."""

    def format(self) -> bytes:
        """The whole file. Objects may still refer to new ones while they are written."""
        root, info = refer(self, self.Catalog), refer(self, self.info)
        file, packed, places = bytearray(_HEADER), [], {0: (0, 0, 65535)}
        number = 0
        while (number := number + 1) in self.numberToId:
            thing = self.idToObject[self.numberToId[number]]
            body = thing.format(self)
            if isinstance(thing, Stream):
                places[number] = (1, len(file), 0)
                file += _indirect(number, body)
            else:
                packed.append((number, body))
        places |= {at: (2, number, index) for index, (at, _) in enumerate(packed)}
        places[number] = (1, len(file), 0)
        file += _indirect(number, _object_stream(packed).format(self))
        return _close(file, places, b"/Root %b/Info %b" % (root, info))


def _indirect(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (number, body)


def _object_stream(packed: list[tuple[int, bytes]]) -> Stream:
    """Section 7.5.7: pairs of number and offset, then the objects."""
    pairs, offset = [], 0
    for number, body in packed:
        pairs.append(b"%d %d" % (number, offset))
        offset += len(body) + 1
    index = b" ".join(pairs) + b"\n"
    entries = b"/Type/ObjStm/N %d/First %d" % (len(packed), len(index))
    return Stream(index + b"\n".join(body for _, body in packed), entries)


def _close(file: bytearray, places: dict[int, tuple[int, int, int]], entries: bytes) -> bytes:
    """Adds the cross-reference stream (section 7.5.8), which is the trailer too."""
    number, start = len(places), len(file)
    places[number] = (1, start, 0)
    rows = [struct.pack(">BIH", *entry) for _, entry in sorted(places.items())]
    identifier = sha256(file).hexdigest()[:32].encode()
    entries += (
        b"/Type/XRef/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>/Size %d/ID[<%b><%b>]"
        % (
            len(places),
            identifier,
            identifier,
        )
    )
    file += _indirect(number, Stream(_differences(rows), entries).format(None))
    file += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(file)


def _differences(rows: list[bytes]) -> bytes:
    """PNG's "up" predictor (section 7.4.4.4): each row less the one above it."""
    width = len(rows[0])
    flat = b"".join(rows)
    above = bytes(width) + flat
    less = bytes([(b - a) & 0xFF for a, b in zip(above, flat, strict=False)])
    return b"".join([b"\2" + less[n : n + width] for n in range(0, len(less), width)])
