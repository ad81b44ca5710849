"""Pages in a browser: nothing for axe-core to find, nothing wider than the window.

Chromium must be here for all of it, and axe-core where JOINUP_AXE says for part of it
(CONTRIBUTING.md tells how); what is not here is skipped, aloud.
"""

from __future__ import annotations

from functools import cache

import pymupdf
import pytest

from tests.web import browser
from tests.web.reading import Page, bare

pytestmark = pytest.mark.skipif(browser.find() is None, reason="no Chromium here")

WIDTHS = (320, 360, 1280)
SAMPLES = [(name, theme) for name in ("meeting-07", "full", "long") for theme in ("", "sober")]
SAMPLES += [("least", ""), ("brief", ""), ("full", "", "summary"), ("full", "sober", "summary")]
SAMPLES += [("rtl", None), ("ltr", None)]
# Of axe-core's rules those that say something about every report.
TRIED = {
    *("color-contrast", "region", "landmark-one-main", "page-has-heading-one", "heading-order"),
    *("html-has-lang", "document-title", "list", "listitem", "meta-viewport"),
    *("landmark-no-duplicate-banner", "landmark-no-duplicate-contentinfo", "svg-img-alt"),
}


@pytest.fixture(scope="module")
def axe():
    script = browser.axe_script()
    if script is None:
        pytest.skip("no axe-core: JOINUP_AXE names no folder of Node modules that has it")
    return script


@pytest.fixture(scope="module")
def look(sample, everything, tmp_path_factory):
    """A page of a sample, or one with everything in it, and what windows show of it."""

    @cache
    def make(name, theme, *template):
        plain = theme is not None
        page = (sample(name, theme, *template) if plain else everything(direction=name))[1]
        folder = tmp_path_factory.mktemp("page")
        return page, browser.look(page, folder, WIDTHS, browser.axe_script())

    return make


@pytest.fixture(params=SAMPLES, ids=lambda p: "-".join(filter(None, p)))
def seen(request, look):
    return look(*request.param)


def test_nothing_is_wider_than_the_window(seen):
    _, windows = seen
    assert tuple(windows) == WIDTHS
    for width, shown in windows.items():
        assert shown["needed"] <= width
        assert shown["outside"] == []


def test_what_is_copied_is_what_was_written(seen):
    page, windows = seen
    for shown in windows.values():
        assert sorted(bare(shown["text"])) == sorted(bare(Page(page).text()))
    assert bare(windows[1280]["text"]) == bare(Page(page).text())


def test_all_its_fonts_are_taken(seen):
    page, windows = seen
    for shown in windows.values():
        assert {family for family, _ in shown["faces"]} == set(Page(page).fonts())
        assert {status for _, status in shown["faces"]} == {"loaded"}


@pytest.mark.usefixtures("axe")
def test_axe_finds_nothing(seen):
    for shown in seen[1].values():
        assert shown["violations"] == []
        assert set(shown["passed"]) >= TRIED
        # What is scrolled out of sight has no contrast.
        assert {found for found, *_ in shown["undecided"]} <= {"color-contrast"}
        assert all("partially obscured" in why for _, *whys in shown["undecided"] for why in whys)


def test_axe_would_have_found_something(sample, tmp_path, axe):
    """The net has no holes: each of these mistakes is caught."""
    page = sample("meeting-07")[1]
    for right, wrong, rule in (
        (b'<html lang="ar-JO"', b"<html", "html-has-lang"),
        (b"color:#1f2a30", b"color:#c0c0c0", "color-contrast"),
        (b' role="img" aria-label=', b' role="img" data-label=', "svg-img-alt"),
        (b"<main>", b"<div>", "landmark-one-main"),
    ):
        assert page.count(right) >= 1
        broken = page.replace(right, wrong)
        (shown,) = browser.look(broken, tmp_path, (1280,), axe).values()
        assert rule in {found for found, *_ in shown["violations"]}


def test_a_script_that_gets_into_a_page_does_not_run(sample, tmp_path):
    page = sample("least")[1]
    script = b"<script>document.title = 'run'</script><p style='color:red'>x</p></body>"
    told = browser.run(page.replace(b"</body>", script), tmp_path, "--dump-dom").decode()
    assert "<title>run</title>" not in told
    lifted = browser.POLICY.sub("", page.decode()).encode().replace(b"</body>", script)
    assert "<title>run</title>" in browser.run(lifted, tmp_path, "--dump-dom").decode()


@pytest.mark.parametrize("theme", ["", "sober"])
def test_it_prints_on_the_themes_sheet_with_its_foot_once(sample, tmp_path, theme):
    laid, page = sample("meeting-07", theme)
    with pymupdf.open(stream=browser.printed(page, tmp_path)) as pdf:
        assert 2 <= pdf.page_count <= len(laid.pages) + 1
        sizes = {(round(sheet.rect.width), round(sheet.rect.height)) for sheet in pdf}
        assert sizes == {(round(laid.theme.page.width), round(laid.theme.page.height))}
        texts = [sheet.get_text() for sheet in pdf]
        assert "".join(texts).count("Funded by the European Union") == 1
        assert "Funded by" in texts[-1]
        for number, text in enumerate(texts, 1):
            assert f"{number} / {len(texts)}" in text


def test_a_heading_is_not_left_alone_at_a_foot(sample, tmp_path):
    """Marked up by size: no sheet ends with words larger than plain ones."""
    _, page = sample("long")
    with pymupdf.open(stream=browser.printed(page, tmp_path)) as pdf:
        for sheet in pdf:
            lines = [
                (line["bbox"][3], max(span["size"] for span in line["spans"]))
                for block in sheet.get_text("dict")["blocks"]
                for line in block.get("lines", ())
                if line["bbox"][3] < sheet.rect.height - 45
            ]
            assert max(lines)[1] < 11
