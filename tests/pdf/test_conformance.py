"""The tool's own checks: each fault is found, and a sound report has none."""

from __future__ import annotations

import inspect
import re

import pytest

from joinup_reports.messages import MESSAGES
from joinup_reports.pdf import conformance
from joinup_reports.pdf.conformance import Fault
from joinup_reports.pdf.metadata import Metadata
from joinup_reports.pdf.tags import survey
from joinup_reports.typeset.frame import Cluster, Glyph, GlyphRun, Link
from joinup_reports.typeset.structure import Artifact, Content, StructureElement
from tests.pdf.conftest import METADATA, PLEX, set_page, set_report, set_run


def find_faults(pages, root: StructureElement, metadata: Metadata) -> tuple[Fault, ...]:
    return conformance.find_faults(pages, survey(root), metadata)


def tree(*roles: str) -> StructureElement:
    """Roles below Document, `>` going down: "L>LI>LBody" is three elements."""
    root = StructureElement("Document")
    for path in roles:
        element = root
        for role in path.split(">"):
            below = [k for k in element.kids if isinstance(k, StructureElement)]
            same = below and below[-1].role == role and role != "TD"
            element = below[-1] if same else element.element(role)
    return root


def faults_of(*roles: str) -> list[str]:
    return [str(fault.code) for fault in find_faults([set_page()], tree(*roles), METADATA)]


def test_a_sound_report_has_no_fault():
    assert find_faults(*set_report(), METADATA) == ()


@pytest.mark.parametrize(
    ("roles", "fault"),
    [
        (("H2",), "pdf.heading-skipped"),
        (("H1", "H2", "P", "H4"), "pdf.heading-skipped"),
        (("Figure",), "pdf.figure-without-alt"),
        (("L>P",), "pdf.misplaced-element"),
        (("P>LI",), "pdf.misplaced-element"),
        (("L>LI>P",), "pdf.misplaced-element"),
        (("Table>TR>P",), "pdf.misplaced-element"),
        (("TR>TD",), "pdf.misplaced-element"),
        (("Table>TBody>TR>TH",), "pdf.header-without-scope"),
    ],
)
def test_a_wrong_tree_is_found(roles, fault):
    assert fault in faults_of(*roles)


@pytest.mark.parametrize(
    "roles",
    [
        ("H1", "H2", "H3", "H2", "H1", "H2"),
        ("Sect>H1", "Sect>P>Span>Link"),
        ("L>Caption", "L>LI>Lbl", "L>LI>LBody>L>LI>LBody>P"),
        ("Table>TR>TD", "Table>TR>TD"),
    ],
)
def test_a_right_tree_passes(roles):
    assert faults_of(*roles) == []


def test_rows_of_different_lengths_are_found():
    root = tree("Table>TR>TD")
    table = root.kids[0]
    row = table.element("TR")
    row.element("TD")
    row.element("TD")
    assert Fault("pdf.irregular-table") in find_faults([], root, METADATA)


def test_words_in_a_list_but_outside_its_items_are_found():
    root = tree("L")
    root.kids[0].content()
    assert Fault("pdf.misplaced-element", "text < L") in find_faults([], root, METADATA)


def test_a_mark_without_a_place_is_found():
    page = set_page(set_run("ب", Content()), set_run("ب", Content()))
    found = find_faults([set_page(), page], StructureElement("Document"), METADATA)
    assert found == (Fault("pdf.untagged-mark", "2"),)


def test_a_leaf_in_two_places_is_found():
    root = tree("P", "H1")
    leaf = root.kids[0].content()
    root.kids[1].kids.append(leaf)
    assert find_faults([], root, METADATA) == (Fault("pdf.leaf-twice", "H1"),)


def test_a_missing_glyph_is_found():
    cluster = Cluster("漢", (Glyph(0, 0, 0, 500),), 500)
    run = GlyphRun(PLEX, 11, "#000000", 0, 0, False, (cluster,), Artifact())
    found = find_faults([set_page(run)], StructureElement("Document"), METADATA)
    assert found == (Fault("pdf.notdef", PLEX.name),)


def test_a_link_needs_words_and_a_place():
    root = StructureElement("Document")
    link = root.element("P").element("Link")
    stray = StructureElement("Link")
    pages = [
        set_page(
            links=(
                Link("https://a.example", 0, 0, 9, 9, link, "a"),
                Link("https://b.example", 0, 0, 9, 9, link, " "),
                Link("https://c.example", 0, 0, 9, 9, stray, "c"),
                Link("https://d.example", 0, 0, 9, 9, None, ""),
            )
        )
    ]
    assert find_faults(pages, root, METADATA) == (
        Fault("pdf.untagged-link", "https://b.example"),
        Fault("pdf.untagged-link", "https://c.example"),
    )


def test_a_file_needs_a_title_and_a_language():
    found = find_faults([], StructureElement("Document"), Metadata(" \u202e", ""))
    assert found == (Fault("pdf.no-title"), Fault("pdf.no-language"))


def test_every_fault_has_its_words_in_both_languages():
    codes = set(re.findall(r'"(pdf\.[\w-]+)"', inspect.getsource(conformance)))
    assert len(codes) > 10
    for code in codes:
        assert MESSAGES[code].severity == "warning"
        for lang in ("ar", "en"):
            assert MESSAGES[code].text(lang).format_map({"about": "x"})
