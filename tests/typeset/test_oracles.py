"""Others' engines on whole paragraphs: python-bidi for order, arabic-reshaper for joining,
HarfBuzz itself on whole lines for shape.

The texts are those of the report and of the hard cases, with the isolates that templates
put around names, numbers and addresses.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import bidi as python_bidi
import pytest
import uharfbuzz as hb
from arabic_reshaper import ArabicReshaper

from joinup_reports.language import richtext
from joinup_reports.typeset import bidi
from joinup_reports.typeset.flow import TextSpan
from joinup_reports.typeset.fonts import Face, FontStack
from joinup_reports.typeset.itemize import Item, itemize
from joinup_reports.typeset.paragraph import collect, set_paragraph
from joinup_reports.typeset.shape import shape

DATA = Path(__file__).parents[1] / "data"
FONTS = Path(__file__).parents[2] / "fonts"
FACES = {
    "plex": Face(FONTS / "ibm-plex-sans-arabic/IBMPlexSansArabic-Regular.ttf"),
    "amiri": Face(FONTS / "amiri/Amiri-Regular.ttf"),
}
CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def _texts() -> list[str]:
    report = (DATA / "report-07.txt").read_text(encoding="utf-8").splitlines()
    hard = json.loads((DATA / "hard.json").read_text(encoding="utf-8"))
    return list(dict.fromkeys(t for t in (*report, *_strings(list(hard.values()))) if t.strip()))


TEXTS = _texts()


@pytest.fixture(scope="module", params=FACES)
def stack(request) -> FontStack:
    """Each face first in turn, the other to fall back on."""
    return FontStack(sorted(FACES.values(), key=lambda face: face is not FACES[request.param]))


@pytest.fixture(scope="module")
def rich(spanned):
    """rich(text, stack) -> its spans, isolated as templates isolate them."""

    def make(text: str, stack: FontStack) -> list[TextSpan]:
        return [
            spanned(part.text, stack, isolate=part.kind != "text")
            for part in richtext.segments(text, rtl=True)
        ]

    return make


def _ignore(*_) -> None:
    """What no face has is another test's business."""


# Order.


def _seen(line) -> str:
    """The characters of a line as they lie on the page, from left to right."""
    pieces = []
    for run in sorted(line.runs, key=lambda run: run.x):
        pieces += [c.text[::-1] if run.rtl else c.text for c in run.clusters]
    return "".join(pieces)


@pytest.mark.parametrize("isolated", [True, False], ids=["isolated", "plain"])
def test_every_paragraph_is_ordered_as_python_bidi_orders_it(stack, rich, spanned, rtl, isolated):
    for words in TEXTS:
        spans = rich(words, stack) if isolated else [spanned(words, stack)]
        text, _ = collect(spans, {})
        (line,) = set_paragraph(spans, rtl, 1e6, {}, _ignore)
        expected = CONTROLS.sub("", python_bidi.get_display(text, base_dir="R"))
        assert _seen(line).strip() == expected.strip()


# Joining.

# Why a face sets a word in other letters than Unicode's presentation forms: the reason,
# then a pattern for what it adds or changes (glyph names, after the words' own are gone).
OWN_SHAPES = {
    "Amiri sets a short tatweel before kaf and where dots would meet": r"uni0640\.\w+",
    "Amiri stacks the dots of the first of two teh: the glyph of U+067A": r"uni067A\.init\w*",
}
_TO_TEH = {"067A": "062A"}
_FORMS = {"init": "initial", "medi": "medial", "fina": "final", None: "isolated"}
# A presentation form of several letters: the forms of the first, and of the last one.
_OUTER_FORMS = {
    "isolated": ("initial", "final"),
    "initial": ("initial", "medial"),
    "medial": ("medial", "medial"),
    "final": ("medial", "final"),
}
_TATWEEL = ("0640", "isolated")


def _letters(character: str) -> list[tuple[str, str]]:
    """(letter, joining form) of each letter in a presentation form."""
    form, *codes = unicodedata.decomposition(character).split() or ("",)
    if not form.startswith("<"):  # no presentation form: alone, or composed of base and mark
        return [(f"{ord(character):04X}", "isolated")]
    if len(codes) == 1:
        return [(codes[0], form[1:-1])]
    first, last = _OUTER_FORMS[form[1:-1]]
    return [(codes[0], first), *((c, "medial") for c in codes[1:-1]), (codes[-1], last)]


def _letters_of_glyph(name: str) -> list[tuple[str, str]]:
    """The same of a glyph, by the names type designers give: uniFE91, uni0628.init_High."""
    code, form = re.fullmatch(r"uni([0-9A-F]{4})(?:\.(init|medi|fina)?\w*)?", name).groups()
    if form:
        return [(code, _FORMS[form])]
    return _letters(chr(int(code, 16)))


def _glyphs(word: str, face: Face, spanned) -> list[str]:
    """Glyph names in logical order."""
    run = shape(word, Item(0, len(word), 1, "Arab", face, spanned(word, FontStack([face]))))
    clusters = run.between(0, len(word))
    return [face.hb_font.glyph_to_string(g.id) for c in clusters for g in reversed(c.glyphs)]


def _words() -> list[str]:
    unvowelled = re.sub("[\u064b-\u0655\u0670]", "", "\n".join(TEXTS))
    letters = "\u0621-\u063f\u0641-\u064a\u0671-\u06d3\u06d5\u200c\u200d"
    return sorted(set(re.findall(f"[{letters}]+", unvowelled)))


RESHAPER = ArabicReshaper({"support_ligatures": True, "ARABIC LIGATURE ALLAH": False})


@pytest.mark.parametrize("name", FACES)
def test_letters_join_as_arabic_reshaper_joins_them(name, spanned):
    face = FACES[name]
    words = _words()
    assert len(words) > 500
    for word in words:
        forms = RESHAPER.reshape(word).translate({0x200C: None, 0x200D: None})
        expected = [letter for form in forms for letter in _letters(form)]
        found = [
            (_TO_TEH.get(letter, letter), form)
            for glyph in _glyphs(word, face, spanned)
            for letter, form in _letters_of_glyph(glyph)
        ]
        assert [letter for letter in found if letter != _TATWEEL] == expected, word


def test_only_amiri_has_shapes_of_its_own(spanned):
    """What the comparison above lets pass, and nothing else."""
    own = defaultdict(set)
    for name, face in FACES.items():
        for glyph in {g for word in _words() for g in _glyphs(word, face, spanned)}:
            for why, pattern in OWN_SHAPES.items():
                if re.fullmatch(pattern, glyph):
                    own[name].add(why)
    assert own == {"amiri": set(OWN_SHAPES)}


@pytest.mark.parametrize("name", FACES)
@pytest.mark.parametrize("word", ["لا", "لأ", "لإ", "لآ", "بلا", "بلأ", "بلإ", "بلآ"])
def test_lam_alef_is_never_two_separate_letters(name, word, spanned):
    letters = [le for g in _glyphs(word, FACES[name], spanned) for le in _letters_of_glyph(g)]
    assert letters[-1][1] == "final"
    assert letters[-2] == ("0644", "medial" if word.startswith("ب") else "initial")


# Shape.


def _items(text: str, stack: FontStack, rich) -> Iterator[tuple[str, Item]]:
    whole, placed = collect(rich(text, stack), {})
    for item in itemize(whole, placed, bidi.levels(whole, 1), _ignore):
        yield whole, item


def _ours(text: str, item: Item) -> list[tuple[int, int, int, int]]:
    """Glyphs with offsets and advances, in visual order."""
    clusters = shape(text, item).between(item.start, item.end)
    ordered = reversed(clusters) if item.level % 2 else clusters
    return [tuple(glyph) for cluster in ordered for glyph in cluster.glyphs]


def _harfbuzz(text: str, item: Item) -> list[tuple[int, int, int, int]]:
    buffer = hb.Buffer()
    buffer.add_str(text, item.start, item.end - item.start)
    buffer.guess_segment_properties()
    buffer.script = item.script or buffer.script
    buffer.direction = "rtl" if item.level % 2 else "ltr"
    buffer.language = item.span.lang
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(item.face.hb_font, buffer)
    return [
        (info.codepoint, place.x_offset, place.y_offset, place.x_advance)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def test_words_shaped_alone_are_those_of_the_line_shaped_whole(stack, rich):
    """A cache of words is exact: every glyph, offset and advance is HarfBuzz's own."""
    items = [pair for text in TEXTS for pair in _items(text, stack, rich)]
    assert len(items) > 150
    for text, item in items:
        assert _ours(text, item) == _harfbuzz(text, item), text[item.start : item.end]


def test_lines_are_those_of_hb_shape(stack, rich):
    """The same by HarfBuzz's own program, another version of it and another process."""
    program = shutil.which("hb-shape")
    if program is None:
        pytest.skip("hb-shape is not installed (Debian: libharfbuzz-bin)")
    lines = defaultdict(list)
    for text in TEXTS:
        for whole, item in _items(text, stack, rich):
            beyond = whole[max(0, item.start - 1) : item.start] + whole[item.end : item.end + 1]
            if item.script and not any(c.isalpha() or c in "\u200c\u200d" for c in beyond):
                lines[item.face, item.level % 2, item.script].append((whole, item))
    for (face, odd, script), items in lines.items():
        theirs = _run(program, face, "rtl" if odd else "ltr", script, items)
        for (whole, item), glyphs in zip(items, theirs, strict=True):
            assert _ours(whole, item) == glyphs, whole[item.start : item.end]


def _run(program, face, direction, script, items) -> list[list[tuple[int, int, int, int]]]:
    options = [f"--direction={direction}", f"--script={script}", "--language=ar"]
    options += ["--remove-default-ignorables", "--no-glyph-names", "--output-format=json"]
    texts = "\n".join(whole[item.start : item.end] for whole, item in items)
    done = subprocess.run(
        [program, *options, "--text-file=-", str(face.path)],
        input=texts.encode(),
        capture_output=True,
        check=True,
    )
    return [
        [(g["g"], g.get("dx", 0), g.get("dy", 0), g.get("ax", 0)) for g in json.loads(line)]
        for line in done.stdout.splitlines()
    ]
