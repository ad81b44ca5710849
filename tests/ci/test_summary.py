"""What a CI shows of a build: each report in a row, and nothing that a title could do."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from PIL import Image

from joinup_reports import build
from joinup_reports.ci import summary
from joinup_reports.ci.page_images import write_images
from joinup_reports.ci.summary import MOST_FINDINGS, MOST_ROWS, escape, summarize
from joinup_reports.diagnostics import Diagnostics

ROOT = Path(__file__).resolve().parents[2]
GITHUB = {
    "GITHUB_SERVER_URL": "https://github.example",
    "GITHUB_REPOSITORY": "us/meetings",
    "GITHUB_SHA": "c0ffee",
}
COUNTS = {"written": 1, "unchanged": 0, "failed": 1, "missing": 0, "stale": 0, "errors": 1}


def finding(severity="error", **said):
    usual = {"path": "meetings/b 2.yaml", "line": 3, "column": 1, "message": "no <b>", "hint": ""}
    return {**usual, "severity": severity, "code": "fields.empty", "fixes": [], **said}


def report(name, state="written", findings=()):
    return {
        "notes": f"meetings/{name}.yaml",
        "output": f"reports/{name}.pdf",
        "state": state,
        "pages": 3 if state == "written" else 0,
        "words": 812 if state == "written" else 0,
        "seconds": 0.216,
        "findings": list(findings),
    }


@pytest.fixture
def told(tmp_path):
    """told(reports, verdicts=None, lang) -> the summary of a build that said so."""

    def tell(reports, verdicts=None, lang="en", environment=GITHUB):
        counts = {**COUNTS, "warnings": 1, "seconds": 2.5}
        said = {"lang": lang, "summary": counts, "reports": reports}
        (tmp_path / "build.json").write_text(json.dumps(said), "utf-8")
        if verdicts is not None:
            (tmp_path / "verify.json").write_text(json.dumps(verdicts), "utf-8")
        return summarize(tmp_path, environment)

    return tell


def rows(text):
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("|")
    ]


def test_each_report_has_a_row_and_the_failed_come_first(told):
    text = told([report("a", findings=[finding("warning")]), report("b 2", "failed", [finding()])])
    assert rows(text) == [
        ["report", "title", "pages", "words", "warnings", "seconds", "state"],
        ["---"] * 7,
        ["b 2.yaml", "", "", "", "", "0.22", "❌ failed"],
        ["a.pdf", "", "3", "812", "1", "0.22", "✅ made"],
    ]
    assert "1 report there, 1 not; 1 warning; 2.5 s in all." in text


def test_errors_lead_to_their_lines(told):
    text = told([report("b 2", "failed", [finding(hint="write it")])])
    place = "https://github.example/us/meetings/blob/c0ffee/meetings/b%202.yaml#L3"
    assert f"- [meetings/b 2.yaml&#58;3]({place}) — no &#60;b&#62; write it\n" in text
    assert "- meetings/b 2.yaml&#58;3 — no" in told([report("b 2", "failed", [finding()])],
                                                    environment={})  # fmt: skip
    nowhere = finding(path=None, line=None, column=None)
    assert "- no &#60;b&#62;\n" in told([report("b 2", "failed", [nowhere])])


def test_verdicts_have_a_column(told):
    verdicts = [
        {"file": "reports/a.pdf", "answer": "sound"},
        {"file": "reports/c.pdf", "answer": "verify.page-altered"},
    ]
    table = rows(told([report("a"), report("c"), report("d", "failed")], verdicts))
    assert [row[-1] for row in table] == [
        *("verified", "---", "", "✅ sound", "❌ verify.page-altered")
    ]


def test_arabic_is_spoken_from_right_to_left(told):
    text = told([report("a")], lang="ar")
    assert text.startswith('<div dir="rtl">\n\n## التقارير\n')
    assert "الجاهز 1، وغير الجاهز 0؛ تحذير واحد؛ والوقت كله 2.5 ث." in text


def test_without_a_build_it_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("JOINUP_LANG", "en")
    assert summarize(tmp_path, {}) == "No report was built.\n"


def test_many_reports_stay_under_what_github_shows(told):
    many = [report(f"m{n}", "failed", [finding(message="x" * 200)]) for n in range(3 * MOST_ROWS)]
    text = told(many)
    assert len(text.encode()) < 1_000_000
    assert len(rows(text)) == MOST_ROWS + 2
    assert f"And {2 * MOST_ROWS} more." in text
    assert f"And {3 * MOST_ROWS - MOST_FINDINGS} more." in text


@pytest.mark.parametrize(
    "title",
    [
        "a | b",
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "`code` **bold** __bold__ ~~gone~~ $x$",
        "# heading\n\n- item",
        "@someone #12 &amp; \\| :smile:",
        "https://example.org/a_b",
        "اللقاء السابع: «ريادة»",
    ],
)
def test_a_title_shows_as_it_is_written(title):
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = markdown.parse(f"| x |\n| --- |\n| {escape(title)} |\n")
    cells = [token for token in tokens if token.type == "inline"]
    assert [token.type for token in cells[1].children] == ["text"] * len(cells[1].children)
    assert "".join(token.content for token in cells[1].children) == " ".join(title.split())
    assert len(cells) == 2


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    notes = ROOT / "meetings" / "meeting-07.yaml"
    build.build_report(notes, folder / "لقاء 7.pdf", Diagnostics(), "notes")
    return folder


def test_titles_come_from_the_reports(made):
    said = report("لقاء 7") | {"output": (made / "لقاء 7.pdf").as_posix()}
    shown = summary._cells(said, {}, "en")
    assert "اللقاء السابع" in shown["title"]


def test_every_page_has_its_picture(made, tmp_path):
    shutil.copy(made / "لقاء 7.pdf", tmp_path)
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 no")
    pictures = list(write_images(tmp_path))
    assert [path.name for path in pictures] == [f"لقاء 7-{n}.png" for n in (1, 2, 3)]
    for path in pictures:
        with Image.open(path) as picture:
            assert picture.size in {(827, 1170), (827, 1169)}
            assert len(picture.convert("L").getcolors()) > 50


def test_pictures_are_told_where_a_stream_knows_no_arabic(made, tmp_path, run_python):
    shutil.copy(made / "لقاء 7.pdf", tmp_path)
    program = ("-m", "joinup_reports.ci.page_images", str(tmp_path))
    done = run_python(*program, PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "pages").iterdir())) == 3
