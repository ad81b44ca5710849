"""Typst by its Python package: one compiler kept, the words as an input, PDF/UA-1.

The compiler looks for fonts in one folder, nowhere else: it would spend 50 ms on the system's.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import typst
from content import FONTS

TEMPLATE = r"""
#let m = json(bytes(sys.inputs.content))
#let accent = rgb("#0F5E6B")
#let deep = rgb("#0B4651")
#let quiet = rgb("#54616A")
#let hairline = 0.6pt + rgb("#C3D1D4")
#let english(..args, body) = text(lang: "en", dir: ltr, ..args, body)
#set document(title: m.title, author: m.author)
#set text(font: "IBM Plex Sans Arabic", size: 10.5pt, lang: "ar", region: "JO", dir: rtl,
  fill: rgb("#1F2A30"))
#set par(leading: 0.85em, spacing: 1.2em)
#set page(paper: "a4", margin: (x: 20mm, top: 18mm, bottom: 36mm), footer: context {
  line(length: 100%, stroke: hairline)
  grid(columns: (2.5fr, 5.5fr, 0.9fr), align: horizon,
    {
      set par(leading: 0.4em)
      text(9pt, weight: "medium", m.statements.at(0))
      linebreak()
      english(size: 8.25pt, m.statements.at(1))
    },
    grid(columns: m.partners.map(_ => 1fr), align: center, row-gutter: 5pt,
      ..m.partners.map(p => english(size: 11pt, weight: "bold", fill: deep, p.at(0))),
      ..m.partners.map(p => english(size: 7.5pt, fill: quiet, p.at(1)))),
    english(size: 9pt, fill: quiet, counter(page).display("1 / 1", both: true)))
})
#show heading: set block(sticky: true)
#show heading.where(level: 1): it => block(width: 100%, above: 1.6em, below: 0.9em,
  inset: (bottom: 4pt), stroke: (bottom: 0.8pt + accent), text(15pt, fill: accent, it.body))
#show heading.where(level: 2): it => block(above: 1.3em, below: 0.7em,
  text(12pt, weight: "semibold", fill: deep, it.body))
#show link: set text(fill: accent)
#set list(marker: text(fill: accent)[•], body-indent: 3mm)
#set enum(body-indent: 3mm)
#let address = regex("https?://[^\s()]+")
#let rich(words) = {
  let last = 0
  for hit in words.matches(address) {
    text(words.slice(last, hit.start))
    link(hit.text, english(hit.text))
    last = hit.end
  }
  text(words.slice(last))
}
#let item(it) = { rich(it.text); if it.items.len() > 0 { list(..it.items.map(rich)) } }
#block(width: 100%, inset: 14pt, fill: deep, {
  set text(fill: white)
  text(21pt, weight: "bold", m.title)
  parbreak()
  text(13pt, weight: "semibold", m.report_name)
  parbreak()
  m.date
})
#for (kind, value) in m.blocks {
  if kind == "h2" { heading(level: 1, rich(value)) }
  else if kind == "h3" { heading(level: 2, rich(value)) }
  else if kind == "ul" { list(..value.map(item)) }
  else if kind == "ol" { enum(..value.map(item)) }
  else if kind == "table" {
    table(columns: (1fr, 3.6fr), inset: 7pt, stroke: hairline,
      fill: (x, y) => if x == 0 { rgb("#EEF5F5") },
      ..value.map(row => (strong(row.at(0)), rich(row.at(1)))).flatten())
  }
  else { par(rich(value)) }
}
#text(8.5pt, fill: quiet, m.disclaimer)
"""


@cache
def compiler() -> typst.Compiler:
    return typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)


def build(source: Path, output: Path) -> None:
    compiler().compile(
        TEMPLATE.encode(),
        output=str(output),
        format="pdf",
        sys_inputs={"content": source.read_text(encoding="utf-8")},
        pdf_standards=["ua-1"],
    )
