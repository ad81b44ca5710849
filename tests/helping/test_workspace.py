"""A workspace to begin with works at once, in either language, wherever it lies."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pypdf
import pytest
import yaml

from joinup_reports import __version__
from joinup_reports.judging.verify import verify_report


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("keys", ["ar", "en"])
def test_a_new_workspace_builds_at_once(home, joinup, monkeypatch, lang, keys):
    folder = home / "تقارير اللقاءات 2026"
    assert joinup("init", folder.name, "--lang", lang, "--keys", keys).code == 0
    monkeypatch.chdir(folder)
    for command in (["build"], ["build", "--template", "summary"], ["validate", "meetings"]):
        told = joinup(*command)
        assert (told.code, told.err) == (0, "")
    for name in ("meeting-01", "meeting-01-summary"):
        report = Path("build", f"{name}.pdf")
        assert pypdf.PdfReader(report).pages
        assert verify_report(report).rebuild == "same-bytes"


def test_its_keys_are_in_the_language_asked_for(home, joinup):
    joinup("init", "a", "--lang", "ar", "--keys", "en")
    notes = yaml.safe_load(Path("a/meetings/meeting-01.yaml").read_text("utf-8"))
    assert {"title", "challenges"} <= notes.keys()
    joinup("init", "b", "--lang", "ar")
    assert "العنوان" in yaml.safe_load(Path("b/meetings/meeting-01.yaml").read_text("utf-8"))


def test_editors_find_schemas_that_hold(home, joinup):
    joinup("init", "x")
    settings = json.loads(Path("x/.vscode/settings.json").read_text("utf-8"))
    for schema, files in settings["yaml.schemas"].items():
        rules = json.loads(Path("x", schema).read_text("utf-8"))
        for file in Path("x").glob(files):
            # By BaseLoader, as joinup reads: every value is a text.
            read = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
            jsonschema.validate(read, rules)


def test_its_theme_and_its_template_are_the_ones_used(home, joinup, monkeypatch):
    joinup("init", "x")
    monkeypatch.chdir(home / "x")
    assert "our look" in joinup("themes").out
    template = Path("templates/final-report/report.html.j2")
    template.write_text(template.read_text("utf-8").replace("super()", "metting"), "utf-8")
    told = joinup("build")
    assert told.code == 1
    assert f"{template}:9:4" in told.err
    assert "perhaps meeting was meant" in told.err


def test_nothing_is_written_over(home, joinup):
    Path("x/meetings").mkdir(parents=True)
    Path("x/meetings/series.yaml").write_text("mine", "utf-8")
    Path("x/README.md").write_text("mine", "utf-8")
    told = joinup("init", "x")
    assert told.code == 3
    assert "README.md" in told.err
    assert "meetings/series.yaml" in told.err
    assert sorted(str(path) for path in Path("x").rglob("*") if path.is_file()) == [
        str(Path("x/README.md")),
        str(Path("x/meetings/series.yaml")),
    ]


def test_a_folder_with_other_files_may_become_a_workspace(home, joinup):
    Path("x").mkdir()
    Path("x/other.txt").write_text("mine", "utf-8")
    assert joinup("init", "x").code == 0
    assert Path("x/other.txt").read_text("utf-8") == "mine"


def test_a_file_is_no_folder(home, joinup):
    Path("x").write_text("mine", "utf-8")
    assert joinup("init", "x").code == 3


def test_its_workflow_names_this_version(home, joinup):
    joinup("init", "x")
    workflow = yaml.safe_load(Path("x/.github/workflows/reports.yml").read_text("utf-8"))
    assert workflow["env"]["JOINUP"] == f"joinup-reports=={__version__}"
