"""Flowables → slabs: paragraphs, boxes and pictures set to the width of their column.

Start and end become left and right here. Knows nothing of pages' heights.
"""

from collections.abc import Mapping, Sequence
from typing import Self

from joinup_reports.tuples import NamedTuple
from joinup_reports.typeset.flow import (
    Box,
    Flowable,
    PictureBlock,
    Spacing,
    Table,
    TextBlock,
    TextSpan,
)
from joinup_reports.typeset.frame import Bookmark, Picture
from joinup_reports.typeset.itemize import Missing
from joinup_reports.typeset.line import Line
from joinup_reports.typeset.paragraph import set_paragraph
from joinup_reports.typeset.slab import Ground, Part, Slab, stacked_height
from joinup_reports.typeset.table import set_table


class Column(NamedTuple):
    """Where blocks stand: `left` from the text area's left edge, `width`, and the side
    where they start; no slab may be higher than `height`. `counters` are the page numbers,
    `missing` hears of characters that no face has. `known` remembers lines for blocks that
    are set on every page: most of a footer is the same on each.
    """

    left: float
    width: float
    height: float
    rtl: bool
    counters: Mapping[str, str]
    missing: Missing
    known: dict[tuple[int, float], tuple[Line, ...]] | None = None

    def narrowed(self, start: float, end: float = 0.0) -> Self:
        """A column with its start edge moved in by `start`, its end edge by `end`."""
        left = self.left + (end if self.rtl else start)
        return self._replace(left=left, width=self.width - start - end)

    def at_most(self, height: float) -> Self:
        """The same column with less room for a slab's height."""
        return self._replace(height=height)


def set_blocks(blocks: Sequence[Flowable], column: Column) -> list[Slab]:
    slabs: list[Slab] = []
    for block in blocks:
        slabs += _set_block(block, column)
    return slabs


def _set_block(block: Flowable, column: Column) -> list[Slab]:
    if isinstance(block, TextBlock):
        return _set_text(block, column)
    if isinstance(block, Box):
        return _set_box(block, column)
    if isinstance(block, Table):
        inner = column.narrowed(block.spacing.indent)
        return _spaced(set_table(block, inner, set_blocks), block.spacing)
    return _set_picture(block, column)


def _spaced(slabs: list[Slab], spacing: Spacing) -> list[Slab]:
    if slabs:
        slabs[0].before = max(slabs[0].before, spacing.before)
        slabs[-1].after = max(slabs[-1].after, spacing.after)
        if spacing.keep_with_next:
            slabs[-1].keep = slabs[-1].announces = True
        slabs[-1].ends_page = slabs[-1].ends_page or spacing.break_after
        slabs[-1].company = slabs[-1].company or spacing.company
    return slabs


def _set_text(block: TextBlock, column: Column) -> list[Slab]:
    inner = column.narrowed(block.spacing.indent)
    lines = _lines(block.spans, block, inner, inner.width)
    slabs = [_line_slab(line, block, inner) for line in lines]
    if not slabs:
        return []
    for index, slab in enumerate(slabs[:-1]):
        slab.keep = _keeps(index, len(slabs), block)
    if block.bookmark:
        title, level = block.bookmark
        slabs[0].bookmark = Bookmark(title, level, 0.0)
    if block.marker:
        slabs[0].parts.insert(0, _marker(block, inner))
    return _spaced(slabs, block.spacing)


def _lines(
    spans: Sequence[TextSpan], block: TextBlock, column: Column, measure: float
) -> Sequence[Line]:
    """The lines of a block's text or marker, remembered where they count no pages."""
    known = column.known
    if known is None or any(span.counter for span in spans):
        return set_paragraph(spans, block.style, measure, column.counters, column.missing)
    key = id(block), measure
    if key not in known:
        known[key] = tuple(
            set_paragraph(spans, block.style, measure, column.counters, column.missing)
        )
    return known[key]


def _keeps(index: int, count: int, block: TextBlock) -> bool:
    """No break after line `index`: it would leave an orphan above or a widow below."""
    heading = block.spacing.keep_with_next
    style = block.style
    return heading or index + 1 < style.orphans or count - (index + 1) < style.widows


def _line_slab(line: Line, block: TextBlock, column: Column) -> Slab:
    part = Part(line.runs, line.links, column.left, _baseline(block))
    return Slab(block.style.leading, [part])


def _baseline(block: TextBlock) -> float:
    """From a line's top: the face's height centred in the leading."""
    style = block.spans[0].style
    face = style.stack.faces[0]
    ascent, descent = (v * style.size / face.units_per_em for v in (face.ascent, face.descent))
    return (block.style.leading - (ascent - descent)) / 2 + ascent


def _marker(block: TextBlock, inner: Column) -> Part:
    """On the first line's baseline, outside the text's start edge."""
    line = _lines(block.marker, block, inner, 1e6)[0]
    ink_left = min(run.x for run in line.runs)
    if inner.rtl:
        x = inner.left + inner.width + block.marker_gap - ink_left
    else:
        x = inner.left - block.marker_gap - line.width - ink_left
    return Part(line.runs, line.links, x, _baseline(block))


def _set_box(box: Box, column: Column) -> list[Slab]:
    outer = column.narrowed(box.spacing.indent)
    block_padding, inline_padding = box.padding
    slabs = set_blocks(box.blocks, outer.narrowed(inline_padding, inline_padding))
    if not slabs:
        return []
    slabs[0].before = slabs[-1].after = 0.0
    missing = min(box.height, column.height) - stacked_height(slabs) - 2 * block_padding
    if missing > 0:
        slabs[-1].keep = True
        slabs.append(Slab(missing))
    if block_padding:
        keep_on = slabs[-1].keep
        slabs[-1].keep = True
        slabs = [Slab(block_padding, keep=True), *slabs, Slab(block_padding, keep=keep_on)]
    ground = Ground(box, outer.left, outer.width, outer.rtl, slabs[0], slabs[-1])
    for slab in slabs:
        slab.grounds = (ground, *slab.grounds)
    if box.keep_together:
        for slab in slabs[:-1]:
            slab.keep = True
    return _spaced(slabs, box.spacing)


def _set_picture(block: PictureBlock, column: Column) -> list[Slab]:
    inner = column.narrowed(block.spacing.indent)
    scale = min(1.0, inner.width / block.width)
    width, height = block.width * scale, block.height * scale
    room = inner.width - width
    if block.align == "center":
        x = room / 2
    else:
        x = room if inner.rtl == (block.align == "start") else 0.0
    picture = Picture(block.data, x, 0.0, width, height, block.owner)
    slab = Slab(height, [Part((picture,), (), inner.left, 0.0)])
    return _spaced([slab], block.spacing)
