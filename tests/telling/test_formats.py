"""Findings for programs: each format as its readers want it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.diagnostics import Diagnostic, Fix, Location
from joinup_reports.telling import formats

NOTES = "title: 😀 a\nchallenges:\n  - 😀 one # two\n"


@pytest.fixture
def found(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "لقاء 7.yaml").write_text(NOTES, encoding="utf-8")
    start, at, end = (Location("لقاء 7.yaml", 3, column) for column in (5, 11, 16))
    fix = Fix("quote", start, end, '"😀 one # two"')
    return [
        Diagnostic("use.not-found", args={"path": "a,b:c%\n.yaml"}),
        Diagnostic("source.comment-after-text", at, fixes=(fix,)),
        Diagnostic("theme.contrast", at, {"style": "p", "ratio": "2", "least": "4.5"}),
        Diagnostic("source.smart-quotes", at),
    ]


def test_json_has_what_its_description_says(found):
    told = json.loads(formats.as_json(found, "ar"))
    assert told["format"] == "joinup-findings"
    assert (told["version"], told["lang"]) == (1, "ar")
    assert told["summary"] == {"errors": 2, "warnings": 1, "hints": 1}
    first, second, *_ = told["findings"]
    assert (first["path"], first["line"], first["column"]) == (None, None, None)
    assert "a,b:c%\n.yaml" in first["message"]
    assert second == {
        "code": "source.comment-after-text",
        "severity": "error",
        "path": "لقاء 7.yaml",
        "line": 3,
        "column": 11,
        "message": "ما بعد الرمز # سيُعدّ ملاحظة جانبية ويضيع من التقرير",
        "hint": "يوضع النص كله بين علامتي تنصيص، أو تُنقل الملاحظة إلى سطر وحدها",
        "fixes": [
            {
                "title": "وضع النص بين علامتي تنصيص",
                "start": {"line": 3, "column": 5},
                "end": {"line": 3, "column": 16},
                "text": '"😀 one # two"',
            }
        ],
    }


def test_a_fix_in_json_mends_the_file(found):
    fix = json.loads(formats.as_json(found, "en"))["findings"][1]["fixes"][0]
    line = NOTES.splitlines()[2]
    start, end = fix["start"]["column"] - 1, fix["end"]["column"] - 1
    assert line[:start] + fix["text"] + line[end:] == '  - "😀 one # two"'


def test_github_gets_one_escaped_command_a_finding(found):
    lines = formats.as_github(found, "en").splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("::error title=use.not-found::a,b:c%25%0A.yaml was not found%0A")
    assert lines[1].startswith("::error file=لقاء 7.yaml,line=3,col=11,title=source.comment-")
    assert [line.split(" ")[0] for line in lines[2:]] == ["::warning", "::notice"]


def test_github_properties_cannot_be_forged():
    place = Location("a,line=9::b\r\n%.yaml", 1, 2)
    (line,) = formats.as_github([Diagnostic("source.tab", place)], "en").splitlines()
    assert line.startswith("::error file=a%2Cline=9%3A%3Ab%0D%0A%25.yaml,line=1,col=2,title=")


def test_sarif_counts_columns_in_utf_16_and_names_files_by_uri(found):
    (run,) = json.loads(formats.as_sarif(found, "en"))["runs"]
    assert run["columnKind"] == "utf16CodeUnits"
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning", "note"]
    result = run["results"][1]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%D9%84%D9%82%D8%A7%D8%A1%207.yaml"
    assert place["region"] == {"startLine": 3, "startColumn": 12}
    (change,) = result["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    region = {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 17}
    assert replacement["deletedRegion"] == region


def test_sarif_has_what_the_standard_requires(found, tmp_path):
    """The required properties of SARIF 2.1.0, by section."""
    log = json.loads(formats.as_sarif(found, "ar"))
    assert log["version"] == "2.1.0"  # 3.13.2
    for run in log["runs"]:
        driver = run["tool"]["driver"]  # 3.14.6, 3.18.2
        assert driver["name"]  # 3.19.8
        rules = [rule["id"] for rule in driver["rules"]]  # 3.49.3
        assert len(set(rules)) == len(rules)
        assert all(rule["shortDescription"]["text"] for rule in driver["rules"])
        for result in run["results"]:
            assert result["message"]["text"]  # 3.27.11
            assert rules[result["ruleIndex"]] == result["ruleId"]  # 3.27.5, 3.27.6
            assert result["level"] in {"none", "note", "warning", "error"}  # 3.27.10
            for fix in result.get("fixes", []):
                assert fix["artifactChanges"]  # 3.55.3
                for change in fix["artifactChanges"]:
                    assert change["artifactLocation"]["uri"]  # 3.56.2
                    assert all("deletedRegion" in r for r in change["replacements"])  # 3.57.3


def test_sarif_names_a_file_elsewhere_by_a_file_uri(tmp_path):
    found = [Diagnostic("source.tab", Location(str(tmp_path / "a b.yaml"), 1, 1))]
    (run,) = json.loads(formats.as_sarif(found, "en"))["runs"]
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == (tmp_path / "a b.yaml").as_uri()


@pytest.mark.parametrize("write", [formats.as_json, formats.as_sarif])
def test_nothing_found_is_told_in_full(write):
    assert json.loads(write([], "en"))
    assert formats.as_github([], "en") == ""


WORDS = st.text(st.characters(exclude_categories=["Cs"]))


@given(WORDS, WORDS, st.sampled_from(["ar", "en"]))
def test_whatever_a_finding_holds_each_format_stays_whole(path, word, lang):
    at = Location(path or "a", 1, 1)
    fix = Fix("rename", at, at, word)
    found = [Diagnostic("fields.misspelt-key", at, {"key": word, "near": word}, (fix,))]
    (told,) = json.loads(formats.as_json(found, lang))["findings"]
    assert word in told["message"]
    assert told["fixes"][0]["text"] == word
    (result,) = json.loads(formats.as_sarif(found, lang))["runs"][0]["results"]
    assert word in result["message"]["text"]
    (line,) = formats.as_github(found, lang).split("\n")[:-1]
    assert line.startswith("::error file=")
    assert "\r" not in line
