"""What each command does, whatever way it was asked to: work, findings, exit codes.

Exit codes: 0 fine, 1 problems in the input, 2 wrong use, 3 cannot read or write, 70 a bug
of ours (BSD sysexits EX_SOFTWARE), 130 stopped by the person. The worst of several reports
counts. Whatever is heavy is imported by the command that needs it. Knows no options.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from joinup_reports.batch.wishes import Order, Wish
from joinup_reports.diagnostics import (
    Diagnostic,
    Diagnostics,
    JoinupError,
    ProblemsFound,
    Severity,
)
from joinup_reports.helping import advice
from joinup_reports.resources import SERIES, TEMPLATE, THEME
from joinup_reports.telling.console import Console

if TYPE_CHECKING:
    from joinup_reports.helping import fixing

FINE, CANNOT_WRITE, BUG, STOPPED = 0, 3, 70, 130


Work = Callable[[Console, Diagnostics], int]
Show = Callable[[Console, Diagnostics], None]


def build_all(
    names: list[str],
    output: str | None,
    wish: Wish,
    order: Order,
    console: Console,
    _found: Diagnostics,
    *,
    show: bool,
) -> int:
    from joinup_reports.batch.run import build_batch
    from joinup_reports.worklist import find_jobs, refuse_overwriting, refuse_pages

    refuse_overwriting(order.report, ".json")
    refuse_overwriting(order.junit, ".xml")
    jobs = find_jobs(names, output, wish.kinds, wish.template)
    if wish.verify:
        refuse_pages(jobs)
    code, teller = build_batch(jobs, wish, order, console)
    advice.suggest_mending(teller.faulty, console)
    if code != FINE or order.check or not sum(teller.outcomes.values()):
        return code
    if show:
        _open(jobs[0].output, console)
    elif not order.quiet:
        console.suggest("next-open", command=_open_again(jobs[0].shown, output, wish))
    return code


def _open_again(notes: str, output: str | None, wish: Wish) -> str:
    """The command that makes the same report, and opens it."""
    template = "" if wish.template == TEMPLATE else wish.template
    asked = (("-o", output), ("--template", template), ("--theme", wish.theme))
    told = "".join(f" {option} {advice.typed(value)}" for option, value in asked if value)
    told += "".join(f" --to {kind}" for kind in wish.kinds)
    return f"joinup build {advice.typed(notes)}{told} --open"


def watch(
    names: list[str],
    output: str | None,
    wish: Wish,
    order: Order,
    console: Console,
    _found: Diagnostics,
) -> int:
    from joinup_reports.batch.watch import watch_reports
    from joinup_reports.worklist import find_jobs

    return watch_reports(
        partial(find_jobs, names, output, wish.kinds, wish.template), wish, order, console
    )


def preview(
    name: str, look: Wish, port: int, console: Console, _found: Diagnostics, *, show: bool | None
) -> int:
    """A browser opens by itself for a person, not for a program."""
    from joinup_reports.preview.run import preview as run
    from joinup_reports.worklist import find_one, plan

    (job,) = plan([find_one(name)], None, template=look.template)
    return run(job, look, console, port, show=sys.stdout.isatty() if show is None else show)


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


def validate_all(
    names: list[str], console: Console, found: Diagnostics, *, strict: bool, quiet: bool
) -> int:
    from joinup_reports.checking import check_file
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
        advice.suggest_mending(advice.files_with_errors(found), console)
        if code == FINE and notes[0].name not in {SERIES, THEME}:
            console.suggest("next-build", command=f"joinup build {advice.typed(str(notes[0]))}")
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
        console.suggest(f"next-{again}", command=f"joinup {again} {advice.typed(str(path))}")
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
    name: str, look: Wish, console: Console, found: Diagnostics, *, pdf: bool
) -> int:
    from joinup_reports import sheet
    from joinup_reports.worklist import find_one, plan

    (job,) = plan([find_one(name)], None, template=look.template)
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
    except OSError as problem:
        code = tell_unheard(console, problem)
    return code


def tell_unheard(console: Console, problem: OSError) -> int:
    """For output that cannot be written, in silence where whoever read it went away; gives
    the exit code.
    """
    with suppress(OSError):
        sys.stdout.flush()
    # What is left in it must not be tried again.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if not isinstance(problem, BrokenPipeError):
        reason = problem.strerror or type(problem).__name__
        with suppress(OSError):
            console.show_each([Diagnostic("output.not-said", args={"reason": reason})])
    return CANNOT_WRITE


def tell_stopped(console: Console) -> int:
    """For who pressed Ctrl-C; gives the exit code."""
    with suppress(OSError):
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
    except OSError as error:
        if error.filename is None:  # no file: standard output or standard error
            raise
        from joinup_reports.output import refused

        mine.extend(refused(error, "").diagnostics)
        return CANNOT_WRITE
    except Exception:  # noqa: BLE001 - whatever it is, the person gets one line
        console.report_bug()
        return BUG
    finally:
        found.extend(mine)
