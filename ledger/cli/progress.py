"""A progress bar on standard error while a ledger is read: on a terminal, if it takes a while."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ledger.cli.environment import on_terminal
from ledger.cli.words import Words

if TYPE_CHECKING:
    from ledger.records.loading import Progress

_WORTH_SHOWING = 2000
"""Fewer files than this are read in a moment."""


@contextmanager
def reading(words: Words) -> Iterator[Progress | None]:
    """What to give `load`: a function that moves the bar, or None when nobody watches."""
    if not on_terminal():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words("progress.reading"), visible=False, total=None)
        yield lambda done, total: bar.update(
            task, completed=done, total=total, visible=total >= _WORTH_SHOWING
        )
