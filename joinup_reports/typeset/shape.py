"""Item → words of clusters: HarfBuzz at work, through uharfbuzz.

Direction, script and language are set by us, never guessed from the text. Shaping is done
in font units at no size; in a long text, or a batch of them, a word is shaped once however
often it stands there. Harakat are placed by the font's GPOS. At an item's ends HarfBuzz sees the
letters beyond, so that joining survives a change of style inside a word.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from typing import NamedTuple

import uharfbuzz as hb

from joinup_reports.typeset.fonts import Face
from joinup_reports.typeset.frame import Cluster, Glyph
from joinup_reports.typeset.itemize import Item, is_ignorable

_WORD = re.compile(" +|[^ ]+ *")

# Trying out whether words can be shaped alone costs about as much as shaping this many
# items whole, which is right in any case: a single report need not ask.
_ITEMS_BEFORE_TRIAL = 400

# A batch of ten thousand reports has about so many different words; more are forgotten.
_MOST_WORDS = 50_000


# A glyph as HarfBuzz places it: its id, offsets and advance.
_Raw = tuple[int, int, int, int]


class Word(NamedTuple):
    """A word and the spaces after it. `visible` and `ink` leave those out.

    `starts` are its clusters' offsets, `length` and `visible` count characters, `advance`
    and `ink` are in font units.
    """

    starts: tuple[int, ...]
    clusters: tuple[Cluster, ...]
    length: int
    visible: int
    advance: int
    ink: int

    def advance_before(self, inside: int) -> int:
        """The advance of the first `inside` characters."""
        if inside >= self.length:
            return self.advance
        if inside == self.visible:
            return self.ink
        return _advances(self)[bisect_left(self.starts, inside)]


class Run:
    """A shaped item: its words in logical order, its width in points."""

    def __init__(self, item: Item, words: list[Word]) -> None:
        self.item = item
        self.words = words
        # Points in a font unit.
        self.scale = item.span.style.size / item.face.units_per_em
        self.width = sum([word.advance for word in words]) * self.scale

    @cached_property
    def offsets(self) -> list[int]:
        """Where each word starts in the text."""
        lengths = [word.length for word in self.words]
        return list(accumulate(lengths[:-1], initial=self.item.start))

    @cached_property
    def totals(self) -> list[int]:
        """Advances before each word and after the last, in font units."""
        return list(accumulate([word.advance for word in self.words], initial=0))

    @property
    def starts(self) -> list[int]:
        """Where each cluster starts in the text."""
        words = zip(self.offsets, self.words, strict=True)
        return [offset + start for offset, word in words for start in word.starts]

    def between(self, low: int, high: int) -> tuple[Cluster, ...]:
        """The clusters that start in text[low:high], which is not outside the item, in logical
        order.
        """
        if low == self.item.start and high == self.item.end:
            return tuple(chain.from_iterable([word.clusters for word in self.words]))
        first = bisect_right(self.offsets, low) - 1
        last = bisect_left(self.offsets, high)
        words = self.words[first:last]
        parts = [word.clusters for word in words]
        if words and (inside := high - self.offsets[last - 1]) < words[-1].length:
            parts[-1] = parts[-1][: bisect_left(words[-1].starts, inside)]
        if words and (inside := low - self.offsets[first]):
            parts[0] = parts[0][bisect_left(words[0].starts, inside) :]
        return tuple(chain.from_iterable(parts))

    def inks(self, before: float) -> dict[int, float]:
        """For the end of each word the width in points up to it, its spaces left out, where
        `before` lies before the run.
        """
        ends = (*self.offsets[1:], self.item.end)
        words = zip(self.totals, self.words, strict=False)
        scale = self.scale
        return dict(zip(ends, [before + (t + w.ink) * scale for t, w in words], strict=True))

    def width_before(self, offset: int) -> float:
        """The width in points of the item's text before `offset`; inside a cluster, as if
        the cluster had been passed.
        """
        word = bisect_right(self.offsets, offset) - 1
        inside = offset - self.offsets[word]
        if not inside:
            return self.totals[word] * self.scale
        return (self.totals[word] + self.words[word].advance_before(inside)) * self.scale


def shape(text: str, item: Item) -> Run:
    """Every character of the item is in exactly one cluster of one word."""
    start, end, level, script, face, span = item
    shaper = _shaper(face, level % 2 == 1, script, span.lang)
    texts = _WORD.findall(text[start:end])
    before, after = _joining_neighbour(text, start - 1), _joining_neighbour(text, end)
    if shaper.knows_words:
        words = [shaper[word] for word in texts]
        if before:
            words[0] = shaper[before, texts[0], ""]
        if after:
            words[-1] = shaper[before if len(words) == 1 else "", texts[-1], after]
    else:
        words = _split(shaper.whole(before, text[start:end], after), texts)
    return Run(item, words)


def _split(whole: Word, texts: list[str]) -> list[Word]:
    """A whole item's clusters shared out to its words; all in one if a cluster spans two."""
    words, first, at = [], 0, 0
    for text in texts:
        last = bisect_left(whole.starts, at + len(text), first)
        starts = tuple([s - at for s in whole.starts[first:last]])
        if not starts or starts[0]:
            return [whole]
        words.append(_make_word(text, starts, whole.clusters[first:last]))
        first, at = last, at + len(text)
    return words


def _joining_neighbour(text: str, index: int) -> str:
    """The character at `index` if it can change the form of the letter beside it."""
    if not 0 <= index < len(text):
        return ""
    character = text[index]
    return character if character.isalpha() or character in "\u0640\u200c\u200d" else ""


class _Shaper(dict[str | tuple[str, str, str], Word]):
    """Shapes each word once: by its text, or by (letters before, text, letters after)."""

    def __init__(self, face: Face, direction: str, script: str, lang: str) -> None:
        super().__init__()
        self._setting = face, direction, script, lang
        self._items = 0

    @property
    def knows_words(self) -> bool:
        """Whether the next item is best put together from words."""
        self._items += 1
        return self._items > _ITEMS_BEFORE_TRIAL and not self._setting[0].kerns_across_spaces

    def __missing__(self, key: str | tuple[str, str, str]) -> Word:
        if len(self) >= _MOST_WORDS:
            self.clear()
        before, text, after = ("", key, "") if isinstance(key, str) else key
        word = self[key] = _word(text, self._shaped(before, text, after), len(before))
        return word

    def whole(self, before: str, text: str, after: str) -> Word:
        """An item shaped at once, and not remembered."""
        return _word(text, self._shaped(before, text, after), len(before))

    def _shaped(self, before: str, text: str, after: str) -> hb.Buffer:
        face, direction, script, lang = self._setting
        buffer = hb.Buffer()
        buffer.add_str(before + text + after, len(before), len(text))
        if script:
            buffer.script = script
        else:
            buffer.guess_segment_properties()
        buffer.direction = direction
        buffer.language = lang
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        hb.shape(face.hb_font, buffer)
        return buffer


@lru_cache(maxsize=256)
def _shaper(face: Face, rtl: bool, script: str, lang: str) -> _Shaper:
    return _Shaper(face, "rtl" if rtl else "ltr", script, lang)


def _word(text: str, buffer: hb.Buffer, offset: int) -> Word:
    """Gathers the glyphs by cluster. Glyphs of one cluster stay in visual order."""
    grouped: dict[int, list[_Raw]] = {}
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyph = (info.codepoint, place.x_offset, place.y_offset, place.x_advance)
        grouped.setdefault(info.cluster - offset, []).append(glyph)
    if not text.isprintable():
        grouped = _without_invisible_heads(text, grouped)
    keys = sorted({0, *grouped})
    ends = (*keys[1:], len(text))
    clusters = tuple(
        _cluster(text[start:end], tuple(grouped.get(key, ())))
        for key, start, end in zip(keys, keys, ends, strict=True)
    )
    return _make_word(text, tuple(keys), clusters)


def _make_word(text: str, starts: tuple[int, ...], clusters: tuple[Cluster, ...]) -> Word:
    visible = len(text.rstrip(" "))
    advances = [cluster.advance for cluster in clusters]
    advance = sum(advances)
    spaces = sum(advances[bisect_left(starts, visible) :]) if visible < len(text) else 0
    return Word(starts, clusters, len(text), visible, advance, advance - spaces)


def _without_invisible_heads(text: str, grouped: dict[int, list[_Raw]]) -> dict[int, list[_Raw]]:
    """Clusters begin after a zero width space, and after what is invisible at a text's head.

    HarfBuzz gives invisible characters, which have no glyphs, to one cluster beside them or the
    other. A line may end after a zero width space, so it belongs to what stands before it.
    """
    moved = {}
    for start, glyphs in grouped.items():
        at = start
        while at < len(text) - 1 and at + 1 not in grouped and _opens(text, at, start):
            at += 1
        moved[at] = glyphs
    return moved


def _opens(text: str, at: int, start: int) -> bool:
    return text[at] == "\u200b" or (start == 0 and is_ignorable(text[at]))


@lru_cache(maxsize=1024)
def _advances(word: Word) -> tuple[int, ...]:
    """The advance before each cluster and after the last."""
    return tuple(accumulate((c.advance for c in word.clusters), initial=0))


@lru_cache(maxsize=8192)
def _cluster(text: str, glyphs: tuple[_Raw, ...]) -> Cluster:
    """The same letter in the same form is one value: a text has few of them."""
    return Cluster(text, tuple(Glyph(*g) for g in glyphs), sum(g[3] for g in glyphs))
