"""What pages say of a settled round in the same words."""

from __future__ import annotations

from ledger.board import address
from ledger.board.encode import text
from ledger.board.html import link
from ledger.board.pages.words import version_name
from ledger.board.settled import Settled
from ledger.board.view import View


def rules_of(view: View, settled: Settled, here: str) -> str:
    """The policy that a round was settled by: its title, which leads to the rules, and its version."""
    outcome = settled.outcome
    found = (each for each in view.book.policies.versions if each.version == outcome.policy_version)
    title = next((each.title for each in found if each.id == outcome.policy), outcome.policy)
    return f"{link(address.between(here, address.RULES), text(title))} {version_name(outcome.policy_version)}"
