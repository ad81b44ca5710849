"""From a meeting to HTML: words, order, escaping, links, and what a workspace may change."""

import datetime as dt
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.branding.model import Partner, Series
from joinup_reports.branding.read import read_series
from joinup_reports.diagnostics import Diagnostics, Location, ProblemsFound
from joinup_reports.document.model import Block, Heading, List, Paragraph, Section, Table
from joinup_reports.document.read import read_document
from joinup_reports.meeting.dates import parse_date
from joinup_reports.meeting.model import Entry, Meeting, NextMeeting
from joinup_reports.meeting.read import read_meeting
from joinup_reports.reading.source import Text, read_source
from joinup_reports.templating.environment import environment
from joinup_reports.templating.render import render_html

ROOT = Path(__file__).resolve().parents[2]
PACKAGED = ROOT / "templates" / "final-report"

SECTIONS = (
    *("about", "objectives", "details", "challenges_part", "challenges", "responses"),
    *("bright_side", "opportunities", "lessons"),
)
SERIES = Series(
    name=Text("لمنشآت الريادة"),
    meeting_noun=Text("اللقاء"),
    report_name=Text("التقرير الختامي"),
    about=(Text("عن JOinUP! نقول https://joinup-jordan.org/"),),
    objectives=(Text("أولها"), Text("ثانيها")),
    partners=(Partner(Text("TTI"), "national", Text("National Partner")),),
    headings={key: Text(f"عنوان {key}") for key in SECTIONS},
    introductions={"challenges_part": Text("تمهيد")},
    labels={
        "date": Text("التاريخ"),
        "title": Text("العنوان"),
        "location": Text("المكان"),
        "time": Text("الوقت"),
    },
    modes={"online": Text("عبر الانترنت")},
)
MEETING = Meeting(
    date=dt.date(2020, 4, 23),
    title=Text("موضوع", Location("meeting.yaml", 3, 8)),
    location=Text("Zoom"),
    time=Text("من 09:00–10:30"),
    number=7,
    region=Text("اربد"),
    mode="online",
    challenges=(Entry(Text("تحد"), (Entry(Text("فرع"), (Entry(Text("فرع الفرع")),)),)),),
    responses=(Entry(Text("رد")),),
    opportunities=(Entry(Text("فرصة")),),
    lessons=(Entry(Text("درس")),),
)


def rendered(meeting: Meeting = MEETING, series: Series = SERIES, *more: Path) -> str:
    return render_html(meeting, series, [*more, PACKAGED])


def words(html: str) -> list[str]:
    """Every paragraph, heading, item and cell of the body, in reading order."""
    diagnostics = Diagnostics()
    document = read_document(html, diagnostics)
    assert [d.code for d in diagnostics] == []
    assert document is not None
    return [text for block in document.blocks for text in texts(block)]


def texts(block: Block) -> list[str]:
    match block:
        case Heading() | Paragraph():
            return ["".join(span.text for span in block.spans)]
        case Section():
            return [text for inner in block.blocks for text in texts(inner)]
        case List():
            return [t for item in block.items for inner in item.blocks for t in texts(inner)]
        case Table():
            cells = [cell for row in block.heads + block.rows for cell in row.cells]
            return [text for cell in cells for inner in cell.blocks for text in texts(inner)]
        case _:
            return []


def title(**changes: object) -> str:
    return words(rendered(MEETING._replace(**changes)))[0]


def test_the_report_of_the_seventh_meeting_has_the_words_of_the_reference_in_order() -> None:
    diagnostics = Diagnostics()
    notes = read_source(ROOT / "meetings" / "meeting-07.yaml", diagnostics)
    shared = read_source(ROOT / "meetings" / "series.yaml", diagnostics)
    assert notes
    assert shared
    meeting, series = read_meeting(notes, diagnostics), read_series(shared, diagnostics)
    assert meeting
    assert series
    reference = (ROOT / "tests" / "data" / "report-07.txt").read_text(encoding="utf-8")
    assert words(rendered(meeting, series)) == reference.splitlines()


def test_the_title_reads_well_whatever_of_it_is_missing() -> None:
    assert title() == "اللقاء السابع عبر الانترنت لمنشآت الريادة – اربد"
    assert title(number=None) == "اللقاء عبر الانترنت لمنشآت الريادة – اربد"
    assert title(mode=None) == "اللقاء السابع لمنشآت الريادة – اربد"
    assert title(region=None) == "اللقاء السابع عبر الانترنت لمنشآت الريادة"
    assert title(mode=None, region=None) == "اللقاء السابع لمنشآت الريادة"
    assert title(number=None, region=None) == "اللقاء عبر الانترنت لمنشآت الريادة"
    assert title(number=None, mode=None) == "لقاء لمنشآت الريادة – اربد"
    assert title(number=None, mode=None, region=None) == "لقاء لمنشآت الريادة"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("السبت، 17 تشرين الأول 2020", "السبت، 17 تشرين الأول 2020"),
        ("يوم السبت 17/10/2020", "السبت، 17 تشرين الأول 2020"),
        ("الأربعاء، ٢١ تشرين الأول ٢٠٢٠", "الأربعاء، 21 تشرين الأول 2020"),
        ("الاربعاء 2020-10-21", "الأربعاء، 21 تشرين الأول 2020"),
        ("\u200f17 تشرين الأول 2020", "17 تشرين الأول 2020"),
        ("2020-10-17", "17 تشرين الأول 2020"),
    ],
)
def test_the_day_of_the_week_is_printed_where_it_was_written(written: str, said: str) -> None:
    day, place = parse_date(written), Text(written, Location("meeting.yaml", 2, 7))
    coming = NextMeeting(day, date_place=place)
    found = words(rendered(MEETING._replace(date=day, date_place=place, next_meeting=coming)))
    assert [word for word in found if word.endswith(" 2020") and "/" not in word] == [said, said]


def test_an_ordinal_agrees_with_a_feminine_noun() -> None:
    series = SERIES._replace(meeting_noun=Text("الجلسة"))
    assert words(rendered(series=series))[0].startswith("الجلسة السابعة عبر")


def test_a_number_beyond_the_ordinals_is_written_in_figures() -> None:
    assert title(number=200).startswith("اللقاء 200 ")


def test_an_english_report_needs_no_other_template() -> None:
    series = SERIES._replace(meeting_noun=Text("meeting"), name=Text("of enterprises"))
    html = rendered(MEETING._replace(lang="en", mode=None), series)
    assert '<html lang="en" dir="ltr">' in html
    found = words(html)
    assert found[0] == "7th meeting of enterprises – اربد"
    assert found[2] == "23 April 2020"


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (112, "112th"), (21, "21st")],
)
def test_english_ordinals(number: int, said: str) -> None:
    assert words(rendered(MEETING._replace(lang="en", number=number)))[0].startswith(said)


def test_the_date_has_its_two_forms() -> None:
    found = words(rendered())
    assert found[2] == "23 نيسان / 2020"
    assert found[found.index("التاريخ") + 1] == "23 نيسان 2020"


def test_what_a_meeting_does_not_have_leaves_no_hole() -> None:
    nothing = MEETING._replace(time=None, challenges=(), responses=(), opportunities=(), lessons=())
    series = SERIES._replace(about=(), objectives=(), introductions={}, partners=())
    found = words(rendered(nothing, series))
    assert found[3:] == [
        "عنوان details",
        "التاريخ",
        "23 نيسان 2020",
        "العنوان",
        "موضوع",
        "المكان",
        "Zoom",
    ]
    assert "<ul>" not in rendered(nothing, series)


def test_a_meeting_s_own_wording_comes_before_the_series() -> None:
    meeting = MEETING._replace(
        headings={"lessons": Text("ما تعلمناه")}, introductions={"lessons": Text("منها")}
    )
    found = words(rendered(meeting))
    assert found[found.index("ما تعلمناه") :] == ["ما تعلمناه", "منها", "درس"]
    assert "عنوان lessons" not in found


def test_bullets_nest_as_deep_as_they_are_written() -> None:
    html = rendered()
    assert re.search(r"<li>تحد<ul>\s*<li>فرع<ul>\s*<li>فرع الفرع</li>", html)


def test_a_blank_line_starts_a_paragraph() -> None:
    meeting = MEETING._replace(lessons=(Entry(Text("أولاً\n\nثانياً")),))
    assert "<p>أولاً</p><p>ثانياً</p>" in re.sub(r"\s+<", "<", rendered(meeting))


def test_words_carry_the_place_where_they_were_written() -> None:
    assert '<td data-src="meeting.yaml:3:8">موضوع</td>' in rendered()


def test_an_item_in_english_is_set_from_left_to_right() -> None:
    meeting = MEETING._replace(lessons=(Entry(Text("Learn from عمان!"), lang="en"),))
    assert '<li lang="en" dir="ltr">Learn from <bdi lang="ar">عمان</bdi>!</li>' in rendered(meeting)


def test_an_address_is_a_live_link_and_a_latin_name_an_isolate() -> None:
    html = rendered()
    link = "https://joinup-jordan.org/"
    assert f'<a href="{link}"><bdi lang="en">{link}</bdi></a>' in html
    assert '<bdi lang="en">JOinUP!</bdi>' in html
    assert "من <bdi>09:00</bdi>–<bdi>10:30</bdi>" in html


def test_partners_without_a_logo_are_wordmarks_and_the_page_is_counted() -> None:
    html = rendered()
    assert '<p class="wordmark"><bdi lang="en">TTI</bdi></p>' in html
    assert '<span class="page"></span> / <span class="pages"></span>' in html


def test_a_logo_has_its_file_and_its_words() -> None:
    partner = SERIES.partners[0]._replace(logo=Text("logos/tti.png"), alt=Text("شعار TTI"))
    html = rendered(series=SERIES._replace(partners=(partner,)))
    assert '<img class="logo" src="logos/tti.png" alt="شعار TTI">' in html


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()
        self.schemes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.schemes |= {(v or "").split(":")[0].lower() for n, v in attrs if n == "href"}

    def handle_data(self, data: str) -> None:
        self.text += data


_TEXTS = st.text(st.sampled_from("aB0 <>&\"'/:.@!()ابتَ\n") | st.characters(), max_size=60) | (
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            '"><img src=x onerror=y>',
            "https://x.org/'\"<b>",
            "&lt;b&gt;",
        ]
    )
)


@given(_TEXTS)
def test_a_person_s_words_come_through_unchanged_and_are_never_markup(text: str) -> None:

    template = environment((PACKAGED,)).from_string("{{ words|rich }}")
    for lang in ("ar-JO", "en"):
        parser = _Words()
        parser.feed(template.render(words=text, lang=lang))
        parser.close()
        assert parser.text == text
        assert parser.tags <= {"a", "bdi"}
        assert parser.schemes <= {"http", "https", "mailto"}


def test_a_workspace_overrides_one_block_and_keeps_the_rest(tmp_path: Path) -> None:
    (tmp_path / "report.html.j2").write_text(
        '{% extends "packaged/report.html.j2" %}\n'
        '{% block details %}{{ heading(2, "details") }}<p>قريباً</p>{% endblock %}',
        encoding="utf-8",
    )
    found = words(rendered(MEETING, SERIES, tmp_path))
    assert found[found.index("عنوان details") + 1] == "قريباً"
    assert "التاريخ" not in found
    assert "درس" in found


def test_a_workspace_puts_the_parts_in_another_order(tmp_path: Path) -> None:
    (tmp_path / "report.html.j2").write_text(
        '{% extends "packaged/report.html.j2" %}\n'
        "{% block report %}{{ self.bright_side() }}{{ self.details() }}{% endblock %}",
        encoding="utf-8",
    )
    found = words(rendered(MEETING, SERIES, tmp_path))
    assert found.index("درس") < found.index("التاريخ")
    assert "عنوان about" not in found


@pytest.mark.parametrize(
    ("line", "column", "code"),
    [
        ("{{ meeting.subject }}", 12, "template.undefined"),
        ("{% if %}", 7, "template.no-value"),
        ("{{ 1 / 0 }}", 1, "template.failed"),
        ("{{ meeting.__class__.__mro__ }}", 12, "template.forbidden"),
        ('{% include "nowhere.html" %}', 13, "template.not-found"),
    ],
)
def test_a_template_s_mistake_is_told_with_its_file_and_line(
    tmp_path: Path, line: str, column: int, code: str
) -> None:
    file = tmp_path / "report.html.j2"
    file.write_text(f"<p>\n{line}\n</p>", encoding="utf-8")
    with pytest.raises(ProblemsFound) as caught:
        rendered(MEETING, SERIES, tmp_path)
    (found,) = caught.value.diagnostics
    assert (found.code, found.location) == (code, Location(str(file), 2, column))
    assert found.message("ar")
    assert found.hint("en")


def test_no_word_of_a_meeting_stands_in_a_template() -> None:
    """Arabic comes from the notes and the series alone."""
    for file in (*PACKAGED.glob("*.j2"), ROOT / "joinup_reports" / "language" / "richtext.py"):
        template = re.sub(r"\{#.*?#\}", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r"[\u0621-\u063a\u0641-\u064a]{2}", template), file


@pytest.mark.parametrize(
    ("counts", "side_by_side"),
    [((2, 2, 3, 3), 2), ((2, 2, 3, 2), 0), ((2, 1, 3, 3), 0), ((1, 1, 2, 2), 0), ((7, 7, 2, 2), 0)],
)
def test_both_pairs_of_lists_stand_side_by_side_or_neither(
    counts: tuple[int, ...], side_by_side: int
) -> None:
    parts = ("challenges", "responses", "opportunities", "lessons")
    lists = {part: (Entry(Text("بند")),) * n for part, n in zip(parts, counts, strict=True)}
    html = rendered(MEETING._replace(**lists))
    assert html.count('class="beside"') == side_by_side


def test_the_series_says_how_months_are_written() -> None:
    html = rendered(series=SERIES._replace(months="double"))
    assert "23 نيسان/أبريل / 2020" in html
    assert "23 نيسان/أبريل 2020" in html


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("meeting.date|date(weekday=true)", "الخميس، 23 نيسان 2020"),
        ('meeting.date|date(double=true, digits="arab")', "٢٣ نيسان/أبريل ٢٠٢٠"),
        ("meeting.date|cover_date(double=true)", "23 نيسان/أبريل / 2020"),
        ("meeting.date|month", "نيسان"),
        ("meeting.date|weekday", "الخميس"),
        ("21|ordinal(oblique=true)", "الحادي والعشرين"),
        ("7|ordinal(feminine=true)", "السابعة"),
        ('"12:30"|digits("arab")', "١٢:٣٠"),
    ],
)
def test_a_template_can_say_dates_and_numbers(tmp_path: Path, expression: str, said: str) -> None:
    (tmp_path / "report.html.j2").write_text(f"{{{{ {expression} }}}}", encoding="utf-8")
    assert rendered(MEETING, SERIES, tmp_path) == said


def test_a_template_can_say_times(tmp_path: Path) -> None:
    """Its own times; those of a meeting are in its person's words."""
    template = environment((tmp_path,)).from_string("{{ a|until(b) }}، {{ b|time }}")
    said = template.render(a=dt.time(21), b=dt.time(22, 30), lang="ar-JO")
    assert said == "من الساعة التاسعة حتى العاشرة والنصف ليلاً، العاشرة والنصف ليلاً"
