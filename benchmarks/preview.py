"""How long after a save its pages are seen: told by the server, and painted in Chromium.

    python benchmarks/preview.py [--saves 10] [--scale 2] [NOTES]

`joinup preview` runs in a process of its own; each save moves other notes into place, as
editors do. Prints the median and the slowest of the saves, in milliseconds from the moving
to the state's being served, and to the new picture's being shown. Without Chromium nothing
is measured, which is said. POSIX only.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from queue import Queue
from threading import Thread

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.preview.driven import Chromium  # noqa: E402
from tests.web import browser  # noqa: E402

_SHOWN = "document.body.dataset.shown"
# Told by the page itself, two frames later: then it is on the screen.
_NEXT = f"""new Promise(done => {{
  const before = {_SHOWN}
  const look = () => {_SHOWN} === before ? requestAnimationFrame(look)
    : requestAnimationFrame(() => done(Date.now()))
  look()
}})"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("notes", nargs="?", type=Path, default=ROOT / "meetings/meeting-07.yaml")
    parser.add_argument("--saves", type=int, default=10)
    parser.add_argument("--scale", type=float, default=1)
    given = parser.parse_args()
    if browser.find() is None:
        print("not measured: no Chromium here")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "workspace"
        shutil.copytree(ROOT / "meetings", workspace / "meetings")
        shutil.copytree(given.notes.parent, workspace / "meetings", dirs_exist_ok=True)
        notes = workspace / "meetings" / given.notes.name
        tell(*measure(notes, Path(folder) / "profile", given.saves, given.scale))
    return 0


def measure(
    notes: Path, profile: Path, saves: int, scale: float
) -> tuple[list[float], list[float]]:
    """Milliseconds of each save: until served, until shown."""
    command = [sys.executable, "-u", "-m", "joinup_reports", "preview", notes.name, "--no-open"]
    served, shown = [], []
    process = subprocess.Popen(
        command, cwd=notes.parent, stdout=subprocess.PIPE, encoding="utf-8", env=environment()
    )
    window = Chromium(profile)
    try:
        address = next(re.search(r"http://\S+/", line) for line in process.stdout if "://" in line)[
            0
        ]
        heard: Queue[float] = Queue()
        Thread(target=listen, args=(address, scale, heard), daemon=True).start()
        window.size(1280, 800, scale)
        window.open(address)
        window.wait_for(_SHOWN)
        good = notes.read_text("utf-8")
        for number in range(saves):
            time.sleep(0.7)
            while not heard.empty():
                heard.get()
            aside = notes.with_name(".aside")
            text = good.replace("title: ", f"title: ({number}) ", 1)
            aside.write_text(text, encoding="utf-8")
            window.send("Runtime.evaluate", expression=f"window.next = {_NEXT}; 0")
            start = time.time()
            aside.replace(notes)
            shown.append(window.ask("window.next") - 1000 * start)
            served.append(1000 * (heard.get(timeout=30) - start))
    finally:
        window.close()
        process.kill()
        process.wait()
    return served, shown


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def listen(address: str, scale: float, heard: Queue[float]) -> None:
    """Says when each state comes."""
    with urllib.request.urlopen(f"{address}events/{scale:g}") as events:  # noqa: S310 - ours
        for line in events:
            if line.startswith(b"data:"):
                heard.put(time.time())


def tell(served: list[float], shown: list[float]) -> None:
    for name, times in (("served", served), ("shown", shown)):
        print(f"{name}: {statistics.median(times):.0f} ms, at most {max(times):.0f} ms")


if __name__ == "__main__":
    sys.exit(main())
