"""Pillow is loaded by pictures only."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import io, sys
from joinup_reports.pdf import pillow
pillow.put_off()
pillow.put_off()
import reportlab.pdfgen.canvas
assert "PIL.ExifTags" not in sys.modules, "loaded too early"
from PIL import Image
data = io.BytesIO()
Image.new("RGB", (2, 3)).save(data, "PNG")
assert Image.open(io.BytesIO(data.getvalue())).size == (2, 3)
assert "PIL.ExifTags" in sys.modules
"""


def test_reportlab_does_not_load_it_and_a_picture_does():
    subprocess.run([sys.executable, "-c", PROGRAM], check=True)


def test_a_build_without_pictures_never_loads_it(tmp_path):
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from joinup_reports.build import build_report\n"
        "from joinup_reports.diagnostics import Diagnostics\n"
        f"build_report(Path('meetings/meeting-07.yaml'), Path({str(tmp_path / 'a.pdf')!r}),"
        " Diagnostics(), 'm')\n"
        "assert 'PIL.ExifTags' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
