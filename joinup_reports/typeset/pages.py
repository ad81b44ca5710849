"""Slabs → pages: where the pages are cut, what runs on each of them.

First fit from the top, then back to the last place where a break is allowed: never after a
slab that keeps with the next, nor, where little is lost by it, after one that wants company.
A heading has at least two lines of what it announces below it on its page.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise, takewhile

from joinup_reports.diagnostics import Diagnostics
from joinup_reports.typeset.flow import Flowable, PageSetup, TextSpan
from joinup_reports.typeset.frame import Page
from joinup_reports.typeset.itemize import Missing
from joinup_reports.typeset.layout import Column, set_blocks
from joinup_reports.typeset.slab import Slab, as_artifact, gap, paint, place, stacked_height

# Rounding errors of stacked heights, in points.
_TOLERANCE = 1e-6
# What is as high as this, in points, stands below a heading without a second line.
_COMPANY = 72.0
# Of a page, what may stay empty so that a slab has company.
_MOST_FOR_COMPANY = 1 / 6

# The footer is set once per page with its numbers; in the text there are none to show.
_NO_COUNTERS = {"page": "", "pages": ""}


def make_pages(
    flowables: Sequence[Flowable], setup: PageSetup, diagnostics: Diagnostics
) -> tuple[Page, ...]:
    """At least one page. Characters that no face has are reported as text.missing-glyph."""
    missing = _reporter(diagnostics)
    width = setup.width - setup.start - setup.end
    height = setup.height - setup.top - setup.bottom
    column = Column(0.0, width, height, setup.rtl, _NO_COUNTERS, missing)
    imprint = set_blocks(setup.imprint, column)
    taken = imprint[0].before + stacked_height(imprint) if imprint else 0.0
    # Any page may turn out to be the first one: nothing is set higher than fits on that.
    slabs = set_blocks(flowables, column.at_most(height - taken))
    sheets = list(_cut(slabs, height, height - taken)) or [[]]
    column = column._replace(known={})
    return tuple(
        _make_page(
            sheet,
            imprint if number == 1 else [],
            setup,
            column._replace(counters=_counters(number, len(sheets), setup.digits)),
        )
        for number, sheet in enumerate(sheets, 1)
    )


def _reporter(diagnostics: Diagnostics) -> Missing:
    def missing(character: str, span: TextSpan) -> None:
        name = unicodedata.name(character, "")
        code_point = f"U+{ord(character):04X}"
        diagnostics.report(
            "text.missing-glyph",
            span.place,
            char=character,
            name=f"{code_point} {name}".strip(),
        )

    return missing


def _counters(number: int, count: int, digits: str) -> Mapping[str, str]:
    own = str.maketrans("0123456789", digits)
    return {"page": str(number).translate(own), "pages": str(count).translate(own)}


def _cut(slabs: list[Slab], height: float, first_height: float) -> Iterator[list[Slab]]:
    _keep_two_lines_under_headings(slabs)
    start = 0
    while start < len(slabs):
        end = _page_end(slabs, start, height if start else first_height)
        yield [*map(as_artifact, _repeated_heads(slabs, start)), *slabs[start:end]]
        start = end


def _keep_two_lines_under_headings(slabs: Sequence[Slab]) -> None:
    """What a heading announces begins with two lines on its page, not with a lone one.

    A row of pictures is company enough, and a line that is all there is.
    """
    for at, (heading, first) in enumerate(pairwise(slabs[:-1])):
        if heading.announces and first.height < _COMPANY:
            first.keep = first.keep or not _is_heading(slabs, at + 2)


def _is_heading(slabs: Sequence[Slab], at: int) -> bool:
    """Whether slab `at` belongs to what announces something else."""
    kept = takewhile(lambda slab: slab.keep or slab.announces, islice(slabs, at, None))
    return any(slab.announces for slab in kept)


def _page_end(slabs: Sequence[Slab], start: int, height: float) -> int:
    """The index after the last slab on the page that begins with slab `start`."""
    room = height - stacked_height(_repeated_heads(slabs, start))
    used, end, upper = 0.0, start, None
    while end < len(slabs):
        used += gap(upper, slabs[end]) + slabs[end].height
        if used > room + _TOLERANCE:
            break
        upper = slabs[end]
        end += 1
        if upper.ends_page:
            return end
    if end == len(slabs):
        return end
    allowed = [k for k in range(end, start, -1) if not slabs[k - 1].keep]
    return _in_company(slabs, allowed, height) if allowed else max(end, start + 1)


def _in_company(slabs: Sequence[Slab], allowed: Sequence[int], height: float) -> int:
    """The last break that leaves no slab alone, else the last one: `allowed`, from the end."""
    last = allowed[0]
    for at in allowed:
        if stacked_height(slabs[at:last]) > height * _MOST_FOR_COMPANY:
            return last
        if not slabs[at - 1].company:
            return at
    return last


def _repeated_heads(slabs: Sequence[Slab], start: int) -> Sequence[Slab]:
    """A table's heads, when the page begins inside the table."""
    heads = slabs[start].heads
    return heads if start > 0 and slabs[start - 1].heads is heads else ()


def _make_page(
    slabs: Sequence[Slab], imprint: Sequence[Slab], setup: PageSetup, column: Column
) -> Page:
    placed = list(place(slabs, setup.top))
    bookmarks = tuple(s.bookmark._replace(y=y) for s, y in placed if s.bookmark)
    footer = place(set_blocks(setup.footer, column), setup.height - setup.footer_height)
    low = place(imprint, setup.height - setup.bottom - stacked_height(imprint))
    parts = [part for area in (placed, low, footer) for part in paint(list(area))]
    x = setup.end if setup.rtl else setup.start
    return Page(
        setup.width,
        setup.height,
        tuple(mark.moved(x + part.x, part.y) for part in parts for mark in part.marks),
        tuple(link.moved(x + part.x, part.y) for part in parts for link in part.links),
        bookmarks,
    )
