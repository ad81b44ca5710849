"""Every example has its fault, and the mend of it has none."""

from __future__ import annotations

import re

import pytest

from joinup_reports.diagnostics import Diagnostics, Severity
from joinup_reports.document.read import read_document
from joinup_reports.meeting.read import read_meeting
from joinup_reports.messages import MESSAGES
from joinup_reports.reading.source import parse_source
from joinup_reports.telling.examples import EXAMPLES

REST = {
    "date": "date: 23 نيسان 2020",
    "title": "title: عنوان",
    "location": "location: Zoom",
    **{key: f"{key}:\n  - نص" for key in ("challenges", "responses", "opportunities", "lessons")},
}
NOTES = [code for code in EXAMPLES if code.startswith(("source.", "fields.", "meeting."))]
HTML = [code for code in EXAMPLES if code.startswith("document.")]
WHOLE = {"fields.missing-key", "fields.missing-keys", "fields.not-keys"}
# Nothing can be written down about files, disks, broken pictures and finished PDFs.
WITHOUT = {
    *("source.unreadable", "source.too-big", "source.too-deep", "source.too-many"),
    *("source.encoding", "source.not-utf8", "source.not-notes", "source.empty", "source.syntax"),
    "template.not-utf8",
    *("font.unreadable", "font.damaged"),
    *("photo.too-big", "photo.damaged", "photo.animated", "photo.too-small"),
    *("picture.too-big", "picture.damaged", "workspace.no-series", "workspace.no-template"),
    "workspace.no-own-file",
    *(
        "use.no-notes",
        "use.no-workspace",
        "use.one-report",
        "use.command-line",
        "svg.broken",
        "preview.no-port",
        "visibility.not-kept",
    ),
    *(code for code in MESSAGES if code.startswith(("output.", "pdf.", "report.", "verify."))),
}


def found_in_notes(text, code):
    keys = set(re.findall(r"^(\w+):", text, re.MULTILINE))
    rest = [line for key, line in REST.items() if key not in keys and code not in WHOLE]
    found = Diagnostics()
    node = parse_source("\n".join([text, *rest]) + "\n", "a.yaml", found)
    if node:
        read_meeting(node, found)
    return found


def found_in_html(text):
    if "<head" not in text:
        text = f"<head><title>ع</title></head><body><section>{text}</section></body>"
    else:
        text = f"{text}<body><p>نص</p></body>"
    found = Diagnostics()
    read_document(f'<html lang="ar" dir="rtl">{text}</html>', found)
    return found


def errors(found):
    return [d.code for d in found if d.severity is Severity.ERROR]


@pytest.mark.parametrize("code", NOTES)
def test_an_example_of_notes_has_its_fault(code):
    assert code in [d.code for d in found_in_notes(EXAMPLES[code].fault, code)]


@pytest.mark.parametrize("code", [code for code in NOTES if EXAMPLES[code].mend])
def test_a_mended_example_of_notes_has_no_fault(code):
    mend = EXAMPLES[code].mend
    assert list(found_in_notes(mend, "" if code == "fields.not-keys" else code)) == []


@pytest.mark.parametrize("code", [code for code in HTML if code != "document.no-html"])
def test_an_example_of_html_has_its_fault_and_its_mend_has_not(code):
    assert code in [d.code for d in found_in_html(EXAMPLES[code].fault)]
    assert errors(found_in_html(EXAMPLES[code].mend)) == []
    assert code not in [d.code for d in found_in_html(EXAMPLES[code].mend)]


def test_every_code_that_can_have_an_example_has_one():
    assert set(MESSAGES) - WITHOUT - set(EXAMPLES) == set()
    assert set(EXAMPLES) <= set(MESSAGES)
