"""What a template asks for and is not there: noted by whom, told with what is there.

Jinja stops at the first; in a run of its own an undefined value notes who asked and goes on.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from types import FrameType
from typing import Any, ClassVar

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.utils import missing

from joinup_reports.diagnostics import Diagnostic, Location
from joinup_reports.templating.naming import named
from joinup_reports.tuples import NamedTuple


class Asked(NamedTuple):
    """What a template asked for and is not there, or is `refused`; where, and of what."""

    name: str
    place: Location
    owner: object
    refused: bool = False


class _Noting(jinja2.ChainableUndefined):
    """An undefined value that notes who asked for it, and goes on as if it were empty."""

    __slots__ = ()
    noted: ClassVar[list[Asked]] = []

    def _note(self, *_: object, **__: object) -> Any:  # noqa: ANN401
        place = _asking()
        if place and self._undefined_name is not None:
            owner = None if self._undefined_obj is missing else self._undefined_obj
            refused = self._undefined_exception is SecurityError
            self.noted.append(Asked(str(self._undefined_name), place, owner, refused))
        return self

    def __str__(self) -> str:
        self._note()
        return ""

    def __iter__(self) -> Iterator[Any]:
        self._note()
        return iter(())

    def __len__(self) -> int:
        self._note()
        return 0

    def __bool__(self) -> bool:
        self._note()
        return False

    def __eq__(self, other: object) -> bool:
        return self.__bool__()

    __contains__ = __eq__

    def __ne__(self, other: object) -> bool:
        return not self.__bool__()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        if name[:2] == "__":
            raise AttributeError(name)
        return self._note()

    __hash__ = jinja2.Undefined.__hash__
    __call__ = __getitem__ = __add__ = __radd__ = __sub__ = __rsub__ = _note
    __mul__ = __rmul__ = __lt__ = __le__ = __gt__ = __ge__ = _note


def noting(noted: list[Asked]) -> type[jinja2.Undefined]:
    """A kind of undefined value that notes into `noted` who asked for it."""
    return type("Noting", (_Noting,), {"noted": noted, "__slots__": ()})


def forgiving(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that gives nothing for what is not there, once that is noted."""

    @wraps(function)
    def filtered(*args: Any, **options: Any) -> Any:  # noqa: ANN401
        if any(isinstance(value, jinja2.Undefined) and not str(value) for value in args):
            return ""
        return function(*args, **options)

    return filtered


def _asking() -> Location | None:
    """The line of a template that is being carried out."""
    frame: FrameType | None = sys._getframe(2)  # noqa: SLF001 - who asks is only known there
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if isinstance(template, jinja2.Template) and template.filename:
            line = template.get_corresponding_lineno(frame.f_lineno)
            return Location(template.filename, line, 1)
        frame = frame.f_back
    return None


def not_there(asked: Asked, values: Mapping[str, object]) -> Diagnostic:
    """The finding about it; `values` are what a template can ask for by name."""
    if asked.refused:
        return named("template.forbidden", asked.place, asked.name)
    known = [*values, "loop", "range"] if asked.owner is None else _names_of(asked.owner)
    return named("template.undefined", asked.place, asked.name, known)


def _names_of(owner: object) -> list[str]:
    if isinstance(owner, Mapping):
        return [str(key) for key in owner]
    fields = getattr(owner, "_fields", ())
    return [name for name in dict.fromkeys((*fields, *vars(type(owner)))) if name[0] != "_"]
