"""Meeting + Series → HTML, by Jinja templates that anyone may change.

The only module that imports jinja2, and itself imported only where a report is rendered
(jinja2 is slow to load). Knows no fonts, sizes or
pages. Templates run in Jinja's sandbox, print a person's words escaped, and stop at an
undefined name. What they are given:

    meeting, series     the values of meeting.model and branding.model
    headings, introductions, labels, modes
                        the series' wording by key, the meeting's own first
    lang, direction     of the report: "ar-JO" and "rtl"
    months              how the series writes months: "levantine" or "double"

and the filters

    words|rich          the words with links live and foreign bodies isolated (richtext);
                        `words|rich("en")` for words of another language than the report's
    words|paragraphs    the words cut at blank lines
    words|src           the attribute that says where the words stand in the notes
    lang|language       the attributes lang and dir for a text of that language, or nothing
    noun|numbered(7)    "اللقاء السابع"; the noun alone without a number
    date|date           "23 نيسان 2020"; of date(weekday=true, double=true, digits="arab")
                        any: "الخميس، ٢٣ نيسان/أبريل ٢٠٢٠". Without `double` the series'
                        `months` decides
    date|cover_date     "23 نيسان / 2020";  date|month  "نيسان";  date|weekday  "الخميس"
    start|until(end)    "من الساعة التاسعة حتى العاشرة والنصف ليلاً", of two datetime.time
    time|time           "العاشرة والنصف ليلاً"
    number|ordinal      "السابع"; ordinal(feminine=true, oblique=true); Arabic, 1 to 199
    text|digits("arab") the text in Arabic-Indic digits, or with "latn" in Western ones

`{% extends "packaged/report.html.j2" %}` names the file that comes with joinup, whatever
the workspace calls its own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

import jinja2
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from joinup_reports import __version__
from joinup_reports.branding.model import Series
from joinup_reports.diagnostics import Diagnostic, Location, ProblemsFound
from joinup_reports.language import arabic, richtext
from joinup_reports.language.spoken import Language, speak
from joinup_reports.meeting.model import Meeting
from joinup_reports.reading.source import Text

MAIN = "report.html.j2"
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
# Languages of right-to-left script (CLDR), by their primary subtag.
_RTL = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def render_html(meeting: Meeting, series: Series, template_folders: Sequence[Path]) -> str:
    """The report as HTML. Raises ProblemsFound when a template is at fault."""
    return render_template(template_folders, meeting.lang, _context(meeting, series))


def render_template(
    template_folders: Sequence[Path], lang: str, values: Mapping[str, object]
) -> str:
    """`report.html.j2` of the first folder that has one, given `values` in a language.

    Raises ProblemsFound, with the template's file and line, when a template is at fault.
    """
    environment = _environment(tuple(template_folders))
    tag = speak(lang).tag
    try:
        template = environment.get_template(MAIN)
        return template.render(values, lang=tag, direction=direction(tag))
    except Exception as error:
        diagnostic = _diagnose(error, template_folders)
        if diagnostic is None:
            raise
        raise ProblemsFound([diagnostic]) from error


def direction(lang: str) -> str:
    """`rtl` or `ltr`, for a BCP 47 tag."""
    return "rtl" if lang.partition("-")[0].lower() in _RTL else "ltr"


def _context(meeting: Meeting, series: Series) -> dict[str, object]:
    return {
        "meeting": meeting,
        "series": series,
        "headings": {**series.headings, **meeting.headings},
        "introductions": {**series.introductions, **meeting.introductions},
        "labels": series.labels,
        "modes": series.modes,
        "months": series.months,
    }


@lru_cache(maxsize=8)
def _environment(folders: tuple[Path, ...]) -> jinja2.Environment:
    """One for each set of folders: templates are compiled once in a process."""
    environment = SandboxedEnvironment(
        loader=jinja2.ChoiceLoader(
            [
                jinja2.FileSystemLoader(folders),
                jinja2.PrefixLoader({"packaged": jinja2.FileSystemLoader(folders[-1:])}),
            ]
        ),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_bytecode_cache(),
    )
    environment.filters.update(_filters())
    return environment


def _bytecode_cache() -> jinja2.BytecodeCache | None:
    """Compiled templates of earlier builds, in the person's own temporary folder.

    Compiling costs more than the rest of a report. An entry counts only for the very same
    source; its name adds what else went into it. No such folder: no cache.
    """
    try:
        return jinja2.FileSystemBytecodeCache(
            pattern=f"joinup-{__version__}-{jinja2.__version__}-%s.cache"
        )
    except (OSError, RuntimeError):
        return None


def _filters() -> Mapping[str, Callable[..., object]]:
    return {
        "rich": jinja2.pass_context(_rich),
        "paragraphs": _paragraphs,
        "src": _src,
        "language": _language_attributes,
        "numbered": jinja2.pass_context(lambda c, noun, n: _spoken(c).numbered(noun, n)),
        "date": _by_setting("date"),
        "cover_date": _by_setting("date", slash=True),
        "month": _by_setting("month"),
        "weekday": jinja2.pass_context(lambda c, date: _spoken(c).weekday(date)),
        "time": jinja2.pass_context(lambda c, time, **form: _spoken(c).time(time, **form)),
        "until": jinja2.pass_context(
            lambda c, start, end, **form: _spoken(c).from_to(start, end, **form)
        ),
        "ordinal": arabic.ordinal,
        "digits": arabic.in_digits,
    }


def _rich(context: Context, words: str, lang: str | None = None) -> Markup:
    """`words` with addresses as links and foreign bodies as isolates, nothing else."""
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


def _paragraphs(words: str) -> list[Text]:
    """The paragraphs of `words`, each with the place where the whole stands."""
    place = getattr(words, "place", None)
    return [Text(part, place) for part in _BLANK_LINE.split(words.strip()) if part]


def _src(words: object) -> Markup:
    place = getattr(words, "place", None)
    return Markup(f' data-src="{escape(str(place))}"' if place else "")  # noqa: S704


def _language_attributes(lang: str | None) -> Markup:
    written = f' lang="{escape(lang)}" dir="{direction(lang)}"' if lang else ""
    return Markup(written)  # noqa: S704


def _spoken(context: Context) -> Language:
    return speak(str(context["lang"]))


def _by_setting(name: str, **usual: bool) -> Callable[..., object]:
    """A function of the report's language that writes months as the series wishes."""

    @jinja2.pass_context
    def say(context: Context, date: dt.date, **form: Any) -> str:  # noqa: ANN401
        form = {"double": context["months"] == "double", **usual, **form}
        return str(getattr(_spoken(context), name)(date, **form))

    return say


def _diagnose(error: Exception, folders: Sequence[Path]) -> Diagnostic | None:
    """What a template did wrong and where; None when the fault is not a template's."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        place = Location(str(error.filename or error.name), error.lineno, 1)
        return Diagnostic("template.syntax", place, {"problem": error.message or ""})
    place_in_template = _innermost_template_line(error, folders)
    if isinstance(error, jinja2.TemplateNotFound):
        return Diagnostic("template.not-found", place_in_template, {"file": str(error)})
    if isinstance(error, jinja2.UndefinedError):
        return Diagnostic("template.undefined", place_in_template, {"problem": str(error)})
    if isinstance(error, jinja2.TemplateError) or _raised_by_template(error, folders):
        return Diagnostic("template.failed", place_in_template, {"problem": str(error)})
    return None


def _innermost_template_line(error: Exception, folders: Sequence[Path]) -> Location | None:
    lines = [place for place in _trace(error) if _inside(place.path, folders)]
    return lines[-1] if lines else None


def _raised_by_template(error: Exception, folders: Sequence[Path]) -> bool:
    """Whether the template's own expression failed, not a function of ours that it called."""
    return _inside(_trace(error)[-1].path, folders)


def _trace(error: Exception) -> list[Location]:
    """The lines that `error` came through; Jinja shows its own as the template's."""
    places, step = [], error.__traceback__
    while step:
        places.append(Location(step.tb_frame.f_code.co_filename, step.tb_lineno, 1))
        step = step.tb_next
    return places


def _inside(file: str, folders: Sequence[Path]) -> bool:
    return any(Path(file).is_relative_to(folder) for folder in folders)
