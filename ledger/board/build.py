"""Build the board: write pages as Markdown into a work folder and let MkDocs render them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ledger.board import address
from ledger.board.config import configuration
from ledger.board.downloads import Download, downloads
from ledger.board.pages.about import about
from ledger.board.pages.checks import checks
from ledger.board.pages.corrections import corrections
from ledger.board.pages.data import data
from ledger.board.pages.dictionary import dictionary
from ledger.board.pages.front import front
from ledger.board.pages.logs import logs
from ledger.board.pages.notices import notices
from ledger.board.pages.people import people
from ledger.board.pages.rules import rules
from ledger.board.pages.themes import themes
from ledger.board.pages.unit_rounds import unit_rounds
from ledger.board.pages.units import units
from ledger.board.pages.verify import verifying
from ledger.board.pages.why import whys
from ledger.board.source import read_view
from ledger.board.view import View
from ledger.folder import refuse_foreign, replace_folder
from ledger.records.loading import Progress
from ledger.refusal import Refusal
from ledger.resources import data_path

NAVIGATION: tuple[dict[str, object], ...] = (
    {"首页": "index.md"},
    {"单位": "units/index.md"},
    {"人员": "people/index.md"},
    {"晒实绩": "achievements/index.md"},
    {"公示": ["notices/index.md", {"更正": "corrections.md"}]},
    {"规则": ["rules/index.md", {"校验规则": "rules/checks.md"}, {"数据字典": "rules/records.md"}]},
    {"数据": "data/index.md"},
    {"自己复算": "verify.md"},
    {"关于": "about.md"},
)
MARK = ".shaiji-board"
"""A file in the root of every built board: only a folder that has it is ever replaced."""
_FOREIGN = "build.not_a_board"


@dataclass(frozen=True, slots=True)
class Built:
    """What was built: numbers of pages and of files to download."""

    pages: int
    files: int


def build_board(
    root: Path, out: Path, *, tier: str = "public", jobs: int = 1, progress: Progress | None = None
) -> Built:
    """Build the board of the ledger below ``root`` for an audience into ``out``, replacing an earlier board.

    Raises Refusal when ``out`` is something else than a board, when the ledger cannot be shown (see
    ``read_view``), or when rendering fails; ``out`` is then as it was.
    """
    refuse_foreign(out, MARK, _FOREIGN)
    return render(read_view(root, tier, jobs=jobs, progress=progress), out)


def render(view: View, out: Path) -> Built:
    """Write the whole board of a view into ``out``, replacing what an earlier build left there."""
    with tempfile.TemporaryDirectory(prefix="shaiji-board-") as name:
        work = Path(name)
        files = downloads(view)
        count = _write_pages(work / "docs", view, files)
        _write_files(work / "docs", files)
        shutil.copytree(data_path("site", "assets"), work / "docs" / "assets")
        _run_mkdocs(work, view)
        (work / "made" / MARK).touch()
        replace_folder(work / "made", out, MARK, _FOREIGN)
    return Built(count, len(files))


def pages(view: View, files: list[Download]) -> Iterator[tuple[str, str]]:
    """Every page of the board: its name and its Markdown."""
    yield address.FRONT, front(view)
    yield from chain(units(view), unit_rounds(view), people(view), whys(view), logs(view))
    yield from chain(themes(view), notices(view))
    yield address.CORRECTIONS, corrections(view)
    yield address.RULES, rules(view)
    yield address.CHECKS, checks()
    yield address.RECORDS, dictionary()
    yield address.DATA, data(view, files)
    yield address.VERIFY, verifying(view)
    yield address.ABOUT, about(view)


def _write_pages(docs: Path, view: View, files: list[Download]) -> int:
    count = 0
    for name, markdown in pages(view, files):
        path = docs / address.markdown(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(markdown, encoding="utf-8", newline="\n")
        count += 1
    return count


def _write_files(docs: Path, files: list[Download]) -> None:
    for file in files:
        path = docs / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)


def _run_mkdocs(work: Path, view: View) -> None:
    """Run MkDocs in a process of its own, away from the ledger, which it never sees."""
    settings = configuration(
        view.body, work / "docs", work / "made", data_path("site", "theme"), list(NAVIGATION)
    )
    (work / "mkdocs.yml").write_text(settings, encoding="utf-8")
    command = [sys.executable, "-I", "-m", "mkdocs", "build", "--quiet", "--config-file", "mkdocs.yml"]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise Refusal("build.mkdocs", what=done.stderr.strip()[-2000:])
