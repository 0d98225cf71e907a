"""Take pictures of the board of the records here, a page of every kind, for somebody to look at.

They go to `build/screenshots/`: on a desk and a phone, light and dark, in both languages, of both tiers.
With `--readme` only the three of the README are taken, into `docs/images/`.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from ledger.board.build import build_board
from tests.board.browsing import QUIET, served
from tests.board.kinds_of_pages import addresses

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
MADE = ROOT / "build" / "screenshots"
LONGEST = 6000
"""Pixels of a page from the top: what is below looks like what is above."""


class Shot(NamedTuple):
    """One picture: its file, the page, the window, whether it is dark, whether it shows the whole page."""

    file: Path
    address: str
    size: tuple[int, int]
    dark: bool
    whole: bool = True


README = (
    Shot(IMAGES / "board.png", "people/p0012/", (1080, 760), dark=False, whole=False),
    Shot(IMAGES / "board-dark.png", "units/liuwan/", (1080, 760), dark=True, whole=False),
    Shot(IMAGES / "board-phone.png", "why/2026-Q1/p0025/", (390, 760), dark=False, whole=False),
)


def main(asked: Sequence[str]) -> None:
    """Build the boards, open each page in the installed Chromium, write the pictures."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        sys.exit("no Chromium here: run scripts/debian-packages.sh as root")
    with tempfile.TemporaryDirectory(prefix="shaiji-screenshots-") as name, sync_playwright() as playwright:
        quiet = [*QUIET, "--font-render-hinting=none"]
        browser = playwright.chromium.launch(executable_path=program, args=quiet)
        for tier in ("public",) if "--readme" in asked else ("public", "unit"):
            board = Path(name) / tier
            build_board(ROOT, board, tier=tier)
            with served(board) as site:
                for shot in README if "--readme" in asked else _every_kind(board, MADE / tier):
                    _take(browser, site, shot)
        browser.close()


def _every_kind(board: Path, folder: Path) -> Iterator[Shot]:
    """A page of each kind in all ways, named by its address: `why-2026-Q1-p0025.en-phone-dark.png`."""
    sizes = {"desk": (1280, 900), "phone": (390, 844)}
    for lang, address, size, dark in product(("", "en/"), addresses(board), sizes, (False, True)):
        way = "-".join(filter(None, [lang[:-1], size, "dark" if dark else "light"]))
        name = address.strip("/").replace("/", "-") or "front"
        yield Shot(folder / f"{name}.{way}.png", lang + address, sizes[size], dark)


def _take(browser: Browser, site: str, shot: Shot) -> None:
    width, height = shot.size
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if shot.dark else "light",
        reduced_motion="reduce",
    )
    page.goto(site + shot.address)
    if shot.whole:
        whole = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": min(whole, LONGEST)})
    shot.file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=shot.file)
    page.close()


if __name__ == "__main__":
    main(sys.argv[1:])
