"""The preview in Chromium: what a person sees who writes, saves, errs and mends.

`joinup preview` runs as people run it, in a process of its own. Chromium must be here, and
axe-core where JOINUP_AXE says for part of it; what is not here is skipped, aloud.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.preview.driven import Chromium
from tests.web import browser

pytestmark = [
    pytest.mark.skipif(browser.find() is None, reason="no Chromium here"),
    pytest.mark.skipif(os.name != "posix", reason="drives Chromium over POSIX descriptors"),
]

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30
ABOUT = "document.body.dataset.about"
SOURCES = "[...document.images].map(image => image.getAttribute('src'))"
ALL_THERE = "[...document.images].every(image => image.complete && image.naturalWidth > 0)"
SHOWN = f"document.body.dataset.shown && {ALL_THERE}"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    window = Chromium(tmp_path_factory.mktemp("chromium"))
    window.size(1280, 800)
    yield window
    window.close()


@pytest.fixture
def start(workspace):
    """Starts a preview; gives its process and its address."""
    started = []

    def run(*options):
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "joinup_reports", "preview", "meeting-07", *options],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        started.append(process)
        for line in process.stdout:
            if address := re.search(r"http://127\.0\.0\.1:\d+/[\w-]+/", line):
                return process, address[0]
        raise AssertionError("it named no address")

    yield run
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.fixture
def preview(start, chromium):
    """A preview in English, open in the window."""
    process, address = start("--lang", "en")
    chromium.open(address)
    chromium.wait_for(SHOWN)
    return process


def test_an_error_is_shown_at_its_line_and_mended_pages_follow(preview, chromium, workspace):
    notes = workspace / "meetings" / "meeting-07.yaml"
    good = notes.read_text("utf-8")
    assert chromium.ask("document.images.length") == 3
    chromium.ask("scrollTo(0, 1500)")
    place = chromium.ask("scrollY")
    assert place == 1500
    before = chromium.ask(SOURCES)

    notes.write_text(good.replace("lessons:", "lesons:"), encoding="utf-8")
    chromium.wait_for(f"{ABOUT} === 'stale'")
    line = good[: good.index("lessons:")].count("\n") + 1
    error = "document.querySelector('#findings .error"
    assert chromium.ask(f"{error} .place').textContent") == f"meetings/meeting-07.yaml:{line}:1"
    assert chromium.ask(f"{error} mark').textContent") == "lesons"
    assert chromium.ask(f"{error} .line').textContent") == str(line)
    assert "error" in chromium.ask("document.title")
    assert "error" in chromium.ask("document.getElementById('status').textContent")
    assert "grayscale" in chromium.ask("getComputedStyle(document.images[0]).filter")
    assert chromium.ask(SOURCES) == before
    assert chromium.ask("scrollY") == place

    mended = good.replace("lessons:\n", "lessons:\n  - درس جديد كُتب الآن\n")
    notes.write_text(mended, encoding="utf-8")
    chromium.wait_for(f"{ABOUT} === 'fresh'")
    chromium.wait_for(f"{SOURCES}.join() !== '{','.join(before)}' && {ALL_THERE}")
    after = chromium.ask(SOURCES)
    assert after[0] == before[0]
    assert after[-1] != before[-1]
    assert chromium.ask("document.querySelectorAll('#findings .error').length") == 0
    assert chromium.ask("scrollY") == place


def test_pages_that_stay_are_the_same_elements(preview, chromium, workspace):
    notes = workspace / "meetings" / "meeting-07.yaml"
    chromium.ask("void (window.first = document.images[0], window.last = document.images[2])")
    text = notes.read_text("utf-8").replace("lessons:\n", "lessons:\n  - درس جديد\n")
    notes.write_text(text, encoding="utf-8")
    chromium.wait_for(f"document.images[2] !== window.last && {ALL_THERE}")
    assert chromium.ask("document.images[0] === window.first")


def test_what_a_person_writes_is_never_markup(preview, chromium, workspace):
    notes = workspace / "meetings" / "meeting-07.yaml"
    markup = '<img src=x onerror="document.title = 1"><b>&amp;'
    text = notes.read_text("utf-8") + f"\n{markup}: \u202e{markup}\n"
    notes.write_text(text, encoding="utf-8")
    chromium.wait_for(f"{ABOUT} === 'stale'")
    assert "<b>&amp;" in chromium.ask("document.getElementById('findings').textContent")
    assert chromium.ask("document.querySelectorAll('#side img, #side b').length") == 0


def test_a_preview_that_ends_is_told_of_kindly(preview, chromium):
    lost = "document.getElementById('lost')"
    assert chromium.ask(f"{lost}.hidden")
    preview.send_signal(signal.SIGINT)
    assert preview.wait(PATIENCE) == 0
    assert "the preview has ended" in preview.stdout.read()
    assert "joinup does not answer" in chromium.wait_for(f"!{lost}.hidden && {lost}.textContent")
    assert chromium.ask("document.images.length") == 3


def test_it_comes_back_by_itself(session, serve, chromium):
    session.make()
    server = serve(session)
    chromium.open(server.address)
    chromium.wait_for(SHOWN)
    lost = "document.getElementById('lost')"
    chromium.send("Network.enable")
    broken = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    server.ended = True  # whoever listens is hung up on
    chromium.send("Network.emulateNetworkConditions", offline=True, **broken)
    chromium.wait_for(f"!{lost}.hidden")
    server.ended = False
    chromium.send("Network.emulateNetworkConditions", offline=False, **broken)
    chromium.wait_for(f"{lost}.hidden")


@pytest.mark.parametrize("scale", [1, 2])
def test_pictures_are_as_fine_as_the_screen(start, chromium, scale):
    _, address = start("--lang", "en")
    chromium.size(1280, 800, scale)
    try:
        chromium.open(address)
        chromium.wait_for(f"{SHOWN} && document.images[0].naturalWidth === {794 * scale}")
        assert chromium.ask("document.images[0].width") == 794
    finally:
        chromium.size(1280, 800)


@pytest.mark.parametrize("width", [360, 900, 1280])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nothing_is_wider_than_the_window_and_axe_finds_nothing(
    start, chromium, workspace, width, lang
):
    axe = browser.axe_script()
    notes = workspace / "meetings" / "meeting-07.yaml"
    good = notes.read_text("utf-8")
    _, address = start("--lang", lang)
    chromium.size(width, 800)
    try:
        chromium.open(address)
        chromium.wait_for(SHOWN)
        for text, about in ((good, "fresh"), (good.replace("lessons:", "lesons:"), "stale")):
            notes.write_text(text, encoding="utf-8")
            chromium.wait_for(f"{ABOUT} === '{about}'")
            assert chromium.ask("document.documentElement.scrollWidth") <= width
            assert chromium.ask("document.documentElement.dir") == (
                "rtl" if lang == "ar" else "ltr"
            )
            for scheme in ("light", "dark") if axe else ():
                chromium.prefer(scheme)
                chromium.ask(f"{axe};0")
                violations = "axe.run(document).then(found => found.violations.map(v => v.id))"
                assert chromium.ask(violations) == [], scheme
    finally:
        chromium.size(1280, 800)
        chromium.prefer("light")
    if axe is None:
        pytest.skip("no axe-core: JOINUP_AXE names no folder of Node modules that has it")


def test_the_page_of_another_site_cannot_look_in(start, chromium, tmp_path):
    """Neither by fetching, nor by framing, nor as a picture."""
    _, address = start("--lang", "en")
    page = tmp_path / "elsewhere.html"
    page.write_text("<title>elsewhere</title>", encoding="utf-8")
    chromium.open(page.as_uri())
    chromium.wait_for("document.title === 'elsewhere'")
    fetched = f"fetch('{address}report.pdf').then(() => 'read', () => 'refused')"
    assert chromium.ask(fetched) == "refused"
    blind = f"fetch('{address}report.pdf', {{mode: 'no-cors'}}).then(a => a.type, () => 'refused')"
    assert chromium.ask(blind) == "refused"


def test_a_program_opens_no_browser_and_a_faulty_command_line_is_told(joinup, workspace):
    assert joinup("preview", "meeting-07", "--theme", "nothing").code == 2
    assert joinup("preview", "nothing").code == 3
    assert joinup("preview", "series.yaml").code == 2
    assert joinup("preview", "meeting-07", "--port", "70000").code == 2
