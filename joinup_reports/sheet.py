"""The visibility sheet: which of the funder's rules a report keeps, on screen or on paper.

Lays the report out, has it measured, and tells the verdicts. The PDF is made by our own
engine from templates/visibility-sheet. Knows the pipeline and the console.
"""

from __future__ import annotations

from pathlib import Path

from joinup_reports import build
from joinup_reports.branding.model import Visibility
from joinup_reports.diagnostics import Diagnostics, ProblemsFound
from joinup_reports.messages import PHRASES
from joinup_reports.output import write_whole
from joinup_reports.resources import TEMPLATE, THEME, Workspace, find_workspace
from joinup_reports.telling.console import Console
from joinup_reports.tuples import NamedTuple
from joinup_reports.visibility import Verdict

SHEET = "visibility-sheet"


class Sheet(NamedTuple):
    """The verdicts on one report, which calls itself `title`."""

    title: str
    visibility: Visibility
    verdicts: tuple[Verdict, ...]
    workspace: Workspace

    @property
    def kept(self) -> bool:
        return all(verdict.kept for verdict in self.verdicts)


def judge(
    notes: Path, diagnostics: Diagnostics, shown: str, theme: str = "", template: str = TEMPLATE
) -> Sheet:
    """Lays the report of `notes` out and measures it.

    Raises what building raises, and ProblemsFound when its series names no rules.
    """
    laid, series = build.lay_out_report(notes, diagnostics, shown, theme, template)
    if series.visibility is None:
        diagnostics.report("visibility.no-profile", notes=shown)
        raise ProblemsFound(diagnostics)
    workspace = find_workspace(notes)
    verdicts = build.judge_visibility(laid, series, workspace)
    return Sheet(laid.document.metadata.title, series.visibility, verdicts, workspace)


def show(sheet: Sheet, console: Console) -> None:
    """Prints a line for each rule, and what was found where it is not kept."""
    console.write(sheet.visibility.profile.title[_known(console.lang)])
    for verdict in sheet.verdicts:
        mark = "+" if verdict.kept else "-"
        found = result(verdict, console.lang)
        measured = console.typed(verdict.measured) if verdict.measured else ""
        said = [found.words, measured, found.pages]
        comma = console.phrase("comma")
        words = f"{verdict.rule.words(console.lang)} ({comma.join(filter(None, said))})"
        console.write(words, lead=f"  {mark}", column=4)
    console.say("sheet.all-kept" if sheet.kept else "sheet.some-not")


def write(sheet: Sheet, path: Path, lang: str, diagnostics: Diagnostics) -> None:
    """The sheet as a PDF. Raises CannotAccess, leaving `path` as it was."""
    write_whole(path, set_sheet(sheet, lang, diagnostics))


def set_sheet(sheet: Sheet, lang: str, diagnostics: Diagnostics) -> bytes:
    from joinup_reports.templating.render import render_template  # noqa: PLC0415 - only for a PDF

    lang = _known(lang)
    workspace = sheet.workspace
    phrases = {
        name.removeprefix("sheet."): phrase.text(lang)
        for name, phrase in PHRASES.items()
        if name.startswith("sheet.")
    }
    values = {
        "sheet": sheet,
        "phrases": phrases,
        "rows": [(verdict, result(verdict, lang)) for verdict in sheet.verdicts],
        "spoken": lang,
    }
    html = render_template(workspace.template_folders(SHEET), lang, values)
    theme = build.read_look(workspace.template_file(SHEET, THEME), diagnostics)
    laid = build.lay_out(html, theme, workspace, diagnostics)
    return build.write_laid(laid, diagnostics)


class Result(NamedTuple):
    """Whether a rule is kept, in words, and on which pages it is not."""

    words: str
    pages: str


def result(verdict: Verdict, lang: str) -> Result:
    words = PHRASES["sheet.kept" if verdict.kept else "sheet.not-kept"].text(lang)
    if verdict.kept:
        return Result(words, "")
    pages = ", ".join(map(str, verdict.pages))
    return Result(words, PHRASES["sheet.pages"].text(lang).format(pages=pages))


def _known(lang: str) -> str:
    return "ar" if lang == "ar" else "en"
