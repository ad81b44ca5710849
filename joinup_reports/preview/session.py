"""One report that is looked at while it is written: its last good pages, and what is wrong.

Made by one thread, looked at by many. Whether a report is made again is decided as in every
build, by hashes of what it and its hints were made of; one with errors is made again whatever
was saved.
Knows how reports are made and painted, nothing of browsers.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition, Lock
from typing import Any

from joinup_reports import build
from joinup_reports.batch.inputs import Digests, Ledger, changes, known_beforehand
from joinup_reports.batch.wishes import Wish
from joinup_reports.checking import hint_at_slips, words_file
from joinup_reports.diagnostics import Diagnostic, Diagnostics, JoinupError
from joinup_reports.output import refused
from joinup_reports.preview.findings import told
from joinup_reports.preview.painting import Picture, paint
from joinup_reports.telling.console import Console, write_log
from joinup_reports.tuples import NamedTuple
from joinup_reports.worklist import Job

SCALES = (1.0, 1.5, 2.0, 3.0)  # dots to a CSS pixel


class State(NamedTuple):
    """What is to be seen now; `told` is all of it but the pictures, as JSON on one line.

    `number` rises with each change. `pdf` is the last good report, None before there is one.
    """

    number: int = 0
    told: str = "{}"
    pictures: dict[str, Picture] = {}  # noqa: RUF012 - a NamedTuple's default, never written to
    pdf: bytes | None = None


class _Seen(NamedTuple):
    """What a state is made of: pages painted at `scale`, whether they say what the files do."""

    pages: tuple[Picture, ...] = ()
    scale: float = 0
    pdf: bytes | None = None
    fresh: bool = False
    findings: tuple[Diagnostic, ...] = ()
    bug: str = ""  # where a fault of ours was written down
    made: str = ""  # when, on the clock


class Session:
    """`wish` says by which template and in which theme. Nothing is made before `make`."""

    def __init__(self, job: Job, wish: Wish, console: Console) -> None:
        self.job = job
        self._wish, self._console = wish, console
        self._inputs: dict[str, str | None] | None = None
        self._seen = _Seen()
        self._state = State()
        self._news = Condition()
        self._brush = Lock()  # whoever holds it paints, and says what is to be seen
        self._scales: Counter[float] = Counter()

    @property
    def state(self) -> State:
        return self._state

    def wait(self, number: int, seconds: float) -> State:
        """The state, once it is another than `number`, or after so many seconds."""
        with self._news:
            self._news.wait_for(lambda: self._state.number != number, seconds)
            return self._state

    @contextmanager
    def listening(self, scale: float) -> Iterator[None]:
        """While this lasts somebody looks who has `scale` dots to a CSS pixel."""
        with self._brush:
            self._scales[scale] += 1
            if scale > self._seen.scale and self._seen.pdf:
                self._show(self._seen)
        try:
            yield
        finally:
            with self._brush:
                self._scales[scale] -= 1

    def make(self) -> None:
        """Makes the report, if it would be another than the last; never raises for its faults."""
        if self._is_as_made():
            return
        found = Diagnostics()
        ledger = Ledger(self.job.notes, self._folder)
        pdf, bug = self._attempt(found, ledger)
        self._inputs = ledger.state if pdf else None
        with self._brush:
            seen = self._seen._replace(
                pdf=pdf or self._seen.pdf,
                fresh=pdf is not None,
                findings=tuple(found),
                bug=bug,
                made=time.strftime("%H:%M:%S"),
            )
            self._show(seen)

    @property
    def _folder(self) -> Path:
        return self.job.output.parent

    def _is_as_made(self) -> bool:
        if self._inputs is None:
            return False
        digests = Digests()
        now = known_beforehand(self.job.notes, digests, self._folder)
        return not any(changes(self._inputs, now, self._folder, digests))

    def _attempt(self, found: Diagnostics, ledger: Ledger) -> tuple[bytes | None, str]:
        """The PDF, or None; and where a bug of ours was written down."""
        notes, shown = self.job.notes, self.job.shown
        theme, template = self._wish.theme, self._wish.template
        try:
            made = build.make_report(notes, found, shown, theme, None, template, ledger.see)
            ledger.see(words_file(notes))
            hint_at_slips(notes, found, shown)
        except JoinupError as error:
            found.extend(error.diagnostics)
        except OSError as error:  # a file went away while it was read
            found.extend(refused(error, shown).diagnostics)
        except Exception:  # noqa: BLE001 - the person goes on writing, and so do we
            return None, write_log()
        else:
            return made.data, ""
        return None, ""

    def _show(self, seen: _Seen) -> None:
        """Paints what is new, and tells everyone. For who holds the brush."""
        scale = max((scale for scale, number in self._scales.items() if number), default=SCALES[0])
        if seen.pdf and (seen.pdf is not self._seen.pdf or scale > seen.scale):
            seen = seen._replace(pages=paint(seen.pdf, scale, self._state.pictures), scale=scale)
        number = self._state.number + 1
        words = json.dumps(self._told(number, seen), ensure_ascii=False)
        pictures = {page.key: page for page in seen.pages}
        with self._news:
            self._seen = seen
            self._state = State(number, words, pictures, seen.pdf)
            self._news.notify_all()

    def _told(self, number: int, seen: _Seen) -> dict[str, Any]:
        """What the page's script reads: see preview.js."""
        say = self._console.phrase
        count = self._console.count(seen.findings)
        about = "fresh" if seen.fresh else "stale" if seen.pages else "empty"
        if seen.bug:
            about, count = about if seen.pages else "empty", say("bug", path=seen.bug)
        status = say(f"preview.{about}")
        name = self.job.notes.name
        pages = str(len(seen.pages))
        return {
            "number": number,
            "about": about,
            "status": say("comma").join(filter(None, (count, status))),
            "title": f"{count} · {name}" if count else name,
            "made": seen.made,
            "pages": [
                {
                    "source": f"pages/{page.key}.png",
                    "width": page.width,
                    "height": page.height,
                    "words": say("preview.page", number=str(at), count=pages),
                }
                for at, page in enumerate(seen.pages, 1)
            ],
            "findings": told(seen.findings, self._console),
        }
