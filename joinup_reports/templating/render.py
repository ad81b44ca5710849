"""A report as HTML: what its templates are given, and what they yield.

What every template is given:

    meeting, series     the values of meeting.model and branding.model
    headings, introductions, labels, modes
                        the series' wording by key, the meeting's own first
    lang, direction     of the report: "ar-JO" and "rtl"
    months              how the series writes months: "levantine" or "double"
    fullness            how much there is room to say, 0 to 100

`docs/templates.md` tells all of it to who writes a template.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from joinup_reports.branding.model import Series
from joinup_reports.diagnostics import ProblemsFound
from joinup_reports.language.spoken import speak
from joinup_reports.language.usual import usual_headings, usual_labels
from joinup_reports.meeting.model import Meeting
from joinup_reports.templating.environment import MAIN, Sandbox, environment
from joinup_reports.templating.filters import direction
from joinup_reports.templating.fullness import FULLEST
from joinup_reports.templating.rendered import Rendered

if TYPE_CHECKING:
    from joinup_reports.templating.rendered import Origins


def render_html(
    meeting: Meeting, series: Series, template_folders: Sequence[Path], fullness: int = FULLEST
) -> Rendered:
    """The report as HTML. Raises ProblemsFound when a template is at fault."""
    values = context(meeting, series) | {"fullness": fullness}
    return render_template(template_folders, meeting.lang, values)


def render_template(
    template_folders: Sequence[Path], lang: str, values: Mapping[str, object]
) -> Rendered:
    """`report.html.j2` of the first folder that has one, given `values` in a language.

    Raises ProblemsFound, with the template's file and line, when a template is at fault.
    """
    folders = tuple(template_folders)
    tag = speak(lang).tag
    given = {**values, "lang": tag, "direction": direction(tag)}
    sandbox = environment(folders)
    sandbox.begin()
    try:
        template = sandbox.get_template(MAIN)
        html = template.render(given)
        _check_blocks(sandbox, Path(template.filename or ""), folders)
    except ProblemsFound:
        raise
    except Exception as error:
        from joinup_reports.templating.mistakes import find_mistakes  # noqa: PLC0415 - for faults

        found = find_mistakes(error, folders, given)
        if not found:
            raise
        raise ProblemsFound(found) from error
    return Rendered(html, tuple(sandbox.used), lambda: _trace(folders, given))


def _check_blocks(sandbox: Sandbox, file: Path, folders: tuple[Path, ...]) -> None:
    """Of a template that is not ours; a sound one that extends another may still lose words."""
    if file.parent == folders[-1]:
        return
    from joinup_reports.templating.grammar import check_blocks  # noqa: PLC0415

    if found := check_blocks(sandbox, file):
        raise ProblemsFound(found)


def context(meeting: Meeting, series: Series) -> dict[str, object]:
    """What a report's templates are given."""
    return {
        "meeting": meeting,
        "series": series,
        "headings": {**usual_headings(meeting.lang), **series.headings, **meeting.headings},
        "introductions": {**series.introductions, **meeting.introductions},
        "labels": {**usual_labels(meeting.lang), **series.labels},
        "modes": series.modes,
        "months": series.months,
    }


def _trace(folders: tuple[Path, ...], given: Mapping[str, object]) -> Origins:
    from joinup_reports.templating.origins import trace  # noqa: PLC0415 - for faults

    return trace(folders, given)
