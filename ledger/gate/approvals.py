"""Approvals (J037, J039, J040, J052): who approved which content, and whether that is enough.

An approval comes in the same change as what it approves, is for exactly that content, and counts when whoever
brings it is another person than everybody who touched the record, and not the one whom it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ledger.findings import Finding
from ledger.gate.authority import Need
from ledger.gate.powers import roles_held
from ledger.gate.proposed import Proposed
from ledger.gate.steps import Step, told
from ledger.gate.subjects import rows_of, subject_of
from ledger.reading.digest import digest
from ledger.reading.values import Map
from ledger.records.kinds import ROLES
from ledger.roles.types import Principal


class Approval(NamedTuple):
    """One person's decision on one record's content at the head."""

    step: Step
    record: str
    principal: Principal
    approved: bool


def approved(given: Proposed) -> Mapping[str, frozenset[str]]:
    """Record id → ids of the principals who approved it as the head has it and may do so."""
    found: dict[str, set[str]] = {}
    for each in _decisions(given):
        if each.approved and not _is_own(given, each):
            found.setdefault(each.record, set()).add(each.principal.id)
    return {record: frozenset(who) for record, who in found.items()}


def judge_approvals(given: Proposed, needs: Iterable[Need]) -> Iterator[Finding]:
    """What is decided on something else, by the wrong person, against the record; and what is lacking."""
    faults = list(_faulty(given))
    yield from (fault for _, fault in faults)
    decisions = [each for each in _decisions(given) if each.approved and not _is_own(given, each)]
    told_of = {record for record, _ in faults}
    yield from _lacking(given, (need for need in needs if need.step.record not in told_of), decisions)


def _faulty(given: Proposed) -> Iterator[tuple[str, Finding]]:
    """Approvals that do not serve, each with the record it is about."""
    for step, value in given.corrections:
        if step.kind == "approval":
            yield from _astray(given, step, value)
    for each in _decisions(given):
        if _is_own(given, each):
            who = each.principal.id
            yield (
                each.record,
                told(given.change, each.step, ("by",), "J039", record=each.record, principal=who),
            )
        elif not each.approved:
            yield each.record, told(given.change, each.step, ("decision",), "J040", record=each.record)


def _astray(given: Proposed, step: Step, value: Map) -> Iterator[tuple[str, Finding]]:
    """J052: what is approved must be in the change, with this content."""
    for place, (record, wanted) in enumerate(_listed(value)):
        found = given.steps.head.get(record)
        if found is None or digest(found) != wanted:
            yield record, told(given.change, step, ("records", place), "J052", record=record)


def _lacking(given: Proposed, needs: Iterable[Need], decisions: list[Approval]) -> Iterator[Finding]:
    for step, asked in needs:
        able = {
            each.principal.person
            for each in decisions
            if each.record == step.record and _holds(given, each.principal, asked.roles)
        }
        if step.record in given.steps.head and len(able) < asked.count:
            names = [role.name for id_, role in given.roles.roles.items() if id_ in asked.roles]
            roles, count = "、".join(names) or "—", asked.count
            yield told(given.change, step, (), "J037", count=count, found=len(able), roles=roles)


def _holds(given: Proposed, principal: Principal, roles: frozenset[str]) -> bool:
    return any(role.id in roles for role, _ in roles_held(principal, given.roles, given.known))


def _decisions(given: Proposed) -> Iterator[Approval]:
    for step, value in given.corrections:
        principal = given.principal(step.commit)
        if step.kind != "approval" or principal is None or principal.person != value["by"]:
            continue
        for record, wanted in _listed(value):
            found = given.steps.head.get(record)
            if found is not None and digest(found) == wanted:
                yield Approval(step, record, principal, value["decision"] == "approved")


def _listed(value: Map) -> list[tuple[str, str]]:
    records = value["records"]
    entries = records if isinstance(records, list) else []
    return [(str(each["record"]), str(each["digest"])) for each in entries if isinstance(each, dict)]


def _is_own(given: Proposed, approval: Approval) -> bool:
    """Whether the approver touched the record, or it is about them or gives them other roles or keys."""
    own = approval.principal.person
    steps = [step for step in given.steps.steps if step.record == approval.record]
    authors = [found for step in steps if (found := given.principal(step.commit))]
    if any(each.id == approval.principal.id or each.person == own for each in authors):
        return True
    about = {subject_of(step.kind, step.keys, value).person for step in steps for value in step.versions}
    gaining = {
        person for step in steps if step.kind in ROLES for person in rows_of(step.touched, *step.versions)
    }
    return own in about | gaining | {given.target(approval.record)[1].person}
