"""Pages and their structure → the bytes of a tagged PDF.

Puts together what the rest of this room makes, on ReportLab's canvas and object writer;
knows no text, styles or layout. ISO 32000-1 (PDF 1.7), ISO 14289-1 (PDF/UA-1) and
ISO 19005-3 (PDF/A-3a); the two claims are made only when conformance.py found no fault.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

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
    """ReportLab's page with the entries of a tagged one."""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """What ReportLab knows of a page, spelled at once (table 30)."""
        resources = b"/Font " + refer(document, document.idToObject[pdfdoc.BasicFonts])
        if self.XObjects:
            used = [
                b"/%b %b" % (key.encode(), value.format(document))
                for key, value in self.XObjects.dict.items()
            ]
            resources += b"/XObject<<%b>>" % b"".join(used)
        spelled = b"/Type/Page/Parent %b/MediaBox[0 0 %b]/Resources<<%b>>/Contents %b" % (
            refer(document, document.Pages),
            op.numbers(self.pagewidth, self.pageheight).encode(),
            resources,
            refer(document, self.Contents),
        )
        if self.Annots:
            links = [link.format(document) for link in self.Annots]
            spelled += b"/Annots[%b]" % b" ".join(links)
        return b"<<%b/StructParents %d/Tabs/S>>" % (spelled, self.StructParents)


class _Document(PackedDocument):
    """The objects of one file."""

    def __init__(self, metadata: Metadata) -> None:
        super().__init__(invariant=1, pdfVersion=(1, 7), lang=metadata.lang)
        self.info = Information(metadata)
        self.Outlines = self.Catalog.Outlines = Outline()
        self.Catalog.__class__ = _Catalogue

    def addPage(self, page: pdfdoc.PDFPage) -> None:  # noqa: N802 - ReportLab's name
        """Makes a page that the canvas has finished a tagged one."""
        page.__class__ = _TaggedPage
        page.StructParents = len(self.Pages.pages)
        page.Contents = Stream(page.stream.encode("latin-1"))
        super().addPage(page)


class _TaggedCanvas(Canvas):  # type: ignore[misc]
    """ReportLab's canvas on a document of ours."""

    def __init__(self, document: _Document) -> None:
        super().__init__(BytesIO(), invariant=1)
        self._doc = document

    def _make_preamble(self) -> None:
        """No preamble: ReportLab's selects Helvetica, which is not embedded."""
        self._preamble = ""


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
        self.canvas = _TaggedCanvas(self.document)
        self.fonts = FontResources(rtl=metadata.direction == "rtl")
        self.elements = frozenset(structure.elements)
        self.replaced: dict[StructureElement, str] = {}
        self.surface = Surface(
            self.fonts, structure.places, self._name_image, self._name_form, find_running(pages)
        )
        self.forms: dict[tuple[Mark, ...], str] = {}
        self.pages: list[PageTags] = []
        self.links: list[LinkTag] = []
        self.images: dict[bytes | Drawing, str] = {}

    def add_page(self, page: Page) -> None:
        self.canvas.setPageSize((page.width, page.height))
        painted = self.surface.paint(page)
        self.canvas._code.append(painted.code)  # noqa: SLF001 - where operators go
        first_link = len(self.links)
        for link in page.links:
            self._add_link(link, page.height)
        self.canvas.showPage()
        reference = refer(self.document, self.document.Pages.pages[-1])
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
            box = op.numbers(*self.canvas._pagesize).encode()  # noqa: SLF001
            entries = b"/Type/XObject/Subtype/Form/BBox[0 0 %b]/Resources<</Font %b>>"
            form = Stream(paint().encode("latin-1"), entries % (box, fonts))
            self.document.Reference(form, pdfdoc.xObjectName(found))
        return self._use(found)

    def _use(self, name: str) -> str:
        """The resource's name, once the page knows that it uses it."""
        self.canvas._formsinuse.append(name)  # noqa: SLF001 - as drawImage does
        return str(pdfdoc.xObjectName(name))

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
        self.canvas._addAnnotation(annotation)  # noqa: SLF001
        self.links.append(LinkTag(link.element, b"", refer(self.document, annotation)))

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
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self.canvas.setViewerPreference("Direction", "R2L" if rtl else "L2R")
        self.canvas.addPageLabel(0, style="ARABIC", start=1)
        if document.Outlines.entries:
            self.canvas.showOutline()
        return bytes(self.canvas.getpdfdata())


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
