"""What each command does, whatever way it was asked to: work, findings, exit codes.

Exit codes: 0 fine, 1 problems in the input, 2 wrong use, 3 cannot read or write, 70 a bug
of ours (BSD sysexits EX_SOFTWARE), 130 stopped by the person. The worst of several reports
counts. Whatever is heavy is imported by the command that needs it. Knows no options.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from joinup_reports.diagnostics import Diagnostics, JoinupError, ProblemsFound, Severity
from joinup_reports.resources import SERIES, TEMPLATE, THEME
from joinup_reports.telling.console import Console

if TYPE_CHECKING:
    from joinup_reports.build import Check
    from joinup_reports.helping import fixing

FINE, CANNOT_WRITE, BUG, STOPPED = 0, 3, 70, 130


class Look(NamedTuple):
    """Which template a report is made by, and in which of its themes; empty is the usual."""

    template: str = TEMPLATE
    theme: str = ""


Work = Callable[[Console, Diagnostics], int]
Show = Callable[[Console, Diagnostics], None]


def build_all(
    names: list[str],
    output: str | None,
    look: Look,
    console: Console,
    found: Diagnostics,
    *,
    show: bool,
    verify: bool = False,
    kinds: Sequence[str] = (),
) -> int:
    from joinup_reports.build import build_report
    from joinup_reports.worklist import Job, find_notes, plan, refuse_pages

    def build_one(job: Job, console: Console, found: Diagnostics) -> int:
        told = Diagnostics()
        try:
            check = _check(wanted=verify)
            build_report(job.notes, job.output, told, job.shown, theme, check, template)
        finally:
            # Who wants a report now asks for hints another time, with validate.
            found.extend(d for d in told if d.severity is not Severity.HINT)
        console.say("wrote", path=str(job.output))
        return FINE

    template, theme = look
    jobs = plan(find_notes(names), output, kinds, template)
    if verify:
        refuse_pages(jobs)
    code = _each([partial(build_one, job) for job in jobs], console, found)
    _suggest_mending(found, console)
    if code == FINE and show:
        _open(jobs[0].output, console)
    elif code == FINE:
        wish = "" if template == TEMPLATE else f" --template {typed(template)}"
        wish += "".join(f" --to {kind}" for kind in kinds)
        console.suggest("next-open", command=f"joinup build {typed(jobs[0].shown)}{wish} --open")
    return code


def _check(*, wanted: bool) -> Check | None:
    """What reads a finished report back, where that is wanted."""
    if not wanted:
        return None
    from joinup_reports.judging.verify import check_words

    return check_words


def verify_all(names: list[str], console: Console, found: Diagnostics, *, machine: bool) -> int:
    from joinup_reports.judging import proofs

    return proofs.verify_all(names, console, found, machine=machine)


def show_nothing(_console: Console, _found: Diagnostics) -> None:
    """For a command whose results hold its findings."""


def extract(name: str, folder: str | None, console: Console, _found: Diagnostics) -> int:
    from joinup_reports.judging import proofs

    return proofs.extract(name, folder, console)


def compare(first: str, second: str, pdf: str | None, console: Console, _found: Diagnostics) -> int:
    from joinup_reports.judging import proofs

    return proofs.compare(first, second, pdf, console)


def _open(path: Path, console: Console) -> None:
    from joinup_reports.viewer import open_file

    console.say("opened" if open_file(path) else "not-opened", path=str(path))


def _suggest_mending(found: Diagnostics, console: Console) -> None:
    """What to do about errors: the command that mends them, or where to begin."""
    places = [d.location for d in found if d.severity is Severity.ERROR and d.location]
    # What is wrong in a template is mended in an editor, and seen at the next build.
    names = dict.fromkeys(place.path for place in places)
    paths = [name for name in names if name.endswith((".yaml", ".yml"))]
    mendable = [path for path in paths if sys.stdout.isatty() and _can_be_mended(path)]
    for path in (mendable or paths)[:1]:
        phrase, command = ("next-fix", "fix") if mendable else ("next-correct", "validate")
        console.suggest(phrase, command=f"joinup {command} {typed(path)}")


def _can_be_mended(path: str) -> bool:
    from joinup_reports.helping.fixing import mend_file

    try:
        return mend_file(Path(path), path).changed
    except JoinupError:
        return False


def typed(name: str) -> str:
    """A file's name as it is to be typed in any shell."""
    return f'"{name}"' if re.search(r"[^\w./\\:-]", name) else name


def validate_all(
    names: list[str], console: Console, found: Diagnostics, *, strict: bool, quiet: bool
) -> int:
    from joinup_reports.build import check_file
    from joinup_reports.worklist import find_notes

    def validate_one(path: Path, console: Console, found: Diagnostics) -> int:
        check_file(path, found, str(path))
        if strict and found.has_warnings:
            return ProblemsFound.exit_code
        if not quiet:
            console.say("usable" if len(found) else "sound", path=str(path))
        return FINE

    notes = find_notes(names)
    code = _each([partial(validate_one, path) for path in notes], console, found)
    if not quiet:
        _suggest_mending(found, console)
        if code == FINE and notes[0].name not in {SERIES, THEME}:
            console.suggest("next-build", command=f"joinup build {typed(str(notes[0]))}")
    return code


def fix_all(
    names: list[str], console: Console, found: Diagnostics, *, yes: bool, diff: bool
) -> int:
    from joinup_reports.helping import fixing
    from joinup_reports.worklist import find_notes

    def fix_one(path: Path, console: Console, found: Diagnostics) -> int:
        mended = fixing.mend_file(path, str(path))
        written = mended.changed and not diff and _write_mended(mended, console, yes=yes)
        if not mended.changed:
            console.say("nothing-to-fix", path=str(path))
        elif diff:
            console.diff(fixing.differences(mended))
        if mended.changed and not written:
            return FINE if diff else ProblemsFound.exit_code
        found.extend(d for d in mended.left if d.severity is not Severity.HINT)
        again = "validate" if found.has_errors else "build"
        console.suggest(f"next-{again}", command=f"joinup {again} {typed(str(path))}")
        return ProblemsFound.exit_code if found.has_errors else FINE

    return _each([partial(fix_one, path) for path in find_notes(names)], console, found)


def _write_mended(mended: fixing.Mended, console: Console, *, yes: bool) -> bool:
    """Shows what would change, and writes it once that is agreed to."""
    from joinup_reports.helping import fixing

    path = str(mended.path)
    if mended.encoding != fixing.UTF_8:
        console.say("fix-encoding", encoding=mended.encoding)
    console.diff(fixing.differences(mended))
    if not yes and not sys.stdin.isatty():
        console.say("fix-with-yes", path=path)
        return False
    if not yes and not console.agree("fix-agree", path=path):
        console.say("fix-not", path=path)
        return False
    fixing.write_mended(mended)
    phrase = "fixed" if mended.number else "fixed-encoding"
    console.say(phrase, path=path, count=str(mended.number))
    return True


def print_findings(form: str) -> Show:
    """Prints findings as json, github or sarif, to standard output."""

    def show(console: Console, found: Diagnostics) -> None:
        from joinup_reports.telling import formats

        write = {"json": formats.as_json, "github": formats.as_github, "sarif": formats.as_sarif}
        sys.stdout.write(write[form](found, console.lang))

    return show


def explain(code: str | None, console: Console, _found: Diagnostics) -> int:
    from joinup_reports.telling import manual

    if code:
        manual.explain(console, code)
    else:
        manual.list_codes(console)
    return FINE


def print_schema(name: str, _console: Console, _found: Diagnostics) -> int:
    import json

    if name == "series":
        from joinup_reports.branding.schema import series_schema as schema
    else:
        from joinup_reports.meeting.schema import meeting_schema as schema

    sys.stdout.write(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")
    return FINE


def examine(console: Console, _found: Diagnostics) -> int:
    from joinup_reports.helping import doctor

    if doctor.show(doctor.examine(Path()), console):
        console.say("doctor.well")
        return FINE
    return ProblemsFound.exit_code


def check_visibility(
    name: str, look: Look, console: Console, found: Diagnostics, *, pdf: bool
) -> int:
    from joinup_reports import sheet
    from joinup_reports.worklist import find_one, plan

    (job,) = plan([find_one(name)], None)
    made = sheet.judge(job.notes, found, job.shown, look.theme, look.template)
    sheet.show(made, console)
    if pdf:
        path = job.output.with_name(f"{job.output.stem}-visibility.pdf")
        sheet.write(made, path, console.lang, found)
        console.say("wrote-sheet", path=str(path))
    return FINE if made.kept else ProblemsFound.exit_code


def carry_out(work: Work, console: Console, show: Show = Console.show) -> int:
    """Does `work` and shows all that was found; gives the code that says how it went."""
    found = Diagnostics()
    try:
        code = _attempt(work, console, found)
        show(console, found)
        console.show_next()
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = tell_stopped(console)
    except BrokenPipeError:
        # Whoever read our output went away; what is left in it must not be tried again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = CANNOT_WRITE
    return code


def tell_stopped(console: Console) -> int:
    """For who pressed Ctrl-C; gives the exit code."""
    if sys.stderr.isatty():
        sys.stderr.write("\n")  # the terminal has written ^C
    console.say("stopped", problem=True)
    return STOPPED


def _each(works: Iterable[Work], console: Console, found: Diagnostics) -> int:
    """Does each of `works`, one's failure no hindrance to the next; the worst exit code."""
    return max(_attempt(work, console, found) for work in works)


def _attempt(work: Work, console: Console, found: Diagnostics) -> int:
    mine = Diagnostics()
    try:
        return work(console, mine)
    except JoinupError as error:
        mine.extend(error.diagnostics)
        return error.exit_code
    except BrokenPipeError:
        raise
    except Exception:  # noqa: BLE001 - whatever it is, the person gets one line
        console.report_bug()
        return BUG
    finally:
        found.extend(mine)
