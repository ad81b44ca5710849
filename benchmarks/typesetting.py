"""How long itemizing, shaping and breaking the report takes, beside Typst's whole build.

    python benchmarks/typesetting.py [ROUNDS]

Every round sets another report: each text gets the round's number, so that no cache of
whole texts answers; then the report's own words, which joinup knows by now, but no text of
them. Typst, when its package is installed, builds the numbered words as a bare list in the
same process and they take turns. Prints medians and their ratios; growth to 10 and 100 times
the entries is measured the same way.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from joinup_reports.typeset.flow import ParagraphStyle, TextSpan, TextStyle
from joinup_reports.typeset.fonts import Face, FontStack
from joinup_reports.typeset.paragraph import set_paragraph
from joinup_reports.typeset.structure import Content

ROOT = Path(__file__).parents[1]
REPORT = (ROOT / "tests/data/report-07.txt").read_text(encoding="utf-8").split("\n")
FACES = (
    "ibm-plex-sans-arabic/IBMPlexSansArabic-Regular.ttf",
    "amiri/Amiri-Regular.ttf",
)
MEASURE = 480.0
# Rounds before words are put together from known ones (shape.py).
_WARMING = 6
TYPST = """#set document(title: "joinup", author: "joinup")
#set text(font: ("IBM Plex Sans Arabic", "Amiri"), size: 10.5pt, lang: "ar", region: "JO", dir: rtl)
#set page(paper: "a4", footer: context align(center, counter(page).display("1 / 1", both: true)))
#for line in json(bytes(sys.inputs.lines)) [
  - #line
]
"""


OWN = [line for line in REPORT if line.strip()]


def paragraphs(number: int, times: int = 1) -> list[str]:
    return [f"{line} {number}" for line in OWN] * times


def ours() -> Callable[[list[str]], None]:
    stack = FontStack(Face(ROOT / "fonts" / name) for name in FACES)
    style = TextStyle(stack, 10.5, "#000000")
    paragraph = ParagraphStyle(rtl=True, leading=18.0)

    def build(texts: list[str]) -> None:
        for text in texts:
            span = TextSpan(text, style, Content())
            set_paragraph([span], paragraph, MEASURE, {}, lambda *_: None)

    return build


def typst() -> Callable[[list[str]], None] | None:
    try:
        import typst as binding  # noqa: PLC0415
    except ImportError:
        print("typst is not installed: no ratio")
        return None
    compiler = binding.Compiler(font_paths=[str(ROOT / "fonts")])
    output = Path(tempfile.mkdtemp()) / "out.pdf"

    def build(texts: list[str]) -> None:
        lines = json.dumps(texts, ensure_ascii=False)
        compiler.compile(
            TYPST.encode(), output=str(output), sys_inputs={"lines": lines}, pdf_standards=["ua-1"]
        )

    return build


def timed(build: Callable[[list[str]], None], texts: list[str]) -> float:
    started = time.process_time()
    build(texts)
    return (time.process_time() - started) * 1000


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    builders = {name: build for name, build in (("ours", ours()), ("typst", typst())) if build}
    taken: dict[str, list[float]] = {name: [] for name in (*builders, "ours, own words")}
    for number in range(-_WARMING, rounds):
        took = {name: timed(build, paragraphs(number)) for name, build in builders.items()}
        took["ours, own words"] = timed(builders["ours"], OWN)
        if number >= 0:
            for name, milliseconds in took.items():
                taken[name].append(milliseconds)
    for name, times in taken.items():
        print(f"{name}: {median(times):.1f} ms (best {min(times):.1f}), {rounds} rounds")
    if "typst" in taken:
        for name in ("ours", "ours, own words"):
            print(f"typst / {name}: {median(taken['typst']) / median(taken[name]):.1f}")
    for times in (1, 10, 100):
        texts = paragraphs(1000 + times, times)
        took = min(timed(builders["ours"], texts) for _ in range(3))
        print(f"{times} times the paragraphs: {took:.1f} ms, {took / len(texts):.3f} ms each")


if __name__ == "__main__":
    main()
