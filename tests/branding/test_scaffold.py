"""A new series.yaml: blank it is told to be, filled in it is valid."""

import pytest

from joinup_reports.branding.fields import PARTNER, SERIES
from joinup_reports.branding.read import read_series
from joinup_reports.branding.scaffold import skeleton
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.reading.source import parse_source


def read(text):
    diagnostics = Diagnostics()
    return read_series(parse_source(text, "f", diagnostics), diagnostics), list(diagnostics)


def blank(line):
    return line.endswith((": ", "- ")) and not line.startswith("#")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_each_blank_is_told_where_it_stands(lang):
    text = skeleton(lang)
    series, problems = read(text)
    blanks = [n for n, line in enumerate(text.split("\n"), start=1) if blank(line)]
    assert series is None
    assert [p.location.line for p in problems] == blanks
    assert {p.code for p in problems} == {"fields.empty", "fields.empty-item"}
    assert len(blanks) == 4


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("keys", ["ar", "en"])
def test_filled_in_it_is_valid(lang, keys):
    lines = [line + "نص" if blank(line) else line for line in skeleton(lang, keys=keys).split("\n")]
    series, problems = read("\n".join(lines))
    assert problems == []
    assert len(series.headings) == 9
    assert series.partners[0].role == "lead"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_is_known_is_written(lang):
    known = {"name": "اسم: آخر", "about": "نبذة", "objectives": "هدف", "partner": "جهة #1"}
    series, problems = read(skeleton(lang, values=known, schema="s.json"))
    assert problems == []
    assert (series.name, series.partners[0].name) == ("اسم: آخر", "جهة #1")
    assert (*series.about, *series.objectives) == ("نبذة", "هدف")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_key_is_explained_on_a_line_of_its_own(lang):
    text = skeleton(lang)
    for entry in (*SERIES, *PARTNER):
        assert (entry.ar if lang == "ar" else entry.en) in text
    for line in text.split("\n"):
        assert line.startswith("#") or "#" not in line
