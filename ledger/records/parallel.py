"""The same work on many pieces, in several processes when that pays."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, TypeVar

from ledger.records.tree import TreeError

Given = TypeVar("Given")
Piece = TypeVar("Piece")
Result = TypeVar("Result")

FORKS = sys.platform == "linux"
"""Whether processes share what is loaded; if not, what is given to them is copied, which must be possible."""

_task: tuple[Callable[[Any, Any], Any], Any, Sequence[Any]]
"""In a worker: what to do, what is given to all, and all the pieces."""


def run(
    work: Callable[[Given, Piece], Result], given: Given, pieces: Sequence[Piece], jobs: int
) -> Generator[Result, None, None]:
    """The results of `work` on what is given and each piece, in order.

    `work` must be a function of a module. Processes are forked on Linux, where they share what is loaded, and
    spawned elsewhere. An exception of a worker is raised here; when this ends early, they are ended at once.
    """
    if jobs <= 1 or len(pieces) <= 1:
        yield from (work(given, piece) for piece in pieces)
        return
    context = multiprocessing.get_context("fork" if FORKS else "spawn")
    workers = min(jobs, len(pieces))
    with frozen(), ProcessPoolExecutor(workers, context, _begin, (work, given, pieces)) as pool:
        # `map` would call off what has not begun, and a pool whose processes are ended trips over that.
        found = [pool.submit(_work, number) for number in range(len(pieces))][::-1]
        try:
            while found:
                yield found.pop().result()
        except BrokenProcessPool:
            raise TreeError("a process that was at work was ended from outside") from None
        except BaseException:
            for process in multiprocessing.active_children():
                process.kill()
            raise


@contextmanager
def collector_paused() -> Iterator[None]:
    """No search for cycles meanwhile: what is read has none, and looking for them costs half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def frozen() -> Iterator[None]:
    """What is there already is left alone by collectors, which are quicker then; forked processes share it.

    Within another one this changes nothing.
    """
    is_outermost = not gc.get_freeze_count()
    gc.freeze()
    try:
        yield
    finally:
        if is_outermost:
            gc.unfreeze()


def _begin(work: Callable[[Any, Any], Any], given: Any, pieces: Sequence[Any]) -> None:
    global _task
    # An interruption is for the first process to answer; it ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_first, daemon=True).start()
    gc.disable()
    _task = (work, given, pieces)


def _end_with_the_first() -> None:
    """End this process when the first one has ended, however that was: nobody waits for it any more."""
    first = multiprocessing.parent_process()
    assert first is not None
    first.join()
    os._exit(1)


def _work(index: int) -> Any:
    work, given, pieces = _task
    return work(given, pieces[index])
