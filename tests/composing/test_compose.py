"""From a document to flowables: every role finds its look, every word its leaf."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from joinup_reports.branding.emblem import draw_emblem
from joinup_reports.branding.model import PageStyle, Rule, Style, Theme
from joinup_reports.composing.compose import Composition, compose
from joinup_reports.diagnostics import CannotAccess, Diagnostic, Diagnostics, Location
from joinup_reports.document.model import (
    Block,
    Cell,
    Document,
    Figure,
    Heading,
    Item,
    List,
    Metadata,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
)
from joinup_reports.typeset.flow import Box, Flowable, PictureBlock, TextBlock, TextSpan
from joinup_reports.typeset.flow import Table as TableBlock
from joinup_reports.typeset.structure import Artifact, Content, StructureElement

FONTS = Path(__file__).resolve().parents[2] / "fonts"
PLEX = "ibm-plex-sans-arabic/IBMPlexSansArabic-"
THEME = Theme(
    page=PageStyle(600, 800, 50, 90, 60, 55, 80),
    faces={
        "plex": {"regular": f"{PLEX}Regular.ttf", "bold": f"{PLEX}Bold.ttf"},
        "amiri": {"regular": "amiri/Amiri-Regular.ttf"},
    },
    stacks={"body": ("plex", "amiri")},
    styles={
        "base": Style(size=10, leading=17, colour="#111111"),
        "h1": Style(weight="bold", size=20, leading=30, colour="#222222"),
        "h2": Style(
            keep_with_next=True,
            balance=True,
            space_before=9,
            padding=(2, 0),
            rule_below=Rule(1, "#333333"),
        ),
        "title": Style(background="#eeeeee", padding=(8, 9), space_after=12),
        "p": Style(size=10, leading=17, space_after=6),
        "a": Style(colour="#0000aa"),
        "strong": Style(weight="bold", colour="#444444", size=99),
        "ul": Style(indent=14, marker="•", marker_colour="#00aa00", space_before=3, space_after=7),
        "ul-2": Style(indent=10, marker="–"),
        "ol": Style(indent=18, marker="decimal"),
        "li": Style(size=12, leading=18, space_after=2),
        "details": Style(columns=(1, 3), rule_below=Rule(0.5, "#555555")),
        "th": Style(weight="bold", background="#dddddd", padding=(4, 5)),
        "logo": Style(size=20, align="center"),
    },
)


def words(text: str, style: str = "p") -> Paragraph:
    return Paragraph((Span(text),), style)


def item(*blocks: Block | str) -> Item:
    return Item(tuple(words(b, "li") if isinstance(b, str) else b for b in blocks))


def composed(
    *blocks: Block,
    footer: tuple[Block, ...] = (),
    theme: Theme = THEME,
    find_picture: object = lambda _: None,
    faults: Diagnostics | None = None,
) -> Composition:
    document = Document(Metadata("عنوان"), "ar-JO", "rtl", blocks, footer)
    diagnostics = Diagnostics() if faults is None else faults
    made = compose(document, theme, FONTS.joinpath, find_picture, diagnostics)  # type: ignore[arg-type]
    assert faults is not None or not list(diagnostics)
    return made


def shape(element: StructureElement) -> object:
    """The tree as nested lists: [role, kid …], a leaf as a dot."""
    return [element.role, *("." if isinstance(k, Content) else shape(k) for k in element.kids)]


def leaves(element: StructureElement) -> Iterator[Content]:
    for kid in element.kids:
        if isinstance(kid, Content):
            yield kid
        else:
            yield from leaves(kid)


def spans(flowables: tuple[Flowable, ...]) -> Iterator[TextSpan]:
    """In the order they are set, markers before their words."""
    for made in flowables:
        if isinstance(made, TextBlock):
            yield from made.marker + made.spans
        elif isinstance(made, Box):
            yield from spans(made.blocks)
        elif isinstance(made, TableBlock):
            for row in made.rows:
                for cell in row.cells:
                    yield from spans(cell.blocks)


REPORT = (
    Section((Heading(1, (Span("عنوان"),), "h1"), words("تاريخ", "date")), "title", "header"),
    Section(
        (
            Heading(2, (Span("قسم "), Span("TTI", lang="en", isolate=True)), "h2"),
            List((item("أ", List((item("ب"), item("ج")))), item("د"))),
            Table((Row((Cell((words("رأس", "th"),), "row", "th"), Cell((words("خانة", "td"),)))),)),
        ),
    ),
)


def test_the_structure_is_the_document_s_in_reading_order() -> None:
    label, body = ["Lbl", "."], ["LBody", "."]
    assert shape(composed(*REPORT).root) == [
        "Document",
        ["Div", ["H1", "."], ["P", "."]],
        [
            "Sect",
            ["H2", ".", ["Span", "."]],
            [
                "L",
                ["LI", label, ["LBody", ".", ["L", ["LI", label, body], ["LI", label, body]]]],
                ["LI", label, body],
            ],
            ["Table", ["TR", ["TH", "."], ["TD", "."]]],
        ],
    ]


def test_every_leaf_is_owned_once_and_in_the_order_of_the_words() -> None:
    made = composed(*REPORT)
    owners = list(dict.fromkeys(span.owner for span in spans(made.flowables)))
    assert owners == list(leaves(made.root))


def test_a_link_has_an_element_of_its_own_for_all_its_words() -> None:
    href = "https://x.org/"
    made = composed(
        Paragraph(
            (
                Span("انظر "),
                Span("موقع ", href=href, style="a"),
                Span("TTI", href=href, style="a", lang="en", isolate=True),
                Span("."),
            )
        )
    )
    assert shape(made.root) == ["Document", ["P", ".", ["Link", ".", ["Span", "."]], "."]]
    _, first, second, last = spans(made.flowables)
    assert first.link is second.link
    assert first.link is not None
    assert first.link.role == "Link"
    assert (first.href, second.isolate, last.link) == (href, True, None)
    assert first.style.colour == "#0000aa"


def test_foreign_words_say_their_language() -> None:
    made = composed(Paragraph((Span("TTI", lang="en"), Span(" نص"))))
    (paragraph,) = made.root.kids
    assert isinstance(paragraph, StructureElement)
    foreign = paragraph.kids[0]
    assert isinstance(foreign, StructureElement)
    assert foreign.lang == "en"
    assert [span.lang for span in spans(made.flowables)] == ["en", "ar-JO"]


def test_a_span_takes_face_and_colour_from_its_style_and_size_from_its_block() -> None:
    (span,) = spans(composed(Paragraph((Span("نص", style="strong"),))).flowables)
    assert span.style.stack.faces[0].name == "IBMPlexSansArabic-Bold"
    assert (span.style.size, span.style.colour) == (10, "#444444")


def test_a_list_numbers_its_items_and_moves_in_with_each_level() -> None:
    inner = List((item("ب"),))
    first, nested, second = composed(
        List((item("أ", inner), item("ج")), ordered=True, style="ol")
    ).flowables
    assert isinstance(first, TextBlock)
    assert isinstance(nested, TextBlock)
    assert isinstance(second, TextBlock)
    assert [b.marker[0].text for b in (first, nested, second)] == ["1.", "–", "2."]
    assert [b.spacing.indent for b in (first, nested, second)] == [18, 28, 18]
    assert first.marker_gap == 6


@pytest.mark.parametrize(
    ("items", "accompanied"),
    [
        (["ا"], ""),
        (["ا", "ب"], "ا"),
        (["ا", "ب", "ت"], "اب"),
        (["ا", "ب", "ت", "ث", "ج"], "اث"),
        (["ا", ["ب", "ت"], "ث"], "ابت"),
        ([["ا", "ب"], ["ت", "ث"], "ج", ["ح", "خ"]], "اتح"),
        ([["ا", "ب", "ت", "ث", "ج"]], "ابث"),
    ],
)
def test_no_item_of_a_list_is_to_stand_alone(
    items: list[str | list[str]], accompanied: str
) -> None:
    """Neither the first at a foot of a page nor the last at a head; nor words without theirs."""

    def made(said: str | list[str]) -> Item:
        first, *nested = said
        inner = (List(tuple(item(words(w, "li")) for w in nested), style="ul"),) if nested else ()
        return item(words(first, "li"), *inner)

    flowables = composed(List(tuple(map(made, items)), style="ul")).flowables
    wanting = [block for block in flowables if block.spacing.company]
    assert "".join(block.spans[0].text for block in wanting) == accompanied


def test_a_marker_has_the_list_s_colour_and_the_words_size() -> None:
    (first,) = composed(List((item("أ"),))).flowables
    assert isinstance(first, TextBlock)
    (marker,) = first.marker
    assert (marker.text, marker.style.size, marker.style.colour) == ("•", 12, "#00aa00")
    assert (first.spacing.before, first.spacing.after) == (3, 7)


def test_an_element_of_lists_says_how_it_is_numbered() -> None:
    made = composed(List((item("أ"),)), List((item("ب"),), ordered=True, style="ol"))
    assert [k.numbering for k in made.root.kids if isinstance(k, StructureElement)] == [
        "Disc",
        "Decimal",
    ]


def test_ground_padding_and_rules_make_a_box() -> None:
    title, heading, *_ = composed(*REPORT).flowables
    assert isinstance(title, Box)
    assert (title.background, title.padding, title.spacing.after) == ("#eeeeee", (8, 9), 12)
    assert isinstance(heading, Box)
    assert heading.rule_below is not None
    assert (heading.rule_below.width, heading.rule_below.colour) == (1, "#333333")
    assert heading.keep_together
    assert heading.spacing.keep_with_next
    (text,) = heading.blocks
    assert isinstance(text, TextBlock)
    assert (text.style.balance, text.spacing.before) == (True, 0)


def test_a_part_with_a_scale_is_set_larger_with_all_its_lengths() -> None:
    large = Style(scale=150, name="large")
    theme = THEME._replace(styles={**THEME.styles, "large": large})
    made = composed(Section((words("واحد"),), "large", "div"), words("اثنان"), theme=theme)
    first, second = spans(made.flowables)
    blocks = [block for block in made.flowables if isinstance(block, TextBlock)]
    assert first.style.size == 1.5 * second.style.size
    assert blocks[0].style.leading == 1.5 * blocks[1].style.leading
    assert blocks[0].spacing.after == 1.5 * blocks[1].spacing.after


def test_a_heading_is_a_bookmark() -> None:
    marks = [
        block.bookmark
        for made in composed(*REPORT).flowables
        if isinstance(made, Box)
        for block in made.blocks
        if isinstance(block, TextBlock)
    ]
    assert marks == [("عنوان", 1), None, ("قسم TTI", 2)]


def test_a_table_has_its_columns_heads_and_grounds() -> None:
    cell = Cell((words("خانة", "td"),))
    head = Row((Cell((words("رأس", "th"),), "column", "th"),) * 2)
    row = Row((Cell((words("رأس", "th"),), "row", "th"), cell))
    made = composed(Table((row,), (head,), "details"))
    (table,) = made.flowables
    assert isinstance(table, TableBlock)
    assert (table.columns, table.heads, len(table.rows)) == ((1, 3), 1, 2)
    assert table.rule is not None
    first, second = table.rows[1].cells
    assert (first.background, first.padding, second.background) == ("#dddddd", (4, 5), None)
    assert all(isinstance(block, TextBlock) for block in first.blocks)
    assert shape(made.root) == [
        "Document",
        [
            "Table",
            ["THead", ["TR", ["TH", "."], ["TH", "."]]],
            ["TBody", ["TR", ["TH", "."], ["TD", "."]]],
        ],
    ]


def test_a_head_cell_says_what_it_heads() -> None:
    head = Row((Cell((words("أ", "th"),), "column", "th"),))
    row = Row((Cell((words("ب", "th"),), "row", "th"),))
    (table,) = composed(Table((row,), (head,))).root.kids
    assert isinstance(table, StructureElement)
    found: list[str | None] = []
    todo = [table]
    while todo:
        element = todo.pop(0)
        if element.role == "TH":
            found.append(element.scope)
        todo += [k for k in element.kids if isinstance(k, StructureElement)]
    assert found == ["Column", "Row"]


def test_the_footer_is_an_artifact_and_counts_the_pages() -> None:
    number = Paragraph((Span("", counter="page"), Span(" / "), Span("", counter="pages")))
    link = Paragraph((Span("x", href="https://x.org/"),))
    made = composed(words("نص"), footer=(number, link))
    assert shape(made.root) == ["Document", ["P", "."]]
    found = list(spans(made.setup.footer))
    assert {span.owner for span in found} == {Artifact("Pagination", "Footer")}
    assert [span.counter for span in found] == ["page", None, "pages", None]
    assert found[-1].link is None
    assert made.setup.footer_height == 80


def test_the_sheet_is_the_theme_s_and_runs_as_the_document_does() -> None:
    setup = composed().setup
    assert (setup.width, setup.height) == (600, 800)
    assert (setup.top, setup.bottom, setup.start, setup.end) == (50, 90, 60, 55)
    assert setup.rtl


def test_a_block_in_english_runs_from_left_to_right() -> None:
    made = composed(List((Item((Paragraph((Span("Zoom!"),), "li", "en", "ltr"),), "en", "ltr"),)))
    (block,) = made.flowables
    assert isinstance(block, TextBlock)
    assert not block.style.rtl
    assert block.spans[0].lang == "en"
    assert block.marker[0].lang == "ar-JO"
    assert shape(made.root) == ["Document", ["L", ["LI", ["Lbl", "."], ["LBody", "."]]]]


def test_a_stack_and_its_faces_are_shared_by_all_reports() -> None:
    one, other = (next(spans(composed(words("نص")).flowables)).style.stack for _ in range(2))
    assert one is other
    bold = next(spans(composed(Heading(1, (Span("أ"),), "h1")).flowables)).style.stack
    assert bold.faces[1] is one.faces[1]


@pytest.mark.parametrize(
    ("wanted", "taken"), [("semibold", "Bold"), ("light", "Regular"), ("medium", "Regular")]
)
def test_a_weight_that_is_missing_is_told_and_the_nearest_taken(wanted: str, taken: str) -> None:
    base = THEME.styles["base"]._replace(weight=wanted)
    faults = Diagnostics()
    theme = THEME._replace(styles={"base": base})
    (span,) = spans(composed(words("نص"), theme=theme, faults=faults).flowables)
    assert span.style.stack.faces[0].name == f"IBMPlexSansArabic-{taken}"
    assert [(d.code, d.args["weight"]) for d in faults] == [("theme.no-weight", wanted)]


def test_a_font_that_is_missing_is_told() -> None:
    def find_font(name: str) -> Path:
        raise CannotAccess([Diagnostic("workspace.no-font", args={"font": name})])

    faults = Diagnostics()
    document = Document(Metadata("عنوان"), "ar", "rtl", (words("نص"),))
    compose(document, THEME, find_font, lambda _: None, faults)
    assert {d.code for d in faults} == {"workspace.no-font"}


def test_a_stack_the_theme_does_not_have_is_told() -> None:
    faults = Diagnostics()
    composed(words("نص"), theme=THEME._replace(stacks={}), faults=faults)
    assert [d.code for d in faults] == ["theme.no-stack"]


def test_a_picture_is_as_high_as_its_style_says(tmp_path: Path) -> None:
    data = BytesIO()
    Image.new("RGB", (30, 10)).save(data, "PNG")
    (tmp_path / "شعار.png").write_bytes(data.getvalue())
    made = composed(
        Figure("شعار.png", "شعار", None, "logo"),
        Figure("شعار.png", "", None, "logo"),
        find_picture=tmp_path.joinpath,
    )
    first, second = made.flowables
    assert isinstance(first, PictureBlock)
    assert isinstance(second, PictureBlock)
    assert (first.width, first.height, first.align) == (60, 20, "center")
    assert first.data == data.getvalue()
    assert shape(made.root) == ["Document", ["Figure", "."]]
    assert second.owner == Artifact("Layout")


def test_a_picture_that_is_not_there_is_told() -> None:
    faults = Diagnostics()
    assert composed(Figure("a.png", "شعار"), faults=faults).flowables == ()
    assert [(d.code, d.args["name"]) for d in faults] == [("picture.not-found", "a.png")]


def test_words_that_are_hard_to_read_where_they_stand_are_told() -> None:
    """White words are read on the title's dark ground, and nowhere else."""
    place = Location("theme.yaml", 7, 3)
    styles = THEME.styles | {
        "title": Style(background="#003344"),
        "h1": Style(colour="#ffffff", name="h1", place=place),
    }
    theme = THEME._replace(styles=styles)
    heading = Heading(1, (Span("عنوان"),), "h1")
    faults = Diagnostics()
    composed(Section((heading,), "title", "header"), theme=theme, faults=faults)
    assert [d.code for d in faults] == []
    composed(heading, theme=theme, faults=faults)
    assert [(d.code, d.location, d.args["ratio"]) for d in faults] == [
        ("theme.contrast", place, "1.0")
    ]


@pytest.mark.parametrize(
    ("size", "drawn"),
    [((40, 10), (40.0, 10.0)), ((20, 20), (20.0, 20.0)), ((10, 40), (5.75, 23.0))],
)
def test_logos_of_one_row_are_equally_large_but_none_is_a_tower(
    tmp_path: Path, size: tuple[int, int], drawn: tuple[float, float]
) -> None:
    Image.new("RGB", size).save(tmp_path / "a.png")
    theme = THEME._replace(styles=THEME.styles | {"logo": Style(size=20, equal_area=True)})
    (made,) = composed(
        Figure("a.png", "شعار", None, "logo"), theme=theme, find_picture=tmp_path.joinpath
    ).flowables
    assert isinstance(made, PictureBlock)
    assert (made.width, made.height) == pytest.approx(drawn)


def test_the_emblem_is_drawn_as_the_theme_prints_it() -> None:
    styles = THEME.styles | {"emblem": Style(size=30)}
    for variant in ("colour", "black"):
        theme = THEME._replace(styles=styles, emblem=variant)
        (made,) = composed(Figure("emblem:eu", "علم", None, "emblem"), theme=theme).flowables
        assert isinstance(made, PictureBlock)
        assert made.data == draw_emblem(variant)
        assert (made.width, made.height) == (45, 30)


def test_a_title_may_be_a_page_of_its_own() -> None:
    style = Style(background="#eeeeee", height=400, break_after=True)
    theme = THEME._replace(styles=THEME.styles | {"title": style})
    title, *_ = composed(*REPORT, theme=theme).flowables
    assert isinstance(title, Box)
    assert title.height == 400
    assert title.spacing.break_after
    assert all(not block.spacing.break_after for block in title.blocks)


def test_the_imprint_is_read_last() -> None:
    document = Document(
        Metadata("عنوان"), "ar-JO", "rtl", (words("نص"),), (), (words("إخلاء مسؤولية"),)
    )
    made = compose(document, THEME, FONTS.joinpath, lambda _: None, Diagnostics())
    (block,) = made.setup.imprint
    assert isinstance(block, TextBlock)
    assert [span.owner for span in block.spans] == list(leaves(made.root))[1:]
