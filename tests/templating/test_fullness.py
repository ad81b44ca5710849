"""As full as fits, found with few attempts."""

from __future__ import annotations

import pytest

from joinup_reports.templating.fullness import FULLEST, fullest


@pytest.mark.parametrize("most", range(FULLEST + 1))
def test_the_fullest_that_fits_is_found_in_few_attempts(most: int) -> None:
    tried: list[int] = []

    def make(fullness: int) -> int:
        tried.append(fullness)
        return fullness

    assert fullest(make, lambda made: made <= most) == most
    assert len(tried) <= 9


def test_what_never_fits_says_least() -> None:
    assert fullest(int, lambda _: False) == 0


def test_what_fits_at_once_is_made_once() -> None:
    made: list[int] = []
    assert fullest(made.append, lambda _: True) is None
    assert made == [FULLEST]
