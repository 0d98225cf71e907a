"""Policies: sound in themselves (one rule for each code), and following one another (P001, P002)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from scoring.periods import PeriodError, order
from scoring.policy.errors import PolicyError, PolicyFault
from scoring.policy.faults import faults
from scoring.policy.read import read_policy

RULES = {
    "missing_field": "P010",
    "unknown_field": "P011",
    "wrong_type": "P012",
    "not_a_choice": "P013",
    "unknown_kind": "P014",
    "duplicate_id": "P020",
    "unknown_id": "P021",
    "weights_sum": "P022",
    "group_weights_sum": "P023",
    "no_weight": "P024",
    "out_of_range": "P025",
    "range_order": "P026",
    "too_many_places": "P027",
    "rates_itself": "P028",
    "group_without_block": "P029",
    "misplaced_component": "P030",
    "grade_order": "P031",
    "floor_unreachable": "P032",
    "steps_order": "P033",
}
"""Code of a fault of the scoring engine → the rule that words it."""


def check_policies(context: Context) -> Iterable[Fault]:
    """What the scoring engine finds wrong with each version on its own."""
    for record in context.of_kind("policy"):
        try:
            found = faults(read_policy(record.value))
        except PolicyError as error:
            found = [error.fault]
        for one in found:
            yield _fault(record.id, one)


def check_versions(context: Context) -> Iterable[Fault]:
    """There is one policy, and each version takes effect later than the one before."""
    records = sorted(context.of_kind("policy"), key=lambda record: (record.value["version"], record.id))
    for before, record in pairwise(records):
        if record.value["policy"] != before.value["policy"]:
            policy, other = record.value["policy"], before.value["policy"]
            yield fault(record.id, ("policy",), "P002", policy=policy, other=other)
        elif not _is_later(record.value["effective_from"], before.value["effective_from"]):
            since, earlier = record.value["effective_from"], before.value["effective_from"]
            yield fault(record.id, ("effective_from",), "P001", since=since, before=earlier, path=before.path)


def _fault(record: str, found: PolicyFault) -> Fault:
    return Fault(record, found.pointer, RULES[found.code], tuple(sorted(found.args)))


def _is_later(period: str, before: str) -> bool:
    try:
        return order(period) > order(before)
    except PeriodError:
        return period > before
