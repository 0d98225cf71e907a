"""Points are written with the decimal places that the policy declares (F007)."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault

_FIELDS = {"adjustment": ("points", "period"), "unit-result": ("score", "year")}
"""Kind → the field with points, and the field with the period or year whose policy judges them."""


def check_places(context: Context) -> Iterable[Fault]:
    """No more and no fewer places: one spelling for every number."""
    for kind, (field, when) in _FIELDS.items():
        for record in context.of_kind(kind):
            policy, points = context.policy(str(record.value[when])), record.value[field]
            if policy and len(points.partition(".")[2]) != policy.points.places:
                yield fault(record.id, (field,), "F007", points=points, places=policy.points.places)
