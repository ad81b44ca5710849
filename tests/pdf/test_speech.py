"""What a screen reader says: the tree walked through its content, word by word."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import ContentStream

from joinup_reports import build, resources
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.pdf.write import write_pdf
from joinup_reports.templating.environment import environment
from joinup_reports.typeset.structure import StructureElement
from tests.pdf.conftest import METADATA, read, set_page, set_run

DATA = Path(__file__).parents[1] / "data"
NOTES = Path(__file__).parents[2] / "meetings" / "meeting-07.yaml"
CONTROLS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
RTL = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc]")


def texts_of_codes(font: pypdf.generic.DictionaryObject) -> dict[bytes, str]:
    """The font's ToUnicode map."""
    cmap = font["/ToUnicode"].get_data().decode("ascii")
    blocks = re.findall("beginbfchar\n(.*?)endbfchar", cmap, re.DOTALL)
    rows = re.findall("<([0-9a-f]{4})> <([0-9a-f]+)>\n", "".join(blocks))
    return {bytes.fromhex(code): bytes.fromhex(text).decode("utf-16-be") for code, text in rows}


def contents_of(page: pypdf.PageObject) -> dict[int, str]:
    """The text of each marked-content sequence, each string in logical order."""
    fonts = {name: texts_of_codes(font) for name, font in page["/Resources"]["/Font"].items()}
    found: dict[int, str] = {}
    open_now: list[int | None] = []
    texts: dict[bytes, str] = {}
    for operands, operator in ContentStream(page["/Contents"], page.pdf).operations:
        match operator:
            case b"BDC":
                open_now.append(operands[1].get("/MCID"))
                if open_now[-1] is not None:
                    found[open_now[-1]] = ""
            case b"EMC":
                open_now.pop()
            case b"Tf":
                texts = fonts[operands[0]]
            case b"Tj" | b"TJ" if open_now[-1] is not None:
                found[open_now[-1]] += text_of(operands[0], texts)
    return found


def text_of(shown: object, texts: dict[bytes, str]) -> str:
    strings = shown if isinstance(shown, list) else [shown]
    codes = b"".join(s.original_bytes for s in strings if hasattr(s, "original_bytes"))
    text = "".join(texts[codes[n : n + 2]] for n in range(0, len(codes), 2))
    # The strings of a name, which are arrays, run from left to right.
    return text[::-1] if RTL.search(text) and not isinstance(shown, list) else text


def spoken(pdf: bytes) -> str:
    """The document as its tree says it, a block a line."""
    reader = read(pdf)
    pages = {page.indirect_reference.idnum: contents_of(page) for page in reader.pages}
    root = reader.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()
    return "".join(say(root, pages)).translate(CONTROLS)


def say(element: pypdf.generic.DictionaryObject, pages: dict[int, dict[int, str]]) -> Iterator[str]:
    if element["/S"] not in ("/Span", "/Link"):
        yield "\n"
    if "/ActualText" in element:
        yield element["/ActualText"]
        return
    home = pages.get(element.raw_get("/Pg").idnum, {}) if "/Pg" in element else {}
    for kid in (entry.get_object() for entry in element.get("/K", [])):
        if isinstance(kid, int):
            yield home[kid]
        elif kid.get("/Type") == "/MCR":
            yield pages[kid.raw_get("/Pg").idnum][kid["/MCID"]]
        elif kid.get("/Type") != "/OBJR":
            yield from say(kid, pages)


@pytest.fixture(scope="module")
def report() -> bytes:
    return build.set_report(NOTES, Diagnostics(), NOTES.name)


@pytest.fixture(scope="module")
def hard() -> bytes:
    """The hard cases in the look of a report."""
    markup = environment((DATA,)).get_template("hard.html.j2")
    cases = json.loads((DATA / "hard.json").read_text(encoding="utf-8"))
    diagnostics, workspace = Diagnostics(), resources.find_workspace(NOTES)
    file = workspace.template_file(resources.TEMPLATE, resources.THEME)
    look = build.read_look(file, diagnostics)
    words = markup.render({**cases, "lang": "ar-JO", "direction": "rtl"})
    return build.write_laid(build.lay_out(words, look, workspace, diagnostics), diagnostics)


def assert_says_in_order(pdf: bytes, paragraphs: list[str]) -> None:
    """Each paragraph word by word, one after the other, nothing missing in between."""
    heard = " ".join(spoken(pdf).split())
    at = 0
    for paragraph in paragraphs:
        words = " ".join(paragraph.translate(CONTROLS).split())
        found = heard.find(words, at)
        assert found >= 0, f"{words!r} is not in {heard[at : at + len(words) + 40]!r}"
        at = found + len(words)


def test_the_report_is_spoken_in_the_order_of_its_words(report):
    reference = (DATA / "report-07.txt").read_text(encoding="utf-8")
    assert_says_in_order(report, [line for line in reference.splitlines() if line.strip()])


def test_the_hard_cases_are_spoken_as_written(hard):
    cases = json.loads((DATA / "hard.json").read_text(encoding="utf-8"))
    paragraphs = [cases["title"], cases["subtitle"], cases["date"]]
    for kind, content in cases["blocks"]:
        match kind:
            case "ul":
                paragraphs += content
            case "table":
                paragraphs += [cell for row in content for cell in row]
            case _:
                paragraphs.append(content)
    longer_than_a_line = next(p for p in paragraphs if "والمستشفيات" in p)
    paragraphs.remove(longer_than_a_line)
    assert_says_in_order(hard, paragraphs)
    heard = spoken(hard)
    assert "".join(longer_than_a_line.split()) in "".join(heard.split())


def test_nothing_but_the_report_is_spoken(report):
    """Markers aside: running footers and page numbers are artifacts."""
    reference = (DATA / "report-07.txt").read_text(encoding="utf-8").split()
    markers = re.compile(r"[•–▪◦-]|\d+\.")
    heard = [word for word in spoken(report).split() if not markers.fullmatch(word)]
    assert len(heard) - len(reference) == 19  # the disclaimer at the end


def test_an_address_cut_at_a_lines_end_is_spoken_whole():
    root = StructureElement("Document")
    paragraph = root.element("P")
    words = paragraph.content()
    address = paragraph.element("Link").content()
    name = paragraph.element("Span").content()
    page = set_page(
        set_run("انظر ", words, 400, 100),
        set_run("https://example.org/", address, 300, 100, rtl=False),
        set_run("page", address, 400, 118, rtl=False),
        set_run("Design ", name, 300, 136, rtl=False),
        set_run("Thinking", name, 400, 154, rtl=False),
    )
    pdf = write_pdf([page], root, METADATA)
    assert spoken(pdf).split() == ["انظر", "https://example.org/pageDesign", "Thinking"]
    kids = read(pdf).trailer["/Root"]["/StructTreeRoot"]["/K"]["/K"][0].get_object()["/K"]
    said = [kid.get_object().get("/ActualText") for kid in kids if not isinstance(kid, int)]
    assert said == ["https://example.org/page", None]
