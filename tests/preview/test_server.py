"""What a preview answers, and above all what it does not."""

from __future__ import annotations

import json
import re
import socket

import pytest

from joinup_reports.diagnostics import CannotAccess
from joinup_reports.preview.server import HOST, Server


def state_of(session):
    return json.loads(session.state.told)


def test_the_page_its_parts_the_pictures_and_the_pdf(ask, session):
    page = ask(ask.top)
    assert page.status == 200
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert b'<html lang="en" dir="ltr">' in page.body
    assert b"{{" not in page.body
    assert ask(f"{ask.top}page.css").headers["Content-Type"].startswith("text/css")
    assert ask(f"{ask.top}page.js").headers["Content-Type"].startswith("text/javascript")
    first, *_ = state_of(session)["pages"]
    picture = ask(ask.top + first["source"])
    assert picture.headers["Content-Type"] == "image/png"
    assert picture.body.startswith(b"\x89PNG")
    assert ask(f"{ask.top}report.pdf").body.startswith(b"%PDF-")


def test_the_page_in_arabic_runs_from_right_to_left(session, serve):
    server = serve(session, "ar")
    page = server.find("").data.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert "معاينة التقرير" in page


def test_everything_says_what_browsers_may_do_with_it(ask, session):
    first, *_ = state_of(session)["pages"]
    for name in ("", "page.css", "page.js", first["source"], "nothing"):
        answer = ask(ask.top + name)
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    policy = ask(ask.top).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_no_script_or_style_stands_in_the_page(ask):
    page = ask(ask.top).body.decode()
    assert re.findall(r"<script[^>]*>", page) == ['<script type="module" src="page.js">']
    assert not re.search(r"<style|\sstyle=|\son\w+=", page)


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", "[::1]:80", "", None],
)
def test_another_host_is_refused(ask, host):
    refused = ask(ask.top, Host=host)
    assert refused.status == 421
    assert b"html" not in refused.body


def test_localhost_is_us_as_well(ask):
    assert ask(ask.top, Host=f"localhost:{ask.server.port}").status == 200
    assert ask(ask.top, Host=f"LOCALHOST:{ask.server.port}").status == 200


def test_two_hosts_are_refused(ask):
    with socket.create_connection((HOST, ask.server.port)) as line:
        name = f"{HOST}:{ask.server.port}"
        request = f"GET {ask.top} HTTP/1.1\r\nHost: {name}\r\nHost: evil.example\r\n\r\n"
        line.sendall(request.encode())
        assert line.recv(100).startswith(b"HTTP/1.1 421")


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1", ""])
def test_another_origin_is_refused(ask, origin):
    assert ask(ask.top, Origin=origin).status == 403
    assert ask(f"{ask.top}events/1", Origin=origin).status == 403


def test_our_own_origin_is_not(ask):
    assert ask(f"{ask.top}page.css", Origin=f"http://{HOST}:{ask.server.port}").status == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_other_sites_get_nothing_that_is_in_the_page(ask, site):
    for name in ("events/1", "report.pdf", "page.js"):
        assert ask(ask.top + name, Sec_Fetch_Site=site).status == 403
    assert ask(ask.top, Sec_Fetch_Site=site).status == 200


def test_without_the_secret_there_is_nothing(ask):
    for path in (
        "/",
        "/page.css",
        "/report.pdf",
        "/events/1",
        "//",
        "*",
        "/x/",
        "/%00/",
        "/%C3%A9/",
    ):
        assert ask(path).status == 404
    assert ask(ask.top[:-2] + "/").status == 404
    assert ask(ask.top.rstrip("/")).status == 404


@pytest.mark.parametrize(
    "name",
    [
        "../meetings/meeting-07.yaml",
        "..%2fmeetings%2fmeeting-07.yaml",
        "pages/../report.pdf",
        "meetings/meeting-07.yaml",
        "meeting-07.yaml",
        "/etc/passwd",
        "C:\\Windows\\win.ini",
        "page.html",
        "page.css?x",
        "events/4",
        "events/",
        "pages/",
        "pages/.png",
        "server.py",
    ],
)
def test_nothing_else_is_served(ask, name):
    assert ask(ask.top + name).status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "X"])
def test_only_reading_is_answered(ask, method):
    answer = ask(ask.top, method)
    assert answer.status == 501
    assert answer.headers["Connection"] == "close"


def test_head_has_the_headers_alone(ask):
    head, page = ask(ask.top, "HEAD"), ask(ask.top)
    assert head.status == 200
    assert head.headers["Content-Length"] == str(len(page.body))
    assert ask(f"{ask.top}events/1", "HEAD").headers["Content-Type"].startswith("text/event-s")


def test_two_runs_have_two_secrets_and_only_this_machine_is_listened_to(session, serve):
    first, second = serve(session), serve(session)
    assert first.secret != second.secret
    assert len(first.secret) >= 32
    assert first.server_address[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_told(session, serve):
    taken = serve(session).port
    with pytest.raises(CannotAccess) as told:
        Server(session, "en", taken)
    assert [d.code for d in told.value.diagnostics] == ["preview.no-port"]
    assert str(taken) in told.value.diagnostics[0].message("ar")


def test_events_tell_the_state_and_each_new_one(ask, session, notes):
    name = f"{HOST}:{ask.server.port}"
    with socket.create_connection((HOST, ask.server.port), timeout=30) as line:
        line.sendall(f"GET {ask.top}events/1 HTTP/1.1\r\nHost: {name}\r\n\r\n".encode())
        heard = line.makefile(encoding="utf-8", newline="\n")
        first = next(text for text in heard if text.startswith("data: "))
        assert json.loads(first.removeprefix("data: "))["about"] == "fresh"
        notes.write_text("nonsense: 1\n", encoding="utf-8")
        session.make()
        second = next(text for text in heard if text.startswith("data: "))
        assert json.loads(second.removeprefix("data: "))["about"] == "stale"
        heard.close()


def test_who_has_finer_dots_gets_finer_pictures(session):
    session.make()
    before = session.state
    with session.listening(1.0):
        assert session.state is before
    with session.listening(2.0):
        after = session.state
    first, second = (json.loads(state.told)["pages"][0] for state in (before, after))
    assert first["source"] != second["source"]
    assert (first["width"], first["height"]) == (second["width"], second["height"]) == (794, 1123)
    sizes = [
        int.from_bytes(next(iter(state.pictures.values())).png()[16:20])
        for state in (before, after)
    ]
    assert sizes[1] in range(2 * sizes[0] - 2, 2 * sizes[0] + 3)
