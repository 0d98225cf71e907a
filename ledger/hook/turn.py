"""One push to a protected reference at a time: the others wait, and are judged by what they find then.

Git itself moves a reference only from where the push found it, so nothing is lost without this lock; with it
twenty pushes at once are judged one after the other, and whoever comes too late learns it in words.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ledger.refusal import Refusal

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_STEP = 0.1
PATIENCE = 1800
"""How often the lock is asked for; a tenth of a second lies between two times."""
_AFTER = 400
"""How often is looked whether git has moved the references: ten seconds in all."""


class Turn:
    """The lock, while it is held."""

    def __init__(self, descriptor: int | None) -> None:
        self._descriptor = descriptor

    def keep(self, moved: Callable[[], bool], parent: int) -> None:
        """Keep the lock beyond this process: until the references have moved, or git has given up.

        Git moves them only after the hook has ended, and nobody else may be judged in between. A process of
        its own does the waiting, and ends when the process `parent`, git's, is gone.
        """
        if self._descriptor is None or os.fork():
            return
        try:
            _let_go(self._descriptor)
            _until(lambda: moved() or not _runs(parent))
        finally:
            os._exit(0)


@contextmanager
def turn(folder: Path, waiting: Callable[[], None]) -> Iterator[Turn]:
    """Hold the lock in a folder; `waiting` is called once when somebody else does.

    The system drops it when the last process that holds it ends. Raises Refusal when it is not to be had in
    three minutes.
    """
    if fcntl is None:
        yield Turn(None)
        return
    folder.mkdir(exist_ok=True)
    descriptor = os.open(folder / "turn.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _await(descriptor, waiting)
        yield Turn(descriptor)
    finally:
        os.close(descriptor)


def _await(descriptor: int, waiting: Callable[[], None]) -> None:
    for number in range(PATIENCE):
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if number == 0:
                waiting()
            time.sleep(_STEP)
    raise Refusal("receive.busy")


def _let_go(kept: int) -> None:
    """Leave the caller's pipes, which git reads until nobody holds them, and the caller's session."""
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    os.closerange(3, kept)
    os.closerange(kept + 1, max(kept + 1, 256))
    os.setsid()


def _until(done: Callable[[], bool]) -> None:
    for _ in range(_AFTER):
        if done():
            return
        time.sleep(_STEP / 4)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
