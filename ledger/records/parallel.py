"""The same work on many pieces of one tree, in several processes when that pays."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, TypeVar

from ledger.records.tree import Tree, TreeError

Result = TypeVar("Result")
Work = Callable[[Tree, list[str]], Result]

_task: tuple[Work[Any], Tree, Sequence[list[str]]]
"""In a worker: what to do, on which tree, and all the pieces."""


def run(work: Work[Result], tree: Tree, pieces: Sequence[list[str]], jobs: int) -> Iterator[Result]:
    """The results of `work` on each piece, in order.

    `work` must be a function of a module. Processes are forked on Linux, where they share what is loaded, and
    spawned elsewhere. An exception of a worker is raised here.
    """
    if jobs <= 1 or len(pieces) <= 1:
        yield from (work(tree, piece) for piece in pieces)
        return
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    workers = min(jobs, len(pieces))
    with ProcessPoolExecutor(workers, context, _begin, (work, tree, pieces)) as pool:
        try:
            yield from pool.map(_work, range(len(pieces)))
        except BrokenProcessPool:
            raise TreeError("a process that was reading was ended from outside") from None


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


def _begin(work: Work[Any], tree: Tree, pieces: Sequence[list[str]]) -> None:
    global _task
    # An interruption is for the first process to answer; it ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    _task = (work, tree, pieces)


def _work(index: int) -> Any:
    work, tree, pieces = _task
    return work(tree, pieces[index])
