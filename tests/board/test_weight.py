"""What a browser fetches for a page, and for a question: little, and all of it there."""

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

QUESTION = 30_000
"""Bytes of what is read of the index for a question of one term, compressed."""


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


def test_a_question_is_answered_from_few_files(
    reader: Reader, asked: list[tuple[str, int]], demo_board: Path
) -> None:
    """Of the index the list of pages and a file for each term; of the board the pages that are shown."""
    page = reader.open("people/p0012/")
    page.wait_for_load_state("networkidle")
    assert not any("/search/" in address for address, _ in asked)
    page.locator(".sj-ask-there").click()
    page.wait_for_load_state("networkidle")
    assert not any(address.endswith(".json") for address, _ in asked)
    asked.clear()
    page.get_by_label("查什么").fill("养护")
    page.keyboard.press("Enter")
    expect(page.locator(".sj-hits > li")).to_have_count(10)
    files = [address for address, _ in asked if address.endswith(".json")]
    assert len(files) == 2
    assert sum(size(demo_board, address) for address in files) < QUESTION
    assert sum("/assets/" not in address for address, _ in asked) <= 1 + 2 + 10
