"""A finished report is held to its own source; whatever is altered is named."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
import time
import zlib
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from joinup_reports import build
from joinup_reports.diagnostics import Diagnostics, ProblemsFound
from joinup_reports.judging import readback, verify
from joinup_reports.judging.painted import Unreadable, fold, join, read_pages
from joinup_reports.judging.readback import ANSWERS, NoAnswer
from joinup_reports.judging.verify import verify_report
from joinup_reports.judging.wording import compare_words, document_words, laid_words
from joinup_reports.messages import MESSAGES
from joinup_reports.typeset.frame import GlyphRun
from joinup_reports.typeset.structure import Content

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "meetings" / "meeting-07.yaml"
SAMPLES = [EXAMPLE, *sorted((ROOT / "tests" / "samples").glob("*.yaml"))]


def set_report(notes):
    return build.set_report(Path(notes), Diagnostics(), str(notes))


@pytest.fixture(scope="module")
def report():
    return set_report(EXAMPLE)


@pytest.fixture
def altered(report, tmp_path):
    """altered(change) -> the verdict on the report once `change(writer)` was done to it."""

    def judge(change):
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(report))
        change(writer)
        path = tmp_path / "report.pdf"
        writer.write(path)
        return verify_report(path)

    return judge


def codes(verdict):
    return {finding.code for finding in verdict.findings}


def kept(path, data):
    path.write_bytes(data)
    return path


# What is whole.


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_report_is_what_its_own_data_makes(sample, tmp_path):
    (tmp_path / "meetings").mkdir()
    shutil.copy(ROOT / "meetings" / "series.yaml", tmp_path / "meetings")
    shutil.copytree(ROOT / "tests" / "samples" / "photos", tmp_path / "meetings" / "photos")
    notes = shutil.copy(sample, tmp_path / "meetings")
    verdict = verify_report(kept(tmp_path / "report.pdf", set_report(notes)))
    assert verdict.findings == ()
    assert (verdict.words, verdict.rebuild, verdict.exit_code) == ("same", "same-bytes", 0)
    assert verdict.printed > 300


def test_a_file_that_was_only_packed_anew_is_the_same(altered):
    verdict = altered(lambda writer: None)
    assert (verdict.words, verdict.rebuild, verdict.findings) == ("same", "same-content", ())


def test_words_are_read_from_paint_run_by_run():
    laid, _ = build.lay_out_report(EXAMPLE, Diagnostics(), EXAMPLE.name)
    pages = read_pages(build.write_laid(laid, Diagnostics()))
    for page, runs in zip(laid.pages, pages, strict=True):
        set_words = [fold(run.text) for run in body(page)]
        assert "".join(set_words) == join(run for run in runs if not run.artifact)
        assert {run.artifact for run in runs} == {True, False}
    assert fold(document_words(laid.document)) == fold(laid_words(laid))


def body(page):
    runs = (mark for mark in page.marks if isinstance(mark, GlyphRun))
    return [run for run in runs if isinstance(run.owner, Content)]


# What is altered, each kind of object in turn.


def font_of(writer, page=0):
    fonts = writer.pages[page]["/Resources"]["/Font"]
    return fonts[min(fonts)].get_object()


def descriptor_of(font):
    return font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()


def flip(stream, at=2):
    data = bytearray(stream.get_data())
    data[len(data) // at] ^= 1
    stream.set_data(bytes(data))


def alter_page(writer):
    """A white field over words, which stay below it."""
    contents = writer.pages[1]["/Contents"].get_object()
    contents.set_data(contents.get_data() + b"\n1 1 1 rg 50 500 400 20 re f")


def add_words(writer):
    """Words of the page painted a second time."""
    contents = writer.pages[2]["/Contents"].get_object()
    data = contents.get_data()
    start = data.index(b"BT")
    end = data.index(b"ET") + 2
    contents.set_data(data + b"\n/Artifact BMC\n" + data[start:end] + b"\nEMC")


def lose_words(writer):
    contents = writer.pages[1]["/Contents"].get_object()
    data = contents.get_data()
    lines = data.split(b"\n")
    shows = [n for n, line in enumerate(lines) if line.endswith((b"Tj", b"TJ"))]
    del lines[shows[len(shows) // 2]]
    contents.set_data(b"\n".join(lines))


def alter_to_unicode(writer):
    stream = font_of(writer)["/ToUnicode"].get_object()
    data = stream.get_data()
    meant = "\u0627".encode("utf-16-be").hex().encode()
    other = "\u0628".encode("utf-16-be").hex().encode()
    swapped = data.replace(meant, other).replace(meant.upper(), other)
    assert swapped != data
    stream.set_data(swapped)


def swap_glyph(writer):
    flip(descriptor_of(font_of(writer))["/FontFile2"].get_object())


def widen_font(writer):
    font = font_of(writer)["/DescendantFonts"][0].get_object()
    font["/W"][1].get_object()[0] = NumberObject(1)


def alter_attachment(writer):
    stream = writer._root_object["/Names"]["/EmbeddedFiles"]["/Names"][1].get_object()
    data = stream["/EF"]["/F"].get_object()
    data.set_data(data.get_data().replace("الانترنت".encode(), "الهاتف".encode(), 1))


def remove_attachments(writer):
    del writer._root_object["/Names"]


def add_attachment(writer):
    writer.add_attachment("more.txt", b"more")


def alter_xmp(writer):
    stream = writer._root_object["/Metadata"].get_object()
    stream.set_data(stream.get_data().replace("اربد".encode(), "عمان".encode()))


def alter_information(writer):
    writer._info[NameObject("/Author")] = TextStringObject("someone")


def alter_structure(writer):
    top = writer._root_object["/StructTreeRoot"]["/K"]
    top = (top[0] if isinstance(top, list) else top).get_object()
    top["/K"][0].get_object()[NameObject("/ActualText")] = TextStringObject("not this")


def alter_link(writer):
    link = next(p["/Annots"][0].get_object() for p in writer.pages if "/Annots" in p)
    link["/A"][NameObject("/URI")] = TextStringObject("https://elsewhere.example/")


def alter_bookmark(writer):
    writer._root_object["/Outlines"]["/First"].get_object()[NameObject("/Title")] = (
        TextStringObject("other")
    )


def open_with_script(writer):
    writer._root_object[NameObject("/OpenAction")] = script()


def name_a_script(writer):
    names = ArrayObject([TextStringObject("hello"), script()])
    tree = DictionaryObject({NameObject("/Names"): names})
    writer._root_object["/Names"][NameObject("/JavaScript")] = tree


def script():
    said = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert('hello')")}
    return DictionaryObject({NameObject(key): value for key, value in said.items()})


def add_page(writer):
    writer.add_blank_page(595, 842)


def swap_pages(writer):
    pages = writer._root_object["/Pages"]["/Kids"]
    pages[0], pages[1] = pages[1], pages[0]


def draw_inside_drawing(writer):
    inner = DictionaryObject({NameObject("/XObject"): DictionaryObject()})
    form = DecodedStreamObject()
    form.set_data(b"/Inner Do")
    form[NameObject("/Resources")] = inner
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject([NumberObject(n) for n in (0, 0, 9, 9)]),
        }
    )
    resources = writer.pages[0]["/Resources"]
    things = resources.get("/XObject") or DictionaryObject()
    things[NameObject("/Fm")] = writer._add_object(form)
    resources[NameObject("/XObject")] = things


@pytest.mark.parametrize(
    ("change", "code", "named"),
    [
        (alter_page, "verify.page-altered", "2"),
        (add_words, "verify.page-altered", "3"),
        (lose_words, "verify.words-differ", "2"),
        (draw_inside_drawing, "verify.picture-altered", "1"),
        (add_page, "verify.pages-altered", ""),
        (swap_pages, "verify.words-differ", "1"),
        (alter_link, "verify.link-altered", "1"),
        (alter_to_unicode, "verify.to-unicode-altered", "IBMPlexSansArabic"),
        (swap_glyph, "verify.glyphs-altered", "IBMPlexSansArabic"),
        (widen_font, "verify.font-altered", "IBMPlexSansArabic"),
        (alter_attachment, "verify.attachment-altered", "meeting.yaml"),
        (remove_attachments, "verify.attachment-altered", "meeting.yaml"),
        (add_attachment, "verify.attachment-altered", "more.txt"),
        (alter_xmp, "verify.xmp-altered", ""),
        (alter_information, "verify.information-altered", ""),
        (alter_structure, "verify.structure-altered", ""),
        (alter_bookmark, "verify.bookmarks-altered", ""),
        (open_with_script, "verify.other-altered", ""),
        (name_a_script, "verify.other-altered", ""),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_whatever_is_altered_is_named(altered, change, code, named):
    try:
        verdict = altered(change)
    except NoAnswer as problem:
        found, exit_code = problem.diagnostics, problem.exit_code
    else:
        found, exit_code = verdict.findings, verdict.exit_code
    told = [f for f in found if f.code == code]
    assert told, [f.code for f in found]
    assert any(named in (f.args.get("page", "") + f.args.get("name", "")) for f in told)
    assert exit_code >= ANSWERS[code] >= 20
    assert all(f.message("ar") and f.message("en") for f in found)


def test_nothing_else_is_accused_of_a_swapped_glyph(altered):
    verdict = altered(swap_glyph)
    assert codes(verdict) == {"verify.glyphs-altered"}
    assert verdict.words == "same"  # the words say nothing of shapes: the fonts do


def test_another_meaning_of_letters_shows_in_the_words_too(altered):
    verdict = altered(alter_to_unicode)
    assert verdict.words == "differ"
    assert "verify.words-differ" in codes(verdict)


def test_words_that_are_not_painted_do_not_count(altered):
    def hide(writer):
        contents = writer.pages[0]["/Contents"].get_object()
        contents.set_data(contents.get_data().replace(b"BT\n", b"BT\n3 Tr\n", 1))

    verdict = altered(hide)
    assert {"verify.page-altered", "verify.words-differ"} <= codes(verdict)


# What cannot be made again here accuses no one.


def with_xmp(old, new):
    def change(writer):
        stream = writer._root_object["/Metadata"].get_object()
        data = stream.get_data()
        assert old in data
        stream.set_data(data.replace(old, new))

    return change


def test_another_version_is_no_forgery(altered):
    verdict = altered(with_xmp(b"<joinup:version>", b"<joinup:version>9."))
    assert codes(verdict) == {"verify.cannot-rebuild"}
    assert verdict.findings[0].args["what"].startswith("joinup 9.")
    assert (verdict.words, verdict.rebuild, verdict.exit_code) == ("same", "not-here", 10)


@pytest.mark.parametrize("name", [b"final-report/report.html.j2", b"IBMPlexSansArabic-Bold.ttf"])
def test_another_template_or_font_is_named_and_is_no_forgery(altered, name):
    verdict = altered(with_xmp(name + b" sha256:", name + b" sha256:0"))
    assert codes(verdict) == {"verify.cannot-rebuild"}
    assert name.decode() in verdict.findings[0].args["what"]


def test_templates_and_fonts_of_ones_own_are_found_beside_the_report(
    workspace, tmp_path_factory, monkeypatch
):
    folder = workspace / "templates" / "final-report"
    folder.mkdir(parents=True)
    folder.joinpath("report.html.j2").write_text(
        '{% extends "packaged/report.html.j2" %}{% block objectives %}{% endblock %}', "utf-8"
    )
    theme = ROOT / "templates" / "final-report" / "theme.yaml"
    own = theme.read_text("utf-8").replace("IBMPlexSansArabic-Regular.ttf", "Own.ttf")
    (folder / "theme.yaml").write_text(own, "utf-8")
    fonts = workspace / "fonts" / "ibm-plex-sans-arabic"
    fonts.mkdir(parents=True)
    plex = ROOT / "fonts" / "ibm-plex-sans-arabic" / "IBMPlexSansArabic-Regular.ttf"
    shutil.copy(plex, fonts / "Own.ttf")
    pdf = kept(workspace / "report.pdf", set_report("meetings/meeting-07.yaml"))
    assert verify_report(pdf).rebuild == "same-bytes"
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(elsewhere)
    verdict = verify_report(kept(elsewhere / "report.pdf", pdf.read_bytes()))
    assert codes(verdict) == {"verify.cannot-rebuild"}
    assert "Own.ttf" in verdict.findings[0].args["what"]
    assert "report.html.j2" in verdict.findings[0].args["what"]
    assert verdict.words == "same"


def test_words_are_held_to_the_data_even_where_nothing_can_be_made_again(altered):
    def change(writer):
        with_xmp(b"report.html.j2 sha256:", b"report.html.j2 sha256:0")(writer)
        lose_words(writer)

    verdict = altered(change)
    assert {"verify.cannot-rebuild", "verify.words-missing"} == codes(verdict)


def test_a_template_that_leaves_out_what_was_said_is_told(workspace):
    own = workspace / "templates" / "final-report" / "report.html.j2"
    own.parent.mkdir(parents=True)
    own.write_text(
        '{% extends "packaged/report.html.j2" %}{% block bright_side %}{% endblock %}', "utf-8"
    )
    verdict = verify_report(kept(workspace / "r.pdf", set_report("meetings/meeting-07.yaml")))
    assert codes(verdict) == {"verify.words-missing"}
    assert verdict.rebuild == "same-bytes"


@pytest.mark.skipif(sys.platform != "linux", reason="not every system takes such names")
@pytest.mark.parametrize(
    "name", [b"a\x01.html", b"a\xff.html", b"a\r\n.html", "نص %.html".encode()]
)
def test_templates_may_have_any_name(workspace, name):
    own = workspace / "templates" / "final-report" / os.fsdecode(name)
    own.parent.mkdir(parents=True)
    own.write_text("<p>unused</p>", "utf-8")
    verdict = verify_report(kept(workspace / "r.pdf", set_report("meetings/meeting-07.yaml")))
    assert (codes(verdict), verdict.rebuild) == (set(), "same-bytes")


# What is no report, or not whole.


@pytest.mark.parametrize("new", [b"\x01", b"<open>", b"&#1;"])
def test_broken_metadata_accuse_no_attachment(altered, new):
    with pytest.raises(NoAnswer) as problem:
        altered(with_xmp(b"</joinup:version>", new + b"</joinup:version>"))
    assert [found.code for found in problem.value.diagnostics] == ["verify.xmp-altered"]
    assert problem.value.exit_code == ANSWERS["verify.xmp-altered"]


def answer_to(path):
    with pytest.raises(NoAnswer) as problem:
        verify_report(path)
    (found,) = problem.value.diagnostics
    assert problem.value.exit_code == ANSWERS[found.code]
    return found.code


def answered(path):
    """The worst finding, or how the report was made again."""
    try:
        verdict = verify_report(path)
    except NoAnswer as problem:
        return problem.diagnostics[0].code
    return verdict.findings[0].code if verdict.findings else verdict.rebuild


def test_a_foreign_file_is_told(tmp_path):
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    path = tmp_path / "foreign.pdf"
    writer.write(path)
    assert answer_to(path) == "verify.foreign"
    assert answer_to(kept(tmp_path / "text.pdf", "تقرير".encode())) == "verify.foreign"
    assert answer_to(kept(tmp_path / "empty.pdf", b"")) == "verify.foreign"


@pytest.mark.parametrize("part", [0.03, 0.3, 0.6, 0.9, 0.999])
def test_a_truncated_report_is_damaged(report, tmp_path, part):
    path = kept(tmp_path / "report.pdf", report[: int(len(report) * part)])
    assert answer_to(path) == "verify.damaged"


def test_an_encrypted_report_is_told(report, tmp_path):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(report))
    writer.encrypt("secret", algorithm="RC4-128")
    path = tmp_path / "report.pdf"
    writer.write(path)
    assert answer_to(path) == "verify.encrypted"


def test_a_gigabyte_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        os.truncate(file.fileno(), 1 << 30)
    start = time.perf_counter()
    assert answer_to(path) == "verify.too-big"
    assert time.perf_counter() - start < 1


def test_what_unpacks_without_end_is_refused(report, tmp_path, monkeypatch):
    monkeypatch.setattr(readback, "MAX_CONTENT", 10_000)
    verdict = verify_report(kept(tmp_path / "report.pdf", report))
    assert "verify.page-altered" in codes(verdict)
    assert verdict.words == "unread"


def endless():
    """A gigabyte that packs into a megabyte."""
    packer = zlib.compressobj(9)
    stream = StreamObject()
    stream._data = b"".join(packer.compress(bytes(1 << 20)) for _ in range(1 << 10))
    stream._data += packer.flush()
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    return stream


def test_what_unpacks_to_a_gigabyte_costs_little(report, tmp_path):
    bomb = endless()
    places = {
        "page": lambda w: (w.pages[1], "/Contents"),
        "meaning": lambda w: (font_of(w), "/ToUnicode"),
        "glyphs": lambda w: (descriptor_of(font_of(w)), "/FontFile2"),
        "xmp": lambda w: (w._root_object, "/Metadata"),
        "file": lambda w: (
            w._root_object["/Names"]["/EmbeddedFiles"]["/Names"][1].get_object()["/EF"],
            "/F",
        ),
    }
    for place in places.values():
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(report))
        holder, key = place(writer)
        holder[NameObject(key)] = writer._add_object(bomb)
        path = tmp_path / "bomb.pdf"
        writer.write(path)
        start = time.process_time()
        assert ANSWERS[answered(path)] >= ANSWERS["verify.damaged"]
        assert time.process_time() - start < 10


def test_no_byte_that_is_hit_by_chance_brings_it_down(report, tmp_path):
    """Every answer is one of those that are foreseen."""
    answers = []
    for n in range(24):
        data = bytearray(report)
        at = len(data) * (2 * n + 1) // 48
        data[at : at + 8] = b"\xff\x00<</" + bytes([n, n, n])
        answers.append(answered(kept(tmp_path / "report.pdf", bytes(data))))
    assert set(answers) <= {"same-content", *ANSWERS}
    assert len(set(answers)) > 1


def test_data_left_out_is_said_in_the_file(workspace, joinup):
    series = workspace / "meetings" / "series.yaml"
    series.write_text(series.read_text("utf-8") + "\nembed_source: false\n", "utf-8")
    pdf = kept(workspace / "report.pdf", set_report("meetings/meeting-07.yaml"))
    assert answer_to(pdf) == "verify.no-source"
    reader = pypdf.PdfReader(pdf)
    assert not reader.attachments
    assert b"<joinup:source>withheld<" in reader.trailer["/Root"]["/Metadata"].get_data()
    assert joinup("extract", pdf).code == ANSWERS["verify.no-source"]


# The commands.


def test_the_command_tells_what_it_found_in_both_languages(report, tmp_path, joinup):
    pdf = kept(tmp_path / "report.pdf", report)
    english, arabic = joinup("verify", pdf), joinup("verify", pdf, "--lang", "ar")
    assert english.code == arabic.code == 0
    assert "byte for byte" in english.out
    assert "الملف نفسه تماماً" in arabic.out
    cut = kept(tmp_path / "cut.pdf", report[:9000])
    both = joinup("verify", pdf, cut, "--lang", "ar")
    assert both.code == ANSWERS["verify.damaged"]
    assert "تالف" in both.err
    assert "Traceback" not in both.out + both.err


def test_a_folder_stands_for_the_reports_in_it(report, tmp_path, joinup):
    kept(tmp_path / "b.pdf", report)
    kept(tmp_path / "a.pdf", report[:1000])
    done = joinup("verify", tmp_path, "--json")
    assert [(Path(said["file"]).name, said["answer"]) for said in json.loads(done.out)] == [
        *(("a.pdf", "verify.damaged"), ("b.pdf", "sound"))
    ]
    assert done.code == ANSWERS["verify.damaged"]


def test_json_says_it_all_to_programs(report, tmp_path, joinup):
    pdf = kept(tmp_path / "report.pdf", report)
    shown = joinup("verify", "--json", pdf, tmp_path / "none.pdf")
    sound, missing = json.loads(shown.out)
    assert shown.err == ""
    assert (sound["answer"], sound["words"], sound["rebuild"]) == ("sound", "same", "same-bytes")
    assert set(sound["made_from"]) >= {"meeting.yaml", "series.yaml", "theme.yaml"}
    assert missing["answer"] == "use.not-found"
    assert shown.code == missing["exit_code"] == 3


def test_each_answer_has_a_message():
    assert all(code in MESSAGES for code in ANSWERS)


def test_build_verify_puts_a_sound_report_in_place(workspace, joinup):
    shown = joinup("build", "--verify", "meeting-07.yaml", "-o", "report.pdf")
    assert shown.code == 0, shown.err
    assert (workspace / "report.pdf").read_bytes() == set_report("meetings/meeting-07.yaml")


def test_build_verify_keeps_the_old_report_when_the_new_one_does_not_read_back(
    workspace, joinup, monkeypatch
):
    old = kept(workspace / "report.pdf", b"old")
    real = build.write_laid

    def write_less(laid, *rest):
        page = laid.pages[0]
        lesser = page._replace(marks=page.marks[:10] + page.marks[11:])
        return real(laid._replace(pages=(lesser, *laid.pages[1:])), *rest)

    monkeypatch.setattr(build, "write_laid", write_less)
    shown = joinup("build", "--verify", "meeting-07.yaml", "-o", "report.pdf")
    assert shown.code == 1
    assert "verify.does-not-read-back" in shown.err
    assert old.read_bytes() == b"old"


def test_a_page_no_reader_opens_is_refused(monkeypatch):
    def fail(_pdf):
        raise Unreadable("no")

    monkeypatch.setattr(verify, "read_pages", fail)
    laid, _ = build.lay_out_report(EXAMPLE, Diagnostics(), EXAMPLE.name)
    found = Diagnostics()
    verify.check_words(b"", laid, found)
    with pytest.raises(ProblemsFound):
        found.raise_errors()


def test_a_word_the_layout_lost_is_found_without_any_paper():
    laid, _ = build.lay_out_report(EXAMPLE, Diagnostics(), EXAMPLE.name)
    pages = read_pages(build.write_laid(laid, Diagnostics()))
    assert compare_words(laid, pages) == ()
    blocks = laid.document.blocks
    longer = laid._replace(document=laid.document._replace(blocks=(*blocks, blocks[0])))
    (difference,) = compare_words(longer, pages)
    assert difference.page == 0
