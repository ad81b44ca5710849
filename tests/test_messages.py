"""Every word of ours is there in both languages, and right in each."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest
import typer

from joinup_reports import cli
from joinup_reports.messages import MESSAGES, PHRASES, fill, general, plain
from joinup_reports.telling.manual import phrase_for

# What has no Arabic name, or is better known by this one.
NAMES = {
    *("JPEG", "Notepad", "PDF", "PNG", "SVG", "Tab", "TrueType", "UTF-8", "Windows-1256", "joinup"),
}
PAIRS = [
    *(pytest.param(m.en, m.ar, id=code) for code, m in MESSAGES.items()),
    *(pytest.param(m.hint_en, m.hint_ar, id=f"{c}-hint") for c, m in MESSAGES.items() if m.hint_en),
    *(pytest.param(phrase.en, phrase.ar, id=name) for name, phrase in PHRASES.items()),
]
# Addressed to one gender: «write», «put», «delete» and the like as said to a man.
IMPERATIVES = (
    "اكتب احذف ضع انقل أغلق افتح اختر تأكد تحقق أضف املأ اجعل ابدأ صحح صحّح استعمل استخدم قارن "
    "انسخ احفظ أعد غيّر أبق اجمع وزع فرّع أفرغ تقصد تستطيع"
).split()


def arguments(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize(("en", "ar"), PAIRS)
def test_no_text_lacks_a_language(en, ar):
    assert en.strip()
    assert ar.strip()


@pytest.mark.parametrize("code", MESSAGES)
def test_a_hint_is_there_in_both_languages_or_in_none(code):
    message = MESSAGES[code]
    assert message.severity in {"error", "warning", "hint"}
    assert bool(message.hint_en) == bool(message.hint_ar)


@pytest.mark.parametrize(("en", "ar"), PAIRS)
def test_arabic_holds_no_english_but_names_and_what_is_typed(en, ar):
    words = re.sub("`[^`]*`", "", general(ar))
    found = set(re.findall(r"[A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z0-9]+)*", words))
    assert found <= NAMES


@pytest.mark.parametrize(("en", "ar"), PAIRS)
def test_english_holds_no_arabic_but_dates(en, ar):
    words = re.sub("`[^`]*`", "", general(en))
    assert not re.search("[\u0600-\u06ff]", words)


@pytest.mark.parametrize(("en", "ar"), PAIRS)
def test_arabic_speaks_to_everyone_alike(en, ar):
    words = set(re.findall(r"[\w\u064b-\u0652]+", ar)) - {"وضع"}  # a noun here
    words |= {word.removeprefix("و") for word in words} | {w.removeprefix("ف") for w in words}
    assert not words & set(IMPERATIVES)


@pytest.mark.parametrize("code", MESSAGES)
def test_both_languages_are_filled_from_the_same_findings(code):
    message = MESSAGES[code]
    # Keys and rules have forms of their own in Arabic; a parser's and a system's words are English.
    own = {name + "_ar" for name in ("keys", "known", "rule", "takes", "got")}
    pairs = ((message.en, message.ar), (message.hint_en, message.hint_ar))
    for en, ar in pairs:
        told = {name.removesuffix("_ar") if name in own else name for name in arguments(ar)}
        assert arguments(en) - {"problem", "reason"} == told - {"problem"}


@pytest.mark.parametrize(("en", "ar"), PAIRS)
def test_backquotes_come_in_pairs_and_hold_no_sentence(en, ar):
    for text in (en, ar):
        assert text.count("`") % 2 == 0
        assert "`" not in plain(text)


FORMS = [
    (code, spec)
    for code, *texts in [(c, m.ar, m.hint_ar) for c, m in MESSAGES.items()]
    + [(name, phrase.ar) for name, phrase in PHRASES.items()]
    for text in texts
    for _, _, spec, _ in string.Formatter().parse(text)
    if spec and "|" in spec
]


@pytest.mark.parametrize(("code", "spec"), FORMS)
def test_whatever_is_counted_has_all_arabic_forms(code, spec):
    forms = spec.split("|")
    assert len(forms) in {5, 6}
    assert all("#" in form for form in forms[-3:])
    assert not any("#" in form for form in forms[:-3])


def test_nouns_follow_their_number():
    errors = PHRASES["count.error"]
    numbers = (1, 2, 3, 10, 11, 99, 100, 102, 103, 111)
    assert [fill(errors.ar, {"count": str(n)}) for n in numbers] == [
        *("خطأ واحد", "خطآن", "3 أخطاء", "10 أخطاء", "11 خطأً", "99 خطأً"),
        *("100 خطأ", "102 خطأ", "103 أخطاء", "111 خطأً"),
    ]
    assert [fill(errors.en, {"count": str(n)}) for n in (0, 1, 2)] == [
        "0 errors",
        "1 error",
        "2 errors",
    ]
    assert fill(PHRASES["count.hint"].ar, {"count": "2"}) == "ملاحظتان"


def test_what_is_no_number_is_counted_as_a_few():
    assert fill("{n:# length|# lengths}", {"n": "2 or 4"}) == "2 or 4 lengths"
    assert general("{n:# length|# lengths} of {x}") == "… lengths of …"


def test_every_command_and_option_has_its_help():
    group = typer.main.get_command(cli.app)
    context = group.make_context("joinup", ["x"], resilient_parsing=True)
    commands = {name: group.get_command(context, name) for name in group.list_commands(context)}
    missing = [name for name in commands if not phrase_for(name)]
    for name, command in {"joinup": group, **commands}.items():
        missing += [
            f"{name}.{parameter.name}"
            for parameter in command.params
            if not phrase_for(name, parameter.name.lstrip("_"))
        ]
    assert missing == []


CODE = sorted((Path(__file__).resolve().parents[1] / "joinup_reports").rglob("*.py"))
TABLES = {"messages", "examples"}
TREES = [ast.parse(path.read_text(encoding="utf-8")) for path in CODE if path.stem not in TABLES]
STRINGS = {
    node.value
    for tree in TREES
    for node in ast.walk(tree)
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
}


def given(call):
    """The arguments that a call of `report` or `Diagnostic` gives a message; None: unknown."""
    names = {keyword.arg for keyword in call.keywords} - {"fixes", "args"}
    tables = [k.value for k in call.keywords if k.arg == "args"] + call.args[2:3]
    for table in tables:
        if isinstance(table, ast.Dict):
            names |= {getattr(key, "value", None) for key in table.keys}
        elif not isinstance(table, ast.Tuple):
            names.add(None)
    return None if None in names else names | {"field"}


CALLS = [
    pytest.param(code.value, given(node), id=f"{code.value}:{node.lineno}")
    for tree in TREES
    for node in ast.walk(tree)
    if isinstance(node, ast.Call)
    and getattr(node.func, "attr", getattr(node.func, "id", "")) in {"report", "Diagnostic"}
    and node.args
    for code in [node.args[0]]
    if isinstance(code, ast.Constant) and given(node) is not None
]


@pytest.mark.parametrize(("code", "names"), CALLS)
def test_a_finding_gives_its_message_all_it_tells(code, names):
    message = MESSAGES[code]
    told = " ".join(message[1:])
    assert arguments(told) <= names


@pytest.mark.parametrize("code", MESSAGES)
def test_no_message_is_left_over(code):
    assert code in STRINGS


def test_there_are_findings_to_look_at():
    assert len(CALLS) > len(MESSAGES) / 3
