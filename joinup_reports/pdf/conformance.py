"""What would make a claim of PDF/UA-1 and PDF/A-3a untrue, found before it is written.

Knows pages and the structure tree as they are handed over, not the file. Each rule yields
faults; the claim stands only when there is none (write.py). A validator still has the
last word on the file: the tests ask veraPDF.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from joinup_reports.pdf.metadata import Metadata
from joinup_reports.pdf.objects import clean
from joinup_reports.pdf.tags import Place, Structure, survey
from joinup_reports.tuples import NamedTuple
from joinup_reports.typeset.frame import Cluster, GlyphRun, Page
from joinup_reports.typeset.structure import Content, StructureElement

_HEADINGS = {f"H{level}": level for level in range(1, 7)}

# What may stand in what (ISO 32000-1 tables 336 and 337).
_KIDS = {
    "L": {"LI", "Caption", "L"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
}
_PARENTS = {
    "LI": {"L"},
    "Lbl": {"LI", "Note"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
}


class Fault(NamedTuple):
    """A broken rule: a message's code (`pdf.…`) and what it is said about."""

    code: str
    about: str = ""


def find_faults(
    pages: Sequence[Page], structure: Structure, metadata: Metadata
) -> tuple[Fault, ...]:
    """Every fault once, in the order found."""
    elements = structure.elements
    found = [
        *_check_metadata(metadata),
        *_check_marks(pages, structure.places),
        *_check_leaves(elements),
        *_check_headings(elements),
        *_check_nesting(elements),
        *_check_tables(elements),
        *_check_texts(elements),
        *_check_links(pages, elements),
    ]
    return tuple(dict.fromkeys(found))


def _check_metadata(metadata: Metadata) -> Iterator[Fault]:
    """ISO 14289-1 sections 7.1 (title) and 7.2 (language)."""
    if not clean(metadata.title).strip():
        yield Fault("pdf.no-title")
    if not metadata.lang:
        yield Fault("pdf.no-language")


def _check_marks(pages: Sequence[Page], places: Mapping[Content, Place]) -> Iterator[Fault]:
    """Section 7.1: every mark is in the tree or an artifact; 7.21.8: no `.notdef`."""
    some_notdef = _have_notdef(m for page in pages for m in page.marks if isinstance(m, GlyphRun))
    for number, page in enumerate(pages, 1):
        for mark in page.marks:
            if isinstance(mark.owner, Content) and mark.owner not in places:
                yield Fault("pdf.untagged-mark", str(number))
            if some_notdef and isinstance(mark, GlyphRun) and _have_notdef([mark]):
                yield Fault("pdf.notdef", mark.face.name)


def _have_notdef(runs: Iterable[GlyphRun]) -> bool:
    """Each cluster is looked at once: equal ones of a text are one value (typeset.shape)."""
    clusters: dict[int, Cluster] = {}
    for run in runs:
        clusters.update(zip(map(id, run.clusters), run.clusters, strict=True))
    return 0 in [glyph.id for cluster in clusters.values() for glyph in cluster.glyphs]


def _check_leaves(elements: Sequence[StructureElement]) -> Iterator[Fault]:
    """ISO 32000-1 section 14.7.4: a leaf has one place in the tree."""
    seen: set[Content] = set()
    for element in elements:
        for kid in element.kids:
            if isinstance(kid, Content):
                if kid in seen:
                    yield Fault("pdf.leaf-twice", element.role)
                seen.add(kid)


def _check_headings(elements: Sequence[StructureElement]) -> Iterator[Fault]:
    """Section 7.4.2: the first heading is H1 and no level is skipped on the way down."""
    levels = [_HEADINGS[element.role] for element in elements if element.role in _HEADINGS]
    for above, level in pairwise((0, *levels)):
        if level > above + 1:
            yield Fault("pdf.heading-skipped", f"H{level}")


def _check_nesting(elements: Sequence[StructureElement]) -> Iterator[Fault]:
    """Section 7.2: lists and tables hold what they are made of, and nothing else does."""
    for element in elements:
        allowed = _KIDS.get(element.role)
        for kid in element.kids:
            role = "text" if isinstance(kid, Content) else kid.role
            misplaced = role in _PARENTS and element.role not in _PARENTS[role]
            if misplaced or (allowed is not None and role not in allowed):
                yield Fault("pdf.misplaced-element", f"{role} < {element.role}")


def _check_tables(elements: Sequence[StructureElement]) -> Iterator[Fault]:
    """Sections 7.2 and 7.5: a regular grid, and header cells that say what they head."""
    for element in elements:
        if element.role == "Table":
            rows = (row for row in survey(element).elements if row.role == "TR")
            if len({len(row.kids) for row in rows}) > 1:
                yield Fault("pdf.irregular-table")
        if element.role == "TH" and not element.scope:
            yield Fault("pdf.header-without-scope")


def _check_texts(elements: Sequence[StructureElement]) -> Iterator[Fault]:
    """Section 7.3: a figure has an alternative description."""
    for element in elements:
        if element.role == "Figure" and not clean(element.alt or "").strip():
            yield Fault("pdf.figure-without-alt")


def _check_links(pages: Sequence[Page], elements: Sequence[StructureElement]) -> Iterator[Fault]:
    """Section 7.18.5: a link is in the tree and says in words where it leads."""
    known = {element for element in elements if element.role == "Link"}
    for page in pages:
        for link in page.links:
            if link.element is not None and (link.element not in known or not link.text.strip()):
                yield Fault("pdf.untagged-link", link.href)
