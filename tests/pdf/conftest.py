"""Pages set by hand, as typesetting would hand them over, and ways to read a PDF back."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pypdf
import pytest
import uharfbuzz as hb

from joinup_reports.pdf.metadata import Metadata
from joinup_reports.typeset.fonts import Face
from joinup_reports.typeset.frame import (
    Bookmark,
    Cluster,
    Glyph,
    GlyphRun,
    Link,
    Mark,
    Page,
    Rectangle,
)
from joinup_reports.typeset.structure import Artifact, Owner, StructureElement

TESTS = Path(__file__).parents[1]
PLEX = Face(
    TESTS.parent / "fonts" / "ibm-plex-sans-arabic" / "IBMPlexSansArabic-Regular.ttf",
)
METADATA = Metadata(
    title="تقرير (اللقاء) السابع",
    lang="ar-JO",
    author="JOinUP!",
    subject="السياحة & <التعليم>",
    keywords=("سياحة", "Oxfam"),
    date="2020-04-23",
)
FOOTER = Artifact("Pagination", "Footer")


def set_run(
    text: str, owner: Owner, x: float = 60, y: float = 100, *, rtl: bool = True
) -> GlyphRun:
    """`text` shaped in one direction, its left edge at `x` and its baseline at `y`."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    hb.shape(PLEX.hb_font, buffer)
    shaped = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    starts = sorted({info.cluster for info, _ in shaped})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    clusters = []
    for start, group in groupby(shaped, key=lambda pair: pair[0].cluster):
        glyphs = tuple(
            Glyph(info.codepoint, place.x_offset, place.y_offset, place.x_advance)
            for info, place in group
        )
        advance = sum(glyph.advance for glyph in glyphs)
        clusters.append(Cluster(text[start : ends[start]], glyphs, advance))
    return GlyphRun(PLEX, 11.0, "#1b1b1b", x, y, rtl, tuple(clusters), owner)


def set_page(*marks: Mark, links: tuple[Link, ...] = (), bookmarks: tuple = ()) -> Page:
    return Page(595.276, 841.89, marks, links, bookmarks)


def set_report() -> tuple[tuple[Page, ...], StructureElement]:
    """Two pages with everything a report has: a paragraph runs over from one to the other."""
    root = StructureElement("Document")
    heading = root.element("H1").content()
    paragraph = root.element("P")
    before = paragraph.content()
    latin = paragraph.element("Span", lang="en").content()
    link = paragraph.element("Link")
    address = link.content()
    items = root.element("Sect").element("L", numbering="Disc")
    item = items.element("LI")
    bullet, body = item.element("Lbl").content(), item.element("LBody").content()
    table = root.element("Table").element("TBody")
    row = table.element("TR")
    head = row.element("TH", scope="Row").element("P").content()
    cell = row.element("TD").element("P").content()
    row = table.element("TR")
    lone_head = row.element("TH", scope="Row").element("P").content()
    row.element("TD").element("P").content()  # an empty cell: nothing shows it
    root.element("P").content()  # an empty paragraph
    url = set_run("https://jo.example", address, 200, 150, rtl=False)
    first = set_page(
        Rectangle(50, 60, 495, 30, "#e8eef4", Artifact("Background")),
        set_run("العنوان", heading, 400, 80),
        set_run("قال: ", before, 450, 150),
        set_run("JOinUP!", latin, 400, 150, rtl=False),
        url,
        set_run("ثم ", before, 180, 150),
        set_run("•", bullet, 520, 180),
        set_run("بند", body, 480, 180),
        set_run("National Partner 1", FOOTER, 60, 800, rtl=False),
        links=(
            Link("https://jo.example/صفحة", url.x, 140, url.width, 14, link, "https://jo.example"),
            Link("https://footer.example", 60, 790, 50, 10, None, "footer"),
        ),
        bookmarks=(Bookmark("العنوان (الأول)", 1, 60),),
    )
    second = set_page(
        set_run("وأكمل", before, 480, 80),
        set_run("المكان", head, 480, 120),
        set_run("عمّان", cell, 300, 120),
        set_run("الزمان", lone_head, 480, 140),
        set_run("National Partner 2", FOOTER, 60, 800, rtl=False),
        bookmarks=(Bookmark("جدول", 3, 100), Bookmark("خاتمة", 2, 200)),
    )
    return (first, second), root


def read(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf), strict=True)


def catalogue(pdf: bytes) -> pypdf.generic.DictionaryObject:
    return read(pdf).trailer["/Root"]


@pytest.fixture
def broken_rules(tmp_path: Path) -> Callable[[bytes], str]:
    """Asks veraPDF; empty text when the file is PDF/UA-1 and PDF/A-3a."""

    def ask(*pdfs: bytes) -> str:
        files = [tmp_path / f"{number}.pdf" for number in range(len(pdfs))]
        for file, pdf in zip(files, pdfs, strict=True):
            file.write_bytes(pdf)
        command = [sys.executable, TESTS / "verapdf.py", *files]
        asked = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        if asked.returncode == 2:
            pytest.skip(asked.stderr.strip())
        return asked.stdout

    return ask
