"""Reading YAML: what is quietly right, what is refused and where, what is never lost."""

import re
import time

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from joinup_reports.diagnostics import CannotAccess, Diagnostics, Location
from joinup_reports.reading import source
from joinup_reports.reading.source import (
    MAX_BYTES,
    Mapping,
    Node,
    Scalar,
    Sequence,
    parse_source,
    read_source,
)


def parse(text: str) -> tuple[Node | None, list[str]]:
    """The node and the findings as `line:column code`."""
    diagnostics = Diagnostics()
    node = parse_source(text, "f", diagnostics)
    return node, [f"{d.location.line}:{d.location.column} {d.code}" for d in diagnostics]


def found(text: str) -> list[str]:
    return parse(text)[1]


def plain(node: Node | None) -> object:
    """A tree without its places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Mapping)
    return {key.text: plain(value) for key, value in node.entries}


@pytest.mark.parametrize(
    "word", ["9:30", "no", "07", "~", "null", "1e3", "2020-04-23", "0x1F", "[x", "١٢"]
)
def test_every_scalar_is_its_text(word):
    quoted = f'"{word}"' if word.startswith("[") else word
    assert plain(parse(f"a: {quoted}\n")[0]) == {"a": word}


def test_places_count_lines_and_columns_in_code_points():
    node, _ = parse("عنوان: نص\nبنود:\n  - أول\n  - 😀 ثان\n")
    (_, title), (key, items) = node.entries
    assert title.place == Location("f", 1, 8)
    assert key.place == Location("f", 2, 1)
    assert [item.place.column for item in items.items] == [5, 5]


def test_a_block_scalar_stands_where_its_words_begin():
    node, _ = parse("a: >-\n  كلمة\n  أخرى\nb: |\n\n    نص\n")
    assert [value.place for _, value in node.entries] == [
        Location("f", 2, 3),
        Location("f", 6, 5),
    ]


@pytest.mark.parametrize("style", ["|", ">", ""])
def test_a_blank_line_is_the_same_in_every_way_of_writing(style):
    node, problems = parse(f"a: {style}\n  واحد\n  اثنان\n\n  ثلاثة\nb: x\n")
    text = node.entries[0][1].text
    assert re.split(r"\n\n", text.strip())[1] == "ثلاثة"
    assert problems == []


def test_windows_files_are_read(tmp_path):
    path = tmp_path / "ملف.yaml"
    path.write_bytes("\ufeffa: نص\r\nb:\r\n  - واحد\r\n".encode())
    diagnostics = Diagnostics()
    node = read_source(path, diagnostics, "shown.yaml")
    assert plain(node) == {"a": "نص", "b": ["واحد"]}
    assert node.entries[0][0].place == Location("shown.yaml", 1, 1)
    assert len(diagnostics) == 0


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        ("عنوان: نص".encode("utf-16"), "source.encoding", (1, 1)),
        ("title: نص".encode("utf-16-le"), "source.encoding", (1, 1)),
        ("title: x".encode("utf-32"), "source.encoding", (1, 1)),
        (b"%PDF-1.7\n%\xe2\xe3", "source.not-notes", (1, 1)),
        (b"PK\x03\x04\x14\x00", "source.not-notes", (1, 1)),
        (b"a: b\ntitle: " + "نص".encode("windows-1256"), "source.not-utf8", (2, 8)),
        (b"a" * (MAX_BYTES + 1), "source.too-big", (1, 1)),
        (b"", "source.empty", (1, 1)),
        ("\ufeff# فارغ\n".encode(), "source.empty", (1, 1)),
    ],
)
def test_a_file_that_is_no_text_of_ours_is_refused_plainly(tmp_path, data, code, place):
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    diagnostics = Diagnostics()
    assert read_source(path, diagnostics, "a.yaml") is None
    (only,) = diagnostics
    assert (only.code, only.location) == (code, Location("a.yaml", *place))


def test_a_file_that_is_not_there_cannot_be_accessed(tmp_path):
    with pytest.raises(CannotAccess) as caught:
        read_source(tmp_path / "none.yaml", Diagnostics(), "none.yaml")
    (only,) = caught.value.diagnostics
    assert only.args["path"] == "none.yaml"
    assert caught.value.exit_code == 3


FAULTS = {
    "a tab before a key": ("a:\n\t- b\n", "2:1 source.tab"),
    "a tab after a dash": ("a:\n-\tb\n", "2:2 source.tab"),
    "a repeated key": ("a: 1\nb: 2\na: 3\n", "3:1 source.repeated-key"),
    "two documents": ("a: 1\n---\nb: 2\n", "2:1 source.several-documents"),
    "words after the end": ("---\na: 1\n...\nنص\n", "4:1 source.several-documents"),
    "an anchor": ("a: &x b\n", "1:4 source.special-start"),
    "an alias": ("a: *x\n", "1:4 source.special-start"),
    "a tag": ("a: !!str b\n", "1:4 source.special-start"),
    "an item with a star": ("- *مهم* جداً\n", "1:3 source.special-start"),
    "an item with an ampersand": ("- &نص\n", "1:3 source.special-start"),
    "an item with an exclamation mark": ("- !مهم جداً\n", "1:3 source.special-start"),
    "an item with an at sign": ("- @joinup\n", "1:3 source.special-start"),
    "an item with a backtick": ("- `نص`\n", "1:3 source.special-start"),
    "an item with a percent sign": ("- %5 من\n", "1:3 source.special-start"),
    "an item with an angle": ("- > نص\n", "1:3 source.special-start"),
    "an item with a bar": ("- | نص\n", "1:3 source.special-start"),
    "an item with a closing bracket": ("- ] نص\n", "1:3 source.special-start"),
    "an open double quote": ('- "نص\n- آخر\n', "1:3 source.open-quote"),
    "an open single quote": ("- 'نص\n", "1:3 source.open-quote"),
    "words after a quotation": ('- "نص" ثم آخر\n', "1:8 source.after-quote"),
    "words after a bracket": ("- [نص] ثم آخر\n", "1:8 source.after-quote"),
    "an open bracket": ("a: [نص\nb: c\n", "1:4 source.open-bracket"),
    "a wrong escape": ('a: "\\q"\n', "1:5 source.escape"),
    "a list beside its key": ("a: - b\n", "1:4 source.list-beside-key"),
    "a key without its space": ("title:نص\nb: 2\n", "1:1 source.no-colon"),
    "a line that continues without spaces": ("a: x\nتتمة\nb: 3\n", "2:1 source.no-colon"),
    "an item out of line": ("a:\n  - x\n - y\n", "3:2 source.indentation"),
    "a list after a text": ("a: b\n- c\n", "2:1 source.indentation"),
    "a list as a key": ("[a]: b\n", "1:1 source.key-not-text"),
    "a question mark": ("- ? نص\n", "1:3 source.special-start"),
    "a remark after a text": ("a: نص # ملاحظة\n", "1:7 source.comment-after-text"),
    "a hash tag at the start": ("- #وسم\n- b\n", "1:3 source.comment-after-text"),
    "a remark after a key": ("a: # ملاحظة\n  - b\n", "1:4 source.comment-after-text"),
    "a remark after a dash": ("- # ملاحظة\n  a: b\n", "1:3 source.comment-after-text"),
    "a remark after brackets": ("a: [b] # ملاحظة\n", "1:8 source.comment-after-text"),
    "remarks on their own lines": ("# أ\na:\n  # ب\n  - b\n  # ج\n\n# د\n", ""),
    "remarks after quotations": ("a: \"ب\" # أ\nb: >- # ج\n  # نص\n# د\nc: 'د' # ه", ""),
    "a dash of another kind": ("a:\n  – ب\n", "2:3 source.other-bullet"),
    "a dash between two lines": ("a: نص\n  – تتمة\nb:\n  - نص\n    — تتمة\n", ""),
    "bullets under a text": ("- نص\n  - فرعي\n", "2:3 source.bullet-in-text"),
    "an override": ("a: نص \u202eقلب\n", "1:7 source.override"),
    "an override in a remark": ("# \u202d\na: b\n", "1:3 source.override"),
    "an override by escape": ('a: "\\u202e"\n', "1:4 source.override"),
    "an isolate by escape": ('a: "\\u2067x"\n', "1:4 source.invisible-character"),
    "a zero width space": ("a: x\u200by\n", "1:5 source.invisible-character"),
    "a mark of byte order inside": ("a: x\ufeff\n", "1:5 source.invisible-character"),
    "a bell": ("a: x\x07\n", "1:5 source.invisible-character"),
    "a line separator": ("a: x\u2028y\n", "1:5 source.invisible-character"),
    "a noncharacter": ("a: \ufdd0\n", "1:4 source.invisible-character"),
    "an isolate left open": ("a: \u2067نص\n", "1:4 source.unbalanced-bidi"),
    "an isolate closed only": ("a: نص\u2069\n", "1:6 source.unbalanced-bidi"),
    "an embedding closed as an isolate": (
        "a: \u202bنص\u2069\n",
        "1:4 source.unbalanced-bidi, 1:7 source.unbalanced-bidi",
    ),
    "isolates in pairs": (
        "a: \u2067نص\u2069\n",
        "1:4 source.bidi-control, 1:7 source.bidi-control",
    ),
}


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
@pytest.mark.parametrize(("text", "expected"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_where_it_stands(text, expected, loader, monkeypatch):
    monkeypatch.setattr(source, "_LOADER", loader)
    assert ", ".join(found(text)) == expected


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
def test_half_a_surrogate_pair_is_refused_whoever_reads(loader, monkeypatch):
    monkeypatch.setattr(source, "_LOADER", loader)
    (problem,) = found('a: "\\ud800"\n')
    assert problem in {"1:5 source.escape", "1:4 source.invisible-character"}


@pytest.mark.parametrize(
    "char", ["\u200e", "\u200f", "\u061c", "\u200c", "\u200d", "\u06dd", "\u0640"]
)
def test_what_arabic_needs_passes(char):
    node, problems = parse(f"a: ن{char}ص\n")
    assert plain(node) == {"a": f"ن{char}ص"}
    assert problems == []


def test_a_colon_in_a_value_is_kept():
    node, problems = parse("title: نص: آخر: ثالث:\nb: x\n")
    value = node.entries[0][1]
    assert value.text == "نص: آخر: ثالث:"
    assert [(c, c.place.column) for c in value.colons] == [("نص", 8), ("آخر", 12), ("ثالث", 17)]
    assert plain(node)["b"] == "x"
    assert problems == []


def test_an_item_with_a_colon_can_be_taken_as_it_is_written():
    node, _ = parse("- ومن الأمثلة  : ورشات\n- عن طريق :\n- a: >\n    b\n")
    assert [item.written.text for item in node.items[:2]] == [
        "ومن الأمثلة  : ورشات",
        "عن طريق :",
    ]


def test_an_item_with_a_colon_may_run_over_several_lines():
    node, problems = parse("a:\n- ومن الأمثلة : ورشات\n  وأشياء: أخرى\n  كثيرة\n- آخر\n")
    first, second = node.entries[0][1].items
    assert first.text == "ومن الأمثلة : ورشات وأشياء: أخرى كثيرة"
    assert first.colons == ("ومن الأمثلة", "وأشياء")
    assert second.text == "آخر"
    assert problems == []


def test_an_item_with_two_keys_is_written_over_its_lines():
    node, _ = parse("- a : b\n  c : d\n\n  e : f\n")
    assert node.items[0].written.text == "a : b c : d\n\ne : f"


def test_bullets_below_a_colon_leave_the_text_above_them():
    node, _ = parse("- عن طريق :\n  - واحد\n  - اثنان\n- آخر\n")
    assert node.items[0].written.text == "عن طريق :"
    assert plain(node.items[0]) == {"عن طريق": ["واحد", "اثنان"]}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 200_000, "source.too-deep"),
        ("- " * 50 + "a\n", "source.too-deep"),
        ("- a\n" * 10_001, "source.too-many"),
        ("a: &a [x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "source.special-start"),
    ],
)
def test_what_would_swallow_the_machine_is_refused_at_once(text, code):
    began = time.process_time()
    node, problems = parse(text)
    assert node is None or "special" in code
    assert problems[0].endswith(code)
    assert time.process_time() - began < 2


def test_of_thousands_of_faults_the_first_ones_are_told():
    problems = found("a: b # c\n" * 4_000)
    assert problems.count("2:1 source.repeated-key") == 1
    assert len([p for p in problems if p.endswith("comment-after-text")]) == 200


def test_a_text_full_of_colons_takes_no_time():
    text = "".join(f"k{i}: a: b\n" for i in range(9_000))
    began = time.process_time()
    parse(text)
    assert time.process_time() - began < 2


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_gives_a_node_or_a_located_finding(text):
    node, problems = parse(text)
    assert node is not None or problems


@given(st.text(st.sampled_from("ab نص:-#\"'[]{}|>&*!%@`\n\t,?\\"), max_size=40))
def test_any_punctuation_gives_a_node_or_a_located_finding(text):
    node, problems = parse(text)
    assert node is not None or problems


WORDS = st.text(st.sampled_from("نصab: -،.!?()"), min_size=1, max_size=20).map(str.strip)


@given(st.lists(WORDS.filter(bool), min_size=1, max_size=4))
def test_no_letter_of_a_list_without_findings_is_lost(items):
    node, problems = parse("".join(f"- {item}\n" for item in items))
    assume(node is not None and not problems)
    kept = [
        item.written.text if isinstance(item, Mapping) and item.written else plain(item)
        for item in node.items
    ]
    assume(all(isinstance(words, str) for words in kept))
    assert kept == items
