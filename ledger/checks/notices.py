"""Public notices hang long enough (N001)."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.rules.catalogue import rule
from scoring.calendar import between


def check_notices(context: Context) -> Iterable[Fault]:
    """Results are on public notice for at least the workdays that the rule names."""
    least = rule("N001").limits["workdays"]
    for record in context.of_kind("notice"):
        value = record.value
        years = range(int(value["from"][:4]), int(value["to"][:4]) + 1)
        if value["kind"] != "result" or not context.calendar_years.issuperset(years):
            continue
        days = len(between(context.facts.workdays, value["from"], value["to"]))
        if days < least:
            yield fault(record.id, ("to",), "N001", days=days, least=least)
