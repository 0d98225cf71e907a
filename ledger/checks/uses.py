"""What is done with a year's result: bonus pools and decisions (G017–G023)."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.records.loading import Record
from ledger.uses.use import round_of, uses_of
from scoring.exact import decimal


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
