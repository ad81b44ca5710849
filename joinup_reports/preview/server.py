"""What a browser on this machine may ask of a preview, and nobody else, nor anything more.

Listens on 127.0.0.1 only. Every address begins with a secret of this run, so other people of
the machine see nothing; the Host must be ours, so no page elsewhere can call itself us (DNS
rebinding); Origin and Sec-Fetch-Site (Fetch Metadata) must not name another site. There is
one table of addresses, made of what is already in memory: no name that is asked for ever
reaches the disk. Knows HTTP and sessions, nothing of reports.
"""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Callable
from contextlib import suppress
from hmac import compare_digest
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from importlib.resources import files
from socketserver import TCPServer, ThreadingMixIn

from joinup_reports.diagnostics import CannotAccess, Diagnostic
from joinup_reports.messages import PHRASES
from joinup_reports.preview.session import SCALES, Session
from joinup_reports.tuples import NamedTuple

HOST = "127.0.0.1"
_HEARTBEAT = 5  # seconds, after which a browser that went away is noticed
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_HTML, _CSS, _SCRIPT = "text/html", "text/css", "text/javascript"


class Served(NamedTuple):
    kind: str
    data: bytes


class Server(ThreadingMixIn, TCPServer):
    """Shows `session` at `address`. Raises CannotAccess when the port is not to be had.

    `port` 0 is any that is free. Call `serve_forever`, and `shutdown` from another thread.
    """

    daemon_threads = True
    # On Windows this would let another program take the port away from under us.
    allow_reuse_address = os.name == "posix"

    def __init__(self, session: Session, lang: str, port: int = 0) -> None:
        self.session = session
        self.ended = False
        self.secret = secrets.token_urlsafe(24)
        self.fixed = _read_fixed(lang)
        try:
            super().__init__((HOST, port), _Handler)
        except (OSError, OverflowError) as problem:
            raise CannotAccess(
                [Diagnostic("preview.no-port", args={"port": str(port)})]
            ) from problem
        self.port = int(self.server_address[1])
        names = [f"{HOST}:{self.port}", f"localhost:{self.port}"]
        # A browser does not name the port that everyone has.
        self.hosts = frozenset([*names, HOST, "localhost"] if self.port == 80 else names)  # noqa: PLR2004

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}/{self.secret}/"

    def server_bind(self) -> None:
        exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)  # Windows has it
        if exclusive is not None:
            self.socket.setsockopt(socket.SOL_SOCKET, exclusive, 1)
        super().server_bind()

    def shutdown(self) -> None:
        self.ended = True
        super().shutdown()

    def handle_error(self, request: object, client_address: object) -> None:
        """Browsers hang up when they like; nobody is to be told."""

    def find(self, name: str) -> Served | None:
        """What stands at `name` below the secret: of the page itself, or of the report now."""
        if name in self.fixed:
            return self.fixed[name]
        state = self.session.state
        if name == "report.pdf" and state.pdf:
            return Served("application/pdf", state.pdf)
        picture = state.pictures.get(name.removeprefix("pages/").removesuffix(".png"))
        if picture is not None and name.startswith("pages/") and name.endswith(".png"):
            return Served("image/png", picture.png())
        return None


class _Handler(BaseHTTPRequestHandler):
    server: Server
    # What is neither GET nor HEAD is refused by the base class: 501, and the connection ends.
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "joinup", ""
    error_message_format = "%(code)d"
    error_content_type = "text/plain"
    timeout = 60
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._answer(self._send_events, self.wfile.write)

    def do_HEAD(self) -> None:
        self._answer(lambda _scale: self._begin("text/event-stream"), lambda _data: None)

    def _answer(
        self, send_events: Callable[[float], None], write: Callable[[bytes], object]
    ) -> None:
        refusal = self._refusal()
        if refusal:
            self._refuse(refusal)
            return
        name = self.path.split("/", 2)[2]
        served = self.server.find(name)
        if name in _EVENTS:
            send_events(_EVENTS[name])
        elif served is None:
            self._refuse(HTTPStatus.NOT_FOUND)
        else:
            self._begin(served.kind, len(served.data))
            write(served.data)

    def _refusal(self) -> HTTPStatus | None:
        """Why this is not to be answered."""
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or hosts[0].lower() not in self.server.hosts:
            return HTTPStatus.MISDIRECTED_REQUEST
        origin = self.headers.get("Origin")
        if origin is not None and origin.removeprefix("http://") not in self.server.hosts:
            return HTTPStatus.FORBIDDEN
        _, _, rest = self.path.partition("/")
        secret, slash, name = rest.partition("/")
        if not slash or not compare_digest(secret.encode(), self.server.secret.encode()):
            return HTTPStatus.NOT_FOUND
        # The page itself may be reached from anywhere: its address is the secret.
        site = self.headers.get("Sec-Fetch-Site", "none")
        if name and site not in ("same-origin", "none"):
            return HTTPStatus.FORBIDDEN
        return None

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True
        self.send_error(status)

    def _begin(self, kind: str, length: int | None = None) -> None:
        self.send_response(HTTPStatus.OK)
        text = kind.startswith("text/")
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        if kind != "application/pdf":  # browsers show a PDF by scripts and styles of their own
            self.send_header("Content-Security-Policy", _POLICY)
        if length is None:
            self.close_connection = True
            self.send_header("Connection", "close")
        else:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def _send_events(self, scale: float) -> None:
        """Each state as a server-sent event (HTML, section 9.2), as long as anyone listens."""
        self._begin("text/event-stream")
        number = 0
        with suppress(OSError), self.server.session.listening(scale):
            while not self.server.ended:
                state = self.server.session.wait(number, _HEARTBEAT)
                told = f"data: {state.told}\n\n" if state.number != number else ":\n\n"
                number = state.number
                self.wfile.write(told.encode())

    def end_headers(self) -> None:
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nobody reads along."""


_EVENTS = {f"events/{scale:g}": scale for scale in SCALES}


def _read_fixed(lang: str) -> dict[str, Served]:
    """The page, its style and its script, which come with joinup."""
    here = files("joinup_reports.preview")
    read = {name: (here / name).read_text("utf-8") for name in ("page.html", "page.css", "page.js")}
    words = {
        name.removeprefix("preview."): escape(phrase.text(lang))
        for name, phrase in PHRASES.items()
        if name.startswith("preview.")
    }
    page = read["page.html"]
    for name, text in {**words, "lang": lang, "dir": "rtl" if lang == "ar" else "ltr"}.items():
        page = page.replace(f"{{{{ {name} }}}}", text)
    return {
        "": Served(_HTML, page.encode()),
        "page.css": Served(_CSS, read["page.css"].encode()),
        "page.js": Served(_SCRIPT, read["page.js"].encode()),
    }
