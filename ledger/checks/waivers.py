"""Waivers of quotas, and the unit grades that quotas move with (G011–G016; X4, D3)."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.records.loading import Record
from scoring.periods import parse, scheme_of
from scoring.policy.grades import Cap
from scoring.rounds import PEOPLE, round_id


def check_caps(context: Context) -> Iterable[Fault]:
    """The cap is one of the round's, and one of a unit's is counted by unit."""
    for record in context.of_kind("waiver"):
        caps = _caps(context, record)
        if caps is None:
            continue
        cap = caps.get(record.value["cap"])
        if cap is None:
            known = ", ".join(caps)
            yield fault(record.id, ("cap",), "G011", cap=record.value["cap"], known=known)
        elif "unit" in record.value and cap.quota.base != "unit":
            yield fault(record.id, ("unit",), "G012", cap=cap.id, base=cap.quota.base)


def check_sizes(context: Context) -> Iterable[Fault]:
    """A share is more than the policy gives anyway, and no more than may be approved."""
    for record in context.of_kind("waiver"):
        cap = (_caps(context, record) or {}).get(record.value["cap"])
        share = record.value.get("share")
        if cap is None or share is None:
            continue
        total = cap.quota.total if "unit" not in record.value else None
        usual = total.share if total else max([cap.quota.share, *cap.quota.shares.values()])
        if share <= usual and cap.quota.count is None:
            yield fault(record.id, ("share",), "G013", share=share, usual=usual)
        elif total is not None and total.approved_share is not None and share > total.approved_share:
            yield fault(record.id, ("share",), "G014", share=share, most=total.approved_share)


def check_approval(context: Context) -> Iterable[Fault]:
    """Who asks for more places does not approve them."""
    for record in context.of_kind("waiver"):
        approved_by = record.value["approved_by"]
        unit = context.facts.units.get(record.value.get("unit", ""))
        if approved_by in (record.value["requested_by"], unit.name if unit else None):
            yield fault(record.id, ("approved_by",), "G015", approved_by=approved_by)


def check_unit_grades(context: Context) -> Iterable[Fault]:
    """A unit's grade from outside is one that the policy knows."""
    for record in context.of_kind("unit-result"):
        policy, grade = context.policy(str(record.value["year"])), record.value.get("grade")
        if policy is None or grade is None or context.policies_doubtful:
            continue
        if policy.grades_of_units and grade not in policy.grades_of_units:
            known = ", ".join(policy.grades_of_units)
            yield fault(record.id, ("grade",), "G016", grade=grade, known=known)


def _caps(context: Context, record: Record) -> dict[str, Cap] | None:
    """The caps of the round that a waiver is for, by id; None when the policy cannot say."""
    name = round_id(record.value.get("subjects", PEOPLE), record.value["period"])
    policy = context.policy(name)
    if policy is None or context.policies_doubtful or context.period(name) is None:
        return None
    caps = scheme_of(policy, parse(name, policy)).composition.grades.caps
    return {cap.id: cap for cap in caps}
