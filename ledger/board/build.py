"""Build the board: write pages as Markdown into a work folder, have them rendered, and put them in place."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ledger.board import address
from ledger.board.aside import aside
from ledger.board.both import LANGS
from ledger.board.downloads import Listed, downloads
from ledger.board.pages.about import about
from ledger.board.pages.activities import activities
from ledger.board.pages.api import api
from ledger.board.pages.checks import checks
from ledger.board.pages.cohorts import cohorts
from ledger.board.pages.compare import compare
from ledger.board.pages.corrections import corrections
from ledger.board.pages.data import archives, data
from ledger.board.pages.dictionary import dictionary
from ledger.board.pages.fairness import fairness
from ledger.board.pages.feeds import feeds
from ledger.board.pages.file import filing
from ledger.board.pages.forms import forms
from ledger.board.pages.front import front
from ledger.board.pages.hubs import hubs
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
from ledger.board.standing import Memory, Standing
from ledger.board.view import View
from ledger.board.writer import Writer
from ledger.cache.run import store_of
from ledger.cache.store import Store
from ledger.folder import merge_folder, refuse_foreign, replace_folder
from ledger.records.loading import Progress

MARK = ".shaiji-board"
"""A file in the root of every built board: only a folder that has it is ever replaced."""
_FOREIGN = "build.not_a_board"


@dataclass(frozen=True, slots=True)
class Built:
    """What was built: numbers of pages and of files to download."""

    pages: int
    files: int


def build_board(
    root: Path,
    out: Path,
    *,
    tier: str = "public",
    jobs: int = 1,
    progress: Progress | None = None,
    private: Path | None = None,
) -> Built:
    """Build the board of the ledger below ``root`` for an audience into ``out``, replacing an earlier board.

    With ``private``, a folder of the user's own, it is remembered beside the ledger what stands in ``out``,
    and only what changed is written. Raises Refusal when ``out`` is something else than a board, when the
    ledger cannot be shown (see ``read_view``), or when rendering fails; ``out`` is then as it was.
    """
    refuse_foreign(out, MARK, _FOREIGN)
    return render(read_view(root, tier, jobs=jobs, progress=progress), out, store_of(root, private))


def render(view: View, out: Path, store: Store | None = None) -> Built:
    """Write the board of a view into ``out``: what changed, or all if it is not known what stands there."""
    memory = Memory(store, out)
    built = _write(view, out, memory, memory.recall()) or _write(view, out, memory, None)
    assert built is not None
    return built


def _write(view: View, out: Path, memory: Memory, before: Standing | None) -> Built | None:
    """None when the menu or another setting is not as it was: then every page has to be rendered."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".shaiji-new-", dir=out.parent) as name:
        writer = Writer(Path(name), view.body, before)
        _take(view, writer)
        if not writer.settle():
            return None
        writer.render(out)
        memory.forget()
        if before is None:
            (writer.made / MARK).touch()
            replace_folder(writer.made, out, MARK, _FOREIGN)
        else:
            merge_folder(writer.made, out, writer.gone())
        memory.remember(writer.now)
    return Built(len(writer.now.pages) * len(LANGS), len(writer.now.files))


def _take(view: View, writer: Writer) -> None:
    listed = []
    for file in downloads(view):
        writer.file(file.path, file.data)
        listed.append(file.listed)
    for name, markdown in pages(view, listed):
        writer.page(name, markdown)
    for path, content in aside(view):
        writer.file(path, content)


def pages(view: View, files: Sequence[Listed]) -> Iterator[tuple[str, str]]:
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
    yield from archives(view)
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
