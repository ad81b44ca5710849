"""What is wrong in a template is told at its line, with what was probably meant."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from joinup_reports import build
from joinup_reports.diagnostics import Diagnostics, Location, ProblemsFound
from joinup_reports.document.read import read_document
from joinup_reports.templating.origins import traced
from joinup_reports.templating.render import render_html

ROOT = Path(__file__).resolve().parents[2]
NOTES = ROOT / "meetings" / "meeting-07.yaml"
EXTENDS = '{% extends "packaged/report.html.j2" %}\n'


@pytest.fixture(scope="module")
def values():
    return build.read_notes(NOTES, Diagnostics(), "meeting-07.yaml")


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "templates" / "final-report"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def render(own, values):
    """Renders a workspace's own template, given as text."""

    def render(text, **others):
        for name, said in {"report.html.j2": text, **others}.items():
            (own / name).write_text(said, encoding="utf-8")
        return render_html(*values, [own, ROOT / "templates" / "final-report"])

    return render


@pytest.fixture
def faults(render, own):
    """(code, line, column, what is told) of everything that is wrong with a template."""

    def faults(text, **others):
        with pytest.raises(ProblemsFound) as caught:
            render(text, **others)
        for found in caught.value.diagnostics:
            assert found.message("ar")
            assert "jinja" not in found.message("en").lower()
        return [
            (d.code, d.location and d.location[1:], d.args.get("near") or d.args.get("name"))
            for d in sorted(caught.value.diagnostics, key=lambda d: d.location or ())
        ]

    return faults


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{{ meeting.tilte }}", ("template.undefined-near", (2, 12), "title")),
        ("{{ metting.title }}", ("template.undefined-near", (2, 4), "meeting")),
        ("{{ headings.challanges }}", ("template.undefined-near", (2, 13), "challenges")),
        ('{{ labels["dat"] }}', ("template.undefined-near", (2, 12), "date")),
        ("{{ series.nothing_like_it }}", ("template.undefined", (2, 11), "nothing_like_it")),
        ("{% if metting %}{% endif %}", ("template.undefined-near", (2, 7), "meeting")),
        ("{% for a in metting %}{% endfor %}", ("template.undefined-near", (2, 13), "meeting")),
        ("{{ lang|rihc }}", ("template.no-such-filter-near", (2, 9), "rich")),
        ("{{ lang|safe }}", ("template.no-such-filter", (2, 9), "safe")),
        ("{{ lang is defind }}", ("template.no-such-test-near", (2, 12), "defined")),
        ("{{ rnage(3) }}", ("template.undefined-near", (2, 4), "range")),
        ("{% fors a in b %}", ("template.no-such-tag-near", (2, 4), "for")),
        ("{% while a %}", ("template.no-such-tag", (2, 4), "while")),
        ("{% if lang %}\n<p>", ("template.unclosed-tag", (2, 4), "if")),
        ("{{ lang }", ("template.brace-missing", (2, 9), None)),
        ("{{ lang </p>", ("template.brace-missing", (2, 9), None)),
        ("{{ lang region }}", ("template.unexpected", (2, 9), None)),
        ("{% if %}{% endif %}", ("template.no-value", (2, 7), None)),
        ("{# lang", ("template.not-closed", (2, 1), None)),
        ("{{ lang. }}", ("template.syntax", (2, 1), None)),
        ("{{ 'lang }}", ("template.out-of-place", (2, 1), None)),
        ("{% include 'part.j2' %}", ("template.not-found", (2, 13), "part.j2")),
        ("{% include 'reprt.html.j2' %}", ("template.not-found-near", (2, 13), "report.html.j2")),
        ("{{ meeting.__class__ }}", ("template.forbidden", (2, 12), "__class__")),
        ("{{ range.__globals__ }}", ("template.forbidden", (2, 10), "__globals__")),
        ("{{ lang.ljust(10 ** 9) }}", ("template.forbidden", (2, 9), "ljust")),
        ("{% autoescape false %}{% endautoescape %}", ("template.forbidden", (2, 4), "autoescape")),
        ("{% for n in range(10**9) %}{% endfor %}", ("template.endless", (2, 1), None)),
        (
            "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
            ("template.endless", (2, 1), None),
        ),
        ("{{ 'x' * 1000000000 }}", ("template.endless", (2, 1), None)),
        ("{{ 10 ** 1000000000 }}", ("template.endless", (2, 1), None)),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", ("template.endless", (2, 1), None)),
        ("{{ meeting.title|ordinal }}", ("template.filter-takes", (2, 18), "ordinal")),
        ("{{ meeting.number|rich }}", ("template.filter-takes", (2, 19), "rich")),
        ("{{ meeting.date|paragraphs }}", ("template.filter-takes", (2, 17), "paragraphs")),
        ("{{ meeting.locaton|rich }}", ("template.undefined-near", (2, 12), "location")),
        ("{{ meeting.locaton|shortened(9) }}", ("template.undefined-near", (2, 12), "location")),
        ("{{ 1 / 0 }}", ("template.failed", (2, 1), None)),
    ],
)
def test_a_mistake_is_told_where_it_is(faults, text, fault):
    assert faults(f"<p>\n{text}\n</p>") == [fault]


def test_what_is_empty_in_these_notes_is_told_with_what_to_put_around_it(own, values):
    (own / "report.html.j2").write_text("<p>\n{{ meeting.next_meeting.date|date }}</p>", "utf-8")
    meeting, series = values
    folders = [own, ROOT / "templates" / "final-report"]
    with pytest.raises(ProblemsFound) as caught:
        render_html(meeting._replace(next_meeting=None), series, folders)
    (found,) = caught.value.diagnostics
    assert (found.code, found.location[1:]) == ("template.empty", (2, 25))
    assert "{% if meeting.next_meeting %}" in found.hint("ar")
    assert "{% if meeting.next_meeting %}" in found.hint("en")


def test_all_that_is_not_there_is_told_at_once(faults):
    text = "{{ meeting.tilte }}\n{{ headings.lesons|rich }}\n{% if series.abuot %}x{% endif %}"
    assert [fault[1:] for fault in faults(text)] == [
        ((1, 12), "title"),
        ((2, 13), "lessons"),
        ((3, 14), "about"),
    ]


def test_unknown_filters_are_told_all_at_once_in_all_files(faults):
    text = "{{ lang|rihc }}\n{{ lang|src|langauge }}\n"
    found = faults(text, **{"parts.j2": "{% if lang is defind %}{% endif %}"})
    assert sorted(fault[2] for fault in found) == ["defined", "language", "rich"]


def test_a_template_may_not_include_itself_without_end(faults):
    found = faults("{% include 'a.j2' %}", **{"a.j2": "<p>{% include 'a.j2' %}</p>"})
    assert found[0][0] in {"template.endless", "template.not-found"}


def test_two_templates_may_not_include_each_other(faults):
    other = {"a.j2": "{% include 'b.j2' %}", "b.j2": "{% include 'a.j2' %}"}
    assert [fault[0] for fault in faults("{% include 'a.j2' %}", **other)] == ["template.endless"]


def test_a_block_that_overrides_nothing_is_told(faults):
    text = f"{EXTENDS}{{% block detials %}}<p>x</p>{{% endblock %}}"
    assert faults(text) == [("template.no-such-block-near", (2, 10), "details")]


def test_a_block_inside_one_that_overrides_is_no_mistake(render):
    text = (
        f"{EXTENDS}{{% block details %}}{{% block mine %}}<p>x</p>{{% endblock %}}{{% endblock %}}"
    )
    assert "<p>x</p>" in render(text)


def test_a_template_in_another_encoding_is_told_with_its_line(own, values):
    (own / "report.html.j2").write_bytes("<p>\nنص</p>".encode("windows-1256"))
    with pytest.raises(ProblemsFound) as caught:
        render_html(*values, [own, ROOT / "templates" / "final-report"])
    (found,) = caught.value.diagnostics
    assert (found.code, found.location.line) == ("template.not-utf8", 2)


@pytest.mark.parametrize("name", ["report.html.j2", "final-report/report.html.j2"])
def test_a_template_that_extends_itself_means_the_packaged_one(render, name):
    text = f'{{% extends "{name}" %}}{{% block details %}}<p>قريباً</p>{{% endblock %}}'
    html = render(text)
    assert "<p>قريباً</p>" in html
    assert "أتاحت الفرصة" in html


# Faults that only the HTML shows.


def located(html):
    found = Diagnostics()
    read_document(html, found)
    return [(d.code, d.location[1:], d.args.get("instead")) for d in traced(found, html)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<dvi>x</dvi>", ("document.unknown-element-near", (3, 1), "div")),
        ("<p>a</p>\n  <p><blink>b</blink></p>", ("document.unknown-element", (4, 6), None)),
        ('<p styel="a">x</p>', ("document.unknown-attribute", (3, 1), None)),
        ("<ul><p>x</p></ul>", ("document.misplaced-element", (3, 5), None)),
        ("<p>x</div>", ("document.unexpected-end", (3, 5), None)),
        ("{{ lang }}<section><p>x</p>", ("document.unclosed-element", (3, 11), None)),
        ("<table>{{ lang }}</table>", ("document.stray-text", (3, 8), None)),
        (
            "{% if lang -%}   <dvi></dvi>{% endif %}",
            ("document.unknown-element-near", (3, 18), "div"),
        ),
        (
            "{% for entry in meeting.lessons %}\n<b>x</b>\n{% endfor %}",
            ("document.unknown-element-near", (4, 1), "strong"),
        ),
        (
            "{% macro m(a) %}\n<p>{{ a }}</p><b>x</b>\n{% endmacro %}{{ m(1) }}",
            ("document.unknown-element-near", (4, 15), "strong"),
        ),
    ],
)
def test_a_fault_of_the_html_is_told_where_the_template_has_it(render, text, fault):
    found = located(render(f"{EXTENDS}{{% block details %}}\n{text}\n{{% endblock %}}"))
    assert (fault[0], fault[1]) in [(code, place) for code, place, _ in found]
    if fault[2]:
        assert fault[2] in [instead for *_, instead in found]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("<p>x", "document.unclosed-element", (3, 1)),
        ("<p>x\n<p>y</p>", "document.unclosed-element", (3, 1)),
        ("<p><strong>x</p>", "document.unclosed-element", (3, 4)),
        ("some words", "document.stray-text", (3, 1)),
        ("  {{ meeting.title }}", "document.stray-text", (3, 3)),
        ('<a href="https://example.org">x</a>', "document.inline-element", (3, 1)),
    ],
)
def test_a_fault_is_told_once_and_of_the_file_that_has_it(render, own, text, code, place):
    html = render(f"{EXTENDS}{{% block details %}}\n{text}\n{{% endblock %}}")
    found = Diagnostics()
    read_document(html, found)
    (told,) = traced(found, html)
    assert (told.code, told.location[1:]) == (code, place)
    assert told.location.path.endswith(str(own / "report.html.j2"))


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("<blink>b</blink>", None),
        ("<script>b</script>", None),
        ("<dvi>b</dvi>", "div"),
        ("<b>x</b>", "strong"),
        ("<ul><l>x</l></ul>", "li"),
    ],
)
def test_only_an_element_that_may_stand_there_is_advised(render, text, instead):
    found = located(render(f"{EXTENDS}{{% block details %}}\n{text}\n{{% endblock %}}"))
    assert [near for code, _, near in found if "unknown" in code] == [instead]


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, *self.getpos()))


@pytest.mark.parametrize("template", ["final-report", "summary"])
def test_every_element_of_a_report_is_found_in_its_template(values, template):
    """By its line and column, whatever loops, macros and blocks it came through."""
    html = render_html(*values, [ROOT / "templates" / template])
    tags = _Tags()
    tags.feed(html)
    origins = html.origins()
    assert origins.html == html
    texts: dict[str, list[str]] = {}
    for tag, line, column in tags.found:
        place = origins.of(line, column + 1)
        lines = texts.setdefault(place.path, Path(place.path).read_text("utf-8").split("\n"))
        if tag not in {"bdi", "a"}:  # which a filter makes
            there = lines[place.line - 1][place.column - 1 :]
            # The level of a heading may be a macro's.
            assert re.match(rf"<(?:{tag}|h\{{\{{)", there), (tag, place, there)


def test_a_character_that_no_font_has_is_found_in_the_template(own, values):
    (own / "report.html.j2").write_text(
        f"{EXTENDS}{{% block details %}}\n<p>\U0001f9ff𓀀</p>{{% endblock %}}", encoding="utf-8"
    )
    workspace = own.parents[1]
    (workspace / "meetings").mkdir()
    for file in ("meeting-07.yaml", "series.yaml"):
        text = (ROOT / "meetings" / file).read_text("utf-8")
        (workspace / "meetings" / file).write_text(text, "utf-8")
    found = Diagnostics()
    with pytest.raises(ProblemsFound) as caught:
        build.set_report(workspace / "meetings" / "meeting-07.yaml", found, "meeting-07.yaml")
    places = {d.location for d in caught.value.diagnostics if d.code == "text.missing-glyph"}
    assert Location(str(own / "report.html.j2"), 3, 5) in places
