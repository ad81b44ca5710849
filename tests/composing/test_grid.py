"""Rows of blocks side by side: pictures of one height, edges straight, nothing stretched."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from joinup_reports.branding.model import Style
from joinup_reports.composing.grid import set_grid
from joinup_reports.typeset.flow import PictureBlock, TextBlock
from joinup_reports.typeset.structure import Content

MEASURE, HIGH, GAP = 480.0, 230.0, 12.0
STYLE = Style(columns=(1, 1), gap=GAP, space_before=9, space_after=15)
SHAPES = st.floats(0.2, 5.0)


def picture(shape):
    return PictureBlock(b"", HIGH * shape, HIGH, Content(), "center")


def rows(shapes, style=STYLE):
    """Of each row the pictures and the widths of all its columns."""
    tables = set_grid([(picture(shape),) for shape in shapes], style, MEASURE, 0.0)
    for table in tables:
        (row,) = table.rows
        columns = table.columns if row.cells[0].blocks else table.columns[1:-1]
        yield [c.blocks[0] for c in row.cells if c.blocks], columns, table.spacing


@given(st.lists(SHAPES, min_size=1, max_size=7))
@example([0.25, 3.0])
def test_pictures_keep_their_shapes_and_share_a_height(shapes):
    found = []
    for pictures, columns, _ in rows(shapes):
        assert len({round(p.height, 6) for p in pictures}) == 1
        assert pictures[0].height <= HIGH + 1e-6
        assert MEASURE * 0.8 - 1e-6 <= sum(columns) <= MEASURE + 1e-6
        found += [p.width / p.height for p in pictures]
        for shown, column in zip(pictures, columns[::2], strict=True):
            assert shown.width <= column + 1e-6
    assert all(abs(a - b) < 1e-6 * b for a, b in zip(found, shapes, strict=True))


def test_a_landscape_and_a_portrait_fill_the_measure():
    ((landscape, portrait), columns, _) = next(rows([4 / 3, 3 / 4]))
    assert abs(landscape.width + GAP + portrait.width - MEASURE) < 1e-6
    assert columns == pytest.approx((landscape.width, GAP, portrait.width))


def test_rows_a_little_too_high_make_all_narrower_with_their_edges_straight():
    tables = set_grid([(picture(s),) for s in (4 / 3, 1 / 2, 3 / 2, 4 / 3)], STYLE, MEASURE, 0.0)
    width = HIGH * (4 / 3 + 1 / 2) + GAP
    margin = (MEASURE - width) / 2
    for table in tables:
        (row,) = table.rows
        first, *_, last = table.columns
        assert (first, last) == pytest.approx((margin, margin))
        pictures = [c.blocks[0] for c in row.cells if c.blocks]
        assert sum(p.width for p in pictures) + GAP == pytest.approx(width)
    assert tables[0].rows[0].cells[1].blocks[0].height == pytest.approx(HIGH)


def test_two_portraits_are_not_blown_up():
    (pictures, columns, _) = next(rows([3 / 4, 3 / 4]))
    assert [p.height for p in pictures] == [HIGH, HIGH]
    assert columns == (234.0, GAP, 234.0)  # each in the middle of its half


def test_one_alone_stands_in_the_middle():
    ((shown,), columns, spacing) = next(rows([4 / 3]))
    assert (shown.height, shown.align, columns) == (HIGH, "center", (MEASURE,))
    assert (spacing.before, spacing.after) == (9, 15)


def test_the_last_one_is_no_higher_than_the_row_above():
    (first, _, _), (last, _, _) = rows([4 / 3, 4 / 3, 4 / 3])
    assert last[0].height == first[0].height < HIGH


def test_rows_are_a_gap_apart():
    spacings = [spacing for _, _, spacing in rows([1.0] * 6)]
    assert [s.before for s in spacings] == [9, GAP, GAP]
    assert all(upper.after == GAP for upper, _ in pairwise(spacings))
    assert spacings[-1].after == 15


def test_words_are_shared_out_by_the_style():
    words = TextBlock((), None)
    style = Style(columns=(2, 1, 1), gap=10)
    first, last = set_grid([(words,), (words,), (words,), (words,)], style, 420.0, 5.0)
    assert first.columns == last.columns == (200.0, 10, 100.0, 10, 100.0)
    assert [bool(cell.blocks) for cell in last.rows[0].cells[::2]] == [True, False, False]
    assert first.spacing.indent == 5.0
