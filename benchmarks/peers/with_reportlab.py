"""The way most find to Arabic in ReportLab: arabic-reshaper, python-bidi, Paragraph.

Driven with care: python-bidi's compiled half is asked, harakat stay, and lines are broken
before they are ordered, so that they read from the first to the last. What this way cannot do
is left out: tags, marks in their places, a font's own joining.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from arabic_reshaper import ArabicReshaper
from bidi import get_display
from content import ADDRESS, FONTS, load
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    ListFlowable,
    ListItem,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

INK, QUIET, ACCENT, DEEP, TINT, HAIRLINE = map(
    HexColor, ("#1F2A30", "#54616A", "#0F5E6B", "#0B4651", "#EEF5F5", "#C3D1D4")
)
SIDE, TOP, FOOT = 20 * mm, 18 * mm, 36 * mm
WIDTH = A4[0] - 2 * SIDE
INDENT = 16
reshaper = ArabicReshaper({"delete_harakat": False})
for weight in ("Regular", "Bold"):
    registerFont(TTFont(f"Plex-{weight}", str(FONTS / f"IBMPlexSansArabic-{weight}.ttf")))


@cache
def style(
    size: float, colour: HexColor = INK, weight: str = "Regular", **more: Any
) -> ParagraphStyle:
    more.setdefault("leading", size * 1.7)
    return ParagraphStyle(
        f"{size}-{weight}",
        fontName=f"Plex-{weight}",
        fontSize=size,
        textColor=colour,
        alignment=TA_RIGHT,
        **more,
    )


BODY = style(10.5, leading=18, spaceAfter=6)
ITEM = style(10.5, leading=18, spaceAfter=3)
HEADINGS = {
    "h2": style(15, ACCENT, "Bold", spaceBefore=18, spaceAfter=9, keepWithNext=1),
    "h3": style(12, DEEP, "Bold", spaceBefore=12, spaceAfter=6, keepWithNext=1),
}


def visual(text: str) -> str:
    """The text joined and in the order of its places."""
    return get_display(reshaper.reshape(text), base_dir="R")


def lines(text: str, look: ParagraphStyle, width: float) -> Iterator[str]:
    """The text's lines, each in the order of its places."""
    line, used = [], 0.0
    space = stringWidth(" ", look.fontName, look.fontSize)
    for word in reshaper.reshape(text).split():
        wide = stringWidth(word, look.fontName, look.fontSize)
        if line and used + wide > width:
            yield get_display(" ".join(line), base_dir="R")
            line, used = [], 0.0
        line.append(word)
        used += wide + space
    yield get_display(" ".join(line), base_dir="R")


def words(text: str, look: ParagraphStyle, width: float = WIDTH) -> Paragraph:
    marked = "<br/>".join(escape(line) for line in lines(text, look, width - 1))
    linked = (
        ADDRESS.sub(r'<a href="\1" color="#0F5E6B">\1</a>', marked) if "://" in text else marked
    )
    return Paragraph(linked, look)


class Pages(Canvas):
    """Writes the foot of each page when it is known how many there are."""

    content: dict[str, Any]

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        self.kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for state in self.kept:
            self.__dict__.update(state)
            self.draw_foot()
            super().showPage()
        super().save()

    def draw_foot(self) -> None:
        top = FOOT - 8 * mm
        self.setStrokeColor(HAIRLINE)
        self.line(SIDE, top, A4[0] - SIDE, top)
        self.setFillColor(QUIET)
        for number, statement in enumerate(self.content["statements"]):
            self.setFont("Plex-Regular", 8.5)
            self.drawRightString(A4[0] - SIDE, top - 16 - 13 * number, visual(statement))
        for number, (name, caption) in enumerate(reversed(self.content["partners"])):
            middle = 65 * mm + 35 * mm * number
            self.setFont("Plex-Bold", 11)
            self.drawCentredString(middle, top - 16, visual(name))
            self.setFont("Plex-Regular", 7.5)
            self.drawCentredString(middle, top - 29, visual(caption))
        self.setFont("Plex-Regular", 9)
        self.drawString(SIDE, top - 16, f"{self._pageNumber} / {len(self.kept)}")


class Report(BaseDocTemplate):
    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - as above
        if heading := getattr(flowable, "heading", None):
            key = f"heading-{id(flowable)}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(heading[0], key, heading[1])


def build(source: Path, output: Path) -> None:
    content = load(source)
    canvas = type("OurPages", (Pages,), {"content": content})
    report = Report(
        str(output), pagesize=A4, title=content["title"], author=content["author"], lang="ar-JO"
    )
    frame = Frame(SIDE, FOOT, WIDTH, A4[1] - TOP - FOOT, 0, 0, 0, 0)
    report.addPageTemplates(PageTemplate("page", [frame]))
    report.build(list(story(content)), canvasmaker=canvas)


def story(content: dict[str, Any]) -> Iterator[Flowable]:
    white = HexColor("#FFFFFF")
    title = (
        words(content["title"], style(21, white, "Bold"), WIDTH - 12),
        words(content["report_name"], style(13, white, "Bold"), WIDTH - 12),
        words(content["date"], style(10.5, white), WIDTH - 12),
    )
    yield Table([[part] for part in title], [WIDTH], style=[("BACKGROUND", (0, 0), (-1, -1), DEEP)])
    for kind, value in content["blocks"]:
        yield from block(kind, value)
    yield words(content["disclaimer"], style(8.5, QUIET))


def block(kind: str, value: Any) -> Iterator[Flowable]:
    match kind:
        case "h2" | "h3":
            heading = words(value, HEADINGS[kind])
            heading.heading = (value, int(kind[1]) - 2)
            yield heading
        case "ul" | "ol":
            yield points((point(item) for item in value), "•" if kind == "ul" else None)
            yield Spacer(1, 6)
        case "table":
            yield table(value)
        case _:
            yield words(value, BODY)


def point(item: dict[str, Any]) -> list[Flowable]:
    inner = [[words(text, ITEM, WIDTH - 2 * INDENT)] for text in item["items"]]
    return [words(item["text"], ITEM, WIDTH - INDENT), *([points(inner, "–")] if inner else [])]


def points(items: Iterable[list[Flowable]], mark: str | None) -> ListFlowable:
    numbers = {"bulletType": "1", "bulletFormat": "%s."}
    return ListFlowable(
        [ListItem(item) for item in items],
        bulletDir="rtl",
        bulletFontName="Plex-Regular",
        bulletColor=ACCENT,
        rightIndent=INDENT,
        leftIndent=0,
        **({"bulletType": "bullet", "start": mark} if mark else numbers),
    )


def table(rows: list[list[str]]) -> Table:
    narrow = WIDTH / 4.6
    bold = style(10.5, DEEP, "Bold", leading=18)
    cells = [
        [words(value, ITEM, WIDTH - narrow - 12), words(name, bold, narrow - 12)]
        for name, value in rows
    ]
    looks = [("GRID", (0, 0), (-1, -1), 0.6, HAIRLINE), ("BACKGROUND", (1, 0), (1, -1), TINT)]
    return Table(cells, [WIDTH - narrow, narrow], style=looks)
