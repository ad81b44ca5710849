"""The face: commands and options. Knows what a person types; `commands` does it.

What each command and option is for stands in messages.PHRASES (`help.build.output`), in
both languages; what is wrong with a command line is told as a finding like any other.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import Annotated, NoReturn

import typer

from joinup_reports import __version__, beginnings, commands
from joinup_reports.batch.wishes import Order, Wish
from joinup_reports.commandline import Group, Joinup, said_of, speaker
from joinup_reports.commands import Show, Work
from joinup_reports.diagnostics import WrongUse
from joinup_reports.options import (
    AnyNames,
    File,
    Format,
    Jobs,
    Kinds,
    Language,
    MessageLanguage,
    Name,
    Names,
    Output,
    Port,
    Template,
    Terminal,
    Theme,
    kinds_of,
)
from joinup_reports.resources import TEMPLATE
from joinup_reports.telling.console import Console, prepare_streams

app = Joinup(
    name="joinup",
    cls=Group,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Runs the command line this process was called with, and exits."""
    prepare_streams()
    if wish := said_of("terminal", "logical|visual"):
        os.environ["JOINUP_TERMINAL"] = wish
    try:
        code = app(prog_name="joinup", standalone_mode=False)
    except WrongUse as problem:
        speaker().show(problem.diagnostics)
        code = problem.exit_code
    except typer.TyperException as problem:
        from joinup_reports.usage import told

        speaker().show([told(problem)])
        code = WrongUse.exit_code
    except (KeyboardInterrupt, typer.Abort):
        code = commands.tell_stopped(speaker())
    except OSError as problem:
        code = commands.tell_unheard(speaker(), problem)
    sys.exit(code)


def _run(work: Work, lang: Language | None, show: Show = Console.show) -> NoReturn:
    """Does `work` and exits."""
    raise typer.Exit(commands.carry_out(work, speaker(lang), show))


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"joinup {__version__}")
        raise typer.Exit


@app.callback()
def options(
    *,
    _lang: MessageLanguage = None,
    terminal: Annotated[Terminal | None, typer.Option("--terminal", expose_value=False)] = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    pass


@app.command()
def build(  # noqa: PLR0913 - a person gives two of them, a machine more
    names: AnyNames = None,
    *,
    output: Output = None,
    template: Template = TEMPLATE,
    theme: Theme = "",
    show: Annotated[bool, typer.Option("--open")] = False,
    verify: Annotated[bool, typer.Option("--verify")] = False,
    to: Kinds = None,
    force: Annotated[bool, typer.Option("--force")] = False,
    check: Annotated[bool, typer.Option("--check")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q")] = False,
    jobs: Jobs = 0,
    shard: Annotated[str, typer.Option("--shard", metavar="I/N")] = "",
    report: Annotated[str | None, typer.Option("--report", metavar="FILE.json")] = None,
    junit: Annotated[str | None, typer.Option("--junit", metavar="FILE.xml")] = None,
    lang: MessageLanguage = None,
) -> None:
    wish = Wish(kinds_of(to), template, theme, verify, force)
    order = Order(jobs, quiet, check, report, junit, shard)
    _run(partial(commands.build_all, names or [], output, wish, order, show=show), lang)


@app.command()
def watch(
    names: AnyNames = None,
    *,
    output: Output = None,
    template: Template = TEMPLATE,
    theme: Theme = "",
    to: Kinds = None,
    jobs: Jobs = 0,
    lang: MessageLanguage = None,
) -> None:
    wish, order = Wish(kinds_of(to), template, theme), Order(jobs)
    _run(partial(commands.watch, names or [], output, wish, order), lang)


@app.command()
def preview(
    name: Name,
    *,
    template: Template = TEMPLATE,
    theme: Theme = "",
    port: Port = 0,
    show: Annotated[bool | None, typer.Option("--open/--no-open")] = None,
    lang: MessageLanguage = None,
) -> None:
    look = Wish(template=template, theme=theme)
    _run(partial(commands.preview, name, look, port, show=show), lang)


@app.command()
def validate(
    names: Names,
    form: Annotated[Format, typer.Option("--format")] = Format.HUMAN,
    *,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    lang: MessageLanguage = None,
) -> None:
    quiet = form is not Format.HUMAN
    show = commands.print_findings(form.value) if quiet else Console.show
    _run(partial(commands.validate_all, names, strict=strict, quiet=quiet), lang, show)


@app.command()
def fix(
    names: Names,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y")] = False,
    diff: Annotated[bool, typer.Option("--diff")] = False,
    lang: MessageLanguage = None,
) -> None:
    _run(partial(commands.fix_all, names, yes=yes, diff=diff), lang)


@app.command()
def new(  # noqa: PLR0913 - a script may know all of it
    name: Annotated[str | None, typer.Argument(metavar="[FILE]")] = None,
    *,
    number: Annotated[str | None, typer.Option("--number", metavar="N")] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="DATE")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT")] = None,
    location: Annotated[str | None, typer.Option("--location", metavar="TEXT")] = None,
    time: Annotated[str | None, typer.Option("--time", metavar="TEXT")] = None,
    keys: Annotated[Language | None, typer.Option("--keys")] = None,
    no_questions: Annotated[bool, typer.Option("--no-questions")] = False,
    lang: MessageLanguage = None,
) -> None:
    given = {"number": number, "date": date, "title": title, "location": location, "time": time}
    values = {key: value for key, value in given.items() if value}
    names = keys.value if keys else None
    _run(partial(beginnings.begin_notes, name, values, keys=names, ask=not no_questions), lang)


@app.command()
def init(
    folder: Annotated[str, typer.Argument(metavar="DIR")],
    *,
    keys: Annotated[Language | None, typer.Option("--keys")] = None,
    lang: MessageLanguage = None,
) -> None:
    _run(partial(beginnings.begin_workspace, folder, keys.value if keys else None), lang)


@app.command()
def explain(
    code: Annotated[str | None, typer.Argument(metavar="[CODE]")] = None,
    lang: MessageLanguage = None,
) -> None:
    _run(partial(commands.explain, code), lang)


@app.command()
def doctor(lang: MessageLanguage = None) -> None:
    _run(commands.examine, lang)


@app.command()
def schema(
    of: Annotated[File, typer.Argument(metavar="[meeting|series]")] = File.MEETING,
    lang: MessageLanguage = None,
) -> None:
    _run(partial(commands.print_schema, of.value), lang)


@app.command()
def templates(lang: MessageLanguage = None) -> None:
    _run(beginnings.list_templates, lang)


@app.command()
def themes(template: Template = TEMPLATE, lang: MessageLanguage = None) -> None:
    _run(partial(beginnings.list_themes, template), lang)


@app.command()
def new_theme(
    name: Annotated[str, typer.Argument(metavar="NAME")], lang: MessageLanguage = None
) -> None:
    _run(partial(beginnings.begin_theme, name), lang)


@app.command()
def visibility(
    name: Name,
    *,
    pdf: Annotated[bool, typer.Option("--pdf")] = False,
    template: Template = TEMPLATE,
    theme: Theme = "",
    lang: MessageLanguage = None,
) -> None:
    look = Wish(template=template, theme=theme)
    _run(partial(commands.check_visibility, name, look, pdf=pdf), lang)


@app.command()
def verify(
    names: Annotated[list[str], typer.Argument(metavar="FILE.pdf|DIR...")],
    *,
    machine: Annotated[bool, typer.Option("--json")] = False,
    lang: MessageLanguage = None,
) -> None:
    show = commands.show_nothing if machine else Console.show
    _run(partial(commands.verify_all, names, machine=machine), lang, show)


@app.command()
def extract(
    name: Annotated[str, typer.Argument(metavar="FILE.pdf")],
    folder: Annotated[str | None, typer.Option("--output", "-o", metavar="DIR")] = None,
    lang: MessageLanguage = None,
) -> None:
    _run(partial(commands.extract, name, folder), lang)


@app.command()
def diff(
    first: Annotated[str, typer.Argument(metavar="FILE")],
    second: Annotated[str, typer.Argument(metavar="FILE")],
    pdf: Annotated[str | None, typer.Option("--pdf", metavar="FILE.pdf")] = None,
    lang: MessageLanguage = None,
) -> None:
    _run(partial(commands.compare, first, second, pdf), lang)
