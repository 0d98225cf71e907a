"""Boards built once for all tests of a run, even when several processes share it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from ledger.board.build import build_board
from ledger.demo.make import Order, make_demo
from tests.board.browsing import DESKTOP, PHONE, QUIET, Reader, reading, served
from tests.board.everything import everything
from tests.board.kept import keep_tree
from tests.board.ledgers import HARMLESS, OPEN, hostile_ledger, opened, small_year

PATIENCE = 300
"""Seconds to wait for a board that another process is building."""


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], object]], Path]:
    """``once(name, make)``: the folder ``name``, made by whichever process comes first."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder, claim, done = (shared / f"board-{name}{end}" for end in ("", ".claim", ".done"))
        try:
            claim.mkdir()
        except FileExistsError:
            _wait(done)
            return folder
        try:
            make(folder)
        finally:
            done.mkdir()
        return folder

    return made


def _wait(done: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not done.exists():
        if time.monotonic() > deadline:
            pytest.fail(f"another process did not finish {done.name}")
        time.sleep(0.2)


Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def year(once: Once) -> Path:
    """The small ledger of a whole year with a correction, open to the public."""
    return once("year", lambda folder: opened(small_year(folder), OPEN))


@pytest.fixture(scope="session")
def year_board(once: Once, year: Path) -> Path:
    """Its public board."""
    return once("year-board", lambda out: build_board(year, out))


@pytest.fixture(scope="session")
def closed_year(once: Once) -> Path:
    """The same ledger with the tiers that a new ledger starts with."""
    return once("closed", small_year)


@pytest.fixture(scope="session")
def closed_board(once: Once, closed_year: Path) -> Path:
    """Its public board."""
    return once("closed-board", lambda out: build_board(closed_year, out))


Pair = Callable[[str], tuple[Path, Path]]


@pytest.fixture(scope="session")
def hostile_pair(once: Once) -> Pair:
    """``hostile_pair(tier)``: a board of a ledger whose every text is hostile, and of the same ledger with
    plain words in their places."""

    def built(tier: str) -> tuple[Path, Path]:
        hostile = once("hostile", hostile_ledger)
        harmless = once("harmless", lambda folder: hostile_ledger(folder, HARMLESS))
        return (
            once(f"hostile-{tier}", lambda out: build_board(hostile, out, tier=tier)),
            once(f"harmless-{tier}", lambda out: build_board(harmless, out, tier=tier)),
        )

    return built


@pytest.fixture(scope="session")
def hostile_board(hostile_pair: Pair) -> Path:
    """A public board of a ledger whose every text is hostile."""
    return hostile_pair("public")[0]


@pytest.fixture(scope="session")
def harmless_board(hostile_pair: Pair) -> Path:
    """A board of the same ledger with plain words in the places of the hostile ones."""
    return hostile_pair("public")[1]


@pytest.fixture(scope="session")
def demo_ledger(once: Once) -> Path:
    """The small demo ledger."""
    return once("demo", lambda folder: make_demo(folder, Order(None, 2026), lambda step: None))


@pytest.fixture(scope="session")
def demo_board(once: Once, demo_ledger: Path) -> Path:
    """Its public board."""
    return once("demo-board", lambda out: build_board(demo_ledger, out))


@pytest.fixture(scope="session")
def every(once: Once) -> Path:
    """A ledger with something of nearly every kind, all of it public."""
    return once("every-public", lambda folder: everything(folder, "public"))


@pytest.fixture(scope="session")
def every_tree(once: Once, every: Path) -> tuple[Path, Path]:
    """Its board, and the tree that was rendered from."""
    both = once("every-tree", lambda folder: keep_tree(every, folder / "board", folder / "tree"))
    return both / "board", both / "tree"


@pytest.fixture(scope="session")
def inside_board(once: Once, demo_ledger: Path) -> Path:
    """The demo's board for inside the body."""
    return once("inside-board", lambda out: build_board(demo_ledger, out, tier="unit"))


@pytest.fixture(scope="session")
def site(demo_board: Path) -> Iterator[str]:
    """The demo's public board, served."""
    with served(demo_board) as address:
        yield address


@pytest.fixture(scope="session")
def inside(inside_board: Path) -> Iterator[str]:
    """The demo's board for inside the body, served."""
    with served(inside_board) as address:
        yield address


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Debian's Chromium, one for each process of a run."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield found
        found.close()


@pytest.fixture
def desktop(browser: Browser, site: str) -> Iterator[Reader]:
    """A reader at a desk; nothing foreign may have been asked for at the end."""
    yield from reading(Reader(browser, site, DESKTOP))


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Reader]:
    """A reader with a phone."""
    yield from reading(Reader(browser, site, PHONE))
