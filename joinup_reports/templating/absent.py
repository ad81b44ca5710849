"""What a template asks for and is not there: noted by whom, told with what is there.

Jinja stops at the first; in a run of its own an undefined value notes who asked and goes on.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from types import FrameType
from typing import Any, ClassVar

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.utils import missing

from joinup_reports.diagnostics import Diagnostic, Location
from joinup_reports.templating.naming import at_name, named, owner_in_line
from joinup_reports.tuples import NamedTuple

# What there is in templates, in both languages.
_KINDS = {
    "text": ("a text", "نص"),
    "number": ("a number", "رقم"),
    "date": ("a date", "تاريخ"),
    "time": ("a time of day", "وقت"),
    "list": ("a list", "قائمة"),
    "nothing": ("nothing, as it is empty in these notes", "فارغ في هذه الملاحظات"),
    "people": ("meeting.participants", "`meeting.participants`"),
    "another": ("something of another kind", "شيء من نوع آخر"),
}
_TAKEN = {
    "text": ("rich", "paragraphs", "shortened", "lines", "numbered", "digits", "language"),
    "number": ("ordinal", "further", "abs", "round"),
    "date": ("date", "cover_date", "month", "weekday"),
    "time": ("time", "until"),
    "list": ("join", "sum", "first", "last", "sort", "map", "select", "reject", "length"),
    "people": ("attendance",),
}
_PYTHON_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (str, "text"),
    ((int, float), "number"),
    (dt.date, "date"),
    (dt.time, "time"),
    (type(None), "nothing"),
    ((list, dict), "list"),
)


class Asked(NamedTuple):
    """What a template asked for and is not there, or is `refused`; where, and of what.

    `owner` is `missing` for a name that stands alone. A filter of that name that could make
    nothing of the owner is noted, too: `filtered`.
    """

    name: str
    place: Location
    owner: object
    refused: bool = False
    filtered: bool = False


class _Noting(jinja2.ChainableUndefined):
    """An undefined value that notes who asked for it, and goes on as if it were empty."""

    __slots__ = ()
    noted: ClassVar[list[Asked]] = []

    def _note(self, *_: object, **__: object) -> Any:  # noqa: ANN401
        place = _asking()
        if place and self._undefined_name is not None:
            refused = self._undefined_exception is SecurityError
            asked = Asked(str(self._undefined_name), place, self._undefined_obj, refused)
            self.noted.append(asked)
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


def forgiving(name: str, function: Callable[..., Any], noted: list[Asked]) -> Callable[..., Any]:
    """A filter that gives nothing for what is not there or is of another kind than it takes,
    once that is noted.
    """

    @wraps(function)
    def filtered(*args: Any, **options: Any) -> Any:  # noqa: ANN401
        if any(isinstance(value, jinja2.Undefined) and not str(value) for value in args):
            return ""
        try:
            return function(*args, **options)
        except (TypeError, AttributeError, ValueError, KeyError, IndexError):
            given = next((v for v in args if not isinstance(v, Context)), None)
            if (place := _asking()) is None:
                raise
            noted.append(Asked(name, place, given, filtered=True))
            return ""

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
    if asked.filtered:
        (takes, takes_ar), (got, got_ar) = _taken_by(asked.name), _kind_of(asked.owner)
        args = {"takes": takes, "takes_ar": takes_ar, "got": got, "got_ar": got_ar}
        return Diagnostic(
            "template.filter-takes", at_name(asked.place, asked.name), {"name": asked.name, **args}
        )
    if asked.owner is None:
        owner = owner_in_line(asked.place, asked.name)
        return Diagnostic("template.empty", at_name(asked.place, asked.name), {"owner": owner})
    alone = asked.owner is missing
    known = [*values, "loop", "range"] if alone else _names_of(asked.owner)
    return named("template.undefined", asked.place, asked.name, known)


def _taken_by(name: str) -> tuple[str, str]:
    kinds = (kind for kind, names in _TAKEN.items() if name in names)
    return _KINDS[next(kinds, "another")]


def _kind_of(value: object) -> tuple[str, str]:
    found = (word for kind, word in _PYTHON_KINDS if isinstance(value, kind))
    return _KINDS[next(found, "another")]


def _names_of(owner: object) -> list[str]:
    if isinstance(owner, Mapping):
        return [str(key) for key in owner]
    fields = getattr(owner, "_fields", ())
    return [name for name in dict.fromkeys((*fields, *vars(type(owner)))) if name[0] != "_"]
