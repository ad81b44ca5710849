"""What a report carries comes out of it again, unchanged, and makes the same report."""

from __future__ import annotations

import io
import json
import re
import shutil
import struct
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdf
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from joinup_reports import build
from joinup_reports.branding.canonical import series_values, theme_values
from joinup_reports.branding.read import read_series, read_theme
from joinup_reports.canonical import write_yaml
from joinup_reports.diagnostics import CannotAccess, Diagnostics, JoinupError
from joinup_reports.judging.extract import extract_report, leads_below, place_files
from joinup_reports.judging.readback import NoAnswer
from joinup_reports.meeting.canonical import meeting_values
from joinup_reports.meeting.read import read_meeting
from joinup_reports.pdf import attachments
from joinup_reports.reading.source import parse_source, read_source
from joinup_reports.resources import Workspace
from joinup_reports.themes import read_theme_file

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "meetings" / "meeting-07.yaml"
SAMPLES = [EXAMPLE, *sorted((ROOT / "tests" / "samples").glob("*.yaml"))]
CASES = sorted((ROOT / "tests" / "cases").glob("right-*.yaml"))


def set_report(notes, theme=""):
    return build.set_report(Path(notes), Diagnostics(), str(notes), theme)


def extracted(pdf, folder):
    path = folder / "report.pdf"
    path.write_bytes(pdf)
    (notes, *_), _ = extract_report(path, folder / "out")
    return notes


def beside_series(sample, folder):
    (folder / "meetings").mkdir()
    shutil.copy(ROOT / "meetings" / "series.yaml", folder / "meetings")
    shutil.copytree(ROOT / "tests" / "samples" / "photos", folder / "meetings" / "photos")
    return Path(shutil.copy(sample, folder / "meetings"))


@pytest.mark.parametrize("sample", [*SAMPLES, *CASES], ids=lambda path: path.stem)
def test_notes_report_notes_report_gives_the_same_bytes(sample, tmp_path):
    report = set_report(beside_series(sample, tmp_path))
    notes = extracted(report, tmp_path)
    assert set_report(notes) == report
    again = extracted(set_report(notes), notes.parents[1])
    assert again.read_bytes() == notes.read_bytes()


def test_another_theme_travels_with_the_report(tmp_path):
    report = set_report(beside_series(EXAMPLE, tmp_path), "sober")
    assert report != set_report(EXAMPLE)
    assert set_report(extracted(report, tmp_path)) == report


def png(colour):
    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = (b"\0" + bytes(colour) * 8) * 4
    header = struct.pack(">2I5B", 8, 4, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def test_logos_travel_as_they_are(tmp_path):
    notes = beside_series(EXAMPLE, tmp_path)
    logos = notes.parent / "logos"
    logos.mkdir()
    (logos / "شعار.png").write_bytes(png((0, 90, 120)))
    (logos / "b.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><path d="M0 0h8v4z"/></svg>'
    )
    series = notes.parent / "series.yaml"
    text = series.read_text("utf-8")
    for name, logo in (("TTI", "logos/شعار.png"), ("Oxfam", "logos/b.svg")):
        text = text.replace(
            f"- name: {name}\n", f"- name: {name}\n    logo: {logo}\n    alt: logo\n"
        )
    series.write_text(text, "utf-8")
    report = set_report(notes)
    out = extracted(report, tmp_path)
    for name in ("شعار.png", "b.svg"):
        assert (out.parent / "logos" / name).read_bytes() == (logos / name).read_bytes()
    assert set_report(out) == report


def test_no_comment_and_no_path_travels(tmp_path):
    notes = beside_series(EXAMPLE, tmp_path)
    notes.write_text("# سري: لا يُنشر\n" + notes.read_text("utf-8"), "utf-8")
    report = set_report(notes)
    attached = pypdf.PdfReader(io.BytesIO(report)).attachments
    texts = [data[0].decode() for data in attached.values()]
    assert len(texts) == 3
    assert not any("سري" in text or str(tmp_path) in text for text in texts)
    assert not any(re.search(r"^\s*#", text, re.MULTILINE) for text in texts)
    assert set_report(EXAMPLE) == report


def test_notes_that_mean_the_same_carry_the_same(tmp_path):
    one = ROOT / "tests" / "cases" / "right-date-iso.yaml"
    texts = set()
    for name in ("iso", "slashes", "arabic-digits"):
        found = Diagnostics()
        node = read_source(one.with_name(f"right-date-{name}.yaml"), found)
        texts.add(write_yaml({"date": meeting_values(read_meeting(node, found))["date"]}))
    assert texts <= {'date: "2020-04-23"\n', *texts}
    assert all(re.fullmatch(r'date: "\d{4}-\d\d-\d\d"\n', text) for text in texts)


def test_series_and_themes_read_back_the_same():
    found = Diagnostics()
    series = read_series(read_source(ROOT / "meetings" / "series.yaml", found), found)
    text = write_yaml(series_values(series))
    again = read_series(parse_source(text, "s", found), found)
    assert write_yaml(series_values(again)) == text
    assert again._replace(visibility=None) == series._replace(visibility=None)
    for path in (ROOT / "templates").rglob("theme.yaml"):
        tree, _ = read_theme_file(path, found, Workspace(ROOT, None))
        copy = parse_source(write_yaml(theme_values(tree)), "t", found)
        styles = [
            {
                name: style._replace(place=None)
                for name, style in read_theme(t, found).styles.items()
            }
            for t in (tree, copy)
        ]
        assert styles[0] == styles[1]
    assert not found.has_errors


# Any words at all.

HARD = [
    *(
        ")",
        "\\",
        "(",
        "endstream",
        "\\)",
        "%PDF-1.7",
        "endobj",
        "]>>",
        "stream\r\n",
        "\x00",
        "\x07",
    ),
    *("#", ": ", "- ", "'", '"', "{", "}", "[", "&a", "*a", "!!str", "|", ">", "?", "@", "`", "%"),
    *("\u2028", "\u0085", "\u200f", "\u200d", "\u2066", "\u2069", "\ufeff", "\u0600", "ﷺ", "ﻻ"),
    *("😀", "\U0001d400", "\U0010ffff", "\ufdd0", "e\u0301", "مُحَمَّد", "no", "null", "~", "1e3"),
    *("\n", "\n\n", "\t", "  ", "<b>", "&amp;", "{{ x }}", "{% raw %}", "]]>", "</x>"),
]
ANY = st.lists(
    st.one_of(st.sampled_from(HARD), st.text(st.characters(exclude_categories=["Cs"]), max_size=6)),
    min_size=1,
    max_size=5,
).map("".join)
PLAIN = st.text(st.sampled_from("ابتثجحخ سصط عغفق abc 123 ()\\.:،؛!«»"), min_size=1, max_size=30)
FIELDS = ("title", "location", "region", "time", "challenges", "lessons")


def notes_with(words):
    said = {"date": "2020-04-23", **dict.fromkeys(("title", "location"), "س")}
    said |= {key: ["س"] for key in ("challenges", "responses", "opportunities", "lessons")}
    for key, text in words.items():
        said[key] = ["س", text] if isinstance(said.get(key), list) else text
    return json.dumps(said, ensure_ascii=False)


def words_of(values, key):
    return values[key][1] if isinstance(values[key], list) else values[key]


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), ANY, min_size=1))
def test_any_words_come_back_unchanged_or_are_refused_where_they_stand(words):
    found = Diagnostics()
    node = parse_source(notes_with(words), "notes.yaml", found)
    meeting = read_meeting(node, found) if node else None
    if meeting is None or found.has_errors:
        errors = [d for d in found if d.severity.value == "error"]
        assert errors
        assert all(d.location for d in errors)
        return
    text = write_yaml(meeting_values(meeting))
    later = Diagnostics()
    again = read_meeting(parse_source(text, "again.yaml", later), later)
    assert not later.has_errors
    assert write_yaml(meeting_values(again)) == text
    for key, typed in words.items():
        came_back = words_of(meeting_values(again), key)
        assert came_back == words_of(meeting_values(meeting), key)
        # Of white space the reader of notes decides what parts paragraphs.
        assert came_back.split() == typed.split()


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.dictionaries(st.sampled_from(FIELDS), st.one_of(ANY, PLAIN), min_size=1, max_size=2))
def test_any_words_come_out_of_the_report_or_are_refused(words):
    with TemporaryDirectory() as name:
        folder = Path(name)
        notes = beside_series(EXAMPLE, folder)
        notes.write_text(notes_with(words), "utf-8")
        report, problems = report_of(notes)
        if report is None:
            assert problems
            assert all(problem.location for problem in problems)
            return
        before, after = (values_of(path) for path in (notes, extracted(report, folder)))
        assert after == before
        assert all(words_of(after, key).split() == typed.split() for key, typed in words.items())


def report_of(notes):
    """The report, or the errors that refused it."""
    try:
        return build.set_report(notes, Diagnostics(), "notes.yaml"), ()
    except JoinupError as problem:
        return None, [d for d in problem.diagnostics if d.severity.value == "error"]


def values_of(notes):
    return meeting_values(read_meeting(read_source(notes, Diagnostics()), Diagnostics()))


def test_the_writer_of_yaml_takes_any_nesting():
    values = {
        "a": {"true": "x", "b c": ["1", ["2", {"d": "3", "e": []}], {}]},
        "empty": {},
        "لغة": "ar",
    }
    text = write_yaml(values)
    assert text.endswith("\n")
    found = Diagnostics()
    assert theme_values(parse_source(text, "x", found)) == values
    assert not list(found)


# What is not to be trusted.


@pytest.mark.parametrize(
    "name",
    [
        *("pictures/../../x.png", "pictures//x.png", "pictures/c:x.png", "pictures/..\\x.png"),
        *(
            "pictures/x.exe",
            "x.yaml",
            "../meeting.yaml",
            "pictures/\\\\host\\x.png",
            "pictures/a\0.png",
        ),
    ],
)
def test_a_name_that_leads_astray_is_refused(name):
    carried = dict.fromkeys(("meeting.yaml", "series.yaml", "theme.yaml"), b"a: b\n")
    assert len(place_files(carried, "final-report", "r.pdf")) == 3
    with pytest.raises(NoAnswer) as problem:
        place_files({**carried, name: b"x"}, "final-report", "r.pdf")
    assert name in problem.value.diagnostics[0].args["name"]


@given(st.text(max_size=20))
def test_no_name_leads_out_of_its_folder(name):
    assume(leads_below(name))
    assert Path("/a/b", name).resolve().is_relative_to("/a/b")


def test_nothing_is_written_over(tmp_path):
    report = set_report(EXAMPLE)
    extracted(report, tmp_path)
    with pytest.raises(CannotAccess):
        extracted(report, tmp_path)


def test_the_command_writes_a_workspace(tmp_path, joinup, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("report.pdf").write_bytes(set_report(EXAMPLE))
    shown = joinup("extract", "report.pdf")
    assert shown.code == 0
    assert Path("report/meetings/meeting-07.yaml").is_file()
    assert joinup("extract", "report.pdf").code == CannotAccess.exit_code
    assert joinup("build", "report/meetings/meeting-07.yaml", "-o", "again.pdf").code == 0
    assert Path("again.pdf").read_bytes() == Path("report.pdf").read_bytes()


def test_templates_of_ones_own_come_along_or_are_missed(workspace, joinup, tmp_path_factory):
    own = workspace / "templates" / "final-report" / "report.html.j2"
    own.parent.mkdir(parents=True)
    own.write_text(
        '{% extends "packaged/report.html.j2" %}{% block objectives %}{% endblock %}', "utf-8"
    )
    report = set_report("meetings/meeting-07.yaml")
    Path("report.pdf").write_bytes(report)
    assert joinup("extract", "report.pdf", "-o", "out").code == 0
    assert set_report("out/meetings/meeting-07.yaml") == report
    own.unlink()
    missed = joinup("extract", "report.pdf", "-o", "other", "--lang", "en")
    assert "templates/final-report/report.html.j2" in missed.out


def test_a_file_given_twice_is_damage(tmp_path):
    twice = attachments.Attachment("meeting.yaml", "application/yaml", "a", b"a: b\n")
    laid, origin = build.trace_report(EXAMPLE, Diagnostics(), EXAMPLE.name)
    carried = build.carried(laid, origin)
    carried = carried._replace(files=(*carried.files, twice))
    path = tmp_path / "report.pdf"
    path.write_bytes(build.write_laid(laid, Diagnostics(), carried))
    with pytest.raises(NoAnswer) as problem:
        extract_report(path, tmp_path / "out")
    assert problem.value.diagnostics[0].code == "verify.damaged"
