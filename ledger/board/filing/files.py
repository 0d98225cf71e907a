"""The file that the form for a work log reads first; the months that it adds to lie beside it."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.board.filing.settings import SETTINGS, settings
from ledger.board.view import View


def filing_files(view: View) -> Iterator[tuple[str, bytes]]:
    """Path below the board's root and bytes; none where no people are assessed, and so nobody files a log."""
    if not view.of_units_alone:
        yield SETTINGS, settings(view)
