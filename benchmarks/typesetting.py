"""How long itemizing, shaping and breaking the report takes, beside Typst's whole build.

    python benchmarks/typesetting.py [ROUNDS]

Every round sets another report: each text gets the round's number, so that no cache of
whole texts answers; then the report's own words, which joinup knows by now, but no text of
them. Typst, when its package is installed, builds the numbered words in the same process,
twice: by the peers' template, with everything a report has (peers/with_typst.py), and as a
bare list. All take turns; garbage is collected as seldom as joinup does it. Prints medians,
and those of each round's ratios; growth to 10 and 100 times the texts is measured the same way.
"""

from __future__ import annotations

import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks" / "peers")]

from content import NOTES, in_texts, shown_by, texts  # noqa: E402

from joinup_reports.typeset.flow import ParagraphStyle, TextSpan, TextStyle  # noqa: E402
from joinup_reports.typeset.fonts import Face, FontStack  # noqa: E402
from joinup_reports.typeset.paragraph import set_paragraph  # noqa: E402
from joinup_reports.typeset.structure import Content  # noqa: E402

FACES = (
    "ibm-plex-sans-arabic/IBMPlexSansArabic-Regular.ttf",
    "amiri/Amiri-Regular.ttf",
)
MEASURE = 480.0
# Rounds before words are put together from known ones (shape.py).
_WARMING = 6
BARE_LIST = """#set document(title: "joinup", author: "joinup")
#set text(font: ("IBM Plex Sans Arabic", "Amiri"), size: 10.5pt, lang: "ar", region: "JO", dir: rtl)
#set page(paper: "a4", footer: context align(center, counter(page).display("1 / 1", both: true)))
#for line in json(bytes(sys.inputs.content)) [
  - #line
]
"""

Report = dict[str, Any]


def numbered(report: Report, number: int) -> Report:
    """The report with `number` at the end of every text."""

    def change(text: str) -> str:
        return f"{text} {number}"

    blocks = [[kind, in_texts(value, change)] for kind, value in report["blocks"]]
    return {**in_texts(report, change), "blocks": blocks}


def ours() -> Callable[[list[str]], None]:
    stack = FontStack(Face(ROOT / "fonts" / name) for name in FACES)
    style = TextStyle(stack, 10.5, "#000000")
    paragraph = ParagraphStyle(rtl=True, leading=18.0)

    def build(report: list[str]) -> None:
        for text in report:
            span = TextSpan(text, style, Content())
            set_paragraph([span], paragraph, MEASURE, {}, lambda *_: None)

    return build


def typst() -> Callable[[str, object], None] | None:
    try:
        from with_typst import compiler  # noqa: PLC0415
    except ImportError:
        print("typst is not installed: no ratio")
        return None
    output = str(Path(tempfile.mkdtemp()) / "out.pdf")

    def build(template: str, content: object) -> None:
        inputs = {"content": json.dumps(content, ensure_ascii=False)}
        compiler().compile(
            template.encode(), output=output, sys_inputs=inputs, pdf_standards=["ua-1"]
        )

    return build


def timed(build: Callable[[], None]) -> float:
    """Milliseconds of the processor."""
    started = time.process_time()
    build()
    return (time.process_time() - started) * 1000


def one_round(own: Report, number: int, *, set_texts: Any, compile_typst: Any) -> dict[str, float]:
    """What each took, by name."""
    report = numbered(own, number)
    builds = {
        "ours": partial(set_texts, texts(report)),
        "ours, own words": partial(set_texts, texts(own)),
    }
    if compile_typst:
        from with_typst import TEMPLATE  # noqa: PLC0415

        builds["typst, whole report"] = partial(compile_typst, TEMPLATE, report)
        builds["typst, bare list"] = partial(compile_typst, BARE_LIST, texts(report))
    return {name: timed(build) for name, build in builds.items()}


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    gc.set_threshold(1_000_000)
    own, set_texts, compile_typst = shown_by(NOTES), ours(), typst()
    taken = [
        one_round(own, number, set_texts=set_texts, compile_typst=compile_typst)
        for number in range(-_WARMING, rounds)
    ][_WARMING:]
    print(f"{len(texts(own))} texts, {rounds} rounds")
    for name in taken[0]:
        times = [took[name] for took in taken]
        print(f"{name}: {median(times):.1f} ms (best {min(times):.1f})")
    for typsts in [name for name in taken[0] if name.startswith("typst")]:
        for name in ("ours", "ours, own words"):
            print(f"{typsts} / {name}: {median(took[typsts] / took[name] for took in taken):.1f}")
    for times in (1, 10, 100):
        many = texts(numbered(own, 1000 + times)) * times
        best = min(timed(partial(set_texts, many)) for _ in range(3))
        print(f"{times} times the texts: {best:.1f} ms, {best / len(many):.3f} ms each")


if __name__ == "__main__":
    main()
