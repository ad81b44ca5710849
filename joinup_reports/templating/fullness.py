"""How much a report says: a template that wants to have no more than so many pages is given
less `fullness` until it has.

Knows numbers from 0 to 100; nothing of templates and pages.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

FULLEST = 100

Made = TypeVar("Made")


def fullest(make: Callable[[int], Made], fits: Callable[[Made], bool]) -> Made:
    """What `make` makes of the greatest fullness with which it fits; of none, if it never does.

    Found by halving: what fits is taken to fit with less of it, too.
    """
    made = make(FULLEST)
    if fits(made):
        return made
    fitting: Made | None = None
    low, high = 0, FULLEST
    while high - low > 1:
        middle = (low + high) // 2
        made = make(middle)
        if fits(made):
            low, fitting = middle, made
        else:
            high = middle
    return make(0) if fitting is None else fitting
