"""The logical structure of a document, made before layout and walked after it.

Roles only (ISO 32000-1 section 14.8.4): no sizes, no places on a page. Every mark on a
page belongs to exactly one `Content` leaf of this tree, or is an artifact; the exporter
turns each Content into marked-content identifiers wherever its marks were painted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from joinup_reports.tuples import NamedTuple


@dataclass(slots=True, eq=False)
class Content:
    """A leaf: the place in the reading order that painted marks belong to."""


@dataclass(slots=True, eq=False)
class StructureElement:
    """`role` is a standard structure type: Document, Sect, H1, P, L, LI, Lbl, LBody …

    Kids stand in reading order. `scope` is for TH, `numbering` for L (ListNumbering),
    `alt` for Figure and `title` for what an outline should call a heading.
    """

    role: str
    kids: list[StructureElement | Content] = field(default_factory=list)
    lang: str | None = None
    alt: str | None = None
    title: str | None = None
    scope: Literal["Row", "Column"] | None = None
    numbering: Literal["Disc", "Decimal"] | None = None

    def element(self, role: str, **attributes: object) -> StructureElement:
        """Appends a new element of `role` and returns it."""
        kid = StructureElement(role, **attributes)  # type: ignore[arg-type]
        self.kids.append(kid)
        return kid

    def content(self) -> Content:
        """Appends a new leaf and returns it, for the marks that will show it."""
        leaf = Content()
        self.kids.append(leaf)
        return leaf


class Artifact(NamedTuple):
    """What is on the page but not in the reading order (ISO 32000-1 section 14.8.2.2)."""

    kind: Literal["Pagination", "Layout", "Background"] = "Layout"
    subtype: Literal["Header", "Footer"] | None = None


Owner = Content | Artifact
