"""Named tuples that are quick to define, for a program of which the start is the most.

Python's own compiles a constructor for every class and examines every annotation: a quarter of
a millisecond for each of some 130 classes. Here all classes of as many fields share one
compiled constructor, under the names of their own fields, and of annotations only the names
count. What a class can do is the same. Whoever checks types sees `typing.NamedTuple`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from operator import itemgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, Self

try:
    # In C, as Python's own has them.
    from _collections import _tuplegetter as _field  # type: ignore[import-not-found]
except ImportError:

    def _field(index: int, doc: str) -> property:
        return property(itemgetter(index), doc=doc)


class _Tuple(tuple[Any, ...]):
    """What all named tuples can do, as `collections.namedtuple` documents it."""

    __slots__ = ()
    _fields = tuple[str, ...]()

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Self:
        return cls(*values)

    def _replace(self, **changes: Any) -> Self:  # noqa: ANN401 - a field's
        changed = tuple.__new__(type(self), map(changes.pop, self._fields, self))
        if changes:
            raise TypeError(f"{type(self).__name__} has no {', '.join(changes)}")
        return changed

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        said = [f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True)]
        return f"{type(self).__name__}({', '.join(said)})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


class _Definition(type):
    """Makes of a class's body a class of its own, which is a plain one."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
        if not bases:
            return super().__new__(cls, name, bases, body)
        fields = tuple(body.get("__annotations__", ()))
        defaults = {field: body.pop(field) for field in fields if field in body}
        code = _constructor(len(fields)).replace(co_name="__new__", co_varnames=("_cls", *fields))
        known = {"_new": tuple.__new__, "__name__": body["__module__"]}
        new = FunctionType(code, known, "__new__", tuple(defaults.values()))
        new.__qualname__ = f"{name}.__new__"
        body |= {field: _field(at, f"Field {at}") for at, field in enumerate(fields)}
        body |= {"__slots__": (), "__match_args__": fields, "__new__": new}
        body |= {"_fields": fields, "_field_defaults": defaults}
        return type(name, (_Tuple,), body)


@cache
def _constructor(number: int) -> CodeType:
    """The code of a `__new__` for so many fields."""
    fields = "".join([f"_{n}, " for n in range(number)])
    code: CodeType = eval(f"lambda _cls, {fields}: _new(_cls, ({fields}))").__code__  # noqa: S307
    return code


if TYPE_CHECKING or sys.version_info >= (3, 14):  # where annotations wait until they are asked for
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414, TID251 - handed on
else:
    NamedTuple = _Definition("NamedTuple", (), {})
