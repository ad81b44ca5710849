"""`joinup build --to html`, as a person meets it."""

from __future__ import annotations

import pytest

from joinup_reports import viewer

NOTES = "meeting-07.yaml"


@pytest.fixture
def opened(monkeypatch):
    paths = []
    monkeypatch.setattr(viewer, "open_file", lambda path: paths.append(path) or True)
    return paths


def names(workspace):
    folder = workspace / "build"
    return sorted(path.name for path in folder.glob("[!.]*"))


def test_a_page_is_made_instead_of_a_pdf(joinup, workspace, opened):
    outcome = joinup("build", NOTES, "--to", "html", "--open")
    assert outcome.code == 0, outcome.err
    assert names(workspace) == ["meeting-07.html"]
    assert [path.name for path in opened] == ["meeting-07.html"]


def test_or_beside_it(joinup, workspace):
    notes = workspace / "meetings" / NOTES
    text = notes.read_text(encoding="utf-8")
    assert "location: Zoom" in text
    marked = text.replace("location: Zoom", "location: \u2066Zoom\u2069")
    notes.write_text(marked, encoding="utf-8")
    outcome = joinup("build", NOTES, "--to", "pdf", "--to", "html", "--verify")
    assert outcome.code == 0, outcome.err
    assert names(workspace) == ["meeting-07.html", "meeting-07.pdf"]
    # What both find is told once: one mark that opens, one that closes.
    assert outcome.err.count("warning[source.bidi-control]") == 2


def test_a_page_is_written_whole_or_not_at_all(joinup, workspace):
    assert joinup("build", NOTES, "--to", "html").code == 0
    page = workspace / "build" / "meeting-07.html"
    before = page.read_bytes()
    notes = workspace / "meetings" / NOTES
    text = notes.read_text(encoding="utf-8").replace("location: Zoom", "location: Zoom 𓀀")
    notes.write_text(text, encoding="utf-8")
    outcome = joinup("build", NOTES, "--to", "html")
    assert outcome.code == 1
    assert ":16 error[text.missing-glyph]" in outcome.err
    assert page.read_bytes() == before
    assert names(workspace) == ["meeting-07.html"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--to", "html", "-o", "report.pdf"], "use.output-other-kind"),
        (["--to", "html", "--to", "pdf", "-o", "report.html"], "use.output-other-kind"),
        (["--to", "html", "--verify"], "use.verify-needs-pdf"),
        (["-o", "report.html", "--verify"], "use.verify-needs-pdf"),
        (["--to", "docx"], "use.no-such-choice"),
    ],
)
def test_what_does_not_go_together_is_told_before_anything_is_made(
    joinup, workspace, arguments, code
):
    outcome = joinup("build", NOTES, *arguments)
    assert outcome.code == 2
    assert code in outcome.err
    assert names(workspace) == []
    assert not list(workspace.glob("report.*"))


def test_a_theme_is_for_pages_too(joinup, workspace):
    assert joinup("build", NOTES, "--to", "html", "--theme", "sober", "-o", "a.html").code == 0
    assert joinup("build", NOTES, "-o", "b.html").code == 0
    sober, usual = ((workspace / name).read_text(encoding="utf-8") for name in ("a.html", "b.html"))
    assert "background:#0b4651" in usual
    assert "background:#0b4651" not in sober
