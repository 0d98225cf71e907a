"""Build the board: write pages as Markdown into a work folder, have them rendered, and put them in place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ledger.board.both import LANGS
from ledger.board.parts import Parts
from ledger.board.rendering import Renderers
from ledger.board.search.course import Course
from ledger.board.search.index import Read
from ledger.board.source import read_view
from ledger.board.standing import Memory, Standing
from ledger.board.view import View
from ledger.board.writer import Writer
from ledger.cache.run import store_of
from ledger.cache.store import Store
from ledger.folder import merge_folder, refuse_foreign, replace_folder
from ledger.records.loading import Progress
from ledger.records.parallel import frozen
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
    view = read_view(root, tier, jobs=jobs, progress=progress, private=private)
    with frozen():
        return render(view, out, store_of(root, private), jobs)


def render(view: View, out: Path, store: Store | None = None, jobs: int = 1) -> Built:
    """Write the board of a view into ``out``: what changed, or all if it is not known what stands there."""
    memory = Memory(store, out)
    built = _write(view, out, memory, memory.recall(), jobs) or _write(view, out, memory, None, jobs)
    assert built is not None
    return built


def _write(view: View, out: Path, memory: Memory, before: Standing | None, jobs: int) -> Built | None:
    """None when a setting is not as it was, or what is needed was forgotten: then all has to be made."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".shaiji-new-", dir=out.parent) as name:
        search = Course(memory.entries(before), _reader(out) if before else None)
        with Renderers(Path(name), whole=before is None) as renderers:
            writer = Writer(Path(name), view.body, before, renderers, search)
            if not fill(writer, view, jobs):
                return None
            writer.finish()
        if writer.now != before:
            _put(writer, out, memory, search, is_steady=view.rests is None or view.rests.is_steady())
    return Built(len(writer.now.pages) * len(LANGS), len(writer.now.files))


def _put(writer: Writer, out: Path, memory: Memory, search: Course, *, is_steady: bool) -> None:
    """Put what was made into its place, and remember it if the records stayed as they were."""
    changed = None
    memory.forget()
    if writer.whole:
        (writer.made / MARK).touch()
        replace_folder(writer.made, out, MARK, _FOREIGN)
    else:
        changed = merge_folder(writer.made, out, writer.gone())
    if is_steady:
        search.entries.keep()
        memory.remember(writer.now, changed)


def _reader(out: Path) -> Read:
    return lambda path: (out / path).read_bytes()


def fill(writer: Writer, view: View, jobs: int = 1) -> bool:
    """Write every part of a board; False when what stands is of no use: of other settings, or forgotten."""
    parts = Parts(view)
    families = list(parts.families())
    with closing(writer.parts([*families, *parts.others()], jobs)) as taken:
        _finish(islice(taken, len(families)))
        for part in parts.units(writer.now):
            writer.part(part)
        if not writer.settle():
            return False
        _finish(taken)
    writer.part(parts.frame(writer.now))
    return writer.index()


def write_tree(view: View, folder: Path) -> None:
    """Write into an empty folder what a board is rendered from, so that `mkdocs build` can take it."""
    fill(Writer(folder, view.body), view)
    for lang in LANGS:
        shutil.copytree(data_path("site", "assets"), folder / lang / "assets")


def _finish(steps: Iterable[None]) -> None:
    for _ in steps:
        pass
