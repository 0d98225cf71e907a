"""What a browser fetches for a page: little, all of it there, and no index until somebody searches."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from ledger.board.serve import Quiet
from tests.board.browsing import PHONE, Reader

pytestmark = [pytest.mark.slow, pytest.mark.browser]

MOST = 150_000
"""Bytes of a person's page with all that it loads, compressed as web servers do."""


class Counting(Quiet):
    """Remembers what was asked for, and with which answer."""

    asked: list[tuple[str, int]]

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        self.asked.append((urlsplit(self.path).path, int(code)))


@pytest.fixture
def asked() -> list[tuple[str, int]]:
    return []


@pytest.fixture
def reader(browser: Browser, demo_board: Path, asked: list[tuple[str, int]]) -> Iterator[Reader]:
    handler = type("Handler", (Counting,), {"asked": asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(demo_board)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found = Reader(browser, f"http://127.0.0.1:{server.server_port}/", PHONE)
    yield found
    found.context.close()
    server.shutdown()
    server.server_close()


def size(board: Path, address: str) -> int:
    file = board / address.lstrip("/")
    return len(gzip.compress((file / "index.html" if file.is_dir() else file).read_bytes(), 6))


def test_a_persons_page_is_light(reader: Reader, asked: list[tuple[str, int]], demo_board: Path) -> None:
    page = reader.open("people/p0012/")
    page.wait_for_load_state("networkidle")
    assert [each for each in asked if each[1] >= 400 and "favicon.ico" not in each[0]] == []
    sizes = {address: size(demo_board, address) for address, code in asked if code == 200}
    assert len(sizes) > 8
    assert sum(sizes.values()) < MOST, sizes


def test_the_index_is_sent_for_when_somebody_searches(reader: Reader, asked: list[tuple[str, int]]) -> None:
    page = reader.open("people/p0012/")
    page.wait_for_load_state("networkidle")
    assert not any("search_index" in address for address, _ in asked)
    page.locator("label[for=__search]").first.click()
    page.locator(".md-search__input").fill("养护")
    expect(page.locator(".md-search-result__link").first).to_be_attached(timeout=60_000)
    assert sum("search_index" in address for address, _ in asked) == 1
