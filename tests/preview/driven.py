"""Chromium, driven over the pipe of its DevTools protocol: a page opened, asked and looked at.

Knows the protocol (`--remote-debugging-pipe`: JSON between zero bytes, on descriptors 3
and 4); nothing of previews. POSIX only.
"""

from __future__ import annotations

import base64
import json
import os
import selectors
import subprocess
import sys
import time
from contextlib import suppress

from tests.web import browser

PATIENCE = 30  # seconds
_OPTIONS = [o for o in browser.OPTIONS if not o.startswith("--virtual-time")]
_BECOME = """
import os, sys
for number, end in enumerate(sys.argv[1:3], 3):
    os.dup2(int(end), number)
os.execvp(sys.argv[3], sys.argv[3:])
"""


class Chromium:
    """One window, `open`ed at an address."""

    def __init__(self, folder):
        import fcntl  # noqa: PLC0415 - Windows has none, and skips what needs this

        theirs_in, self._to = os.pipe()
        self._from, theirs_out = os.pipe()
        theirs = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (theirs_in, theirs_out)]
        command = [
            browser.find(),
            *_OPTIONS,
            f"--user-data-dir={folder}",
            "--remote-debugging-pipe",
        ]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _BECOME, *map(str, theirs), *command],
            pass_fds=theirs,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for end in (theirs_in, theirs_out, *theirs):
            os.close(end)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._from, selectors.EVENT_READ)
        self._number, self._heard, self._session = 0, b"", None
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        attached = self.send("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        self.send("Page.enable")

    def close(self):
        with suppress(OSError, AssertionError):
            self._session = None
            self.send("Browser.close")
        self._process.kill()
        self._process.wait()
        self._selector.close()
        os.close(self._to)
        os.close(self._from)

    def send(self, method, **parameters):
        """What a command of the protocol answers."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._hear()
            if answer.get("id") == self._number:
                assert "error" not in answer, (method, answer["error"])
                return answer["result"]

    def _hear(self):
        while b"\0" not in self._heard:
            assert self._selector.select(PATIENCE), "Chromium does not answer"
            data = os.read(self._from, 1 << 20)
            assert data, "Chromium has ended"
            self._heard += data
        message, _, self._heard = self._heard.partition(b"\0")
        return json.loads(message)

    def size(self, width, height, scale=1.0):
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=scale,
            mobile=False,
        )

    def prefer(self, scheme):
        """`light` or `dark`, as the person's system would."""
        wish = {"name": "prefers-color-scheme", "value": scheme}
        self.send("Emulation.setEmulatedMedia", features=[wish])

    def open(self, address):
        self.send("Page.navigate", url=address)

    def ask(self, expression):
        """The value of an expression in the page, of a promise what comes of it."""
        answer = self.send(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def wait_for(self, expression):
        """The first value of an expression that is true in JavaScript's eyes."""
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            value = self.ask(f"document.readyState === 'complete' && ({expression})")
            if value:
                return value
            time.sleep(0.01)
        raise AssertionError(f"never: {expression}")

    def picture(self):
        """What the window shows, as PNG."""
        return base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"])
