"""Sets the same words in a browser and by joinup, and measures how far their ink differs.

    python benchmarks/browser.py [--out FOLDER] [--measure]

Two documents: meeting 07 and the hard cases of tests/data/hard.json. Each line that joinup
breaks is set once more by Chromium: same words, same font files, size, measure, language
and isolates. Both are printed to PDF and drawn by the same renderer. A line fails when an
edge of its ink lies further off than 2 % of the measure, or when the two pictures do not
look alike (letters in another order or another form), unless REASONS says why. The same
paragraphs are also broken by Chromium itself; how often it agrees is told, not judged:
joinup keeps numbers with their units and evens out its headings.

Pictures go to FOLDER, joinup's half on the left. Exit codes: 0 alike, or no Chromium here
(which is said); 1 a line differs.
"""

from __future__ import annotations

import argparse
import html
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageStat

from joinup_reports import build, resources
from joinup_reports.branding.read import read_theme
from joinup_reports.composing import compose
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.document.read import read_document
from joinup_reports.pdf.metadata import Metadata
from joinup_reports.pdf.write import write_pdf
from joinup_reports.reading.source import read_source
from joinup_reports.templating.environment import environment
from joinup_reports.templating.render import render_html
from joinup_reports.typeset import layout
from joinup_reports.typeset.flow import ParagraphStyle, TextSpan
from joinup_reports.typeset.frame import GlyphRun, Page
from joinup_reports.typeset.pages import make_pages
from joinup_reports.typeset.paragraph import collect, set_paragraph
from joinup_reports.typeset.structure import Artifact, StructureElement

ROOT = Path(__file__).resolve().parents[1]
NOTES = ROOT / "meetings" / "meeting-07.yaml"
COUNTERS = {"page": "1", "pages": "1"}

# Lines that may differ: words of theirs that are found in no other line, and why.
REASONS = {
    "09:00": "no letter in the block: Chromium takes Latin figures, joinup its language's",
}

TOLERANCE = 0.02  # of the measure
LIKENESS = 0.9  # cosine of the two pictures; a turned bracket gives 0.77, a wrong digit 0.87
WINDOW = 10.0  # points, in which pictures are looked at
FAINT = 8_000  # less ink than this in a window tells nothing

# The sheets on which lines are drawn, in points, and the grain of their pictures.
WIDTH, HEIGHT, MARGIN, SLOT, BASELINE = 640.0, 840.0, 40.0, 42.0, 27.0
LINES_A_SHEET = int(HEIGHT // SLOT)
SCALE = 200 / 72

CHROMIUM = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--allow-file-access-from-files",
    "--virtual-time-budget=10000",
)


class Paragraph(NamedTuple):
    spans: tuple[TextSpan, ...]
    style: ParagraphStyle
    measure: float


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line as joinup broke it: text[start:end] of its paragraph, and its runs."""

    paragraph: Paragraph
    text: str
    start: int
    end: int
    runs: tuple[GlyphRun, ...]

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]


class Difference(NamedTuple):
    """Points by which the edges of the ink lie apart, and how alike the pictures are."""

    left: float
    right: float
    likeness: float


def main() -> int:
    arguments = read_arguments()
    browser = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
    if browser is None:
        print("SKIPPED: no Chromium here, so no line was compared with a browser's")
        return 0
    arguments.out.mkdir(parents=True, exist_ok=True)
    paragraphs = [*paragraphs_of(meeting_markup()), *paragraphs_of(hard_markup())]
    lines = [line for paragraph in paragraphs for line in set_lines(paragraph)]
    differing = compare(lines, browser, arguments.out, tell_all=arguments.measure)
    tell_breaks(paragraphs, lines, browser)
    return 1 if differing else 0


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "browser")
    parser.add_argument("--measure", action="store_true", help="print each line's difference")
    return parser.parse_args()


# The documents, by joinup's own way up to the flowables.


def meeting_markup() -> str:
    diagnostics = Diagnostics()
    meeting, series = build.read_notes(NOTES, diagnostics, NOTES.name)
    folders = resources.find_workspace(NOTES).template_folders(resources.TEMPLATE)
    return render_html(meeting, series, folders)


def hard_markup() -> str:
    data = ROOT / "tests" / "data"
    hard = json.loads((data / "hard.json").read_text(encoding="utf-8"))
    sandbox = environment((data,))  # the filters of every template
    template = sandbox.get_template("hard.html.j2")
    return template.render({**hard, "lang": "ar-JO", "direction": "rtl"})


def paragraphs_of(markup: str) -> Iterator[Paragraph]:
    """What joinup sets of the HTML, each paragraph once, with the measure it is set to."""
    diagnostics = Diagnostics()
    workspace = resources.find_workspace(NOTES)
    theme_file = workspace.template_file(resources.TEMPLATE, resources.THEME)
    theme = read_theme(read_source(theme_file, diagnostics), diagnostics)
    document = read_document(markup, diagnostics)
    assert document is not None
    made = compose.compose(document, theme, workspace.font, workspace.picture, diagnostics)
    heard: dict[int, Paragraph] = {}

    def listen(spans: Sequence[TextSpan], style: ParagraphStyle, measure: float, *rest: object):
        if measure < WIDTH:  # a marker has no measure
            heard[id(spans)] = Paragraph(tuple(spans), style._replace(justify="none"), measure)
        return set_paragraph(spans, style, measure, *rest)

    layout.set_paragraph = listen
    try:
        make_pages(made.flowables, made.setup, diagnostics)
    finally:
        layout.set_paragraph = set_paragraph
    yield from heard.values()


def set_lines(paragraph: Paragraph) -> Iterator[SetLine]:
    text, _ = collect(paragraph.spans, COUNTERS)
    at = 0
    lines = set_paragraph(*paragraph, COUNTERS, lambda *_: None)
    for line in lines:
        words = "".join(run.text for run in line.runs)
        start = at
        for character in words:  # controls have no glyph, so they are in no run
            at = text.index(character, at) + 1
        visible = start + len(text[start:at].rstrip())
        yield SetLine(paragraph, text, start, visible, line.runs)


# The same words for the browser.


def page_markup(body: str, faces: Iterable[Path], more_style: str = "") -> str:
    fonts = "".join(
        f'@font-face {{font-family: "{face.stem}"; src: url("{face.as_uri()}")}}\n'
        for face in faces
    )
    return f"""<!DOCTYPE html>
<html lang="ar"><head><meta charset="utf-8"><style>
{fonts}@page {{size: {WIDTH}pt {HEIGHT}pt; margin: 0}}
body {{margin: 0; font-synthesis: none; text-rendering: geometricPrecision}}
{more_style}</style></head><body>{body}</body></html>
"""


def sheets_markup(lines: Sequence[SetLine]) -> str:
    sheets = []
    for first in range(0, len(lines), LINES_A_SHEET):
        slots = (
            f'<div class="slot" style="top:{index * SLOT}pt;width:{line.paragraph.measure}pt;'
            f'{block_style(line.paragraph.style)}">{line_markup(line)}</div>'
            for index, line in enumerate(lines[first : first + LINES_A_SHEET])
        )
        sheets.append(f'<div class="sheet">{"".join(slots)}</div>')
    style = f"""
.sheet {{position: relative; height: {HEIGHT}pt; break-after: page; overflow: hidden}}
.sheet:last-child {{break-after: auto}}
.slot {{position: absolute; left: {MARGIN}pt; white-space: pre; line-height: {SLOT}pt}}
"""
    return page_markup("".join(sheets), faces_of(line.paragraph for line in lines), style)


def faces_of(paragraphs: Iterable[Paragraph]) -> list[Path]:
    stacks = {span.style.stack for paragraph in paragraphs for span in paragraph.spans}
    return sorted({face.path for stack in stacks for face in stack.faces})


def block_style(style: ParagraphStyle) -> str:
    return f"direction:{'rtl' if style.rtl else 'ltr'};text-align:{style.align}"


def line_markup(line: SetLine) -> str:
    """A word that is cut keeps its joined forms by ZWJ (Unicode 15, section 9.2)."""
    before, after = (
        "\u200d" if 0 < at < len(line.text) and line.text[at - 1 : at + 1].isalpha() else ""
        for at in (line.start, line.end)
    )
    return spans_markup(line.paragraph.spans, line.text, line.start, line.end, before, after)


def spans_markup(
    spans: Sequence[TextSpan], text: str, low: int, high: int, before: str = "", after: str = ""
) -> str:
    _, placed = collect(spans, COUNTERS)
    cut = [(text[max(low, p.start) : min(high, p.end)], p.span) for p in placed]
    cut = [(words, span) for words, span in cut if words]
    made = []
    for index, (words, span) in enumerate(cut):
        element = "bdi" if span.isolate else "span"
        families = ",".join(f"'{face.path.stem}'" for face in span.style.stack.faces)
        shown = (before if index == 0 else "") + words + (after if index == len(cut) - 1 else "")
        made.append(
            f'<{element} lang="{span.lang}" style="font:{span.style.size}pt {families};'
            f'line-height:0">{html.escape(shown)}</{element}>'
        )
    return "".join(made)


# Drawing and comparing.


def compare(lines: Sequence[SetLine], browser: str, out: Path, *, tell_all: bool) -> int:
    """The number of lines that differ without a reason."""
    ours = draw(our_pdf(lines))
    theirs = draw(printed(browser, sheets_markup(lines)))
    differing = excused = 0
    for index, line in enumerate(lines):
        sheet, slot = divmod(index, LINES_A_SHEET)
        difference = measure(ours[sheet], theirs[sheet], slot)
        alike = is_alike(difference, line.paragraph.measure)
        reason = next((why for words, why in REASONS.items() if words in line.words), None)
        differing += not alike and reason is None
        excused += not alike and reason is not None
        if not alike:
            mark(ours[sheet], slot)
        if tell_all or not alike:
            left, right, likeness = difference
            print(f"{left:+6.2f} {right:+6.2f} {likeness:.3f} {reason or ''} {line.words}")
    for number, (left, right) in enumerate(zip(ours, theirs, strict=True), 1):
        side_by_side(left, right).save(out / f"lines-{number}.png", optimize=True)
    print(f"{len(lines)} lines, {differing} differ, {excused} more with a reason")
    return differing


def is_alike(difference: Difference, measure: float) -> bool:
    edges = max(abs(difference.left), abs(difference.right))
    return edges <= TOLERANCE * measure and difference.likeness >= LIKENESS


def our_pdf(lines: Sequence[SetLine]) -> bytes:
    pages = []
    for first in range(0, len(lines), LINES_A_SHEET):
        marks = [
            run._replace(colour="#000000", owner=Artifact()).moved(MARGIN, slot * SLOT + BASELINE)
            for slot, line in enumerate(lines[first : first + LINES_A_SHEET])
            for run in line.runs
        ]
        pages.append(Page(WIDTH, HEIGHT, tuple(marks)))
    root = StructureElement("Document", lang="ar")
    return write_pdf(pages, root, Metadata("Lines", "ar"), Diagnostics())


def printed(browser: str, markup: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "page.pdf"
        run(browser, markup, Path(folder), "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
        return pdf.read_bytes()


def run(browser: str, markup: str, folder: Path, *options: str) -> str:
    page = folder / "page.html"
    page.write_text(markup, encoding="utf-8")
    profile = f"--user-data-dir={folder / 'profile'}"
    command = [browser, *CHROMIUM, profile, *options, page.as_uri()]
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    return done.stdout.decode("utf-8")


def draw(pdf: bytes) -> list[Image.Image]:
    """Grey pictures of the pages, ink white on black."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.render(scale=SCALE).to_pil().convert("L") for page in document]
    return [ImageChops.invert(page) for page in pages]


def measure(ours: Image.Image, theirs: Image.Image, slot: int) -> Difference:
    boxes = [slot_of(picture, slot) for picture in (ours, theirs)]
    inks = [box.point(lambda grey: 255 * (grey > 96)).getbbox() for box in boxes]
    if None in inks:
        return Difference(WIDTH, WIDTH, 0.0)
    left, right = ((inks[1][i] - inks[0][i]) / SCALE for i in (0, 2))
    # Browsers round the place of the baseline: the pictures are laid top on top.
    lowered = ImageChops.offset(boxes[1], 0, inks[0][1] - inks[1][1])
    return Difference(left, right, likeness(boxes[0], lowered))


def slot_of(sheet: Image.Image, slot: int) -> Image.Image:
    top, foot = (round(at * SLOT * SCALE) for at in (slot, slot + 1))
    return sheet.crop((0, top, sheet.width, foot))


def likeness(one: Image.Image, other: Image.Image) -> float:
    """Of the least alike stretch of the line, WINDOW wide: a bracket turned the wrong way
    must not be lost among a hundred letters. A grain or two that the whole line lies off are
    forgiven.
    """
    one, other = (picture.filter(ImageFilter.GaussianBlur(1)) for picture in (one, other))
    shifts = [(x, y) for y in (0, -1, 1, -2, 2) for x in (0, -1, 1)]
    best = 0.0
    for shift in shifts:
        best = max(best, least_alike(one, ImageChops.offset(other, *shift)))
        if best > LIKENESS:
            break
    return best


def least_alike(one: Image.Image, other: Image.Image) -> float:
    step = round(WINDOW * SCALE)
    windows = [(x, 0, x + step, one.height) for x in range(0, one.width, step // 2)]
    return min(cosine(one.crop(window), other.crop(window)) for window in windows)


def cosine(one: Image.Image, other: Image.Image) -> float:
    squares = dot(one, one), dot(other, other)
    if max(squares) < FAINT:
        return 1.0
    return dot(one, other) / max(1.0, squares[0] * squares[1]) ** 0.5


def dot(one: Image.Image, other: Image.Image) -> float:
    return ImageStat.Stat(ImageChops.multiply(one, other)).sum[0]


def mark(sheet: Image.Image, slot: int) -> None:
    box = (2, slot * SLOT * SCALE + 2, sheet.width - 3, (slot + 1) * SLOT * SCALE - 2)
    ImageDraw.Draw(sheet).rectangle(box, outline=255, width=2)


def side_by_side(left: Image.Image, right: Image.Image) -> Image.Image:
    both = Image.new("L", (left.width * 2, left.height))
    both.paste(left, (0, 0))
    both.paste(right, (left.width, 0))
    return ImageChops.invert(both).resize((left.width, left.height // 2))


# Where Chromium breaks by itself.

_FIND_LINES = """<script>
document.fonts.ready.then(() => {
  const found = [...document.querySelectorAll("div")].map(block => {
    const lines = [], walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    let foot = -1e9
    for (let node; node = walker.nextNode();) {
      for (let at = 0; at < node.data.length; at++) {
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const box = range.getBoundingClientRect()
        if (box.width && box.top > foot - 2) { lines.push(""); foot = box.bottom }
        if (lines.length) lines[lines.length - 1] += node.data[at]
      }
    }
    return lines
  })
  document.body.replaceChildren(JSON.stringify(found))
})
</script>"""


def tell_breaks(paragraphs: Sequence[Paragraph], lines: Sequence[SetLine], browser: str) -> None:
    broken = [p for p in paragraphs if sum(line.paragraph is p for line in lines) > 1]
    blocks = (
        f'<div style="width:{p.measure}pt;line-height:{p.style.leading}pt;'
        f"{block_style(p.style)};overflow-wrap:break-word;"
        f'text-wrap:{"balance" if p.style.balance else "wrap"}">'
        f"{spans_markup(p.spans, collect(p.spans, COUNTERS)[0], 0, 1_000_000)}</div>"
        for p in broken
    )
    markup = page_markup("".join(blocks) + _FIND_LINES, faces_of(broken))
    with tempfile.TemporaryDirectory() as folder:
        shown = run(browser, markup, Path(folder), "--dump-dom")
    body = shown.partition("<body>")[2].partition("</body>")[0]
    same = total = 0
    for paragraph, theirs in zip(broken, json.loads(html.unescape(body)), strict=True):
        ours = [bare(line.words) for line in lines if line.paragraph is paragraph]
        ends = ends_of(ours)
        total += len(ends)
        same += len(ends & ends_of([bare(line) for line in theirs]))
    print(f"Chromium breaks {same} of {total} lines where joinup does")


def bare(words: str) -> str:
    """Without what has no ink: spaces and controls count differently on the two sides."""
    return "".join(c for c in words if c.isprintable() and not c.isspace())


def ends_of(lines: Sequence[str]) -> set[int]:
    return {sum(map(len, lines[: n + 1])) for n in range(len(lines) - 1)}


if __name__ == "__main__":
    sys.exit(main())
