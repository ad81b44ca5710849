"""What a report may have beside what it must: printed, described, carried, and nothing leaked."""

from __future__ import annotations

import re
import shutil
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pymupdf
import pytest
from PIL import Image

from joinup_reports import build
from joinup_reports.checking import check_file
from joinup_reports.diagnostics import Diagnostics, ProblemsFound
from joinup_reports.judging.verify import verify_report

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "tests" / "samples"
GPS, MAKER = 0x8825, 0x010F
SECRET = b"SECRET-CAMERA"
LEAST = (SAMPLES / "least.yaml").read_text("utf-8")


@pytest.fixture
def meetings(workspace):
    """The folder of the notes, with the full sample and its photographs in it."""
    shutil.copy(SAMPLES / "full.yaml", workspace / "meetings")
    shutil.copytree(SAMPLES / "photos", workspace / "meetings" / "photos")
    return workspace / "meetings"


def laid_out(notes, theme=""):
    found = Diagnostics()
    laid, origin = build.trace_report(notes, found, notes.name, theme)
    return build.write_laid(laid, found, build.carried(laid, origin)), list(found)


def with_more(meetings, more):
    """The least notes there may be, and more."""
    notes = meetings / "more.yaml"
    notes.write_text(LEAST + more, encoding="utf-8")
    return notes


def refused(notes):
    with pytest.raises(ProblemsFound) as found:
        build.set_report(notes, Diagnostics(), notes.name)
    return [(d.code, d.location and d.location.line) for d in found.value.diagnostics]


def objects(pdf):
    """Every object and every stream of a file, unpacked."""
    with pymupdf.open(stream=pdf) as opened:
        for number in range(1, opened.xref_length()):
            yield opened.xref_object(number).encode()
            if opened.xref_is_stream(number):
                yield opened.xref_stream(number)
                yield opened.xref_stream_raw(number)


def photographed(path, size=(900, 600), form="JPEG", mode="RGB"):
    exif = Image.Exif()
    exif[MAKER] = SECRET.decode()
    exif.get_ifd(GPS).update({1: "N", 2: (32.0, 33.0, 20.0), 3: "E", 4: (35.0, 51.0, 0.0)})
    Image.radial_gradient("L").resize(size).convert(mode).save(path, form, exif=exif)
    assert SECRET in path.read_bytes()


@pytest.mark.parametrize("size", [(300, 200), (2400, 1600)])
@pytest.mark.parametrize(("form", "mode"), [("JPEG", "RGB"), ("JPEG", "CMYK"), ("PNG", "RGBA")])
def test_no_photograph_says_where_it_was_taken(meetings, size, form, mode):
    photographed(meetings / "a.jpg", size, form, mode)
    notes = with_more(meetings, "photos: [{file: a.jpg, alt: وصف}]\n")
    pdf, _ = laid_out(notes)
    assert not [part for part in objects(pdf) if SECRET in part or b"Exif" in part]
    page = build.make_html(notes, Diagnostics(), notes.name).data
    shown = [b64decode(data) for data in re.findall(rb"data:image/\w+;base64,([\w+/=]+)", page)]
    assert len(shown) == 1
    assert not [part for part in (*shown, page) if SECRET in part]


def test_a_logo_says_nothing_of_itself_either(meetings):
    photographed(meetings / "logo.jpg", (300, 200))
    series = meetings / "series.yaml"
    text = series.read_text("utf-8").replace(
        "    role: lead\n", "    role: lead\n    logo: logo.jpg\n    alt: شعار\n", 1
    )
    series.write_text(text, encoding="utf-8")
    pdf, _ = laid_out(with_more(meetings, ""))
    assert b"logo.jpg" in pdf
    assert not [part for part in objects(pdf) if SECRET in part]


def test_a_jpeg_stays_one_and_is_carried_as_it_is_shown(meetings):
    pdf, _ = laid_out(meetings / "full.yaml")
    with pymupdf.open(stream=pdf) as opened:
        shown = {
            opened.xref_stream_raw(number)
            for number in range(1, opened.xref_length())
            if "/DCTDecode" in opened.xref_object(number)
        }
        carried = {name: opened.embfile_get(name) for name in opened.embfile_names()}
    jpegs = {data for name, data in carried.items() if name.endswith(".jpg")}
    assert len(jpegs) == 3
    assert shown == jpegs
    upright = Image.open(BytesIO(carried["pictures/photos/street.jpg"]))
    assert upright.width < upright.height  # its file lies on its side
    assert not upright.getexif()


def test_a_large_photograph_is_made_no_larger_than_print_needs(meetings):
    photographed(meetings / "a.jpg", (2400, 1600))
    pdf, found = laid_out(with_more(meetings, "photos: [{file: a.jpg, alt: وصف}]\n"))
    assert found == []
    with pymupdf.open(stream=pdf) as opened:
        (shown,) = [i for page in opened for i in page.get_image_info() if i["width"] > 100]
    inches = (shown["bbox"][2] - shown["bbox"][0]) / 72
    assert 190 <= shown["width"] / inches <= 220


def test_pictures_and_chart_are_described(meetings):
    laid, _ = build.lay_out_report(meetings / "full.yaml", Diagnostics(), "full")
    figures = [e for e in _elements(laid.composition.root) if e.role == "Figure"]
    assert len(figures) == 5
    chart = "عدد المشاركين حسب المحافظة: اربد 19، عجلون 11، جرش 8، المفرق 5"
    assert figures[0].alt == chart
    assert all(figure.alt.split() for figure in figures)


def _elements(element):
    yield element
    for kid in getattr(element, "kids", ()):
        if hasattr(kid, "role"):
            yield from _elements(kid)


def test_links_lead_where_they_say(meetings):
    pdf, _ = laid_out(meetings / "full.yaml")
    with pymupdf.open(stream=pdf) as opened:
        found = {link.get("uri") for page in opened for link in page.get_links()}
    assert {
        "https://example.org/guides/digital-marketing-ar.pdf",
        "https://example.org/webinars?series=12&lang=ar",
        "mailto:sanaa@example.org",
    } <= found


def test_in_english_it_is_said_in_english(meetings):
    text = (meetings / "full.yaml").read_text("utf-8") + "\nlang: en\n"
    (meetings / "english.yaml").write_text(text, encoding="utf-8")
    pdf, _ = laid_out(meetings / "english.yaml")
    with pymupdf.open(stream=pdf) as opened:
        words = " ".join(" ".join(page.get_text() for page in opened).split())
    said = ("43 people attended: 25 women and 18 men, from 5 organisations.", "Participants",
            "Photos of the meeting", "The next meeting", "Report prepared by:")  # fmt: skip
    assert [part for part in said if part not in words] == []


def test_a_series_and_a_meeting_may_call_the_parts_otherwise(meetings):
    notes = with_more(meetings, "links: ['https://a.org']\nheadings: {links: للمزيد}\n")
    laid, _ = build.lay_out_report(notes, Diagnostics(), "more")
    headings = [b.title for page in laid.pages for b in page.bookmarks]
    assert "للمزيد" in headings
    assert "روابط مفيدة" not in headings


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("photos:\n  - {file: photos/hal.jpg, alt: و}\n", [("picture.not-found-near", 14)]),
        ("photos:\n  - {file: غير موجود.jpg, alt: و}\n", [("picture.not-found", 14)]),
        ("photos:\n  - {file: ../secret.jpg, alt: و}\n", [("picture.outside", 14)]),
        ("photos:\n  - {file: series.yaml, alt: و}\n", [("photo.unknown", 14)]),
    ],
)
def test_what_is_wrong_with_a_photograph_is_told_where_it_is_named(meetings, more, found):
    (meetings.parent / "secret.jpg").write_bytes((SAMPLES / "photos/hall.jpg").read_bytes())
    notes = with_more(meetings, more)
    assert refused(notes) == found
    checked = Diagnostics()
    with pytest.raises(ProblemsFound):
        check_file(notes, checked, notes.name)
    assert [(d.code, d.location.line) for d in checked if d.code != "care.slip"] == found


def test_a_photograph_too_small_for_print_is_told(meetings):
    photographed(meetings / "a.jpg", (240, 180))
    _, found = laid_out(with_more(meetings, "photos:\n  - {file: a.jpg, alt: و}\n"))
    assert [(d.code, d.location.line, d.args["width"]) for d in found] == [
        ("photo.too-small", 14, "240")
    ]


@pytest.mark.parametrize("count", [1, 2, 3, 5])
@pytest.mark.parametrize("theme", ["", "sober"])
def test_photographs_stay_inside_the_text(meetings, count, theme):
    shapes = [(900, 600), (600, 900), (1600, 400), (900, 900), (600, 1200)]
    for number, size in enumerate(shapes[:count]):
        photographed(meetings / f"{number}.jpg", size)
    lines = "".join(f"  - {{file: {n}.jpg, alt: و, caption: تعليق}}\n" for n in range(count))
    notes = with_more(meetings, "photos:\n" + lines)
    laid, _ = build.trace_report(notes, Diagnostics(), "more", theme)
    sheet = laid.theme.page
    shown = [
        m for page in laid.pages for m in page.marks if isinstance(getattr(m, "data", 0), bytes)
    ]
    assert len(shown) == count
    for mark in shown:
        assert mark.x >= sheet.end - 1e-6
        assert mark.x + mark.width <= sheet.width - sheet.start + 1e-6
        assert mark.y + mark.height <= sheet.height - sheet.bottom + 1e-6


def test_a_theme_that_knows_no_photographs_prints_them_all_the_same(meetings):
    folder = meetings.parent / "templates" / "final-report"
    folder.mkdir(parents=True)
    text = (ROOT / "templates" / "final-report" / "theme.yaml").read_text("utf-8")
    text = re.sub(r"(?m)^  (photos|photo|photo-caption|chart|chart-\w+|prepared-by):.*\n", "", text)
    (folder / "theme.yaml").write_text(text, encoding="utf-8")
    pdf, _ = laid_out(meetings / "full.yaml")
    with pymupdf.open(stream=pdf) as opened:
        shown = [i["bbox"] for page in opened for i in page.get_image_info() if i["width"] > 300]
    assert len(shown) == 4
    assert all(foot - top > 150 for _, top, _, foot in shown)
    (meetings.parent / "report.pdf").write_bytes(pdf)
    assert verify_report(meetings.parent / "report.pdf").rebuild == "same-bytes"


def test_a_template_without_photographs_asks_for_none(meetings):
    folder = meetings.parent / "templates" / "final-report"
    folder.mkdir(parents=True)
    own = '{% extends "packaged/report.html.j2" %}{% block photos %}{% endblock %}'
    (folder / "report.html.j2").write_text(own, encoding="utf-8")
    shutil.rmtree(meetings / "photos")
    pdf, found = laid_out(meetings / "full.yaml")
    assert found == []
    assert b"hall.jpg" not in pdf


def test_only_a_report_with_pictures_loads_pillow(run_python, meetings):
    program = (
        "import sys\nfrom joinup_reports import cli\n"
        "sys.argv = ['joinup', *sys.argv[1:]]\n"
        "try:\n    cli.main()\n"
        "finally:\n    print(*(n for n in ('PIL._imaging', 'reportlab.graphics.shapes')"
        " if n in sys.modules))"
    )
    with_more(meetings, "")
    for name, loaded in (("more", ""), ("full", "PIL._imaging reportlab.graphics.shapes")):
        done = run_python("-c", program, "build", f"meetings/{name}.yaml", "-o", f"{name}.pdf")
        assert done.returncode == 0, done.stderr
        assert done.stdout.decode().splitlines()[-1] == loaded
