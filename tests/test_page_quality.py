"""What a careful eye sees on a page, measured: every sample, in every theme."""

from __future__ import annotations

import shutil
from itertools import groupby, pairwise, takewhile
from pathlib import Path

import pytest

from joinup_reports import build
from joinup_reports.branding.contrast import LEAST_CONTRAST, contrast
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.resources import find_workspace
from joinup_reports.typeset.frame import GlyphRun, Picture, Rectangle
from joinup_reports.typeset.structure import Artifact, Content, StructureElement

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = {path.stem: path for path in (ROOT / "tests" / "samples").glob("*.yaml")} | {
    "meeting-07": ROOT / "meetings" / "meeting-07.yaml"
}
THEMES = ("default", "sober")
# Both themes end their text 36 mm above the sheet's foot.
FOOT_OF_TEXT = 841.89 - 36 / 25.4 * 72


class Report:
    """A sample laid out in a theme."""

    def __init__(self, notes, theme):
        found = Diagnostics()
        laid, self.series = build.lay_out_report(notes, found, notes.name, theme)
        self.complaints = [d.code for d in found if d.severity.value != "hint"]
        self.pages, self.setup = laid.pages, laid.composition.setup
        self.roles = dict(_roles(laid.composition.root))
        self.verdicts = build.judge_visibility(laid, self.series, find_workspace(notes))

    def text(self, page):
        """The runs of the reading order, not of the running footer; what shows ink."""
        return [
            m for m in page.marks
            if isinstance(m, GlyphRun) and isinstance(m.owner, Content) and m.text.strip()
        ]  # fmt: skip

    def lines(self, page):
        """(baseline, size, role, words, width) of each line, from the top."""
        key = lambda run: (run.y, self.roles[run.owner])  # noqa: E731
        for (y, role), runs in groupby(sorted(self.text(page), key=lambda r: r.y), key):
            together = list(runs)
            words = "".join(run.text for run in together)
            yield y, together[0].size, role, words, sum(run.width for run in together)


def _roles(element, block=""):
    block = element.role if element.role not in ("Span", "Link") else block
    for kid in element.kids:
        if isinstance(kid, StructureElement):
            yield from _roles(kid, block)
        else:
            yield kid, block


@pytest.fixture(scope="module", params=[(n, t) for n in sorted(SAMPLES) for t in THEMES],
                ids=lambda p: f"{p[0]}-{p[1]}")  # fmt: skip
def report(request, tmp_path_factory):
    name, theme = request.param
    folder = tmp_path_factory.mktemp("workspace") / "meetings"
    folder.mkdir()
    for file in (ROOT / "meetings" / "series.yaml", SAMPLES[name]):
        shutil.copy(file, folder)
    shutil.copytree(ROOT / "tests" / "samples" / "photos", folder / "photos")
    return Report(folder / SAMPLES[name].name, theme)


def test_nothing_is_complained_of(report):
    assert report.complaints == []


def test_the_funder_s_rules_are_kept(report):
    assert [v.rule.check for v in report.verdicts if not v.kept] == []


def test_no_ink_is_outside_the_margins(report):
    setup = report.setup
    left, right = setup.end, setup.width - setup.start
    for page in report.pages:
        for mark in page.marks:
            if isinstance(mark, GlyphRun):
                if not mark.text.strip():
                    continue
                low, high = mark.x, mark.x + mark.width - _hanging(mark)
                top, foot = mark.y - mark.size, mark.y + 0.3 * mark.size
                low += _hanging(mark) if mark.rtl else 0
            else:
                low, high = mark.x, mark.x + mark.width
                top, foot = mark.y, mark.y + mark.height
            assert left - 0.5 <= low
            assert high <= right + 0.5
            assert setup.top - 0.5 <= top
            assert foot <= setup.height - 24
            if not _running(mark):
                assert foot <= setup.height - setup.bottom + 0.5


def _hanging(run):
    """White space at a run's end may hang past the margin."""
    spaces = [c for c in run.clusters if not c.text.strip()]
    return sum(c.advance for c in spaces) * run.size / run.face.units_per_em


def _running(mark):
    """Of the running footer; its rule is painted as a background, below all text."""
    below = mark.y > FOOT_OF_TEXT and not isinstance(mark.owner, Content)
    return below or (isinstance(mark.owner, Artifact) and mark.owner.kind == "Pagination")


def test_no_page_but_the_last_is_a_third_empty(report):
    setup = report.setup
    for page in report.pages[:-1]:
        lowest = max(y for y, *_ in report.lines(page))
        used = lowest - setup.top
        assert used >= (setup.height - setup.top - setup.bottom) * 2 / 3


def test_a_last_page_holds_more_than_a_few_lines(report):
    assert len(list(report.lines(report.pages[-1]))) >= 3


def test_a_heading_is_followed_by_two_lines_on_its_page(report):
    for page in report.pages:
        roles = [role for _, _, role, *_ in report.lines(page)]
        for index, role in enumerate(roles):
            if role in ("H2", "H3") and roles[index + 1 : index + 2] != [role]:
                assert len(roles[index + 1 :]) >= 1
                below = [r for r in roles[index + 1 : index + 3] if not r.startswith("H")]
                assert below, roles[index:]


def test_no_line_of_a_list_is_alone_at_the_head_of_a_page(report):
    for page in report.pages:
        listed = [(y, role) for y, size, role, *_ in report.lines(page) if size > 10]
        head = {y for y, role in takewhile(lambda line: line[1] in ("Lbl", "LBody"), listed)}
        assert len(head) != 1


def test_photographs_stand_on_the_page_of_their_heading(report):
    assert sum(bool(_photos(page)) for page in report.pages) <= 1


def _photos(page):
    return [m for m in page.marks if isinstance(m, Picture) and m.height > 50]


def test_no_word_is_alone_on_a_heading_s_last_line(report):
    for page in report.pages:
        lines = [line for line in report.lines(page) if line[2].startswith("H")]
        for above, below in pairwise(lines):
            if above[2] == below[2] and below[0] - above[0] < 2.5 * below[1]:
                assert len(below[3].split()) > 1
                assert below[4] > above[4] / 3


def test_lines_of_a_paragraph_are_evenly_apart(report):
    """Within running text the distance of baselines is the leading or the leading and a
    space of the theme's own rhythm: a third or half of it, or more.
    """
    for page in report.pages:
        ys = [y for y, size, role, *_ in report.lines(page) if role in ("LBody", "P") and size > 10]
        for above, below in pairwise(ys):
            gap = below - above
            assert gap == pytest.approx(0, abs=0.01) or gap >= 17.9


def test_words_are_readable_on_what_is_painted_under_them(report):
    for page in report.pages:
        grounds = [m for m in page.marks if isinstance(m, Rectangle)]
        for run in (m for m in page.marks if isinstance(m, GlyphRun) and m.text.strip()):
            under = [g for g in grounds if _covers(g, run)]
            ground = under[-1].colour if under else "#ffffff"
            assert contrast(run.colour, ground) >= LEAST_CONTRAST, run.text


def _covers(ground, run):
    x, y = run.x + run.width / 2, run.y - 0.3 * run.size
    return ground.x <= x <= ground.x + ground.width and ground.y <= y <= ground.y + ground.height


def test_no_two_lines_of_text_touch(report):
    for page in report.pages:
        boxes = [
            (m.x, m.y - 0.7 * m.size, m.x + m.width, m.y + 0.2 * m.size)
            for m in page.marks
            if isinstance(m, GlyphRun) and m.text.strip()
        ]
        boxes.sort(key=lambda box: box[1])
        for index, one in enumerate(boxes):
            for other in boxes[index + 1 :]:
                if other[1] >= one[3]:
                    break
                same_line = abs(other[1] - one[1]) < 2
                across = one[0] < other[2] - 0.5 and other[0] < one[2] - 0.5
                assert same_line or not across


def test_every_page_counts_itself(report):
    for number, page in enumerate(report.pages, 1):
        footer = "".join(m.text for m in page.marks if isinstance(m, GlyphRun) and _running(m))
        assert f"{number} / {len(report.pages)}" in footer


def test_the_footer_stands_at_one_place_on_every_page(report):
    def places(page):
        return [(type(m), m.x, m.y) for m in page.marks if _running(m) and not _counts(m)]

    assert all(places(page) == places(report.pages[0]) for page in report.pages)


def _counts(mark):
    return isinstance(mark, GlyphRun) and not any(map(str.isalpha, mark.text))


def test_logos_and_names_are_spaced_evenly(report):
    names = [str(partner.name) for partner in report.series.partners]
    page = report.pages[0]
    centres = [
        m.x + m.width / 2
        for m in page.marks
        if isinstance(m, GlyphRun) and _running(m) and m.text.strip() in names
    ]
    distances = [a - b for a, b in pairwise(centres)]
    assert len(distances) == len(names) - 1
    assert max(distances) == pytest.approx(min(distances), abs=1.5)


def test_the_emblem_and_the_page_number_close_the_footer(report):
    page = report.pages[0]
    (emblem,) = [m for m in page.marks if isinstance(m, Picture)]
    assert emblem.x + emblem.width == pytest.approx(report.setup.width - report.setup.start)
    number = [m for m in page.marks if isinstance(m, GlyphRun) and _running(m) and _counts(m)]
    assert min(m.x for m in number) == pytest.approx(report.setup.end, abs=1)
