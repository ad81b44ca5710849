"""`joinup doctor` finds what keeps a report from being made, and says what to do."""

from __future__ import annotations

import importlib.util
import tempfile

import pytest

from joinup_reports.helping import doctor
from joinup_reports.messages import PHRASES


def lines(out, mark):
    return [line for line in out.splitlines() if line.startswith(f"  {mark} ")]


def test_all_is_well_where_reports_are_made(joinup, workspace):
    outcome = joinup("doctor")
    assert outcome.code == 0
    assert len(lines(outcome.out, "+")) == 5
    assert not lines(outcome.out, "-")
    assert outcome.out.splitlines()[-1] == "Reports can be made here."
    assert list(workspace.iterdir()) == [workspace / "meetings"]


def test_logos_still_awaited_can_wait(joinup, workspace):
    (awaited,) = lines(joinup("doctor").out, "!")
    assert "TTI، Oxfam، Diesis" in awaited.replace("\u2068", "").replace("\u2069", "")


def test_an_empty_folder_is_where_one_begins(joinup, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    outcome = joinup("doctor")
    assert outcome.code == 0
    assert "joinup new" in outcome.out


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("fault", ["part", "font", "theme", "series", "logo", "writing"])
def test_each_fault_is_told_with_what_to_do(joinup, workspace, monkeypatch, fault, lang):
    series = workspace / "meetings" / "series.yaml"
    if fault == "part":
        real = importlib.util.find_spec
        monkeypatch.setattr(
            importlib.util, "find_spec", lambda name: None if name == "icu4py" else real(name)
        )
    elif fault == "font":
        font = workspace / "fonts" / "amiri" / "Amiri-Bold.ttf"
        font.parent.mkdir(parents=True)
        font.write_bytes(b"no font")
    elif fault == "theme":
        theme = workspace / "templates" / "final-report" / "theme.yaml"
        theme.parent.mkdir(parents=True)
        theme.write_text("page: x\n", encoding="utf-8")
    elif fault == "series":
        series.write_text("name: x\n", encoding="utf-8")
    elif fault == "logo":
        text = series.read_text(encoding="utf-8")
        text = text.replace("role: lead", "role: lead\n    logo: no.png\n    alt: x")
        series.write_text(text, encoding="utf-8")
    else:

        def refuse(**_):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)
    outcome = joinup("doctor", "--lang", lang)
    assert outcome.code == 1
    assert len(lines(outcome.out, "-")) == 1
    at = outcome.out.splitlines().index(lines(outcome.out, "-")[0])
    assert any(line.startswith("      ") for line in outcome.out.splitlines()[at + 1 : at + 3])


def test_whatever_is_not_well_has_something_to_do():
    told = {name for name in PHRASES if name.startswith("doctor.") and not name.endswith(".do")}
    good = {"versions", "fonts", "series", "can-write", "well"}
    good |= {"terminal-logical", "terminal-visual"}
    for name in told - {f"doctor.{phrase}" for phrase in good}:
        assert f"{name}.do" in PHRASES


@pytest.mark.parametrize(("wish", "phrase"), [("logical", "logical"), ("visual", "visual")])
def test_it_says_who_orders_arabic(monkeypatch, wish, phrase):
    monkeypatch.setenv("JOINUP_TERMINAL", wish)
    (found,) = doctor.check_terminal()
    assert found.phrase == f"terminal-{phrase}"
