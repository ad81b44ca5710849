"""Faces are shared while their files are what they were, and no longer."""

from __future__ import annotations

import shutil
from pathlib import Path

from joinup_reports.branding.model import Theme
from joinup_reports.build import read_look
from joinup_reports.composing.typefaces import Typefaces
from joinup_reports.diagnostics import Diagnostics

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "fonts"


def stack(theme: Theme, folder: Path):
    found = Diagnostics()
    made = Typefaces(theme, lambda name: folder / name, found).stack(theme.style("base"))
    assert not len(found)
    return made


def test_a_font_that_takes_the_place_of_another_is_read(tmp_path):
    theme = read_look(ROOT / "templates/final-report/theme.yaml", Diagnostics())
    folder = shutil.copytree(FONTS, tmp_path / "fonts")
    before = stack(theme, folder)
    assert stack(theme, folder) is before
    file = before.faces[0].path
    assert before.faces[0].data == file.read_bytes()
    new = shutil.copy(FONTS / "amiri/Amiri-Regular.ttf", tmp_path)
    Path(new).replace(file)
    after = stack(theme, folder)
    assert after.faces[0].data == file.read_bytes() != before.faces[0].data
