"""What people install: the wheel, alone, far from the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pymupdf
import pytest

ROOT = Path(__file__).resolve().parents[1]


def run(*command, cwd, **environment):
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [*map(str, command)],
        cwd=cwd,
        env={**env, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
    run(*build, cwd=ROOT)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Only the wheel is in the environment; its dependencies come from this one's packages."""
    home = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", "--without-pip", home, cwd=home)
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    target = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install")
    run(*pip, "--no-deps", "--no-index", "--target", target.strip(), wheel, cwd=home)
    with (Path(target.strip()) / "dependencies.pth").open("w", encoding="utf-8") as path_file:
        path_file.writelines(f"{path}\n" for path in sys.path if path.endswith("-packages"))
    return python


def test_the_wheel_carries_what_a_build_needs(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert "joinup_reports/data/templates/final-report/report.html.j2" in names
    assert "joinup_reports/preview/page.html" in names
    assert "joinup_reports/data/templates/final-report/theme.yaml" in names
    assert "joinup_reports/data/templates/final-report/themes/sober/theme.yaml" in names
    assert "joinup_reports/data/templates/summary/theme.yaml" in names
    assert "joinup_reports/helping/sample/theme.ar.yaml" in names
    assert "joinup_reports/data/templates/visibility-sheet/report.html.j2" in names
    assert "joinup_reports/branding/visibility/eu-2018.yaml" in names
    assert "joinup_reports/data/fonts/amiri/OFL.txt" in names
    assert "joinup_reports/pdf/srgb.icc" in names
    assert "joinup_reports/reading/care.yaml" in names
    assert not [name for name in names if name.startswith(("tests/", "meetings/"))]


def test_the_installed_wheel_makes_the_same_report_anywhere(installed, tmp_path):
    folder = tmp_path / "مجلد فيه فراغات"
    shutil.copytree(ROOT / "meetings", folder)
    program = "import joinup_reports; print(joinup_reports.__file__)"
    assert str(ROOT) not in run(installed, "-c", program, cwd=folder)
    run(installed, "-m", "joinup_reports", "build", "meeting-07.yaml", cwd=folder)
    checkout = tmp_path / "checkout.pdf"
    run(sys.executable, "-m", "joinup_reports", "build", ROOT / "meetings" / "meeting-07.yaml",
        "-o", checkout, cwd=ROOT)  # fmt: skip
    assert (folder / "build" / "meeting-07.pdf").read_bytes() == checkout.read_bytes()


def test_new_notes_can_be_begun_with_the_wheel_alone(installed, tmp_path):
    run(installed, "-m", "joinup_reports", "new", "notes", cwd=tmp_path, JOINUP_LANG="ar")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *(".joinup", "notes.yaml", "series.yaml")
    ]


def test_a_workspace_begun_with_the_wheel_changes_one_part_and_keeps_the_rest(installed, tmp_path):
    joinup = (installed, "-m", "joinup_reports")
    run(*joinup, "init", "مجلد جديد", cwd=tmp_path, JOINUP_LANG="ar")
    home = tmp_path / "مجلد جديد"
    own = home / "templates" / "final-report" / "report.html.j2"
    own.write_text(
        '{% extends "final-report/report.html.j2" %}'
        '{% block objectives %}<p class="introduction">قسمنا</p>{% endblock %}',
        encoding="utf-8",
    )
    run(*joinup, "build", cwd=home)
    run(*joinup, "build", "--template", "summary", cwd=home)
    run(*joinup, "verify", "build/meeting-01.pdf", "build/meeting-01-summary.pdf", cwd=home)
    said = "".join(page.get_text() for page in pymupdf.open(home / "build" / "meeting-01.pdf"))
    assert "قسمنا" in said
    assert "التدريب في مجموعات" in said
    assert "تبادل الخبرات" not in said
