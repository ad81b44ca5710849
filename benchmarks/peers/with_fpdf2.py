"""fpdf2 with HarfBuzz and its own bidi. It writes no tags; marks of lists are set by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from content import FONTS, load, pieces
from fpdf import FPDF
from fpdf.fonts import FontFace

INK, QUIET, ACCENT, DEEP = (31, 42, 48), (84, 97, 106), (15, 94, 107), (11, 70, 81)
TINT, WHITE, HAIRLINE = (238, 245, 245), (255, 255, 255), (195, 209, 212)
SIDE, FOOT, WIDTH, LEADING = 20, 36, 170, 6.35  # millimetres


class Report(FPDF):
    content: dict[str, Any]

    def footer(self) -> None:
        top = self.h - FOOT + 6
        self.set_draw_color(*HAIRLINE)
        self.line(SIDE, top, self.w - SIDE, top)
        self.set_text_color(*QUIET)
        self.set_font("Plex", size=8.5)
        for number, words in enumerate(self.content["statements"]):
            self.set_xy(150, top + 3 + 4.5 * number)
            self.cell(40, 4.5, words, align="R")
        for number, (name, caption) in enumerate(reversed(self.content["partners"])):
            for below, (style, size, words) in enumerate((("B", 11, name), ("", 7.5, caption))):
                self.set_font("Plex", style, size)
                self.set_xy(45 + 35 * number, top + 3 + 5 * below)
                self.cell(35, 4.5, words, align="C")
        self.set_font("Plex", size=9)
        self.set_xy(SIDE, top + 3)
        self.cell(25, 4.5, f"{self.page_no()} / {{nb}}", align="L")

    def words(
        self,
        text: str,
        size=10.5,
        style="",
        colour=INK,
        leading=LEADING,
        indent=0,
        mark="",
        after=2,
    ) -> None:
        """A paragraph, its mark in the indent; an address stands on a line of its own.

        Among Arabic its Markdown links come out as they were typed.
        """
        if self.will_page_break(leading):
            self.add_page()
        self.set_font("Plex", style, size)
        self.set_text_color(*colour)
        if mark:
            self.set_xy(SIDE + WIDTH - indent, self.get_y())
            self.cell(indent, leading, mark, align="C", new_x="LEFT", new_y="TOP")
        for piece, address in pieces(text):
            self.set_x(SIDE)
            if address:
                self.cell(
                    WIDTH - indent,
                    leading,
                    piece,
                    align="R",
                    link=piece,
                    new_x="LMARGIN",
                    new_y="NEXT",
                )
            elif piece.strip():
                self.multi_cell(
                    WIDTH - indent, leading, piece.strip(), align="R", new_x="LMARGIN", new_y="NEXT"
                )
        self.ln(after)

    def table_of(self, rows: list[list[str]]) -> None:
        self.set_font("Plex", size=10.5)
        self.set_text_color(*INK)
        self.set_draw_color(*HAIRLINE)
        self.set_fill_color(*WHITE)
        head = FontFace(emphasis="BOLD", fill_color=TINT)
        with self.table(
            first_row_as_headings=False,
            col_widths=(36, 10),
            text_align="RIGHT",
            line_height=LEADING,
            padding=2,
            width=WIDTH,
        ) as table:
            for name, value in rows:
                row = table.row()
                row.cell(value)
                row.cell(name, style=head)
        self.ln(3)


def build(source: Path, output: Path) -> None:
    content = load(source)
    pdf = Report(format="A4")
    pdf.content = content
    pdf.set_margins(SIDE, 18, SIDE)
    pdf.set_auto_page_break(auto=True, margin=FOOT)
    pdf.add_font("Plex", "", FONTS / "IBMPlexSansArabic-Regular.ttf")
    pdf.add_font("Plex", "B", FONTS / "IBMPlexSansArabic-Bold.ttf")
    pdf.set_text_shaping(use_shaping_engine=True)
    pdf.set_lang("ar-JO")
    pdf.set_title(content["title"])
    pdf.set_author(content["author"])
    pdf.add_page()
    pdf.set_fill_color(*DEEP)
    pdf.rect(SIDE, 18, WIDTH, 44, style="F")
    pdf.ln(4)
    pdf.words(content["title"], 21, "B", WHITE, 12, indent=5)
    pdf.words(content["report_name"], 13, "B", WHITE, indent=5, after=0)
    pdf.words(content["date"], colour=WHITE, indent=5, after=8)
    for kind, value in content["blocks"]:
        set_block(pdf, kind, value)
    pdf.words(content["disclaimer"], 8.5, colour=QUIET)
    pdf.output(str(output))


def set_block(pdf: Report, kind: str, value: Any) -> None:
    match kind:
        case "h2" | "h3":
            set_heading(pdf, int(kind[1]), value)
        case "ul" | "ol":
            for number, item in enumerate(value, 1):
                mark = "•" if kind == "ul" else f"{number}."
                pdf.words(item["text"], indent=6, mark=mark, after=1)
                for inner in item["items"]:
                    pdf.words(inner, indent=12, mark="–", after=1)
        case "table":
            pdf.table_of(value)
        case _:
            pdf.words(value)


def set_heading(pdf: Report, level: int, words: str) -> None:
    if pdf.will_page_break(25):
        pdf.add_page()
    pdf.ln(3)
    pdf.start_section(words, level=level - 2)
    pdf.words(words, 15 if level == 2 else 12, "B", ACCENT if level == 2 else DEEP, 8.5, after=1)
    if level == 2:
        pdf.set_draw_color(*ACCENT)
        pdf.line(SIDE, pdf.get_y(), SIDE + WIDTH, pdf.get_y())
        pdf.ln(3)
