"""Parts of a board are made in several processes: the board is the same, and nothing of them is left."""

from __future__ import annotations

import multiprocessing
import sys
import time
from pathlib import Path
from typing import Never

import pytest

from ledger.board import parts
from ledger.board.build import build_board
from ledger.records import parallel
from tests.board.test_again import contents, same

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone"),
]


def test_several_processes_make_the_board_of_one(every: Path, tmp_path: Path) -> None:
    for jobs in (1, 3):
        build_board(every, tmp_path / str(jobs), jobs=jobs)
    same(contents(tmp_path / "1"), contents(tmp_path / "3"))


def test_what_goes_wrong_in_one_of_them_is_told(
    every: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: object) -> Never:
        raise ArithmeticError("no such page")

    monkeypatch.setattr(parts, "whys", broken)
    with pytest.raises(ArithmeticError, match="no such page"):
        build_board(every, tmp_path / "board", jobs=2)
    assert list(tmp_path.iterdir()) == []
    assert multiprocessing.active_children() == []


def _long(given: object, seconds: int) -> int:
    time.sleep(seconds)
    return seconds


def test_they_are_ended_when_nobody_waits_for_them() -> None:
    """A day's work is under way; were it waited for, this would never end."""
    found = parallel.run(_long, None, [0, 86_400, 86_400, 86_400], 3)
    assert next(found) == 0
    found.close()
    assert multiprocessing.active_children() == []
