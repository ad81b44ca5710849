"""Writes templates.md beside itself: what a template is given and may use.

    python docs/make_templates.py

Made from the tables of fields, the models, the filters' docstrings, the packaged templates,
the table of elements and the themes; a test holds the page to them.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "templates.md"
TEMPLATES = ("final-report", "summary")

sys.path.insert(0, str(ROOT))

from joinup_reports.branding import model as branding  # noqa: E402
from joinup_reports.branding.fields import PARTNER, SERIES, VISIBILITY  # noqa: E402
from joinup_reports.document.elements import ELEMENTS, EVERYWHERE, INSTEAD  # noqa: E402
from joinup_reports.meeting import model as meeting  # noqa: E402
from joinup_reports.meeting.extras import EXTRA_TABLES  # noqa: E402
from joinup_reports.meeting.fields import BULLET, MEETING  # noqa: E402
from joinup_reports.meeting.moments import HOURS  # noqa: E402
from joinup_reports.reading.fields import Table  # noqa: E402
from joinup_reports.templating.environment import MOST_STEPS  # noqa: E402
from joinup_reports.templating.filters import FROM_JINJA, filters  # noqa: E402

HEAD = """\
# What a template is given and may use

Templates are [Jinja](https://jinja.palletsprojects.com/en/stable/templates/) files that yield a
small HTML; a theme says how it looks. A workspace changes one part of a report by a file
`templates/final-report/report.html.j2` of its own:

```jinja
{% extends "packaged/report.html.j2" %}
{% block details %}
{{ super() }}
<p class="introduction">{{ meeting.location|rich }}</p>
{% endblock %}
```

`packaged/` names what comes with joinup; `summary/report.html.j2` another template, whosever it
is. `templates/NAME/` with a `report.html.j2` and a `theme.yaml` is a template of its own, for
`joinup build --template NAME`; an `about.yaml` in it (`ar`, `en`) says what it is for.

A mistake is told with its file, line and column, and what was probably meant. Words of notes
are printed escaped, they are never markup; there is no filter that makes them so. Templates
reach nothing but what is listed here, and a report may take STEPS steps.

A template that writes `<meta name="pages" content="1">` in its block `head` keeps to so many
pages, whatever the notes hold: it is rendered with less and less `fullness` until it does, and
shows fewer items, shortens texts, or sets them smaller. The summary does so.

This page is made by `docs/make_templates.py`.
"""
ALIASES = {"start": "from", "end": "to"}
NOTES = {"date_place": ("the date as it was written", "التاريخ كما كُتب")}
RUNNING = """\
`<footer>` in `<body>` is the running footer; of class `imprint` it stands at the foot of the
first page. `<span class="page">` and `<span class="pages">` are numbers of pages.
"""
# Values of a template, and what else they have than what is written in files.
RECORDS: tuple[tuple[str, type, tuple[Table, ...]], ...] = (
    ("meeting", meeting.Meeting, (MEETING,)),
    ("an item of meeting.challenges …", meeting.Entry, (BULLET,)),
    ("a meeting.time that is no text", meeting.Hours, (HOURS,)),
    ("meeting.participants", meeting.Participants, EXTRA_TABLES),
    ("an item of meeting.photos", meeting.Photo, EXTRA_TABLES),
    ("an item of meeting.links", meeting.Link, EXTRA_TABLES),
    ("meeting.next_meeting", meeting.NextMeeting, (*EXTRA_TABLES, MEETING)),
    ("meeting.prepared_by", meeting.Author, EXTRA_TABLES),
    ("series", branding.Series, (SERIES,)),
    ("an item of series.partners", branding.Partner, (PARTNER,)),
    ("series.visibility", branding.Visibility, (VISIBILITY,)),
)
CONTEXT = (
    ("meeting", "the notes", "ملف اللقاء"),
    ("series", "what all meetings share", "ما تشترك فيه اللقاءات"),
    ("headings", "headings by section, the meeting's own first", "عناوين الأقسام"),
    ("introductions", "introductions by section, the meeting's own first", "تمهيد الأقسام"),
    ("labels", "the words before each detail", "ما يكتب أمام كل تفصيل"),
    ("modes", "how a way of meeting is said", "كيف يقال نمط اللقاء"),
    ("months", '"levantine" or "double"', "كيف تكتب أسماء الأشهر"),
    ("lang", 'the report\'s language: "ar-JO"', "لغة التقرير"),
    ("direction", '"rtl" or "ltr"', "اتجاه الكتابة"),
    ("fullness", "how much there is room to say, 0 to 100", "مقدار ما يتسع المكان له، 0 إلى 100"),
    ("range, namespace, loop", "Jinja's own", "من Jinja نفسه"),
)


def page() -> str:
    """The whole page."""
    parts = [
        HEAD.replace("STEPS", f"{MOST_STEPS:,}"),
        *_context(),
        *_filters(),
        *_blocks(),
        *_html(),
        *_styles(),
    ]
    return "\n".join(parts)


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(
        f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines
    )


def _context() -> Iterator[str]:
    yield "## Values\n"
    yield _table(("", "what it is", "ما هو"), ((f"`{n}`", en, ar) for n, en, ar in CONTEXT))
    for name, kind, tables in RECORDS:
        yield f"### {name}\n"
        yield _table(("", "type", "what it is", "ما هو"), _fields(kind, tables))


def _fields(kind: type[Any], tables: tuple[Table, ...]) -> Iterator[tuple[str, ...]]:
    said = {field.key: (field.en, field.ar) for table in reversed(tables) for field in table}
    hints = get_type_hints(kind)
    for name in kind._fields:
        if name != "place":
            words = said.get(ALIASES.get(name, name)) or NOTES[name]
            yield f"`{name}`", f"`{_type(hints[name])}`", *words
    for name, member in vars(kind).items():
        if isinstance(member, property):
            yield f"`{name}`", "", _first(member.__doc__), ""
        elif inspect.isfunction(member) and not name.startswith("_"):
            given = ", ".join([*inspect.signature(member).parameters][1:])
            yield f"`{name}({given})`", "", _first(member.__doc__), ""


def _type(hint: Any) -> str:  # noqa: ANN401
    """A type in the words of no particular version of Python."""
    parts = [_type(part) for part in get_args(hint)]
    origin = get_origin(hint)
    if origin is Literal:
        return " or ".join(f'"{part}"' for part in get_args(hint))
    if origin in (Union, UnionType):
        return " or ".join(parts)
    if origin is tuple:
        return f"list of {parts[0]}"
    if origin:
        return f"{parts[0]} → {parts[1]}"
    names = {type(None): "none", str: "text", int: "number", float: "number", bool: "yes or no"}
    return names.get(hint) or getattr(hint, "__name__", str(hint))


def _first(text: str | None) -> str:
    """The first paragraph of a docstring as one line."""
    return " ".join((inspect.cleandoc(text or "").split("\n\n")[0]).split())


def _filters() -> Iterator[str]:
    yield "## Filters\n"
    rows = ((f"`{name}`", _first(function.__doc__)) for name, function in filters().items())
    yield _table(("", "what it gives"), rows)
    own = ", ".join(f"`{name}`" for name in FROM_JINJA)
    yield f"Of Jinja's own there are {own}, and its tests.\n"


def _blocks() -> Iterator[str]:
    yield "## Blocks\n"
    for template in TEMPLATES:
        text = (ROOT / "templates" / template / "report.html.j2").read_text(encoding="utf-8")
        names = re.findall(r"\{%-? block (\w+)", text)
        yield f"`{template}`: {', '.join(f'`{name}`' for name in names)}\n"


def _html() -> Iterator[str]:
    yield "## HTML\n"
    rows = (
        (
            f"`{name}`",
            ", ".join(sorted(element.inside)),
            element.content,
            ", ".join(
                f"`{a}`" + "*" * (a in element.required)
                for a in sorted(element.attributes | element.required)
            ),
        )
        for name, element in ELEMENTS.items()
    )
    yield _table(("element", "stands in", "holds", "attributes (* needed)"), rows)
    everywhere = ", ".join(f"`{name}`" for name in sorted(EVERYWHERE))
    yield f"Everywhere: {everywhere}.\n"
    yield RUNNING
    swaps = ", ".join(f"`{name}` → `{instead}`" for name, instead in INSTEAD.items())
    yield f"What there is instead of others: {swaps}.\n"


def _styles() -> Iterator[str]:
    yield "## Styles a theme gives\n"
    yield "A class, or an element's name without one, is the name of a style in the theme."
    yield "What stands in a part whose style has `scale: 120` is set at 120 per cent on paper.\n"
    for template in TEMPLATES:
        text = (ROOT / "templates" / template / "report.html.j2").read_text(encoding="utf-8")
        names = dict.fromkeys(re.findall(r'class="([\w-]+)"', text))
        yield f"`{template}`: {', '.join(f'`{name}`' for name in sorted(names))}\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
