"""What was wrong with a command line, as a finding in the person's language.

Knows the exceptions of Typer by their names: their classes are private to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from joinup_reports.diagnostics import Diagnostic


def told(problem: Any) -> Diagnostic:  # noqa: ANN401
    """The finding for an exception that Typer raised while reading the command line."""
    context = getattr(problem, "ctx", None)
    command = context.command_path if context else "joinup"
    kind = type(problem).__name__
    if kind == "NoSuchOption":
        near = _nearest(problem.option_name, problem.possibilities or ["--help"])
        return Diagnostic("use.no-such-option", args={"option": problem.option_name, "near": near})
    if kind == "MissingParameter":
        name = problem.param.human_readable_name if problem.param else ""
        return Diagnostic("use.missing", args={"name": name, "command": command})
    if kind == "BadParameter" and (choices := _choices(problem.param)):
        known = ", ".join(choices)
        args = {"option": _shown(problem.param), "value": _given(problem), "known": known}
        return Diagnostic("use.no-such-choice", args=args)
    if kind == "BadOptionUsage":
        return Diagnostic("use.option-without-value", args={"option": problem.option_name})
    if extra := re.search(r"unexpected extra .*? \((.*)\)$", problem.format_message()):
        return Diagnostic("use.too-much", args={"extra": extra[1], "command": command})
    args = {"problem": problem.format_message(), "command": command}
    return Diagnostic("use.command-line", args=args)


def _nearest(option: str, known: Sequence[str]) -> str:
    return max(known, key=lambda other: SequenceMatcher(None, option, other).ratio())


def _shown(parameter: Any) -> str:  # noqa: ANN401
    """An option by its long name; an argument as the help page shows it."""
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.human_readable_name)
    return str(max(parameter.opts, key=len))


def _given(problem: Any) -> str:  # noqa: ANN401
    """The value that was given; Typer tells it in its own words only."""
    value = re.match(r"'(.*)' is not", problem.message, re.DOTALL)
    return value[1] if value else ""


def _choices(parameter: Any) -> list[str]:  # noqa: ANN401
    return [str(getattr(c, "value", c)) for c in getattr(parameter.type, "choices", ())]
