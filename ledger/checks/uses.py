"""What is done with a year's result: bonus pools and decisions (G017–G023, G026)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.records.loading import Record
from ledger.uses.use import round_of, uses_of
from scoring.exact import decimal
from scoring.rounds import PEOPLE, subjects_of


def check_pools(context: Context) -> Iterable[Fault]:
    """A pool is for a bonus of the policy, in whole units of its money; a policy may have no bonuses."""
    for record in context.of_kind("bonus-pool"):
        policy = context.policy(str(record.value["year"]))
        if policy is None or context.policies_doubtful or not policy.bonuses:
            continue
        bonus = next((each for each in policy.bonuses if each.id == record.value["bonus"]), None)
        amount = decimal(record.value["amount"])
        if bonus is None:
            known = ", ".join(each.id for each in policy.bonuses)
            yield fault(record.id, ("bonus",), "G017", bonus=record.value["bonus"], known=known)
        elif (amount * 10**bonus.places).denominator != 1:
            places = bonus.places
            yield fault(record.id, ("amount",), "G018", amount=record.value["amount"], places=places)


def check_basis(context: Context) -> Iterable[Fault]:
    """A decision rests on a settlement, taken no earlier than that, about a use that the policy has."""
    settled = {record.id: record for record in context.settlements}
    for record in context.of_kind("decision"):
        value, name = record.value, round_of(record.value)
        settlement = f"results/{name}/{value['number']}/settlement"
        if settlement not in settled and settlement not in context.broken:
            yield fault(record.id, ("number",), "G019", period=name, number=value["number"])
        elif settlement in settled and value["date"] < settled[settlement].value["as_of"]:
            as_of = settled[settlement].value["as_of"]
            yield fault(record.id, ("date",), "G021", day=value["date"], as_of=as_of)
        policy = context.policy(name)
        if policy is not None and not context.policies_doubtful:
            known = uses_of(policy, name)
            if value["use"] not in known:
                yield fault(record.id, ("use",), "G020", use=value["use"], known=", ".join(known))


def check_subjects(context: Context) -> Iterable[Fault]:
    """Whoever is decided about was on the year's roster."""
    for record in context.of_kind("decision"):
        person, year = record.value.get("person"), str(record.value["year"])
        if person is None or context.period(year) is None or context.may_miss(person):
            continue
        if person not in context.roster(year):
            yield fault(record.id, ("person",), "G022", person=person, year=year)


def check_own_hand(context: Context) -> Iterable[Fault]:
    """Nobody decides on what becomes of their own result, nor on a list that they are on."""
    for record in context.of_kind("decision"):
        by = record.value["decided_by"]
        if own := {*_NAMES.split(by), by} & _names_of(context, record):
            yield fault(record.id, ("decided_by",), "G026", by=min(own))


_NAMES = re.compile(r"[\s、，,；;]+")
"""What may stand between the names of several who decided together."""


def _names_of(context: Context, record: Record) -> set[str]:
    """The ids and names of everybody who is decided about; of a list, those on the year's roster."""
    value, facts = record.value, context.facts
    if "unit" in value:
        unit = facts.units.get(value["unit"])
        return {value["unit"], unit.name if unit else value["unit"]}
    listed = () if "person" in value or not _of_people(record) else context.roster(str(value["year"]))
    people = {value["person"]} if "person" in value else set(listed)
    return people | {facts.people[each].name for each in people if each in facts.people}


def _of_people(record: Record) -> bool:
    return subjects_of(round_of(record.value)) == PEOPLE


def check_once(context: Context) -> Iterable[Fault]:
    """What is decided stays decided until there is another settlement; what was deferred is still open."""
    final: dict[tuple[object, ...], Record] = {}
    for record in sorted(context.of_kind("decision"), key=lambda each: (each.value["date"], each.id)):
        value = record.value
        about = (round_of(value), value["number"], value["use"], value.get("person"), value.get("unit"))
        earlier = final.get(about)
        if earlier is not None:
            yield fault(record.id, ("outcome",), "G023", other=earlier.path)
        elif value["outcome"] != "deferred":
            final[about] = record
