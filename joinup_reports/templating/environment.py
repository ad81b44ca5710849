"""The sandbox that templates run in: where they are found, what they may do, and how much.

Templates run in Jinja's sandbox, print a person's words escaped, and stop at an undefined
name. Beyond that a template gets only filters that a report has use for (none makes markup
of words), and so many steps: a loop without end is a mistake told at its line.

A template is found by its name in the report's own folders, then by `folder/name` in all
templates, `packaged/name` being the one that comes with joinup. A file that asks for itself
means the one it stands before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from joinup_reports import __version__
from joinup_reports.templating.filters import FROM_JINJA, filters

MAIN = "report.html.j2"
PACKAGED = "packaged"
# A full report takes a few hundred.
MOST_STEPS = 200_000
MOST_CHARACTERS = 2_000_000
_FILLING = {"center", "expandtabs", "format", "format_map", "ljust", "rjust", "zfill"}
_LARGEST_POWER = 10_000
# Changes when what is compiled from a source does.
_EDITION = 3


class Endless(jinja2.TemplateRuntimeError):
    """More steps, or longer texts, than a report can need."""


class Sandbox(SandboxedEnvironment):
    """`prepare` may change a parsed template before it is compiled; `used` are the files
    that were loaded since the last `begin`.
    """

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(
        self,
        folders: tuple[Path, ...],
        *,
        undefined: type[jinja2.Undefined] = jinja2.StrictUndefined,
        prepare: Callable[[nodes.Template, Path], None] | None = None,
    ) -> None:
        self.used: dict[Path, None] = {}
        self._steps = 0
        self.counter = self._counted
        self._prepare = prepare
        super().__init__(
            loader=_loader(folders),
            undefined=undefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=None if prepare else _bytecode_cache(),
        )
        own = {n: f for n, f in self.filters.items() if n in FROM_JINJA}
        self.filters = {**own, **filters()}
        self.globals = {"range": _short_range, "namespace": self.globals["namespace"]}
        self._own = {f"{folder.name}/" for folder in folders}

    def begin(self) -> None:
        """Starts counting again, for a new report."""
        self.used = {}
        self._steps = 0

    def join_path(self, template: str, parent: str) -> str:
        """A file that extends or includes itself means the one that comes with joinup."""
        asked = self._shortened(template)
        return f"{PACKAGED}/{asked}" if asked == self._shortened(parent) else template

    def _shortened(self, name: str) -> str:
        return next((name.removeprefix(own) for own in self._own if name.startswith(own)), name)

    def _load_template(self, name: str, globals: Any) -> jinja2.Template:  # noqa: A002, ANN401
        template = super()._load_template(name, globals)
        if template.filename:
            self.used[Path(template.filename)] = None
        return template

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for modifier in tree.find_all(nodes.ScopedEvalContextModifier):
            message = "autoescape cannot be switched off"
            raise jinja2.TemplateSyntaxError(message, modifier.lineno, name, filename)
        for loop in tree.find_all(nodes.For):
            counted = nodes.EnvironmentAttribute("counter", lineno=loop.lineno)
            loop.iter = nodes.Call(counted, [loop.iter], [], None, None, lineno=loop.lineno)
        if self._prepare:
            self._prepare(tree, Path(filename or ""))
        return tree

    def _counted(self, values: Any) -> Any:  # noqa: ANN401
        """`values`, each taken as a step; the length of what has one is counted at once."""
        try:
            self._step(len(values))
        except TypeError:
            return self._each(values)
        return values

    def _each(self, values: Any) -> Iterator[Any]:  # noqa: ANN401
        for value in values:
            self._step()
            yield value

    def _step(self, by: int = 1) -> None:
        self._steps += by
        if self._steps > MOST_STEPS:
            raise Endless("more steps than a report can need")

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401
        """Nor what fills a text up to any length."""
        filling = isinstance(obj, str) and attr in _FILLING
        return not filling and super().is_safe_attribute(obj, attr, value)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        if obj is self.counter:
            return obj(*args)
        self._step()
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        """Refuses what would make a text or a number without end."""
        if operator == "*" and any(_too_long(*pair) for pair in ((left, right), (right, left))):
            raise Endless("a text longer than a report can need")
        if operator == "**" and (abs(left) > _LARGEST_POWER or abs(right) > _LARGEST_POWER):
            raise Endless("a number larger than a report can need")
        if operator == "%" and isinstance(left, str):
            raise SecurityError("a text cannot be filled in with %; ~ joins texts")
        return super().call_binop(context, operator, left, right)


@lru_cache(maxsize=8)
def environment(folders: tuple[Path, ...]) -> Sandbox:
    """One for each set of folders: templates are compiled once in a process."""
    return Sandbox(folders)


def _loader(folders: tuple[Path, ...]) -> jinja2.BaseLoader:
    beside = [folder.parent for folder in folders]
    ours = [folders[-1], beside[-1]]
    return jinja2.ChoiceLoader(
        [
            jinja2.FileSystemLoader(folders),
            jinja2.PrefixLoader({PACKAGED: jinja2.FileSystemLoader(ours)}),
            jinja2.FileSystemLoader(beside),
        ]
    )


def _bytecode_cache() -> jinja2.BytecodeCache | None:
    """Compiled templates of earlier builds, in the person's own temporary folder.

    Compiling costs more than the rest of a report. An entry counts only for the very same
    source; its name adds what else went into it. No such folder: no cache.
    """
    try:
        return jinja2.FileSystemBytecodeCache(
            pattern=f"joinup-{__version__}.{_EDITION}-{jinja2.__version__}-%s.cache"
        )
    except (OSError, RuntimeError):
        return None


def _short_range(*numbers: int) -> range:
    """As many numbers as a template may take steps."""
    found = range(*numbers)
    if len(found) > MOST_STEPS:
        raise Endless("a range longer than a report can need")
    return found


def _too_long(text: Any, times: Any) -> bool:  # noqa: ANN401
    if not isinstance(text, str | list | tuple) or not isinstance(times, int):
        return False
    return len(text) * times > MOST_CHARACTERS
