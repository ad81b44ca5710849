"""The report as a page for those who print HTML: WeasyPrint and Chromium."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from content import FONTS, pieces

WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
FACES = "".join(
    f'@font-face {{ font-family: "Plex"; font-weight: {weight};'
    f" src: url({(FONTS / f'IBMPlexSansArabic-{name}.ttf').as_uri()}) }}\n"
    for name, weight in WEIGHTS.items()
)
# Boxes at the foot of a page; both know them by now.
STYLE = """
@page { size: A4; margin: 18mm 20mm 36mm;
  @bottom-right { content: var(--statements); white-space: pre; text-align: right; width: 28%;
    font: 500 9pt Plex; color: #1F2A30; border-top: .6pt solid #C3D1D4 }
  @bottom-center { content: var(--partners); white-space: pre; text-align: center; width: 62%;
    font: 700 9pt Plex; color: #54616A; direction: ltr; border-top: .6pt solid #C3D1D4 }
  @bottom-left { content: counter(page) " / " counter(pages); text-align: left; width: 10%;
    font: 9pt Plex; color: #54616A; direction: ltr; border-top: .6pt solid #C3D1D4 } }
html { font: 10.5pt/18pt Plex; color: #1F2A30 }
body { margin: 0; overflow-wrap: break-word }
header { background: #0B4651; color: white; padding: 14pt; margin-bottom: 18pt }
h1 { font-size: 21pt; line-height: 36pt; margin: 0 0 12pt }
header p { margin: 0; font-weight: 500 } /* Chromium loads what the body asks for, no more */
.report-name { font-size: 13pt; font-weight: 600 }
h2 { font-size: 15pt; line-height: 24pt; color: #0F5E6B; border-bottom: .8pt solid;
  margin: 18pt 0 9pt; break-after: avoid }
h3 { font-size: 12pt; font-weight: 600; color: #0B4651; margin: 12pt 0 6pt; break-after: avoid }
p { margin: 0 0 6pt; orphans: 2; widows: 2 }
ul, ol { margin: 0 0 6pt; padding: 0 16pt 0 0 }
li { margin-bottom: 3pt }
ul ul { list-style-type: "–  " } /* as the others have it, and in Plex */
li::marker, a { color: #0F5E6B }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: .6pt solid #C3D1D4; padding: 6pt 12pt; text-align: right }
th { background: #EEF5F5; width: 20%; font-weight: 600 }
.disclaimer { font-size: 8.5pt; color: #54616A }
"""


def make_page(content: dict[str, Any], style: str) -> str:
    """The whole page with `style` in it."""
    title = escape(content["title"])
    return (
        f'<!DOCTYPE html><html lang="ar-JO" dir="rtl"><head><meta charset="utf-8">'
        f'<title>{title}</title><meta name="author" content="{escape(content["author"])}">'
        f"<style>{style}</style></head><body><header><h1>{title}</h1>"
        f'<p class="report-name">{rich(content["report_name"])}</p><p>{rich(content["date"])}</p>'
        f"</header>{''.join(blocks(content['blocks']))}"
        f'<p class="disclaimer">{rich(content["disclaimer"])}</p></body></html>'
    )


def foot(content: dict[str, Any]) -> str:
    """The words at the foot of each page."""
    names, captions = zip(*content["partners"], strict=True)
    partners = quoted("     ".join(names)) + r' "\A" ' + quoted("   ".join(captions))
    return STYLE.replace(
        "var(--statements)", r' "\A" '.join(map(quoted, content["statements"]))
    ).replace("var(--partners)", partners)


def quoted(text: str) -> str:
    """A string of CSS."""
    return '"' + text.replace("\\", r"\\").replace('"', r"\"") + '"'


def blocks(content: Iterable[tuple[str, Any]]) -> Iterable[str]:
    for kind, value in content:
        match kind:
            case "ul" | "ol":
                yield f"<{kind}>{''.join(map(item, value))}</{kind}>"
            case "table":
                rows = (
                    f'<tr><th scope="row">{rich(h)}</th><td>{rich(d)}</td></tr>' for h, d in value
                )
                yield f"<table>{''.join(rows)}</table>"
            case _:
                yield f"<{kind}>{rich(value)}</{kind}>"


def item(point: dict[str, Any]) -> str:
    inner = "".join(f"<li>{rich(text)}</li>" for text in point["items"])
    return f"<li>{rich(point['text'])}{f'<ul>{inner}</ul>' if inner else ''}</li>"


def rich(text: str) -> str:
    """Escaped, its addresses made links."""
    return "".join(
        f'<a href="{escape(piece)}" dir="ltr">{escape(piece)}</a>' if address else escape(piece)
        for piece, address in pieces(text)
    )
