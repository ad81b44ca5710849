"""The face: commands, options, exit codes. Knows what a person types and what a script sees.

Exit codes: 0 fine, 1 problems in the input, 2 wrong use, 3 cannot read or write, 70 a bug
of ours (BSD sysexits EX_SOFTWARE), 130 stopped by the person. The worst of several reports
counts. Whatever is heavy is imported by the command that needs it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from joinup_reports import __version__
from joinup_reports.console import Console, choose_language, prepare_streams
from joinup_reports.diagnostics import Diagnostics, JoinupError

FINE, CANNOT_WRITE, BUG, STOPPED = 0, 3, 70, 130

Work = Callable[[Console, Diagnostics], int]


class Language(StrEnum):
    ARABIC = "ar"
    ENGLISH = "en"


Names = Annotated[
    list[str],
    typer.Argument(metavar="FILE...", help="The notes of a meeting, or a folder of notes."),
]
MessageLanguage = Annotated[
    Language | None,
    typer.Option("--lang", help="The language of messages."),
]

app = typer.Typer(
    name="joinup",
    help="Makes the final report of a meeting, a PDF, from the notes you wrote about it.",
    epilog="Begin with: joinup new meeting-08.yaml",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Runs the command line this process was called with, and exits."""
    prepare_streams()
    app()


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"joinup {__version__}")
        raise typer.Exit


@app.callback()
def options(
    *,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    pass


@app.command()
def build(
    names: Names,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR|FILE",
            help="Where to put the report: a folder, or the PDF's name. [default: build/]",
        ),
    ] = None,
    lang: MessageLanguage = None,
) -> None:
    """Make the report of one meeting or several: build/meeting-07.pdf from meeting-07.yaml.

    If the notes have problems, they are all listed and the old report stays as it was.
    """
    _carry_out(partial(_build_all, names, output), lang)


@app.command()
def validate(names: Names, lang: MessageLanguage = None) -> None:
    """Check notes, or a series.yaml, without making a report. Lists every problem."""
    _carry_out(partial(_validate_all, names), lang)


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="The notes to begin.", metavar="FILE")],
    lang: MessageLanguage = None,
) -> None:
    """Begin the notes of a meeting: writes a file to fill in. Never writes over a file."""
    _carry_out(partial(_begin_notes, name), lang)


def _build_all(names: list[str], output: str | None, console: Console, found: Diagnostics) -> int:
    from joinup_reports.build import build_report
    from joinup_reports.worklist import Job, find_notes, plan

    def build_one(job: Job, console: Console, found: Diagnostics) -> int:
        build_report(job.notes, job.output, found, job.shown)
        console.say("wrote", path=str(job.output))
        return FINE

    jobs = plan(find_notes(names), output)
    return _each([partial(build_one, job) for job in jobs], console, found)


def _validate_all(names: list[str], console: Console, found: Diagnostics) -> int:
    from joinup_reports.build import check_file
    from joinup_reports.worklist import find_notes

    def validate_one(path: Path, console: Console, found: Diagnostics) -> int:
        check_file(path, found, str(path))
        console.say("sound", path=str(path))
        return FINE

    return _each([partial(validate_one, path) for path in find_notes(names)], console, found)


def _begin_notes(name: str, console: Console, _found: Diagnostics) -> int:
    from joinup_reports.starter import begin_notes
    from joinup_reports.worklist import place_for_new

    for phrase, path in begin_notes(place_for_new(name), console.lang):
        console.say(phrase, path=str(path))
    return FINE


def _carry_out(work: Work, lang: Language | None) -> NoReturn:
    """Does `work`, shows all that was found, exits with the code that says how it went."""
    console = Console(choose_language(lang and lang.value))
    found = Diagnostics()
    try:
        code = _attempt(work, console, found)
        console.show(found)
        sys.stdout.flush()
    except KeyboardInterrupt:
        console.say("stopped", problem=True)
        code = STOPPED
    except BrokenPipeError:
        # Whoever read our output went away; what is left in it must not be tried again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = CANNOT_WRITE
    raise typer.Exit(code)


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
