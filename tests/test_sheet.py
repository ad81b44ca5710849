"""The visibility sheet, on the screen and as a page of its own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pymupdf
import pytest

ROOT = Path(__file__).resolve().parents[1]
NOTES = "meetings/meeting-07.yaml"
RULES = 10


def words_of(page):
    """Without the marks of direction that readers see."""
    return " ".join(page.get_text().translate(dict.fromkeys([0x61C, 0x200E, 0x200F])).split())


@pytest.fixture
def broken(workspace):
    """The same workspace, its series showing a supplier."""
    series = workspace / "meetings" / "series.yaml"
    text = series.read_text(encoding="utf-8")
    series.write_text(text.replace("role: lead", "role: supplier"), encoding="utf-8")
    return workspace


def test_every_rule_is_shown_kept(joinup, workspace):
    outcome = joinup("visibility", NOTES)
    assert outcome.code == 0
    assert len(re.findall(r"^  \+ ", outcome.out, re.MULTILINE)) == RULES
    assert "10.2 mm" in outcome.out
    assert not (workspace / "build").exists()


def test_a_rule_that_is_not_kept_fails(joinup, broken):
    outcome = joinup("visibility", NOTES, "--lang", "ar")
    assert outcome.code == 1
    (line,) = re.findall(r"^  - .*$", outcome.out, re.MULTILINE)
    assert "الموردون" in line
    assert "1, 2, 3" in line


def test_a_series_without_rules_has_no_sheet(joinup, workspace):
    series = workspace / "meetings" / "series.yaml"
    text = series.read_text(encoding="utf-8")
    series.write_text(re.sub(r"(?m)^visibility:\n(  .*\n)+", "", text), encoding="utf-8")
    outcome = joinup("visibility", NOTES)
    assert outcome.code == 1
    assert "visibility.no-profile" in outcome.err


@pytest.mark.parametrize(("lang", "verdict"), [("en", "All rules are kept"), ("ar", "متحققة")])
def test_the_sheet_is_one_tagged_page(joinup, workspace, lang, verdict):
    assert joinup("visibility", NOTES, "--pdf", "--lang", lang).code == 0
    with pymupdf.open(workspace / "build" / "meeting-07-visibility.pdf") as pdf:
        assert pdf.page_count == 1
        words = words_of(pdf[0])
        catalogue = pdf.pdf_catalog()
        assert pdf.xref_get_key(catalogue, "MarkInfo/Marked")[1] == "true"
        assert pdf.xref_get_key(catalogue, "Lang")[1].startswith(lang)
    assert verdict in words
    assert "Regulation (EU) 763/2014" in words


def test_each_template_has_a_sheet_of_its_own(joinup, workspace):
    for options in ((), ("--template", "summary")):
        joinup("visibility", NOTES, "--pdf", *options)
    sheets = sorted(path.name for path in (workspace / "build").iterdir())
    assert sheets == ["meeting-07-summary-visibility.pdf", "meeting-07-visibility.pdf"]


def test_what_fails_stands_on_the_sheet(joinup, broken):
    assert joinup("visibility", NOTES, "--pdf").code == 1
    with pymupdf.open(broken / "build" / "meeting-07-visibility.pdf") as pdf:
        words = words_of(pdf[0])
    assert "not kept" in words
    assert "page 1, 2, 3" in words


def test_the_theme_is_measured_that_is_asked_for(joinup, workspace):
    shutil.copytree(ROOT / "templates" / "final-report", workspace / "templates" / "final-report")
    theme = workspace / "templates" / "final-report" / "themes" / "sober" / "theme.yaml"
    text = theme.read_text(encoding="utf-8")
    theme.write_text(text.replace("emblem: {size: 29", "emblem: {size: 12"), encoding="utf-8")
    assert joinup("visibility", NOTES).code == 0
    assert joinup("visibility", NOTES, "--theme", "sober").code == 1


def test_the_themes_are_listed_in_words(joinup, workspace):
    outcome = joinup("themes", "--lang", "en")
    assert outcome.code == 0
    names = re.findall(r"^  (\S+) +\S", outcome.out, re.MULTILINE)
    assert names == ["default", "sober"]


def test_a_theme_of_one_s_own_is_begun_listed_and_used(joinup, workspace):
    assert joinup("new-theme", "red").code == 0
    path = workspace / "templates" / "final-report" / "themes" / "red" / "theme.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('accent: "#0F5E6B"', 'accent: "#8A1538"'), encoding="utf-8")
    assert "red" in joinup("themes").out
    assert joinup("build", NOTES, "--theme", "red").code == 0
    with pymupdf.open(workspace / "build" / "meeting-07.pdf") as pdf:
        colours = {
            f"#{span['color']:06x}"
            for block in pdf[0].get_text("dict")["blocks"]
            for line in block.get("lines", ())
            for span in line["spans"]
        }
    assert "#8a1538" in colours
    assert "#0f5e6b" not in colours


def test_a_theme_is_never_written_over(joinup, workspace):
    assert joinup("new-theme", "red").code == 0
    outcome = joinup("new-theme", "red")
    assert outcome.code == 3
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("name", ["a/b", "..", "", "default", "a b", "-x y"])
def test_a_name_that_is_no_folder_s_is_refused(joinup, workspace, name):
    outcome = joinup("new-theme", "--", name)
    assert outcome.code == 2
    assert not (workspace / "templates").exists()


def test_a_theme_that_is_not_there_is_wrong_use(joinup, workspace):
    outcome = joinup("build", NOTES, "--theme", "blue")
    assert outcome.code == 2
    assert "default, sober" in outcome.err
    assert not (workspace / "build").exists()
