"""What changed is told entry by entry, whatever the two files are and however written."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports import build
from joinup_reports.diagnostics import Diagnostics, ProblemsFound
from joinup_reports.judging.difference import Change, Comparison, _lists, changed_lines, lines_of
from joinup_reports.judging.readback import NoAnswer
from joinup_reports.pdf.beside import Strip, put_beside

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = "meetings/meeting-07.yaml"


@pytest.fixture
def changed(workspace):
    """changed(old, new, …) -> notes like the example with those words replaced."""

    def write(*pairs, name="later.yaml"):
        text = (workspace / EXAMPLE).read_text("utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        path = workspace / "meetings" / name
        path.write_text(text, "utf-8")
        return path

    return write


def changes(first, second):
    with Comparison(Path(first), Path(second)) as comparison:
        return comparison.changes()


def set_report(notes, path):
    path.write_bytes(build.set_report(Path(notes), Diagnostics(), str(notes)))
    return path


def test_a_file_does_not_differ_from_itself_however_it_is_written(workspace, changed):
    text = (workspace / EXAMPLE).read_text("utf-8")
    other = workspace / "meetings" / "other.yaml"
    other.write_text("# ملاحظة\n" + text.replace("location:", "المكان:"), "utf-8", newline="\r\n")
    assert changes(EXAMPLE, other) == ()


def test_notes_and_their_report_say_the_same(workspace):
    report = set_report(EXAMPLE, workspace / "report.pdf")
    assert changes(EXAMPLE, report) == changes(report, EXAMPLE) == changes(report, report) == ()


def test_each_entry_is_told_with_its_place(workspace, changed):
    later = changed(
        ("تعدد منصات التعليم", "كثرة منصات التعليم"),
        ("location: Zoom", "location: Teams"),
        (
            "  - أهمية استخدام التكنولوجيا في تنفيذ المهام في شتى القطاعات وخصوصا القطاع الخاص.\n",
            "",
        ),
        ("lessons:\n", "lessons:\n  - درس جديد تماماً\n"),
    )
    found = changes(EXAMPLE, later)
    kinds = [(change.kind, change.where) for change in found]
    assert kinds == [
        ("changed", ("location",)),
        ("changed", ("challenges", "9")),
        ("removed", ("opportunities", "3")),
        ("added", ("lessons", "1")),
    ]
    place = next(change for change in found if change.where[0] == "challenges")
    assert place.place("ar") == "التحديات › 9"
    assert place.place("en") == "challenges › 9"
    assert place.before.startswith("تعدد")
    assert place.after.startswith("كثرة")


def test_the_other_way_round_adds_what_was_removed(workspace, changed):
    later = changed(("location: Zoom", "location: Teams"), ("تعدد منصات", "كثرة منصات"))
    forth, back = changes(EXAMPLE, later), changes(later, EXAMPLE)
    assert [(c.before, c.after) for c in forth] == [(c.after, c.before) for c in back]
    assert forth


def test_nested_items_and_the_series_are_compared_too(workspace):
    first = workspace / "meetings" / "a.yaml"
    text = (ROOT / "tests" / "cases" / "right-nested-items.yaml").read_text("utf-8")
    first.write_text(text, "utf-8")
    inner = next(line for line in text.splitlines() if line.startswith("      "))
    report = set_report(first, workspace / "report.pdf")
    first.write_text(text.replace(inner, inner + " جداً"), "utf-8")
    series = workspace / "meetings" / "series.yaml"
    series.write_text(
        series.read_text("utf-8").replace("National Partner", "Local Partner"), "utf-8"
    )
    found = changes(report, first)
    assert {change.kind for change in found} == {"changed"}
    assert any("items" in change.where for change in found)
    assert found[-1] == Change(
        "changed", ("partners", "1", "caption"), "National Partner", "Local Partner"
    )


ENTRIES = st.lists(st.sampled_from(["أ", "ب", "ج", "قاعة", "قاعات"]), min_size=1, max_size=6)


@given(ENTRIES, ENTRIES)
def test_changes_say_all_that_differs(before, after):
    found = list(_lists(before, after, ()))
    assert (found == []) == (before == after)
    lost = sorted(c.before for c in found if c.before)
    came = sorted(c.after for c in found if c.after)
    assert sorted([*before, *came]) == sorted([*after, *lost])


def test_only_lines_with_changed_words_are_marked(workspace, changed):
    later = changed(("تعدد منصات التعليم", "كثرة منصات التعليم"))
    pages = [build.lay_out_report(Path(n), Diagnostics(), "n")[0].pages for n in (EXAMPLE, later)]
    (old,), (new,) = changed_lines(*map(lines_of, pages))
    assert "تعدد" in old.words
    assert "كثرة" in new.words
    assert (old.page, old.strip.height) == (new.page, new.strip.height)


def test_the_pages_stand_side_by_side_with_marks(workspace, changed):
    later = changed(("تعدد منصات التعليم", "كثرة منصات التعليم"))
    with Comparison(Path(EXAMPLE), later) as comparison:
        pdf = comparison.side_by_side()
    single = pypdf.PdfReader(set_report(EXAMPLE, workspace / "one.pdf"))
    double = pypdf.PdfReader(io.BytesIO(pdf))
    assert len(double.pages) == len(single.pages)
    assert double.pages[0].mediabox.width > 2 * single.pages[0].mediabox.width
    marked = [b"/Marks gs" in page.get_contents().get_data() for page in double.pages]
    assert marked.count(True) == 1
    document = pypdfium2.PdfDocument(pdf)
    image = document[marked.index(True)].render(scale=1).to_pil().convert("RGB")
    document.close()
    yellow = [
        x
        for x in range(image.width)
        for y in range(0, image.height, 2)
        if (p := image.getpixel((x, y)))[0] > 200 and p[2] < 160 and p[1] > 150
    ]
    assert min(yellow) < image.width / 2 < max(yellow)


def test_a_longer_report_stands_beside_nothing():
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 300)
    short = io.BytesIO()
    writer.write(short)
    writer.add_blank_page(200, 300)
    long = io.BytesIO()
    writer.write(long)
    made = put_beside((short.getvalue(), {}), (long.getvalue(), {1: [Strip(10, 10, 50, 10)]}))
    assert len(pypdf.PdfReader(io.BytesIO(made)).pages) == 2


def test_what_cannot_be_compared_is_told(workspace):
    wrong = workspace / "meetings" / "wrong.yaml"
    wrong.write_text("title: x\n", "utf-8")
    with pytest.raises(ProblemsFound):
        changes(EXAMPLE, wrong)
    foreign = workspace / "x.pdf"
    foreign.write_bytes(b"no PDF")
    with pytest.raises(NoAnswer):
        changes(EXAMPLE, foreign)


def test_the_command_speaks_the_readers_language(workspace, changed, joinup):
    later = changed(("location: Zoom", "location: Teams"))
    english = joinup("diff", EXAMPLE, later)
    arabic = joinup("diff", EXAMPLE, later, "--lang", "ar")
    assert english.code == arabic.code == 1
    assert "location" in english.out
    assert "1 difference" in english.out
    assert "المكان" in arabic.out
    assert "فرق واحد" in arabic.out
    same = joinup("diff", EXAMPLE, EXAMPLE, "--pdf", "beside.pdf")
    assert same.code == 0
    assert (workspace / "beside.pdf").read_bytes().startswith(b"%PDF")
    assert joinup("diff", EXAMPLE, "none.yaml").code == 3
    assert joinup("diff", EXAMPLE, "none.pdf").code == 3
    assert joinup("diff", "meeting-07.yaml", later).code == 1


def test_a_report_from_elsewhere_needs_nothing_beside_it(workspace, tmp_path_factory, monkeypatch):
    report = set_report(EXAMPLE, workspace / "report.pdf")
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    shutil.copy(report, elsewhere / "a.pdf")
    monkeypatch.chdir(elsewhere)
    assert changes("a.pdf", "a.pdf") == ()


@pytest.mark.parametrize("target", [EXAMPLE, "meetings/series.yaml", "report.pdf", ".", "/"])
def test_pages_side_by_side_are_written_over_nothing_that_was_given(workspace, joinup, target):
    report = set_report(EXAMPLE, workspace / "report.pdf")
    files = [path for path in workspace.rglob("*") if path.is_file()]
    before = {path: path.read_bytes() for path in files}
    outcome = joinup("diff", EXAMPLE, report, "--pdf", target)
    assert outcome.code in {2, 3}
    assert "no difference" not in outcome.out
    assert {path: path.read_bytes() for path in files} == before


@pytest.mark.skipif(os.name != "posix", reason="POSIX bounds a name by 255 bytes")
def test_a_name_that_no_file_can_have_is_no_bug_of_ours(workspace, joinup):
    set_report(EXAMPLE, workspace / "report.pdf")
    long = "x" * 300
    for arguments in (
        ("build", long),
        ("validate", long),
        ("build", EXAMPLE, "-o", f"{long}.pdf"),
        ("verify", f"{long}.pdf"),
        ("extract", "report.pdf", "-o", long),
        ("diff", long, EXAMPLE),
        ("diff", EXAMPLE, EXAMPLE, "--pdf", f"{long}.pdf"),
        ("new", long),
    ):
        outcome = joinup(*arguments)
        assert outcome.code == 3, (arguments[0], outcome.err)
