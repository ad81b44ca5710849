"""Visibility profiles: what a funder asks of a report, read from data files.

A profile is a file in visibility/: the statement of funding, the disclaimer, and rules, each
with its source and how sure we are of it. Knows no pages: `visibility.py` measures them.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from joinup_reports.branding.lengths import POINTS
from joinup_reports.branding.model import Profile, Requirement
from joinup_reports.reading.source import read_own

FOLDER = Path(__file__).with_name("visibility")
CHECKS = (
    "emblem-on-every-page",
    "emblem-whole",
    "emblem-height",
    "emblem-largest",
    "emblem-first",
    "clear-space",
    "statement-beside",
    "disclaimer",
    "contract-partners",
    "partners-in-order",
)


def profile_names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@lru_cache(maxsize=8)
def load_profile(name: str) -> Profile:
    """The profile that comes with joinup under that name."""
    values = read_own(FOLDER / f"{name}.yaml")
    rules = (rule | {"limit": _in_points(rule.get("limit", "0"))} for rule in values.pop("rules"))
    return Profile(name, **values, rules=tuple(Requirement(**rule) for rule in rules))


def _in_points(length: str) -> float:
    number = length.removesuffix("mm")
    return float(number) * POINTS[length[len(number) :]]
