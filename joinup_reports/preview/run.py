"""`joinup preview`: a report in the browser that follows each save, until Ctrl-C.

The thread that was started watches the files and makes the report; others answer browsers.
"""

from __future__ import annotations

import gc
from contextlib import suppress
from functools import partial
from threading import Event, Thread

from joinup_reports.batch.making import FINE, load
from joinup_reports.batch.watch import folders_of, saves, watched
from joinup_reports.batch.wishes import Wish
from joinup_reports.preview.server import Server
from joinup_reports.preview.session import Session
from joinup_reports.resources import find_workspace
from joinup_reports.telling.console import Console
from joinup_reports.themes import theme_file
from joinup_reports.viewer import open_address
from joinup_reports.worklist import Job


def preview(job: Job, wish: Wish, console: Console, port: int, *, show: bool) -> int:
    """Shows the report of `job` until Ctrl-C; in a browser at once, where `show` says so.

    Raises WrongUse for no such template or theme, CannotAccess for a port not to be had.
    """
    theme_file(find_workspace(job.notes), wish.template, wish.theme)
    load()
    session = Session(job, wish, console)
    with Server(session, console.lang, port) as server:
        Thread(target=partial(server.serve_forever, 0.1), daemon=True).start()
        try:
            with suppress(KeyboardInterrupt):
                session.make()
                _tell(server, console, job.shown, show=show)
                follow(session, Event())
        finally:
            server.shutdown()
    console.say("preview.ended")
    return FINE


def follow(session: Session, ended: Event) -> None:
    """Makes the report again after each save, until it is `ended`."""
    while not ended.is_set():
        _follow_in_folders(session, ended)


def _follow_in_folders(session: Session, ended: Event) -> None:
    """As `follow`, and until the folders to be watched are others."""
    folders = folders_of([session.job.notes])
    looked = tidy = False
    for changed in saves(folders, watched):
        if changed or not looked:  # what was saved before we watched is found by its hash
            session.make()
            looked, tidy = True, False
        elif not tidy:  # now that nobody waits
            gc.collect()
            tidy = True
        if ended.is_set() or folders_of([session.job.notes]) != folders:
            return


def _tell(server: Server, console: Console, shown: str, *, show: bool) -> None:
    console.say("preview.begun", path=shown)
    console.quote(server.address)
    if show and not open_address(server.address):
        console.say("preview.not-opened")
