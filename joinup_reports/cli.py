"""The face: commands, options, exit codes. Knows what a person types and what a script sees.

Exit codes: 0 fine, 1 problems in the input, 2 wrong use, 3 cannot read or write, 70 a bug
of ours (BSD sysexits EX_SOFTWARE), 130 stopped by the person. The worst of several reports
counts. Whatever is heavy is imported by the command that needs it.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

from joinup_reports import __version__
from joinup_reports.console import Console, choose_language, prepare_streams
from joinup_reports.diagnostics import Diagnostic, Diagnostics, JoinupError, ProblemsFound, WrongUse

FINE, CANNOT_WRITE, BUG, STOPPED = 0, 3, 70, 130

Work = Callable[[Console, Diagnostics], int]
Show = Callable[[Console, Diagnostics], None]
Run = TypeVar("Run", bound=Callable[..., None])


class Language(StrEnum):
    ARABIC = "ar"
    ENGLISH = "en"


class Format(StrEnum):
    HUMAN = "human"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


class _Command(TyperCommand):
    """A command whose help page speaks the person's language."""

    def get_help(self, ctx: Any) -> NoReturn:  # noqa: ANN401 - Typer's own context is private
        _show_help(ctx)
        raise typer.Exit


class _Group(TyperGroup):
    """All commands; alone, or with a name that is none of theirs, it says what there is."""

    def get_help(self, ctx: Any) -> NoReturn:  # noqa: ANN401
        _show_help(ctx)
        raise typer.Exit

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        if not args:
            _show_help(ctx)
            raise typer.Exit(WrongUse.exit_code)
        return super().parse_args(ctx, args)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401
        command = super().get_command(ctx, cmd_name)
        if command is None:
            from difflib import get_close_matches

            near = get_close_matches(cmd_name, self.commands, n=1, cutoff=0.5)
            args = {"name": cmd_name, "known": ", ".join(self.commands), "near": "".join(near)}
            code = "use.no-such-command-near" if near else "use.no-such-command"
            raise WrongUse([Diagnostic(code, args=args)])
        return command


class _Joinup(typer.Typer):
    """Typer, with help pages of ours for every command."""

    def command(
        self,
        name: str | None = None,
        **options: Any,  # noqa: ANN401
    ) -> Callable[[Run], Run]:
        return super().command(name, cls=_Command, **options)


Names = Annotated[list[str], typer.Argument(metavar="FILE...")]
MessageLanguage = Annotated[Language | None, typer.Option("--lang")]

app = _Joinup(
    name="joinup",
    cls=_Group,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Runs the command line this process was called with, and exits."""
    prepare_streams()
    try:
        code = app(prog_name="joinup", standalone_mode=False)
    except WrongUse as problem:
        _speaker().show(problem.diagnostics)
        code = problem.exit_code
    except typer.TyperException as problem:
        from joinup_reports.usage import told

        _speaker().show([told(problem)])
        code = WrongUse.exit_code
    sys.exit(code)


def _speaker(lang: Language | None = None) -> Console:
    """Speaks the language asked for anywhere on the command line, or in the environment."""
    wish = re.search(r"(?:^|\0)--lang[=\0](ar|en)(?:\0|$)", "\0".join(sys.argv[1:]))
    return Console(choose_language(lang.value if lang else wish and wish[1]))


def _show_help(context: Any) -> None:  # noqa: ANN401
    from joinup_reports.manual import show_help

    show_help(_speaker(), context)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"joinup {__version__}")
        raise typer.Exit


@app.callback()
def options(
    *,
    _lang: MessageLanguage = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    pass


# What each command and option is for stands in messages.PHRASES, as help.build.output.


@app.command()
def build(
    names: Names,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="DIR|FILE")] = None,
    theme: Annotated[str, typer.Option("--theme", metavar="NAME")] = "",
    lang: MessageLanguage = None,
) -> None:
    _carry_out(partial(_build_all, names, output, theme), lang)


@app.command()
def validate(
    names: Names,
    form: Annotated[Format, typer.Option("--format")] = Format.HUMAN,
    *,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    lang: MessageLanguage = None,
) -> None:
    quiet = form is not Format.HUMAN
    show = _print_findings(form) if quiet else None
    _carry_out(partial(_validate_all, names, strict=strict, quiet=quiet), lang, show)


@app.command()
def new(name: Annotated[str, typer.Argument(metavar="FILE")], lang: MessageLanguage = None) -> None:
    _carry_out(partial(_begin_notes, name), lang)


@app.command()
def explain(
    code: Annotated[str | None, typer.Argument(metavar="[CODE]")] = None,
    lang: MessageLanguage = None,
) -> None:
    _carry_out(partial(_explain, code), lang)


@app.command()
def themes(lang: MessageLanguage = None) -> None:
    _carry_out(_list_themes, lang)


@app.command()
def new_theme(
    name: Annotated[str, typer.Argument(metavar="NAME")], lang: MessageLanguage = None
) -> None:
    _carry_out(partial(_begin_theme, name), lang)


@app.command()
def visibility(
    name: Annotated[str, typer.Argument(metavar="FILE")],
    *,
    pdf: Annotated[bool, typer.Option("--pdf")] = False,
    theme: Annotated[str, typer.Option("--theme", metavar="NAME")] = "",
    lang: MessageLanguage = None,
) -> None:
    _carry_out(partial(_check_visibility, name, theme, pdf=pdf), lang)


def _build_all(
    names: list[str], output: str | None, theme: str, console: Console, found: Diagnostics
) -> int:
    from joinup_reports.build import build_report
    from joinup_reports.worklist import Job, find_notes, plan

    def build_one(job: Job, console: Console, found: Diagnostics) -> int:
        build_report(job.notes, job.output, found, job.shown, theme)
        console.say("wrote", path=str(job.output))
        return FINE

    jobs = plan(find_notes(names), output)
    return _each([partial(build_one, job) for job in jobs], console, found)


def _validate_all(
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

    return _each([partial(validate_one, path) for path in find_notes(names)], console, found)


def _print_findings(form: Format) -> Show:
    def show(console: Console, found: Diagnostics) -> None:
        from joinup_reports import formats

        write = {"json": formats.as_json, "github": formats.as_github, "sarif": formats.as_sarif}
        sys.stdout.write(write[form.value](found, console.lang))

    return show


def _explain(code: str | None, console: Console, _found: Diagnostics) -> int:
    from joinup_reports import manual

    if code:
        manual.explain(console, code)
    else:
        manual.list_codes(console)
    return FINE


def _begin_notes(name: str, console: Console, _found: Diagnostics) -> int:
    from joinup_reports.starter import begin_notes
    from joinup_reports.worklist import place_for_new

    for phrase, path in begin_notes(place_for_new(name), console.lang):
        console.say(phrase, path=str(path))
    return FINE


def _list_themes(console: Console, found: Diagnostics) -> int:
    from joinup_reports.build import TEMPLATE, read_look
    from joinup_reports.resources import find_workspace

    for name, path in find_workspace(Path("new")).themes(TEMPLATE).items():
        about = read_look(path, found).about
        console.write(about.get(console.lang, ""), lead=f"  {name}", column=16)
    return FINE


def _begin_theme(name: str, console: Console, _found: Diagnostics) -> int:
    from joinup_reports.build import TEMPLATE
    from joinup_reports.resources import find_workspace
    from joinup_reports.starter import begin_theme

    path = begin_theme(name, TEMPLATE, find_workspace(Path("new")))
    console.say("new-theme", path=os.path.relpath(path), name=name)
    return FINE


def _check_visibility(
    name: str, theme: str, console: Console, found: Diagnostics, *, pdf: bool
) -> int:
    from joinup_reports import sheet
    from joinup_reports.worklist import find_notes, plan

    (job, *_) = plan(find_notes([name])[:1], None)
    made = sheet.judge(job.notes, found, job.shown, theme)
    sheet.show(made, console)
    if pdf:
        path = job.output.with_name(f"{job.output.stem}-visibility.pdf")
        sheet.write(made, path, console.lang, found)
        console.say("wrote-sheet", path=str(path))
    return FINE if made.kept else ProblemsFound.exit_code


def _carry_out(work: Work, lang: Language | None, show: Show | None = None) -> NoReturn:
    """Does `work`, shows all that was found, exits with the code that says how it went."""
    console = _speaker(lang)
    found = Diagnostics()
    try:
        code = _attempt(work, console, found)
        (show or Console.show)(console, found)
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
