"""What a report carries: associated files a reader can open, and XMP that speaks of them."""

from __future__ import annotations

import hashlib
import io
from xml.etree import ElementTree as ET

import pymupdf
import pypdf
import pytest

from joinup_reports.pdf.attachments import Attachment, Carried, describe, fingerprint
from joinup_reports.pdf.write import write_pdf
from tests.pdf.conftest import METADATA, set_report
from tests.verapdf import CannotAsk, find_broken_rules

FILES = (
    Attachment("series.yaml", "application/yaml", "بيانات السلسلة · series", b'name: "a"\n'),
    Attachment("meeting.yaml", "application/yaml", "بيانات (اللقاء)", 'title: "لقاء"\n'.encode()),
    Attachment("pictures/شعار.svg", "image/svg+xml", "صورة", b"<svg/>"),
)
PRINTS = tuple((file.name, fingerprint(file.data)) for file in FILES)
CARRIED = Carried("0.1.0 <beta> & co", FILES, (*PRINTS, ("fonts/a&b.ttf", "0" * 64)))


@pytest.fixture(scope="module")
def pdf():
    return write_pdf(*set_report(), METADATA, carried=CARRIED)


@pytest.fixture(scope="module")
def root(pdf):
    return pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]


def test_other_readers_find_the_files(pdf):
    found = pypdf.PdfReader(io.BytesIO(pdf)).attachments
    assert {name: data[0] for name, data in found.items()} == {f.name: f.data for f in FILES}
    with pymupdf.open(stream=pdf) as document:
        # PyMuPDF hands on the bytes of a name in UTF-8 as if they were Latin-1.
        found = {name: document.embfile_get(name) for name in document.embfile_names()}
    seen = {name.encode("latin-1").decode("utf-8"): data for name, data in found.items()}
    assert seen == {file.name: file.data for file in FILES}


def test_no_name_breaks_the_metadata():
    names = ("templates/a\x01.html", "templates/a\udcff.html", "templates/a\nb.html")
    carried = Carried("1", FILES, tuple((name, "0" * 64) for name in names))
    told = ET.fromstring(f"<xmp xmlns:rdf='r' xmlns:joinup='j'>{describe(carried)}</xmp>")  # noqa: S314
    said = [item.text.partition(" sha256:")[0] for item in told.iter("{r}li")]
    assert said == ["templates/a.html", "templates/a.html", "templates/a b.html"]


def test_each_file_is_a_source_with_type_size_date_and_checksum(root):
    specifications = [item.get_object() for item in root["/AF"]]
    assert len(specifications) == len(FILES)
    by_name = {file.name: file for file in FILES}
    for said in specifications:
        file = by_name[said["/UF"]]
        stream = said["/EF"]["/F"].get_object()
        assert said["/AFRelationship"] == "/Source"
        assert said["/F"] == said["/UF"]
        assert said["/Desc"] == file.about
        assert stream["/Subtype"] == f"/{file.mime}"
        assert stream["/Params"]["/Size"] == len(file.data)
        assert stream["/Params"]["/ModDate"] == "D:20200423000000Z"
        checksum = stream["/Params"]["/CheckSum"]
        raw = checksum if isinstance(checksum, bytes) else checksum.original_bytes
        assert raw == hashlib.md5(file.data, usedforsecurity=False).digest()


def test_names_stand_in_order_in_the_tree(root):
    names = root["/Names"]["/EmbeddedFiles"]["/Names"][::2]
    raw = [name.original_bytes for name in names]
    assert raw == sorted(raw)


def test_the_xmp_names_the_version_the_state_and_all_fingerprints(root):
    packet = root["/Metadata"].get_data().decode()
    assert "<joinup:version>0.1.0 &lt;beta&gt; &amp; co</joinup:version>" in packet
    assert "<joinup:source>embedded</joinup:source>" in packet
    assert all(f"{name} sha256:{found}" in packet for name, found in PRINTS)
    assert "fonts/a&amp;b.ttf" in packet


def test_files_left_out_are_said_to_be(pdf):
    without = write_pdf(*set_report(), METADATA, carried=CARRIED._replace(files=()))
    root = pypdf.PdfReader(io.BytesIO(without)).trailer["/Root"]
    assert "/AF" not in root
    assert "/Names" not in root
    assert b"<joinup:source>withheld</joinup:source>" in root["/Metadata"].get_data()
    assert len(without) < len(pdf)


def test_bytes_repeat_whatever_the_order_of_the_files(pdf):
    again = CARRIED._replace(files=tuple(reversed(FILES)))
    assert write_pdf(*set_report(), METADATA, carried=again) == pdf


@pytest.mark.parametrize("files", [FILES, ()], ids=["embedded", "withheld"])
def test_the_file_still_conforms(tmp_path, files):
    path = tmp_path / "report.pdf"
    path.write_bytes(write_pdf(*set_report(), METADATA, carried=CARRIED._replace(files=files)))
    try:
        broken = find_broken_rules(path)
    except CannotAsk as reason:
        pytest.skip(str(reason))
    assert broken == []
