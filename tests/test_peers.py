"""What the comparison with peers is made of: content, clock, verdicts, the table."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import pypdf
import pypdfium2
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "benchmarks" / "peers"))

import clock  # noqa: E402
import content  # noqa: E402
import rows  # noqa: E402
import table  # noqa: E402
from table import Row, Target  # noqa: E402

NOTES = yaml.safe_load(content.NOTES.read_text(encoding="utf-8"))
SERIES = yaml.safe_load(content.SERIES.read_text(encoding="utf-8"))
MISSING = re.compile("No module named|no Chromium|cannot load library")


@pytest.fixture(scope="module")
def meeting(tmp_path_factory):
    file = tmp_path_factory.mktemp("peers") / "meeting-07.yaml"
    content.write_notes(file, NOTES, SERIES)
    return file


# Content.


def test_a_peer_gets_every_word_of_the_notes(meeting):
    shown = Counter(content.words(content.load(meeting.with_suffix(".json"))))
    written = []
    content.in_texts({k: NOTES[k] for k in content.NOTES_TEXTS}, written.append)
    content.in_texts({k: SERIES[k] for k in ("about", "objectives", "report_name")}, written.append)
    assert len(written) > 40
    assert not Counter(word for text in written for word in text.split()) - shown


def test_no_text_of_one_report_is_in_another():
    first, second = ([], [])
    for number, texts in ((1, first), (2, second)):
        notes = content.numbered(NOTES, content.NOTES_TEXTS, number)
        content.in_texts({key: notes[key] for key in content.NOTES_TEXTS}, texts.append)
    assert len(first) == len(second) > 30
    assert not set(first) & set(second)


def test_ten_times_the_entries_are_ten_times_as_many_and_all_different(meeting, tmp_path):
    file = tmp_path / "meeting-07.yaml"
    content.write_notes(file, content.repeated(NOTES, 10), SERIES)
    once, more = (content.load(f.with_suffix(".json")) for f in (meeting, file))
    assert content.entries(more) == 10 * content.entries(once) == 10 * 32
    texts = [i["text"] for kind, items in more["blocks"] if kind == "ul" for i in items]
    assert len(set(texts)) == len(texts)


# What each makes of it.


def make(name, meeting, pdf):
    """The report as `name` sets it; who is not here is skipped."""
    engine = rows.PEERS.get(name, "joinup")
    source = meeting if name == table.US else meeting.with_suffix(".json")
    try:
        clock.run(clock.drive(engine, pdf, source))
    except clock.CommandError as error:
        if name == table.US or not MISSING.search(str(error)):
            raise
        pytest.skip(f"{name} is left out: {error}")


# Their words come apart (see benchmarks/readback.py); their letters are all there.
@pytest.mark.parametrize("name", [table.US, *rows.PEERS])
def test_the_words_are_in_what_each_makes_and_tags_where_it_writes_them(name, meeting, tmp_path):
    pdf = tmp_path / "report.pdf"
    make(name, meeting, pdf)
    wanted = Counter(plain("".join(content.words(content.load(meeting.with_suffix(".json"))))))
    lost = wanted - Counter(plain(read(pdf)))
    assert lost.total() <= wanted.total() * (0 if name == table.US else 0.01), lost
    tagged = "/StructTreeRoot" in pypdf.PdfReader(pdf).trailer["/Root"]
    assert tagged == (name in (table.US, *rows.TAGGED))


def read(pdf):
    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))


def plain(text):
    """Letters as letters, whatever their form; no controls."""
    letters = unicodedata.normalize("NFKC", text)
    return re.sub("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", letters)


def test_what_a_report_carries_is_counted_and_less_than_the_report(meeting, tmp_path):
    pdf = tmp_path / "report.pdf"
    clock.run(clock.drive("joinup", pdf, meeting))
    names = pypdf.PdfReader(pdf).attachments
    stored = rows.carried(pdf)
    whole = sum(len(data) for several in names.values() for data in several)
    assert 0 < stored < whole
    assert stored < pdf.stat().st_size / 2


# The clock.


def test_a_process_is_measured_whole_and_its_end_is_looked_at():
    busy = "import time\nwhile time.process_time() < 0.2: pass\nwaste = bytes(40_000_000)"
    used = clock.run([sys.executable, "-c", busy])
    assert used.cpu >= 0.2
    assert used.wall >= 0.2
    assert used.peak > 38
    with pytest.raises(clock.CommandError, match="ValueError: no such thing"):
        clock.run([sys.executable, "-c", "raise ValueError('no such thing')"])


def test_a_warm_process_sets_what_it_is_told_and_ends(meeting, tmp_path):
    pdf = tmp_path / "report.pdf"
    engine = clock.Warm("joinup", pdf)
    first = engine.set_report(meeting)
    assert first.wall > 0 < first.cpu
    assert pdf.read_bytes().startswith(b"%PDF")
    with pytest.raises(clock.CommandError):
        engine.set_report(tmp_path / "none.yaml")
    engine.close()


def test_engines_take_turns_and_the_median_counts():
    heard = []

    class Engine:
        def __init__(self, factor):
            self.factor = factor

        def set_report(self, source):
            turn = int(source.name)
            heard.append((self.factor, turn))
            return clock.Used(self.factor * turn**2, self.factor, 0)

    engines = {"a": Engine(1), "b": Engine(10)}
    medians = clock.warm_turns(engines, lambda _, turn: Path(f"{turn}"), range(1, 4))
    assert heard == [(1, 1), (10, 1), (1, 2), (10, 2), (1, 3), (10, 3)]
    assert medians["a"].wall == 4
    assert medians["b"] == clock.Used(40, 10, 0)


def test_a_part_tells_of_the_whole_without_counting_the_start_twice():
    one, few = clock.Used(3.0, 2.0, 50), clock.Used(3.0 + 19, 2.0 + 9.5, 60)
    assert rows.whole_batch(one, few) == clock.Used(3.0 + 199, 2.0 + 99.5, 60)
    assert rows.whole_batch(one, None) == clock.Used(600, 400, 50)


# Verdicts and the table.


@pytest.mark.parametrize(
    ("ours", "target", "met", "ratio", "beside"),
    [
        (1.0, Target("", 1 / 3, ("A",)), True, 0.25, "A"),
        (2.0, Target("", 1 / 3, ("A",)), False, 0.5, "A"),
        (1.0, Target("", 0.5, ("A", "B")), True, 0.5, "B"),
        (1.1, Target("", 0.5, ("A", "B", "nobody")), False, 0.55, "B"),
        (0.1, Target("", 0.10), True, None, ""),
        (0.11, Target("", 0.10), False, None, ""),
        (0.8, Target("", 1.1, (), 0.9), False, None, ""),
    ],
)
def test_joinup_is_measured_by_the_best_of_those_beside(ours, target, met, ratio, beside):
    verdict = table.judge(Row("", "{}", {"joinup": ours, "A": 4.0, "B": 2.0}, target))
    assert verdict.met is met
    assert verdict.beside == beside
    assert verdict.ratio == pytest.approx(ratio)


def test_without_anyone_beside_nothing_is_judged():
    assert table.judge(Row("", "{}", {"joinup": 1.0}, Target("", 1, ("A",)))) is None
    assert table.judge(Row("", "{}", {"joinup": 1.0})) is None


def test_a_row_tells_what_is_asked_what_is_guessed_and_what_came_of_it():
    figures = {"joinup": 2.0, "A": 1.0, "B": 40.0}
    row = Row("time", "{:.1f} s", figures, Target("≤ A's", 1, ("A",)), frozenset("B"))
    written = table.make_table([row], ["joinup", "A", "B", "C"]).splitlines()
    assert written[0] == "| what | target | **joinup** | A | B | C | ratio | met |"
    assert written[2] == "| time | ≤ A's | 2.0 s | 1.0 s | ≈ 40.0 s |  | 2.00 × A | **no** |"


def test_the_table_is_written_between_its_markers_again_and_again(tmp_path):
    file = tmp_path / "README.md"
    file.write_text(f"before\n{table.BEGIN}\nold\n{table.END}\nwhy", encoding="utf-8")
    table.write_between(file, "| new |\n")
    once = file.read_text(encoding="utf-8")
    assert once == f"before\n{table.BEGIN}\n\n| new |\n\n{table.END}\nwhy"
    table.write_between(file, "| new |\n")
    assert file.read_text(encoding="utf-8") == once
    with pytest.raises(ValueError, match="no place"):
        table.put_between("no markers", "| new |")


def test_the_readme_has_a_place_for_the_table():
    readme = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
    assert table.BEGIN in table.put_between(readme, "| new |")


def test_sections_may_be_chosen_but_not_written_alone():
    def ask(*options):
        command = [sys.executable, str(ROOT / "benchmarks" / "peers"), *options]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    assert "no such section: hot" in ask("--only", "hot").stderr
    assert "a table is written whole" in ask("--only", "cold", "--write").stderr
