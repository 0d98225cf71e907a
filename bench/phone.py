"""Measure when a reader with a slow phone can read somebody's page.

    python -m bench.phone BOARD [ADDRESS]

BOARD is a built board; without ADDRESS, the person's page that weighs most is taken. It is served as web
servers do, compressed and over connections that stay open, to the installed Chromium with an empty cache, on
a network of 1.6 Mbit/s down, 750 kbit/s up and 150 ms there and back, with a processor four times slower than
this one. Nothing here passes or fails.
"""

from __future__ import annotations

import gzip
import shutil
import statistics
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, CDPSession, sync_playwright

RUNS = 5
SIZE = {"width": 390, "height": 844}
NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
SLOWER = 4
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
PLAIN = (".png", ".xlsx", ".gz")
"""Files that are compressed already."""
WATCH = """
window.seen = {};
const keep = (name) => { window.seen[name] = performance.now(); };
new PerformanceObserver((list) => { for (const e of list.getEntries()) window.seen[e.name] = e.startTime; })
  .observe({ type: "paint", buffered: true });
new PerformanceObserver((list) => { for (const e of list.getEntries()) window.seen.largest = e.startTime; })
  .observe({ type: "largest-contentful-paint", buffered: true });
const wanted = { read: ["article h1", "article .sj-score"], whole: [".md-footer"] };
const look = () => {
  for (const [name, parts] of Object.entries(wanted)) {
    const found = parts.map((part) => document.querySelector(part));
    if (!window.seen[name] && found.every((part) => part && part.getClientRects().length)) keep(name);
  }
  if (!window.seen.read || !window.seen.whole) requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
"""Keeps the moments of a page: `read` is the first frame that has the heading and the result below it laid
out, which fill the screen of a phone; `whole` the first that has the page to its end."""
ASKED = """
new Promise((told) => {
  const ask = () => {
    const { read, whole, largest } = window.seen;
    if (read && whole && largest) told(window.seen); else setTimeout(ask, 20);
  };
  ask();
})
"""


class Seen(NamedTuple):
    """What one reader saw: milliseconds until each moment, bytes that came over the network, requests."""

    painted: float
    largest: float
    read: float
    whole: float
    weight: int
    requests: int


def main() -> None:
    """Measure the board that is named."""
    board = Path(sys.argv[1])
    phone(board, sys.argv[2] if len(sys.argv) > 2 else heaviest(board))


def phone(board: Path, address: str) -> None:
    """Measure a page of a board, and print what was seen."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        print("a slow phone: no Chromium here, left out")
        return
    with served(board) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        seen = [_look(browser, site + address) for _ in range(RUNS)]
        browser.close()
    _tell(address, seen)


def heaviest(board: Path) -> str:
    """The address of the person's page that weighs most when compressed."""
    pages = sorted((board / "people").glob("*/index.html"))
    return max(pages, key=lambda page: len(_packed(page))).parent.relative_to(board).as_posix() + "/"


def _tell(address: str, seen: list[Seen]) -> None:
    *moments, weight, requests = map(statistics.median, zip(*seen, strict=True))
    painted, largest, read, whole = (f"{each / 1000:.2f} s" for each in moments)
    print(f"{'a slow phone opens ' + address:<38}{read:>11} until heading and result are laid out (aim: 1 s)")
    print(f"  first paint {painted}, largest {largest}, whole page {whole};", end=" ")
    print(f"{weight / 1000:.0f} kB in {requests:.0f} requests (aim: under 150 kB)", flush=True)


def _look(browser: Browser, url: str) -> Seen:
    """Open the page as somebody who was never here."""
    context = browser.new_context(viewport=SIZE, device_scale_factor=2, is_mobile=True, has_touch=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
    came: list[int] = []
    session.on("Network.loadingFinished", lambda event: came.append(int(event["encodedDataLength"])))
    _slow(session)
    page.goto(url)
    page.wait_for_load_state("networkidle")
    seen = page.evaluate(ASKED)
    context.close()
    return Seen(
        painted=seen["first-contentful-paint"],
        largest=seen["largest"],
        read=seen["read"],
        whole=seen["whole"],
        weight=sum(came),
        requests=len(came),
    )


def _slow(session: CDPSession) -> None:
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


class _Server(SimpleHTTPRequestHandler):
    """Serves files compressed, over connections that stay open."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file, or the index of a folder."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        plain = path.suffix in PLAIN
        body = path.read_bytes() if plain else _packed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        if not plain:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@lru_cache(None)
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), mtime=0)


@contextmanager
def served(board: Path) -> Iterator[str]:
    """The address at which a board is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Server, directory=str(board)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    main()
