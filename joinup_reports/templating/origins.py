"""Where in a template a place of its HTML comes from: for faults that only the HTML shows.

The report is rendered once more with a mark before each stretch of HTML that a template
holds; what is left without the marks is HTML again, and each place in it is some characters
after a mark. Costs nothing while there is no fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from jinja2 import nodes

from joinup_reports.diagnostics import Diagnostic, Location
from joinup_reports.document.tree import HTML_NAME, place_in_html
from joinup_reports.templating.environment import MAIN, Sandbox
from joinup_reports.templating.rendered import Origins, Rendered, Stretch

# What they print may be compared by other parts of the template: bare words stay as they are.
_ANSWERS = (nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.AssignBlock)
# Noncharacters: no text has them.
_MARK = re.compile("\ufdd0([0-9]+)\ufdd1")


def traced(found: Iterable[Diagnostic], html: str) -> Iterator[Diagnostic]:
    """Findings about the HTML, moved to the templates that hold it.

    A character that no font has is looked for in the HTML when no notes are to blame.
    """
    origins: Origins | None = None
    for finding in found:
        place = finding.location or _first_place(finding.args.get("char"), html)
        if place is None or place.path != HTML_NAME or not isinstance(html, Rendered):
            yield finding
            continue
        origins = origins or html.origins()
        yield finding._replace(location=origins.of(place.line, place.column))


def _first_place(char: str | None, html: str) -> Location | None:
    if char is None or char not in html:
        return None
    return place_in_html(html, html.index(char))


def trace(folders: tuple[Path, ...], values: Mapping[str, object]) -> Origins:
    """Renders with marks what rendered well without them."""
    stretches: list[Stretch] = []

    def mark(tree: nodes.Template, file: Path) -> None:
        kept = {id(o) for kind in _ANSWERS for n in tree.find_all(kind) for o in _outputs(n)}
        for output in _outputs(tree):
            every = id(output) not in kept
            output.nodes = [
                new for node in output.nodes for new in _marked(node, file, stretches, every=every)
            ]

    sandbox = Sandbox(folders, prepare=mark)
    marked = sandbox.get_template(MAIN).render(values)
    pieces = _MARK.split(marked)
    html, starts, found = pieces[0], [], []
    for number, text in zip(pieces[1::2], pieces[2::2], strict=True):
        starts.append(len(html))
        found.append(stretches[int(number)])
        html += text
    return Origins(html, tuple(starts), tuple(found))


def _outputs(node: nodes.Node) -> list[nodes.Output]:
    return list(node.find_all(nodes.Output))


def _marked(
    node: nodes.Expr, file: Path, stretches: list[Stretch], *, every: bool
) -> list[nodes.Expr]:
    words = node.data if isinstance(node, nodes.TemplateData) else ""
    if not every and "<" not in words:
        return [node]
    stretches.append(Stretch(file, node.lineno, words))
    mark = f"\ufdd0{len(stretches) - 1}\ufdd1"
    return [nodes.TemplateData(mark, lineno=node.lineno), node]
