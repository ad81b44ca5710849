"""The words a report should show, held beside the words its pages do show.

Knows the laid-out report, the meeting, and the painted runs of each page; opens no file.
Three steps from notes to paper: what the meeting says stands in the document, what the
document says was laid out, and what was laid out is painted, word for word and in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from joinup_reports.build import Laid
from joinup_reports.document.words import document_words
from joinup_reports.judging.painted import Run, fold, join
from joinup_reports.meeting.model import Entry, Meeting
from joinup_reports.tuples import NamedTuple
from joinup_reports.typeset.frame import GlyphRun, Page
from joinup_reports.typeset.structure import Artifact, Content, StructureElement

_AROUND = 24


class Difference(NamedTuple):
    """Where words begin to differ: `page` from 1 (0: on no page), what should stand there
    and what does.
    """

    page: int
    expected: str
    found: str


def compare_words(laid: Laid, painted: Sequence[Sequence[Run]]) -> tuple[Difference, ...]:
    """The first difference of each page, and of the layout from the document."""
    found = [
        difference
        for number, (page, runs) in enumerate(zip(laid.pages, painted, strict=False), start=1)
        if (difference := _compare_page(number, page, runs))
    ]
    said, shown = document_words(laid.document), laid_words(laid)
    if fold(said) != fold(shown):
        found.append(Difference(0, *_excerpts(said, shown)))
    found += _added(painted[len(laid.pages) :], len(laid.pages) + 1)
    lost = enumerate(laid.pages[len(painted) :], start=len(painted) + 1)
    found += [
        Difference(number, _words_of(page, artifact=False)[:_AROUND], "") for number, page in lost
    ]
    return tuple(found)


def _added(pages: Sequence[Sequence[Run]], first: int) -> Iterator[Difference]:
    for number, runs in enumerate(pages, start=first):
        yield Difference(number, "", _text(runs)[:_AROUND])


def _compare_page(number: int, page: Page, runs: Sequence[Run]) -> Difference | None:
    body = _words_of(page, artifact=False)
    painted = [run for run in runs if not run.artifact]
    if fold(body) != join(painted):
        return Difference(number, *_excerpts(body, _text(painted)))
    beside = _words_of(page, artifact=True)
    around = [run for run in runs if run.artifact]
    if _same_around(page, around):
        return None
    return Difference(number, *_excerpts(beside, _text(around)))


def _same_around(page: Page, painted: Sequence[Run]) -> bool:
    """Whether the running parts have the same words; what all pages share may come first."""
    shown = join(painted)
    runs = [fold(run.text) for run in _runs_of(page, artifact=True)]
    return sorted("".join(runs)) == sorted(shown) and all(run in shown for run in runs)


def _runs_of(page: Page, *, artifact: bool) -> Iterator[GlyphRun]:
    for mark in page.marks:
        if isinstance(mark, GlyphRun) and isinstance(mark.owner, Artifact) is artifact:
            yield mark


def _words_of(page: Page, *, artifact: bool) -> str:
    return " ".join(run.text for run in _runs_of(page, artifact=artifact))


def _text(runs: Iterable[Run]) -> str:
    return " ".join(run.text for run in runs if not run.hidden)


def laid_words(laid: Laid) -> str:
    """What was laid out, in the order of the structure, without bullets and numbers."""
    words: dict[Content, list[str]] = {}
    for page in laid.pages:
        for mark in page.marks:
            if isinstance(mark, GlyphRun) and isinstance(mark.owner, Content):
                words.setdefault(mark.owner, []).append(mark.text)
    return " ".join(text for leaf in _leaves(laid.composition.root) for text in words.get(leaf, ()))


def _leaves(element: StructureElement) -> Iterator[Content]:
    for kid in element.kids:
        if isinstance(kid, Content):
            yield kid
        elif kid.role != "Lbl":
            yield from _leaves(kid)


def unprinted(meeting: Meeting, painted: Sequence[Sequence[Run]]) -> tuple[str, ...]:
    """What the meeting says and no page shows, whatever template printed it."""
    pages = [join(run for run in runs if not run.artifact) for runs in painted]
    return tuple(text for text in meeting_words(meeting) if not _shown(fold(text), pages))


def meeting_words(meeting: Meeting) -> Iterator[str]:
    """The texts of a meeting, in the order of its keys."""
    yield from (meeting.title, meeting.location)
    for entries in (meeting.challenges, meeting.responses, meeting.opportunities, meeting.lessons):
        yield from _entries(entries)
    yield from filter(None, _extra_words(meeting))


def _extra_words(meeting: Meeting) -> Iterator[str | None]:
    """Those of the optional parts; None for what was not said."""
    if came := meeting.participants:
        yield from (*came.organisation_names, *came.by_governorate)
    yield from (photo.caption for photo in meeting.photos)
    if coming := meeting.next_meeting:
        yield from (coming.title, coming.location)
    for link in meeting.links:
        yield from (link.text, link.url)
    if author := meeting.prepared_by:
        yield from author


def _entries(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        yield entry.text
        yield from _entries(entry.items)


def _shown(text: str, pages: Sequence[str]) -> bool:
    """On a page, or from the foot of one (above what stands there) to the next one's head."""
    if any(text in page for page in pages):
        return True
    return any(
        text[:cut] in page and following.startswith(text[cut:])
        for page, following in pairwise(pages)
        for cut in range(1, len(text))
    )


def _excerpts(expected: str, found: str) -> tuple[str, str]:
    """Some words of each text from the first difference on, and a little before it."""
    mine, its = fold(expected), fold(found)
    ends = (n for n, (a, b) in enumerate(zip(mine, its, strict=False)) if a != b)
    at = next(ends, min(len(mine), len(its)))
    return _from(expected, at), _from(found, at)


def _from(text: str, at: int) -> str:
    """The words of `text` around the one that holds its folded character number `at`."""
    passed = 0
    words = text.split()
    for number, word in enumerate(words):
        passed += len(fold(word))
        if passed > at:
            return " ".join(words[max(number - 2, 0) : number + 4])
    return " ".join(words[-3:])
