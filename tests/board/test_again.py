"""Building again into a board that stands: what changed is written, the bytes are those of a whole build."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build as whole
from mkdocs.config import load_config

from ledger.board import build
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
MEASURE = "records/measures/2025/p0013-rectify.yaml"
LOGS = "records/logs/2026/roads/p0011/2026-01.yaml"
STAYS = "why/2025-Q1/p0012/index.html"


def _log(root: Path) -> None:
    (root / LOGS).parent.mkdir(parents=True)
    (root / LOGS).write_text(LOG, encoding="utf-8")


def _measure(root: Path) -> None:
    change(root, MEASURE, lambda value: value["steps"][0].update(text="谈话两次，限期整改"))


def _no_log(root: Path) -> None:
    (root / LOGS).unlink()


def _body(root: Path) -> None:
    change(root, "records/organization/body.yaml", lambda value: value.update(name="云溪新区"))


@pytest.fixture
def root(every: Path, tmp_path: Path) -> Path:
    """A copy to be changed."""
    return Path(shutil.copytree(every, tmp_path / "ledger"))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a board."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def same(one: Path, other: Path) -> None:
    """Fail with the names of the files that differ."""
    first, second = contents(one), contents(other)
    assert first.keys() ^ second.keys() == set()
    assert [path for path in first if first[path] != second[path]] == []


def test_every_change_gives_the_bytes_of_a_whole_build(root: Path, tmp_path: Path) -> None:
    board, private = tmp_path / "board", tmp_path / "private"
    build_board(root, board, private=private)
    steps: list[tuple[Callable[[Path], None], bool]] = [
        (_measure, True),
        (_log, True),  # one more page
        (_no_log, True),  # and one less
        (_body, False),  # every page bears the name
    ]
    for number, (step, stays) in enumerate(steps):
        step(root)
        before = (board / STAYS).stat()
        build_board(root, board, private=private)
        build_board(root, tmp_path / f"whole{number}")
        same(board, tmp_path / f"whole{number}")
        assert ((board / STAYS).stat().st_ino == before.st_ino) is stays, step


def test_a_board_that_is_not_as_it_was_left_is_built_as_a_whole(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    board, private = tmp_path / "board", tmp_path / "private"
    build_board(root, board, private=private)
    first = contents(board)

    page = board / STAYS
    page.write_bytes(page.read_bytes().replace("云溪".encode(), "云山".encode()))
    build_board(root, board, private=private)
    assert contents(board) == first

    def cut_short(*given: object) -> None:
        raise KeyboardInterrupt

    _measure(root)
    with monkeypatch.context() as patch:
        patch.setattr(build, "merge_folder", cut_short)
        with pytest.raises(KeyboardInterrupt):
            build_board(root, board, private=private)
    build_board(root, board, private=private)
    build_board(root, tmp_path / "whole")
    same(board, tmp_path / "whole")


def test_the_pages_are_those_of_mkdocs(
    every_tree: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rendering page by page gives what `mkdocs build` gives, but for the order of the search index."""
    board, tree = every_tree
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    for lang, folder in (("zh", board), ("en", board / "en")):
        made = tmp_path / f"made-{lang}"
        whole(load_config(str(tree / f"{lang}.yml"), site_dir=str(made)))
        found = contents(made)
        del found["sitemap.xml"], found["sitemap.xml.gz"]
        index = found.pop("search/search_index.json")
        mine = json.loads((folder / "search/search_index.json").read_bytes())
        assert _sorted(json.loads(index)) == _sorted(mine)
        assert [path for path, data in found.items() if (folder / path).read_bytes() != data] == []


def _sorted(index: dict[str, object]) -> dict[str, object]:
    docs = index["docs"]
    assert isinstance(docs, list)
    return index | {"docs": sorted(docs, key=lambda entry: json.dumps(entry, sort_keys=True))}
