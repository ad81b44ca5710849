"""THE PIPELINE: one report's notes become its PDF, by straight calls.

The only module that knows every room. Each stage takes the value of the one before it
and adds to the same diagnostics; a stage runs only while there are no errors. Imports
stand inside functions: checking notes loads nothing that setting them needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from joinup_reports.diagnostics import Diagnostic, Diagnostics, ProblemsFound
from joinup_reports.output import write_whole
from joinup_reports.resources import TEMPLATE, Workspace, find_workspace, shown_path
from joinup_reports.tuples import NamedTuple

if TYPE_CHECKING:
    from joinup_reports.branding.model import Series, Theme
    from joinup_reports.composing.compose import Composition
    from joinup_reports.document.model import Document
    from joinup_reports.meeting.model import Meeting, Photo
    from joinup_reports.pdf.attachments import Carried
    from joinup_reports.pdf.metadata import Metadata
    from joinup_reports.provenance import Origin, Shelf
    from joinup_reports.templating.rendered import Rendered
    from joinup_reports.typeset.frame import Page
    from joinup_reports.visibility import Verdict

Value = TypeVar("Value")


# Looks at a finished PDF beside what it was written from, and reports.
Check: TypeAlias = "Callable[[bytes, Laid, Diagnostics], None]"
See: TypeAlias = "Callable[[Path], None]"


class Laid(NamedTuple):
    """A document laid out: what it says, its look, its structure, and its pages."""

    document: Document
    composition: Composition
    pages: tuple[Page, ...]
    theme: Theme


class Made(NamedTuple):
    """A finished report: its bytes, and how long it is; a page in a browser has no pages."""

    data: bytes
    pages: int
    words: int


def build_report(
    notes: Path,
    output: Path,
    diagnostics: Diagnostics,
    shown: str,
    theme: str = "",
    check: Check | None = None,
    template: str = TEMPLATE,
) -> None:
    """As `make_report` or, for an output of that name, `make_html`, and written whole.

    Raises CannotAccess, too, when that cannot be done.
    """
    if output.suffix.lower() == ".html":
        made = make_html(notes, diagnostics, shown, theme, template)
    else:
        made = make_report(notes, diagnostics, shown, theme, check, template)
    write_whole(output, made.data)


def set_report(
    notes: Path, diagnostics: Diagnostics, shown: str, theme: str = "", template: str = TEMPLATE
) -> bytes:
    """The report of `notes` as a PDF's bytes, the same ones whenever the files are."""
    return make_report(notes, diagnostics, shown, theme, template=template).data


def make_report(
    notes: Path,
    diagnostics: Diagnostics,
    shown: str,
    theme: str = "",
    check: Check | None = None,
    template: str = TEMPLATE,
    see: See | None = None,
) -> Made:
    """The report of `notes` as a PDF, finished and not yet written.

    `shown` is what the person called the notes; `theme` names another look than the usual
    one, `template` another kind of report; `check` may report that the finished PDF is not
    what was laid out; `see` is told of files as a Shelf tells it. Raises ProblemsFound when
    the notes, the series, the template or the theme have errors, CannotAccess when a file
    does not open, WrongUse when there is no such theme or template.
    """
    laid, origin = trace_report(notes, diagnostics, shown, theme, template, see)
    _warn_of_visibility(laid, origin.series, origin.shelf.workspace, diagnostics)
    pdf = write_laid(laid, diagnostics, carried(laid, origin))
    if check:
        check(pdf, laid, diagnostics)
        diagnostics.raise_errors()
    return Made(pdf, len(laid.pages), _count_words(laid))


def make_html(
    notes: Path,
    diagnostics: Diagnostics,
    shown: str,
    theme: str = "",
    template: str = TEMPLATE,
    see: See | None = None,
) -> Made:
    """As `make_report`, an HTML page; what cannot be printed is no page either."""
    from joinup_reports.web.page import make_page

    laid, origin = trace_report(notes, diagnostics, shown, theme, template, see)
    find = (origin.shelf.font, origin.shelf.picture)
    page = make_page(laid.document, laid.theme, *find, diagnostics)
    diagnostics.raise_errors()
    return Made(page, 0, _count_words(laid))


def _count_words(laid: Laid) -> int:
    from joinup_reports.document.words import document_words

    return len(document_words(laid.document).split())


def lay_out_report(
    notes: Path, diagnostics: Diagnostics, shown: str, theme: str = "", template: str = TEMPLATE
) -> tuple[Laid, Series]:
    """The report's pages, before anything is written."""
    laid, origin = trace_report(notes, diagnostics, shown, theme, template)
    return laid, origin.series


def trace_report(
    notes: Path,
    diagnostics: Diagnostics,
    shown: str,
    theme: str = "",
    template: str = TEMPLATE,
    see: See | None = None,
) -> tuple[Laid, Origin]:
    """The report's pages, and what they were made of; `see` as in `make_report`."""
    from joinup_reports.pdf import pillow

    pillow.put_off()
    from joinup_reports.provenance import Origin, Shelf
    from joinup_reports.templating.fullness import fullest
    from joinup_reports.templating.render import render_html
    from joinup_reports.themes import read_theme_file, theme_file

    workspace = find_workspace(notes)
    shelf = Shelf(workspace, see)
    look_file = theme_file(workspace, template, theme)
    shelf.see(look_file)
    meeting, series = read_notes(notes, diagnostics, shown)
    tree, look = read_theme_file(look_file, diagnostics, shelf)
    folders = workspace.template_folders(template)

    def try_out(fullness: int) -> tuple[Rendered, Laid, Diagnostics]:
        html = render_html(meeting, series, folders, fullness)
        shelf.see_all(html.templates)
        shown_photos = (photo for photo in meeting.photos if escape(photo.file) in html)
        check_printable(shown_photos, workspace, diagnostics)
        # Only what is found in the one that is taken is said.
        own = Diagnostics()
        own.extend(diagnostics)
        return html, lay_out(html, look, shelf, own), own

    html, laid, own = fullest(try_out, lambda tried: _keeps_to_its_pages(tried[1]))
    diagnostics.extend(own)
    return laid, Origin(meeting, series, tree, shelf, html.templates)


def _keeps_to_its_pages(laid: Laid) -> bool:
    return len(laid.pages) <= (laid.document.metadata.pages or len(laid.pages))


def check_printable(
    photos: Iterable[Photo], workspace: Workspace, diagnostics: Diagnostics
) -> None:
    """Raises ProblemsFound when one of the photos cannot be printed."""
    names = [photo.file for photo in photos]
    if names and workspace.series:
        from joinup_reports.pictures.photo import check_photos

        check_photos(names, workspace.series.parent, diagnostics)
        diagnostics.raise_errors()


def carried(laid: Laid, origin: Origin) -> Carried:
    """What the laid-out report is to carry of its source."""
    from joinup_reports.provenance import carried_by
    from joinup_reports.typeset.frame import GlyphRun

    runs = (mark for page in laid.pages for mark in page.marks if isinstance(mark, GlyphRun))
    used = {run.face.path for run in runs}
    return carried_by(origin, used, laid.composition.pictures)


def lay_out(
    html: str, theme: Theme, workspace: Workspace | Shelf, diagnostics: Diagnostics
) -> Laid:
    """A template's HTML in a theme's look."""
    from joinup_reports.composing.compose import check_styles, compose
    from joinup_reports.document.read import read_document
    from joinup_reports.reading.characters import at_its_character
    from joinup_reports.typeset.pages import make_pages

    found = Diagnostics()
    document = read_document(html, found)
    check_styles(html, theme, found)
    _extend(diagnostics, found, html)
    document = _sound(document, diagnostics)
    found = Diagnostics()
    composition = compose(document, theme, workspace.font, workspace.picture, found)
    _extend(diagnostics, _without_told(found, diagnostics), html)
    found = Diagnostics()
    pages = make_pages(composition.flowables, composition.setup, found)
    _extend(diagnostics, map(at_its_character, found), html)
    return Laid(document, composition, pages, theme)


def _extend(diagnostics: Diagnostics, found: Iterable[Diagnostic], html: str) -> None:
    """Adds findings about the HTML, at their places in its templates. Raises errors."""
    if found := tuple(found):
        from joinup_reports.templating.origins import traced

        diagnostics.extend(traced(found, html))
    diagnostics.raise_errors()


def _without_told(found: Iterable[Diagnostic], told: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """A colour that is hard to read is told once, however many styles and grounds have it."""
    places = {each.location for each in told if each.code == "theme.contrast"}
    for each in found:
        if each.code == "theme.contrast":
            if each.location in places:
                continue
            places.add(each.location)
        yield each


def write_laid(laid: Laid, diagnostics: Diagnostics, carried: Carried | None = None) -> bytes:
    """Its PDF, and in it what it is to carry."""
    from joinup_reports.pdf import pillow

    pillow.put_off()
    from joinup_reports.pdf.write import write_pdf

    said = _metadata(laid.document)
    pdf = write_pdf(laid.pages, laid.composition.root, said, diagnostics, carried)
    diagnostics.raise_errors()
    return pdf


def judge_visibility(laid: Laid, series: Series, workspace: Workspace) -> tuple[Verdict, ...]:
    """How the laid-out report keeps the rules of its series' visibility profile."""
    from joinup_reports.branding.images import read_logos
    from joinup_reports.visibility import check_visibility

    return check_visibility(
        laid.pages,
        series,
        lang=laid.document.lang,
        rtl=laid.document.direction == "rtl",
        logos=read_logos(series, workspace.picture),
    )


def _warn_of_visibility(
    laid: Laid, series: Series, workspace: Workspace, diagnostics: Diagnostics
) -> None:
    if series.visibility is None:
        return
    for verdict in judge_visibility(laid, series, workspace):
        if not verdict.kept:
            diagnostics.report(
                "visibility.not-kept",
                series.visibility.responsible.place,
                rule=verdict.rule.en,
                rule_ar=verdict.rule.ar,
                pages=", ".join(map(str, verdict.pages)),
            )


def read_notes(notes: Path, diagnostics: Diagnostics, shown: str) -> tuple[Meeting, Series]:
    """The meeting and its series. Raises ProblemsFound with the errors of both files."""
    from joinup_reports.meeting.read import read_meeting
    from joinup_reports.reading.source import read_source

    node = read_source(notes, diagnostics, shown)
    meeting = read_meeting(node, diagnostics) if node else None
    series = find_workspace(notes).series
    if series is None:
        diagnostics.report("workspace.no-series", notes=shown)
        raise ProblemsFound(diagnostics)
    found = read_series_file(series, diagnostics, shown_path(series))
    return _sound(meeting, diagnostics), _sound(found, diagnostics)


def _metadata(document: Document) -> Metadata:
    """What the file says of itself: the document's word, without the document."""
    from joinup_reports.pdf.metadata import Metadata

    said = document.metadata
    return Metadata(
        title=said.title,
        lang=document.lang,
        author=said.author,
        subject=said.subject,
        keywords=said.keywords,
        date=said.date,
        direction=document.direction,
    )


def read_series_file(path: Path, diagnostics: Diagnostics, shown: str) -> Series | None:
    from joinup_reports.branding.images import check_logos
    from joinup_reports.branding.read import read_series
    from joinup_reports.reading.source import read_shared

    node = read_shared(path, diagnostics, shown)
    series = read_series(node, diagnostics) if node else None
    if series:
        check_logos(series, path.parent, diagnostics)
    return series


def read_look(path: Path, diagnostics: Diagnostics) -> Theme:
    """The theme of a file. Raises ProblemsFound."""
    from joinup_reports.themes import read_theme_file

    return read_theme_file(path, diagnostics, find_workspace(path))[1]


def _sound(value: Value | None, diagnostics: Diagnostics) -> Value:
    """`value`, once nothing is wrong with it or what came before."""
    diagnostics.raise_errors()
    if value is None:
        raise AssertionError("a reader gave nothing back and did not say why")
    return value
