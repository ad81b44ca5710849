"""Pages of the sample notes, made once for all tests of the web."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from joinup_reports import build
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.document.model import (
    Cell,
    Document,
    Figure,
    Heading,
    Item,
    List,
    Metadata,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
)
from joinup_reports.resources import TEMPLATE, Workspace
from joinup_reports.web.page import make_page

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """The laid-out report of a sample by a template and in a theme, and its page."""
    meetings = tmp_path_factory.mktemp("workspace") / "meetings"
    shutil.copytree(ROOT / "meetings", meetings)
    shutil.copytree(ROOT / "tests" / "samples", meetings, dirs_exist_ok=True)

    @cache
    def make(name, theme="", template=TEMPLATE):
        notes = meetings / f"{name}.yaml"
        laid, _ = build.trace_report(notes, Diagnostics(), name, theme, template)
        return laid, build.make_html(notes, Diagnostics(), name, theme, template).data

    return make


@pytest.fixture(scope="session")
def everything(tmp_path_factory):
    """A document with every kind of element in it, and its page in the usual theme's look."""
    folder = tmp_path_factory.mktemp("pictures")
    Image.new("RGB", (900, 600), "#88aacc").save(folder / "photo.png")
    Image.new("RGB", (300, 900), "#884422").save(folder / "narrow.jpg")
    square = '<path d="M0 0H9V9H0Z" fill="#333333"/>'
    (folder / "logo.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{square}</svg>'
    )

    @cache
    def make(theme="theme.yaml", direction="rtl", digits="as-written"):
        look = build.read_look(ROOT / "templates" / "final-report" / theme, Diagnostics())
        document = write_everything("ar-JO" if direction == "rtl" else "en", direction)
        base = look.style("base")
        more = {
            "sum": base._replace(name="sum", bars="#225588", columns=(2, 1, 7)),
            "pair": base._replace(name="pair", columns=(1, 1), gap=12),
            "shot": base._replace(name="shot", size=200, resolution=200),
        }
        look = look._replace(digits=digits, styles={**look.styles, **more})
        fonts = Workspace(ROOT, None).font
        found = Diagnostics()
        page = make_page(document, look, fonts, folder.joinpath, found)
        assert list(found) == []
        return document, page

    return make


def words(text, style="p", **more):
    return Paragraph((Span(text, **more),), style)


def item(text, *blocks):
    return Item((words(text, "li"), *blocks))


def row(*cells, head=None):
    return Row(tuple(Cell((words(c, "td"),), head) for c in cells))


def photo(source, alt, caption):
    return Section((Figure(source, alt, None, "shot"), words(caption, "caption")), "div", "div")


def counted(name, number):
    return Row((Cell((words(name, "th"),), "row", "th"), Cell((words(number, "td"),))))


def write_everything(lang, direction):
    """Two wide tables, so that nothing that must be unique is named twice."""
    wide = Table(
        (row("عمان", "12", "7", "5", "100"), row("اربد", "9", "4", "5", "75")),
        (row("المحافظة", "العدد", "نساء", "رجال", "النسبة", head="column"),),
    )
    link = "https://joinup-jordan.org/a/very/long/address/that/no/phone/is/wide/enough/for.html"
    paragraph = Paragraph(
        (
            Span("كان "),
            Span("مهماً", style="strong"),
            Span(" في "),
            Span("JOinUP!", lang="en", isolate=True),
            Span("\u2028سطر جديد: "),
            Span(link, lang="en", isolate=True, style="a", href=link),
            Span(" ☎😀 2020"),
        )
    )
    mail = words("info@example.org", style="p", href="mailto:info@example.org")
    english = Item((words("Remote work has two sides.", "li"),), "en", "ltr")
    inner = List((item("أول"), item("ثان")), ordered=False)
    feet = Row(
        (
            Cell((Figure("emblem:eu", "شعار الاتحاد الأوروبي", None, "emblem"),), None, "foot"),
            Cell((words("بتمويل من الاتحاد الأوروبي", "statement"),), None, "foot"),
            Cell((Figure("logo.svg", "شعار الشريك", None, "logo"),), None, "foot"),
            Cell(
                (Paragraph((Span("", counter="page"), Span(" / "), Span("", counter="pages"))),),
                None,
                "foot",
            ),
        )
    )
    return Document(
        Metadata('عنوان <التقرير> & "غيره"', "TTI", "موضوع", ("أ", "ب"), "2020-04-23"),
        lang,
        direction,
        (
            Section((Heading(1, (Span("عنوان التقرير"),), "h1"),), "title", "header"),
            Section(
                (
                    Heading(2, (Span("باب"),), "h2"),
                    paragraph,
                    mail,
                    List((item("بند", inner), english, item("ثالث", words("فقرة"))), True, "ol"),
                    wide,
                    wide,
                )
            ),
            Section(
                (
                    Heading(2, (Span("صور"),), "h2"),
                    Section(
                        (
                            photo("photo.png", "الحضور", "صورة 1"),
                            photo("narrow.jpg", "", "صورة 2"),
                            photo("photo.png", "القاعة", "صورة 3"),
                        ),
                        "pair",
                        "div",
                    ),
                    Table(
                        (counted("عمان", "12"), counted("اربد", "٩"), counted("الكرك", "0")),
                        (),
                        "sum",
                        "الحضور بحسب المحافظة",
                    ),
                    Heading(3, (Span("جنباً إلى جنب"),), "h3"),
                    Table(
                        (Row((Cell((inner,)), Cell((inner, words("نص")), None, "beside-cell"))),),
                        (row("يمين", "يسار", head="column"),),
                        "beside",
                    ),
                    Table((Row((*row("المكان", head="row").cells, *row("عمان").cells)),)),
                )
            ),
        ),
        (Table((feet,), (), "feet"),),
        (words("إخلاء مسؤولية", "disclaimer-words"),),
    )
