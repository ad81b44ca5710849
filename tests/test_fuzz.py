"""Any bytes give a meeting or findings; of what is accepted, no word is lost on the way."""

from __future__ import annotations

import importlib.util
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[1]


def load():
    spec = importlib.util.spec_from_file_location("fuzz", ROOT / "benchmarks" / "fuzz.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["fuzz"] = module  # its dataclass asks for it
    spec.loader.exec_module(module)
    return module


fuzz = load()
SERIES = fuzz.our_series()


def test_notes_with_slips_are_told_of_or_lose_nothing():
    chance = random.Random(20)  # noqa: S311 - the same ones each time
    seeds = fuzz.Seeds.load()
    told = [fuzz.check(fuzz.make_input(chance, seeds), SERIES) for _ in range(1500)]
    assert told.count("accepted") > 9
    assert told.count("refused") > 500


@given(st.binary(max_size=300))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"a: \x00")
def test_any_bytes_are_told_of(data):
    assert fuzz.check(data) == "refused"


@given(st.text(max_size=200))
def test_any_text_is_told_of(text):
    assert fuzz.check(text.encode("utf-8", "replace")) == "refused"


# These write other words; all others keep every word there is.
REWRITES = {"rename", "letters", "delete"}


def test_a_mend_loses_no_word():
    chance = random.Random(30)  # noqa: S311 - the same ones each time
    seeds = fuzz.Seeds.load()
    tried = 0
    for _ in range(1500):
        data = fuzz.make_input(chance, seeds)
        found = fuzz.Diagnostics()
        text = fuzz.characters.decode(data, "f", found)
        node = text and fuzz.parse_source(text, "f", found)
        if node:
            fuzz.read_meeting(node, found)
        for fix in (fix for finding in found for fix in finding.fixes):
            places = fuzz.characters.Places(text, "f")
            start, end = places.offset(fix.start), places.offset(fix.end)
            assert 0 <= start <= end <= len(text)
            if fix.kind not in REWRITES:
                tried += 1
                lost = Counter(fuzz.words_of(text[start:end])) - Counter(fuzz.words_of(fix.text))
                assert not lost, (text, fix)
    assert tried > 300


# What a person may type, in all the ways of writing a text.
WORDS = st.text(
    st.sampled_from("نصابة ab: -#،.!?()[]{}<>&'\"%@*«»“”…🙂ـًّ1٣/\\"), min_size=1, max_size=40
)
TYPED = WORDS.map(lambda words: " ".join(words.split())).filter(lambda words: words.strip("- "))


def quoted_once(words):
    return "'" + words.replace("'", "''") + "'"


def quoted_twice(words):
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


WAYS = [
    quoted_once,
    quoted_twice,
    lambda words: f">-\n      {words}",
    lambda words: f"|\n      {words}\n",
]
WRITTEN = st.tuples(TYPED, st.sampled_from(WAYS))


@settings(max_examples=150, deadline=None)
@given(st.lists(WRITTEN, min_size=7, max_size=14))
def test_each_text_typed_stands_in_the_html_once_and_in_order(written):
    texts = [words for words, _ in written]
    lines = [way(words) for words, way in written]
    title, location, time, *items = lines
    parts = [items[0:1], items[1:2], items[2:3], items[3:]]
    keys = ("challenges", "responses", "opportunities", "lessons")
    notes = f"date: 23/4/2020\ntitle: {title}\nlocation: {location}\ntime: {time}\n"
    for key, part in zip(keys, parts, strict=True):
        notes += f"{key}:\n" + "".join(f"  - {item}\n" for item in part)
    assert fuzz.check(notes.encode(), SERIES) == "accepted"
    found = fuzz.Diagnostics()
    meeting = fuzz.read_meeting(fuzz.parse_source(notes, "notes.yaml", found), found)
    assert sorted(fuzz.texts_of(meeting)) == sorted([*texts, "23/4/2020"])


PLAIN = st.text(st.sampled_from("نصابة ab: -،.!?()'\"%@1٣/"), min_size=1, max_size=30)


def _is_plain(item: str) -> bool:
    """What begins with a quotation mark is quoted as YAML has it, and its text lies inside."""
    return bool(item) and item[0] not in "'\""


@settings(max_examples=300)
@given(st.lists(PLAIN.map(str.strip).filter(_is_plain), min_size=1, max_size=4))
def test_plain_items_are_kept_to_the_letter_or_told_of(items):
    notes = (ROOT / "tests" / "cases" / "right-date-iso.yaml").read_text("utf-8")
    notes += "headings:\n  about: x\n"
    start = notes.index("lessons:")
    end = notes.index("headings:")
    notes = notes[:start] + "lessons:\n" + "".join(f"  - {item}\n" for item in items) + notes[end:]
    found = fuzz.Diagnostics()
    meeting = fuzz.read_meeting(fuzz.parse_source(notes, "notes.yaml", found), found)
    if not found.has_errors:
        assert [" ".join(entry.text.split()) for entry in meeting.lessons] == [
            " ".join(item.split()) for item in items
        ]


GREEDY = {
    "a nest 200,000 deep": "b'a: ' + b'[' * 200_000",
    "a nest of items": "b'- ' * 200_000 + b'x'",
    "an alias bomb": "b''.join(b'a%d: &a%d [%s]\\n' % (n, n, b','.join([b'*a%d' % (n-1)] * 9) "
    "if n else b'x') for n in range(30))",
    "50 MB of text": "b'title: ' + b'x' * 50_000_000",
    "a megabyte of colons": "b'a: ' * 330_000",
    "a megabyte of lines": "b'k: v: w\\n' * 110_000",
    "a megabyte of items": "b'- a\\n' * 240_000",
    "a megabyte of open quotes": "b'- \"a\\n' * 160_000",
    "a megabyte of tabs": "b'\\t- a\\n' * 160_000",
    "a megabyte of stars": "b'- *a\\n' * 160_000",
    "a megabyte in one word": "'title: '.encode() + 'ن'.encode() * 490_000",
    "a megabyte of forms": "'title: '.encode() + 'ﻧ a '.encode() * 190_000",
    "a megabyte of Persian": "'title: '.encode() + 'ی'.encode() * 490_000 + ': a: b'.encode()",
    "a megabyte of remarks": "b'a: b # c\\n' * 110_000",
    "a megabyte of hidden characters": "'\\u200b'.encode() * 330_000",
    "a megabyte of isolates": "'a: '.encode() + '\\u2067'.encode() * 330_000",
}
PROGRAM = r"""
import re, sys, time
from pathlib import Path
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.meeting.read import read_meeting
from joinup_reports.reading.source import read_source
began = time.process_time()
found = Diagnostics()
node = read_source(Path(sys.argv[1]), found, "notes.yaml")
meeting = read_meeting(node, found) if node else None
assert found.has_errors
took = time.process_time() - began
print(took, int(re.search("VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux tells it")
@pytest.mark.parametrize("made", GREEDY.values(), ids=GREEDY)
def test_what_would_swallow_the_machine_is_refused_soon_and_small(made, tmp_path):
    path = tmp_path / "notes.yaml"
    path.write_bytes(eval(made))  # noqa: S307 - our own table
    command = [sys.executable, "-c", PROGRAM, str(path)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=60
    )
    assert done.returncode == 0, done.stderr
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds < 1
    assert megabytes < 200
