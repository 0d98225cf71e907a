"""The policies that somebody names on the command line: read, and their faults told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ledger.cli.output import tell
from ledger.cli.words import Words
from ledger.refusal import Refusal

if TYPE_CHECKING:
    from ledger.whatif.proposal import Proposal
    from scoring.policy.types import Policy


def sound_policy(words: Words, root: Path, name: str) -> tuple[Proposal, Policy]:
    """The policy of that name; tells its faults on standard error and raises Refusal when it has errors."""
    from ledger.report.text import render_text
    from ledger.whatif.proposal import read_proposal

    proposal = read_proposal(root, name)
    if proposal.findings:
        tell(render_text(proposal.findings, lambda _: proposal.data, words.lang).rstrip("\n"))
    if proposal.policy is None:
        raise Refusal("policy.faulty", name=name)
    return proposal, proposal.policy
