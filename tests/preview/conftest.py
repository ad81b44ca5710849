"""A preview of the sample notes in a workspace of its own, and a browser to look at it."""

from __future__ import annotations

import http.client
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from joinup_reports.batch.wishes import Wish
from joinup_reports.preview import run
from joinup_reports.preview.server import Server
from joinup_reports.preview.session import Session
from joinup_reports.telling.console import Console
from joinup_reports.worklist import Job

NOTES = Path("meetings/meeting-07.yaml")
PATIENCE = 30


@pytest.fixture
def notes(workspace):
    return workspace / NOTES


@pytest.fixture
def session(workspace):
    return Session(Job(NOTES, Path("build/meeting-07.pdf")), Wish(), Console("en"))


@pytest.fixture
def serve():
    """Serves sessions until the test ends; what is watched is up to the test."""
    servers = []

    def start(session, lang="en"):
        server = Server(session, lang)
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        return server

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def ask(session, serve):
    """Sends a request just as it is given, to a preview whose report is made."""
    session.make()
    server = serve(session)

    def send(path, method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
        host = headers.pop("Host", f"127.0.0.1:{server.port}")
        connection.putrequest(method, path, skip_host=True)
        for name, value in {"Host": host, **headers}.items():
            if value is not None:
                connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        body = b"" if answer.headers["Content-Length"] is None else answer.read()
        told = SimpleNamespace(status=answer.status, headers=answer.headers, body=body)
        connection.close()
        return told

    send.server = server
    send.top = f"/{server.secret}/"
    return send


@pytest.fixture
def followed(session):
    """The session, its files watched by a thread until the test ends."""
    ended = threading.Event()

    thread = threading.Thread(target=run.follow, args=(session, ended), daemon=True)
    session.make()
    thread.start()
    yield session
    ended.set()
    thread.join(PATIENCE)
