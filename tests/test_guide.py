"""The one-page guide: made by joinup, one page, and every command in it works as it says."""

from __future__ import annotations

import html
import importlib.util
import re
from pathlib import Path

import pymupdf
import pytest

from joinup_reports.diagnostics import Diagnostics

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "guide.ar.pdf"
ANSWERS = ["", "الخميس 23/4/2020", "العمل عن بعد: ما له", "قاعة", "21:00-22:30"]
OF_SERIES = ["لريادة الأعمال الاجتماعية", "نبذة عن المشروع", "هدف أول", "منظمة"]
# Ten slips, as one types them into Notepad.
SLIPS = {
    "التحديات:\n  - \n": (
        "التحديات:\n  -ضعف الاتصال\n  • قلة التمويل\n\t- بعد المسافات : بين المدن\n  -\n"
    ),
    "الاستجابات:\n  - \n": "الاستجابات: عقدت ورشات عن بعد\n",
    "الفرص:\n  - \n": "الفرص :\n  - @انضمام\n  - [مسودة\n",
    "الدروس المستفادة:\n  - \n": "الدروس المستفاده:\n  - البدء\u200b مبكراً\n",
    "المكان: قاعة\n": "المكان:قاعة\n",
}


@pytest.fixture(scope="module")
def made():
    path = ROOT / "docs" / "make_guide.py"
    spec = importlib.util.spec_from_file_location("make_guide", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def commands(made):
    found = re.findall(r'<p class="command"[^>]*>(.*?)</p>', made.html())
    return [html.unescape(command) for command in found]


def squeezed(text):
    return re.sub(r"[\s\u2066-\u2069\u200e\u200f\u061c]", "", text)


def test_the_guide_is_one_page_and_holds_what_the_template_says(made):
    """Otherwise run docs/make_guide.py."""
    found = Diagnostics()
    pdf = made.guide(found)
    assert list(found) == []
    fresh, kept = pymupdf.open(stream=pdf), pymupdf.open(PAGE)
    assert (len(fresh), len(kept)) == (1, 1)
    assert fresh[0].get_text() == kept[0].get_text()
    text = squeezed(kept[0].get_text())
    for command in commands(made):
        assert squeezed(command) in text, command


def test_the_way_of_the_guide_can_be_gone(made, joinup, tmp_path, monkeypatch):
    """From an empty folder, in Arabic, with ten slips, to a report that is opened."""
    opened = []
    answers = iter([*ANSWERS, *OF_SERIES, "نعم"])
    monkeypatch.setattr("joinup_reports.viewer.open_file", lambda path: opened.append(path) or True)
    monkeypatch.chdir(tmp_path)
    codes = {}
    for command in commands(made):
        program, *arguments = command.split()
        if program == "notepad":
            fill_in(tmp_path / arguments[0])
        elif program == "joinup":
            monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
            monkeypatch.setattr("builtins.input", lambda _: next(answers))
            outcome = joinup(*arguments, "--lang", "ar", "--terminal", "visual")
            codes[arguments[0]] = outcome.code
            assert "Traceback" not in outcome.err
    assert codes == {"doctor": 0, "new": 0, "validate": 1, "fix": 0, "build": 0}
    assert opened == [Path("build", "meeting-01.pdf")]
    text = squeezed("".join(page.get_text() for page in pymupdf.open(opened[0])))
    for words in ("@انضمام", "قلةالتمويل", "عقدتورشاتعنبعد", "البدءمبكراً", "منظمة"):
        assert words in text


def fill_in(path):
    """As Notepad does: a byte-order mark, and two characters at each line's end."""
    text = path.read_text(encoding="utf-8")
    for blank, filled in SLIPS.items():
        assert blank in text
        text = text.replace(blank, filled)
    path.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
