"""Which workspace notes belong to, and what comes from where."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from joinup_reports import resources
from joinup_reports.diagnostics import CannotAccess
from joinup_reports.resources import Workspace, find_workspace, workspace_of

ROOT = Path(__file__).resolve().parents[1]


def touch(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    return path


def test_notes_in_meetings_belong_to_the_folder_above(tmp_path):
    series = touch(tmp_path / "meetings" / "series.yaml")
    expected = Workspace(tmp_path, series)
    assert find_workspace(tmp_path / "meetings" / "a.yaml") == expected
    assert find_workspace(tmp_path / "meetings" / "2020" / "a.yaml") == expected
    assert find_workspace(tmp_path / "a.yaml") == expected


def test_a_series_beside_the_notes_makes_their_folder_the_workspace(tmp_path):
    touch(tmp_path / "meetings" / "series.yaml")
    beside = touch(tmp_path / "other" / "series.yaml")
    assert find_workspace(tmp_path / "other" / "a.yaml") == Workspace(beside.parent, beside)


def test_notes_without_a_series_have_a_workspace_all_the_same(tmp_path):
    assert find_workspace(tmp_path / "a.yaml") == Workspace(tmp_path, None)
    assert workspace_of(tmp_path) is None


def test_notes_are_found_by_a_relative_path(tmp_path, monkeypatch):
    series = touch(tmp_path / "meetings" / "series.yaml")
    monkeypatch.chdir(tmp_path / "meetings")
    assert find_workspace(Path("a.yaml")) == Workspace(tmp_path, series)
    assert find_workspace(Path("../a.yaml")) == Workspace(tmp_path, series)
    assert workspace_of(Path()) == Workspace(tmp_path, series)


def test_the_workspaces_own_templates_and_fonts_come_first(tmp_path):
    own = Workspace(tmp_path, None)
    packaged = ROOT / "templates" / "final-report"
    assert own.template_folders("final-report") == (packaged,)
    theme = touch(tmp_path / "templates" / "final-report" / "theme.yaml")
    assert own.template_folders("final-report") == (theme.parent, packaged)
    assert own.template_file("final-report", "theme.yaml") == theme
    assert own.template_file("final-report", "report.html.j2") == packaged / "report.html.j2"
    assert own.font("amiri/Amiri-Bold.ttf") == ROOT / "fonts" / "amiri" / "Amiri-Bold.ttf"
    font = touch(tmp_path / "fonts" / "amiri" / "Amiri-Bold.ttf")
    assert own.font("amiri/Amiri-Bold.ttf") == font


def test_an_installed_package_has_its_own_data(tmp_path, monkeypatch):
    package = tmp_path / "site-packages" / "joinup_reports"
    font = touch(package / "data" / "fonts" / "a.ttf")
    monkeypatch.setattr(resources, "__file__", str(package / "resources.py"))
    assert Workspace(tmp_path / "elsewhere", None).font("a.ttf") == font


@pytest.mark.parametrize(
    "name", ["../secret.ttf", "/etc/hostname", "nul\0.ttf", "no.ttf", "link.ttf"]
)
def test_nothing_outside_the_folder_is_a_font(tmp_path, name):
    touch(tmp_path / "secret.ttf")
    (tmp_path / "fonts").mkdir()
    if os.name == "posix":  # on Windows a link takes a privilege
        (tmp_path / "fonts" / "link.ttf").symlink_to(tmp_path / "secret.ttf")
    with pytest.raises(CannotAccess) as caught:
        Workspace(tmp_path, None).font(name)
    assert [d.code for d in caught.value.diagnostics] == ["workspace.no-font"]


def test_a_missing_template_is_said(tmp_path):
    with pytest.raises(CannotAccess) as caught:
        Workspace(tmp_path, None).template_file("final-report", "no.html")
    assert [d.code for d in caught.value.diagnostics] == ["workspace.no-template"]


def test_pictures_lie_beside_the_series(tmp_path):
    series = touch(tmp_path / "meetings" / "series.yaml")
    logo = touch(tmp_path / "meetings" / "logos" / "شعار.png")
    touch(tmp_path / "secret.png")
    own = Workspace(tmp_path, series)
    assert own.picture("logos/شعار.png") == logo
    assert own.picture("../secret.png") is None
    assert own.picture("no.png") is None
