"""One file a fault: what is said of it, in both languages, and what each offered mend does.

A case in cases/ begins with what is expected, `# expect: line:column code`; its name begins
with `right` when nothing is. Its messages stand in cases/expected/, written anew when
UPDATE_GOLDENS is set.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from joinup_reports.branding.read import read_series
from joinup_reports.diagnostics import Diagnostic, Diagnostics, Fix, Location, Severity
from joinup_reports.meeting.read import read_meeting
from joinup_reports.messages import PHRASES
from joinup_reports.reading import characters
from joinup_reports.reading.source import parse_source

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.glob("*.yaml"))
NAME = "notes.yaml"
EXPECT = re.compile(r"^# expect: (\d+):(\d+) ([\w.-]+)\r?$", re.MULTILINE)
# Said of the first of several, and of the next once that is mended.
BY_ONE = {"source.look-alike"}
# What a field may lack once what stood in a wrong place is taken from there, or is a text.
MISSED = {"fields.empty", "fields.empty-item", "fields.missing-key", "fields.text-for-list"}


def read(data: bytes, name: str) -> list[Diagnostic]:
    found = Diagnostics()
    text = characters.decode(data, NAME, found)
    node = None if text is None else parse_source(text, NAME, found)
    if node is not None:
        value = (read_series if name.startswith("series") else read_meeting)(node, found)
        assert value is not None or found.has_errors
    return list(found)


def expected(data: bytes) -> list[tuple[int, int, str]]:
    text = data.decode("utf-16-le" if b"\0" in data else "utf-8", "replace")
    found = EXPECT.findall(text.removeprefix("\ufeff"))
    return [(int(line), int(column), code) for line, column, code in found]


def described(found: Diagnostic) -> str:
    """Everything a person may be told of it."""
    at = found.location
    lines = [f"{at.line}:{at.column} {found.severity.value}[{found.code}]"]
    for lang in ("en", "ar"):
        lines += [f"  {found.message(lang)}", f"    {found.hint(lang)}"]
    for fix in found.fixes:
        words = fix.text.replace("\n", "\\n")
        span = f"{fix.start.line}:{fix.start.column}-{fix.end.line}:{fix.end.column}"
        lines.append(f"  {fix.kind} {span} → {words}")
    return "".join(f"{line.rstrip()}\n" for line in lines)


def offset(text: str, place: Location) -> int:
    starts = [0, *(m.end() for m in re.finditer("\r\n|\r|\n", text))]
    return starts[place.line - 1] + place.column - 1


def mended(data: bytes, fixes: list[Fix]) -> bytes:
    """The file with some fixes of it carried out, as an editor does it: the last first."""
    text = data.decode("utf-8-sig")
    for fix in sorted(fixes, key=lambda fix: fix.start, reverse=True):
        start, end = offset(text, fix.start), offset(text, fix.end)
        assert start <= end
        text = text[:start] + fix.text + text[end:]
    return text.encode()


def ways(findings: list[Diagnostic]) -> Iterator[tuple[str, list[Fix]]]:
    """For each code, each way offered to mend all findings of that code."""
    for code in {found.code for found in findings}:
        offered = [found.fixes for found in findings if found.code == code and found.fixes]
        for number in range(max(map(len, offered), default=0)):
            yield code, [fixes[min(number, len(fixes) - 1)] for fixes in offered]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_fault_is_told_where_it_stands(path):
    data = path.read_bytes()
    told = [(d.location.line, d.location.column, d.code) for d in read(data, path.name)]
    assert told == expected(data)
    assert bool(told) != path.stem.startswith("right")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_words_are_the_ones_agreed_on(path):
    golden = CASES / "expected" / f"{path.stem}.txt"
    said = "\n".join(described(found) for found in read(path.read_bytes(), path.name))
    if os.environ.get("UPDATE_GOLDENS"):
        golden.unlink(missing_ok=True)
        if said:
            golden.write_text(said, encoding="utf-8", newline="\n")
    assert said == (golden.read_text(encoding="utf-8") if golden.exists() else "")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_mend_offered_takes_its_finding_away_and_brings_no_other(path):
    data = path.read_bytes()
    before = read(data, path.name)
    for code, fixes in ways(before):
        assert {f"fix.{fix.kind}" for fix in fixes} <= set(PHRASES)
        after = read(mended(data, fixes), path.name)
        was, is_ = (Counter(d.code for d in findings) for findings in (before, after))
        assert is_[code] < was[code] or code in BY_ONE, fixes
        new = {d.code for d in after if not was[d.code] and d.severity is Severity.ERROR}
        assert new <= MISSED, fixes


def test_no_expectation_is_left_of_a_case_that_went():
    cases = {path.stem for path in FILES}
    assert {path.stem for path in (CASES / "expected").glob("*.txt")} <= cases
    assert len(cases) > 100
