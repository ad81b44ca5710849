"""What joinup tells of itself: the help page of a command, the explanation of a code.

Knows commands by what Typer made of them, and the tables of words and examples. Help texts
are `messages.PHRASES`: `help.build` for a command (its first line is the short form),
`help.build.output` for what it takes, `help.lang` for what several take.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

from joinup_reports.diagnostics import Diagnostic, WrongUse
from joinup_reports.messages import MESSAGES, PHRASES, general
from joinup_reports.telling.console import Console

# An option and a context as Typer hands them out: its classes are private.
_Context = Any
_Parameter = Any

_GAP = 2
_WIDEST_TERM = 36


def show_help(console: Console, context: _Context) -> None:
    """Prints the help page of the command that `context` is for."""
    command = context.command
    pieces = [context.command_path, *command.collect_usage_pieces(context)]
    usage = " ".join(pieces).replace("{", "").replace("}", "")
    name = _name(context)
    console.write(f"{console.phrase('help.usage')} {console.typed(usage)}")
    for paragraph in _text(console, name, command.help).splitlines():
        console.write("")
        console.write(paragraph)
    parameters = command.get_params(context)
    for kind in ("argument", "option"):
        chosen = [p for p in parameters if p.param_type_name == kind]
        rows = [(_term(p, context), _about(console, name, p)) for p in chosen]
        _show_rows(console, f"help.{kind}s", rows)
    if context.parent is None:
        commands = command.list_commands(context)
        rows = [(each, _text(console, each, None).split("\n")[0]) for each in commands]
        _show_rows(console, "help.commands", rows)
        console.write("")
        console.write(console.phrase("help.begin"))


def explain(console: Console, code: str) -> None:
    """Prints what `code` means, what to do, and an example. Raises WrongUse for no code."""
    if code not in MESSAGES:
        near = difflib.get_close_matches(code, MESSAGES, n=1, cutoff=0.5)
        args = {"code": code, "near": near[0] if near else next(iter(MESSAGES))}
        raise WrongUse([Diagnostic("use.no-such-code", args=args)])
    from joinup_reports.telling.examples import EXAMPLES, visible  # noqa: PLC0415 - no help page needs them

    message = MESSAGES[code]
    console.write(f"{console.phrase(f'severity.{message.severity}')} {console.typed(code)}")
    console.write(console.ours(general(message.text(console.lang))))
    if hint := message.hint(console.lang):
        console.write(console.ours(general(hint)))
    example = EXAMPLES.get(code)
    if example is None:
        return
    for phrase, text in (("wrong", example.fault), ("right", example.mend)):
        if text:
            console.write("")
            console.write(console.phrase(phrase))
            console.quote(visible(text))


def list_codes(console: Console) -> None:
    """Prints every code with its message."""
    _show_rows(
        console,
        "help.codes",
        [(code, console.ours(general(m.text(console.lang)))) for code, m in MESSAGES.items()],
    )


def phrase_for(command: str, parameter: str | None = None) -> str | None:
    """The name of the phrase that tells of a command or of what it takes."""
    names = [f"help.{command}.{parameter}", f"help.{parameter}"] if parameter else []
    names = names or [f"help.{command}"]
    return next((name for name in names if name in PHRASES), None)


def _text(console: Console, command: str, otherwise: str | None) -> str:
    name = phrase_for(command)
    return console.phrase(name) if name else otherwise or ""


def _about(console: Console, command: str, parameter: _Parameter) -> str:
    name = phrase_for(command, parameter.name.lstrip("_"))
    return console.phrase(name) if name else getattr(parameter, "help", None) or ""


def _name(context: _Context) -> str:
    """A command's name; `joinup` for the whole."""
    return str(context.info_name) if context.parent else "joinup"


def _term(parameter: _Parameter, context: _Context) -> str:
    """`-o, --output DIR|FILE`, or an argument's name."""
    metavar = str(parameter.make_metavar(context))
    if parameter.param_type_name == "argument":
        return metavar
    names = ", ".join(sorted([*parameter.opts, *parameter.secondary_opts], key=len))
    return names if parameter.is_flag else f"{names} {metavar.strip('[]<>')}"


def _show_rows(console: Console, heading: str, rows: Iterable[tuple[str, str]]) -> None:
    """Terms, each with its words beside it, or below it where it is long."""
    rows = list(rows)
    if not rows:
        return
    console.write("")
    console.write(console.phrase(heading))
    column = min(max(len(term) for term, _ in rows), _WIDEST_TERM) + 2 * _GAP
    for term, words in rows:
        lead = " " * _GAP + term
        if len(lead) + _GAP > column:
            console.write("", lead=lead)
            lead = ""
        console.write(words, lead=lead, column=column)
