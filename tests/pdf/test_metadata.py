"""What a file says of itself, to people (Info) and to machines (XMP)."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports import __version__
from joinup_reports.pdf.metadata import Metadata, xmp_packet
from joinup_reports.pdf.objects import clean
from joinup_reports.pdf.write import write_pdf
from tests.pdf.conftest import METADATA, read, set_report

NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
LISTED = ("dc:title", "dc:creator", "dc:description", "dc:subject", "dc:language")


def facts(metadata: Metadata, *, conforms=True) -> dict[str, str]:
    """The packet's properties, lists joined by commas."""
    packet = ET.fromstring(xmp_packet(metadata, conforms=conforms).data.decode())  # noqa: S314
    description = packet.find("rdf:RDF/rdf:Description", NAMES)
    found = {}
    for prefix in ("dc", "pdf", "xmp", "pdfaid", "pdfuaid"):
        for element in description.iterfind(f"{prefix}:*", NAMES):
            key = f"{prefix}:{element.tag.partition('}')[2]}"
            items = element.iterfind(".//rdf:li", NAMES) if key in LISTED else [element]
            found[key] = ", ".join(item.text for item in items)
    return found


def test_the_packet_says_all_there_is_to_say():
    assert facts(METADATA) == {
        "dc:format": "application/pdf",
        "dc:title": "تقرير (اللقاء) السابع",
        "dc:creator": "JOinUP!",
        "dc:description": "السياحة & <التعليم>",
        "dc:subject": "سياحة, Oxfam",
        "dc:language": "ar-JO",
        "pdf:Producer": f"joinup {__version__}",
        "pdf:Keywords": "سياحة, Oxfam",
        "xmp:CreatorTool": f"joinup {__version__}",
        "xmp:CreateDate": "2020-04-23T00:00:00Z",
        "xmp:ModifyDate": "2020-04-23T00:00:00Z",
        "xmp:MetadataDate": "2020-04-23T00:00:00Z",
        "pdfaid:part": "3",
        "pdfaid:conformance": "A",
        "pdfuaid:part": "1",
    }


def test_what_is_not_known_is_not_said():
    assert set(facts(Metadata("t", "ar"), conforms=False)) == {
        "dc:format",
        "dc:title",
        "dc:language",
        "pdf:Producer",
        "xmp:CreatorTool",
    }


def test_document_information_agrees_with_the_packet():
    reader = read(write_pdf(*set_report(), METADATA))
    said, info = facts(METADATA), reader.metadata
    assert info.title == said["dc:title"]
    assert info.author == said["dc:creator"]
    assert info.subject == said["dc:description"]
    assert info.keywords == said["pdf:Keywords"]
    assert info.producer == said["pdf:Producer"]
    assert info.creator == said["xmp:CreatorTool"]
    assert info["/CreationDate"] == info["/ModDate"] == "D:20200423000000Z"
    packet = reader.trailer["/Root"]["/Metadata"]
    assert packet.get_data() == xmp_packet(METADATA, conforms=True).data
    assert "/Filter" not in packet  # ISO 19005-3 section 6.6.2.1 wants it readable as it is


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_any_title_makes_well_formed_xml(title):
    found = facts(Metadata(title, "ar"))
    assert found.get("dc:title", "").split() == clean(title).split()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("سطر\nثان", "سطر ثان"),
        ("a\tb\r\nc", "a b c"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("nul\0", "nul"),
        ("\ud800", ""),
        ("مكتب\u200cها", "مكتب\u200cها"),
    ],
)
def test_a_title_is_one_line_that_reads_as_it_is_written(written, said):
    assert clean(written) == said
