"""A theme that extends another, and its mistakes, each in the file that holds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from joinup_reports.diagnostics import Diagnostics, JoinupError
from joinup_reports.resources import Workspace
from joinup_reports.themes import read_theme_file

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"


@pytest.fixture
def theme(tmp_path):
    """Reads a theme of a workspace's own, given as text."""

    def theme(text, place="final-report/theme.yaml"):
        file = tmp_path / "templates" / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return read_theme_file(file, Diagnostics(), Workspace(tmp_path, None))[1]

    return theme


def told_of(theme, text, place="final-report/theme.yaml"):
    with pytest.raises(JoinupError) as caught:
        theme(text, place)
    return caught.value.diagnostics


def faults(theme, text, place="final-report/theme.yaml"):
    return [(d.code, d.location.path.rpartition("templates/")[2], d.location.line)
            for d in told_of(theme, text, place)]  # fmt: skip


def test_what_is_not_said_is_taken_from_the_other(theme):
    found = theme('extends: final-report\ncolours: {accent: "#7A3B12"}\nstyles: {h2: {size: 20}}')
    assert found.styles["h2"].size == 20
    assert found.styles["h2"].weight == "bold"
    assert found.styles["a"].colour == "#7a3b12"


def test_another_theme_of_another_template_may_be_extended(theme):
    found = theme("extends: summary/sober\nabout: {ar: م, en: m}", "ours/theme.yaml")
    assert found.emblem == "black"
    assert "cards" in found.styles


def test_a_theme_extends_the_workspace_s_own_before_the_packaged_one(theme):
    theme('extends: final-report\ncolours: {accent: "#7A3B12"}')
    found = theme(
        "extends: final-report\nabout: {ar: م, en: m}", "final-report/themes/ours/theme.yaml"
    )
    assert found.styles["a"].colour == "#7a3b12"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("extends: final-reprot", ("theme.extends-unknown", "final-report/theme.yaml", 1)),
        (
            "extends: final-report\nstyles:\n  h2: {colour: acent}",
            ("theme.unknown-colour", "final-report/theme.yaml", 3),
        ),
        (
            "extends: final-report\nstyles:\n  h2: {like: h9}",
            ("theme.unknown-style", "final-report/theme.yaml", 3),
        ),
        (
            "extends: final-report\nstyles:\n  h2: {sise: 3}",
            ("fields.misspelt-key", "final-report/theme.yaml", 3),
        ),
    ],
)
def test_a_mistake_is_told_in_the_file_that_holds_it(theme, text, fault):
    assert fault in faults(theme, text)


def test_a_mistake_in_what_is_extended_is_told_there(theme):
    broken = "extends: final-report\nstyles:\n  h2: {colour: acent}"
    faults(theme, broken)
    found = faults(theme, "extends: final-report", "final-report/themes/ours/theme.yaml")
    assert ("theme.unknown-colour", "final-report/theme.yaml", 3) in found


def test_themes_that_extend_each_other_are_told(theme):
    faults(theme, "extends: ours/b", "ours/themes/a/theme.yaml")
    found = faults(theme, "extends: ours/a", "ours/themes/b/theme.yaml")
    assert [code for code, *_ in found] == ["theme.extends-unknown"]


def test_a_class_without_a_style_is_told_where_the_template_has_it(workspace, joinup):
    own = workspace / "templates" / "final-report" / "report.html.j2"
    own.parent.mkdir(parents=True)
    own.write_text(
        '{% extends "packaged/report.html.j2" %}\n{% block details %}\n{{ super() }}\n'
        '<p class="introducton">نص</p>\n{% endblock %}',
        encoding="utf-8",
    )
    told = joinup("build", "meeting-07.yaml")
    assert told.code == 0
    assert "report.html.j2:4:11 warning[theme.no-style-near]" in told.err
    assert "introduction" in told.err


@pytest.mark.parametrize(
    "path",
    sorted(TEMPLATES.rglob("theme.yaml")),
    ids=lambda path: path.parent.relative_to(TEMPLATES).as_posix(),
)
def test_the_themes_that_come_with_joinup_are_sound(path):
    diagnostics = Diagnostics()
    _, found = read_theme_file(path, diagnostics, Workspace(TEMPLATES.parent, None))
    assert [str(d.code) for d in diagnostics] == []
    assert "base" in found.styles
    assert set(found.about) == {"ar", "en"}


@pytest.mark.parametrize("colour", ["#7A3B1", "brown", "#7A3B1G"])
def test_what_is_no_colour_is_told_once_where_it_stands(theme, colour):
    told = told_of(theme, f'extends: final-report\ncolours: {{accent: "{colour}"}}')
    assert [(d.code, d.location.line) for d in told] == [("theme.not-a-colour", 2)]
    assert colour in told[0].message("ar")


def test_a_style_s_colour_of_other_digits_is_no_colour_name(theme):
    told = told_of(theme, 'extends: final-report\nstyles: {h2: {colour: "#7A3"}}')
    assert [(d.code, d.location.line) for d in told] == [("theme.not-a-colour", 2)]


def test_a_pale_colour_is_told_once_where_it_is_given(workspace, joinup):
    own = workspace / "templates" / "final-report" / "theme.yaml"
    own.parent.mkdir(parents=True)
    own.write_text('extends: final-report\ncolours:\n  accent: "#FFFF66"\n', encoding="utf-8")
    told = joinup("build", "meeting-07.yaml")
    assert told.code == 0
    assert told.err.count("theme.contrast") == 1
    assert "theme.yaml:3:" in told.err


def test_a_template_of_one_s_own_without_a_theme_is_told_which_file_to_write(workspace, joinup):
    own = workspace / "templates" / "card" / "report.html.j2"
    own.parent.mkdir(parents=True)
    own.write_text('{% extends "final-report/report.html.j2" %}', encoding="utf-8")
    told = joinup("build", "meeting-07.yaml", "--template", "card")
    assert told.code != 0
    assert "templates/card/theme.yaml" in told.err
    assert "extends: final-report" in told.err
