"""A page says what its document says, and nothing else is in it."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from pathlib import Path

import pytest

from joinup_reports import build
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.document.model import (
    Cell,
    Document,
    Heading,
    Item,
    List,
    Metadata,
    Paragraph,
    Section,
    Span,
    Table,
)
from joinup_reports.resources import Workspace
from joinup_reports.web.page import make_page
from tests.web.reading import Page, bare

SAMPLES = [(name, theme) for name in ("meeting-07", "full", "long") for theme in ("", "sober")]
SAMPLES += [("least", ""), ("brief", ""), ("full", "", "summary"), ("full", "sober", "summary")]
STRUCTURE = {"html", "head", "meta", "title", "style", "body", "header", "main", "footer"}
BLOCKS = {"section", "div", "h1", "h2", "h3", "p", "ul", "ol", "li", "img", "svg", "path"}
TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
INLINE = {"a", "bdi", "span", "strong", "br"}
ATTRIBUTES = {"lang", "dir", "class", "id", "charset", "http-equiv", "name", "content", "href"}
ATTRIBUTES |= {"src", "alt", "role", "aria-label", "aria-labelledby", "aria-hidden", "tabindex"}
ATTRIBUTES |= {"scope", "viewbox", "preserveaspectratio", "fill", "fill-rule", "d"}


def said_by(*parts):
    """All words of a document's parts, in order, less those with a page's number."""
    words = ""
    for part in parts:
        match part:
            case Document():
                words += said_by(*part.blocks, *part.imprint, *part.footer)
            case Paragraph() | Heading() if not any(span.counter for span in part.spans):
                words += "".join(span.text for span in part.spans)
            case Section() | Item() | Cell():
                words += said_by(*part.blocks)
            case List():
                words += said_by(*part.items)
            case Table():
                words += said_by(*(cell for row in (*part.heads, *part.rows) for cell in row.cells))
    return words


def said_in_order(document):
    """The title, what runs at the foot of each page, all else, the imprint."""
    title, *rest = document.blocks
    return said_by(title, *document.footer, *rest, *document.imprint)


@pytest.fixture(params=SAMPLES, ids="-".join)
def pair(request, sample):
    laid, page = sample(*request.param)
    return laid.document, Page(page)


@pytest.fixture
def whole(everything):
    document, page = everything()
    return document, Page(page)


def test_it_says_what_the_document_says(pair):
    document, page = pair
    assert bare(page.text()) == bare(said_in_order(document))
    assert page.text("title") == document.metadata.title


def test_so_does_one_with_everything_in_it(whole):
    document, page = whole
    assert bare(page.text()) == bare(said_in_order(document))
    assert [e.said["alt"] for e in page.all("img")] == ["الحضور", "", "القاعة"]
    named = [e.said["aria-label"] for e in page.all("svg") if "role" in e.said]
    assert named == ["شعار الاتحاد الأوروبي", "شعار الشريك"]


def test_its_landmarks_are_those_of_a_page(pair):
    document, page = pair
    (html,) = page.all("html")
    assert html.said == {"lang": "ar-JO", "dir": "rtl"}
    parts = [e.tag for e in page.elements if e.path == ("html", "body")]
    assert parts == ["header", "main", "footer"]
    assert [e.path[2] for e in page.all("h1")] == ["header"]
    assert {e.path[2] for e in page.all("h2", "h3")} == {"main"}
    assert bare(said_by(*document.imprint)) == bare(page.text("footer"))
    assert bare(said_by(document.blocks[0], *document.footer)) == bare(page.text("header"))


def test_a_document_without_a_header_has_no_banner():
    root = Path(__file__).resolve().parents[2]
    look = build.read_look(root / "templates" / "final-report" / "theme.yaml", Diagnostics())
    bare_one = Document(Metadata("ع"), "ar", "rtl", (Paragraph((Span("نص"),)),))
    page = Page(
        make_page(bare_one, look, Workspace(root, None).font, lambda _: None, Diagnostics())
    )
    assert [e.tag for e in page.elements if e.path == ("html", "body")] == ["main"]


def test_it_has_no_other_elements_and_attributes(pair, whole):
    for page in (pair[1], whole[1]):
        assert {e.tag for e in page.elements} <= STRUCTURE | BLOCKS | TABLES | INLINE
        assert {name for e in page.elements for name in e.said} <= ATTRIBUTES


def test_it_asks_for_nothing_from_outside(pair, whole):
    for page in (pair[1], whole[1]):
        addresses = [e.said["src"] for e in page.all("img")] + re.findall(
            r"url\((.*?)\)", page.sheet
        )
        assert addresses
        assert all(a.strip('"').startswith("data:") for a in addresses)
        assert "@import" not in page.sheet
        links = [e.said["href"] for e in page.elements if "href" in e.said]
        assert all(e.tag == "a" for e in page.elements if "href" in e.said)
        assert all(link.startswith(("https://", "mailto:")) for link in links)


def test_its_policy_allows_its_own_style_and_data_only(pair):
    page = pair[1]
    (policy,) = [e.said["content"] for e in page.all("meta") if "http-equiv" in e.said]
    own = base64.b64encode(hashlib.sha256(page.sheet.encode()).digest()).decode()
    assert dict(rule.split(" ", 1) for rule in policy.split("; ")) == {
        "default-src": "'none'",
        "style-src": f"'sha256-{own}'",
        "font-src": "data:",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert not [e for e in page.elements if "style" in e.said]


def test_every_character_is_in_a_font_that_its_words_are_set_in(pair, whole):
    for page in (pair[1], whole[1]):
        known = page.characters()
        body = [w for w in page.words if "body" in (e.tag for e in w.inside) and w.text.strip()]
        for words in body:
            families = page.families(words)
            missing = [c for c in words.text if not any(ord(c) in known[f] for f in families)]
            assert not "".join(missing).strip(), (words.text, families)


def test_addresses_are_links(whole):
    links = [e.said["href"] for e in whole[1].all("a")]
    assert [link.partition(":")[0] for link in links] == ["https", "mailto"]


def test_what_lists_are_marked_with_is_in_their_fonts(whole):
    known = set.union(*whole[1].characters().values())
    assert known >= set(map(ord, "•–0123456789."))


def test_a_font_that_no_word_needs_is_left_out(pair):
    families = set(pair[1].fonts())
    assert "IBMPlexSansArabic-Regular" in families
    assert not {f for f in families if f.startswith(("Amiri", "Noto"))}


def test_a_character_of_a_fallback_brings_its_font(whole):
    assert {"NotoSansSymbols2-Regular", "NotoEmoji-Regular"} <= set(whole[1].fonts())


def test_other_languages_and_directions_are_named(whole):
    page = whole[1]
    (item,) = [e for e in page.all("li") if e.said.get("lang")]
    assert (item.said["lang"], item.said["dir"]) == ("en", "ltr")
    assert {e.said.get("lang") for e in page.all("bdi")} == {"en"}
    assert len(page.all("br")) == 1
    assert [e.path[-1] for e in page.all("bdi")].count("a") == 1


def test_tables_with_heads_are_tables_and_others_are_not(whole):
    page = whole[1]
    assert len(page.all("table")) == 5
    assert {e.said["scope"] for e in page.all("th")} == {"row", "col"}
    assert not [e for e in page.all("table", "td", "th") if "header" in e.path]


def test_a_wide_table_can_be_reached_and_has_a_name(whole):
    page = whole[1]
    groups = [e for e in page.all("div") if "tabindex" in e.said]
    assert len(groups) == 2
    named = {e.said["id"] for e in page.all("h1", "h2", "h3")}
    assert {e.said["aria-labelledby"] for e in groups} <= named
    assert len(named) == len(page.all("h1", "h2", "h3"))


def test_columns_that_come_one_after_another_keep_their_roles(whole):
    page = whole[1]
    (table,) = [e for e in page.all("table") if "stack" in e.said["class"].split()]
    assert table.said["role"] == "table"
    inside = [e for e in page.elements if e.said.get("role") in {"columnheader", "cell", "row"}]
    assert [e.said["role"] for e in inside] == ["row", *["columnheader"] * 2, "row", *["cell"] * 2]


def test_a_chart_is_a_table_with_bars_for_those_who_see_them(whole):
    page = whole[1]
    (chart,) = [e for e in page.all("table") if "aria-label" in e.said]
    assert chart.said["aria-label"] == "الحضور بحسب المحافظة"
    bars = [e for e in page.all("svg") if "bar" in e.said["class"].split()]
    assert [e.said["aria-hidden"] for e in bars] == ["true", "true"]
    lengths = [
        re.search(rf"\.{e.said['class'].split()[1]}{{inline-size:(.*?)%}}", page.sheet)[1]
        for e in bars
    ]
    assert lengths == ["100", "75"]


def test_pictures_side_by_side_are_equally_high(whole):
    page = whole[1]
    assert "{grid-template-columns:minmax(0,1.4991fr) minmax(0,0.3333fr);gap:" in page.sheet


def test_a_page_number_is_for_paper_alone(whole):
    page = whole[1]
    assert '@bottom-center{content:counter(page) " / " counter(pages);' in page.sheet
    assert "/" not in page.text("header")


def test_digits_are_the_themes(everything):
    page = Page(everything(digits="arab")[1])
    assert "٢٠٢٠" in page.text()
    assert "counter(page,arabic-indic)" in page.sheet
    assert "list-style-type:numbers-arab" in page.sheet
    address = next(e.said["href"] for e in page.all("a"))
    assert address in page.text()


def test_a_report_that_runs_to_the_right_does(everything):
    page = Page(everything(direction="ltr")[1])
    assert page.all("html")[0].said == {"lang": "en", "dir": "ltr"}
    assert not re.search(
        r"(?:margin|padding|border)-(?:left|right)|text-align:(?:left|right)", page.sheet
    )


HOSTILE = [
    "<script>document.title = 'x'</script>",
    '"><img src=x onerror="document.title=1">',
    "</style></title></main><h1>x</h1>",
    "&lt;b&gt; &amp; &#60;",
    "{{ 7 * 7 }}{% raw %}",
    "<!-- ]]> -->",
    "' onmouseover='x",
    "javascript:alert(1)",
    'https://example.org/"onmouseover="x',
]


@pytest.mark.parametrize("text", HOSTILE)
def test_words_are_never_markup(workspace, text):
    notes = workspace / "meetings" / "meeting-07.yaml"
    written = "'" + text.replace("'", "''") + "'"
    told = notes.read_text(encoding="utf-8")
    told = re.sub(r"(?m)^title: .*", lambda _: f"title: {written}", told)
    told = re.sub(r"(?m)^location: .*", lambda _: f"location: {written}", told)
    notes.write_text(told, encoding="utf-8")
    page = Page(build.make_html(notes, Diagnostics(), "notes").data)
    assert bare(text) in bare(page.text("main"))
    assert {e.tag for e in page.elements} <= STRUCTURE | BLOCKS | TABLES | INLINE
    assert {name for e in page.elements for name in e.said} <= ATTRIBUTES
    assert [e.tag for e in page.elements if e.path == ("html", "body")] == [
        "header",
        "main",
        "footer",
    ]
    (description,) = [e for e in page.all("meta") if e.said.get("name") == "description"]
    assert description.said["content"] == text


def test_the_same_files_give_the_same_bytes(sample, workspace, run_python):
    _, page = sample("meeting-07")
    command = ["build", "meetings/meeting-07.yaml", "--to", "html", "-o", "again.html"]
    done = run_python("-m", "joinup_reports", *command, PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    assert done.returncode == 0, done.stderr
    assert (workspace / "again.html").read_bytes() == page
    assert os.fsencode(workspace) not in page


def test_a_page_is_small(sample):
    assert len(sample("meeting-07")[1]) < 110_000
    assert len(sample("least", "sober")[1]) < 90_000
