"""`joinup watch`: what a saved file touches is made again, however it was saved."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from joinup_reports.batch.watch import watched

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30


class Watch:
    """`joinup watch` in a process of its own, and the lines it says."""

    def __init__(self, folder, *arguments):
        env = {**os.environ, "PYTHONPATH": str(ROOT), "JOINUP_LANG": "en"}
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "joinup_reports", "watch", *arguments],
            cwd=folder,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self.lines = []
        self.new = threading.Event()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self.process.stdout:
            self.lines.append(line.rstrip())
            self.new.set()

    def wait_for(self, words, since=0):
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            if any(words in line for line in self.lines[since:]):
                return time.monotonic()
            self.new.wait(0.05)
            self.new.clear()
        raise AssertionError(f"{words!r} is not among {self.lines[since:]}")

    def end(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def watch(workspace):
    started = Watch(workspace)
    started.wait_for("watching 1 report")
    yield started
    if started.process.poll() is None:
        started.process.kill()
    started.process.wait()
    started.process.stdout.close()


pytestmark = pytest.mark.skipif(os.name != "posix", reason="ends it as a POSIX terminal does")


def change(path, number):
    text = path.read_text("utf-8").splitlines(keepends=True)
    text[0] = f"# {number}\n" if text[0].startswith("#") else f"# {number}\n{text[0]}"
    path.write_text("".join(text), encoding="utf-8")


def test_it_builds_first_and_ends_with_ctrl_c(workspace, watch):
    assert (workspace / "build" / "meeting-07.pdf").exists()
    assert watch.end() == 0
    assert watch.lines[-1] == "no longer watching"


def test_saved_notes_broken_notes_and_mended_ones(workspace, watch):
    notes = workspace / "meetings" / "meeting-07.yaml"
    report = workspace / "build" / "meeting-07.pdf"
    good, before = notes.read_text("utf-8"), report.read_bytes()
    seen = len(watch.lines)
    notes.write_text(good + "nonsense: 1\n", encoding="utf-8")
    watch.wait_for("error[", seen)
    assert report.read_bytes() == before
    seen = len(watch.lines)
    notes.write_text(good.replace("title: ", "title: جديد ", 1), encoding="utf-8")
    watch.wait_for("wrote", seen)
    assert report.read_bytes() != before


def test_a_file_moved_into_place_taken_away_and_brought_back(workspace, watch):
    notes = workspace / "meetings" / "meeting-07.yaml"
    aside = workspace / "meetings" / ".meeting-07.yaml.swp"
    aside.write_text(notes.read_text("utf-8") + "# moved\n", encoding="utf-8")
    seen = len(watch.lines)
    aside.replace(notes)
    watch.wait_for("wrote", seen)
    kept = notes.read_text("utf-8")
    notes.unlink()
    time.sleep(0.5)
    seen = len(watch.lines)
    notes.write_text(kept + "# back\n", encoding="utf-8")
    watch.wait_for("wrote", seen)


def test_new_notes_a_new_folder_and_the_series(workspace, watch):
    seen = len(watch.lines)
    shutil.copy(workspace / "meetings/meeting-07.yaml", workspace / "meetings/meeting-08.yaml")
    watch.wait_for("meeting-08.pdf", seen)
    seen = len(watch.lines)
    change(workspace / "meetings" / "series.yaml", 1)
    watch.wait_for("meeting-07.pdf", seen)
    watch.wait_for("meeting-08.pdf", seen)
    seen = len(watch.lines)
    theme = workspace / "templates" / "final-report" / "theme.yaml"
    theme.parent.mkdir(parents=True)
    text = (ROOT / "templates/final-report/theme.yaml").read_text("utf-8")
    theme.write_text(text, encoding="utf-8")
    watch.wait_for("meeting-07.pdf", seen)
    time.sleep(1)
    seen = len(watch.lines)
    change(theme, 2)
    watch.wait_for("meeting-08.pdf", seen)


def test_what_is_saved_unchanged_or_hidden_makes_nothing(workspace, watch):
    notes = workspace / "meetings" / "meeting-07.yaml"
    seen = len(watch.lines)
    notes.write_bytes(notes.read_bytes())
    (workspace / "meetings" / ".hidden.yaml").write_text("x")
    (workspace / "meetings" / "words.yaml").write_text("a: b\n")
    time.sleep(1.5)
    assert watch.lines[seen:] == []


def test_what_we_remember_of_a_report_is_no_part_of_one():
    assert watched(str(Path("reports", "a.yaml")))
    assert not watched(str(Path("reports", ".joinup", "a.pdf.json")))
