"""Does the laid-out page keep the funder's rules? Measured on marks, not on intentions.

Each rule of a visibility profile names a check of this module; a check looks at every page
and tells on which ones the rule is not kept. What counts as the running footer are marks
that belong to a pagination artifact. Knows pages and branding; no templates, no YAML.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Self

from joinup_reports.branding.emblem import ASPECT, is_emblem
from joinup_reports.branding.model import Partner, Requirement, Series, Visibility
from joinup_reports.drawing import Drawing
from joinup_reports.language.arabic import in_digits
from joinup_reports.tuples import NamedTuple
from joinup_reports.typeset.frame import GlyphRun, Mark, Page, Picture
from joinup_reports.typeset.structure import Artifact

_MM = 25.4 / 72
_EXACT = 0.01
_TATWEEL = "\u0640"
# Of a line's size: how far its ink reaches above and below the baseline.
_RISE, _DROP = 0.78, 0.28


class Verdict(NamedTuple):
    """`pages` are those on which the rule is not kept; `measured` is what was found there."""

    rule: Requirement
    pages: tuple[int, ...]
    measured: str = ""

    @property
    def kept(self) -> bool:
        return not self.pages


class Area(NamedTuple):
    """A rectangle of a page, y down, and what is printed in it."""

    left: float
    top: float
    right: float
    foot: float
    text: str = ""
    data: bytes | Drawing = b""

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.foot - self.top

    def grown(self, by: float) -> Self:
        """With white around it; the words and the picture stay inside."""
        return self._replace(
            left=self.left - by,
            top=self.top - by,
            right=self.right + by,
            foot=self.foot + by,
        )

    def touches(self, other: Self) -> bool:
        apart = self.right <= other.left or other.right <= self.left
        return not apart and self.top < other.foot and other.top < self.foot


class Sight(NamedTuple):
    """What a check sees of one page: above all its running parts, the emblem among them."""

    number: int
    rtl: bool
    lang: str
    series: Series
    visibility: Visibility
    logos: Mapping[str, bytes | Drawing]
    running: tuple[Area, ...]
    emblem: Area | None
    page: Page

    @property
    def lines(self) -> list[Area]:
        return [area for area in self.running if area.text]

    def shown(self, partner: Partner) -> Area | None:
        """Where a partner's logo or name stands."""
        logo = self.logos.get(partner.logo) if partner.logo else None
        name = letters(partner.called(self.lang))
        for area in self.running:
            if (area.data and area.data == logo) or (not logo and letters(area.text) == name):
                return area
        return None


Finding = tuple[bool, str]
Check = Callable[[Sight, float], Finding]


def check_visibility(
    pages: Sequence[Page],
    series: Series,
    *,
    lang: str,
    rtl: bool,
    logos: Mapping[str, bytes | Drawing],
) -> tuple[Verdict, ...]:
    """A verdict for each rule of the series' profile; none when it names no profile.

    `logos` are the contents of the partners' logo files, by the names the series gives them.
    """
    visibility = series.visibility
    if visibility is None:
        return ()
    sights = []
    for number, page in enumerate(pages, 1):
        running = tuple(_running(page))
        emblem = next(filter(_is_emblem, running), None)
        sights.append(Sight(number, rtl, lang, series, visibility, logos, running, emblem, page))
    return tuple(_judged(rule, sights) for rule in visibility.profile.rules)


@lru_cache(maxsize=512)
def letters(text: str) -> str:
    """A text's letters and digits alone: what is left when lines, digits and forms differ."""
    plain = in_digits(text, "latn").replace(_TATWEEL, "")
    return "".join(filter(str.isalnum, plain)).casefold()


def _judged(rule: Requirement, sights: Sequence[Sight]) -> Verdict:
    if rule.check == "disclaimer":
        found = any(_disclaims(sight) for sight in sights)
        return Verdict(rule, () if found else tuple(sight.number for sight in sights))
    findings = [(sight.number, *CHECKS[rule.check](sight, rule.limit)) for sight in sights]
    failed = [(number, measured) for number, kept, measured in findings if not kept]
    told = failed or [(number, measured) for number, _, measured in findings]
    return Verdict(rule, tuple(number for number, _ in failed), told[0][1] if told else "")


def _disclaims(sight: Sight) -> bool:
    return letters(sight.visibility.disclaimer(sight.lang)) in _words(sight.page)


def _on_every_page(sight: Sight, _limit: float) -> Finding:
    return sight.emblem is not None, ""


def _whole(sight: Sight, _limit: float) -> Finding:
    emblem = sight.emblem
    if emblem is None:
        return False, ""
    aspect = emblem.width / emblem.height
    return abs(aspect - ASPECT) <= _EXACT, f"{aspect:.2f} : 1"


def _high_enough(sight: Sight, limit: float) -> Finding:
    emblem = sight.emblem
    height = emblem.height if emblem else 0.0
    return height + _EXACT >= limit, _in_mm(height)


def _largest(sight: Sight, _limit: float) -> Finding:
    """At least as high, or as wide, as the largest of the others."""
    emblem = sight.emblem
    if emblem is None:
        return False, ""
    others = [area for area in _shown(sight) if area != emblem]
    others += [area for area in sight.running if area.data and not _is_emblem(area)]
    if not others:
        return True, ""
    largest = max(others, key=lambda area: area.width * area.height)
    kept = emblem.height + _EXACT >= largest.height or emblem.width + _EXACT >= largest.width
    return kept, f"{_in_mm(largest.width)} × {_in_mm(largest.height)}"


def _first(sight: Sight, _limit: float) -> Finding:
    emblem = sight.emblem
    if emblem is None:
        return False, ""
    inked = [area for area in sight.running if area.text or area.data]
    if sight.rtl:
        return emblem.right + _EXACT >= max(area.right for area in inked), ""
    return emblem.left - _EXACT <= min(area.left for area in inked), ""


def _clear(sight: Sight, limit: float) -> Finding:
    """`limit` is in parts of the emblem's height; logos say in points what they want."""
    emblem = sight.emblem
    if emblem is None:
        return False, ""
    wanted = emblem.grown(limit * emblem.height)
    statement = _beside(sight, emblem, float("inf"))
    others = [a for a in sight.running if a != emblem and a not in statement]
    touching = any(wanted.touches(area) for area in others)
    return not touching and all(_logo_is_clear(sight, p) for p in sight.series.partners), ""


def _logo_is_clear(sight: Sight, partner: Partner) -> bool:
    logo = sight.shown(partner)
    if not partner.clear_space or logo is None:
        return True
    caption = letters(partner.caption)
    others = (a for a in sight.running if a != logo and letters(a.text) != caption)
    return not any(logo.grown(partner.clear_space).touches(area) for area in others)


def _statement_beside(sight: Sight, limit: float) -> Finding:
    """`limit`: how far it may stand from the emblem, in parts of the emblem's height."""
    emblem = sight.emblem
    if emblem is None:
        return False, ""
    near = _beside(sight, emblem, limit)
    said = letters("".join(line.text for line in near))
    whole = all(letters(words) in said for _, words in sight.visibility.statements)
    return whole and bool(near) and not any(emblem.touches(line) for line in near), ""


def _beside(sight: Sight, emblem: Area, limit: float) -> list[Area]:
    """Lines of the statement at the emblem's height, not further off than `limit`."""
    statements = [letters(words) for _, words in sight.visibility.statements]
    room = emblem.grown(0.0)._replace(
        left=emblem.left - limit * emblem.height, right=emblem.right + limit * emblem.height
    )
    return [
        line
        for line in sight.lines
        if room.touches(line) and any(letters(line.text) in words for words in statements)
    ]


def _contract_partners(sight: Sight, _limit: float) -> Finding:
    suppliers = [p for p in sight.series.partners if p.role == "supplier" and sight.shown(p)]
    return not suppliers, ", ".join(partner.name for partner in suppliers)


def _in_order(sight: Sight, _limit: float) -> Finding:
    places = [(area.left + area.right) / 2 for area in _shown(sight)]
    forward = (b < a if sight.rtl else b > a for a, b in pairwise(places))
    return all(forward), ""


CHECKS: dict[str, Check] = {
    "emblem-on-every-page": _on_every_page,
    "emblem-whole": _whole,
    "emblem-height": _high_enough,
    "emblem-largest": _largest,
    "emblem-first": _first,
    "clear-space": _clear,
    "statement-beside": _statement_beside,
    "contract-partners": _contract_partners,
    "partners-in-order": _in_order,
}


def _shown(sight: Sight) -> list[Area]:
    """The partners that the page shows, in the series' order."""
    return [area for partner in sight.series.partners if (area := sight.shown(partner))]


def _is_emblem(area: Area) -> bool:
    return isinstance(area.data, Drawing) and is_emblem(area.data)


def _running(page: Page) -> Iterator[Area]:
    """Everything of the running parts: pictures and rules, and words by stretches."""
    marks = [mark for mark in page.marks if _runs(mark)]
    for mark in marks:
        if not isinstance(mark, GlyphRun):
            data = mark.data if isinstance(mark, Picture) else b""
            yield Area(mark.x, mark.y, mark.x + mark.width, mark.y + mark.height, data=data)
    yield from _stretches(mark for mark in marks if isinstance(mark, GlyphRun))


def _runs(mark: Mark) -> bool:
    return isinstance(mark.owner, Artifact) and mark.owner.kind == "Pagination"


def _stretches(runs: Iterable[GlyphRun]) -> Iterator[Area]:
    """Runs of one baseline that stand side by side, together."""
    baseline, held = None, None
    for run in runs:
        if not run.text.strip():
            continue
        area = _inked(run)
        if held and baseline == run.y and held.grown(run.size / 2).touches(area):
            held = _joined(held, area)
        else:
            if held:
                yield held
            held = area
        baseline = run.y
    if held:
        yield held


def _inked(run: GlyphRun) -> Area:
    return Area(
        run.x,
        run.y - _RISE * run.size,
        run.x + run.width,
        run.y + _DROP * run.size,
        run.text,
    )


def _joined(one: Area, other: Area) -> Area:
    return Area(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.foot, other.foot),
        one.text + other.text,
    )


def _words(page: Page) -> str:
    return letters("".join(mark.text for mark in page.marks if isinstance(mark, GlyphRun)))


def _in_mm(points: float) -> str:
    return f"{points * _MM:.1f} mm"
