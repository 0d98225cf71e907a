"""The tree that a board is rendered from: Markdown and settings, as any program of the kind takes them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ledger.board import build
from ledger.board.build import build_board


def keep_tree(root: Path, out: Path, kept: Path) -> None:
    """Build a board into ``out`` and leave what it was rendered from in ``kept``."""
    finish = build.Writer.finish

    def finished(writer: build.Writer) -> None:
        finish(writer)
        shutil.copytree(writer.work, kept, ignore=shutil.ignore_patterns("made", "*.said"))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build.Writer, "finish", finished)
        build_board(root, out)
