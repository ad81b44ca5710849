"""Two PDFs object by object: which kinds of things in one are not as in the other.

Knows PDF objects (through pypdf) and what they are for, nothing of who made them. Streams
are compared unpacked, references by what they lead to, so a file that was only packed anew
is the same. ISO 32000-1 sections 7.3 (objects), 7.7 (document structure), 9 (fonts).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from joinup_reports.tuples import NamedTuple

# Objects of the two files to look at: a report has some thousand.
MOST_OBJECTS = 400_000
MOST_UNPACKED = 400_000_000
_PACKING = {"/Length", "/Filter", "/DecodeParms", "/DL"}
_FONT_PARTS = {"/ToUnicode": "to-unicode", "/FontFile2": "glyphs"}


class Part(NamedTuple):
    """A kind of thing in a file: page, font, to-unicode, glyphs, link, picture, attachment,
    xmp, information, structure, bookmarks or catalogue; and which one: a page's number, a
    font's or a file's name.
    """

    kind: str
    name: str = ""


class TooMuch(Exception):  # noqa: N818
    """A file holds more than a report can."""


def differing_parts(ours: Any, theirs: Any) -> tuple[Part, ...]:  # noqa: ANN401 - pypdf readers
    """The parts of `theirs` that are not as in `ours`, each once. Raises TooMuch.

    pypdf's exceptions for a damaged file pass through.
    """
    comparison = _Comparison(_numbers(ours), _numbers(theirs))
    found: dict[Part, None] = {}
    for part, one, other in _parts(ours, theirs):
        for differing in comparison.compare(one, other, part):
            found.setdefault(differing)
    return tuple(found)


def _parts(ours: Any, theirs: Any) -> Iterator[tuple[Part, Any, Any]]:  # noqa: ANN401
    """What is to be compared, in an order in which whatever is shared belongs to its part."""
    one, other = ours.trailer["/Root"].get_object(), theirs.trailer["/Root"].get_object()
    yield Part("pages"), len(ours.pages), len(theirs.pages)
    yield Part("pages"), one["/Pages"], other["/Pages"]
    for number, (page, twin) in enumerate(zip(ours.pages, theirs.pages, strict=False), start=1):
        yield from _page_parts(str(number), page, twin)
    named = {
        "/AF": "attachment",
        "/Metadata": "xmp",
        "/StructTreeRoot": "structure",
        "/MarkInfo": "structure",
        "/Outlines": "bookmarks",
    }
    yield Part("attachment"), _embedded(one), _embedded(other)
    for key, kind in named.items():
        yield Part(kind), _raw(one, key), _raw(other, key)
    yield Part("catalogue"), one, other
    yield Part("information"), _raw(ours.trailer, "/Info"), _raw(theirs.trailer, "/Info")


def _embedded(root: Any) -> Any:  # noqa: ANN401
    return _raw(root["/Names"], "/EmbeddedFiles") if "/Names" in root else None


def _page_parts(number: str, page: Any, twin: Any) -> Iterator[tuple[Part, Any, Any]]:  # noqa: ANN401
    for key, kind in (("/Resources", "page"), ("/Contents", "page"), ("/Annots", "link")):
        yield Part(kind, number), _raw(page, key), _raw(twin, key)
    yield Part("page", number), page, twin


def _numbers(reader: Any) -> dict[int, int]:  # noqa: ANN401
    """The place of each page among the pages, by its object's number; 0 for their tree."""
    found = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages, start=1)}
    tree = reader.trailer["/Root"].get_object().raw_get("/Pages")
    return found | ({tree.idnum: 0} if hasattr(tree, "idnum") else {})


def _raw(dictionary: Any, key: str) -> Any:  # noqa: ANN401
    """An entry as it stands there: a reference stays one."""
    return dictionary.raw_get(key) if key in dictionary else None


class _Comparison:
    """Walks two graphs of objects side by side; each pair of objects once.

    What leads to a page is compared by which page that is: each page is a part of its own.
    """

    def __init__(self, pages: dict[int, int], twins: dict[int, int]) -> None:
        self.pages = pages
        self.twins = twins
        self.met: set[tuple[int, int]] = set()
        self.objects = 0
        self.unpacked = 0

    def compare(self, one: Any, other: Any, part: Part) -> Iterator[Part]:  # noqa: ANN401
        waiting = [(one, other, part)]
        while waiting:
            self.objects += 1
            if self.objects > MOST_OBJECTS:
                raise TooMuch
            one, other, part = waiting.pop()
            if self._met(one, other):
                continue
            page = self.pages.get(getattr(one, "idnum", 0))
            twin = self.twins.get(getattr(other, "idnum", 0))
            one, other = _resolved(one), _resolved(other)
            if page != twin or _kind(one) != _kind(other) or self._differ(one, other):
                yield part
            elif page is None:
                waiting += _held(one, other, part)

    def _differ(self, one: Any, other: Any) -> bool:  # noqa: ANN401
        """Whether two things of a kind differ, but for what they hold."""
        if isinstance(one, dict):
            return bool((one.keys() ^ other.keys()) - _PACKING) or self._stream_differs(one, other)
        if isinstance(one, list):
            return len(one) != len(other)
        return not _same_value(one, other)

    def _met(self, one: Any, other: Any) -> bool:  # noqa: ANN401
        if not (hasattr(one, "idnum") and hasattr(other, "idnum")):
            return False
        pair = (one.idnum, other.idnum)
        known = pair in self.met
        self.met.add(pair)
        return known

    def _stream_differs(self, one: Any, other: Any) -> bool:  # noqa: ANN401
        if not hasattr(one, "get_data"):
            return False
        mine, its = _unpacked(one), _unpacked(other)
        self.unpacked += len(mine) + len(its)
        if self.unpacked > MOST_UNPACKED:
            raise TooMuch
        return mine != its


def _held(one: Any, other: Any, part: Part) -> list[tuple[Any, Any, Part]]:  # noqa: ANN401
    """What two things of a kind hold, pair by pair."""
    if isinstance(one, dict):
        holder: Any = one
        return [
            (_raw(holder, key), _raw(other, key), _part(part, key, holder))
            for key in holder.keys() - _PACKING
        ]
    return [(a, b, part) for a, b in zip(one, other, strict=True)] if isinstance(one, list) else []


def _unpacked(stream: Any) -> bytes:  # noqa: ANN401
    # A photo's own compression is its content, not the file's.
    photo = "/DCTDecode" in str(stream.get("/Filter", ""))
    return bytes(stream._data if photo else stream.get_data())  # noqa: SLF001


def _resolved(thing: Any) -> Any:  # noqa: ANN401
    return thing.get_object() if hasattr(thing, "get_object") else thing


def _kind(thing: Any) -> str:  # noqa: ANN401
    """What must be alike before values are looked at."""
    if isinstance(thing, dict):
        return "stream" if hasattr(thing, "get_data") else "dictionary"
    if isinstance(thing, list):
        return "array"
    return "nothing" if thing is None else "value"


def _same_value(one: Any, other: Any) -> bool:  # noqa: ANN401
    if isinstance(one, float | int) and isinstance(other, float | int):
        return float(one) == float(other)
    mine, its = (getattr(thing, "original_bytes", thing) for thing in (one, other))
    return bool(one == other or mine == its)


def _part(part: Part, key: str, holder: Any) -> Part:  # noqa: ANN401
    """The part that an entry of a dictionary belongs to, when it is one of its own."""
    if key == "/XObject":
        return Part("picture", part.name) if part.kind == "page" else part
    if holder.get("/Type") == "/Font" or "/FontName" in holder:
        name = str(holder.get("/BaseFont") or holder.get("/FontName") or "").lstrip("/")
        return Part(_FONT_PARTS.get(key, "font"), name)
    if holder.get("/Type") == "/Filespec":
        return Part("attachment", str(holder.get("/UF", "")))
    return part
