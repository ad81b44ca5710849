"""What can be given to several commands: kinds of names and options, for Typer to read."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from joinup_reports.resources import find_workspace


class Language(StrEnum):
    ARABIC = "ar"
    ENGLISH = "en"


class Format(StrEnum):
    HUMAN = "human"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


class Terminal(StrEnum):
    LOGICAL = "logical"
    VISUAL = "visual"


class Kind(StrEnum):
    PDF = "pdf"
    HTML = "html"


class File(StrEnum):
    MEETING = "meeting"
    SERIES = "series"


def _complete(incomplete: str) -> list[str]:
    from joinup_reports.worklist import names_beginning

    return names_beginning(incomplete)


def _complete_template(incomplete: str) -> list[str]:
    names = find_workspace(Path("new")).templates()
    return [name for name in names if name.startswith(incomplete)]


def kinds_of(to: list[Kind] | None) -> tuple[str, ...]:
    return tuple(kind.value for kind in to or ())


Name = Annotated[str, typer.Argument(metavar="FILE", autocompletion=_complete)]
Names = Annotated[list[str], typer.Argument(metavar="FILE...", autocompletion=_complete)]
AnyNames = Annotated[
    list[str] | None, typer.Argument(metavar="[FILE...]", autocompletion=_complete)
]
Template = Annotated[
    str, typer.Option("--template", metavar="NAME", autocompletion=_complete_template)
]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="DIR|FILE")]
Theme = Annotated[str, typer.Option("--theme", metavar="NAME")]
Kinds = Annotated[list[Kind] | None, typer.Option("--to")]
Port = Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535)]
Jobs = Annotated[int, typer.Option("--jobs", "-j", metavar="N", min=0)]
MessageLanguage = Annotated[Language | None, typer.Option("--lang")]
