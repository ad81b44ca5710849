"""A page in Chromium: what axe-core finds in it, how wide it is, what can be read in it.

Knows Chromium's command line and axe-core's script; knows nothing of how pages are made.
Headless windows are never narrower than 500 pixels, so a page is looked at in a frame.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PROGRAMS = ("chromium", "google-chrome", "chrome")
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--allow-file-access-from-files",
    "--virtual-time-budget=20000",
)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')

_PROBE = """<script>
function linesOf(element) {
  const range = document.createRange(), words = document.createTreeWalker(element, 4), lines = []
  for (let node, top = null; node = words.nextNode();)
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const box = range.getBoundingClientRect()
      if (!box.width) continue
      if (top === null || Math.abs(box.top - top) > 9) lines.push("")
      top = box.top
      lines[lines.length - 1] += node.data[at]
    }
  return lines
}
function copied(element) {
  getSelection().selectAllChildren(element)
  return getSelection().toString()
}
document.fonts.ready.then(async () => {
  const told = {
    width: innerWidth,
    needed: document.documentElement.scrollWidth,
    text: document.body.innerText,
    faces: [...document.fonts].map(face => [face.family, face.status]),
    addresses: [...document.querySelectorAll(".address")].map(
      element => [element.textContent, copied(element), linesOf(element)]),
    wholes: [...document.querySelectorAll(".whole:not(:has(.address))")].map(
      element => [element.textContent, copied(element), linesOf(element)]),
    outside: [...document.body.querySelectorAll("*")].filter(element => {
      const box = element.getBoundingClientRect()
      return !element.closest(".wide, svg") && (box.left < -1 || box.right > innerWidth + 1)
    }).map(element => element.outerHTML.slice(0, 90)),
  }
  if (window.axe) {
    const found = await axe.run(document)
    const brief = rules => rules.map(rule => [
      rule.id, ...rule.nodes.map(node => node.html.slice(0, 90) + " " + node.failureSummary)])
    Object.assign(told, {
      passed: found.passes.map(rule => rule.id),
      violations: brief(found.violations),
      undecided: brief(found.incomplete),
    })
  }
  parent.postMessage(JSON.stringify(told), "*")
})
</script>"""

_FRAMES = """<!DOCTYPE html><meta charset="utf-8"><body style="margin:0"><script>
const heard = []
addEventListener("message", told => {
  heard.push(told.data)
  if (heard.length == document.querySelectorAll("iframe").length)
    document.body.replaceChildren("[" + heard.join() + "]")
})
</script>"""
_FRAME = '<iframe src="looked-at.html" style="border:0;width:{}px;height:900px"></iframe>'


def find() -> str | None:
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def axe_script() -> str | None:
    """axe-core's script, from the folder of Node modules that JOINUP_AXE names."""
    path = Path(os.environ.get("JOINUP_AXE", "")) / "axe-core" / "axe.min.js"
    return path.read_text(encoding="utf-8") if path.is_file() else None


def look(
    page: bytes, folder: Path, widths: Sequence[int], axe: str | None = None
) -> dict[int, dict[str, Any]]:
    """What windows of these widths show of the page, its policy lifted for our script."""
    scripts = (f"<script>{axe}</script>" if axe else "") + _PROBE
    text = POLICY.sub("", page.decode()).replace("</body>", f"{scripts}</body>")
    (folder / "looked-at.html").write_text(text, encoding="utf-8")
    frames = _FRAMES + "".join(map(_FRAME.format, widths))
    told = run(frames.encode(), folder, "--window-size=1400,900", "--dump-dom").decode()
    body = told.partition("<body")[2].partition(">")[2].rpartition("</body>")[0]
    windows = sorted(json.loads(html.unescape(body)), key=lambda seen: seen["width"])
    return {seen["width"]: seen for seen in windows}


def printed(page: bytes, folder: Path) -> bytes:
    """The page as a PDF, printed as it is."""
    pdf = folder / "printed.pdf"
    run(page, folder, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    return pdf.read_bytes()


def run(page: bytes, folder: Path, *options: str) -> bytes:
    """What Chromium writes to its output when it opens `page` with `options`."""
    file = folder / "page.html"
    file.write_bytes(page)
    command = [find(), *OPTIONS, f"--user-data-dir={folder / 'profile'}", *options, file.as_uri()]
    return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout
