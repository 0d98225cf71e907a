"""The files that the form for a work log reads: its settings, and the newest months that it can add to."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.board.filing.months import shown_months
from ledger.board.filing.settings import SETTINGS, settings
from ledger.board.view import View

FOLDER = "file/"
"""Below it the months lie at the paths that they have in the ledger."""


def filing_files(view: View) -> Iterator[tuple[str, bytes]]:
    """Path below the board's root and bytes; none where no people are assessed, and so nobody files a log."""
    if view.of_units_alone:
        return
    yield SETTINGS, settings(view)
    for listed in shown_months(view).values():
        for month in listed:
            yield f"{FOLDER}{month.path}", month.data
