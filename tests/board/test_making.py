"""Parts of a board are made in several processes: the board is the same, and nothing of them is left."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
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


def long(given: object, seconds: int) -> int:
    time.sleep(seconds)
    return seconds


def test_they_are_ended_when_nobody_waits_for_them() -> None:
    """A day's work is under way; were it waited for, this would never end."""
    found = parallel.run(long, None, [0, 86_400, 86_400, 86_400], 3)
    assert next(found) == 0
    found.close()
    assert multiprocessing.active_children() == []


KILLED = """
from ledger.records import parallel
from tests.board.test_making import long
print(*parallel.run(long, None, [0, 0], 2), flush=True)
for _ in parallel.run(long, None, [0, 86_400, 86_400], 3):
    print(flush=True)
"""


def test_they_end_with_the_first_one_however_it_ends(root: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-c", KILLED], cwd=root, stdout=subprocess.PIPE, start_new_session=True
    )
    assert running.stdout is not None
    assert running.stdout.readline() == b"0 0\n"
    assert running.stdout.readline() == b"\n"
    running.kill()
    try:
        said, _ = running.communicate(timeout=60)  # they have the other end of it too, until they end
    finally:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
    assert said == b""
