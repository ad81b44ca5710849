"""Figures become rows, rows a table, the table a part of a README.

A row is judged here: what is asked of joinup, beside whom, and whether it is so. Why a row is
not met is for people to write, outside of what is generated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

US = "joinup"
BEGIN, END = "<!-- peers: begin -->", "<!-- peers: end -->"


class Target(NamedTuple):
    """At most `most` times the least figure of `beside`; without them, at most `most` itself.

    `least` is a lower bound of the same kind.
    """

    words: str
    most: float
    beside: Sequence[str] = ()
    least: float = 0.0


class Row(NamedTuple):
    """What was measured, in which format, and of whom; guesses are named in `about`."""

    what: str
    shape: str
    figures: Mapping[str, float]
    target: Target | None = None
    about: frozenset[str] = frozenset()


class Verdict(NamedTuple):
    """`ratio` is None where joinup is measured by itself."""

    met: bool
    ratio: float | None
    beside: str


def judge(row: Row) -> Verdict | None:
    """Whether the target is met; None where there is none, or nobody to be measured beside."""
    target = row.target
    if target is None or US not in row.figures:
        return None
    ours = row.figures[US]
    if not target.beside:
        return Verdict(target.least <= ours <= target.most, None, "")
    there = [name for name in target.beside if name in row.figures]
    if not there:
        return None
    best = min(there, key=row.figures.__getitem__)
    ratio = ours / row.figures[best]
    return Verdict(target.least <= ratio <= target.most, ratio, best)


def make_table(rows: Sequence[Row], names: Sequence[str]) -> str:
    """The rows in Markdown, a column for each of the names."""
    head = ["what", "target", *(f"**{n}**" if n == US else n for n in names), "ratio", "met"]
    lines = [head, ["---"] * len(head), *(cells(row, names) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def cells(row: Row, names: Sequence[str]) -> list[str]:
    verdict = judge(row)
    ratio, met = "", ""
    if verdict:
        met = "yes" if verdict.met else "**no**"
        if verdict.ratio is not None:
            ratio = f"{verdict.ratio:.2f} × {verdict.beside}"
    figures = [figure(row, name) for name in names]
    return [row.what, row.target.words if row.target else "", *figures, ratio, met]


def figure(row: Row, name: str) -> str:
    if name not in row.figures:
        return ""
    return ("≈ " if name in row.about else "") + row.shape.format(row.figures[name])


def put_between(text: str, part: str) -> str:
    """The text with `part` between the two markers. Raises ValueError where they are missing."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"no place for the table: {BEGIN} … {END}")
    return f"{before}{BEGIN}\n\n{part.strip()}\n\n{END}{after}"


def write_between(file: Path, part: str) -> None:
    """The same, in a file."""
    file.write_text(put_between(file.read_text(encoding="utf-8"), part), encoding="utf-8")
