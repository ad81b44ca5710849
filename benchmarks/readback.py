"""How much of the text readers get back out of our PDFs: search, copy, screen readers.

    python benchmarks/readback.py [--show] [FILE.pdf REFERENCE.txt]

Without a file it sets two texts of its own with the tool's own engine, line by line as a
report does: the meeting notes in meetings/, and sentences that are hard (harakat, ligatures,
brackets, quotations, numbers, addresses). A reference holds one paragraph a line.

The table gives, for each reader that is installed (pdftotext, pypdfium2, PyMuPDF, pypdf, and
pdf.js where node finds the package in PDFJS_DIR), the share in per cent of

    words     the reference's words found as words
    phrases   its runs of three words found as they stand

Directional controls count on neither side: readers add and drop them as they like. Words of
a token that was broken over two lines are counted as lost, though it is no fault. `--show`
lists the words that were lost.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from joinup_reports.diagnostics import Diagnostics
from joinup_reports.pdf.metadata import Metadata
from joinup_reports.pdf.write import write_pdf
from joinup_reports.source import Mapping, Node, Scalar, Sequence, read_source
from joinup_reports.typeset.flow import (
    PageSetup,
    ParagraphStyle,
    Spacing,
    TextBlock,
    TextSpan,
    TextStyle,
)
from joinup_reports.typeset.fonts import Face, FontStack
from joinup_reports.typeset.pages import make_pages
from joinup_reports.typeset.structure import StructureElement

ROOT = Path(__file__).parents[1]
STACK = FontStack(
    Face(ROOT / "fonts" / file)
    for file in (
        "ibm-plex-sans-arabic/IBMPlexSansArabic-Regular.ttf",
        "amiri/Amiri-Regular.ttf",
    )
)
CONTROLS = dict.fromkeys(
    [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)],
)

HARD = """\
بِسْمِ اللهِ الرَّحْمٰنِ الرَّحِيمِ، إِنَّ مُعَلِّمًا مُتَمَكِّنًا يُدَرِّسُ الطُّلَّابَ لُغَةً عَرَبِيَّةً فُصْحَى، وَكُلُّ شَيْءٍ بِقَدَرٍ.
لا لأ لإ لآ بلا بلأ السلام الأمل الإسلام الآن ولأنّ فلإن والآخرون سلامًا
1. خليط من العربية واللاتينية والأرقام
اشترك 25 رياديًا في ورشة Design Thinking 101 عبر Zoom (النسخة 5.0.2).
وحصلوا على 80% من الدعم، أي 1,250.50 دينار (JOD) بين 2020/04/23 و23-05-2020.
الهاتف: +962 6 555-1234 تحويلة (12)، والبريد info@example.org والرابط <https://example.org/a_b?x=1&y=2#z>.
قال المدرب: "إن عبارة 'we call it التمكين here' شائعة" ثم أضاف «الاقتباس [المتداخل] مهم».
حروف فارسية: پنجره، چای، ژاله، گل؛ وكلمات مثل سیاست و وایمانهم، و می\u200cخواهم.
التطويل: العـــربية والجـــمال، والأرقام: ٠١٢٣٤٥٦٧٨٩ ونسبة ٪٥٠.
رموز: © € ثم ﴿آية﴾. والسعر $1,200 / شهر، من 09:00–10:30
"""

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


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--show", action="store_true", help="list the words that were lost")
    options = parser.parse_args()
    print(f"{'text':10} {'reader':10} {'words':>7} {'phrases':>8}")
    if options.files:
        pdf, reference = options.files
        compare("given", pdf, reference.read_text(encoding="utf-8"), show=options.show)
        return
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("notes", read_notes()), ("hard", HARD)):
            pdf = Path(folder, f"{name}.pdf")
            pdf.write_bytes(set_text(text))
            compare(name, pdf, text, show=options.show)


def read_notes() -> str:
    """Every text of the workspace's notes, a paragraph a line."""
    paths = sorted((ROOT / "meetings").glob("*.yaml"))
    nodes = (read_source(path, Diagnostics()) for path in paths)
    return "\n".join(line for node in nodes if node for line in walk(node))


def walk(node: Node) -> list[str]:
    """The texts below a node, in order."""
    match node:
        case Scalar():
            return [line for line in node.text.splitlines() if line.strip()]
        case Sequence():
            return [line for item in node.items for line in walk(item)]
        case Mapping():
            return [line for _, value in node.entries for line in walk(value)]
    return []


def set_text(text: str) -> bytes:
    """The PDF of `text`, a paragraph a line, as a report's body is set."""
    root = StructureElement("Document", lang="ar")
    style = TextStyle(STACK, 11.0, "#1b1b1b")
    blocks = tuple(
        TextBlock(
            (TextSpan(line, style, root.element("P").content()),),
            ParagraphStyle(rtl=True, leading=18.0),
            Spacing(after=6.0),
        )
        for line in text.splitlines()
    )
    setup = PageSetup(595.276, 841.89, 56.7, 102.0, 62.4, 62.4, rtl=True)
    pages = make_pages(blocks, setup, Diagnostics())
    return write_pdf(pages, root, Metadata(title="readback", lang="ar"))


def compare(name: str, pdf: Path, reference: str, *, show: bool) -> None:
    """Prints one line of the table for each reader."""
    wanted = [tidy(line).split() for line in reference.splitlines()]
    words = [word for line in wanted for word in line]
    phrases = [" ".join(line[n : n + 3]) for line in wanted for n in range(len(line) - 2)]
    for reader, read in READERS.items():
        try:
            found = tidy(read(pdf))
        except (ImportError, OSError) as missing:
            print(f"{name:10} {reader:10} not installed ({missing})")
            continue
        have = set(found.split())
        lost = [word for word in words if word not in have]
        hits = sum(f" {phrase} " in f" {found} " for phrase in phrases)
        share = 100 * (1 - len(lost) / len(words))
        print(f"{name:10} {reader:10} {share:7.1f} {100 * hits / len(phrases):8.1f}")
        if show and lost:
            print("   ", " ".join(lost))


def tidy(text: str) -> str:
    """White space made one space, controls taken out."""
    return re.sub(r"\s+", " ", text.translate(CONTROLS)).strip()


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

if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()
