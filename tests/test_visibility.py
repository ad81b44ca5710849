"""The funder's rules, measured on pages: a report that keeps them, and many that do not."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pymupdf
import pytest

from joinup_reports import build, visibility
from joinup_reports.branding.profiles import CHECKS, FOLDER, load_profile, profile_names
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.resources import find_workspace
from joinup_reports.typeset.frame import Picture

ROOT = Path(__file__).resolve().parents[1]
NOTES = "meetings/meeting-07.yaml"
EMBLEM = (
    '<img class="emblem" src="emblem:eu" '
    "alt=\"{{ series.visibility.profile.emblem['ar' if direction == 'rtl' else 'en'] }}\">"
)
BIG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 {height}">'
    '<path d="M0 0h10v{height}h-10z"/></svg>'
)


@pytest.fixture
def report(workspace):
    """report(where=(old, new)) -> the rules that the changed report does not keep.

    `series`, `template` and `theme` change the workspace's own copies.
    """
    files = {
        "series": workspace / "meetings" / "series.yaml",
        "template": workspace / "templates" / "final-report" / "report.html.j2",
        "theme": workspace / "templates" / "final-report" / "theme.yaml",
    }
    shutil.copytree(ROOT / "templates" / "final-report", workspace / "templates" / "final-report")

    def make(**changes):
        for name, (old, new) in changes.items():
            text = files[name].read_text(encoding="utf-8")
            assert old in text
            files[name].write_text(text.replace(old, new), encoding="utf-8")
        return {v.rule.check: v for v in judged() if not v.kept}

    return make


def judged():
    laid, series = build.lay_out_report(Path(NOTES), Diagnostics(), NOTES)
    return build.judge_visibility(laid, series, find_workspace(Path(NOTES)))


def logo(workspace, height):
    path = workspace / "meetings" / "logo.svg"
    path.write_text(BIG.format(height=height), encoding="utf-8")
    return ("role: lead\n", "role: lead\n    logo: logo.svg\n    alt: شعار\n")


def test_the_report_as_it_is_keeps_every_rule(report):
    assert report() == {}
    assert len(judged()) == len(CHECKS)


def test_a_profile_s_checks_are_those_there_are():
    assert set(CHECKS) == set(visibility.CHECKS) | {"disclaimer"}


@pytest.mark.parametrize("profile", ["eu-2018", "eu-2022"])
@pytest.mark.parametrize("theme", ["", "sober"])
def test_both_profiles_are_kept_in_both_themes(workspace, profile, theme):
    series = workspace / "meetings" / "series.yaml"
    text = series.read_text(encoding="utf-8").replace("eu-2018", profile)
    series.write_text(text, encoding="utf-8")
    laid, found = build.lay_out_report(Path(NOTES), Diagnostics(), NOTES, theme)
    assert found.visibility.profile.name == profile
    verdicts = build.judge_visibility(laid, found, find_workspace(Path(NOTES)))
    assert [v.rule.check for v in verdicts if not v.kept] == []


def test_a_logo_of_good_size_keeps_the_rules(report, workspace):
    assert report(series=logo(workspace, 10)) == {}
    assert "13" not in {v.rule.check: v for v in judged()}["emblem-largest"].measured


def test_without_the_emblem(report):
    failed = report(template=(EMBLEM, "<p>x</p>"))
    assert set(failed) >= {"emblem-on-every-page", "statement-beside"}


def test_an_emblem_that_is_too_small(report):
    failed = report(theme=("emblem: {size: 29", "emblem: {size: 20"))
    assert failed["emblem-height"].measured == "7.1 mm"
    assert failed["emblem-height"].pages == (1, 2, 3)


def test_a_logo_that_is_larger_than_the_emblem(report, workspace):
    failed = report(
        series=logo(workspace, 10), theme=("logo: {size: 19", "logo: {size: 50, leading: 50")
    )
    assert "emblem-largest" in failed


def test_a_statement_that_is_missing(report):
    failed = report(template=("{{ statement(language, words) -}}", "x"))
    assert "statement-beside" in failed


def test_a_statement_that_is_not_complete(report):
    failed = report(template=("{{ words|rich(language) }}", "{{ words[:12] }}"))
    assert set(failed) == {"statement-beside"}


def test_a_statement_far_from_the_emblem(report):
    failed = report(
        theme=("feet: {columns: [1.05, 2.55, 5.5, 0.9]}", "feet: {columns: [3, 2.55, 5.5, 0.9]}")
    )
    assert "statement-beside" in failed


def test_a_disclaimer_that_is_missing(report):
    failed = report(template=("{{ series.visibility.disclaimer(lang)|rich }}", "نص"))
    assert set(failed) == {"disclaimer"}


def test_a_disclaimer_in_another_language(report):
    failed = report(
        template=("series.visibility.disclaimer(lang)", 'series.visibility.disclaimer("en")')
    )
    assert set(failed) == {"disclaimer"}


def test_something_too_near_the_emblem(report):
    failed = report(
        theme=("  running: {rule_above: {width: 0.6, colour: hairline}, padding: [9, 0]}", ""),
        template=("<footer>\n<div", '<footer>\n<p class="statement">نص</p>\n<div'),
    )
    assert set(failed) == {"clear-space"}


def test_a_logo_whose_own_space_is_not_free(report, workspace):
    old, new = logo(workspace, 10)
    failed = report(series=(old, new + "    clear_space: 40mm\n"))
    assert set(failed) == {"clear-space"}


def test_an_emblem_that_is_not_outermost(report):
    cell = '<td class="foot">'
    failed = report(template=(f"{cell}{EMBLEM}", f"{cell}<p>x</p></td>\n{cell}{EMBLEM}"))
    assert "emblem-first" in failed


def test_a_supplier_among_the_partners(report):
    failed = report(series=("role: lead", "role: supplier"))
    assert set(failed) == {"contract-partners"}
    assert failed["contract-partners"].measured == "Oxfam"


def test_partners_out_of_order(report):
    failed = report(
        template=(
            "{% for partner in series.partners %}",
            "{% for partner in series.partners|reverse %}",
        )
    )
    assert set(failed) == {"partners-in-order"}


def test_an_emblem_that_is_stretched(workspace):
    laid, series = build.lay_out_report(Path(NOTES), Diagnostics(), NOTES)
    pages = tuple(p._replace(marks=tuple(map(stretched, p.marks))) for p in laid.pages)
    found = find_workspace(Path(NOTES))
    verdicts = build.judge_visibility(laid._replace(pages=pages), series, found)
    failed = {v.rule.check: v for v in verdicts if not v.kept}
    assert failed["emblem-whole"].measured == "1.80 : 1"


def stretched(mark):
    return mark._replace(width=mark.height * 1.8) if isinstance(mark, Picture) else mark


def test_a_build_warns_at_the_series(joinup, workspace):
    series = workspace / "meetings" / "series.yaml"
    text = series.read_text(encoding="utf-8").replace("role: lead", "role: supplier")
    series.write_text(text, encoding="utf-8")
    outcome = joinup("build", NOTES)
    assert outcome.code == 0
    line = text.splitlines().index("  responsible: منظمة أوكسفام") + 1
    assert re.search(rf"series\.yaml:{line}:\d+ warning\[visibility\.not-kept\]", outcome.err)


def test_a_series_without_rules_is_built_without_the_emblem(workspace):
    series = workspace / "meetings" / "series.yaml"
    text = series.read_text(encoding="utf-8")
    without = re.sub(r"(?m)^visibility:\n(  .*\n)+", "", text)
    assert without != text
    series.write_text(without, encoding="utf-8")
    found = Diagnostics()
    pdf = build.set_report(Path(NOTES), found, NOTES)
    assert not [d for d in found if d.code.startswith("visibility")]
    with pymupdf.open(stream=pdf) as file:
        words = "".join(page.get_text() for page in file)
    assert "Funded by" not in words


@pytest.mark.parametrize("name", profile_names())
def test_every_rule_has_its_source_and_says_how_sure_it_is(name):
    profile = load_profile(name)
    assert [rule.check for rule in profile.rules] == list(CHECKS)
    for rule in profile.rules:
        assert rule.source
        assert rule.sure in ("text", "guidance", "custom")
    assert profile.statements["funded"]["ar"] == "بتمويل من الاتحاد الأوروبي"
    assert "{responsible}" in profile.disclaimer["ar"]
    assert "{responsible}" in profile.disclaimer["en"]


def test_profiles_are_files_that_say_their_year():
    assert {path.stem for path in FOLDER.iterdir()} == {"eu-2018", "eu-2022"}
