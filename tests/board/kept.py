"""The tree that a board is rendered from: Markdown and settings, as any program of the kind takes them."""

from __future__ import annotations

import shutil
from pathlib import Path

from ledger.board.both import LANGS
from ledger.board.build import build_board, fill
from ledger.board.source import read_view
from ledger.board.writer import Writer
from ledger.resources import data_path


def keep_tree(root: Path, out: Path, kept: Path) -> None:
    """Build a board into ``out``, and into ``kept`` what it is rendered from."""
    build_board(root, out)
    kept.mkdir(parents=True)
    view = read_view(root, "public")
    fill(Writer(kept, view.body), view)
    shutil.rmtree(kept / "made")
    for lang in LANGS:
        shutil.copytree(data_path("site", "assets"), kept / lang / "assets")
