"""Reviews: by somebody in post, of somebody else, in their period (H001–H004; X6, X7)."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.checks.acts import acts
from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault


def check_not_oneself(context: Context) -> Iterable[Fault]:
    """Nobody reviews or scores themselves."""
    for act in acts(context):
        if act.actor == act.person:
            yield fault(act.record, act.pointer, "H001", person=act.person)


def check_in_post(context: Context) -> Iterable[Fault]:
    """Who reviews holds a post on that day."""
    for record in context.of_kind("review"):
        day, person = record.value["date"], context.sound_person(record.value["reviewer"])
        if person is not None and context.post_on(person, day) is None:
            yield fault(record.id, ("reviewer",), "H002", person=person.id, day=day)


def check_people(context: Context) -> Iterable[Fault]:
    """A person reviewed is on the roster of the period."""
    for record in context.of_kind("review"):
        period, person = record.value["period"], record.value.get("person")
        if person is None or context.period(period) is None or context.may_miss(person):
            continue
        if person not in context.roster(period):
            yield fault(record.id, ("person",), "A005", person=person, period=period)


def check_sections(context: Context) -> Iterable[Fault]:
    """A section reviewed is one of the unit's; a person is reviewed without one."""
    for record in context.of_kind("review"):
        section, unit = record.value.get("section"), record.value.get("unit", "")
        if section is None or (unit and unit not in context.facts.units):
            continue
        if not unit or section not in context.facts.units[unit].sections:
            yield fault(record.id, ("section",), "H003", section=section, unit=unit or "—")


def check_days(context: Context) -> Iterable[Fault]:
    """A review counts in the period in which it was given."""
    for record in context.of_kind("review"):
        period, day = context.period(record.value["period"]), record.value["date"]
        if period and not period.first <= day <= period.last:
            first, last = period.first, period.last
            yield fault(record.id, ("date",), "A006", day=day, period=period.id, first=first, last=last)


def check_evidence(context: Context) -> Iterable[Fault]:
    """Praise and criticism, which count, name the meeting or the evidence they rest on."""
    for record in context.of_kind("review"):
        value = record.value
        if value["tone"] != "guidance" and not {"meeting", "evidence"} & value.keys():
            yield fault(record.id, ("tone",), "H004", tone=value["tone"])
