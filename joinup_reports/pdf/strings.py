"""A run → the strings that paint it, in reading order, with what readers need to find it.

The recipe and its reasons stand in fonts.py. Knows runs and their neighbours on the line;
knows no font files and nothing of PDF's syntax. Lengths are font units.
"""

import re
from collections.abc import Sequence
from itertools import accumulate
from operator import attrgetter

from joinup_reports.pdf.codes import (
    Code,
    Splits,
    blank,
    fold_joiners,
    kinds_of,
    narrow,
    precede,
    shift,
)
from joinup_reports.tuples import NamedTuple
from joinup_reports.typeset.frame import Cluster, GlyphRun

ALM, LRM, RLM = "\u061c", "\u200e", "\u200f"
_ADVANCE = attrgetter("advance")
_SPLITS = {rtl: Splits(rtl=rtl) for rtl in (False, True)}


class Piece(NamedTuple):
    """Codes painted in one stroke, `x` right of the run's origin.

    After the first code the pen goes `back` to the left.
    """

    x: int
    codes: tuple[Code, ...]
    back: int = 0


class _Setting(NamedTuple):
    """What a run's pieces depend on besides its clusters: its direction, those of the runs
    before and after it (True: to the left; None: there is none), the units of its em, and the
    document's direction.
    """

    rtl: bool
    before: bool | None
    after: bool | None
    em: int
    turned: bool


# Pieces by setting and identities of clusters, and the clusters, which must not be given up
# while their identities stand here. Numbers, bullets and headings come again and again.
_Known = tuple[tuple[Piece, ...], tuple[Cluster, ...]]
_KNOWN: dict[tuple[int | None, ...], _Known] = {}
_MOST_KNOWN = 5_000


def encode_run(
    run: GlyphRun, before: GlyphRun | None, after: GlyphRun | None, *, rtl: bool
) -> tuple[Piece, ...]:
    """The run's pieces in the order they are to be painted, which is reading order.

    `before` and `after` are the runs next to it in logical order on the same line; `rtl`
    is the document's direction.
    """
    if run.rtl and _ends(run, after):
        after = None
    setting = _Setting(
        run.rtl, before and before.rtl, after and after.rtl, run.face.units_per_em, rtl
    )
    key = (*setting, *map(id, run.clusters))
    if key not in _KNOWN:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        _KNOWN[key] = _encode(run.clusters, setting), run.clusters
    return _KNOWN[key][0]


def _ends(run: GlyphRun, after: GlyphRun | None) -> bool:
    """Whether the text ends here for the eye: at a line's end, or a marker before its item."""
    if after is None:
        return True
    return after.rtl and run.x - after.x - after.width > run.size / 10


def _encode(clusters: Sequence[Cluster], setting: _Setting) -> tuple[Piece, ...]:
    codes, kinds = _SPLITS[setting.rtl].of(clusters)
    if "J" in kinds:
        codes = fold_joiners(codes)
        kinds = kinds_of(codes)
    if not codes:
        return ()
    if min(map(_ADVANCE, codes)) < 0:
        codes = _lift_negatives(codes)
    return (_guard_rtl if setting.rtl else _guard_ltr)(codes, kinds, setting)


def _lift_negatives(codes: list[Code]) -> list[Code]:
    """No code steps back, as letters do that a font hangs over their neighbours: a font
    file has no such width, so the codes that follow have their ink further left instead.
    """
    lifted, debt = [], 0
    for code in codes:
        advance = code.advance + debt
        if debt or advance < 0:
            lifted.append(narrow(shift(code, debt), code.advance - max(0, advance)))
        else:
            lifted.append(code)
        debt = min(0, advance)
    return lifted


def _sliver(em: int) -> int:
    """The width of a code without ink."""
    return em // 50


# Right-to-left runs.

# Most have letters and spaces only, which need no control among them.
_PLAIN = frozenset("RS")

# Where a right-to-left piece needs a control before a code, painting order, left context:
# a mark that does not stand on its letter, a space that a mark follows, a sign, and
# punctuation or a bracket with no letter after it in the text.
_NEEDS_CONTROL = re.compile("(?<!R)M|S(?=M)|E|(?<=[^R])[WDB]")


def _guard_rtl(codes: list[Code], kinds: str, setting: _Setting) -> tuple[Piece, ...]:
    """The run cut before each bracket, in logical order, with its controls."""
    sliver = _sliver(setting.em)
    joined, goes_on = setting.before is not None, setting.after is not None
    if "M" in kinds or "J" in kinds:
        codes = _widen(codes, sliver)
    if "N" in kinds:
        codes = _keep_pairs(codes, sliver)
        kinds = kinds_of(codes)
    high = len(codes)
    cuts = [n for n in range(high - 1, 0, -1) if kinds[n - 1] == "B"] if "B" in kinds else []
    origins = list(accumulate((c.advance for c in codes), initial=0)) if cuts else [0]
    pieces = []
    for low in (*cuts, 0):
        part = codes[low:high]
        joins = low > 0 or goes_on, high < len(codes) or joined
        _add_controls(part, kinds[low:high], joins)
        if high == len(codes):
            _end_at_right(part, kinds, sliver, joined=joined)
        _begin_at_left(part, kinds[low], sliver, ends_line=not (low or goes_on))
        pieces.append(Piece(origins[low], tuple(part)))
        if low:
            pieces.append(_separator(origins[low], sliver))
        high = low
    if setting.after:
        pieces.append(_separator(0, sliver))
    return tuple(pieces)


def _add_controls(codes: list[Code], kinds: str, joins: tuple[bool, bool]) -> None:
    """Controls within a piece; `joins` says whether text goes on at its left and right."""
    found = (
        set() if _PLAIN.issuperset(kinds) else {m.start() for m in _NEEDS_CONTROL.finditer(kinds)}
    )
    for edge, joined in zip((0, len(codes) - 1), joins, strict=True):
        if joined and kinds[edge] == "S":
            found.add(edge)
    for n in found:
        # A code of its own will stand before the first one; MuPDF drops the same twice,
        # and what else it says. A mark keeps ALM, for pdf.js takes RLM for a Latin letter.
        codes[n] = precede(codes[n], RLM if n == 0 and kinds[0] not in "RM" else ALM)


def _begin_at_left(codes: list[Code], kind: str, sliver: int, *, ends_line: bool) -> None:
    if kind != "R":
        # Poppler wants a control between the line's end and what is no letter, and MuPDF
        # not the same one that begins the piece.
        _add_left(codes, RLM if ends_line and kind != "S" else ALM, sliver)
    if ends_line and kind != "S":
        # pypdf turns to the left at a lone control only.
        _add_left(codes, ALM + " ", sliver)
        _add_left(codes, ALM, sliver)


def _end_at_right(codes: list[Code], kinds: str, sliver: int, *, joined: bool) -> None:
    if kinds[-1] == "B":
        _add_right(codes, LRM + ALM, sliver)
    elif joined and kinds[-1] != "R":
        _add_right(codes, ALM, sliver)


def _separator(x: int, sliver: int) -> Piece:
    """Two codes, for PDFium passes over what has no width."""
    return Piece(x - sliver // 2, (blank(LRM, sliver // 2),) * 2)


def _widen(codes: list[Code], sliver: int) -> list[Code]:
    """Gives a sliver to what has neither ink nor width: PDFium passes over it."""
    for n, code in enumerate(codes):
        if not code.ink and not code.advance:
            after = codes[n + 1 :]
            _add_left(after, code.text, sliver)
            codes = [*codes[:n], *after]
    return codes


def _keep_pairs(codes: list[Code], sliver: int) -> list[Code]:
    """An LRM right of what UTF-16 writes as a pair: PDFium would turn the two round."""
    kept = []
    for code in codes:
        if code.text > "\uffff" and code.advance > sliver:
            kept += [narrow(code, sliver), blank(LRM, sliver)]
        else:
            kept.append(code)
    return kept


# Left-to-right runs.

# What PDFium takes for one stretch of text: letters, digits and their signs, spaces, others.
_STRETCH = re.compile("L+|[DEWMJ]+|S+|[NBR]+")

# Digits that pypdf takes for right-to-left letters.
_EASTERN = re.compile("[\u0660-\u0669\u06f0-\u06f9]")


def _guard_ltr(codes: list[Code], kinds: str, setting: _Setting) -> tuple[Piece, ...]:
    _, before, after, em, turned = setting
    sliver = _sliver(em)
    stretches = [match.start() for match in _STRETCH.finditer(kinds)]
    if before and kinds[0] not in "LD":
        _add_left(codes, LRM, sliver)
        stretches = [0, *(start + 1 for start in stretches[1:])]
    if after is None and not before and kinds[-1] != "S":
        _add_right(codes, LRM + " ", sliver)
    elif after and kinds[-1] not in "LD":
        _add_right(codes, LRM, sliver)
    if turned and len(stretches) > 1:
        return _turn_round(codes, stretches, em)
    if kinds[0] == "D" and _EASTERN.search("".join([code.text for code in codes])):
        origins = accumulate((code.advance for code in codes), initial=0)
        return tuple(Piece(x, (code,)) for x, code in zip(origins, codes, strict=False))
    return (Piece(0, tuple(codes)),)


def _turn_round(codes: list[Code], stretches: list[int], em: int) -> tuple[Piece, ...]:
    """The run cut into stretches, in logical order, which PDFium finds in the opposite one.

    It orders strings by where they begin. So all but the last begin at the run's right end,
    the first one furthest right, with a code without ink, after which the pen goes to
    where the stretch belongs. Stretches that PDFium would put a space between stay together.
    """
    origins = list(accumulate((code.advance for code in codes), initial=0))
    thin, step = em // 100, em // 200
    groups = _join_stretches(codes, stretches, origins, em)
    pieces = []
    for n, (start, end) in enumerate(groups, 1):
        part, at = codes[start:end], origins[-1] - thin - n * step
        width = thin + len(groups) - n  # each its own: PDFium drops what is painted twice
        if n == len(groups):
            pieces.append(Piece(origins[start], tuple(part)))
        elif part[-1].text == " ":
            pieces.append(Piece(at, (blank(" ", width), blank(RLM, thin))))
        else:
            back = at + width - origins[start]
            pieces.append(Piece(at, (blank(RLM, width), *part), back))
    return tuple(pieces)


def _join_stretches(
    codes: list[Code], stretches: list[int], origins: list[int], em: int
) -> list[tuple[int, int]]:
    """From where to where each string goes, in logical order."""
    groups, end = [], len(codes)
    for start, stop in zip(stretches[::-1], [*stretches, len(codes)][:0:-1], strict=True):
        if start and not _is_near(codes, start, stop, origins, em):
            continue
        groups.append((start, end))
        end = start
    return groups[::-1]


def _is_near(codes: list[Code], start: int, stop: int, origins: list[int], em: int) -> bool:
    """Whether PDFium sees no gap between the stretch's end and the run's right end.

    A gap beside a space of the text adds none (CPDF_TextPage::ProcessInsertObject, whose
    thresholds these are).
    """
    if " " in (codes[start].text, codes[start - 1].text):
        return True
    width = codes[stop - 1].advance
    share = 2 if width < 0.4 * em else 4 if width < 0.7 * em else 5 if width < 0.8 * em else 6
    return origins[-1] - em // 100 - origins[stop - 1] <= width + max(width, em // 10) // share


# Room for what has no ink.


def _add_left(codes: list[Code], text: str, sliver: int) -> None:
    """Puts an inkless code before the others, its width out of the first that can spare it."""
    for n, code in enumerate(codes):
        if code.advance > 4 * sliver:
            codes[n] = narrow(shift(code, -sliver), sliver)
            codes[:n] = [shift(passed, -sliver) for passed in codes[:n]]
            codes.insert(0, blank(text, sliver))
            return
    codes.insert(0, blank(text, 0))


def _add_right(codes: list[Code], text: str, sliver: int) -> None:
    """Puts an inkless code after the others, its width out of the last that can spare it."""
    for n in range(len(codes))[::-1]:
        if codes[n].advance > 4 * sliver:
            codes[n] = narrow(codes[n], sliver)
            codes[n + 1 :] = [shift(passed, sliver) for passed in codes[n + 1 :]]
            codes.append(blank(text, sliver))
            return
    codes.append(blank(text, 0))
