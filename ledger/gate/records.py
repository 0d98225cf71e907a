"""Everything that is judged of the records in a change: who, what history allows, and when."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ledger.findings import Finding
from ledger.gate.approvals import judge_approvals
from ledger.gate.authority import judge_authority
from ledger.gate.code import judge_code
from ledger.gate.cohorts import judge_cohorts
from ledger.gate.history_rules import judge_history
from ledger.gate.policies import judge_policies, judge_settled
from ledger.gate.proposed import Proposed
from ledger.gate.times import judge_times


def judge_records(given: Proposed) -> Iterator[Finding]:
    """All findings. Raises GitError when something cannot be read.

    Of a record that is at fault in one way the next is not asked: what somebody may not touch at all is not
    held to the rules of history as well.
    """
    authority = judge_authority(given)
    stages = (
        (given.steps.faults, authority.faults, judge_code(given)),
        (judge_history(given), judge_policies(given), judge_settled(given)),
        (judge_approvals(given, authority.needs), judge_times(given), judge_cohorts(given)),
    )
    faulty: frozenset[str] = frozenset()
    for stage in stages:
        found = [each for each in chain.from_iterable(stage) if each.path not in faulty]
        yield from found
        faulty |= {each.path for each in found if each.path}
