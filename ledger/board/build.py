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
from ledger.board.aside import aside
from ledger.board.both import LANGS, in_language
from ledger.board.config import configuration
from ledger.board.downloads import Download, downloads
from ledger.board.html import switched
from ledger.board.pages.about import about
from ledger.board.pages.activities import activities
from ledger.board.pages.api import api
from ledger.board.pages.checks import checks
from ledger.board.pages.cohorts import cohorts
from ledger.board.pages.compare import compare
from ledger.board.pages.corrections import corrections
from ledger.board.pages.data import data
from ledger.board.pages.dictionary import dictionary
from ledger.board.pages.fairness import fairness
from ledger.board.pages.feeds import feeds
from ledger.board.pages.file import filing
from ledger.board.pages.forms import forms
from ledger.board.pages.front import front
from ledger.board.pages.hubs import hubs, navigation
from ledger.board.pages.indicators import indicators
from ledger.board.pages.inspections import inspections
from ledger.board.pages.logs import logs
from ledger.board.pages.measures import measures
from ledger.board.pages.notices import notices
from ledger.board.pages.objections import objections
from ledger.board.pages.orders import orders
from ledger.board.pages.people import people
from ledger.board.pages.petitions import petitions
from ledger.board.pages.recompute import recompute
from ledger.board.pages.rules import rules
from ledger.board.pages.statistics import statistics
from ledger.board.pages.surveys import surveys
from ledger.board.pages.tasks import tasks
from ledger.board.pages.themes import themes
from ledger.board.pages.today import today
from ledger.board.pages.unit_rounds import unit_rounds
from ledger.board.pages.units import units
from ledger.board.pages.uses import uses
from ledger.board.pages.verify import verifying
from ledger.board.pages.why import whys
from ledger.board.source import read_view
from ledger.board.view import View
from ledger.folder import refuse_foreign, replace_folder
from ledger.records.loading import Progress
from ledger.refusal import Refusal
from ledger.resources import data_path

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
        made = _write_pages(work, view, files)
        _write_files(work / LANGS[0], files)
        _run_mkdocs(work, view, made)
        beside = _write_beside(work / "made", view)
        (work / "made" / MARK).touch()
        replace_folder(work / "made", out, MARK, _FOREIGN)
    return Built(len(made) * len(LANGS), len(files) + beside)


def pages(view: View, files: list[Download]) -> Iterator[tuple[str, str]]:
    """Every page of the board: its name and its Markdown."""
    made: set[str] = set()
    for name, markdown in chain(_told(view), units(view, made)):
        made.add(name)
        yield name, markdown
    yield address.FRONT, front(view, made)
    yield from hubs(made)
    yield address.RULES, rules(view)
    yield address.CHECKS, checks()
    yield address.RECORDS, dictionary()
    yield address.DATA, data(view, files)
    yield address.FEEDS, feeds(view)
    yield address.API, api(view)
    yield address.VERIFY, verifying(view)
    yield address.RECOMPUTE, recompute(view)
    yield address.ABOUT, about(view)


def _told(view: View) -> Iterator[tuple[str, str]]:
    """The pages of what the ledger has learnt; of a kind of which nothing is to be shown there is none."""
    yield from chain(unit_rounds(view), compare(view), cohorts(view), whys(view))
    if not view.of_units_alone:
        yield from chain(people(view), logs(view), themes(view))
    yield from chain(today(view), tasks(view), indicators(view), uses(view), fairness(view))
    yield from chain(orders(view), petitions(view), inspections(view), surveys(view))
    yield from chain(notices(view), objections(view), measures(view), activities(view), statistics(view))
    yield from chain(filing(view), forms(view))
    yield address.CORRECTIONS, corrections(view)


def _write_pages(work: Path, view: View, files: list[Download]) -> list[str]:
    """Write every page in every language into a folder of its own; the names of the pages."""
    made = []
    for name, markdown in pages(view, files):
        whole = switched(markdown, address.switched(name))
        for lang in LANGS:
            _write(work / lang / address.markdown(name), in_language(whole, lang))
        made.append(name)
    return made


def _write(path: Path, markdown: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(markdown, encoding="utf-8", newline="\n")


def _write_files(docs: Path, files: list[Download]) -> None:
    for file in files:
        path = docs / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)


def _write_beside(made: Path, view: View) -> int:
    """Write what MkDocs need not know of; the number of files."""
    count = 0
    for path, content in aside(view):
        (made / path).parent.mkdir(parents=True, exist_ok=True)
        (made / path).write_bytes(content)
        count += 1
    return count


def _run_mkdocs(work: Path, view: View, made: list[str]) -> None:
    """Run MkDocs for each language in a process of its own, away from the ledger, which it never sees.

    The pages of the first language stand at the root, those of others in folders of their own; they are moved
    there last, because MkDocs empties the folder that it writes to.
    """
    running = [(lang, _mkdocs(work, view, made, lang)) for lang in LANGS]
    said = {lang: process.communicate()[1].strip()[-2000:] for lang, process in running}
    if any(process.returncode for _, process in running):
        raise Refusal("build.mkdocs", what="\n".join(filter(None, said.values())))
    for lang in LANGS[1:]:
        (work / f"made-{lang}").rename(work / "made" / lang)


def _mkdocs(work: Path, view: View, made: list[str], lang: str) -> subprocess.Popen[str]:
    shutil.copytree(data_path("site", "assets"), work / lang / "assets")
    out = work / ("made" if lang == LANGS[0] else f"made-{lang}")
    menu = navigation(made, lang)
    settings = configuration(view.body, work / lang, out, data_path("site", "theme"), menu, lang)
    (work / f"{lang}.yml").write_text(settings, encoding="utf-8")
    command = [sys.executable, "-I", "-m", "mkdocs", "build", "--quiet", "--config-file", f"{lang}.yml"]
    return subprocess.Popen(
        command, cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
