"""Typer, bent to this project: commands made when typed, help pages and findings of ours.

Knows how a command line is read; knows none of the commands.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command_from_info, get_command_name
from typer.models import CommandInfo

from joinup_reports.diagnostics import Diagnostic, WrongUse
from joinup_reports.options import Language
from joinup_reports.telling.console import Console, choose_language

Run = TypeVar("Run", bound=Callable[..., None])

# The commands by name, as they are declared in `cli`. Typer makes one of its own of each; that
# takes as long as starting to read a report, so it is done for the one that was typed.
COMMANDS: dict[str, CommandInfo] = {}


class Command(TyperCommand):
    """A command whose help page speaks the person's language, with the options of all."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - Typer's own context is private
        root = ctx.find_root().command
        shared = [p for p in root.params if p.name == "terminal"] if root is not self else []
        *own, help_ = super().get_params(ctx)
        return [*own, *shared, help_]

    def get_help(self, ctx: Any) -> NoReturn:  # noqa: ANN401
        show_help(ctx)
        raise typer.Exit


class Group(TyperGroup):
    """All commands; alone, or with a name that is none of theirs, it says what there is."""

    def get_help(self, ctx: Any) -> NoReturn:  # noqa: ANN401
        show_help(ctx)
        raise typer.Exit

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        if not args and not ctx.resilient_parsing:
            show_help(ctx)
            raise typer.Exit(WrongUse.exit_code)
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
        if cmd_name in COMMANDS:
            declared = COMMANDS[cmd_name]
            return get_command_from_info(
                declared, pretty_exceptions_short=True, rich_markup_mode=None
            )
        from difflib import get_close_matches

        near = get_close_matches(cmd_name, COMMANDS, n=1, cutoff=0.5)
        args = {"name": cmd_name, "known": ", ".join(COMMANDS), "near": "".join(near)}
        code = "use.no-such-command-near" if near else "use.no-such-command"
        raise WrongUse([Diagnostic(code, args=args)])


class Joinup(typer.Typer):
    """Typer, with help pages of ours for every command."""

    def command(
        self,
        name: str | None = None,
        **options: Any,  # noqa: ANN401
    ) -> Callable[[Run], Run]:
        def declare(run: Run) -> Run:
            called = name or get_command_name(run.__name__)
            COMMANDS[called] = CommandInfo(called, cls=Command, callback=run, **options)
            return run

        return declare


def speaker(lang: Language | None = None) -> Console:
    """Speaks the language asked for anywhere on the command line, or in the environment."""
    return Console(choose_language(lang.value if lang else said_of("lang", "ar|en")))


def said_of(name: str, values: str) -> str | None:
    """What the command line says of an option, wherever it stands, even in a wrong one."""
    said = re.search(rf"(?:^|\0)--{name}[=\0]({values})(?:\0|$)", "\0".join(sys.argv[1:]))
    return said[1] if said else None


def show_help(context: Any) -> None:  # noqa: ANN401
    """The help page of a command, or of all of them."""
    from joinup_reports.telling import manual

    manual.show_help(speaker(), context)
