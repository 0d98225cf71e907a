"""Measure the board of a ledger: building it, building it again after a change, what a reader loads.

    python -m bench.board LEDGER YEAR FOLDER [--bare]

The board is built into FOLDER, with nothing remembered at first, then again after one change and another
(`bench.days`). In the end it is compared, file by file, with one that is built as a whole, and the person's
page that weighs most is opened on a slow phone (`bench.phone`). With --bare, MkDocs alone builds the very
same pages, which takes long. LEDGER is copied and left as it is; YEAR is the one that it tells of.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from hashlib import sha256
from pathlib import Path

from bench.days import CHANGES
from bench.measure import Measure, measure, row, run
from bench.phone import heaviest, phone
from ledger.board.both import LANGS
from ledger.board.build import write_tree
from ledger.board.source import read_view

SHAIJI = str(Path(sys.executable).parent / "shaiji")
MKDOCS = [str(Path(sys.executable).parent / "mkdocs"), "build", "--quiet", "--config-file"]
BOTH = """
import subprocess, sys
running = [subprocess.Popen([*{!r}, lang + ".yml"]) for lang in {!r}]
sys.exit(max(each.wait() for each in running))
"""


def main() -> None:
    """Build, change, build again, compare; print a row for each."""
    arguments = _arguments()
    folder: Path = arguments.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    ledger = Path(shutil.copytree(arguments.ledger, folder / "ledger", ignore=shutil.ignore_patterns(".*")))
    os.environ["XDG_CACHE_HOME"] = str(folder / "private")
    board = folder / "board"
    command = [SHAIJI, "build", "--root", str(ledger), "--out", str(board)]
    whole = measure(command, cwd=folder)
    pages = sorted(board.rglob("*.html"))
    size = sum(path.stat().st_size for path in pages)
    print(f"board of {len(pages):,} pages, {size / 1e6:,.0f} MB of HTML")
    row("build, nothing remembered", whole)
    row("build again, nothing changed", measure(command, cwd=folder))
    for name, change in CHANGES:
        if change(ledger, arguments.year + 1):
            row(f"build again: {name}", measure(command, cwd=folder))
    fresh = [SHAIJI, "build", "--root", str(ledger), "--out", str(folder / "whole")]
    shutil.rmtree(ledger / ".shaiji-cache")
    row("build into another folder", measure(fresh, cwd=folder))
    phone(board, heaviest(board))
    one, other = _contents(board), _contents(folder / "whole")
    different = sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
    print(f"  files that differ between the two: {len(different)} {different[:5] or ''}")
    if arguments.bare:
        _bare(ledger, folder / "tree", whole)


def _bare(ledger: Path, tree: Path, ours: Measure) -> None:
    """MkDocs builds the tree that a whole board is rendered from, both languages side by side."""
    tree.mkdir()
    write_tree(read_view(ledger, "public"), tree)
    bare = measure([sys.executable, "-c", BOTH.format(MKDOCS, LANGS)], cwd=tree)
    row("mkdocs build of the same pages", bare)
    print(f"  shaiji takes {ours.seconds / bare.seconds:.2f} times as long by the clock,", end=" ")
    print(f"{ours.cpu / bare.cpu:.2f} times as much of the processors (aim: at most 1.2)")


def _contents(board: Path) -> dict[str, bytes]:
    """Path of every file → a digest of it."""
    files = (path for path in board.rglob("*") if path.is_file())
    return {str(path.relative_to(board)): sha256(path.read_bytes()).digest() for path in files}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("ledger", type=Path)
    parser.add_argument("year", type=int)
    parser.add_argument("folder", type=Path, help="a folder that is not there yet")
    parser.add_argument("--bare", action="store_true", help="let MkDocs alone build the same pages")
    return parser.parse_args()


if __name__ == "__main__":
    run(main)
