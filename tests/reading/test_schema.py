"""What an editor is told of our files agrees with what the reader says of them."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from joinup_reports.branding.fields import SERIES
from joinup_reports.branding.read import read_series
from joinup_reports.branding.schema import series_schema
from joinup_reports.diagnostics import Diagnostics, Severity
from joinup_reports.meeting.fields import BULLET, MEETING
from joinup_reports.meeting.read import read_meeting
from joinup_reports.meeting.schema import meeting_schema
from joinup_reports.reading import characters
from joinup_reports.reading.fields import Field, ListOf, Record
from joinup_reports.reading.source import Mapping, Sequence, parse_source

ROOT = Path(__file__).resolve().parents[2]
CASES = sorted((ROOT / "tests" / "cases").glob("*.yaml"))
PUBLISHED = {"meeting": meeting_schema, "series": series_schema}
VALID = {name: Draft7Validator(schema()).is_valid for name, schema in PUBLISHED.items()}
# A schema knows no calendar.
BEYOND_A_SCHEMA = {"meeting.no-such-day", "meeting.wrong-weekday"}


def data(node):
    """The tree as YAML's core types, the way an editor sees it."""
    if isinstance(node, Sequence):
        return [data(item) for item in node.items]
    if isinstance(node, Mapping):
        return {key.text: data(value) for key, value in node.entries}
    if node.colons:
        return {"a mapping where none may be": None}
    if not node.plain:
        return node.text
    if re.fullmatch("[-+]?[0-9]+", node.text):
        return int(node.text)
    return {"": None, "true": True, "false": False}.get(node.text, node.text)


def verdicts(text, reader, valid):
    """Whether the reader and the schema find nothing; None when it is no YAML for an editor."""
    found = Diagnostics()
    node = parse_source(text, "f", found)
    if node is None or found.has_errors:
        return None
    reader(node, found)
    codes = {d.code for d in found}
    if codes & BEYOND_A_SCHEMA:
        return None
    sound = not any(d.severity is Severity.ERROR or "colon" in d.code for d in found)
    return sound, valid(data(node))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_schema_and_the_reader_agree_on_every_case(path):
    text = characters.decode(path.read_bytes(), "f", Diagnostics())
    both = None if text is None else verdicts(text, read_meeting, VALID["meeting"])
    if both is not None:
        reader, schema = both
        assert reader == schema


def test_they_have_much_to_agree_on():
    both = [
        verdicts(path.read_text("utf-8"), read_meeting, VALID["meeting"])
        for path in CASES
        if not path.stem.startswith("encoding")
    ]
    assert both.count((True, True)) > 15
    assert both.count((False, False)) > 30


@pytest.mark.parametrize("path", sorted((ROOT / "meetings").glob("*.yaml")), ids=lambda p: p.stem)
def test_our_own_files_fit_their_schema(path):
    series = path.stem == "series"
    reader = read_series if series else read_meeting
    text = path.read_text("utf-8")
    assert verdicts(text, reader, VALID["series" if series else "meeting"]) == (True, True)


@pytest.mark.parametrize(
    "written",
    ["23 نيسان / 2020", "23 نيسان/أبريل 2020", "٢٣ نيسان ٢٠٢٠", "يوم الخميس 23 نيسان 2020",
     "23 APRIL 2020", "5 كانون الثاني 2021", "23 ابريل، 2020", "23/ 4 /2020"],
)  # fmt: skip
def test_the_schema_knows_a_date_in_all_its_forms(written):
    text = (ROOT / "tests/cases/right-date-iso.yaml").read_text("utf-8")
    text = text.replace("2020-04-23", written)
    assert verdicts(text, read_meeting, VALID["meeting"]) == (True, True)


@pytest.mark.parametrize("slip", ["role: boss", "role: lead\n    logo: x.png", "url: x"])
def test_they_agree_on_a_partner(slip):
    text = (ROOT / "meetings" / "series.yaml").read_text("utf-8")
    start = text.index("partners:")
    end = text.index("\n\n", start)
    partner = f"partners:\n  - name: x\n    caption: y\n    {slip}\n"
    sound = text[:start] + partner.replace(slip, "role: lead") + text[end:]
    assert verdicts(sound, read_series, VALID["series"]) == (True, True)
    wrong = text[:start] + partner + text[end:]
    assert verdicts(wrong, read_series, VALID["series"]) == (False, False)


def described(schema):
    """Every description in a schema, wherever it stands."""
    if isinstance(schema, dict):
        yield from (v for k, v in schema.items() if k == "description" and isinstance(v, str))
        schema = list(schema.values())
    if isinstance(schema, list):
        for part in schema:
            yield from described(part)


@pytest.mark.parametrize(("name", "table"), [("meeting", (*MEETING, *BULLET)), ("series", SERIES)])
def test_every_key_is_described_in_both_languages(name, table):
    said = set(described(PUBLISHED[name]()))
    for entry in table:
        assert f"{entry.en}\n\n{entry.ar}" in said
        assert f"{entry.ar}\n\n{entry.en}" in said


def keys_of(table):
    for entry in table:
        yield entry
        kind = entry.kind.kind if isinstance(entry.kind, ListOf) else entry.kind
        if isinstance(kind, Record):
            yield from keys_of(kind.table)


def test_every_key_has_an_arabic_name_of_its_own():
    for table in (MEETING, SERIES, BULLET):
        for entry in keys_of(table):
            assert isinstance(entry, Field)
            assert re.fullmatch("[\u0621-\u064a ]+", entry.arabic), entry.key
        names = [name for entry in table for name in (entry.key, entry.arabic)]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_published_schema_is_fresh(name):
    path = ROOT / "docs" / f"{name}.schema.json"
    text = json.dumps(PUBLISHED[name](), ensure_ascii=False, indent=2) + "\n"
    if os.environ.get("UPDATE_GOLDENS"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text("utf-8") == text
    Draft7Validator.check_schema(json.loads(text))


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_command_prints_it(name, joinup):
    shown = joinup("schema", name)
    assert shown.code == 0
    assert json.loads(shown.out) == PUBLISHED[name]()
