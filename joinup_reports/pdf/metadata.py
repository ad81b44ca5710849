"""What the file says of itself: document information and its XMP packet, in agreement.

Knows titles and dates, no pages. ISO 32000-1 section 14.3, ISO 16684-1 (XMP), ISO 19005-3
section 6.6 (PDF/A identification and extension schemas), ISO 14289-1 section 5.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Literal

from reportlab.pdfbase import pdfdoc

from joinup_reports import __version__
from joinup_reports.pdf import attachments
from joinup_reports.pdf.objects import Stream, clean, text_string
from joinup_reports.tuples import NamedTuple


class Metadata(NamedTuple):
    """`lang` is a BCP 47 tag; `date` is YYYY-MM-DD, empty when there is none.

    The date is the report's own, not the clock's: a file built again has the same bytes.
    """

    title: str
    lang: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    date: str = ""
    direction: Literal["rtl", "ltr"] = "rtl"
    producer: str = f"joinup {__version__}"

    @property
    def keyword_list(self) -> str:
        return ", ".join(self.keywords)


class Information(pdfdoc.PDFInfo):  # type: ignore[misc]
    """The document information dictionary (table 317)."""

    def __init__(self, metadata: Metadata) -> None:
        super().__init__()
        self.metadata = metadata

    def digest(self, _signature: object) -> None:
        """Nothing to add: the file's identifier is the hash of its bytes."""

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        said = self.metadata
        texts = {
            b"/Title": said.title,
            b"/Author": said.author,
            b"/Subject": said.subject,
            b"/Keywords": said.keyword_list,
            b"/Creator": said.producer,
            b"/Producer": said.producer,
        }
        entries = [key + text_string(text) for key, text in texts.items() if clean(text)]
        if said.date:
            stamp = text_string(f"D:{said.date.replace('-', '')}000000Z")
            entries.append(b"/CreationDate%b/ModDate%b" % (stamp, stamp))
        return b"<<%b>>" % b"".join(entries)


def xmp_packet(
    metadata: Metadata, *, conforms: bool, carried: attachments.Carried | None = None
) -> Stream:
    """The XMP stream; it claims PDF/A-3a and PDF/UA-1 when `conforms`."""
    schemas = [_PDFUA_SCHEMA] if conforms else []
    body = _description(metadata) + (_CLAIM if conforms else "")
    if carried is not None:
        body += attachments.describe(carried)
        schemas.append(attachments.schema())
    packet = _PACKET.format(body=body + _schemas(schemas), source=attachments.NAMESPACE)
    return Stream(packet.encode(), b"/Type/Metadata/Subtype/XML", compress=False)


def _description(said: Metadata) -> str:
    dated = f"{said.date}T00:00:00Z" if said.date else ""
    lines = [
        "<dc:format>application/pdf</dc:format>",
        _listed("dc:title", "Alt", [said.title], ' xml:lang="x-default"'),
        _listed("dc:creator", "Seq", [said.author]),
        _listed("dc:description", "Alt", [said.subject], ' xml:lang="x-default"'),
        _listed("dc:subject", "Bag", said.keywords),
        _listed("dc:language", "Bag", [said.lang]),
        _simple("pdf:Producer", said.producer),
        _simple("pdf:Keywords", said.keyword_list),
        _simple("xmp:CreatorTool", said.producer),
        _simple("xmp:CreateDate", dated),
        _simple("xmp:ModifyDate", dated),
        _simple("xmp:MetadataDate", dated),
    ]
    return "\n".join(filter(None, lines))


def _schemas(schemas: Iterable[str]) -> str:
    told = "\n".join(schemas)
    if not told:
        return ""
    return f"\n<pdfaExtension:schemas><rdf:Bag>{told}</rdf:Bag></pdfaExtension:schemas>"


def _simple(element: str, value: str) -> str:
    value = escape(clean(value))
    return f"<{element}>{value}</{element}>" if value else ""


def _listed(element: str, container: str, values: Iterable[str], lang: str = "") -> str:
    values = [escape(clean(value)) for value in values]
    items = "".join(f"<rdf:li{lang}>{value}</rdf:li>" for value in values if value)
    return f"<{element}><rdf:{container}>{items}</rdf:{container}></{element}>" if items else ""


_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:joinup="{source}"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
{body}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

_CLAIM = """
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>"""

# PDF/A knows no pdfuaid: the packet itself must say what its property is (ISO 19005-3
# section 6.6.2.3).
_PDFUA_SCHEMA = """\
<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>"""
