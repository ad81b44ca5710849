"""A report that is followed: what is seen after each save, in whatever way it was saved."""

from __future__ import annotations

import io
import json
import shutil
import time
from pathlib import Path

import pypdfium2
from PIL import Image

from joinup_reports import build
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.preview.painting import paint
from joinup_reports.typeset.fonts import Face

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30


def seen(session):
    return json.loads(session.state.told)


def sources(session):
    return [page["source"] for page in seen(session)["pages"]]


def wait_until(session, is_so):
    limit = time.monotonic() + PATIENCE
    while not is_so(seen(session)):
        assert time.monotonic() < limit, seen(session)
        session.wait(session.state.number, 1)
    return seen(session)


def wait_for_other_pages(session, before):
    return wait_until(session, lambda told: [p["source"] for p in told["pages"]] != before)


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_pages_are_those_of_the_pdf(session, notes):
    session.make()
    assert session.state.pdf == build.set_report(notes, Diagnostics(), "meeting-07.yaml")
    words = [page["words"] for page in seen(session)["pages"]]
    assert words == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]
    painted = paint(session.state.pdf, 1, {})
    assert [f"pages/{page.key}.png" for page in painted] == sources(session)


def test_a_painted_page_is_a_picture_of_the_page(session):
    session.make()
    for scale in (1, 1.5, 2, 3):
        first = paint(session.state.pdf, scale, {})[0]
        with (
            Image.open(io.BytesIO(first.png())) as ours,
            pypdfium2.PdfDocument(session.state.pdf) as document,
        ):
            theirs = document[0].render(scale=scale * 96 / 72).to_pil()
            assert ours.mode == "RGB"
            assert ours.tobytes() == theirs.convert("RGB").tobytes()


def test_a_page_that_looks_as_before_is_not_made_into_a_picture_again(session):
    session.make()
    known = session.state.pictures
    assert all(known[page.key] is page for page in paint(session.state.pdf, 1, known))
    first, *_ = known.values()
    assert first.png() is first.png()


def test_only_pages_that_look_otherwise_get_new_addresses(session, notes):
    session.make()
    before = sources(session)
    edit(notes, "lessons:\n", "lessons:\n  - درس جديد قصير\n")
    session.make()
    after = sources(session)
    assert before[0] == after[0]
    assert before[-1] != after[-1]


def test_errors_leave_the_last_good_pages_and_stand_at_their_lines(session, notes):
    session.make()
    before = sources(session)
    good = notes.read_text("utf-8")
    edit(notes, "responses:", "responsess:")
    session.make()
    told = seen(session)
    assert told["about"] == "stale"
    assert [page["source"] for page in told["pages"]] == before
    (error,) = (f for f in told["findings"] if f["code"] == "fields.misspelt-key")
    line = good.splitlines().index("responses:") + 1
    assert error["place"] == f"meetings/meeting-07.yaml:{line}:1"
    assert error["source"] == {
        "line": str(line),
        "before": "",
        "marked": "responsess",
        "after": ":",
    }
    assert told["title"].startswith("2 errors") or told["title"].startswith("1 error")
    notes.write_text(good, encoding="utf-8")
    session.make()
    assert seen(session)["about"] == "fresh"
    assert sources(session) == before


def test_without_a_good_state_there_are_no_pages(session, notes):
    notes.write_text("title: [\n", encoding="utf-8")
    session.make()
    told = seen(session)
    assert told["about"] == "empty"
    assert told["pages"] == []
    assert session.state.pdf is None
    assert told["findings"]


def test_hints_at_slips_are_told_when_nothing_is_wrong(session):
    session.make()
    assert {f["severity"] for f in seen(session)["findings"]} == {"hint"}
    assert seen(session)["title"] == "7 hints · meeting-07.yaml"


def test_a_word_that_is_said_to_be_right_is_hinted_at_no_more(session, notes):
    session.make()
    before = seen(session)
    notes.with_name("words.yaml").write_text("المتجمع: المتجمع\n", encoding="utf-8")
    session.make()
    assert 0 < len(seen(session)["findings"]) < len(before["findings"])
    number = session.state.number
    session.make()
    assert session.state.number == number


def test_what_a_person_wrote_cannot_turn_or_end_anything(session, notes):
    edit(notes, "title:", 'title: "<b>\u202e& x"\nنص\u2066غريب:')
    session.make()
    for finding in seen(session)["findings"]:
        parts = [finding["place"], *(finding["source"] or {}).values()]
        assert not any("\u202a" <= c <= "\u202e" for part in parts for c in part)
        for text in (finding["message"], finding["hint"]):
            opened = sum(c in "\u2066\u2067\u2068" for c in text)
            assert opened == text.count("\u2069")
    assert "\n" not in session.state.told


def test_a_fault_of_ours_is_told_and_does_not_end_it(session, notes, monkeypatch):
    session.make()
    before = sources(session)
    with monkeypatch.context() as patch:
        patch.setattr(build, "trace_report", lambda *_: 1 / 0)
        edit(notes, "title:", "title:  ")
        session.make()
    told = seen(session)
    assert told["about"] == "stale"
    assert [page["source"] for page in told["pages"]] == before
    (log,) = [word for word in told["status"].split() if word.strip(",").endswith(".log")]
    assert "ZeroDivisionError" in Path(log.strip(",")).read_text("utf-8")
    Path(log.strip(",")).unlink()
    session.make()
    assert seen(session)["about"] == "fresh"


def test_a_file_that_goes_away_while_it_is_read_is_told(session, notes, monkeypatch):
    def read_nothing(*_):
        raise FileNotFoundError(2, "No such file", "meetings/series.yaml")

    monkeypatch.setattr(build, "trace_report", read_nothing)
    session.make()
    assert [f["code"] for f in seen(session)["findings"]] == ["output.refused"]


def test_what_is_saved_unchanged_changes_nothing(session, notes):
    session.make()
    number = session.state.number
    notes.write_bytes(notes.read_bytes())
    (notes.parent / "other.yaml").write_text("a: b\n", encoding="utf-8")
    session.make()
    assert session.state.number == number


def test_it_follows_notes_series_theme_and_template(followed, workspace, notes):
    templates = workspace / "templates" / "final-report"
    shutil.copytree(ROOT / "templates" / "final-report", templates)
    before = sources(followed)
    for path, old, new in (
        (notes, "الداعمة", "المساندة"),
        (notes.with_name("series.yaml"), "التقرير الختامي", "التقرير"),
        (templates / "theme.yaml", 'accent: "#0F5E6B"', 'accent: "#7A1F4B"'),
        (templates / "report.html.j2", "<h1", '<p class="date">سطر</p>\n<h1'),
    ):
        edit(path, old, new)
        told = wait_for_other_pages(followed, before)
        assert told["about"] == "fresh", (path.name, told["findings"])
        before = sources(followed)


def test_a_mistake_in_a_template_is_told_at_its_line(followed, workspace):
    template = workspace / "templates" / "final-report" / "report.html.j2"
    template.parent.mkdir(parents=True)
    shutil.copy(ROOT / "templates/final-report/report.html.j2", template)
    edit(template, "<body>", "<body>\n<p>{{ nobody_knows_me }}</p>")
    line = template.read_text("utf-8").split("{{ nobody_knows_me")[0].count("\n") + 1
    told = wait_until(followed, lambda told: told["about"] == "stale")
    assert any(
        f["place"].startswith(f"templates/final-report/report.html.j2:{line}:")
        for f in told["findings"]
    )
    template.unlink()
    wait_until(followed, lambda told: told["about"] == "fresh")


def test_a_file_moved_into_place_cut_short_taken_away_and_brought_back(followed, notes):
    good = notes.read_text("utf-8")
    aside = notes.with_name(".meeting-07.yaml.swp")
    aside.write_text(good.replace("الداعمة", "المساندة", 1), encoding="utf-8")
    before = sources(followed)
    aside.replace(notes)
    wait_for_other_pages(followed, before)
    notes.write_text(good[:200], encoding="utf-8")
    wait_until(followed, lambda told: told["about"] == "stale")
    notes.unlink()
    told = wait_until(
        followed, lambda told: [f["code"] for f in told["findings"]] == ["source.unreadable"]
    )
    assert told["pages"]
    notes.write_text(good, encoding="utf-8")
    wait_until(followed, lambda told: told["about"] == "fresh")
    assert sources(followed) == before


def test_a_folder_taken_away_and_brought_back(followed, workspace):
    meetings, aside = workspace / "meetings", workspace / "aside"
    meetings.rename(aside)
    wait_until(followed, lambda told: told["about"] == "stale")
    aside.rename(meetings)
    wait_until(followed, lambda told: told["about"] == "fresh")


def test_saves_while_it_is_made_are_not_lost(followed, notes):
    good = notes.read_text("utf-8")
    for number in range(12):
        text = good.replace("date:", f"# {number}\ndate:").replace("الداعمة", f"الداعمة{number}", 1)
        notes.write_text(text, encoding="utf-8")
        time.sleep(0.05)
    notes.write_text("title: x\n", encoding="utf-8")
    wait_until(followed, lambda told: told["about"] == "stale")
    notes.write_text(good, encoding="utf-8")
    wait_until(followed, lambda told: told["about"] == "fresh")


def test_a_font_that_changes_is_read_again(followed, workspace, monkeypatch):
    fonts = workspace / "fonts" / "ibm-plex-sans-arabic"
    fonts.mkdir(parents=True)
    ours = ROOT / "fonts"
    before = sources(followed)
    for name in ("Regular", "Bold"):
        shutil.copy(ours / f"amiri/Amiri-{name}.ttf", fonts / f"IBMPlexSansArabic-{name}.ttf")
    wait_for_other_pages(followed, before)
    assert Face(fonts / "IBMPlexSansArabic-Regular.ttf").data[:4] == b"\x00\x01\x00\x00"
    for name in ("Regular", "Bold"):
        shutil.copy(ours / f"ibm-plex-sans-arabic/IBMPlexSansArabic-{name}.ttf", fonts)
    wait_until(followed, lambda told: [p["source"] for p in told["pages"]] == before)
