"""The structure tree as PDF objects (ISO 32000-1 sections 14.7 and 14.8).

Knows structure elements, and which marked-content sequences and annotations show them;
knows nothing of how they were painted. Kids are written in the order they stand: that is
the reading order. An element that nothing shows is left out, but for table cells, whose
grid must stay regular (ISO 14289-1 section 7.5).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportlab.pdfbase.pdfdoc import PDFDocument

from joinup_reports.pdf.objects import Raw, name, refer, text_string
from joinup_reports.pdf.operators import Box, numbers
from joinup_reports.tuples import NamedTuple
from joinup_reports.typeset.structure import Content, StructureElement

# Inline-level roles (section 14.8.4.4): what they hold stands in the lines of their block.
INLINE_ROLES = frozenset({"Span", "Link", "Quote", "Note", "Reference", "Code", "Annot"})
CELL_ROLES = frozenset({"TH", "TD"})


class Place(NamedTuple):
    """Where a leaf stands: its element, and the block whose lines it is set in."""

    element: StructureElement
    block: StructureElement


class PageTags(NamedTuple):
    """A page's part in the tree.

    `reference` is the page's, `leaves` stand at their MCIDs, `boxes` are where the leaves
    of figures lie, in PDF coordinates.
    """

    reference: bytes
    leaves: Sequence[Content]
    boxes: Mapping[Content, Box]


class LinkTag(NamedTuple):
    """A link annotation: its element and its page's and its own reference.

    The annotation's StructParent is its place among the links, counted on from the pages.
    """

    element: StructureElement
    page: bytes
    reference: bytes


class Structure(NamedTuple):
    """A tree, walked once: its elements in reading order, and its leaves' places; the first
    place of a leaf that the tree holds twice.
    """

    root: StructureElement
    elements: tuple[StructureElement, ...]
    places: Mapping[Content, Place]


def survey(root: StructureElement) -> Structure:
    """`root` and what is below it."""
    elements: list[StructureElement] = []
    places: dict[Content, Place] = {}
    pending = [(root, root)]
    while pending:
        element, block = pending.pop()
        elements.append(element)
        if element.role not in INLINE_ROLES:
            block = element
        place = Place(element, block)
        below = []
        for kid in element.kids:
            if isinstance(kid, Content):
                places.setdefault(kid, place)
            else:
                below.append((kid, block))
        pending += reversed(below)
    return Structure(root, tuple(elements), places)


def write_tree(
    document: PDFDocument,
    structure: Structure,
    pages: Sequence[PageTags],
    links: Sequence[LinkTag],
    replaced: Mapping[StructureElement, str],
    *,
    lang: str,
    rtl: bool,
) -> Raw:
    """Adds the tree to `document` and returns its StructTreeRoot.

    `replaced` has the elements that say their text themselves.
    """
    tree_root = Raw()
    parent = refer(document, tree_root)
    writing_mode = b"<</O/Layout/WritingMode/RlTb>>" if rtl else b""
    tree = _Tree(document, structure, replaced, writing_mode)
    tree.collect(pages, links)
    tree.keep(structure.root)
    tree.objects.setdefault(structure.root, Raw())  # though nothing is shown
    top = tree.write(structure.root, parent, lang)
    parents = Raw(b"<</Nums[%b]>>" % tree.parent_tree(pages, links))
    tree_root.body = b"<</Type/StructTreeRoot/K %b/ParentTree %b/ParentTreeNextKey %d>>" % (
        top,
        refer(document, parents),
        len(pages) + len(links),
    )
    return tree_root


class _Tree:
    """The tree being written. A shown kid is (page's reference, what K holds there)."""

    def __init__(
        self,
        document: PDFDocument,
        structure: Structure,
        replaced: Mapping[StructureElement, str],
        writing_mode: bytes,
    ) -> None:
        self.document = document
        self.root = structure.root
        self.places = structure.places
        self.replaced = replaced
        self.writing_mode = writing_mode
        self.sequences: dict[Content | StructureElement, list[tuple[bytes, int]]] = defaultdict(
            list
        )
        self.boxes: dict[Content, Box] = {}
        self.annotations: dict[StructureElement, list[tuple[bytes, bytes]]] = defaultdict(list)
        self.objects: dict[StructureElement, Raw] = {}

    def collect(self, pages: Sequence[PageTags], links: Sequence[LinkTag]) -> None:
        for page in pages:
            for identifier, leaf in enumerate(page.leaves):
                self.sequences[leaf].append((page.reference, identifier))
            self.boxes |= page.boxes
        for link in links:
            self.annotations[link.element].append((link.page, link.reference))

    def keep(self, element: StructureElement) -> bool:
        """Whether the element is shown; it and the shown ones below it get their objects."""
        shown = False
        for kid in element.kids:
            if kid in self.sequences if isinstance(kid, Content) else self.keep(kid):
                shown = True
        shown = shown or element in self.annotations or element.role in CELL_ROLES
        if shown:
            self.objects[element] = Raw()
        return shown

    def reference(self, element: StructureElement) -> bytes:
        return refer(self.document, self.objects[element])

    def write(self, element: StructureElement, parent: bytes, lang: str) -> bytes:
        """Writes the element and what is below it; `lang` is the language around it."""
        reference = self.reference(element)
        page = self._page(element)
        kids = self._kids(element, reference, page, element.lang or lang)
        spelled = b"<</S%b/P %b" % (name(element.role), parent)
        if page:
            spelled += b"/Pg " + page
        if kids:
            spelled += b"/K[%b]" % b" ".join(kids)
        spelled += self._texts(element, lang)
        if attributes := self._attributes(element):
            spelled += b"/A[%b]" % b" ".join(attributes)
        self.objects[element].body = spelled + b">>"
        return reference

    def _page(self, element: StructureElement) -> bytes:
        """The page where the element's own content begins, empty when it has none."""
        for kid in element.kids:
            if kid in self.sequences:
                return self.sequences[kid][0][0]
        return b""

    def _kids(
        self, element: StructureElement, reference: bytes, page: bytes, lang: str
    ) -> list[bytes]:
        """The entries of K (section 14.7.4), the annotations after the words they cover."""
        entries: list[bytes] = []
        for kid in element.kids:
            if isinstance(kid, Content):
                for at, identifier in self.sequences.get(kid, ()):
                    marked = b"<</Type/MCR/Pg %b/MCID %d>>" % (at, identifier)
                    entries.append(b"%d" % identifier if at == page else marked)
            elif kid in self.objects:
                entries.append(self.write(kid, reference, lang))
        for at, annotation in self.annotations.get(element, ()):
            entries.append(b"<</Type/OBJR/Pg %b/Obj %b>>" % (at, annotation))
        return entries

    def _texts(self, element: StructureElement, lang: str) -> bytes:
        """Entries that words stand in (table 323)."""
        spelled = b""
        if element.lang and element.lang != lang:
            spelled += b"/Lang" + text_string(element.lang)
        if element.title:
            spelled += b"/T" + text_string(element.title)
        if element.alt is not None:
            spelled += b"/Alt" + text_string(element.alt)
        if element in self.replaced:
            spelled += b"/ActualText" + text_string(self.replaced[element])
        return spelled

    def _attributes(self, element: StructureElement) -> list[bytes]:
        """Standard attributes (section 14.8.5)."""
        entries = []
        if self.writing_mode and element is self.root:  # what is below inherits it
            entries.append(self.writing_mode)
        if element.scope:
            entries.append(b"<</O/Table/Scope%b>>" % name(element.scope))
        if element.numbering:
            entries.append(b"<</O/List/ListNumbering%b>>" % name(element.numbering))
        if element.role == "Figure":
            leaves = [kid for kid in element.kids if isinstance(kid, Content)]
            boxes = [self.boxes[leaf] for leaf in leaves if leaf in self.boxes]
            entries += [b"<</O/Layout/BBox[%b]>>" % numbers(*box).encode() for box in boxes]
        return entries

    def parent_tree(self, pages: Sequence[PageTags], links: Sequence[LinkTag]) -> bytes:
        """From StructParents of pages and StructParent of links to elements (14.7.4.4)."""
        rows = [
            b"%d[%b]"
            % (key, b" ".join(self.reference(self.places[leaf].element) for leaf in page.leaves))
            for key, page in enumerate(pages)
        ]
        rows += [
            b"%d %b" % (key, self.reference(link.element))
            for key, link in enumerate(links, len(pages))
        ]
        return b" ".join(rows)
