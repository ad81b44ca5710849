"""LineBreakTest-15.0.0 through the engine's own entry points, each deviation explained.

The rules are ICU's, and ICU is younger than the file: the rules it has learnt since are
UAX #14 revisions 51 (Unicode 15.1), 53 (16.0) and 55 (17.0). What `opportunities` takes
away beyond that is our tailoring, and the file has few cases of it.
"""

from __future__ import annotations

import lzma
from pathlib import Path
from typing import NamedTuple

import pytest

from joinup_reports.typeset.linebreak import Choice, line_ends, opportunities

FILE = Path(__file__).parents[1] / "data" / "unicode" / "LineBreakTest.txt.xz"

# Why ICU differs from the file: the reason, then the lines of the file it accounts for.
NEWER_RULES = {
    "LB20a (16.0): no break after a hyphen that begins a word, as in -# or - with a letter": (
        *(2265, 2267, 2421, 2423, 2425, 2427, 2429, 2431),
    ),
    "LB20a (17.0): the same before a Hebrew letter": (2313, 2315),
    "LB25 (16.0): no break between a comma or full stop and a digit, as in ,0 or a.2": (
        *(2873, 2875, 7576, 7577, 7578, 7579, 7580, 7581, 7583, 7584, 7585, 7586, 7587),
    ),
    "LB15c (16.0): a break before a decimal mark that follows a space, as in equals .35": (7477,),
    "LB15a (15.1) for the old LB15: only an opening quotation mark holds what follows a space": (
        *(4770, 4772, 4818, 4820, 7515, 7520),
    ),
    "LB15a and LB15b (15.1): no break after « and a space, nor between a space and »": (7514, 7519),
    "LB21a (16.0): a break after a hyphen between two Hebrew letters": (7680,),
}

# Why we break less than ICU does.
TAILORING = {
    "a number stays with its unit or currency": (4086, 4090, 4594),
    "a web address breaks only where its parts meet": (7544, 7545),
}


class Case(NamedTuple):
    number: int
    text: str
    ends: list[int]


def read_cases() -> list[Case]:
    lines = lzma.decompress(FILE.read_bytes()).decode().split("\n")
    rules = [(number, line.partition("#")[0].split()) for number, line in enumerate(lines, 1)]
    return [_case(number, rule) for number, rule in rules if rule]


def _case(number: int, rule: list[str]) -> Case:
    """`rule` is × or ÷ before each code point, and ÷ at the end."""
    marks, codes = rule[0::2], rule[1::2]
    ends = [at for at, mark in enumerate(marks) if mark == "÷" and at]
    return Case(number, "".join(chr(int(code, 16)) for code in codes), ends)


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return read_cases()


def explained(reasons: dict[str, tuple[int, ...]]) -> list[int]:
    return sorted(number for numbers in reasons.values() for number in numbers)


def test_the_file_is_read_whole(cases):
    assert len(cases) == 7654
    assert all(case.ends[-1] == len(case.text) for case in cases)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_line_ends_are_unicodes_but_for_rules_made_since(cases, lang):
    deviating = [case.number for case in cases if line_ends(case.text, lang) != case.ends]
    assert deviating == explained(NEWER_RULES)


def test_opportunities_are_line_ends_but_for_our_tailoring(cases):
    tailored = {
        case.number: (found, ends)
        for case in cases
        if (found := opportunities(case.text, "ar")) != (ends := line_ends(case.text, "ar"))
    }
    assert sorted(tailored) == explained(TAILORING)
    assert all(set(found) < set(ends) for found, ends in tailored.values()), "only ever fewer"


class Widthless:
    def __getitem__(self, offset):
        return 0.0

    def of_ink(self, text, ends):
        return [0.0 for _ in ends]

    def joints(self):
        return ()


def test_a_line_must_end_only_at_a_separator(cases):
    """Every other hard line end has become one before this stage (paragraph.collect)."""
    for case in cases:
        choice = Choice(case.text, "ar", Widthless())
        forced = [i for i, c in enumerate(case.text, 1) if c == "\u2028"]
        assert [cut.end for cut in choice.first_fit(1e9)] == sorted({*forced, len(case.text)})
