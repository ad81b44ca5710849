"""series.yaml and theme.yaml become a Series and a Theme, or findings at their places."""

from pathlib import Path

import pytest

from joinup_reports.branding.contrast import contrast
from joinup_reports.branding.model import Rule
from joinup_reports.branding.read import read_series, read_theme
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.reading.source import parse_source, read_shared

ROOT = Path(__file__).resolve().parents[2]
SERIES = (ROOT / "meetings" / "series.yaml").read_text(encoding="utf-8")
THEME = """\
page: {size: A4, margins: {top: 20mm, bottom: 36mm, start: 1in, end: 22}, footer: 2.8cm}
colours: {ink: "#1B1B1B", accent: "#1F5A66"}
faces: {plex: {regular: a/b.ttf, bold: a/c.ttf}, amiri: {regular: d/e.ttf}}
stacks: {body: [plex, amiri], title: plex}
styles:
  base: {font: body, size: 11, leading: 18, colour: ink}
  h2: {like: base, weight: bold, size: 15pt, rule_below: {width: 0.8, colour: accent}}
  h3: {like: h2, rule_below: none, padding: [0, 4], balance: true, columns: [1, 3]}
"""


def read(text, reader):
    diagnostics = Diagnostics()
    value = reader(parse_source(text, "f", diagnostics), diagnostics)
    for one in diagnostics:
        for lang in ("en", "ar"):
            assert "{" not in one.message(lang).replace("{…}", "")
            one.hint(lang)
    return value, [f"{d.location.line}:{d.location.column} {d.code}" for d in diagnostics]


def theme(old="", new=""):
    assert old in THEME
    return read(THEME.replace(old, new, 1), read_theme)


def series(old="", new=""):
    assert old in SERIES
    return read(SERIES.replace(old, new, 1), read_series)


def test_the_series_is_read_without_a_word_of_warning():
    found, problems = read(SERIES, read_series)
    assert problems == []
    assert [(p.name, p.role, p.caption) for p in found.partners] == [
        ("TTI", "national", "National Partner"),
        ("Oxfam", "lead", "JOinUP! Lead"),
        ("Diesis", "european", "European Partner"),
    ]
    assert len(found.about) == 2
    assert len(found.objectives) == 4
    assert set(found.modes) == {"online", "in-person", "hybrid"}
    assert set(found.labels) == {"date", "title", "location", "time"}
    assert all("\n" not in paragraph for paragraph in found.about)


def test_a_series_says_how_its_funder_is_made_visible():
    visibility = read(SERIES, read_series)[0].visibility
    assert visibility.profile.name == "eu-2018"
    assert visibility.statements == (
        ("ar", "بتمويل من الاتحاد الأوروبي"),
        ("en", "Funded by the European Union"),
    )
    assert "منظمة أوكسفام" in visibility.disclaimer("ar-JO")
    assert "responsibility of Oxfam and" in visibility.disclaimer("en")
    assert visibility.disclaimer("fr") == visibility.disclaimer("en")


def test_the_contract_s_words_come_first():
    found, problems = series(
        "  funding: funded\n  statement: both",
        "  funding: co-funded\n  statement: en\n  wording: نص معتمد",
    )
    assert problems == []
    assert found.visibility.statements == (("en", "Co-funded by the European Union"),)
    assert found.visibility.disclaimer("ar") == "نص معتمد"


def test_a_partner_has_a_name_in_each_language():
    partner = series("role: lead", "role: lead\n    name_en: Oxfam International")[0].partners[1]
    assert (partner.called("ar"), partner.called("en-GB")) == ("Oxfam", "Oxfam International")


def test_paragraphs_may_also_be_a_list():
    found, problems = series(
        SERIES[SERIES.index("about:") : SERIES.index("# الأهداف")], "about:\n  - أ\n  - ب\n"
    )
    assert problems == []
    assert found.about == ("أ", "ب")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("role: lead", "role: boss", "fields.not-a-choice"),
        ("    caption: European Partner\n", "", "fields.missing-key"),
        ("  time: الوقت\n", "", "fields.missing-key"),
        ("role: lead", "role: lead\n    logo: a.png", "series.logo-without-alt"),
        ("role: lead", "role: lead\n    clear_space: wide", "theme.not-a-length"),
        ("profile: eu-2018", "profile: eu-2016", "fields.not-a-choice"),
        ("  responsible: منظمة أوكسفام\n", "", "fields.missing-key"),
        ("statement: both", "statement: fr", "fields.not-a-choice"),
        ("headings:", "heading:", "fields.misspelt-key"),
    ],
)
def test_what_a_series_lacks_is_told(old, new, code):
    _, problems = series(old, new)
    assert [problem.split()[1] for problem in problems] == [code]


def test_lengths_are_points():
    found, problems = theme()
    assert problems == []
    page = found.page
    assert (page.width, page.height) == (595.276, 841.89)
    assert page.top == pytest.approx(56.693, abs=0.001)
    assert (page.start, page.end) == (72.0, 22.0)
    assert page.footer == pytest.approx(79.37, abs=0.001)


def test_a_style_takes_what_it_does_not_say_from_the_one_it_is_like():
    found, _ = theme()
    base, h2, h3 = (found.styles[name] for name in ("base", "h2", "h3"))
    assert (base.colour, h2.colour, h3.colour) == ("#1b1b1b",) * 3
    assert (h2.weight, h3.weight, h3.size) == ("bold", "bold", 15.0)
    assert h2.rule_below == Rule(0.8, "#1f5a66")
    assert h3.rule_below is None
    assert (h3.padding, h3.balance, h3.columns) == ((0.0, 4.0), True, (1.0, 3.0))
    assert found.style("unknown", "h3") is h3
    assert found.style("unknown") is base


def test_a_stack_may_be_one_family():
    found, _ = theme()
    assert found.stacks == {"body": ("plex", "amiri"), "title": ("plex",)}


def test_a_style_is_like_base_when_it_does_not_say():
    found, _ = theme("like: h2, ", "")
    assert found.styles["h3"].size == 11.0


@pytest.mark.parametrize(
    ("old", "new", "word", "code"),
    [
        ("20mm", "20 metres", "20 metres", "theme.not-a-length"),
        ("20mm", "-3", "-3", "theme.not-a-length"),
        ("footer: 2.8cm", "foter: 2", "foter", "fields.misspelt-key"),
        ("size: A4", "size: A9", "A9", "fields.not-a-choice"),
        ("colour: ink", "colour: inc", "inc", "theme.unknown-colour"),
        ("[0, 4]", "[0]", "[0]", "theme.not-lengths"),
        ("[plex, amiri]", "[plex, amire]", "amire", "theme.unknown-family"),
        ("font: body", "font: bodi", "bodi", "fields.not-a-choice"),
        ("like: h2", "like: h9", "h3", "theme.unknown-style"),
        ("h3: {like: h2", "h3: {like: h3", "h3", "theme.like-circle"),
        ("balance: true", "balance: maybe", "maybe", "fields.not-a-choice"),
        ("  base:", "  bass:", "bass", "theme.no-base"),
        ("{body: [plex, amiri], title: plex}", "{}", "{}\nstyles", "fields.empty"),
        ('{ink: "#1B1B1B", accent: "#1F5A66"}', "[]", "[]\nfaces", "fields.not-keys"),
        ('accent: "#1F5A66"', "accent: 31", "31", "theme.not-a-colour"),
        ("size: 11, leading", "size: 11, ledding", "ledding", "fields.misspelt-key"),
        ("colour: ink", "colour: '#999999'", "'#9", "theme.contrast"),
    ],
)
def test_what_a_theme_gets_wrong_is_told_where_it_stands(old, new, word, code):
    text = THEME.replace(old, new, 1)
    diagnostics = Diagnostics()
    read_theme(parse_source(text, "f", diagnostics), diagnostics)
    first = next(iter(diagnostics))
    at = text.index(word)
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    assert (first.code, first.location.line, first.location.column) == (code, line, column)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ffffff", "#ffffff", 1.0)],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


def test_a_theme_says_how_it_prints_the_emblem_and_in_which_digits():
    found, problems = theme("page:", "emblem: black\ndigits: arab\npage:")
    assert problems == []
    assert (found.emblem, found.digits) == ("black", "arab")
    assert theme()[0].emblem == "colour"


def test_a_light_colour_is_sound_where_the_theme_has_a_dark_ground():
    _, problems = theme("weight: bold,", "colour: '#ffffff', background: accent,")
    assert problems == []


def test_a_style_knows_its_name_and_place():
    found, _ = theme()
    assert found.styles["h2"].name == "h2"
    assert str(found.styles["h2"].place) == "f:7:3"


def test_a_file_is_read_once_and_its_findings_are_told_each_time(tmp_path):
    file = tmp_path / "series.yaml"
    file.write_text(SERIES, encoding="utf-8")
    trees = [read_shared(file, Diagnostics(), "s.yaml") for _ in range(2)]
    assert trees[0] is trees[1]
    assert read_series(trees[0], Diagnostics()) is read_series(trees[1], Diagnostics())
    file.write_text(f"{SERIES}لا: شي\u200bء\n", encoding="utf-8")
    for name in ("s.yaml", "s.yaml", "t.yaml"):
        found = Diagnostics()
        read_series(read_shared(file, found, name), found)
        assert {d.location.path for d in found} == {name}
        assert [d.code for d in found] == ["fields.unknown-key", "source.invisible-character"]


def test_what_reports_share_cannot_be_written_into():
    series, _ = read(SERIES, read_series)
    for shared in (series.headings, series.introductions, series.labels, series.modes):
        assert not hasattr(shared, "update")
