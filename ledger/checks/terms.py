"""Which versions of the policy are in force during a span."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ledger.checks.context import Context
from scoring.facts import Day
from scoring.periods import PeriodError, parse
from scoring.policy.types import Policy


class Term(NamedTuple):
    """A version, the first day it is in force, and the first day of the one after it, if there is one."""

    policy: Policy
    first: Day
    over: Day | None


def terms(context: Context) -> tuple[Term, ...]:
    """The terms of all versions; none when one of them could not be read."""
    versions = () if context.policies_broken else context.policies.versions
    firsts = [_first_day(policy) for policy in versions]
    return tuple(
        Term(policy, firsts[index], min(firsts[index + 1 :], default=None))
        for index, policy in enumerate(versions)
    )


def during(terms: Sequence[Term], start: Day, end: Day | None) -> Iterator[Policy]:
    """The versions in force on some day of a span; none before the first version takes effect."""
    for policy, first, over in terms:
        if (end is None or end >= first) and (over is None or start < over):
            yield policy


def _first_day(policy: Policy) -> Day:
    try:
        return parse(policy.effective_from, policy).first
    except PeriodError:
        return f"{policy.effective_from[:4]}-01-01"
