"""Pages in a browser: nothing for axe-core to find, nothing wider than the window.

Chromium must be here for all of it, and axe-core where JOINUP_AXE says for part of it
(CONTRIBUTING.md tells how); what is not here is skipped, aloud.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

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


def test_what_belongs_together_is_on_one_line_and_copied_as_it_was_written(seen):
    for shown in seen[1].values():
        for text, copied, lines in shown["wholes"]:
            assert copied == text
            assert len(lines) == 1


def test_addresses_are_broken_where_their_parts_meet_and_only_if_they_must_be(seen):
    for shown in seen[1].values():
        assert shown["addresses"]
        for text, copied, lines in shown["addresses"]:
            assert copied == text
            assert len(lines) == 1 or len(text) > 32
            assert not [line for line in lines[:-1] if line.endswith("-")]
            assert all(a.endswith("/") or b[0] in "?&#.-" for a, b in pairwise(lines))


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
@pytest.mark.parametrize("name", ["meeting-07", "full"])
def test_it_prints_on_the_themes_sheet_with_the_emblem_on_each_page(sample, tmp_path, name, theme):
    laid, page = sample(name, theme)
    with pymupdf.open(stream=browser.printed(page, tmp_path)) as pdf:
        assert 2 <= pdf.page_count <= len(laid.pages) + 1
        sizes = {(round(sheet.rect.width), round(sheet.rect.height)) for sheet in pdf}
        assert sizes == {(round(laid.theme.page.width), round(laid.theme.page.height))}
        for number, sheet in enumerate(pdf, 1):
            text = sheet.get_text()
            assert f"{number} / {pdf.page_count}" in text
            assert text.count("Funded by the European Union") == 1
            (statement,) = sheet.search_for("Funded by the European Union")
            beside = [d["rect"] for d in sheet.get_drawings() if d["rect"].x0 > statement.x1]
            emblem = [r for r in beside if r.y0 < statement.y0 and r.y1 > statement.y1]
            assert 28 < max(r.height for r in emblem) < 32


@pytest.mark.parametrize("theme", ["", "sober"])
def test_on_paper_nothing_comes_near_what_runs_at_the_foot(sample, tmp_path, theme):
    laid, page = sample("long", theme)
    with pymupdf.open(stream=browser.printed(page, tmp_path)) as pdf:
        for sheet in pdf:
            (statement,) = sheet.search_for("Funded by the European Union")
            boxes = [
                line["bbox"]
                for block in sheet.get_text("dict")["blocks"]
                for line in block.get("lines", ())
            ]
            above = [box[3] for box in boxes if box[1] < statement.y0 - 30]
            assert max(above) < sheet.rect.height - laid.theme.page.bottom + 2
            assert all(
                box[1] > sheet.rect.height - laid.theme.page.footer
                for box in boxes
                if box[1] >= statement.y0 - 30
            )


@pytest.mark.parametrize("theme", ["", "sober"])
def test_the_imprint_is_not_alone_on_the_last_page(sample, tmp_path, theme):
    """However much room there is: the same report under more and more space."""
    page = sample("meeting-07", theme)[1]
    alone = len(Page(page).text("footer").split())
    for more in (0, 20, 40, 60):
        spaced = browser.POLICY.sub("", page.decode()).replace(
            "</style>", f"main>:last-child{{padding-top:{more}pt!important}}</style>"
        )
        with pymupdf.open(stream=browser.printed(spaced.encode(), tmp_path)) as pdf:
            (statement,) = pdf[-1].search_for("Funded by")
            words = pdf[-1].get_text("words")
            assert sum(word[3] < statement.y0 - 20 for word in words) > alone + 3


def test_the_funder_is_seen_without_scrolling(sample):
    """On a screen the emblem stands in the banner, before all else that is said."""
    page = Page(sample("full")[1])
    (emblem,) = [e for e in page.all("svg") if e.said.get("role") == "img"]
    assert "header" in emblem.path
    assert "Funded by the European Union" in page.text("header")


def test_a_heading_is_not_left_alone_at_a_foot(sample, tmp_path):
    """Marked up by size: no sheet ends with words larger than plain ones."""
    _, page = sample("long")
    with pymupdf.open(stream=browser.printed(page, tmp_path)) as pdf:
        for sheet in pdf:
            lines = [
                (line["bbox"][3], max(span["size"] for span in line["spans"]))
                for block in sheet.get_text("dict")["blocks"]
                for line in block.get("lines", ())
                if line["bbox"][3] < sheet.rect.height - 100
            ]
            assert max(lines)[1] < 11
