"""How much of the text readers get back out of a PDF: search, copy, screen readers.

    python benchmarks/readback.py [--show] [--no-peers] [FILE.pdf REFERENCE.txt]

Without a file it sets two documents with the tool's own engine: meeting 07 and the hard
cases of tests/data/hard.json (harakat, ligatures, brackets, quotations, numbers,
addresses, joiners, directional controls); then the same paragraphs with other engines that
are installed here (Typst, WeasyPrint, fpdf2, Chromium), in Amiri, with which they do better
than with joinup's own face. A reference holds one paragraph a line.

For each reader that is installed (pdftotext, pypdfium2, PyMuPDF, pypdf, and pdf.js where
node finds the package in PDFJS_DIR) the table gives

    words     share of the reference's words found as words, in per cent
    phrases   share of its runs of three words found as they stand, in per cent
    cer       edits that turn the reference's paragraphs into the best-matching stretches
              of what was read, for each character of the reference

White space is made one, and directional controls count on neither side: readers add and
drop them as they like. A word that joinup had to break over two lines has no place in the
count, since no reader can know that it is one; `--show` lists those, and the words lost.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from joinup_reports import build, resources  # noqa: E402 - found from anywhere
from joinup_reports.diagnostics import Diagnostics  # noqa: E402
from joinup_reports.templating.environment import environment  # noqa: E402
from joinup_reports.templating.render import render_html  # noqa: E402
from joinup_reports.typeset.frame import GlyphRun, Page  # noqa: E402

NOTES = ROOT / "meetings" / "meeting-07.yaml"
DATA = ROOT / "tests" / "data"
# The face that the other engines do best with.
FACE = ROOT / "fonts" / "amiri" / "Amiri-Regular.ttf"
FAMILY = "Amiri"
CONTROLS = dict.fromkeys(
    [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)],
)

PDFJS = """
import fs from "fs";
const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
const data = new Uint8Array(fs.readFileSync(process.argv[process.argv.length - 1]));
const pdf = await getDocument({ data, verbosity: 0 }).promise;
let text = "";
for (let n = 1; n <= pdf.numPages; n++) {
  const content = await (await pdf.getPage(n)).getTextContent();
  for (const item of content.items) text += item.str + (item.hasEOL ? "\\n" : "");
  text += "\\n";
}
process.stdout.write(text);
"""


class Sample(NamedTuple):
    """A text and what joinup made of it; `broken` are the words it broke over two lines."""

    name: str
    paragraphs: Sequence[str]
    pdf: bytes
    broken: frozenset[str]


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--show", action="store_true", help="list the words that were lost")
    parser.add_argument("--no-peers", action="store_true", help="measure joinup only")
    options = parser.parse_args()
    print(f"{'text':10} {'engine':11} {'reader':10} {'words':>6} {'phrases':>8} {'cer':>6}")
    if options.files:
        pdf, reference = options.files
        paragraphs = reference.read_text(encoding="utf-8").splitlines()
        compare(Sample(reference.stem, paragraphs, b"", frozenset()), "given", pdf, options.show)
        return
    with tempfile.TemporaryDirectory() as folder:
        for sample in (meeting(), hard_cases()):
            if options.show and sample.broken:
                print("broken over two lines:", *sample.broken)
            for engine, make in ({"joinup": None} if options.no_peers else ENGINES).items():
                pdf = Path(folder, f"{sample.name}-{engine}.pdf")
                try:
                    pdf.write_bytes(make(sample.paragraphs) if make else sample.pdf)
                except (ImportError, OSError) as missing:
                    print(f"{sample.name:10} {engine:11} SKIPPED: {missing}")
                    continue
                compare(sample, engine, pdf, options.show)


def meeting() -> Sample:
    """Meeting 07, from its notes to its PDF."""
    diagnostics = Diagnostics()
    notes, series = build.read_notes(NOTES, diagnostics, NOTES.name)
    folders = resources.find_workspace(NOTES).template_folders(resources.TEMPLATE)
    words = (DATA / "report-07.txt").read_text(encoding="utf-8").splitlines()
    return set_sample("meeting 07", words, render_html(notes, series, folders))


def hard_cases() -> Sample:
    """The hard cases, in the look of a report."""
    hard = json.loads((DATA / "hard.json").read_text(encoding="utf-8"))
    sandbox = environment((DATA,))  # the filters of every template
    markup = sandbox.get_template("hard.html.j2").render(
        {**hard, "lang": "ar-JO", "direction": "rtl"}
    )
    paragraphs = [hard["title"], hard["subtitle"], hard["date"], *texts_of(hard["blocks"])]
    return set_sample("hard", paragraphs, markup)


def texts_of(blocks: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Paragraphs, list items and table cells, in order."""
    for kind, content in blocks:
        match kind:
            case "ul":
                yield from content
            case "table":
                yield from (cell for row in content for cell in row)
            case _:
                yield content


def set_sample(name: str, paragraphs: Sequence[str], markup: str) -> Sample:
    """`markup` set by joinup."""
    diagnostics = Diagnostics()
    workspace = resources.find_workspace(NOTES)
    file = workspace.template_file(resources.TEMPLATE, resources.THEME)
    look = build.read_look(file, diagnostics)
    laid = build.lay_out(markup, look, workspace, diagnostics)
    lines = [tidy(line) for page in laid.pages for line in lines_of(page)]
    words = {word for paragraph in paragraphs for word in tidy(paragraph).split()}
    broken = frozenset(word for word in words if not any(word in line for line in lines))
    return Sample(name, paragraphs, build.write_laid(laid, diagnostics), broken)


def lines_of(page: Page) -> Iterator[str]:
    runs = (mark for mark in page.marks if isinstance(mark, GlyphRun))
    for _, line in groupby(runs, lambda run: run.y):
        yield "".join(run.text for run in line)


def compare(sample: Sample, engine: str, pdf: Path, show: bool) -> None:
    """Prints one line of the table for each reader."""
    wanted = [tidy(line) for line in sample.paragraphs if line.strip()]
    split = [[w for w in line.split() if w not in sample.broken] for line in wanted]
    words = [word for line in split for word in line]
    phrases = [" ".join(line[n : n + 3]) for line in split for n in range(len(line) - 2)]
    for reader, read in READERS.items():
        try:
            found = tidy(read(pdf))
        except (ImportError, OSError) as missing:
            print(f"{sample.name:10} {engine:11} {reader:10} SKIPPED: {missing}")
            continue
        have = set(found.split())
        lost = [word for word in words if word not in have]
        hits = sum(f" {phrase} " in f" {found} " for phrase in phrases)
        share = 100 * (1 - len(lost) / len(words))
        edits = sum(fewest_edits(line, found) for line in wanted)
        print(
            f"{sample.name:10} {engine:11} {reader:10} {share:6.1f}"
            f" {100 * hits / len(phrases):8.1f} {edits / sum(map(len, wanted)):6.4f}"
        )
        if show and lost:
            print("   ", *lost)


def fewest_edits(wanted: str, text: str) -> int:
    """Levenshtein's distance of `wanted` to the stretch of `text` that is most like it."""
    import numpy as np  # noqa: PLC0415

    letters = np.array([ord(c) for c in text], dtype=np.int32)
    steps = np.arange(len(text) + 1, dtype=np.int32)
    row = np.zeros(len(text) + 1, dtype=np.int32)
    for number, character in enumerate(wanted, 1):
        next_row = np.empty_like(row)
        next_row[0] = number
        np.minimum(row[:-1] + (letters != ord(character)), row[1:] + 1, out=next_row[1:])
        row = np.minimum.accumulate(next_row - steps) + steps
    return int(row.min())


def tidy(text: str) -> str:
    """White space made one space, controls taken out."""
    return re.sub(r"\s+", " ", text.translate(CONTROLS)).strip()


# The readers.


def read_with_poppler(pdf: Path) -> str:
    """Poppler's pdftotext."""
    command = ["pdftotext", "-enc", "UTF-8", str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def read_with_pdfium(pdf: Path) -> str:
    """Chrome's engine."""
    import pypdfium2  # noqa: PLC0415

    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))


def read_with_mupdf(pdf: Path) -> str:
    """PyMuPDF, as its own users read."""
    import pymupdf  # noqa: PLC0415

    with pymupdf.open(pdf) as document:
        return "\n".join(page.get_text() for page in document)


def read_with_pypdf(pdf: Path) -> str:
    """Python's pypdf."""
    import pypdf  # noqa: PLC0415

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)


def read_with_pdfjs(pdf: Path) -> str:
    """Firefox's engine; `npm install pdfjs-dist` in PDFJS_DIR."""
    folder = Path(os.environ.get("PDFJS_DIR", ROOT))
    if not (folder / "node_modules" / "pdfjs-dist").is_dir():
        raise FileNotFoundError("no pdfjs-dist in PDFJS_DIR")
    node = shutil.which("node") or "node"
    command = [node, "--input-type=module", "-e", PDFJS, "--", str(pdf.resolve())]
    read = subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return read.stdout.decode()


READERS: dict[str, Callable[[Path], str]] = {
    "pdftotext": read_with_poppler,
    "PDFium": read_with_pdfium,
    "PyMuPDF": read_with_mupdf,
    "pypdf": read_with_pypdf,
    "pdf.js": read_with_pdfjs,
}

# The other engines: the same paragraphs.


def set_with_typst(paragraphs: Sequence[str]) -> bytes:
    import typst  # noqa: PLC0415

    source = (
        f'#set text(font: "{FAMILY}", size: 11pt, lang: "ar", dir: rtl)\n#set page(paper: "a4")\n'
        "#set document(title: [words])\n#for line in json(bytes(sys.inputs.lines)) { par(line) }"
    )
    lines = json.dumps(list(paragraphs), ensure_ascii=False)
    return bytes(
        typst.compile(
            source.encode(),
            font_paths=[str(ROOT / "fonts")],
            sys_inputs={"lines": lines},
            pdf_standards="ua-1",
        )
    )


def page_of(paragraphs: Sequence[str]) -> str:
    """The paragraphs as a page for a browser."""
    body = "".join(f"<p>{html.escape(line)}</p>" for line in paragraphs)
    return (
        '<!DOCTYPE html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>words</title><style>'
        f"@font-face {{font-family: face; src: url({FACE.as_uri()})}}"
        f"@page {{size: A4}} body {{font: 11pt face}}</style>{body}</html>"
    )


def set_with_weasyprint(paragraphs: Sequence[str]) -> bytes:
    import weasyprint  # noqa: PLC0415

    return bytes(weasyprint.HTML(string=page_of(paragraphs)).write_pdf(pdf_variant="pdf/ua-1"))


def set_with_chromium(paragraphs: Sequence[str]) -> bytes:
    browser = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
    if browser is None:
        raise FileNotFoundError("no Chromium here")
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(page_of(paragraphs), encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        command = [browser, *options, "--allow-file-access-from-files", f"--print-to-pdf={pdf}"]
        subprocess.run([*command, page.as_uri()], check=True, capture_output=True)
        return pdf.read_bytes()


def set_with_fpdf2(paragraphs: Sequence[str]) -> bytes:
    import fpdf  # noqa: PLC0415

    pdf = fpdf.FPDF()
    pdf.add_page()
    pdf.add_font("face", fname=FACE)
    pdf.set_font("face", size=11)
    pdf.set_text_shaping(use_shaping_engine=True, direction="rtl", script="arab")
    for line in paragraphs:
        pdf.multi_cell(0, 6, line, align="R", new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


ENGINES: dict[str, Callable[[Sequence[str]], bytes] | None] = {
    "joinup": None,
    "Typst": set_with_typst,
    "WeasyPrint": set_with_weasyprint,
    "fpdf2": set_with_fpdf2,
    "Chromium": set_with_chromium,
}


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main()
