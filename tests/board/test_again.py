"""Building again into a board that stands: what changed is written, the bytes are those of a whole build."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build as whole
from mkdocs.config import load_config

from ledger.board import build, parts
from ledger.board.build import build_board
from tests.board.ledgers import change

pytestmark = pytest.mark.slow

LOG = """\
unit: roads
person: p0011
month: 2026-01
entries:
- date: "2026-01-14"
  filed: "2026-01-14"
  theme: service
  text: 巡查柳湾路段，补好三处坑槽。
"""
BASE = Path(__file__).parents[2] / "rules" / "base"
MEASURE = "records/measures/2025/p0013-rectify.yaml"
LOGS = "records/logs/2026/roads/p0011/2026-01.yaml"
STAYS = "why/2025-Q1/p0012/index.html"


def _log(root: Path) -> None:
    (root / LOGS).parent.mkdir(parents=True, exist_ok=True)
    (root / LOGS).write_text(LOG, encoding="utf-8")


def _measure(root: Path) -> None:
    change(root, MEASURE, lambda value: value["steps"][0].update(text="谈话两次，限期整改"))


CHANGES: Mapping[str, Callable[[dict[str, Any]], object]] = {
    "notices/2025-q1-results": lambda value: value.update(title="二〇二五年第一季度平时考核结果公示"),
    "activities/2025/2025-03-14-study": lambda value: value.update(text="学习会上讲评三月工作。"),
    "objections/2025-001": lambda value: value.update(filed="2025-04-23"),
    "organization/people/p0012": lambda value: value["appointments"][0].update(post="一级科员"),
}
"""Records of kinds that pages tell of in different ways, and what becomes of them."""


def _others(root: Path) -> None:
    for path, how in CHANGES.items():
        change(root, f"records/{path}.yaml", how)


def _no_log(root: Path) -> None:
    (root / LOGS).unlink()


def _body(root: Path) -> None:
    change(root, "records/organization/body.yaml", lambda value: value.update(name="云溪新区"))


Contents = dict[str, bytes]


class Board:
    """A board that is built again and again, of a ledger that changes."""

    def __init__(self, ledger: Path, folder: Path) -> None:
        self.root = Path(shutil.copytree(ledger, folder / "ledger"))
        self.folder = folder
        self.out = folder / "board"

    def built(self, tier: str = "public") -> Contents:
        build_board(self.root, self.out, tier=tier, private=self.folder / "private")
        return contents(self.out)

    def as_a_whole(self, tier: str = "public") -> Contents:
        build_board(self.root, self.folder / "whole", tier=tier)
        return contents(self.folder / "whole")

    @property
    def file(self) -> int:
        """Tells whether a page that no change here is about was written anew."""
        return (self.out / STAYS).stat().st_ino


def contents(folder: Path) -> Contents:
    """Every file of a board."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def same(first: Contents, second: Contents) -> None:
    """Fail with the names of the files that differ."""
    assert first.keys() ^ second.keys() == set()
    assert [path for path in first if first[path] != second[path]] == []


def cut_short(*given: object) -> None:
    raise KeyboardInterrupt


def test_every_change_gives_the_bytes_of_a_whole_build(
    every: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = Board(every, tmp_path)
    board.built()
    first = board.file
    _measure(board.root)
    _others(board.root)
    changed = board.built()
    same(changed, board.as_a_whole())

    _log(board.root)
    with monkeypatch.context() as patch:
        patch.setattr(build, "merge_folder", cut_short)
        with pytest.raises(KeyboardInterrupt):
            board.built()
    assert board.file == first
    more = board.built()
    second = board.file
    assert second != first  # it is not known what was left, so all of it was built

    monkeypatch.setattr(parts, "whys", cut_short)  # nothing here changes what a settled result rests on
    _no_log(board.root)
    same(board.built(), changed)
    _log(board.root)
    same(board.built(), more)
    assert board.file == second


def test_a_board_that_is_not_as_it_was_left_is_built_as_a_whole(tmp_path: Path) -> None:
    board = Board(BASE, tmp_path)
    first = board.built()
    page = board.out / "index.html"
    page.write_bytes(page.read_bytes().replace("云溪".encode(), "云山".encode()))
    same(board.built(), first)

    same(board.built("unit"), board.as_a_whole("unit"))

    _body(board.root)
    renamed = board.built()
    pages = [path for path in renamed if path.endswith(".html") and not path.startswith("en/")]
    assert [path for path in pages if "云溪新区".encode() not in renamed[path]] == []


def test_the_pages_are_those_of_mkdocs(
    every_tree: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rendering page by page gives what `mkdocs build` gives."""
    board, tree = every_tree
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    for lang, folder in (("zh", board), ("en", board / "en")):
        made = tmp_path / f"made-{lang}"
        whole(load_config(str(tree / f"{lang}.yml"), site_dir=str(made)))
        found = contents(made)
        del found["sitemap.xml"], found["sitemap.xml.gz"]
        assert [path for path, data in found.items() if (folder / path).read_bytes() != data] == []
