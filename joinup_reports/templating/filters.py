"""What a template can do to a value: the filters, each with what it gives in its docstring.

`docs/templates.md` is made of these docstrings. A filter speaks the report's language,
which it finds in the template's context. Knows no files and no pages.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup

from joinup_reports.language import arabic, people, richtext
from joinup_reports.language.arabic import Digits
from joinup_reports.language.shortening import lines_of, shorten
from joinup_reports.language.spoken import Language, speak
from joinup_reports.meeting.dates import names_weekday
from joinup_reports.meeting.model import Participants
from joinup_reports.reading.source import Text

_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
# Languages of right-to-left script (CLDR), by their primary subtag.
_RTL = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

# Jinja's own that a report has use for; none makes markup of words or leaves things to chance.
FROM_JINJA = (
    *("abs", "capitalize", "count", "default", "dictsort", "escape", "first", "float"),
    *("groupby", "int", "items", "join", "last", "length", "list", "lower", "map", "max", "min"),
    *("reject", "rejectattr", "replace", "reverse", "round", "select", "selectattr"),
    *("sort", "string", "sum", "title", "trim", "truncate", "unique", "upper", "wordcount"),
)


def direction(lang: str) -> str:
    """`rtl` or `ltr`, for a BCP 47 tag."""
    return "rtl" if lang.partition("-")[0].lower() in _RTL else "ltr"


@jinja2.pass_context
def rich(context: Context, words: str, lang: str | None = None) -> Markup:
    """The words with links live and foreign bodies isolated; `rich("en")` for words of
    another language than the report's.
    """
    rtl = direction(lang or str(context["lang"])) == "rtl"
    pieces = (_marked_up(segment, rtl=rtl) for segment in richtext.segments(words, rtl=rtl))
    return Markup("".join(pieces))  # noqa: S704 - every piece is escaped


def _marked_up(segment: richtext.Segment, *, rtl: bool) -> str:
    words = escape(segment.text)
    if segment.kind == "number":
        return f"<bdi>{words}</bdi>"
    if segment.kind == "foreign":
        return f'<bdi lang="{"en" if rtl else "ar"}">{words}</bdi>'
    if segment.href:
        shown = f'<bdi lang="en">{words}</bdi>' if rtl else words
        return f'<a href="{escape(segment.href)}">{shown}</a>'
    return words


def paragraphs(words: str) -> list[Text]:
    """A list of the paragraphs of the words, cut at blank lines."""
    place = getattr(words, "place", None)
    return [Text(part, place) for part in _BLANK_LINE.split(words.strip()) if part]


def shortened(words: str, most: int) -> Text:
    """The first words of a text, as long as `shortened(90)` usual letters at most, with …
    for the others; a text that is no longer stays as it is. Cut between words, where one can
    rest, and never inside an address.
    """
    return Text(shorten(words, most), getattr(words, "place", None))


def lines(words: str, measure: int) -> int:
    """About how many lines a text takes where `lines(50)` usual letters stand in one."""
    return lines_of(words, measure)


@jinja2.pass_context
def further(context: Context, number: int) -> str:
    """That so many items more are not shown: و3 بنود أخرى, and 3 more."""
    return _spoken(context).further(number)


def src(words: object) -> Markup:
    """The attribute that says where the words stand in the notes, for findings about them."""
    place = getattr(words, "place", None)
    return Markup(f' data-src="{escape(str(place))}"' if place else "")  # noqa: S704


def language(lang: str | None) -> Markup:
    """The attributes `lang` and `dir` for a text of that language; nothing for none."""
    written = f' lang="{escape(lang)}" dir="{direction(lang)}"' if lang else ""
    return Markup(written)  # noqa: S704


@jinja2.pass_context
def numbered(context: Context, noun: str, number: int | None) -> str:
    """`noun|numbered(7)`: اللقاء السابع, 7th meeting; the noun alone without a number."""
    return _spoken(context).numbered(noun, number)


@jinja2.pass_context
def titled(context: Context, noun: str, name: str) -> str:
    """`series.meeting_noun|titled(series.name)`, for a meeting with neither number nor mode:
    لقاء المنظمات الداعمة of اللقاء and للمنظمات الداعمة.
    """
    return _spoken(context).titled(noun, name)


@jinja2.pass_context
def date(context: Context, day: dt.date, written: str | None = None, **form: Any) -> str:  # noqa: ANN401
    """23 نيسان 2020; of `date(weekday=true, double=true, digits="arab")` any:
    الخميس، ٢٣ نيسان/أبريل ٢٠٢٠. Without `double` the series' `months` decides. With
    `date(meeting.date_place)` the day of the week stands there if it was written so.
    """
    usual = _by_series(context) | {"weekday": written is not None and names_weekday(written)}
    return _spoken(context).date(day, **(usual | form))


@jinja2.pass_context
def cover_date(context: Context, day: dt.date, **form: Any) -> str:  # noqa: ANN401
    """23 نيسان / 2020, with the same options as `date`."""
    return _spoken(context).date(day, **(_by_series(context) | {"slash": True} | form))


@jinja2.pass_context
def month(context: Context, day: dt.date, **form: Any) -> str:  # noqa: ANN401
    """The month of a day: نيسان."""
    return _spoken(context).month(day, **(_by_series(context) | form))


@jinja2.pass_context
def weekday(context: Context, day: dt.date) -> str:
    """The day of the week: الخميس."""
    return _spoken(context).weekday(day)


@jinja2.pass_context
def time(context: Context, hour: dt.time, *, digits: Digits = "latn") -> str:
    """A time of day: العاشرة والنصف ليلاً."""
    return _spoken(context).time(hour, digits=digits)


@jinja2.pass_context
def until(context: Context, start: dt.time, end: dt.time, *, digits: Digits = "latn") -> str:
    """`start|until(end)`: من الساعة التاسعة حتى العاشرة والنصف ليلاً."""
    return _spoken(context).from_to(start, end, digits=digits)


def ordinal(number: int, *, feminine: bool = False, oblique: bool = False) -> str:
    """السابع, of `ordinal(feminine=true, oblique=true)` either; Arabic, 1 to 199."""
    return arabic.ordinal(number, feminine=feminine, oblique=oblique)


def digits(text: str, form: Digits) -> str:
    """The text in Arabic-Indic digits with `digits("arab")`, in Western ones with `"latn"`."""
    return arabic.in_digits(text, form)


@jinja2.pass_context
def attendance(context: Context, came: Participants) -> str:
    """Who came, as a sentence: حضر اللقاء 23 مشاركاً: 14 امرأة و9 رجال، من 6 منظمات.

    Nothing when nobody was counted.
    """
    counted = people.Attendance(came.total, came.women or 0, came.men or 0, came.organisation_count)
    return _spoken(context).attendance(counted)


def filters() -> Mapping[str, Callable[..., object]]:
    """Ours, by the names that templates call them."""
    ours = (
        rich,
        paragraphs,
        shortened,
        lines,
        further,
        src,
        language,
        numbered,
        titled,
        date,
        cover_date,
        month,
        weekday,
        time,
    )
    return {named.__name__: named for named in (*ours, until, ordinal, digits, attendance)}


def _spoken(context: Context) -> Language:
    return speak(str(context["lang"]))


def _by_series(context: Context) -> dict[str, bool]:
    """How the series wishes months to be written."""
    return {"double": context["months"] == "double"}
