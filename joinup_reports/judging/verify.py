"""Says of a finished report whether it is what its own source makes.

Takes the source out of the PDF, makes the report again in a folder of its own, and
compares: bytes first, then object by object; and reads the painted words with another
reader. Where the templates, the fonts or the version of joinup are not those that made it,
it says so and accuses no one. A consistent forgery is beyond it: nothing is signed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from joinup_reports import build
from joinup_reports.diagnostics import Diagnostic, Diagnostics, JoinupError
from joinup_reports.judging.extract import lay_out
from joinup_reports.judging.painted import Run, Unreadable, read_pages
from joinup_reports.judging.readback import ANSWERS, Carrier, Told, open_source
from joinup_reports.judging.sameness import Part, TooMuch, differing_parts
from joinup_reports.judging.supplies import supply
from joinup_reports.judging.wording import Difference, compare_words, unprinted
from joinup_reports.meeting.model import Meeting
from joinup_reports.resources import TEMPLATE
from joinup_reports.tuples import NamedTuple

_CODES = {
    "page": "verify.page-altered",
    "link": "verify.link-altered",
    "picture": "verify.picture-altered",
    "pages": "verify.pages-altered",
    "font": "verify.font-altered",
    "to-unicode": "verify.to-unicode-altered",
    "glyphs": "verify.glyphs-altered",
    "attachment": "verify.attachment-altered",
    "xmp": "verify.xmp-altered",
    "information": "verify.information-altered",
    "structure": "verify.structure-altered",
    "bookmarks": "verify.bookmarks-altered",
    "catalogue": "verify.other-altered",
}

Words = Literal["same", "differ", "unread"]
Rebuild = Literal["same-bytes", "same-content", "differs", "not-here"]


class Verdict(NamedTuple):
    """What was found of one file. `told` is what it says of itself; `printed` counts the
    words on its pages.
    """

    path: str
    told: Told
    meeting: Meeting | None
    words: Words
    rebuild: Rebuild
    findings: tuple[Diagnostic, ...] = ()
    printed: int = 0

    @property
    def exit_code(self) -> int:
        return max((ANSWERS[found.code] for found in self.findings), default=0)


class Made(NamedTuple):
    """The report made again: its pages and its bytes."""

    laid: build.Laid
    pdf: bytes
    meeting: Meeting


def verify_report(path: Path) -> Verdict:
    """Raises NoAnswer for a file that cannot be judged, CannotAccess for one not read."""
    carrier, told = open_source(path)
    altered = carrier.altered_attachments()
    findings = [_finding("verify.attachment-altered", carrier, name=name) for name in altered]
    with TemporaryDirectory(prefix="joinup-") as folder:
        notes = lay_out(carrier, Path(folder), told.template)
        lacking = supply(told, Path(folder), path)
        made = _make_again(notes, told.template)
        meeting = made.meeting if made else _read_meeting(notes)
    painted, unread = _painted(carrier)
    findings += unread
    if made is None and not lacking and not altered:
        findings.append(_finding("verify.attachment-altered", carrier, name=notes.name))
    rebuild, parts = _rebuilt(carrier, made, lacking)
    if not altered:
        findings += _told_parts(parts, carrier, made)
    if rebuild == "not-here" and not altered:
        what = ", ".join(lacking) or notes.name
        findings.append(_finding("verify.cannot-rebuild", carrier, what=what))
    # Only the final report promises to print all that a meeting said.
    whole = told.template == TEMPLATE
    words = _words(made, meeting if whole else None, painted, exact=not lacking)
    findings += [_differing(carrier, difference) for difference in words]
    said: Words = "unread" if unread or (lacking and not whole) else "differ" if words else "same"
    printed = sum(len(run.text.split()) for runs in painted for run in runs if not run.hidden)
    return Verdict(carrier.shown, told, meeting, said, rebuild, _sorted(findings), printed)


def check_words(pdf: bytes, laid: build.Laid, diagnostics: Diagnostics) -> None:
    """Reports every page of `pdf` that does not show the words that were laid out on it."""
    try:
        painted = read_pages(pdf)
    except Unreadable:
        diagnostics.report("verify.does-not-read-back", page="1", expected="", found="")
        return
    for found in compare_words(laid, painted):
        diagnostics.report(
            "verify.does-not-read-back",
            page=str(found.page),
            expected=found.expected,
            found=found.found,
        )


def _make_again(notes: Path, template: str) -> Made | None:
    """None when what was carried makes no report here."""
    found = Diagnostics()
    try:
        laid, origin = build.trace_report(notes, found, notes.name, template=template)
        pdf = build.write_laid(laid, found, build.carried(laid, origin))
    except JoinupError:
        return None
    return Made(laid, pdf, origin.meeting)


def _read_meeting(notes: Path) -> Meeting | None:
    try:
        return build.read_notes(notes, Diagnostics(), notes.name)[0]
    except JoinupError:
        return None


def _painted(carrier: Carrier) -> tuple[tuple[tuple[Run, ...], ...], list[Diagnostic]]:
    """The words of each page, and why they cannot be read."""
    strange = carrier.strange_page()
    if strange:
        return (), [_finding("verify.page-altered", carrier, page=str(strange))]
    try:
        return read_pages(carrier.data), []
    except Unreadable:
        return (), [_finding("verify.damaged", carrier)]


def _rebuilt(
    carrier: Carrier, made: Made | None, lacking: list[str]
) -> tuple[Rebuild, tuple[Part, ...]]:
    if made is None:
        return "not-here", ()
    if made.pdf == carrier.data:
        return "same-bytes", ()
    if lacking:
        # With another version, template or font much may differ, and nobody altered it.
        return "not-here", ()
    parts = _parts(carrier, made)
    return ("differs" if parts else "same-content"), parts


def _parts(carrier: Carrier, made: Made) -> tuple[Part, ...]:
    ours = Carrier(made.pdf, carrier.shown)
    try:
        with carrier.care():
            return differing_parts(ours.reader, carrier.reader)
    except TooMuch:
        return (Part("catalogue"),)


def _told_parts(parts: Iterable[Part], carrier: Carrier, made: Made | None) -> Iterator[Diagnostic]:
    expected = len(made.laid.pages) if made else 0
    for part in parts:
        name = part.name.partition("+")[2] or part.name
        yield _finding(
            _CODES[part.kind],
            carrier,
            name=name,
            page=name,
            expected=str(expected),
            found=str(carrier.page_count),
        )


def _words(
    made: Made | None,
    meeting: Meeting | None,
    painted: tuple[tuple[Run, ...], ...],
    *,
    exact: bool,
) -> tuple[Difference, ...]:
    if not painted:
        return ()
    differences = compare_words(made.laid, painted) if made else ()
    if exact and differences:
        return differences
    # A template may print what it likes, but not leave out what a meeting said.
    missing = unprinted(meeting, painted) if meeting else ()
    return tuple(Difference(0, text, "") for text in missing)


def _differing(carrier: Carrier, difference: Difference) -> Diagnostic:
    args = {"expected": difference.expected, "found": difference.found}
    if difference.page == 0:
        return _finding("verify.words-missing", carrier, **args)
    return _finding("verify.words-differ", carrier, page=str(difference.page), **args)


def _finding(code: str, carrier: Carrier, **args: str) -> Diagnostic:
    return Diagnostic(code, None, {"path": carrier.shown, **args})


def _sorted(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The worst first, each said once."""
    once = {(f.code, tuple(f.args.items())): f for f in findings}
    return tuple(sorted(once.values(), key=lambda found: -ANSWERS[found.code]))
