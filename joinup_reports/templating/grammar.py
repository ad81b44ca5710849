"""How templates are written: their tags, filters, tests and blocks, held against what there is.

Knows what Jinja's parser complains of, and says it in words of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import jinja2
from jinja2 import nodes

from joinup_reports.diagnostics import Diagnostic, Location
from joinup_reports.templating.environment import MAIN, Sandbox
from joinup_reports.templating.naming import at_name, line_at, named, shown

_TAGS = (
    *("block", "call", "extends", "filter", "for", "from", "if", "import", "include", "macro"),
    *("set", "with", "else", "elif", "endblock", "endcall", "endfilter", "endfor", "endif"),
    *("endmacro", "endset", "endwith"),
)
_OPENING = re.compile(r"\{%[-+]?\s*(\w+)")
# What the parser says of words and marks, and what we say; the last of its words is in the line.
_WORDS = {
    r"expected token '(?P<expected>.*)', got '(?P<found>.*)'": "template.unexpected",
    r"unexpected '(?P<found>.*)', expected '(?P<expected>.*)'": "template.unexpected",
    r"unexpected end of template, expected '(?P<expected>[^']*)'": "template.not-closed",
    "Missing end of (?P<expected>comment) tag": "template.not-closed",
    "Missing end of (?P<expected>raw) directive": "template.not-closed",
    r"unexpected (?:char )?['\"](?P<found>.*?)['\"](?: at \d+)?$": "template.out-of-place",
    r"Expected an expression, got '(?P<found>.*)'": "template.no-value",
    r"block '(?P<name>.*)' defined twice": "template.block-twice",
}
_MARKS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "comment": "#}",
    "raw": "{% endraw %}",
}
# A value or a command that runs into the HTML after it, or ends in one brace.
_RUNS_ON = re.compile(r"\{([{%])(?:(?!\}\}|%\}|\{[{%]).)*?(</?[A-Za-z][^\s>]*>?|\}(?!\}))")
_CLOSED = re.compile(r"(?:(?!\{[{%]).)*?(?:\}\}|%\})")
_QUOTED = re.compile("'([^']*)'")


def in_grammar(
    sandbox: Sandbox, folders: Sequence[Path], first: Diagnostic
) -> Iterator[Diagnostic]:
    """The faults of all templates that a workspace has of its own, whether they were reached."""
    for file in (f for folder in folders[:-1] for f in sorted(folder.rglob("*.j2"))):
        try:
            tree = sandbox.parse(file.read_text(encoding="utf-8"), file.name, str(file))
        except jinja2.TemplateSyntaxError as error:
            found = of_grammar(error, sandbox)
            if first.location is None or found.location != first.location:
                yield found
        except (OSError, ValueError):
            continue
        else:
            yield from _unknown_names(tree, file, sandbox)


def _unknown_names(tree: nodes.Template, file: Path, sandbox: Sandbox) -> Iterator[Diagnostic]:
    kinds = (
        (nodes.Filter, "template.no-such-filter", sandbox.filters),
        (nodes.Test, "template.no-such-test", sandbox.tests),
    )
    for kind, code, known in kinds:
        for node in tree.find_all(kind):
            name = getattr(node, "name", None)
            if name is not None and name not in known:
                yield named(code, Location(str(file), node.lineno, 1), name, known)


def of_grammar(error: jinja2.TemplateSyntaxError, sandbox: Sandbox) -> Diagnostic:
    """What the parser stumbled over, and what was probably meant."""
    problem = error.message or ""
    place = Location(str(error.filename or error.name), error.lineno, 1)
    (first, *rest) = _QUOTED.findall(problem) or [""]
    for complaint, code, known in _complaints(sandbox):
        # An end that closes nothing here: what is open is told below.
        if problem.startswith(complaint) and not (first in _TAGS and rest):
            return named(code, place, first, known)
    if "innermost block that needs to be closed" in problem:
        tag = rest[-1] if rest else first
        return named("template.unclosed-tag", _still_open(error, tag, place), tag)
    if problem.startswith("autoescape"):
        return named("template.forbidden", place, "autoescape")
    if found := _brace_missing(place):
        return found
    for pattern, code in _WORDS.items():
        if match := re.match(pattern, problem):
            said = {name: _MARKS.get(word, word) for name, word in match.groupdict().items()}
            (*_, shown_word) = said.values()
            return Diagnostic(code, at_name(place, shown_word), said)
    return Diagnostic("template.syntax", shown(place), {"problem": problem})


def _brace_missing(place: Location) -> Diagnostic | None:
    """Where the line opens a value or a command and goes on without its end."""
    line = line_at(place)
    for found in _RUNS_ON.finditer(line):
        if not _CLOSED.match(line, found.start() + 2):
            expected = "}}" if found[1] == "{" else "%}"
            at = shown(place._replace(column=found.start(2) + 1))
            args = {"expected": expected, "found": found[2]}
            return Diagnostic("template.brace-missing", at, args)
    return None


def _complaints(sandbox: Sandbox) -> Iterator[tuple[str, str, Iterable[str]]]:
    """What the parser says of an unknown name, what we say, and the names there are."""
    yield "No filter named", "template.no-such-filter", sandbox.filters
    yield "No test named", "template.no-such-test", sandbox.tests
    yield "Encountered unknown tag", "template.no-such-tag", _TAGS


def _still_open(error: jinja2.TemplateSyntaxError, tag: str, place: Location) -> Location:
    """Where the innermost `tag` stands that has no end before the line of `error`."""
    stack: list[int] = []
    for number, line in enumerate((error.source or "").splitlines()[: error.lineno], start=1):
        for found in _OPENING.findall(line):
            if found == tag:
                stack.append(number)
            elif found == f"end{tag}" and stack:
                stack.pop()
    return place._replace(line=stack[-1]) if stack else place


def check_blocks(sandbox: Sandbox, file: Path) -> tuple[Diagnostic, ...]:
    """Blocks of a template that extends another and that the other has not: all that they
    say would be lost.
    """
    tree = sandbox.parse(file.read_text(encoding="utf-8"), MAIN, str(file))
    parent = next(tree.find_all(nodes.Extends), None)
    if parent is None or not isinstance(parent.template, nodes.Const):
        return ()
    known = _blocks_of(sandbox, parent.template.value, MAIN)
    own = (node for node in tree.body if isinstance(node, nodes.Block))
    places = ((node.name, Location(str(file), node.lineno, 1)) for node in own)
    return tuple(
        named("template.no-such-block", place, name, known)
        for name, place in places
        if name not in known
    )


def _blocks_of(sandbox: Sandbox, name: str, parent: str) -> list[str]:
    """The blocks of a template and of those it extends, in their order."""
    template = sandbox.get_template(name, parent)
    found = list(template.blocks)
    source = Path(template.filename or "").read_text(encoding="utf-8")
    further = next(sandbox.parse(source).find_all(nodes.Extends), None)
    if further is not None and isinstance(further.template, nodes.Const):
        found += _blocks_of(sandbox, further.template.value, template.name or name)
    return list(dict.fromkeys(found))
