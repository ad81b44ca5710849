"""The file as a whole: what readers, validators and people find in it."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pymupdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from joinup_reports.diagnostics import Diagnostics
from joinup_reports.pdf import codes, strings
from joinup_reports.pdf.metadata import Metadata
from joinup_reports.pdf.objects import clean
from joinup_reports.pdf.write import spell_uri, write_pdf
from joinup_reports.typeset.frame import Bookmark, Link, Picture, Rectangle
from joinup_reports.typeset.structure import Artifact, Content, StructureElement
from tests.pdf.conftest import FOOTER, METADATA, catalogue, read, set_page, set_report, set_run

ROOT = Path(__file__).parents[2]


def write(*pages, root=None, metadata=METADATA, diagnostics=None):
    return write_pdf(pages, root or StructureElement("Document"), metadata, diagnostics)


def picture(mode="RGB", colour=(200, 30, 30), kind="PNG"):
    file = io.BytesIO()
    Image.new(mode, (30, 20), colour).save(file, kind)
    return file.getvalue()


@pytest.fixture(scope="module")
def report() -> bytes:
    pages, root = set_report()
    return write_pdf(pages, root, METADATA)


def test_a_report_is_pdf_ua_and_pdf_a(report, broken_rules):
    figure = StructureElement("Document")
    figure.element("H1").content()
    logo = figure.element("Figure", alt="شعار المشروع").content()
    pages = [
        Picture(picture(), 60, 60, 60, 40, logo),
        Picture(picture("RGBA", (0, 51, 153, 120)), 60, 160, 60, 40, Artifact()),
        Picture(picture("P", 3, "PNG"), 60, 220, 60, 40, Artifact()),
        Picture(picture("L", 90, "JPEG"), 60, 280, 60, 40, Artifact()),
        Picture(picture("CMYK", (9, 9, 9, 9), "JPEG"), 60, 340, 60, 40, Artifact()),
    ]
    english = Metadata("Report", "en", direction="ltr")
    assert not broken_rules(report, write(set_page(*pages), root=figure, metadata=english))


def test_the_validator_is_not_asleep(report, broken_rules):
    """A claim that is untrue is found: here the figure has no words."""
    root = StructureElement("Document")
    logo = root.element("Figure").content()
    page = set_page(Picture(picture(), 60, 60, 60, 40, logo))
    assert "PDFUA-1 7.3-1" in broken_rules(write(page, root=root))


@pytest.mark.skipif(not shutil.which("qpdf"), reason="no qpdf on this machine")
def test_qpdf_finds_no_fault(report, tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(report)
    subprocess.run(["qpdf", "--check", file], check=True, capture_output=True)


def test_the_bytes_repeat_wherever_the_file_is_built(report):
    program = (
        "import sys; from tests.pdf.conftest import *; from joinup_reports.pdf.write import *;"
        "sys.stdout.buffer.write(write_pdf(*set_report(), METADATA))"
    )
    for zone, seed, lang in (("Asia/Amman", "1", "C"), ("America/Lima", "2", "de_DE.UTF-8")):
        env = os.environ | {"PYTHONPATH": str(ROOT), "TZ": zone, "PYTHONHASHSEED": seed}
        env |= {"LC_ALL": lang, "SOURCE_DATE_EPOCH": seed}
        command = [sys.executable, "-c", program]
        again = subprocess.run(command, env=env, capture_output=True, check=True)
        assert again.stdout == report


def test_what_is_remembered_between_reports_does_not_show(report, monkeypatch):
    """Not even when all is forgotten from one run to the next, within a report."""
    monkeypatch.setattr(strings, "_MOST_KNOWN", 1)
    monkeypatch.setattr(codes, "_MOST_CLUSTERS", 1)
    for derive in (codes.shift, codes.narrow, codes.precede, codes.blank):
        monkeypatch.setattr(strings, derive.__name__, derive.__wrapped__, raising=False)
    assert write_pdf(*set_report(), METADATA) == report


def test_the_identifier_follows_from_what_the_file_says(report):
    identifier = read(report).trailer["/ID"][0]
    other = write_pdf(*set_report(), Metadata("آخر", "ar"))
    assert identifier != read(other).trailer["/ID"][0]
    assert len(bytes(identifier.original_bytes)) == 16


def test_every_word_can_be_found_again(report):
    with pymupdf.open(stream=report) as pdf:
        text = "".join(page.get_text() for page in pdf)
    text = " ".join(text.translate({0x200E: None, 0x200F: None, 0x061C: None}).split())
    for word in ("العنوان", "JOinUP!", "https://jo.example", "وأكمل", "National Partner 2"):
        assert word in text


def test_text_that_runs_through_all_pages_is_in_the_file_once():
    footer = set_run("National", FOOTER, 60, 800, rtl=False)
    pages = [
        set_page(footer, set_run(number, FOOTER, 300, 800, rtl=False)) for number in ("1", "2")
    ]
    pdf = write(*pages)
    contents = [page["/Contents"].get_data() for page in read(pdf).pages]
    assert [content.count(b" Tj") for content in contents] == [1, 1]
    forms = [page["/Resources"]["/XObject"].raw_get("/FormXob.Fm1") for page in read(pdf).pages]
    assert forms[0].idnum == forms[1].idnum
    with pymupdf.open(stream=pdf) as opened:
        words = [page.get_text("words") for page in opened]
    said = [[word[4].strip("\u200e\u200f\u061c") for word in page] for page in words]
    assert [list(filter(None, page)) for page in said] == [["1", "National"], ["2", "National"]]
    places = {word[4].strip("\u200e\u200f\u061c"): word[0] for word in words[1]}
    assert places["National"] == pytest.approx(60, abs=0.5)


def test_y_is_turned_once():
    marks = (
        Rectangle(100, 50, 40, 20, "#ff0000", Artifact()),
        Picture(picture(colour=(0, 0, 255)), 100, 90, 30, 20, Artifact()),
    )
    with pymupdf.open(stream=write(set_page(*marks))) as pdf:
        pixels = pdf[0].get_pixmap()
    inked = {(x, y): pixels.pixel(x, y) for x, y in ((120, 60), (115, 100), (120, 47), (120, 780))}
    assert inked[120, 60] == pytest.approx((255, 0, 0), abs=1)
    assert inked[115, 100] == pytest.approx((0, 0, 255), abs=1)
    assert inked[120, 47] == inked[120, 780] == (255, 255, 255)


def test_a_run_is_painted_at_its_baseline():
    run = set_run("ب", Artifact(), 200, 300)
    with pymupdf.open(stream=write(set_page(run))) as pdf:
        drawn = pdf[0].get_text("dict")["blocks"][0]["lines"][0]["spans"][0]
    x, y = drawn["origin"]
    assert x == pytest.approx(200, abs=0.5)  # inkless controls stand before the letter
    assert y == pytest.approx(300, abs=0.01)
    assert drawn["size"] == 11


def test_a_picture_is_embedded_once_and_keeps_what_shines_through():
    seen = picture("RGBA", (255, 0, 0, 128))
    photo = picture(kind="JPEG")
    marks = [Picture(seen, 60, 60 * n, 30, 20, Artifact()) for n in range(1, 4)]
    pages = [set_page(*marks), set_page(marks[0], Picture(photo, 60, 300, 30, 20, Artifact()))]
    pdf = write(*pages)
    with pymupdf.open(stream=pdf) as opened:
        assert opened[0].get_pixmap().pixel(70, 70) == pytest.approx((255, 127, 127), abs=1)
        assert {image[0] for image in opened[0].get_images()} < {
            image[0] for image in opened[1].get_images()
        }
    assert photo in pdf


def test_what_is_no_picture_is_refused():
    with pytest.raises(OSError, match="identify"):
        write(set_page(Picture(b"GIF", 0, 0, 10, 10, Artifact())))


def test_the_reader_shows_title_outline_and_right_to_left_pages(report):
    root = catalogue(report)
    assert root["/Lang"] == "ar-JO"
    assert root["/MarkInfo"] == {"/Marked": True}
    assert root["/ViewerPreferences"] == {"/DisplayDocTitle": True, "/Direction": "/R2L"}
    assert root["/PageMode"] == "/UseOutlines"
    assert {page["/Tabs"] for page in read(report).pages} == {"/S"}
    assert read(report).page_labels == ["1", "2"]


def test_without_headings_no_outline_is_opened():
    root = catalogue(write(set_page(), metadata=Metadata("t", "en", direction="ltr")))
    assert "/Outlines" not in root
    assert root["/PageMode"] == "/UseNone"
    assert root["/ViewerPreferences"]["/Direction"] == "/L2R"


def test_the_outline_is_nested_as_the_headings_are():
    """A level that is skipped (1, 3) hangs below the one before it."""
    levels = [1, 3, 2, 2, 1, 2, 3]
    bookmarks = tuple(Bookmark(f"ع{n}", level, 10 * n) for n, level in enumerate(levels))
    reader = read(write(set_page(bookmarks=bookmarks)))

    def titles(entries):
        return [titles(e) if isinstance(e, list) else e.title for e in entries]

    assert titles(reader.outline) == ["ع0", ["ع1", "ع2", "ع3"], "ع4", ["ع5", ["ع6"]]]
    assert reader.outline[0]["/Top"] == pytest.approx(841.89)
    assert reader.outline[-1][0]["/Top"] == pytest.approx(841.89 - 50)


def test_links_lead_out_and_are_told_in_words(report):
    (link,) = (note.get_object() for note in read(report).pages[0]["/Annots"])
    assert link["/A"]["/URI"] == "https://jo.example/%D8%B5%D9%81%D8%AD%D8%A9"
    assert link["/Contents"] == "https://jo.example"
    assert link["/Border"] == [0, 0, 0]
    assert link["/F"] == 4
    left, bottom, _, top = map(float, link["/Rect"])
    assert (left, bottom, top) == pytest.approx((200, 841.89 - 154, 841.89 - 140), abs=0.01)


@pytest.mark.parametrize(
    ("href", "uri"),
    [
        ("https://jo.example/a?b=c&d=%20#e", "https://jo.example/a?b=c&d=%20#e"),
        ("mailto:info@jo.example", "mailto:info@jo.example"),
        ("https://موقع.jo", "https://xn--4gbrim.jo"),
        ("https://jo.example/a (b)\\", "https://jo.example/a%20(b)%5C"),
    ],
)
def test_an_address_is_spelled_in_ascii(href, uri):
    assert spell_uri(href) == uri


def test_only_embedded_fonts_are_named(report):
    fonts = read(report).pages[0]["/Resources"]["/Font"]
    assert len(fonts) == 1
    for font in fonts.values():
        descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
        assert font["/BaseFont"].endswith("+IBMPlexSansArabic-Regular")
        assert descriptor["/FontFile2"].get_data()[:4] == b"\0\1\0\0"


def test_colours_are_srgb(report):
    (intent,) = (entry.get_object() for entry in catalogue(report)["/OutputIntents"])
    profile = ImageCms.ImageCmsProfile(io.BytesIO(intent["/DestOutputProfile"].get_data()))
    assert profile.profile.version <= 4.2  # ISO 32000-1 table 66
    assert "sRGB" in profile.profile.profile_description
    srgb = ImageCms.createProfile("sRGB")
    swatch = Image.new("RGB", (1, 1), (31, 90, 102))
    assert ImageCms.profileToProfile(swatch, profile, srgb).getpixel((0, 0)) == (31, 90, 102)


def test_a_file_with_a_fault_claims_nothing():
    root = StructureElement("Document")
    run = set_run("ب", root.element("H2").content())
    diagnostics = Diagnostics()
    pdf = write(set_page(run), root=root, diagnostics=diagnostics)
    assert [found.code for found in diagnostics] == ["pdf.heading-skipped"]
    assert b"pdfaid:part" not in pdf
    assert b"pdfuaid:part" not in pdf
    assert read(pdf).metadata.title == METADATA.title


def test_a_mark_outside_the_tree_leaves_a_sound_page():
    pdf = write(set_page(set_run("ب", Content())))
    assert b"/Artifact <</Type/Layout>> BDC" in read(pdf).pages[0].get_contents().get_data()


def test_the_structure_does_not_make_the_file_big(report):
    """The tree and the catalogue are packed: less than a third of the file is not fonts."""
    fonts = 0
    for font in read(report).pages[0]["/Resources"]["/Font"].values():
        file = font["/DescendantFonts"][0]["/FontDescriptor"]["/FontFile2"]
        fonts += len(zlib.compress(file.get_data(), 9))
    assert len(report) - fonts < 8_000


wild = st.text(st.characters(codec=None, exclude_categories=()), max_size=40) | st.sampled_from(
    [") Tj ET endstream", "\\", "\0", "\ud800", "👩🏽‍🦱", "\u202egnp.exe", "<<>>", "(((", "%PDF"]
)


@settings(max_examples=60, deadline=None)
@given(title=wild, author=wild, alt=wild, heading=wild, words=wild, href=wild)
def test_no_words_break_the_file(title, author, alt, heading, words, href):
    root = StructureElement("Document")
    root.element("Figure", alt=alt, title=words, lang=words).content()
    link = root.element("Link")
    run = set_run("ب", link.content())
    page = set_page(
        run,
        links=(Link("https://jo.example/" + clean(href), 0, 0, 9, 9, link, words),),
        bookmarks=(Bookmark(heading, 1, 0),),
    )
    reader = read(write(page, root=root, metadata=Metadata(title, "ar", author)))
    assert (reader.metadata.title or "") == clean(title)
    assert (reader.metadata.author or "") == clean(author)
    assert len(reader.pages) == 1
    assert isinstance(reader.xmp_metadata, pypdf.xmp.XmpInformation)
