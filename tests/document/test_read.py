"""From HTML to a document: what each element means, and faults told with their line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.diagnostics import Diagnostics, Location
from joinup_reports.document.elements import ELEMENTS
from joinup_reports.document.model import (
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
from joinup_reports.document.read import read_document

HEAD = '<html lang="ar-JO" dir="rtl"><head><title>عنوان</title></head><body>\n'


def read(body: str, head: str = HEAD) -> tuple[Document, list[tuple[str, int]]]:
    """The document, and the faults with their line; the body starts on line 2."""
    diagnostics = Diagnostics()
    document = read_document(f"{head}{body}</body></html>", diagnostics)
    assert document is not None
    found = list(diagnostics)
    assert all(d.message(lang) and d.hint(lang) for d in found for lang in ("ar", "en"))
    return document, [(d.code, d.location.line if d.location else 0) for d in found]


def blocks(body: str) -> tuple[object, ...]:
    document, faults = read(body)
    assert faults == []
    return document.blocks


def spans(words: str) -> tuple[Span, ...]:
    (paragraph,) = blocks(f"<p>{words}</p>")
    assert isinstance(paragraph, Paragraph)
    return paragraph.spans


def test_the_head_says_what_the_file_is() -> None:
    head = (
        '<!DOCTYPE html><html lang="ar-JO" dir="rtl"><head><meta charset="utf-8">'
        "<title> اللقاء\n السابع </title>"
        '<meta name="author" content="TTI"><meta name="subject" content="موضوع">'
        '<meta name="keywords" content="ريادة، اربد, Zoom"><meta name="date" content="2020-04-23">'
        '<link rel="stylesheet" href="preview.css"></head><body>'
    )
    document, faults = read("<p>نص</p>", head)
    assert faults == []
    assert document.metadata == Metadata(
        "اللقاء السابع", "TTI", "موضوع", ("ريادة", "اربد", "Zoom"), "2020-04-23"
    )
    assert (document.lang, document.direction) == ("ar-JO", "rtl")


def test_the_head_says_how_many_pages_there_may_be() -> None:
    head = HEAD.replace("</head>", '<meta name="pages" content="{}"></head>')
    assert read("<p>نص</p>", head.format(2))[0].metadata.pages == 2
    document, faults = read("<p>نص</p>", head.format("one"))
    assert (document.metadata.pages, faults) == (0, [("document.bad-value", 1)])


def test_blocks_have_their_role_and_their_class_as_style() -> None:
    assert blocks('<header class="title band"><h1>أ</h1></header><section><p>ب</p></section>') == (
        Section((Heading(1, (Span("أ"),), "h1"),), "title", "header"),
        Section((Paragraph((Span("ب"),)),), "section", "section"),
    )


def test_white_space_collapses_over_element_borders_and_ends_with_the_block() -> None:
    assert spans("\n  قال <strong> Zoom </strong>\t ثم \n") == (
        Span("قال "),
        Span("Zoom ", style="strong"),
        Span("ثم"),
    )


def test_a_no_break_space_is_kept() -> None:
    assert spans("\u00a0قال\u00a0\u00a0ثم&nbsp;") == (Span("\u00a0قال\u00a0\u00a0ثم\u00a0"),)


def test_inline_elements_say_language_link_isolate_and_style() -> None:
    words = (
        '<bdi lang="en">TTI</bdi> <a href="https://x.org/"><bdi lang="en">x</bdi></a> '
        '<bdi>+5</bdi><span class="quiet">هادئ</span>'
    )
    assert spans(words) == (
        Span("TTI", lang="en", isolate=True),
        Span(" "),
        Span("x", lang="en", style="a", href="https://x.org/", isolate=True),
        Span(" "),
        Span("+5", isolate=True),
        Span("هادئ", style="quiet"),
    )


def test_a_line_ends_where_br_stands() -> None:
    assert "".join(span.text for span in spans("أول <br> ثان")) == "أول\u2028ثان"


def test_a_page_number_is_a_span_without_text() -> None:
    assert spans('<span class="page"></span> / <span class="pages"></span>') == (
        Span("", counter="page"),
        Span(" / "),
        Span("", counter="pages"),
    )


def test_the_nearest_place_above_counts() -> None:
    place = Location("C:\\لقاءات\\a.yaml", 12, 5)
    (section,) = blocks(
        f'<section data-src="s.yaml:1:1"><p data-src="{place}">أ<bdi>1</bdi></p></section>'
    )
    assert isinstance(section, Section)
    (paragraph,) = section.blocks
    assert isinstance(paragraph, Paragraph)
    assert [span.place for span in paragraph.spans] == [place, place]


def test_an_item_holds_words_and_the_list_under_them() -> None:
    assert blocks("<ul><li>أ\n<ol>\n<li>ب</li></ol></li></ul>") == (
        List(
            (
                Item(
                    (
                        Paragraph((Span("أ"),), "li"),
                        List((Item((Paragraph((Span("ب"),), "li"),)),), ordered=True, style="ol"),
                    )
                ),
            )
        ),
    )


def test_an_item_s_own_language_and_direction_reach_its_words() -> None:
    (made,) = blocks('<ul><li lang="en" dir="ltr">Learn</li></ul>')
    words = Paragraph((Span("Learn"),), "li", "en", "ltr")
    assert made == List((Item((words,), "en", "ltr"),))


def test_a_table_has_its_heads_apart_and_its_cells_know_what_they_head() -> None:
    assert blocks(
        '<table class="details"><thead><tr><th scope="col">أ</th>'
        '<th scope="col">ب</th></tr></thead>'
        '<tbody><tr><th scope="row">ج</th><td class="wide">د</td></tr></tbody></table>'
    ) == (
        Table(
            rows=(
                Row(
                    (
                        Cell((Paragraph((Span("ج"),), "th"),), "row", "th"),
                        Cell((Paragraph((Span("د"),), "wide"),), None, "wide"),
                    )
                ),
            ),
            heads=(
                Row(
                    tuple(Cell((Paragraph((Span(word),), "th"),), "column", "th") for word in "أب")
                ),
            ),
            style="details",
        ),
    )


def test_the_footer_is_no_part_of_the_reading() -> None:
    document, faults = read("<p>نص</p><footer><p>تذييل</p></footer>")
    assert faults == []
    assert document.blocks == (Paragraph((Span("نص"),)),)
    assert document.footer == (Paragraph((Span("تذييل"),)),)


def test_a_picture_has_its_file_and_its_words() -> None:
    assert blocks('<img class="logo" src="a.png" alt="شعار">') == (
        Figure("a.png", "شعار", None, "logo"),
    )


def test_what_is_empty_is_left_out() -> None:
    assert blocks("<p> </p><ul></ul><ul><li> </li></ul><h1></h1>") == ()


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<p>أ</p>\n<blink>ب</blink>", ("document.unknown-element", 3)),
        ("<p>أ\n<p>ب</p></p>", ("document.misplaced-element", 3)),
        ("<ul>\n<p>أ</p></ul>", ("document.misplaced-element", 3)),
        ("<section>\n<footer><p>أ</p></footer></section>", ("document.misplaced-element", 3)),
        ("<p>\n<strong>أ</p>", ("document.unclosed-element", 3)),
        ("<p>أ</p>\n</section>", ("document.unexpected-end", 3)),
        ("\nكلام", ("document.stray-text", 3)),
        ('<p>أ</p>\n<p style="color:red">ب</p>', ("document.unknown-attribute", 3)),
        ("\n<p><a>أ</a></p>", ("document.missing-attribute", 3)),
        ('\n<img src="a.png">', ("document.missing-attribute", 3)),
        ("<table><tr>\n<th>أ</th></tr></table>", ("document.missing-attribute", 3)),
        ('\n<p><a href="javascript:x">أ</a></p>', ("document.bad-link", 3)),
        ('\n<p dir="auto">أ</p>', ("document.bad-value", 3)),
        ('\n<p data-src="here">أ</p>', ("document.bad-value", 3)),
        ('<table><tr>\n<th scope="all">أ</th></tr></table>', ("document.bad-value", 3)),
        ("<h1>أ</h1>\n<h3>ب</h3>", ("document.heading-skipped", 3)),
        (
            "\n<table><tr><td>أ</td></tr><tr><td>ب</td><td>ج</td></tr></table>",
            ("document.ragged-table", 3),
        ),
    ],
)
def test_a_fault_is_told_with_its_line(body: str, fault: tuple[str, int]) -> None:
    assert fault in read(body)[1]


def test_a_fault_never_costs_words() -> None:
    body = "<p>أ <b>ب</b> ج</p><article><p>د</p></article>"
    document, faults = read(body)
    assert [code for code, _ in faults] == ["document.unknown-element-near"] * 2
    assert document.blocks == (
        Paragraph((Span("أ "), Span("ب"), Span(" ج"))),
        Paragraph((Span("د"),)),
    )


def test_what_a_script_holds_is_not_printed() -> None:
    document, faults = read("<p>أ</p><script>alert(1)</script><p>ب</p>")
    assert faults == [("document.unknown-element", 2)]
    assert document.blocks == (Paragraph((Span("أ"),)), Paragraph((Span("ب"),)))


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("<P CLASS=p>أ</P >", "أ"),
        ("<!-- <b> --><p>أ<!---->ب</p>", "أب"),
        ("<p>1 < 2 &lt;b&gt; &amp;amp;</p>", "1 < 2 <b> &amp;"),
        ("<p/><p\nid='a>b'>أ</p>", "أ"),
        ("<p><bdi lang=en>a</bdi><span class='x' id=y></span></p>", "a"),
    ],
)
def test_html_is_read_however_it_is_spelt(written: str, text: str) -> None:
    document, faults = read(written)
    assert faults == []
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert "".join(span.text for span in paragraph.spans) == text


def test_a_tag_without_its_end_is_told_where_it_begins() -> None:
    _, faults = read('<p>أ</p>\n\n <p class="x>ب</p>')
    assert ("document.unclosed-element", 4) in faults


def test_stray_words_are_told_where_they_stand() -> None:
    diagnostics = Diagnostics()
    read_document(f"{HEAD}\n  \n &amp; ثم</body></html>", diagnostics)
    (found,) = diagnostics
    assert (found.code, found.location) == ("document.stray-text", Location("report.html", 4, 2))
    assert found.args["text"] == "& ثم"


@pytest.mark.parametrize(
    ("meant", "instead"), [("b", "strong"), ("h4", "h3"), ("sektion", "section")]
)
def test_an_unknown_element_gets_a_suggestion(meant: str, instead: str) -> None:
    diagnostics = Diagnostics()
    read_document(f"{HEAD}<{meant}></{meant}>", diagnostics)
    found = next(d for d in diagnostics if d.code == "document.unknown-element-near")
    assert f"<{instead}>" in found.hint("en")


def test_a_skipped_heading_takes_the_level_that_was_due() -> None:
    document, _ = read("<h2>أ</h2><h3>ب</h3>")
    assert [(h.level, h.style) for h in document.blocks if isinstance(h, Heading)] == [
        (1, "h2"),
        (2, "h3"),
    ]


def test_no_html_is_no_document() -> None:
    diagnostics = Diagnostics()
    assert read_document("كلام", diagnostics) is None
    assert "document.no-html" in [d.code for d in diagnostics]


def test_a_report_without_a_title_is_told() -> None:
    assert ("document.no-title", 1) in read("", '<html lang="ar" dir="rtl"><body>')[1]


_PIECES = st.sampled_from(
    [f"<{tag}>" for tag in ELEMENTS]
    + [f"</{tag}>" for tag in ELEMENTS]
    + ["<b>", "كلام", " ", "<", "<!--", "-->", "<![CDATA[", "&amp;", "&#0;", '<p class="', "<?x"]
)


@given(st.lists(_PIECES, max_size=40))
def test_no_markup_whatever_raises(pieces: list[str]) -> None:
    read_document(HEAD + "".join(pieces), Diagnostics())
