"""The summary: one page, whatever the notes hold, and a report like any other."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joinup_reports import build
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.judging.verify import verify_report
from joinup_reports.meeting.model import Entry, Meeting, NextMeeting, Participants
from joinup_reports.reading.source import Text
from joinup_reports.resources import Workspace, find_workspace
from joinup_reports.templating.filters import shortened
from joinup_reports.templating.render import render_html

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


def words(*sizes):
    letters = st.sampled_from("ابتسجمعفكلمنهوي") | st.sampled_from("abcdeimnortW")
    word = st.text(letters, min_size=1, max_size=12)
    return st.integers(*sizes).flatmap(
        lambda n: st.lists(word, min_size=n, max_size=n).map(lambda found: Text(" ".join(found)))
    )


def entries(text, items):
    return st.lists(st.tuples(text, items).map(lambda pair: Entry(*pair)), min_size=1, max_size=12)


NESTED = st.lists(words(1, 20).map(Entry), max_size=6).map(tuple)
ENTRIES = entries(words(1, 40), NESTED).map(tuple)


@settings(max_examples=25)
@given(st.data())
def test_however_long_the_notes_are_the_summary_is_one_page(data):
    _, series = build.read_notes(NOTES, Diagnostics(), "n")
    drawn = {key: data.draw(ENTRIES) for key in ("challenges", "responses", "opportunities")}
    governorates = data.draw(st.lists(words(1, 2), max_size=7, unique=True))
    came = Participants(
        count=len(governorates) + 90,
        women=45,
        men=45 + len(governorates),
        by_governorate={name: n + 1 for n, name in enumerate(governorates)},
    )
    coming = NextMeeting(
        date=dt.date(2020, 11, 30),
        date_place=Text("x"),
        title=data.draw(words(1, 30)),
        location=data.draw(words(1, 30)),
    )
    meeting = Meeting(
        date=dt.date(2020, 9, 30),
        date_place=Text("x"),
        number=119,
        mode="online",
        title=data.draw(words(1, 60)),
        location=data.draw(words(1, 30)),
        time=data.draw(words(1, 30)),
        region=data.draw(words(1, 20)),
        lessons=data.draw(ENTRIES),
        participants=data.draw(st.none() | st.just(came)),
        next_meeting=data.draw(st.none() | st.just(coming)),
        **drawn,
    )
    workspace = find_workspace(NOTES)
    html = render_html(meeting, series, workspace.template_folders("summary"))
    look = build.read_look(workspace.template_file("summary", "theme.yaml"), Diagnostics())
    assert len(build.lay_out(html, look, Workspace(ROOT, None), Diagnostics()).pages) == 1


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
        ("https://example.org/ وما بعده", 26, "https://example.org/ وما …"),
    ],
)
def test_a_text_is_shortened_between_its_words(words, most, said):
    assert shortened(words, most) == said


def test_what_is_left_out_is_counted(samples):
    html = render_html(
        *build.read_notes(samples / "long.yaml", Diagnostics(), "long.yaml"),
        find_workspace(samples / "long.yaml").template_folders("summary"),
    )
    counted = re.findall('<p class="further">(.*?)</p>', html)
    assert counted == ["و30 بنداً آخر", "و8 بنود أخرى", "و8 بنود أخرى", "و17 بنداً آخر"]


def test_the_command_writes_it_beside_the_report(workspace, joinup):
    assert joinup("build", "meeting-07.yaml", "--template", "summary").code == 0
    made = workspace / "build" / "meeting-07-summary.pdf"
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
