"""UAX #9 by Unicode's own files, by an independent implementation, and by cases of ours."""

import functools
import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from bidi import get_display
from hypothesis import example, given
from hypothesis import strategies as st

from joinup_reports.typeset import bidi, bidi_data
from joinup_reports.typeset.bidi import base_level, levels, reset_whitespace, visual_order

_maker = importlib.util.spec_from_file_location(
    "make_bidi_data", Path(__file__).with_name("make_bidi_data.py")
)
make_bidi_data = importlib.util.module_from_spec(_maker)
_maker.loader.exec_module(make_bidi_data)

# A character of each bidi class that is no bracket.
SAMPLES = {
    **dict(zip(("L", "R", "AL", "EN", "AN"), "aאب1١", strict=True)),
    **dict(zip(("ES", "ET", "CS", "NSM", "BN"), "+%,\u064b\u00ad", strict=True)),
    **dict(zip(("B", "S", "WS", "ON"), "\u2029\t !", strict=True)),
    **dict(zip(("LRE", "RLE", "PDF", "LRO", "RLO"), map(chr, range(0x202A, 0x202F)), strict=True)),
    **dict(zip(("LRI", "RLI", "FSI", "PDI"), map(chr, range(0x2066, 0x206A)), strict=True)),
}
LRI, RLI, FSI, PDI = (SAMPLES[name] for name in ("LRI", "RLI", "FSI", "PDI"))
RLE, PDF, LRO = (SAMPLES[name] for name in ("RLE", "PDF", "LRO"))

Levels = tuple[int | None, ...]

ORDERED = st.text(alphabet="سلامקx yZ019٠٤.,:;-–/()[]«»%$#+!؟،\u064b\u0651", max_size=40)


def line_levels(text, base):
    """The levels of a paragraph that is one line."""
    return reset_whitespace(levels(text, base), text, 0, len(text), base)


def displayed(text, base):
    """A one-line paragraph as it reads from left to right, brackets not mirrored."""
    return "".join(text[i] for i in visual_order(line_levels(text, base)))


@functools.cache
def is_expected(found, expected_levels, expected_order):
    """Whether a line's levels, and their order, are a file's; None marks what X9 removes."""
    kept = [i for i, level in enumerate(expected_levels) if level is not None]
    order = [kept[i] for i in visual_order([found[i] for i in kept])]
    return (
        len(found) == len(expected_levels)
        and all(found[i] == expected_levels[i] for i in kept)
        and order == list(expected_order)
    )


def numbers(field):
    return tuple(None if word == "x" else int(word) for word in field.split())


@functools.cache
def class_cases() -> list[tuple[str, int, Levels, Levels]]:
    """BidiTest.txt: (text, bits of base levels: 1 automatic, 2 and 4 given, levels, order)."""
    cases, expected_levels, expected_order = [], (), ()
    for line in make_bidi_data.read_lines("BidiTest"):
        name, _, fields = line.partition(":")
        if name == "@Levels":
            expected_levels = numbers(fields)
        elif name == "@Reorder":
            expected_order = numbers(fields)
        elif line and line[0] not in "#@":
            classes, _, bases = line.partition(";")
            text = "".join(map(SAMPLES.__getitem__, classes.split()))
            cases.append((text, int(bases, 16), expected_levels, expected_order))
    return cases


def character_cases() -> Iterator[tuple[str, int, int, Levels, Levels]]:
    """BidiCharacterTest.txt: (text, asked direction, base, levels, order)."""
    for line in make_bidi_data.read_lines("BidiCharacterTest"):
        if line and line[0] != "#":
            points, asked, base, found, order = line.split(";")
            text = "".join(chr(int(point, 16)) for point in points.split())
            yield text, int(asked), int(base), numbers(found), numbers(order)


@pytest.fixture
def remembered(monkeypatch):
    """Unicode's files hold the same few short sequences again and again."""
    monkeypatch.setattr(bidi, "_resolve", functools.cache(bidi._resolve))


@pytest.mark.usefixtures("remembered")
@pytest.mark.parametrize("base", [0, 1], ids=["ltr", "rtl"])
def test_every_case_of_unicodes_bidi_test_passes(base):
    cases, failed = 0, []
    for text, bases, expected_levels, expected_order in class_cases():
        if not bases & (2 << base):
            continue
        cases += 1
        if not is_expected(tuple(line_levels(text, base)), expected_levels, expected_order):
            failed.append((text, expected_levels))
    print(f"BidiTest, base level {base}: {cases} cases")
    assert not failed, f"{len(failed)} of {cases}: {failed[:5]}"
    assert cases == 256_747


def test_every_automatic_base_level_of_unicodes_bidi_test_is_found():
    """Each case names the automatic base together with the level it must come to."""
    cases = [(text, bases) for text, bases, _, _ in class_cases() if bases & 1]
    failed = [text for text, bases in cases if not bases & (2 << base_level(text))]
    print(f"BidiTest, automatic base level: {len(cases)} cases")
    assert not failed, f"{len(failed)} of {len(cases)}: {failed[:5]}"
    assert len(cases) == 256_747


@pytest.mark.usefixtures("remembered")
def test_every_case_of_unicodes_bidi_character_test_passes():
    cases, failed = 0, []
    for text, asked, base, expected_levels, expected_order in character_cases():
        cases += 1
        right_base = asked != 2 or base_level(text) == base
        found = tuple(line_levels(text, base))
        if not (right_base and is_expected(found, expected_levels, expected_order)):
            failed.append((text, expected_levels))
    print(f"BidiCharacterTest: {cases} cases")
    assert not failed, f"{len(failed)} of {cases}: {failed[:5]}"
    assert cases == 91_707


@pytest.mark.parametrize(
    ("text", "base"),
    [("ab ب", 0), ("1 !ب a", 1), ("12 !", 0), (f"{LRI}a{PDI} ب", 1), (f"{PDI}ب", 1), ("", 0)],
)
def test_the_first_strong_character_outside_isolates_gives_the_base_level(text, base):
    assert base_level(text) == base


# --- data ---------------------------------------------------------------------------------


def test_the_table_is_what_unicodes_files_say():
    assert make_bidi_data.MODULE.read_text(encoding="utf-8") == make_bidi_data.render()


def test_every_code_point_has_its_class():
    expected = make_bidi_data.read_classes()
    brackets = [chr(point) for pair in make_bidi_data.read_brackets() for point in pair]
    found = "".join(map(bidi._Letters().__getitem__, map(chr, range(0x110000))))
    different = {chr(i) for i in range(0x110000) if found[i] != expected[i]}
    assert different == set(brackets)
    assert {found[ord(bracket)] for bracket in brackets} == {"(", ")"}
    assert len(brackets) == 2 * len(bidi_data.OPENING_BRACKETS) == 128


def test_the_module_needs_no_other_room_and_no_unicodedata():
    """So the result cannot hang on the running Python's Unicode version."""
    code = (
        "import sys; before = set(sys.modules); import joinup_reports.typeset.bidi;"
        "print(*sorted(m for m in set(sys.modules) - before if 'joinup' in m or 'unicode' in m))"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True)
    assert done.stdout.decode().split() == [
        "joinup_reports",
        "joinup_reports.typeset",
        "joinup_reports.typeset.bidi",
        "joinup_reports.typeset.bidi_data",
        "joinup_reports.typeset.bidi_explicit",
    ]


# --- an independent implementation --------------------------------------------------------


@given(ORDERED, st.sampled_from([0, 1]))
@example("لقاء (JOinUP!) 23 نيسان / 2020", 1)
@example("[a (ب) c] (ب [a) b]", 1)
def test_a_line_reads_as_python_bidi_has_it(text, base):
    assert displayed(text, base) == get_display(text, base_dir="RL"[1 - base])


# --- any text -----------------------------------------------------------------------------

ANYTHING = st.text(
    st.one_of(st.characters(), st.sampled_from([*SAMPLES.values(), *"()[]<>«»\u2329\u3009"]))
)


@given(ANYTHING, st.sampled_from([0, 1]))
def test_any_text_gets_levels(text, base):
    found = levels(text, base)
    assert len(found) == len(text)
    assert all(base <= level <= 126 for level in found)


@given(ANYTHING, st.sampled_from([0, 1]), st.data())
def test_any_line_has_every_character_once(text, base, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    line = reset_whitespace(levels(text, base), text, start, end, base)
    assert sorted(visual_order(line)) == list(range(end - start))


@given(st.text(alphabet="ابتسله 0123٠١٢.,:/،؛-–()«»\u064b\u0651!؟"))
def test_plain_arabic_with_numbers_is_resolved_as_any_text(text):
    """Its levels are seen at a glance, without the rules."""
    assert levels(text, 1) == bidi.levels_of_classes(bidi.bidi_classes(text), 1, text)


@given(ANYTHING, st.sampled_from([0, 1]))
def test_surrounding_isolates_change_nothing_inside_but_the_depth(text, base):
    text = re.sub("[\n\r\x1c-\x1e\x85\u2029\u2066-\u2069]", "", text)
    text = "".join(c for c in text if bidi.bidi_classes(c) not in "lrvwpZ")
    inside = levels(f"{(LRI, RLI)[base]}{text}{PDI}", base)[1:-1]
    assert list(inside) == [level + 2 for level in levels(text, base)]


@given(st.lists(st.integers(0, 126)))
def test_left_to_right_runs_are_never_turned_alone(found):
    """L2 by its definition: turn every stretch of a level or higher, from the highest down."""
    order = list(range(len(found)))
    for level in range(max(found, default=0), 0, -1):
        if level < min((one for one in found if one % 2), default=127):
            break
        i = 0
        while i < len(order):
            j = i
            while j < len(order) and found[order[j]] >= level:
                j += 1
            order[i:j] = reversed(order[i:j])
            i = max(j, i + 1)
    assert visual_order(found) == order


@pytest.mark.parametrize(
    "text",
    [
        RLE * 50_000,
        (RLE + "a") * 20_000 + PDF * 30_000,
        FSI * 20_000,
        (FSI + "א" + PDI) * 20_000,
        "(" * 50_000 + ")" * 50_000,
        "א(a)" * 25_000,
        "%" * 100_000,
        " " * 100_000,
        "a\u0651" * 50_000,
    ],
    ids=lambda text: ascii(text[:4]),
)
def test_hostile_text_takes_no_longer_than_its_length_deserves(text):
    """Quadratic work on these would take minutes."""
    found = levels(text, 1)
    assert len(reset_whitespace(found, text, 0, len(text), 1)) == len(text)


# --- the report's own kinds of text --------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("لقاء JOinUP! هنا", 1, "انه !JOinUP ءاقل"),  # a stranger's punctuation goes astray …
        (f"لقاء {LRI}JOinUP!{PDI} هنا", 1, f"انه {PDI}JOinUP!{LRI} ءاقل"),  # … an isolate keeps it
        ("Zoom هو", 1, "وه Zoom"),  # the base level is the document's, not the first letter's
        ("23 نيسان / 2020", 1, "2020 / ناسين 23"),
        ("من 10-12 شخصاً", 1, "ًاصخش 12-10 نم"),  # after Arabic a hyphen joins no numbers (W4) …
        (f"من {FSI}10-12{PDI} شخصاً", 1, f"ًاصخش {PDI}10-12{FSI} نم"),  # … in an isolate it does
        ("بنسبة 25% فقط", 1, "طقف %25 ةبسنب"),
        ("عام ٢٠٢٠/٤", 1, "٢٠٢٠/٤ ماع"),
        ("المنظمة (TTI) هنا", 1, "انه )TTI( ةمظنملا"),  # N0; L4 is the shaper's
        ("see شركة (أ) here", 0, "see )أ( ةكرش here"),
    ],
)
def test_mixed_text_reads_from_left_to_right_as(text, base, expected):
    assert displayed(text, base) == expected


def test_harakat_take_their_letters_level():
    """L3: a mark of another level than its base would be shaped in another run."""
    assert list(levels("قُلْ 1\u0651 a\u064b", 1)) == [1, 1, 1, 1, 1, 2, 2, 1, 2, 2]


def test_a_mark_after_a_bracket_follows_the_bracket():
    assert list(levels("a(b)\u0301 א", 1)) == [2, 2, 2, 2, 2, 1, 1]


def test_joiners_split_no_run():
    """ZWNJ and soft hyphens are class BN: they take the level of the letter before."""
    assert list(levels("a\u200cb", 1)) == [2, 2, 2]
    assert list(levels("\u00ad1\u00ad2", 1)) == [1, 2, 2, 2]


def test_a_separator_inside_the_text_ends_a_paragraph():
    assert list(levels("a\n\u202e1\n1 a", 0)) == [0, 0, 0, 1, 0, 0, 0, 0]
    assert list(levels("\n", 1)) == [1]
    assert list(levels("", 1)) == []


def test_angle_brackets_pair_with_their_canonical_equivalents():
    assert levels("a\u2329b\u3009", 1) == levels("a\u3008b\u232a", 1) == bytes([2, 2, 2, 2])
    assert list(levels("a\u2329b\u300b", 1)) == [2, 2, 2, 1]


def test_the_64th_open_bracket_ends_the_search_for_pairs():
    assert list(levels("a" + "(" * 63 + "b" + ")" * 63, 1)[-63:]) == [2] * 63
    assert list(levels("a" + "(" * 64 + "b" + ")" * 64, 1)[-64:]) == [1] * 64
    assert levels("a[b]" + "(" * 64 + "b" + ")" * 64, 1)[3] == 2


def test_levels_go_no_deeper_than_125():
    assert max(levels("".join((LRI, RLI)[i % 2] for i in range(200)) + "a", 1)) == 126
    assert levels(RLE * 200 + "a" + PDF * 200 + "b", 0)[-1] == 0


def test_an_override_rules_everything_in_it():
    assert list(levels(f"{LRO}אب1{PDF}א", 1)) == [1, 2, 2, 2, 2, 1]


# --- lines (L1) -----------------------------------------------------------------------------


def test_white_space_at_a_lines_end_takes_the_base_level():
    text = "كتب John Smith هنا"
    found = levels(text, 1)
    cut = text.index("Smith")
    assert found[cut - 1] == 2
    assert reset_whitespace(found, text, 0, cut, 1)[-2:] == [2, 1]
    assert reset_whitespace(found, text, cut, len(text), 1) == list(found[cut:])


def test_isolate_controls_at_a_lines_end_count_as_white_space():
    text = f"هنا{LRI}ab {PDI} "
    assert line_levels(text, 1) == [1, 1, 1, 1, 2, 2, 1, 1, 1]


def test_separators_and_the_space_before_them_take_the_base_level():
    assert line_levels("ab \tcd  e", 1) == [2, 2, 1, 1, 2, 2, 2, 2, 2]
    assert line_levels("\u202a  \t", 0) == [0, 0, 0, 0]


def test_runs_can_be_ordered_as_characters_are():
    assert visual_order([1, 2, 1]) == [2, 1, 0]
    assert visual_order([0, 1, 2, 1, 0]) == [0, 3, 2, 1, 4]
    assert visual_order([2, 2]) == [0, 1]
    assert visual_order([]) == []
