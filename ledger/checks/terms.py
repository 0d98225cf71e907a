"""Which versions of the policy are in force during a span."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.checks.context import Context
from scoring.facts import Day
from scoring.periods import PeriodError, parse
from scoring.policy.types import Policy


def policies_during(context: Context, start: Day, end: Day | None) -> Iterator[Policy]:
    """The versions in force on some day of a span; none before the first version takes effect."""
    if context.policies_broken:
        return
    versions = context.policies.versions
    firsts = [_first_day(policy) for policy in versions]
    for index, policy in enumerate(versions):
        over = min(firsts[index + 1 :], default=None)
        if (end is None or end >= firsts[index]) and (over is None or start < over):
            yield policy


def _first_day(policy: Policy) -> Day:
    try:
        return parse(policy.effective_from, policy).first
    except PeriodError:
        return f"{policy.effective_from[:4]}-01-01"
