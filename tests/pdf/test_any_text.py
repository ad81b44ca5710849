"""Whatever a person writes, in any field: a valid file, or a finding at its place."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joinup_reports import build
from joinup_reports.diagnostics import Diagnostics, ProblemsFound
from tests.pdf.conftest import read

FIELDS = (
    *("title", "location", "time", "region", "challenges", "responses", "opportunities"),
    *("lessons", "report_name", "name", "meeting_noun", "about", "objectives"),
)
SERIES = FIELDS[8:]
LISTS = {"challenges", "responses", "opportunities", "lessons", "objectives"}

# Every plane, and more often what readers, fonts and directions stumble over.
TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("ابلاّ\u064b\u0640 ،؛؟٣۳ﷺ«»()[]{}aZ9@#+-/.:%<>&\"'\\"),
        st.sampled_from("\u200c\u200d\u200e\u200f\u061c\u202a\u202e\u2066\u2069\u00ad\ufeff\u2028"),
        st.sampled_from("😀👨‍👩‍👧✔→★€\u0301\u20dd\U000e0041"),
    ),
    min_size=1,
    max_size=60,
)


def notes_with(field: str, text: str) -> tuple[dict[str, object], dict[str, object]]:
    """Notes and a series, `text` in one field of theirs."""
    value: object = [text] if field in LISTS else text
    notes = {
        "date": "2020-04-23",
        "title": "عنوان",
        "location": "Zoom",
        "challenges": ["تحدٍ"],
        "responses": ["رد"],
        "opportunities": ["فرصة"],
        "lessons": ["درس"],
    }
    series: dict[str, object] = {"meeting_noun": "اللقاء", "name": "للمنظمات", "about": "نبذة"}
    (series if field in SERIES else notes)[field] = value
    return notes, series


def set_report(root, field: str, text: str) -> bytes | None:
    """The report, None when the text is refused, each finding at a place."""
    diagnostics = Diagnostics()
    given_notes, given_series = notes_with(field, text)
    notes, series = root / "meeting.yaml", root / "series.yaml"
    notes.write_text(json.dumps(given_notes, ensure_ascii=False), encoding="utf-8")
    old = (root / "meetings" / "series.yaml").read_text(encoding="utf-8").splitlines()
    kept = "\n".join(without(old, set(given_series)))
    own = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in given_series.items()
    )
    series.write_text(f"{own}{kept}\n", encoding="utf-8")
    try:
        return build.set_report(notes, diagnostics, notes.name)
    except ProblemsFound as problems:
        found = list(problems.diagnostics)
        assert found
        assert all(finding.location is not None for finding in found), found
        return None


def without(lines: list[str], keys: set[str]) -> list[str]:
    """A mapping's lines but for those of its entries `keys`."""
    kept, skipping = [], False
    for line in lines:
        if line and not line[0].isspace() and not line.startswith("-"):
            skipping = line.partition(":")[0] in keys
        if not skipping:
            kept.append(line)
    return kept


def test_any_text_in_any_field_gives_a_valid_file_or_a_finding_at_its_place(
    workspace, broken_rules
):
    made: list[bytes] = []

    @settings(max_examples=40)
    @given(field=st.sampled_from(FIELDS), text=TEXTS)
    def build_any(field, text):
        pdf = set_report(workspace, field, text)
        if pdf is not None:
            assert len(read(pdf).pages)
            made.append(pdf)

    build_any()
    assert len(made) > 5
    for number, pdf in enumerate(made):
        file = workspace / f"{number}.pdf"
        file.write_bytes(pdf)
        if shutil.which("qpdf"):
            subprocess.run(["qpdf", "--check", file], check=True, capture_output=True)
    assert not broken_rules(*made[-25:])


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_of_hard_text_is_set(workspace, field):
    assert set_report(workspace, field, "نصٌّ (abc) ﷺ 😀 ٣ می‌خواهم C++ @ http://a.b/?x=1")
