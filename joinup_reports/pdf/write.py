"""Pages and their structure → the bytes of a tagged PDF.

Puts together what the rest of this room makes, on ReportLab's object writer;
knows no text, styles or layout. ISO 32000-1 (PDF 1.7), ISO 14289-1 (PDF/UA-1) and
ISO 19005-3 (PDF/A-3a); the two claims are made only when conformance.py found no fault.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import quote

from reportlab.pdfbase import pdfdoc

from joinup_reports.diagnostics import Diagnostics
from joinup_reports.drawing import Drawing
from joinup_reports.pdf import operators as op
from joinup_reports.pdf.attachments import Carried, attach
from joinup_reports.pdf.bookmarks import Entry, Outline
from joinup_reports.pdf.conformance import find_faults
from joinup_reports.pdf.drawings import drawing_object
from joinup_reports.pdf.fonts import EmbeddedFont, FontFile
from joinup_reports.pdf.metadata import Information, Metadata, xmp_packet
from joinup_reports.pdf.objects import PackedDocument, Raw, Stream, name, refer, text_string
from joinup_reports.pdf.pictures import image_object
from joinup_reports.pdf.speech import find_replaced
from joinup_reports.pdf.surface import FontResources, Surface, find_running
from joinup_reports.pdf.tags import LinkTag, PageTags, Structure, survey, write_tree
from joinup_reports.typeset.frame import Link, Mark, Page
from joinup_reports.typeset.structure import StructureElement

# LittleCMS's own sRGB profile ("No copyright, use freely"), made by Pillow's
# ImageCms.createProfile("sRGB"), marked as version 4.2, the newest that PDF 1.7 names.
_SRGB = Path(__file__).with_name("srgb.icc")

# What a URI may hold as it is (RFC 3986 section 2), with "%" for what is escaped already.
_URI_CHARACTERS = ":/?#[]@!$&'()*+,;=%-._~"


def write_pdf(
    pages: Sequence[Page],
    root: StructureElement,
    metadata: Metadata,
    diagnostics: Diagnostics | None = None,
    carried: Carried | None = None,
) -> bytes:
    """The PDF file. The same pages give the same bytes, wherever and whenever.

    `carried` is what the file tells of its source. What keeps the file from conforming is
    reported into `diagnostics`, and then the file claims nothing.
    """
    structure = survey(root)
    faults = find_faults(pages, structure, metadata)
    if diagnostics is not None:
        for fault in faults:
            diagnostics.report(fault.code, about=fault.about)
    writer = _Writer(structure, pages, metadata, carried)
    for page in pages:
        writer.add_page(page)
    writer.replaced = find_replaced(pages, structure.places)
    return writer.finish(conforms=not faults)


class _Catalogue(pdfdoc.PDFCatalog):  # type: ignore[misc]
    """ReportLab's catalogue with the entries it has no slot for."""

    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "AF")


class _TaggedPage(pdfdoc.PDFPage):  # type: ignore[misc]
    """ReportLab's page with the entries of a tagged one; `uses` names forms and pictures."""

    def __init__(self, number: int, size: tuple[float, float]) -> None:
        super().__init__()
        self.StructParents = number
        self.size = op.numbers(*size).encode()
        self.uses: dict[str, None] = {}
        self.links: list[bytes] = []

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """What ReportLab knows of a page, spelled at once (table 30)."""
        resources = b"/Font " + refer(document, document.idToObject[pdfdoc.BasicFonts])
        if self.uses:
            used = [
                b"/%b %b" % (key.encode(), pdfdoc.PDFObjectReference(key).format(document))
                for key in self.uses
            ]
            resources += b"/XObject<<%b>>" % b"".join(used)
        spelled = b"/Type/Page/Parent %b/MediaBox[0 0 %b]/Resources<<%b>>/Contents %b" % (
            refer(document, document.Pages),
            self.size,
            resources,
            refer(document, self.Contents),
        )
        if self.links:
            spelled += b"/Annots[%b]" % b" ".join(self.links)
        return b"<<%b/StructParents %d/Tabs/S>>" % (spelled, self.StructParents)


class _Document(PackedDocument):
    """The objects of one file."""

    def __init__(self, metadata: Metadata) -> None:
        super().__init__(invariant=1, pdfVersion=(1, 7), lang=metadata.lang)
        self.info = Information(metadata)
        self.Outlines = self.Catalog.Outlines = Outline()
        self.Catalog.__class__ = _Catalogue


class _Writer:
    """One file being written: its pages first, then what speaks of them."""

    def __init__(
        self,
        structure: Structure,
        pages: Sequence[Page],
        metadata: Metadata,
        carried: Carried | None = None,
    ) -> None:
        self.carried = carried
        self.structure = structure
        self.page_count = len(pages)
        self.metadata = metadata
        self.document = _Document(metadata)
        self.fonts = FontResources(rtl=metadata.direction == "rtl")
        self.elements = frozenset(structure.elements)
        self.replaced: dict[StructureElement, str] = {}
        self.surface = Surface(
            self.fonts, structure.places, self._name_image, self._name_form, find_running(pages)
        )
        self.forms: dict[tuple[Mark, ...], str] = {}
        self.page: _TaggedPage  # the one being made
        self.pages: list[PageTags] = []
        self.links: list[LinkTag] = []
        self.images: dict[bytes | Drawing, str] = {}

    def add_page(self, page: Page) -> None:
        self.page = made = _TaggedPage(len(self.pages), (page.width, page.height))
        painted = self.surface.paint(page)
        made.Contents = Stream(b"\n%b\n \n" % painted.code.encode("latin-1"))
        first_link = len(self.links)
        for link in page.links:
            self._add_link(link, page.height)
        self.document.addPage(made)
        reference = refer(self.document, made)
        self.pages.append(PageTags(reference, painted.leaves, painted.boxes))
        self.document.Outlines.entries += [
            Entry(mark.title, mark.level, reference, page.height - mark.y)
            for mark in page.bookmarks
        ]
        self.links[first_link:] = [tag._replace(page=reference) for tag in self.links[first_link:]]

    def _name_image(self, data: bytes | Drawing) -> str:
        """The resource of a picture on the page being painted; equal ones share an object."""
        found = self.images.get(data)
        if found is None:
            found = self.images[data] = f"Im{len(self.images) + 1}"
            if isinstance(data, Drawing):
                image = drawing_object(data)
            else:
                image = image_object(self.document, data)
            self.document.Reference(image, pdfdoc.xObjectName(found))
        return self._use(found)

    def _name_form(self, marks: tuple[Mark, ...], paint: Callable[[], str]) -> str:
        """The resource of marks that are the same on every page, in the pages' coordinates."""
        found = self.forms.get(marks)
        if found is None:
            found = self.forms[marks] = f"Fm{len(self.forms) + 1}"
            fonts = refer(self.document, self.document.idToObject[pdfdoc.BasicFonts])
            entries = b"/Type/XObject/Subtype/Form/BBox[0 0 %b]/Resources<</Font %b>>"
            form = Stream(paint().encode("latin-1"), entries % (self.page.size, fonts))
            self.document.Reference(form, pdfdoc.xObjectName(found))
        return self._use(found)

    def _use(self, name: str) -> str:
        """The resource's name, once the page knows that it uses it."""
        resource = str(pdfdoc.xObjectName(name))
        self.page.uses[resource] = None
        return resource

    def _add_link(self, link: Link, height: float) -> None:
        """A link annotation (section 12.5.6.5).

        A link of the running footer has no place in the tree, and PDF/UA knows no link
        outside it (ISO 14289-1 section 7.18.5), so it stays words.
        """
        if link.element is None or link.element not in self.elements:
            return
        bottom = height - link.y - link.height
        annotation = Raw(
            b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%b]/Contents%b/StructParent %d"
            b"/A<</Type/Action/S/URI/URI%b>>>>"
            % (
                op.numbers(link.x, bottom, link.x + link.width, bottom + link.height).encode(),
                text_string(link.text),
                self.page_count + len(self.links),
                text_string(spell_uri(link.href)),
            )
        )
        reference = refer(self.document, annotation)
        self.page.links.append(reference)
        self.links.append(LinkTag(link.element, b"", reference))

    def finish(self, *, conforms: bool) -> bytes:
        """Adds what stands beside the pages and returns the file."""
        document, said = self.document, self.metadata
        rtl = said.direction == "rtl"
        fonts = document.idToObject[pdfdoc.BasicFonts]
        for resource, font in self.fonts:
            fonts[resource] = document.Reference(_font_object(document, font))
        catalogue = document.Catalog
        catalogue.StructTreeRoot = write_tree(
            document, self.structure, self.pages, self.links, self.replaced, lang=said.lang, rtl=rtl
        )
        catalogue.MarkInfo = Raw(b"<</Marked true>>")
        catalogue.Metadata = xmp_packet(said, conforms=conforms, carried=self.carried)
        attached = attach(document, self.carried.files, said.date) if self.carried else None
        if attached:
            catalogue.AF, catalogue.Names = attached
        catalogue.OutputIntents = _output_intents(document)
        shown = catalogue.ViewerPreferences = pdfdoc.ViewerPreferencesPDFDictionary()
        shown["DisplayDocTitle"] = "true"
        shown["Direction"] = "R2L" if rtl else "L2R"
        labels = catalogue.PageLabels = pdfdoc.PDFPageLabels()
        labels.addPageLabel(0, pdfdoc.PDFPageLabel("ARABIC", 1))
        if document.Outlines.entries:
            catalogue.showOutline()
        return bytes(document.GetPDFData(None))


def spell_uri(href: str) -> str:
    """`href` as a URI of ASCII characters only (RFC 3987 section 3.1)."""
    scheme, slashes, rest = href.partition("://")
    if not slashes or rest.isascii():
        return quote(href, safe=_URI_CHARACTERS)
    host, slash, path = rest.partition("/")
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    return f"{scheme}://{host}" + quote(slash + path, safe=_URI_CHARACTERS)


def _font_object(document: pdfdoc.PDFDocument, font: EmbeddedFont) -> Raw:
    """A composite font whose codes are its glyphs (sections 9.7.4 and 9.7.6)."""
    made = font.make()
    base = name(made.name)
    descendant = Raw(
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont%b/CIDToGIDMap/Identity"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/FontDescriptor %b/W[0[%b]]>>"
        % (
            base,
            refer(document, _font_descriptor(document, made, base)),
            b" ".join([b"%d" % width for width in made.widths]),
        )
    )
    to_unicode = Stream(made.to_unicode)
    return Raw(
        b"<</Type/Font/Subtype/Type0/BaseFont%b/Encoding/Identity-H"
        b"/DescendantFonts[%b]/ToUnicode %b>>"
        % (base, refer(document, descendant), refer(document, to_unicode))
    )


def _font_descriptor(document: pdfdoc.PDFDocument, made: FontFile, base: bytes) -> Raw:
    """Section 9.8; the program is embedded whole, as the font made it."""
    said = made.metrics
    file = Stream(made.program, b"/Length1 %d" % len(made.program))
    return Raw(
        b"<</Type/FontDescriptor/FontName%b/Flags %d/FontBBox[%b]/ItalicAngle %b"
        b"/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %b>>"
        % (
            base,
            said.flags,
            op.numbers(*said.box).encode(),
            op.number(said.italic_angle).encode(),
            said.ascent,
            said.descent,
            said.cap_height,
            said.stem_v,
            refer(document, file),
        )
    )


def _output_intents(document: pdfdoc.PDFDocument) -> Raw:
    """All colours are sRGB (section 14.11.5; ISO 19005-3 section 6.2.3)."""
    profile = refer(document, Stream(_SRGB.read_bytes(), b"/N 3"))
    return Raw(
        b"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        b"/Info(sRGB IEC61966-2.1)/DestOutputProfile %b>>]" % profile
    )
