"""Reviews and appeals come in time and in their order (N014, N021)."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.checks.remedies import days_after, remedies_of
from ledger.records.loading import Record
from scoring.facts import Day
from scoring.policy.remedies import Remedies


def check_chain(context: Context) -> Iterable[Fault]:
    """What a review or appeal names as coming before it is there, and about the same person and round."""
    for record in context.of_kind("appeal"):
        value = record.value
        for field, kind in (("objection", "objection"), ("review", "appeal")):
            if field in value and not _fits(context, record, kind, value[field]):
                yield fault(record.id, (field,), "N021", other=value[field])
        rules = remedies_of(context, record)
        needed = rules is not None and value["stage"] == "appeal" and rules.appeal_direct_days is None
        if needed and "review" not in value:
            yield fault(record.id, ("stage",), "N021", other="")


def check_filed(context: Context) -> Iterable[Fault]:
    """A review so many days after the result was known, an appeal so many after the review was decided."""
    for record in context.of_kind("appeal"):
        value, rules = record.value, remedies_of(context, record)
        start, days = _clock(context, record, rules) if rules else ("", None)
        if rules is None or not start or days is None:
            continue
        last = days_after(context, rules, start, days)
        if not start <= value["filed"] <= last:
            yield fault(record.id, ("filed",), "N014", filed=value["filed"], first=start, last=last)


def _clock(context: Context, record: Record, rules: Remedies) -> tuple[Day, int | None]:
    """The day a clock starts after, empty when it is not on record, and its days."""
    value = record.value
    if value["stage"] == "review":
        return value.get("known", ""), rules.review_days
    if "review" not in value:
        return value.get("known", ""), rules.appeal_direct_days
    review = context.ledger.records.get(f"appeals/{value['review']}")
    decision = review.value.get("decision") if review else None
    return decision["date"] if decision else "", rules.appeal_days


def _fits(context: Context, record: Record, kind: str, name: str) -> bool:
    folder = {"objection": "objections", "appeal": "appeals"}[kind]
    if f"{folder}/{name}" in context.broken:
        return True
    before = context.ledger.records.get(f"{folder}/{name}")
    if before is None or before is record or before.value.get("stage", "review") != "review":
        return False
    return all(before.value[field] == record.value[field] for field in ("person", "period"))
