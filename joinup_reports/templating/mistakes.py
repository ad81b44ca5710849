"""What went wrong in a template → findings, as many as can be told at once, each at its line.

Knows Jinja's exceptions and its grammar, so that nobody else need: a person never sees its
words or a traceback where there are better ones. What a template asks for and is not there
is noted in a second run that goes on after each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.utils import missing

from joinup_reports.diagnostics import Diagnostic, Location
from joinup_reports.templating.absent import Asked, forgiving, not_there, noting
from joinup_reports.templating.environment import MAIN, Endless, Sandbox
from joinup_reports.templating.grammar import in_grammar, of_grammar
from joinup_reports.templating.naming import named, shown

_QUOTED = re.compile("'([^']*)'")
_OWNER = re.compile(r"attribute '(\w+)'")


def find_mistakes(
    error: Exception, folders: tuple[Path, ...], values: Mapping[str, object]
) -> tuple[Diagnostic, ...]:
    """What `error` means; none when no template is to blame for it."""
    noted: list[Asked] = []
    sandbox = Sandbox(folders, undefined=noting(noted), prepare=lambda _tree, _file: None)
    kept = {"default": sandbox.filters["default"]}
    sandbox.filters = {
        name: forgiving(name, function, noted) for name, function in sandbox.filters.items()
    } | kept
    first = _diagnose(error, sandbox, folders, values)
    if first is None:
        return ()
    with suppress(Exception, RecursionError):
        sandbox.get_template(MAIN).render(values)
    asked = [not_there(each, values) for each in noted]
    there = [each for each in asked if _same_line(each, first)]
    if asked and isinstance(error, jinja2.UndefinedError | SecurityError):
        first = asked[0]  # which knows what was meant
    elif there and first.code == "template.failed":
        first = there[0]
    found = (first, *asked, *in_grammar(sandbox, folders, first))
    return tuple({(d.code, d.location, tuple(d.args.items())): d for d in found}.values())


def _same_line(one: Diagnostic, other: Diagnostic) -> bool:
    here, there = one.location, other.location
    return bool(here and there and here[:2] == there[:2])


def _diagnose(
    error: Exception, sandbox: Sandbox, folders: Sequence[Path], values: Mapping[str, object]
) -> Diagnostic | None:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return of_grammar(error, sandbox)
    lines = [place for place in _trace(error.__traceback__) if _is_ours(place.path, folders)]
    place = lines[-1] if lines else None
    if isinstance(error, jinja2.TemplateNotFound):
        return _not_found(error, place, folders)
    if isinstance(error, UnicodeDecodeError):
        return Diagnostic("template.not-utf8", _undecoded(error, folders))
    if place is None:
        return None
    return _of_running(error, place, values)


def _of_running(error: Exception, place: Location, values: Mapping[str, object]) -> Diagnostic:
    problem = str(error) or type(error).__name__
    if isinstance(error, Endless | RecursionError | MemoryError):
        return Diagnostic("template.endless", shown(place))
    if isinstance(error, SecurityError):
        name = _OWNER.search(problem)
        return named("template.forbidden", place, name[1] if name else problem)
    if isinstance(error, jinja2.UndefinedError):
        quoted = _QUOTED.findall(problem)
        return not_there(Asked(quoted[-1] if quoted else problem, place, missing), values)
    return Diagnostic("template.failed", shown(place), {"problem": problem})


def _not_found(
    error: jinja2.TemplateNotFound, place: Location | None, folders: Sequence[Path]
) -> Diagnostic:
    name = str(error.name or error)
    there = {
        str(file.relative_to(folder).as_posix())
        for folder in folders
        for file in folder.rglob("*.j2")
    }
    packaged = [f"packaged/{file.name}" for file in folders[-1].glob("*.j2")]
    known = sorted(there | set(packaged))
    if place is None:
        args = {"name": name, "known": ", ".join(known)}
        return Diagnostic("template.not-found", None, args)
    return named("template.not-found", place, name, known)


def _undecoded(error: UnicodeDecodeError, folders: Sequence[Path]) -> Location | None:
    """The line with the byte that is no UTF-8, in the first template that has these bytes."""
    for file in (f for folder in folders for f in sorted(folder.rglob("*.j2"))):
        data = file.read_bytes()
        if data == error.object:
            return shown(Location(str(file), data[: error.start].count(b"\n") + 1, 1))
    return None


def _trace(step: TracebackType | None) -> Iterator[Location]:
    """The lines that an error came through; Jinja shows its own as the template's."""
    while step:
        yield Location(step.tb_frame.f_code.co_filename, step.tb_lineno, 1)
        step = step.tb_next


def _is_ours(file: str, folders: Sequence[Path]) -> bool:
    return any(Path(file).is_relative_to(folder.parent) for folder in folders) and (
        not file.endswith(".py")
    )
