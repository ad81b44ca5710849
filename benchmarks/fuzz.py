"""Whatever a file of notes holds: a meeting or findings, soon, and no word lost.

    python benchmarks/fuzz.py --count 1000000 --processes 2    mutated and made-up notes
    python benchmarks/fuzz.py --seconds 30                     as many as there is time for
    python benchmarks/fuzz.py --atheris --seconds 30           guided by coverage

Each input is held to `check`. An input that fails is written beside the message; the same
seed makes the same inputs.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import random
import re
import runpy
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from joinup_reports.branding.model import Series
from joinup_reports.branding.read import read_series
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.meeting.model import Entry, Meeting
from joinup_reports.meeting.read import read_meeting
from joinup_reports.reading import characters
from joinup_reports.reading.source import Mapping, Node, Scalar, Sequence, Text, parse_source

ROOT = Path(__file__).resolve().parents[1]
SLOWEST = 2.0  # seconds
NAME = "notes.yaml"
REMARK = re.compile(r"^\s*#.*|\s#(?:\s.*)?$")
WORD = re.compile(r"[^\W_]+")


class Wrong(Exception):  # noqa: N818
    """What must not happen happened."""


def check(data: bytes, series: Series | None = None) -> str:
    """`accepted` or `refused`; raises Wrong. With a series the HTML is looked at too."""
    began = time.process_time()  # a machine may halt us; that is no fault of the notes
    found = Diagnostics()
    text = characters.decode(data, NAME, found)
    node = None if text is None else parse_source(text, NAME, found)
    meeting = None if node is None else read_meeting(node, found)
    took = time.process_time() - began
    if took > SLOWEST:
        raise Wrong(f"{took:.1f} s")
    if meeting is None and not found.has_errors:
        raise Wrong("no meeting, and no reason")
    for finding in found:
        if finding.location is None or finding.location.line < 1 or finding.location.column < 1:
            raise Wrong(f"{finding.code} stands nowhere")
    if text is None or node is None or meeting is None or found.has_errors:
        return "refused"
    check_words(text, node)
    check_meeting(node, meeting)
    if series is not None:
        check_html(meeting, series)
    return "accepted"


def check_words(text: str, node: Node) -> None:
    """All words of the file are in its tree, in order, but those that may be a remark's."""
    if "\\" in text or text.startswith("%") or "\n%" in text:
        return  # escapes are written otherwise than read; a directive is no text
    lines = re.split("\r\n|\r|\n", text)
    typed = [word for line in lines for word in words_of(REMARK.sub("", line))]
    read = [word for scalar in scalars(node) for word in words_of(scalar.text)]
    rest = iter(read)
    if not all(word in rest for word in typed):
        raise Wrong(f"a word of the file is not in the tree: {typed} {read}")
    remarks = Counter(word for line in lines if "#" in line for word in words_of(line))
    if Counter(read) - Counter(typed) - remarks:
        raise Wrong(f"a word came from nowhere: {typed} {read}")


def words_of(text: str) -> list[str]:
    return WORD.findall(text)


def scalars(node: Node) -> Iterator[Scalar]:
    """Every key and value, in the order of the file."""
    match node:
        case Scalar():
            yield node
        case Sequence():
            for item in node.items:
                yield from scalars(item)
        case Mapping():
            for key, value in node.entries:
                yield key
                yield from scalars(value)


def check_meeting(node: Node, meeting: Meeting) -> None:
    """All words of the tree that are neither keys nor figures are texts of the meeting."""
    texts = [word for text in texts_of(meeting) for word in words_of(text)]
    keys = Counter(word for scalar in scalars(node) for word in words_of(scalar.text))
    if Counter(texts) - keys:
        raise Wrong("the meeting says what nobody typed")
    for scalar in values(node):
        if not all(word in texts for word in words_of(scalar.text)):
            raise Wrong(f"lost on the way to the meeting: {scalar}")


def values(node: Node) -> Iterator[Scalar]:
    """Every value whose words are printed as they are."""
    assert isinstance(node, Mapping)
    for key, value in node.entries:
        said = key.text.strip()
        on_the_clock = said in {"time", "الوقت"} and isinstance(value, Mapping)
        if said not in {"number", "الرقم", "mode", "النمط", "lang", "اللغة"} and not on_the_clock:
            yield from leaves(value)


def leaves(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence():
            for item in node.items:
                yield from leaves(item)
        case Mapping():
            for key, value in node.entries:
                if key.text.strip() not in {"lang", "اللغة"}:
                    yield from leaves(value)


def texts_of(meeting: Meeting) -> Iterator[Text]:
    yield from (meeting.date_place, meeting.title, meeting.location)
    yield from (text for text in (meeting.time, meeting.region) if isinstance(text, Text))
    for part in (meeting.challenges, meeting.responses, meeting.opportunities, meeting.lessons):
        yield from entry_texts(part)
    yield from meeting.headings.values()
    yield from meeting.introductions.values()


def entry_texts(entries: tuple[Entry, ...]) -> Iterator[Text]:
    for entry in entries:
        yield entry.text
        yield from entry_texts(entry.items)


def check_html(meeting: Meeting, series: Series) -> None:
    """Each text of the meeting stands in the HTML once, where it says it is from."""
    from joinup_reports.templating.render import render_html  # noqa: PLC0415 - the other checks need none

    page = Page()
    page.feed(render_html(meeting, series, [ROOT / "templates" / "final-report"]))
    for text in texts_of(meeting):
        if text is meeting.date_place or text is meeting.region:
            continue  # the date is said in another form, the region beside other words
        printed = " ".join(page.by_place.get(str(text.place), "").split())
        if printed != " ".join(text.split()):
            raise Wrong(f"typed {text!r}, printed {printed!r}")
    if meeting.region and " ".join(meeting.region.split()) not in " ".join(page.all.split()):
        raise Wrong(f"not printed: {meeting.region!r}")
    for part in (meeting.challenges, meeting.responses, meeting.opportunities, meeting.lessons):
        places = [str(text.place) for text in entry_texts(part)]
        order = [place for place in page.by_place if place in set(places)]
        if order != places:
            raise Wrong(f"items in another order: {places} {order}")


class Page(HTMLParser):
    """The words of a page, unescaped, by the `data-src` of the innermost element around."""

    def __init__(self) -> None:
        super().__init__()
        self.by_place: dict[str, str] = {}
        self.all = ""
        self.open: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"meta", "link", "img", "br"}:
            return
        place = dict(attrs).get("data-src") or (self.open[-1][1] if self.open else None)
        self.open.append((tag, place))
        if tag == "p":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.all += data
        place = self.open[-1][1] if self.open else None
        if place is not None:
            self.by_place[place] = self.by_place.get(place, "") + data


# --- inputs

SIGNS = [
    *"-:#\"'[]{}|>&*!%@`?,\\\n\t ~.=•–“”«»،؛",
    ": ",
    " #",
    "- ",
    "\n- ",
    "\n  - ",
    "\r\n",
    "''",
]
HIDDEN = [
    *"\u200b\u202e\u202d\u202b\u202c\u2067\u2069\u200f\u061c\u200d\ufeff\u00ad\x07\u2028\ufdd0\ufdd1"
]
LETTERS = [*"ابتعمنيهلاكىیکﻻﻧﺺabXZ019٣٧", "نص", "كلمة", "Zoom", "text: ", "items:", "title", "😀"]
PIECES = SIGNS + HIDDEN + LETTERS


@dataclass(frozen=True, slots=True)
class Seeds:
    texts: tuple[str, ...]
    lines: tuple[str, ...]

    @classmethod
    def load(cls) -> Seeds:
        paths = [*sorted((ROOT / "tests" / "cases").glob("*.yaml"))]
        texts = tuple(path.read_bytes().decode("utf-8", "replace") for path in paths)
        notes = (ROOT / "meetings" / "meeting-07.yaml").read_text("utf-8")
        lines = {line for text in (*texts, notes) for line in text.split("\n") if "# " not in line}
        sound = tuple(text for path, text in zip(paths, texts, strict=True) if "right" in path.stem)
        return cls(texts + sound * 20, tuple(sorted(lines)))


def make_input(chance: random.Random, seeds: Seeds) -> bytes:
    """Notes or a part of them with a few slips, any lines, signs thrown together, or bytes."""
    kind = chance.random()
    if kind < 0.06:
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 60)))
    elif kind < 0.16:
        text = "\n".join(chance.choices(seeds.lines, k=chance.randint(1, 6)))
    else:
        text = chance.choice(seeds.texts)
        if kind < 0.85:
            lines = text.split("\n")
            start = chance.randrange(len(lines))
            text = "\n".join(lines[start : start + chance.randint(1, 4)])
        for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
            text = slip(text, chance, seeds)
    data = text.encode("utf-8", "replace")
    if kind > 0.93:
        spoilt = bytearray(data or b" ")
        for _ in range(chance.randint(1, 4)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        data = bytes(spoilt)
    return data


def slip(text: str, chance: random.Random, seeds: Seeds) -> str:
    """One thing that a hand does to a text."""
    at = chance.randint(0, len(text))
    kind = chance.randrange(6)
    if kind == 0:
        return text[:at] + chance.choice(PIECES) + text[at:]
    if kind == 1:
        return text[:at] + text[at + chance.randint(1, 4) :]
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    if kind == 2:
        lines[at] = chance.choice(seeds.lines)
    elif kind == 3:
        lines.insert(at, chance.choice(seeds.lines))
    elif kind == 4:
        del lines[at]
    else:
        lines[at] = " " * chance.randint(0, 6) + lines[at].lstrip()
    return "\n".join(lines)


def our_series() -> Series:
    text = (ROOT / "meetings" / "series.yaml").read_text("utf-8")
    node = parse_source(text, "series.yaml", Diagnostics())
    series = read_series(node, Diagnostics()) if node else None
    assert series is not None
    return series


def run(seed: int, count: int, seconds: float, html_every: int) -> Counter[str]:
    """Checks `count` inputs, or as many as `seconds` allow; how many were accepted, refused."""
    chance, seeds, series = random.Random(seed), Seeds.load(), our_series()  # noqa: S311
    told: Counter[str] = Counter()
    stop = time.monotonic() + seconds
    gc.set_threshold(100_000)
    for number in range(count):
        data = make_input(chance, seeds)
        try:
            told[check(data, None if number % html_every else series)] += 1
        except Exception as problem:  # noqa: BLE001 - any of them is what we look for
            report(data, problem)
            told["wrong"] += 1
        if number % 256 == 0 and time.monotonic() > stop:
            break
    return told


def report(data: bytes, problem: Exception) -> None:
    with tempfile.NamedTemporaryFile(prefix="joinup-fuzz-", suffix=".yaml", delete=False) as file:
        file.write(data)
    print(f"{file.name}: {type(problem).__name__}: {problem}"[:600], file=sys.stderr)


def run_atheris(seconds: float) -> None:
    """libFuzzer, guided by the coverage of our own modules; leaves with its own exit code."""
    try:
        import atheris  # noqa: PLC0415 - an extra
    except ImportError:
        print("atheris is not installed: nothing was run", file=sys.stderr)
        raise SystemExit(0) from None
    # Only what is imported under its eyes has its coverage measured.
    for name in [name for name in sys.modules if name.startswith("joinup_reports")]:
        del sys.modules[name]
    with atheris.instrument_imports(include=["joinup_reports"]):
        watched = runpy.run_path(__file__)["check"]
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(Seeds.load().texts):
            (Path(folder) / str(number)).write_text(text, "utf-8")
        wrong = f"-artifact_prefix={tempfile.gettempdir()}/joinup-fuzz-"
        options = [wrong, f"-max_total_time={seconds:.0f}", "-max_len=2000", "-timeout=4", folder]
        atheris.Setup([sys.argv[0], *options], watched)
        atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=10**9)
    parser.add_argument("--seconds", type=float, default=10**9)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--html-every", type=int, default=20, help="look at the HTML of each n-th")
    parser.add_argument("--atheris", action="store_true")
    options = parser.parse_args()
    if options.atheris:
        run_atheris(options.seconds)
    began = time.monotonic()
    share = -(-options.count // options.processes)
    jobs = [
        (options.seed + number, share, options.seconds, options.html_every)
        for number in range(options.processes)
    ]
    with multiprocessing.Pool(options.processes) as pool:
        told = sum(pool.starmap(run, jobs), Counter())
    took = time.monotonic() - began
    print(f"{told.total():,} inputs in {took:.0f} s: {dict(told)}")
    raise SystemExit(1 if told["wrong"] else 0)


if __name__ == "__main__":
    main()
