"""What a report carries of its source: files embedded in it, and what its XMP says of them.

Knows names and bytes, nothing of what they hold. Associated files: ISO 19005-3 section 6.8
and annex E; embedded file streams: ISO 32000-1 section 7.11.4; name tree: section 7.9.6;
extension schema: ISO 19005-3 section 6.6.2.3.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import md5, sha256
from html import escape

from reportlab.pdfbase import pdfdoc

from joinup_reports.pdf.objects import Raw, Stream, clean, name, refer, text_string
from joinup_reports.tuples import NamedTuple

NAMESPACE = "urn:joinup-reports:source#"
EMBEDDED, WITHHELD = "embedded", "withheld"


class Attachment(NamedTuple):
    """A file to embed: `name` may have folders (a/b.svg), `mime` is its media type."""

    name: str
    mime: str
    about: str
    data: bytes


class Carried(NamedTuple):
    """What a report carries: files, and fingerprints of all that made it.

    `made_from` lists (name, SHA-256 in hexadecimal), of the files carried and of those
    that are not (templates, fonts). Without `files` it says that they were left out.
    """

    version: str
    files: tuple[Attachment, ...]
    made_from: tuple[tuple[str, str], ...]

    @property
    def state(self) -> str:
        return EMBEDDED if self.files else WITHHELD


def fingerprint(data: bytes) -> str:
    return sha256(data).hexdigest()


def attach(
    document: pdfdoc.PDFDocument, files: Sequence[Attachment], date: str
) -> tuple[Raw, Raw] | None:
    """Embeds `files`: the catalogue's AF array and its EmbeddedFiles name tree.

    `date` is YYYY-MM-DD, or empty: files are as old as the report says it is.
    """
    if not files:
        return None
    ordered = sorted(files, key=lambda file: text_string(file.name))
    specs = [refer(document, _file_specification(document, file, date)) for file in ordered]
    names = b"".join(
        text_string(file.name) + spec for file, spec in zip(ordered, specs, strict=True)
    )
    return Raw(b"[%b]" % b" ".join(specs)), Raw(b"<</EmbeddedFiles<</Names[%b]>>>>" % names)


def _file_specification(document: pdfdoc.PDFDocument, file: Attachment, date: str) -> Raw:
    said = text_string(file.name)
    stream = refer(document, _file_stream(file, date))
    return Raw(
        b"<</Type/Filespec/AFRelationship/Source/F%b/UF%b/Desc%b/EF<</F %b/UF %b>>>>"
        % (said, said, text_string(file.about), stream, stream)
    )


def _file_stream(file: Attachment, date: str) -> Stream:
    stamp = text_string(f"D:{date.replace('-', '')}000000Z") if date else b""
    changed = b"/CreationDate%b/ModDate%b" % (stamp, stamp) if date else b""
    checksum = md5(file.data, usedforsecurity=False).hexdigest().encode()
    entries = b"/Type/EmbeddedFile/Subtype%b/Params<</Size %d/CheckSum<%b>%b>>" % (
        name(file.mime),
        len(file.data),
        checksum,
        changed,
    )
    return Stream(file.data, entries)


def describe(carried: Carried) -> str:
    """The XMP properties that say what made the report."""
    prints = "".join(
        f"<rdf:li>{escape(clean(file))} sha256:{found}</rdf:li>"
        for file, found in carried.made_from
    )
    return (
        f"\n<joinup:version>{escape(carried.version)}</joinup:version>"
        f"\n<joinup:source>{carried.state}</joinup:source>"
        f"\n<joinup:madeFrom><rdf:Seq>{prints}</rdf:Seq></joinup:madeFrom>"
    )


_PROPERTIES = (
    ("version", "Text", "Version of joinup that made the report"),
    ("source", "Text", "embedded, or withheld when the data was left out of the file"),
    ("madeFrom", "seq Text", "Names and SHA-256 of the data, templates and fonts"),
)


def schema() -> str:
    """What the properties are, for PDF/A, which does not know them."""
    properties = "".join(
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{key}</pdfaProperty:name>"
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        f"<pdfaProperty:description>{about}</pdfaProperty:description></rdf:li>\n"
        for key, kind, about in _PROPERTIES
    )
    return (
        '<rdf:li rdf:parseType="Resource">'
        "<pdfaSchema:schema>Source of a joinup report</pdfaSchema:schema>\n"
        f"<pdfaSchema:namespaceURI>{NAMESPACE}</pdfaSchema:namespaceURI>\n"
        "<pdfaSchema:prefix>joinup</pdfaSchema:prefix>\n"
        f"<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )
