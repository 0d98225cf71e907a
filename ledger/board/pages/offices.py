"""Who acted, as records name them: the assessment office by its own name in each language."""

from __future__ import annotations

from ledger.board.config import office_name
from ledger.board.encode import text
from ledger.board.view import View


def office(view: View, name: str) -> str:
    """What a record calls an office, encoded; the assessment office in English as the body calls it there."""
    return office_name(view.body) if name and name == view.body.get("office") else text(name)
