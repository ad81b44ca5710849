"""Visibility profiles: what a funder asks of a report, read from data files.

A profile is a file in visibility/: the statement of funding, the disclaimer, and rules, each
with its source and how sure we are of it. Knows no pages: `visibility.py` measures them.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from joinup_reports.branding.lengths import Length
from joinup_reports.branding.model import Profile, Requirement
from joinup_reports.diagnostics import Diagnostics, ProblemsFound
from joinup_reports.fields import Choice, Field, ListOf, Reading, Record, Table, Words, read_record
from joinup_reports.source import read_source

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
_SURE = ("text", "guidance", "custom")


def profile_names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@lru_cache(maxsize=8)
def load_profile(name: str) -> Profile:
    """The profile that comes with joinup under that name. Raises ProblemsFound."""
    diagnostics = Diagnostics()
    node = read_source(FOLDER / f"{name}.yaml", diagnostics, f"{name}.yaml")
    values = read_record(node, PROFILE, Reading(diagnostics)) if node else None
    if values is None or diagnostics.has_errors:
        raise ProblemsFound(diagnostics)
    return Profile(name, **values)


def _languages() -> Record:
    both = (("ar", "العربية"), ("en", "الإنجليزية"))
    return Record(tuple(Field(key, arabic, Words(), required=True) for key, arabic in both))


def _funding(**values: dict[str, str]) -> dict[str, dict[str, str]]:
    return {key.replace("_", "-"): value for key, value in values.items()}


_RULE: Table = (
    Field("check", "الفحص", Choice({check: check for check in CHECKS}), required=True),
    Field("en", "الإنجليزية", Words(), required=True),
    Field("ar", "العربية", Words(), required=True),
    Field("source", "المصدر", Words(), required=True),
    Field("sure", "الثقة", Choice({word: word for word in _SURE}), required=True),
    Field("limit", "الحد", Length()),
)
PROFILE: Table = (
    Field("title", "العنوان", _languages(), required=True),
    Field("emblem", "الشعار", _languages(), required=True),
    Field(
        "statements",
        "العبارات",
        Record(
            (
                Field("funded", "ممول", _languages(), required=True),
                Field("co_funded", "ممول جزئيا", _languages(), required=True),
            ),
            _funding,
        ),
        required=True,
    ),
    Field("disclaimer", "إخلاء المسؤولية", _languages(), required=True),
    Field("rules", "القواعد", ListOf(Record(_RULE, Requirement)), required=True),
)
