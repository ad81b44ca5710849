"""Chromium from its command line; it writes tags by itself."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from content import load
from page import FACES, foot, make_page

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--allow-file-access-from-files",
)
BROWSER = next(filter(None, map(shutil.which, NAMES)), None)
if BROWSER is None:
    raise ImportError("no Chromium here")


def build(source: Path, output: Path) -> None:
    content = load(source)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page = Path(folder, "report.html")
        page.write_text(make_page(content, FACES + foot(content)), encoding="utf-8")
        profile = f"--user-data-dir={folder}/profile"
        command = [BROWSER, *OPTIONS, profile, f"--print-to-pdf={output}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
