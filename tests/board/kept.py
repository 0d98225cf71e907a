"""The tree that a board is rendered from: Markdown and settings, as any program of the kind takes them."""

from __future__ import annotations

import shutil
from pathlib import Path

from ledger.board.build import build_board, write_tree
from ledger.board.source import read_view


def keep_tree(root: Path, out: Path, kept: Path) -> None:
    """Build a board into ``out``, and into ``kept`` what it is rendered from."""
    build_board(root, out)
    kept.mkdir(parents=True)
    write_tree(read_view(root, "public"), kept)
    shutil.rmtree(kept / "made")
