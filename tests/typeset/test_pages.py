"""Pages as text: one slab of ten points a line, so that breaks can be read."""

from __future__ import annotations

import pytest

from joinup_reports.diagnostics import Diagnostics, Location
from joinup_reports.drawing import Drawing, rectangle
from joinup_reports.typeset.flow import (
    Box,
    Line,
    PageSetup,
    ParagraphStyle,
    PictureBlock,
    Spacing,
    Table,
    TableCell,
    TableRow,
    TextBlock,
)
from joinup_reports.typeset.frame import GlyphRun, Picture, Rectangle
from joinup_reports.typeset.pages import make_pages
from joinup_reports.typeset.structure import Artifact, Content

# Ten columns and six lines of ten points, margins of ten.
SETUP = PageSetup(120, 80, 10, 10, 10, 10, rtl=True)


@pytest.fixture
def block(squares, spanned):
    def make(text, *, keep=False, before=0.0, after=0.0, indent=0.0, marker="", **style):
        return TextBlock(
            (spanned(text, squares),),
            ParagraphStyle(rtl=True, leading=10.0, **style),
            Spacing(before, after, indent, keep),
            (spanned(marker, squares),) if marker else (),
            10.0,
            (text, 1) if keep else None,
        )

    return make


def read(page) -> list[str]:
    """The page's lines from the top, each as its text."""
    lines: dict[float, str] = {}
    for mark in page.marks:
        if isinstance(mark, GlyphRun):
            lines[mark.y] = lines.get(mark.y, "") + mark.text
    return [lines[y].strip() for y in sorted(lines)]


def pages_of(flowables, setup=SETUP):
    found = Diagnostics()
    pages = make_pages(flowables, setup, found)
    assert list(found) == []
    return pages


def test_pages_are_filled_from_the_top(block):
    pages = pages_of([block(c) for c in "ابتثجحخد"])
    assert [read(p) for p in pages] == [list("ابتثجح"), list("خد")]


def test_no_line_of_a_paragraph_is_left_alone_at_the_foot(block):
    """An orphan would be ثثث on the first page."""
    pages = pages_of([*(block(c) for c in "ابتجح"), block("ثثث ثثث ثثث ثثث ثثث")])
    assert [read(p) for p in pages] == [list("ابتجح"), ["ثثث ثثث", "ثثث ثثث", "ثثث"]]


def test_no_line_of_a_paragraph_is_left_alone_at_the_head(block):
    pages = pages_of([*(block(c) for c in "ابت"), block("ثثث ثثث ثثث ثثث ثثث ثثث ثثث")])
    assert [read(p) for p in pages] == [
        ["ا", "ب", "ت", "ثثث ثثث", "ثثث ثثث"],
        ["ثثث ثثث", "ثثث"],
    ]


def test_a_heading_goes_with_two_lines_of_what_follows(block):
    items = [block(c) for c in "ابتث"]
    pages = pages_of([*items, block("عععع", keep=True), block("س"), block("ش")])
    assert [read(p) for p in pages] == [list("ابتث"), ["عععع", "س", "ش"]]


def test_the_larger_of_two_spaces_counts_and_none_at_the_head(block):
    first, second = pages_of(
        [block("ا", before=30, after=10), block("ب", before=20), *(block(c) for c in "تثجح")]
    )
    tops = [m.y for m in first.marks]
    assert tops[1] - tops[0] == 10 + 20
    assert tops[0] == second.marks[0].y


def test_start_is_right_and_markers_hang_outside_the_text(block):
    (page,) = pages_of([block("ابت", indent=30, marker="•")])
    runs = {m.text: m.x for m in page.marks}
    # The text's right edge is at 110 - 30; the bullet's left edge ten points further right.
    assert runs == {"ابت": 50.0, "•": 90.0}


def test_a_left_to_right_sheet_is_the_mirror_image(block):
    setup = PageSetup(120, 80, 10, 10, 10, 10, rtl=False)
    ltr = block("abc", indent=30, marker="•")
    ltr = TextBlock(
        ltr.spans, ParagraphStyle(rtl=False, leading=10.0), ltr.spacing, ltr.marker, 10.0
    )
    (page,) = pages_of([ltr], setup)
    assert {m.text: m.x for m in page.marks} == {"abc": 40.0, "•": 20.0}


def test_a_box_s_ground_follows_it_over_the_break(block):
    box = Box(
        tuple(block(c) for c in "ابتثجحخ"),
        padding=(5, 10),
        background="#eeeeee",
        rule_above=Line(1, "#000000"),
        rule_below=Line(2, "#111111"),
        rule_start=Line(3, "#222222"),
    )
    first, second = pages_of([box])
    grounds = [_rectangles(p) for p in (first, second)]
    assert grounds[0] == [
        (10, 10, 100, 55, "#eeeeee"),
        (107, 10, 3, 55, "#222222"),
        (10, 10, 100, 1, "#000000"),
    ]
    assert grounds[1] == [
        (10, 10, 100, 25, "#eeeeee"),
        (107, 10, 3, 25, "#222222"),
        (10, 33, 100, 2, "#111111"),
    ]
    assert isinstance(first.marks[0], Rectangle)
    assert max(m.x + m.width for m in first.marks if isinstance(m, GlyphRun)) == 100


def test_a_box_kept_together_moves_whole(block):
    box = Box(tuple(block(c) for c in "ثجح"), keep_together=True)
    pages = pages_of([*(block(c) for c in "ابتخ"), box])
    assert [read(p) for p in pages] == [list("ابتخ"), list("ثجح")]


def test_a_table_s_first_column_stands_at_the_start(block):
    rows = (TableRow((TableCell((block("ا"),)), TableCell((block("بببببب"),)))),)
    (page,) = pages_of([Table(rows, (2, 8))])
    assert {m.text: m.x for m in page.marks} == {"ا": 100.0, "بببببب": 30.0}


def test_cells_wrap_and_the_highest_makes_the_row(block):
    rows = (
        TableRow(
            (TableCell((block("ا"),), "#eeeeee"), TableCell((block("ب ب ب ب ب"),), None, (5, 0)))
        ),
        TableRow((TableCell((block("ت"),)), TableCell((block("ث"),)))),
    )
    (page,) = pages_of([Table(rows, (1, 1), rule=Line(1, "#000000"))])
    tint, *rules = _rectangles(page)
    assert tint == (60, 10, 50, 30, "#eeeeee")
    assert [(y, w) for _, y, w, _, _ in rules] == [(39, 100), (10, 100), (49, 100)]


def test_head_rows_repeat_on_each_page_as_artifacts(block):
    row = lambda a, b: TableRow((TableCell((block(a),)), TableCell((block(b),))))  # noqa: E731
    table = Table((row("ا", "ب"), *(row(c, c) for c in "تثجحخدذر")), (1, 1), heads=1)
    first, second = pages_of([table])
    assert read(first) == ["اب", *(c * 2 for c in "تثجحخ")]
    assert read(second) == ["اب", *(c * 2 for c in "دذر")]
    assert {isinstance(m.owner, Artifact) for m in second.marks[:2]} == {True}
    assert not any(isinstance(m.owner, Artifact) for m in (*first.marks, *second.marks[2:]))


def test_a_table_kept_together_moves_whole(block):
    rows = tuple(TableRow((TableCell((block(c),)),)) for c in "ثجح")
    above = [block(c) for c in "ابتخ"]
    pages = pages_of([*above, Table(rows, (1,), keep_together=True)])
    assert [read(p) for p in pages] == [list("ابتخ"), list("ثجح")]
    assert [read(p) for p in pages_of([*above, Table(rows, (1,))])][1] == ["ح"]


def test_a_row_higher_than_the_page_is_split_between_lines(block):
    tall = TableRow((TableCell((block("ا"),)), TableCell((block("ب " * 20),))))
    pages = pages_of([Table((tall,), (1, 1))])
    assert [len(read(p)) for p in pages] == [6, 1]
    assert max(m.y for p in pages for m in p.marks) <= 70


def test_the_footer_runs_on_every_page_with_its_numbers(block, squares, spanned):
    owner = Artifact("Pagination", "Footer")
    number = (
        spanned("", squares, counter="page", owner=owner),
        spanned("/", squares, owner=owner),
        spanned("", squares, counter="pages", owner=owner),
    )
    foot = TextBlock(number, ParagraphStyle(rtl=True, leading=10.0, align="center"))
    setup = PageSetup(120, 80, 10, 20, 10, 10, rtl=True, footer=(foot,), footer_height=15)
    pages = pages_of([block(c) for c in "ابتثجح"], setup)
    assert [read(p)[-1] for p in pages] == ["1/2", "2/2"]
    assert {m.y for p in pages for m in p.marks if m.owner is owner} == {80 - 15 + 8}


def test_a_line_that_is_all_a_heading_announces_does_not_hold_the_next_heading(block):
    lines = [block("ص"), block("ص"), block("ص")]
    parts = [block("ع", keep=True), block("ن"), block("غ", keep=True), block("م"), block("م")]
    assert [read(page) for page in pages_of([*lines, *parts])] == [
        ["ص", "ص", "ص", "ع", "ن"],
        ["غ", "م", "م"],
    ]


def with_company(block):
    return block._replace(spacing=block.spacing._replace(company=True))


def test_no_item_is_left_alone_where_a_line_less_gives_it_company(block):
    setup = PageSetup(120, 140, 10, 10, 10, 10, rtl=True)
    *items, alone, last = [block(c) for c in "ابتثجحخدذرزسش"]
    pages = pages_of([*items, with_company(alone), last], setup)
    assert [read(page) for page in pages] == [list("ابتثجحخدذرز"), list("سش")]


def test_company_costs_no_large_part_of_a_page(block):
    setup = PageSetup(120, 140, 10, 10, 10, 10, rtl=True)
    lines = [block(c) for c in "ابتثجحخدذ"]
    crowd = [with_company(block(c)) for c in "رزس"]
    pages = pages_of([*lines, *crowd, block("ش")], setup)
    assert [read(page) for page in pages] == [list("ابتثجحخدذرزس"), ["ش"]]


def test_a_high_row_stands_below_a_heading_without_a_second_one(block):
    setup = PageSetup(120, 220, 10, 10, 10, 10, rtl=True)
    row = Table((TableRow((TableCell((block("ر"),), padding=(40, 0)),)),), (1.0,))
    flowables = [block("ص"), block("ص"), block("ع", keep=True), row, row]
    assert [read(page) for page in pages_of(flowables, setup)] == [["ص", "ص", "ع", "ر"], ["ر"]]


def test_headings_become_bookmarks_at_their_top(block):
    (page,) = pages_of([block("ا"), block("ععع", keep=True), block("ب"), block("ت")])
    assert [(b.title, b.level, b.y) for b in page.bookmarks] == [("ععع", 1, 20.0)]


def test_a_missing_character_is_reported_where_it_stands(squares, spanned):
    place = Location("meetings/m.yaml", 12, 5)
    text = TextBlock((spanned("☃", squares, place=place),), ParagraphStyle(rtl=True, leading=10.0))
    found = Diagnostics()
    make_pages([text, text], SETUP, found)
    (diagnostic,) = found
    assert str(diagnostic.location) == "meetings/m.yaml:12:5"
    assert diagnostic.args["name"] == "U+2603 SNOWMAN"


def test_an_empty_document_is_one_empty_page():
    (page,) = pages_of([])
    assert page.marks == ()


def _rectangles(page):
    return [(m.x, m.y, m.width, m.height, m.colour) for m in page.marks if isinstance(m, Rectangle)]


def test_a_page_ends_after_a_block_that_says_so(block):
    first = block("ا")
    cover = first._replace(spacing=Spacing(break_after=True))
    pages = pages_of([cover, block("ب"), block("ت")])
    assert [read(p) for p in pages] == [["ا"], ["ب", "ت"]]


def test_a_box_is_at_least_as_high_as_it_says(block):
    box = Box((block("ا"),), background="#eeeeee", padding=(5, 0), height=40)
    (page,) = pages_of([box, block("ب")])
    assert _rectangles(page) == [(10, 10, 100, 40, "#eeeeee")]
    assert [m.y for m in page.marks if not isinstance(m, Rectangle)] == [23, 58]


def test_a_box_is_never_higher_than_a_page(block):
    box = Box((block("ا"),), background="#eeeeee", height=1000)
    (page,) = pages_of([box])
    assert _rectangles(page) == [(10, 10, 100, 60, "#eeeeee")]


def test_the_imprint_stands_at_the_foot_of_the_first_page(block):
    note = block("م")._replace(spacing=Spacing(before=10))
    setup = SETUP._replace(imprint=(note,))
    first, second = pages_of([block(c) for c in "ابتثجح"], setup)
    assert read(first) == ["ا", "ب", "ت", "ث", "م"]
    assert read(second) == ["ج", "ح"]
    assert first.marks[-1].y == 80 - 10 - 2


def test_a_drawing_is_placed_like_a_picture():
    drawing = Drawing(2, 1, (rectangle(0, 0, 2, 1, "#ff0000"),))
    owner = Content()
    (page,) = pages_of([PictureBlock(drawing, 40, 20, owner)])
    assert page.marks == (Picture(drawing, 70, 10, 40, 20, owner),)


def test_a_cover_leaves_room_for_the_imprint(block):
    cover = Box(
        (block("ا"),),
        Spacing(break_after=True),
        background="#eeeeee",
        keep_together=True,
        height=99,
    )
    note = block("م")._replace(spacing=Spacing(before=10))
    first, second = pages_of([cover, block("ب")], SETUP._replace(imprint=(note,)))
    assert _rectangles(first) == [(10, 10, 100, 40, "#eeeeee")]
    assert (read(first), read(second)) == (["ا", "م"], ["ب"])
