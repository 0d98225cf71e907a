"""Ids that stay when the board moves: made of the body's name and the record's id."""

from __future__ import annotations

from uuid import NAMESPACE_URL, UUID, uuid5

from ledger.board.view import View


def identity(view: View, thing: str) -> UUID:
    """The id of a record, or of a feed, of this body; the same on every board and in every language."""
    return uuid5(uuid5(NAMESPACE_URL, f"urn:shaiji:{view.body['name']}"), thing)
