"""A browser that can reach nothing but the board, for the tests that look at pages as people do."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from ledger.board.serve import Quiet

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
"""No host but this machine is ever found, whatever a page asks for."""
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@contextmanager
def served(board: Path) -> Iterator[str]:
    """The address at which a board is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(board)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


class Reader:
    """A page on which every request to another host is remembered, as are errors of scripts.

    So is what the page's own Content-Security-Policy refuses. The browser finds no other host (see `QUIET`).
    """

    def __init__(self, browser: Browser, site: str, size: dict[str, int], scheme: str = "light") -> None:
        self.site = site
        self.foreign: list[str] = []
        self.errors: list[str] = []
        self.context = browser.new_context(
            viewport={"width": size["width"], "height": size["height"]},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        self.context.on("request", self._judge)
        self.page: Page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._listen)

    def _judge(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.foreign.append(request.url)

    def _listen(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.errors.append(message.text)

    def open(self, address: str) -> Page:
        """Go to a page of the board."""
        self.page.goto(self.site + address)
        return self.page


def reading(reader: Reader) -> Iterator[Reader]:
    """A reader for a test; at the end nothing foreign was asked for and no script failed."""
    yield reader
    reader.context.close()
    assert reader.foreign == []
    assert reader.errors == []
