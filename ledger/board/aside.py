"""Files that stand beside the pages, where no page is made of them: written last, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ledger.board.api.files import api_files
from ledger.board.feeds.files import feed_files
from ledger.board.filing.files import filing_files
from ledger.board.forms.files import form_files
from ledger.board.people_list import people_list
from ledger.board.view import View


def aside(view: View) -> Iterator[tuple[str, bytes]]:
    """Path below the board's root and bytes of every such file."""
    return chain(people_list(view), api_files(view), feed_files(view), filing_files(view), form_files(view))
