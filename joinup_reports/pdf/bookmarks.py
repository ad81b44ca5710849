"""Headings → the document's outline (ISO 32000-1 section 12.3.3).

Knows titles, levels and where they stand; knows nothing of pages' marks or of the structure
tree. ReportLab asks for its entries when it closes the file.
"""

from __future__ import annotations

from reportlab.pdfbase import pdfdoc

from joinup_reports.pdf.objects import Raw, refer, text_string
from joinup_reports.pdf.operators import number
from joinup_reports.tuples import NamedTuple


class Entry(NamedTuple):
    """A heading: `page` is its page's reference, `top` its upper edge in PDF coordinates."""

    title: str
    level: int
    page: bytes
    top: float


class Outline(pdfdoc.PDFOutlines):  # type: ignore[misc]
    """ReportLab's outline, its entries spelled at once; they are all shown open."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.body = b""

    def prepare(self, document: pdfdoc.PDFDocument, _canvas: object) -> None:
        """Adds the entries to `document`; ReportLab leaves out an outline that has none."""
        self.ready = 1 if self.entries else -1
        if self.entries:
            items = [_Item(entry) for entry in self.entries]
            ends = _spell_items(document, _nest(items), refer(document, self))
            self.body = b"<</Type/Outlines%b/Count %d>>" % (ends, len(items))

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        return self.body


class _Item(Raw):
    """An entry's object, with the items one level below it."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self.kids: list[_Item] = []

    def count(self) -> int:
        """How many stand below it, on all levels."""
        return len(self.kids) + sum(kid.count() for kid in self.kids)


def _nest(items: list[_Item]) -> list[_Item]:
    """The uppermost items. One that skips a level stands just below the item before it."""
    top: list[_Item] = []
    above: list[_Item] = []
    for item in items:
        while above and above[-1].entry.level >= item.entry.level:
            above.pop()
        (above[-1].kids if above else top).append(item)
        above.append(item)
    return top


def _spell_items(document: pdfdoc.PDFDocument, items: list[_Item], parent: bytes) -> bytes:
    """Writes items of one parent and what is below them; First and Last of the parent."""
    references = [refer(document, item) for item in items]
    for n, item in enumerate(items):
        title, _, page, top = item.entry
        spelled = b"/Title%b/Parent %b/Dest[%b/XYZ null %b null]" % (
            text_string(title),
            parent,
            page,
            number(top).encode(),
        )
        if n:
            spelled += b"/Prev " + references[n - 1]
        if n < len(items) - 1:
            spelled += b"/Next " + references[n + 1]
        if item.kids:
            spelled += _spell_items(document, item.kids, references[n])
            spelled += b"/Count %d" % item.count()
        item.body = b"<<%b>>" % spelled
    return b"/First %b/Last %b" % (references[0], references[-1])
