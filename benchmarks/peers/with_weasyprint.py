"""WeasyPrint by its Python interface, PDF/UA-1; fonts and the style are read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from content import load
from page import FACES, foot, make_page
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

fonts = FontConfiguration()


@cache
def style(text: str) -> CSS:
    return CSS(string=text, font_config=fonts)


def build(source: Path, output: Path) -> None:
    content = load(source)
    HTML(string=make_page(content, "")).write_pdf(
        output,
        stylesheets=[style(FACES + foot(content))],
        font_config=fonts,
        pdf_variant="pdf/ua-1",
    )
