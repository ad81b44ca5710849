"""The summary: one page, whatever the notes hold, and a report like any other."""

from __future__ import annotations

import datetime as dt
import random
import re
import shutil
from pathlib import Path

import pytest

from joinup_reports import build
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.document.words import document_words
from joinup_reports.judging.verify import verify_report
from joinup_reports.language.arabic import further
from joinup_reports.meeting.model import Entry, Meeting, NextMeeting, Participants
from joinup_reports.reading.source import Text
from joinup_reports.resources import Workspace, find_workspace
from joinup_reports.templating.filters import shortened
from joinup_reports.templating.fullness import fullest
from joinup_reports.templating.render import render_html
from joinup_reports.typeset.frame import GlyphRun

# Where the disclaimer begins, in points.
LOWEST = 720
ROOT = Path(__file__).resolve().parents[1]
NOTES = ROOT / "meetings" / "meeting-07.yaml"
SAMPLES = sorted((ROOT / "tests" / "samples").glob("*.yaml"))


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    folder = tmp_path_factory.mktemp("samples") / "meetings"
    shutil.copytree(ROOT / "tests" / "samples", folder)
    shutil.copy(ROOT / "meetings" / "series.yaml", folder)
    return folder


def laid_out(notes, theme=""):
    laid, _ = build.trace_report(notes, Diagnostics(), notes.name, theme, template="summary")
    return laid


@pytest.mark.parametrize("theme", ["", "sober"])
@pytest.mark.parametrize("name", [sample.name for sample in SAMPLES])
def test_every_sample_has_its_summary_on_one_page(samples, name, theme):
    assert len(laid_out(samples / name, theme).pages) == 1


class Notes:
    """Notes at random, of words in letters narrow and wide."""

    def __init__(self, seed):
        self.chance = random.Random(seed)  # noqa: S311 - the same ones in each run

    def words(self, most):
        return Text(" ".join(self.word() for _ in range(self.chance.randint(1, most))))

    def word(self):
        letters = self.chance.choice(("ابتسجمعفكلمنهويحقر", "abcdefghimnorstuvw", "ABDEMNORSTW"))
        return "".join(self.chance.choices(letters, k=self.chance.randint(1, 12)))

    def entries(self):
        many = range(self.chance.randint(1, 12))
        return tuple(Entry(self.words(40), self.nested()) for _ in many)

    def nested(self):
        return tuple(Entry(self.words(20)) for _ in range(self.chance.randint(0, 6)))

    def meeting(self):
        number = self.chance.randint(0, 7)
        came = Participants(
            count=90,
            women=45,
            men=45,
            organisations=12,
            by_governorate={self.words(2): n + 1 for n in range(number)},
        )
        coming = NextMeeting(
            date=dt.date(2020, 11, 30),
            date_place=Text("x"),
            title=self.words(30),
            location=self.words(30),
        )
        return Meeting(
            date=dt.date(2020, 9, 30),
            date_place=Text("x"),
            number=119,
            mode="online",
            title=self.words(60),
            location=self.words(30),
            time=self.words(30),
            region=self.words(20),
            challenges=self.entries(),
            responses=self.entries(),
            opportunities=self.entries(),
            lessons=self.entries(),
            participants=self.chance.choice((came, None)),
            next_meeting=self.chance.choice((coming, None)),
        )


@pytest.mark.parametrize("seed", range(12))
def test_however_long_the_notes_are_the_summary_is_one_page(seed):
    _, series = build.read_notes(NOTES, Diagnostics(), "n")
    meeting = Notes(seed).meeting()
    workspace = find_workspace(NOTES)
    look = build.read_look(workspace.template_file("summary", "theme.yaml"), Diagnostics())

    def make(fullness):
        html = render_html(meeting, series, workspace.template_folders("summary"), fullness)
        return build.lay_out(html, look, Workspace(ROOT, None), Diagnostics())

    laid = fullest(make, lambda laid: len(laid.pages) <= laid.document.metadata.pages)
    said = document_words(laid.document)
    assert len(laid.pages) == 1
    assert all(words in said for words in (meeting.title, meeting.location, meeting.region))


@pytest.mark.parametrize(
    ("words", "most", "said"),
    [
        ("قصير", 20, "قصير"),
        ("واحد اثنان ثلاثة", 10, "واحد اثنان …"),
        ("واحد، اثنان ثلاثة", 7, "واحد …"),
        ("كلمةطويلةجداًبلافراغ", 6, "كلمةطو …"),
        ("مَرْحَبًا بِكُمْ", 10, "مَرْحَبًا بِكُمْ"),
        ("https://example.org/a/long/one", 12, "…"),
        ("انظر https://example.org/a/long/one", 20, "انظر …"),
        ("https://example.org/ وما بعده", 26, "https://example.org/ …"),
        ("فهناك تحديات تأتي من أكبر المدن", 28, "فهناك تحديات تأتي …"),
        ("الإنتاج و التسويق", 9, "الإنتاج …"),
        ("هذه جملة كاملة. ومن الأمثلة عليها كثير", 24, "هذه جملة كاملة …"),
        ("one of the first of many words", 21, "one of the first …"),
    ],
)
def test_a_text_is_shortened_between_its_words(words, most, said):
    assert shortened(words, most) == said


def counted(entries):
    return sum(1 + counted(entry.items) for entry in entries)


def cards(meeting, series, fullness, notes=NOTES):
    folders = find_workspace(notes).template_folders("summary")
    return re.split('<section class="card', render_html(meeting, series, folders, fullness))[1:]


@pytest.mark.parametrize("fullness", [0, 7, 20, 33, 47, 63, 64, 100])
def test_what_is_left_out_is_counted(samples, fullness):
    meeting, series = build.read_notes(samples / "long.yaml", Diagnostics(), "long.yaml")
    lists = meeting.challenges, meeting.responses, meeting.opportunities, meeting.lessons
    for entries, card in zip(lists, cards(meeting, series, fullness), strict=True):
        left = counted(entries) - card.count("<li")
        told = re.findall('<p class="further">(.*?)</p>', card)
        assert told == ([further(left)] if left else [])


@pytest.mark.parametrize("fullness", range(0, 64, 3))
def test_no_line_counts_a_single_item_that_would_have_stood_on_it(samples, fullness):
    meeting, series = build.read_notes(samples / "long.yaml", Diagnostics(), "long.yaml")
    entries = tuple(Entry(Text(f"بند {number}")) for number in range(1, fullness // 2 + 3))
    meeting = meeting._replace(challenges=entries, lessons=entries[1:])
    assert not any(further(1) in card for card in cards(meeting, series, fullness))


def said_in(laid):
    return document_words(laid.document)


def test_the_summary_says_so_and_when_one_meets_again_and_who_wrote_it(samples):
    said = said_in(laid_out(samples / "full.yaml"))
    for words in ("ملخص اللقاء", "من الساعة العاشرة صباحاً حتى الواحدة ظهراً", "سناء العمري",
                  "https://example.org/webinars?series=12&lang=ar"):  # fmt: skip
        assert words in said
    assert "التقرير الختامي" not in said


def test_the_day_of_the_week_is_said_where_it_was_written(samples):
    said = said_in(laid_out(samples / "full.yaml"))
    assert "السبت، 17 تشرين الأول 2020" in said
    assert "السبت، 21 تشرين الثاني" not in said


@pytest.mark.parametrize("number", [21, 25, 99])
def test_the_region_is_whole_behind_a_long_number(samples, number):
    notes = samples / "numbered.yaml"
    text = NOTES.read_text(encoding="utf-8").replace("number: 7", f"number: {number}")
    notes.write_text(text, encoding="utf-8")
    laid = laid_out(notes)
    notes.unlink()
    assert "الاجتماعية – اربد" in said_in(laid)


def lowest_and_largest(laid):
    """Of the words above the disclaimer: how far down they reach, and the usual size."""
    runs = [m for m in laid.pages[0].marks if isinstance(m, GlyphRun) and m.y < LOWEST]
    sizes = sorted(run.size for run in runs)
    return max(run.y for run in runs), sizes[len(sizes) // 2]


@pytest.mark.parametrize("theme", ["", "sober"])
def test_the_page_is_filled_before_anything_is_cut(samples, theme):
    shutil.copy(NOTES, samples)
    for name in ("meeting-07.yaml", "long.yaml"):
        assert lowest_and_largest(laid_out(samples / name, theme))[0] > 0.9 * LOWEST
    (samples / "meeting-07.yaml").unlink()


def test_where_little_is_said_it_is_set_larger(samples):
    _, usual = lowest_and_largest(laid_out(samples / "long.yaml"))
    _, large = lowest_and_largest(laid_out(samples / "least.yaml"))
    assert large > 1.3 * usual


def test_the_command_writes_it_beside_the_report(workspace, joinup):
    assert joinup("build", "meeting-07.yaml", "--template", "summary").code == 0
    made = workspace / "build" / "meeting-07-summary.pdf"
    verdict = verify_report(made)
    assert (verdict.exit_code, verdict.rebuild, verdict.words) == (0, "same-bytes", "same")


@pytest.mark.parametrize("template", ["final-report", "summary"])
def test_a_day_of_the_week_is_still_said_when_the_report_is_made_again(samples, template):
    text = NOTES.read_text(encoding="utf-8").replace("date: 23", "date: الخميس، 23")
    notes = samples / "named-day.yaml"
    notes.write_text(f"{text}\nnext_meeting: {{date: السبت 16 أيار 2020}}\n", encoding="utf-8")
    made = notes.with_suffix(".pdf")
    made.write_bytes(build.make_report(notes, Diagnostics(), "n", template=template).data)
    notes.unlink()
    verdict = verify_report(made)
    assert (verdict.exit_code, verdict.rebuild, verdict.words) == (0, "same-bytes", "same")


def test_an_unknown_template_is_told_with_the_known_ones(workspace, joinup):
    told = joinup("build", "meeting-07.yaml", "--template", "sumary")
    assert told.code == 2
    assert "final-report, summary" in told.err
    assert "guide" not in told.err


def test_its_source_comes_out_as_a_workspace_that_makes_it_again(workspace, joinup):
    assert joinup("build", "meeting-07.yaml", "--template", "summary", "--theme", "sober").code == 0
    made = workspace / "build" / "meeting-07-summary.pdf"
    assert joinup("extract", made, "-o", "out").code == 0
    assert joinup("build", "out/meetings/meeting-07.yaml", "--template", "summary",
                  "-o", "again.pdf").code == 0  # fmt: skip
    assert (workspace / "again.pdf").read_bytes() == made.read_bytes()
    assert joinup("diff", made, "meeting-07.yaml", "--pdf", "changes.pdf").code == 0


def test_the_funder_is_as_visible_in_it_as_in_the_report(workspace, joinup):
    told = joinup("visibility", "meeting-07.yaml", "--template", "summary")
    assert told.code == 0


def test_templates_are_listed(workspace, joinup):
    own = workspace / "templates" / "ours" / "report.html.j2"
    own.parent.mkdir(parents=True)
    own.write_text('{% extends "summary/report.html.j2" %}', encoding="utf-8")
    told = joinup("templates").out
    assert [line.split()[0] for line in told.splitlines()] == ["final-report", "summary", "ours"]
    assert "on one page" in told
