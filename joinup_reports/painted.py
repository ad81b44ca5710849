"""The words painted on a PDF's pages, read by a reader that is not ours (PDFium).

Knows pages and what is painted on them; nothing of tags, of attachments or of who made the
file. The words come from the glyphs in the order they are painted, run by run. What PDFium
does on its own is undone, and only that:

- it puts its own spaces and line ends between runs: those belong to no text object;
- in a run of letters from left to right it may turn the order around (a web address on a
  right-to-left line): such a run's characters are taken by where they stand;
- it turns ligatures and presentation forms into letters: both sides are compared in NFKC
  (`fold`), without white space, invisible marks and kashidas.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from joinup_reports.arabic import in_digits

MOST_PAGES = 500
MOST_CHARACTERS = 2_000_000

_INVISIBLE = 3  # the text rendering mode that paints nothing (ISO 32000-1 table 106)
_CLIPPING = 7
_SIDE = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_KASHIDA = "\u0640"
_MARKS = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\u00ad\ufeff\ufffe\x00-\x20\x7f-\xa0]"
)


class Run(NamedTuple):
    """One text object: its words in reading order; `artifact` when it is no part of the
    reading, `hidden` when its glyphs are not painted.
    """

    text: str
    artifact: bool = False
    hidden: bool = False


class Unreadable(Exception):  # noqa: N818 - what it is
    """PDFium cannot read the file, or it holds more than a report can."""


def read_pages(pdf: bytes) -> tuple[tuple[Run, ...], ...]:
    """The runs of each page. Raises Unreadable."""
    import pypdfium2  # noqa: PLC0415 - heavy, and only here

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as problem:
        raise Unreadable(str(problem)) from problem
    try:
        if len(document) > MOST_PAGES:
            raise Unreadable("pages")
        return tuple(_page(document, number) for number in range(len(document)))
    except pypdfium2.PdfiumError as problem:
        raise Unreadable(str(problem)) from problem
    finally:
        document.close()


def _page(document: Any, number: int) -> tuple[Run, ...]:  # noqa: ANN401 - pypdfium2 has no types
    page = document[number]
    text_page = page.get_textpage()
    try:
        return tuple(_runs(page.raw, text_page.raw))
    finally:
        text_page.close()
        page.close()


def _runs(page: Any, text: Any) -> Iterator[Run]:  # noqa: ANN401
    from pypdfium2 import raw  # noqa: PLC0415

    found = _characters(text)
    for index in range(raw.FPDFPage_CountObjects(page)):
        thing = raw.FPDFPage_GetObject(page, index)
        characters = found.pop(_address(thing), None)
        if characters:
            mode = raw.FPDFTextObj_GetTextRenderMode(thing)
            yield Run(_ordered(characters), _is_artifact(thing), mode in (_INVISIBLE, _CLIPPING))
    # What is painted inside a form or an annotation, where nothing of ours is.
    for characters in found.values():
        yield Run(_ordered(characters))


def _characters(text: Any) -> dict[int, list[tuple[float, str]]]:  # noqa: ANN401
    """The characters of each text object with their places, left to right, in points."""
    from pypdfium2 import raw  # noqa: PLC0415

    x, y = ctypes.c_double(), ctypes.c_double()
    found: dict[int, list[tuple[float, str]]] = {}
    count = raw.FPDFText_CountChars(text)
    if count > MOST_CHARACTERS:
        raise Unreadable("characters")
    for index in range(count):
        thing = raw.FPDFText_GetTextObject(text, index)
        if thing:
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            character = chr(raw.FPDFText_GetUnicode(text, index))
            found.setdefault(_address(thing), []).append((x.value, character))
    return found


def _address(thing: Any) -> int:  # noqa: ANN401
    return ctypes.addressof(thing.contents)


def _is_artifact(thing: Any) -> bool:  # noqa: ANN401
    from pypdfium2 import raw  # noqa: PLC0415

    for index in range(raw.FPDFPageObj_CountMarks(thing)):
        mark = raw.FPDFPageObj_GetMark(thing, index)
        name, length = (ctypes.c_ushort * 16)(), ctypes.c_ulong()
        raw.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length)
        if bytes(name).decode("utf-16-le").rstrip("\0") == "Artifact":
            return True
    return False


def _ordered(characters: list[tuple[float, str]]) -> str:
    sides = {_SIDE.get(unicodedata.bidirectional(c)) for _, c in characters if not _MARKS.match(c)}
    if "rtl" not in sides and "ltr" in sides:
        characters = sorted(characters, key=lambda found: round(found[0], 2))
    # PDFium tells characters beyond U+FFFF in two halves.
    halves = "".join(character for _, character in characters).encode("utf-16-le", "surrogatepass")
    return halves.decode("utf-16-le", "replace")


def fold(text: str) -> str:
    """What of a text is compared: its letters, digits and signs, in their plain forms."""
    plain = unicodedata.normalize("NFKC", text).replace(_KASHIDA, "")
    plain = "".join(c for c in plain if not c.isspace() and unicodedata.category(c) != "Cf")
    return in_digits(_MARKS.sub("", plain), "latn")


def join(runs: Iterable[Run]) -> str:
    """The painted words of runs, ready to compare; hidden ones are not painted."""
    return fold(" ".join(run.text for run in runs if not run.hidden))
