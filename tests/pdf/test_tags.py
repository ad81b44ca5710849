"""The structure tree: what a screen reader is read, and in which order."""

from __future__ import annotations

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joinup_reports.pdf.tags import survey
from joinup_reports.pdf.write import write_pdf
from joinup_reports.typeset.frame import Rectangle
from joinup_reports.typeset.structure import Artifact, Content, StructureElement
from tests.pdf.conftest import FOOTER, METADATA, catalogue, read, set_page, set_report, set_run


@pytest.fixture(scope="module")
def report() -> bytes:
    return write_pdf(*set_report(), METADATA)


def tree_of(pdf: bytes):
    """The root element and its pages' numbers by object number."""
    reader = read(pdf)
    pages = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages, 1)}
    return reader.trailer["/Root"]["/StructTreeRoot"]["/K"], pages


def outline(element, pages, depth=0) -> list[str]:
    """The tree as text: role, then 1.0 for MCID 0 of page 1, then attributes."""
    element = element.get_object()
    home = pages.get(element.raw_get("/Pg").idnum) if "/Pg" in element else None
    shown, below = [], []
    for kid in (entry.get_object() for entry in element.get("/K", [])):
        if isinstance(kid, int):
            shown.append(f"{home}.{kid}")
        elif kid.get("/Type") == "/MCR":
            shown.append(f"{pages[kid.raw_get('/Pg').idnum]}.{kid['/MCID']}")
        elif kid.get("/Type") == "/OBJR":
            shown.append(f"{pages[kid.raw_get('/Pg').idnum]}.{kid['/Obj']['/Subtype']}")
        else:
            shown.append("+")
            below += outline(kid, pages, depth + 1)
    said = [f"{key[1:]}={element[key]}" for key in ("/Lang", "/Alt", "/T") if key in element]
    for attributes in element.get("/A", []):
        for key, value in attributes.get_object().items():
            if key not in ("/O", "/WritingMode", "/BBox"):
                said.append(f"{key[1:]}={value}")
    return [" ".join(["  " * depth + element["/S"][1:], *shown, *said]), *below]


def test_the_tree_reads_in_the_order_of_the_document(report):
    assert (
        "\n".join(outline(*tree_of(report)))
        == """\
Document + + + +
  H1 1.0
  P 1.1 1.4 2.0 + +
    Span 1.2 Lang=en
    Link 1.3 1./Link
  Sect +
    L + ListNumbering=/Disc
      LI + +
        Lbl 1.5
        LBody 1.6
  Table +
    TBody + +
      TR + +
        TH + Scope=/Row
          P 2.1
        TD +
          P 2.2
      TR + +
        TH + Scope=/Row
          P 2.3
        TD"""
    )


def test_what_stands_in_the_kids_order_is_written_in_it():
    root = StructureElement("Document")
    paragraph = root.element("P")
    a = paragraph.content()
    b = paragraph.element("Span", lang="en").content()
    c = paragraph.content()
    page = set_page(set_run("ج", c, 60), set_run("b", b, 80), set_run("ا", a, 100))
    assert outline(*tree_of(write_pdf([page], root, METADATA))) == [
        "Document +",
        "  P 1.2 + 1.0",
        "    Span 1.1 Lang=en",
    ]


def test_only_another_language_is_named():
    root = StructureElement("Document", lang="ar-JO")
    english = root.element("P", lang="en")
    marks = [
        set_run("a", english.content()),
        set_run("b", english.element("Span", lang="en").content(), 80),
        set_run("ا", english.element("Span", lang="ar-JO").content(), 100),
    ]
    pdf = write_pdf([set_page(*marks)], root, METADATA)
    assert outline(*tree_of(pdf)) == [
        "Document +",
        "  P 1.0 + + Lang=en",
        "    Span 1.1",
        "    Span 1.2 Lang=ar-JO",
    ]


def test_the_document_runs_from_right_to_left_and_all_in_it_inherits_that(report):
    def modes(element):
        element = element.get_object()
        if isinstance(element, int) or "/S" not in element:
            return
        attributes = [entry.get_object() for entry in element.get("/A", [])]
        yield from [a["/WritingMode"] for a in attributes if "/WritingMode" in a]
        for kid in element.get("/K", []):
            yield from modes(kid)

    root = catalogue(report)["/StructTreeRoot"]["/K"]
    assert root["/A"][0].get_object() == {"/O": "/Layout", "/WritingMode": "/RlTb"}
    assert list(modes(root)) == ["/RlTb"]


def test_a_figure_says_what_it_shows_and_where():
    root = StructureElement("Document")
    leaf = root.element("Figure", alt="شعار (المشروع)").content()
    page = set_page(
        Rectangle(100, 50, 40, 20, "#003399", leaf), Rectangle(90, 60, 40, 20, "#003399", leaf)
    )
    figure = tree_of(write_pdf([page], root, METADATA))[0]["/K"][0]
    assert figure["/Alt"] == "شعار (المشروع)"
    (box,) = (a.get_object()["/BBox"] for a in figure["/A"] if "/BBox" in a.get_object())
    assert [float(side) for side in box] == pytest.approx([90, 841.89 - 80, 140, 841.89 - 50])


def test_a_background_says_where_it_lies(report):
    code = read(report).pages[0].get_contents().get_data()
    assert b"/Artifact <</Type/Background/BBox[50 751.89 545 781.89]>> BDC" in code
    assert b"/Artifact <</Type/Pagination/Subtype/Footer>> BDC" in code


def test_a_leaf_knows_the_block_it_is_set_in():
    root = StructureElement("Document")
    paragraph = root.element("P")
    link = paragraph.element("Span", lang="en").element("Link")
    leaf = link.content()
    assert survey(root).places == {leaf: (link, paragraph)}


roles = st.sampled_from(["P", "Sect", "Span", "Link", "TD", "H1", "Div"])
trees = st.recursive(
    st.tuples(st.just("leaf")),
    lambda kids: st.tuples(roles, st.lists(kids, max_size=4)),
    max_leaves=12,
)


def plant(parent: StructureElement, sketch) -> list[Content]:
    if sketch[0] == "leaf":
        return [parent.content()]
    element = parent.element(sketch[0])
    return [leaf for kid in sketch[1] for leaf in plant(element, kid)]


@settings(max_examples=80, deadline=None)
@given(sketch=trees, data=st.data())
def test_tree_and_pages_agree_about_every_mark(sketch, data):
    """Whatever was painted where: each sequence is one kid, and the parent tree finds it."""
    root = StructureElement("Document")
    leaves = plant(root, sketch)
    owners = st.sampled_from([*leaves, Artifact(), FOOTER])
    painted = data.draw(st.lists(st.lists(owners, max_size=8), min_size=1, max_size=3))
    pages = [
        set_page(*(Rectangle(n, n, 5, 5, "#000000", o) for n, o in enumerate(page)))
        for page in painted
    ]
    pdf = write_pdf(pages, root, METADATA)
    structure = catalogue(pdf)["/StructTreeRoot"]
    rows = structure["/ParentTree"]["/Nums"]
    parents = {int(rows[n]): rows[n + 1] for n in range(0, len(rows), 2)}
    seen = set(sequences_of(structure["/K"]))
    for number, page in enumerate(read(pdf).pages):
        owners_there = parents[page["/StructParents"]]
        found = content_identifiers(page)
        assert found == list(range(len(owners_there)))
        for identifier in found:
            owner = owners_there[identifier].idnum
            assert (owner, page.indirect_reference.idnum, identifier) in seen, number
            seen.discard((owner, page.indirect_reference.idnum, identifier))
    assert not seen


def sequences_of(element):
    """(element, page, MCID) of each sequence below an element."""
    number, element = element.indirect_reference.idnum, element.get_object()
    for kid in (entry.get_object() for entry in element.get("/K", [])):
        if isinstance(kid, int):
            yield number, element.raw_get("/Pg").idnum, kid
        elif "/MCID" in kid:
            yield number, kid.raw_get("/Pg").idnum, kid["/MCID"]
        else:
            assert kid.raw_get("/P").idnum == number
            yield from sequences_of(kid)


def content_identifiers(page) -> list[int]:
    """The page's MCIDs; every painting operator must stand inside one sequence."""
    found, inside = [], False
    contents = page.get_contents()
    if contents is None:
        return found
    for operands, operator in pypdf.generic.ContentStream(contents, page.pdf).operations:
        if operator == b"BDC":
            assert not inside
            inside = True
            found += [operands[1]["/MCID"]] if "/MCID" in operands[1] else []
        elif operator == b"EMC":
            inside = False
        else:
            assert inside, operator
    return found
