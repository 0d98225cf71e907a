"""Findings of severity `review`: a change that brings one in needs a second principal's approval."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.findings import Finding
from ledger.gate.approvals import approved
from ledger.gate.proposed import Proposed
from ledger.records.kinds import record_id
from ledger.rules.catalogue import rule


def unapproved(given: Proposed, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The doubts about records of the change that nobody else approved, in order.

    A doubt about a record that the change does not touch is only told: approved is what a change brings.
    """
    touched = {each.path for each in given.change.records}
    doubts = [each for each in findings if rule(each.rule).severity == "review" and each.path in touched]
    known = approved(given) if doubts else {}
    return tuple(sorted(each for each in doubts if not known.get(record_id(each.path))))
