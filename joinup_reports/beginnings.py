"""Commands that begin something, and that list what there is to begin with.

Exit codes are those of `commands`. Knows the console; what is written, and whether it may be,
is the business of `helping`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from joinup_reports.commands import FINE
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.helping.advice import typed
from joinup_reports.resources import TEMPLATE, find_workspace
from joinup_reports.telling.console import Console

if TYPE_CHECKING:
    from joinup_reports.reading.written import Lang


def begin_notes(
    name: str | None,
    values: dict[str, str],
    console: Console,
    _found: Diagnostics,
    *,
    keys: str | None,
    ask: bool,
) -> int:
    from joinup_reports.helping import questions, starter
    from joinup_reports.worklist import folder_for_new, place_for_new

    questions.check(values)
    place = place_for_new(name) if name else None
    folder = place.parent if place else folder_for_new()
    if place:
        number = starter.number_in(place)
        values = {"number": str(number or starter.next_number(folder)), **values}
    if ask and sys.stdin.isatty() and not (place and place.exists()):
        series = find_workspace(folder / "new").series is None
        values = questions.ask(console, folder, values, series=series)
    number = int(values.setdefault("number", str(starter.next_number(folder))))
    place = place or folder / starter.next_name(folder, number)
    wish = starter.Wish(console.lang, _known(keys or console.lang), values)
    for phrase, path in starter.begin_notes(place, wish):
        console.say(phrase, path=str(path))
    console.suggest("next-fill", path=str(place), command=f"joinup validate {typed(str(place))}")
    return FINE


def begin_workspace(name: str, keys: str | None, console: Console, _found: Diagnostics) -> int:
    from joinup_reports.helping.workspace import begin_workspace

    folder = Path(name)
    files = list(begin_workspace(folder, console.lang, _known(keys or console.lang)))
    for path in files:
        console.say("new-workspace", path=str(path))
    here = folder.resolve() == Path.cwd()
    command = "joinup build" if here else f"cd {typed(name)} && joinup build"
    console.suggest("next-workspace", path=str(files[0]), command=command)
    return FINE


def _known(lang: str) -> Lang:
    return "ar" if lang == "ar" else "en"


def list_templates(console: Console, found: Diagnostics) -> int:
    from joinup_reports.themes import read_about

    for name, path in find_workspace(Path("new")).templates().items():
        console.write(read_about(path, found).get(console.lang, ""), lead=f"  {name}", column=18)
    return FINE


def list_themes(template: str, console: Console, found: Diagnostics) -> int:
    from joinup_reports.themes import read_theme_file, theme_file

    workspace = find_workspace(Path("new"))
    theme_file(workspace, template)
    for name, path in workspace.themes(template).items():
        about = read_theme_file(path, found, workspace)[1].about
        console.write(about.get(console.lang, ""), lead=f"  {name}", column=16)
    return FINE


def begin_theme(name: str, console: Console, _found: Diagnostics) -> int:
    from joinup_reports.helping.starter import begin_theme

    path = begin_theme(name, TEMPLATE, find_workspace(Path("new")))
    console.say("new-theme", path=os.path.relpath(path), name=name)
    return FINE
