"""What can be said about a person's files: where, how bad, and in which words.

This module knows places and messages; it knows nothing of YAML, meetings or pages.
Every stage takes a `Diagnostics` collector, reports into it and goes on while sense
remains; the face decides what to show and which code to exit with.

    JoinupError            anything the person can mend; carries its exit code
    ├── ProblemsFound      the input has errors, all of them collected      exit 1
    ├── WrongUse           the command line asks for something senseless    exit 2
    └── CannotAccess       a file cannot be read or written                 exit 3
"""

import enum
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Self

from joinup_reports.messages import MESSAGES, PHRASES, fill, plain
from joinup_reports.tuples import NamedTuple


class Severity(enum.Enum):
    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Location(NamedTuple):
    """A place in a file: `line` and `column` count from 1, columns in code points."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The inverse of `str`. Raises ValueError when `text` is no `path:line:column`."""
        path, line, column = text.rsplit(":", 2)
        return cls(path, int(line), int(column))


class Fix(NamedTuple):
    """A mend a program can make: what stands from `start` to before `end` becomes `text`.

    Both places are in the same file, and equal where something is put in. The name of what
    is done, in the person's words, is `messages.PHRASES["fix." + kind]`.
    """

    kind: str
    start: Location
    end: Location
    text: str

    def title(self, lang: str) -> str:
        return fill(plain(PHRASES[f"fix.{self.kind}"].text(lang)), {"text": self.text})


class Diagnostic(NamedTuple):
    """One finding. Its words come from `messages.MESSAGES[code]`, filled with `args`.

    Any one of `fixes` mends it; the first is the likeliest to be what was meant.
    """

    code: str
    location: Location | None = None
    args: Mapping[str, str] = MappingProxyType({})
    fixes: tuple[Fix, ...] = ()

    @property
    def severity(self) -> Severity:
        return Severity(MESSAGES[self.code].severity)

    def message(self, lang: str) -> str:
        return fill(plain(MESSAGES[self.code].text(lang)), self.args)

    def hint(self, lang: str) -> str:
        """What to do about it; empty when there is nothing better to say."""
        return fill(plain(MESSAGES[self.code].hint(lang)), self.args)


class Diagnostics:
    """Collects findings from every stage, in the order they come."""

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []

    def report(
        self,
        code: str,
        location: Location | None = None,
        fixes: tuple[Fix, ...] = (),
        /,
        **args: str,
    ) -> None:
        self._found.append(Diagnostic(code, location, args, fixes))

    def extend(self, found: Iterable[Diagnostic]) -> None:
        self._found.extend(found)

    def __iter__(self) -> Iterator[Diagnostic]:
        """The findings sorted by place; those without one come first, each said once."""
        unique = {(d.code, d.location, tuple(sorted(d.args.items()))): d for d in self._found}
        return iter(sorted(unique.values(), key=_by_place))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def has_errors(self) -> bool:
        return any(d.severity is Severity.ERROR for d in self._found)

    @property
    def has_warnings(self) -> bool:
        return any(d.severity is Severity.WARNING for d in self._found)

    def raise_errors(self) -> None:
        """Raises ProblemsFound when an error is among the findings."""
        if self.has_errors:
            raise ProblemsFound(tuple(self))


def _by_place(found: Diagnostic) -> tuple[str, int, int, str]:
    at = found.location
    return (at.path, at.line, at.column, found.code) if at else ("", 0, 0, found.code)


class JoinupError(Exception):
    """Something the person can mend: `diagnostics` say what, `exit_code` what a script sees."""

    exit_code = 1

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("; ".join(d.message("en") for d in self.diagnostics))


class ProblemsFound(JoinupError):
    exit_code = 1


class WrongUse(JoinupError):
    exit_code = 2


class CannotAccess(JoinupError):
    exit_code = 3
