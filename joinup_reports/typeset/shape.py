"""Item → words of clusters: HarfBuzz at work, through uharfbuzz.

Direction, script and language are set by us, never guessed from the text. Shaping is done
in font units at no size; in a long text, or a batch of them, a word is shaped once however
often it stands there. Harakat are placed by the font's GPOS. At an item's ends HarfBuzz sees the
letters beyond, so that joining survives a change of style inside a word.
"""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate, chain, count

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


class Word:
    """A word and the spaces after it. `visible` and `ink` leave those out.

    `starts` are its clusters' offsets, `length` and `visible` count characters, `advance`
    and `ink` are in font units. No tuple: made once, its parts are read for every line.
    """

    __slots__ = ("advance", "clusters", "ink", "length", "starts", "visible")

    def __init__(self, text: str, starts: tuple[int, ...], clusters: tuple[Cluster, ...]) -> None:
        self.starts = starts
        self.clusters = clusters
        self.length = len(text)
        self.visible = len(text.rstrip(" "))
        advances = [cluster.advance for cluster in clusters]
        self.advance = self.ink = sum(advances)
        if self.visible < self.length:
            self.ink -= sum(advances[bisect_left(starts, self.visible) :])

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
        self.start, self.end, self.level = item[:3]
        self.words = words
        # Points in a font unit.
        self.scale = item.span.style.size / item.face.units_per_em
        self.width = sum([word.advance for word in words]) * self.scale
        self._found: tuple[list[int], list[int]] | None = None

    def _places(self) -> tuple[list[int], list[int]]:
        """Where in the text each word starts, and how far from the run's start, in font units;
        last where the run ends. Found when first asked for: few runs are broken.
        """
        if self._found is None:
            lengths = [word.length for word in self.words]
            advances = [word.advance for word in self.words]
            offsets = list(accumulate(lengths, initial=self.start))
            self._found = offsets, list(accumulate(advances, initial=0))
        return self._found

    def clusters(self) -> tuple[Cluster, ...]:
        """In logical order."""
        found: list[Cluster] = []
        for word in self.words:
            found += word.clusters
        return tuple(found)

    @property
    def starts(self) -> list[int]:
        """Where each cluster starts in the text."""
        words = zip(self._places()[0], self.words, strict=False)
        return [offset + start for offset, word in words for start in word.starts]

    def between(self, low: int, high: int) -> tuple[Cluster, ...]:
        """The clusters that start in text[low:high], which is not outside the item, in logical
        order.
        """
        offsets, _ = self._places()
        first = bisect_right(offsets, low) - 1
        last = bisect_left(offsets, high)
        words = self.words[first:last]
        parts = [word.clusters for word in words]
        if words and (inside := high - offsets[last - 1]) < words[-1].length:
            parts[-1] = parts[-1][: bisect_left(words[-1].starts, inside)]
        if words and (inside := low - offsets[first]):
            parts[0] = parts[0][bisect_left(words[0].starts, inside) :]
        return tuple(chain.from_iterable(parts))

    def inks(self, before: float) -> dict[int, float]:
        """For the end of each word the width in points up to it, its spaces left out, where
        `before` lies before the run.
        """
        offsets, totals = self._places()
        words = zip(totals, self.words, strict=False)
        scale = self.scale
        return dict(zip(offsets[1:], [before + (t + w.ink) * scale for t, w in words], strict=True))

    def width_before(self, offset: int) -> float:
        """The width in points of the item's text before `offset`; inside a cluster, as if
        the cluster had been passed.
        """
        offsets, totals = self._places()
        word = bisect_right(offsets, offset) - 1
        inside = offset - offsets[word]
        if not inside:
            return totals[word] * self.scale
        return (totals[word] + self.words[word].advance_before(inside)) * self.scale


def shape(text: str, item: Item) -> Run:
    """Every character of the item is in exactly one cluster of one word."""
    start, end, level, script, face, span = item
    shaper = _shaper(face, level % 2 == 1, script, span.lang)
    before = _joining_neighbour(text, start - 1) if start else ""
    after = _joining_neighbour(text, end) if end < len(text) else ""
    if shaper.knows_words or shaper.learns_words():
        words = shaper.words(text[start:end])
        if before:
            words[0] = shaper[before, text[start : start + words[0].length], ""]
        if after:
            before = before if len(words) == 1 else ""
            words[-1] = shaper[before, text[end - words[-1].length : end], after]
    else:
        piece = text[start:end]
        words = _split(shaper.whole(before, piece, after), _WORD.findall(piece))
    return Run(item, words)


def _split(whole: Word, texts: list[str]) -> list[Word]:
    """A whole item's clusters shared out to its words; all in one if a cluster spans two."""
    words, first, at = [], 0, 0
    for text in texts:
        last = bisect_left(whole.starts, at + len(text), first)
        starts = tuple([s - at for s in whole.starts[first:last]])
        if not starts or starts[0]:
            return [whole]
        words.append(Word(text, starts, whole.clusters[first:last]))
        first, at = last, at + len(text)
    return words


def _joining_neighbour(text: str, index: int) -> str:
    """The character at `index` if it can change the form of the letter beside it."""
    character = text[index]
    return character if character.isalpha() or character in "\u0640\u200c\u200d" else ""


class _Spaced(dict[str, Word]):
    """By a word, that word and the space after it."""

    def __init__(self, shaper: "_Shaper") -> None:
        super().__init__()
        self._shaper = shaper

    def __missing__(self, text: str) -> Word:
        if len(self) >= _MOST_WORDS:
            self.clear()
        word = self[text] = self._shaper[text + " "]
        return word


class _Shaper(dict[str | tuple[str, str, str], Word]):
    """Shapes each word once: by its text, or by (letters before, text, letters after)."""

    def __init__(self, face: Face, direction: str, script: str, lang: str) -> None:
        super().__init__()
        self._setting = face, direction, script, lang
        self._items = _items_of(face)
        self._spaced = _Spaced(self)
        self.knows_words = False

    def learns_words(self) -> bool:
        """Whether the next item, and all after it, are best put together from words."""
        face, _, script, _ = self._setting
        tried = next(self._items) > _ITEMS_BEFORE_TRIAL
        self.knows_words = tried and script != "" and not face.kerns_across_spaces
        return self.knows_words

    def words(self, text: str) -> list[Word]:
        """The words of an item."""
        if "  " in text:
            return [self[word] for word in _WORD.findall(text)]
        *spaced, last = text.split(" ")
        found = list(map(self._spaced.__getitem__, spaced))
        if last:
            found.append(self[last])
        return found

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
def _items_of(_face: Face) -> "count[int]":
    """How many items of a face have been shaped whole, counted as they come."""
    return count(1)


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
    return Word(text, tuple(keys), clusters)


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
