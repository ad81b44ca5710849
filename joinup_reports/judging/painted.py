"""The words painted on a PDF's pages, read by a reader that is not ours (PDFium).

Knows pages and what is painted on them; nothing of tags, of attachments or of who made the
file. The words come from the glyphs in the order they are painted, run by run. What PDFium
does on its own is undone, and only that:

- it puts its own spaces and line ends between runs: those belong to no text object;
- it orders a run's characters by a bidirectional algorithm of its own (a web address on a
  right-to-left line comes out backwards): they are taken by where they stand;
- it turns ligatures and presentation forms into letters: both sides are compared in NFKC
  (`fold`), without white space, invisible marks and kashidas;
- it leaves out a mark on a Latin letter that is a character of its own (é as e and U+0301):
  `fold` does without those, not without the accents of whole letters;
- it mirrors curly quotation marks in right-to-left runs, which Unicode does not, and
  brackets in runs that have nothing else, and writes a fraction's bar as a slash: `fold`
  takes each for its plain form.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from joinup_reports.language.arabic import in_digits
from joinup_reports.tuples import NamedTuple

MOST_PAGES = 500
MOST_CHARACTERS = 2_000_000

_INVISIBLE = 3  # the text rendering mode that paints nothing (ISO 32000-1 table 106)
_CLIPPING = 7
# Numbers run from left to right in either kind of text.
_SIDE = {"L": "ltr", "EN": "ltr", "AN": "ltr", "R": "rtl", "AL": "rtl"}
_PLAIN = str.maketrans(
    "\u201c\u201d\u2018\u2019\u2044)>]}\u00bb\u203a", "\"\"''/(<[{\u00ab\u2039", "\u0640"
)
_MARKS = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\u00ad\ufeff\ufffe\x00-\x20\x7f-\xa0]"
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_NEAR = 0.001  # points

Placed = tuple[float, str]


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
    for thing, artifact in _things(page):
        characters = found.pop(_address(thing), None)
        if characters:
            mode = raw.FPDFTextObj_GetTextRenderMode(thing)
            yield Run(_ordered(characters), artifact, mode in (_INVISIBLE, _CLIPPING))
    # What is painted where nothing of ours is: in annotations, in forms inside forms.
    for characters in found.values():
        yield Run(_ordered(characters))


def _things(page: Any) -> Iterator[tuple[Any, bool]]:  # noqa: ANN401
    """The objects of a page in the order they are painted, and those of its forms in place;
    each with whether it is an artifact.
    """
    from pypdfium2 import raw  # noqa: PLC0415

    for index in range(raw.FPDFPage_CountObjects(page)):
        thing = raw.FPDFPage_GetObject(page, index)
        artifact = _is_artifact(thing)
        if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_FORM:
            for inner in range(raw.FPDFFormObj_CountObjects(thing)):
                yield raw.FPDFFormObj_GetObject(thing, inner), artifact
        else:
            yield thing, artifact


def _characters(text: Any) -> dict[int, list[Placed]]:  # noqa: ANN401
    """The characters of each text object with their places, left to right, in points."""
    from pypdfium2 import raw  # noqa: PLC0415

    x, y = ctypes.c_double(), ctypes.c_double()
    found: dict[int, list[Placed]] = {}
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


def _ordered(characters: list[Placed]) -> str:
    """The characters of one object in reading order.

    A run is painted from left to right whichever way it reads, so where its letters stand
    tells their order; marks stay with their letter, and so do the letters of a ligature.
    """
    clusters: list[list[Placed]] = []
    for placed in characters:
        if clusters and (_is_mark(placed[1]) or _same_place(clusters[-1][-1], placed)):
            clusters[-1].append(placed)
        else:
            clusters.append([placed])
    side = _side(clusters)
    if side:
        clusters.sort(key=lambda cluster: cluster[0][0], reverse=side == "rtl")
    # PDFium tells characters beyond U+FFFF in two halves.
    halves = "".join(character for cluster in clusters for _, character in cluster)
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me")


def _same_place(one: Placed, other: Placed) -> bool:
    return abs(one[0] - other[0]) < _NEAR


def _side(clusters: Iterable[list[Placed]]) -> str:
    """The direction of a run, by its letters; by its marks when it has none.

    What PDFium wrote out (№ as No, in one place) says nothing of direction.
    """
    alone = [cluster[0][1] for cluster in clusters]
    single = [c[0][1] for c in clusters if len(c) == 1 or _is_mark(c[1][1])]
    letters = {_SIDE.get(unicodedata.bidirectional(c)) for c in single if not _MARKS.match(c)}
    if "rtl" in letters or "ltr" in letters:
        return "rtl" if "rtl" in letters else "ltr"
    return "rtl" if any(c in "\u200f\u061c" for c in alone) else ""


def fold(text: str) -> str:
    """What of a text is compared: its letters, digits and signs, in their plain forms."""
    plain = unicodedata.normalize("NFKC", _ACCENTS.sub("", text)).translate(_PLAIN)
    plain = "".join(c for c in plain if not c.isspace() and unicodedata.category(c) != "Cf")
    return in_digits(_MARKS.sub("", plain), "latn")


def join(runs: Iterable[Run]) -> str:
    """The painted words of runs, ready to compare; hidden ones are not painted."""
    return fold(" ".join(run.text for run in runs if not run.hidden))
