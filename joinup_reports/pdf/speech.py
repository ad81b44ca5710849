"""What a screen reader must be told, because the page shows it otherwise.

Knows runs and the structure tree; knows nothing of PDF's syntax. Words are spoken from
their codes (fonts.py), which are right as they stand, with one exception: an address or a
name cut at a line's end has a space there that nobody wrote. Then the element says its text
itself (`ActualText`, ISO 32000-1 section 14.9.4): the element, never the content, where it
would ruin search and copying. An element with others inside is left alone, since its text
would stand in for theirs and for the links among them; and so is right-to-left text, which
MuPDF would take from there the wrong way round, and which is cut inside a word only when
that word is longer than a line.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from joinup_reports.pdf.tags import Place
from joinup_reports.typeset.frame import GlyphRun, Page
from joinup_reports.typeset.structure import Content, StructureElement


def find_replaced(
    pages: Sequence[Page], places: Mapping[Content, Place]
) -> dict[StructureElement, str]:
    """Elements that must say their text themselves, and the text."""
    lines: dict[Content, list[tuple[tuple[int, float], GlyphRun]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for mark in page.marks:
            if isinstance(mark, GlyphRun) and isinstance(mark.owner, Content):
                lines[mark.owner].append(((number, mark.y), mark))
    return {
        places[leaf].element: "".join(run.text for _, run in runs)
        for leaf, runs in lines.items()
        if leaf in places and places[leaf].element.kids == [leaf] and _is_cut(runs)
    }


def _is_cut(runs: Sequence[tuple[tuple[int, float], GlyphRun]]) -> bool:
    """Whether a line of left-to-right text ends where the text has no space."""
    return not any(run.rtl for _, run in runs) and any(
        line != next_line and not _last_of(run).isspace()
        for (line, run), (next_line, _) in pairwise(runs)
    )


def _last_of(run: GlyphRun) -> str:
    """The run's last character in logical order."""
    return run.clusters[0 if run.rtl else -1].text[-1]
