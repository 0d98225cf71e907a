"""Inspections: from the list or approved, filed in time, with findings that hold (U007, U013–U018)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.records.loading import Record
from scoring.calendar import NEVER


def check_kinds(context: Context) -> Iterable[Fault]:
    """The kind of an inspection, planned or held, is one of the policy's, and so is every severity (T8)."""
    for record in (*context.of_kind("inspection-list"), *context.of_kind("inspection")):
        policy, value = context.policy(str(record.value["year"])), record.value
        known = [kind.id for kind in policy.supervision.check_kinds] if policy else []
        if policy is None or not known:
            continue
        for pointer, holder in _kinds_in(value):
            if holder["kind"] not in known:
                yield fault(record.id, (*pointer, "kind"), "U008", id=holder["kind"], known=", ".join(known))
        rules = policy.supervision.inspections
        severities = [each.id for each in rules.severities] if rules else []
        for index, found in enumerate(value.get("findings", ())):
            if rules is not None and found["severity"] not in severities:
                pointer, id_ = ("findings", index, "severity"), found["severity"]
                yield fault(record.id, pointer, "U008", id=id_, known=", ".join(severities))


def check_list(context: Context) -> Iterable[Fault]:
    """An inspection that names an item of the list is the one planned there (T11)."""
    lists = {str(record.value["year"]): record for record in context.of_kind("inspection-list")}
    for record in context.of_kind("inspection"):
        value, year = record.value, str(record.value["year"])
        if "item" not in value or f"inspection-lists/{year}" in context.broken:
            continue
        planned = lists[year].value["items"] if year in lists else []
        item = next((each for each in planned if each["id"] == value["item"]), None)
        if item is None:
            yield fault(record.id, ("item",), "U013", item=value["item"], year=year)
            continue
        if item["kind"] != value["kind"]:
            yield fault(record.id, ("kind",), "U014", kind=value["kind"], planned=item["kind"])
        for index, unit in enumerate(value["units"]):
            if unit not in item["units"]:
                planned_units = ", ".join(item["units"])
                yield fault(record.id, ("units", index), "U015", unit=unit, units=planned_units)


def check_filing(context: Context) -> Iterable[Fault]:
    """An inspection is filed so many workdays before its first day (T11)."""
    for record in context.of_kind("inspection"):
        value = record.value
        policy = context.policy(str(value["year"]))
        rules = policy.supervision.inspections if policy else None
        if rules is None:
            continue
        earliest = context.deadline(value["filed"], rules.filing_workdays)
        if earliest != NEVER and value["from"] < earliest:
            needed = rules.filing_workdays
            yield fault(record.id, ("filed",), "U016", day=value["filed"], needed=needed, earliest=earliest)


def check_findings(context: Context) -> Iterable[Fault]:
    """A finding is about a unit inspected, has an id of its own, and recognises what is there (T12)."""
    known = {
        f"{record.id}#{found['id']}": (record, found)
        for record in context.of_kind("inspection")
        for found in record.value.get("findings", ())
    }
    yield from _item_faults(context)
    for record in context.of_kind("inspection"):
        seen: set[str] = set()
        for index, found in enumerate(record.value.get("findings", ())):
            at = ("findings", index)
            if found["unit"] not in record.value["units"]:
                units = ", ".join(record.value["units"])
                yield fault(record.id, (*at, "unit"), "U015", unit=found["unit"], units=units)
            if found["id"] in seen:
                yield fault(record.id, (*at, "id"), "U017", id=found["id"])
            seen.add(found["id"])
            if "same_as" in found and not _is_broken(context, found["same_as"]):
                other = known.get(found["same_as"])
                if other is None or not _may_recognise(record, found, other):
                    yield fault(record.id, (*at, "same_as"), "U018", other=found["same_as"])


def _item_faults(context: Context) -> Iterator[Fault]:
    for record in context.of_kind("inspection-list"):
        ids = [item["id"] for item in record.value["items"]]
        for index, id_ in enumerate(ids):
            if id_ in ids[:index]:
                yield fault(record.id, ("items", index, "id"), "U017", id=id_)


def check_answerable(context: Context) -> Iterable[Fault]:
    """Whoever answers for an order, a petition or a finding held a post in its unit on that day."""
    for record, pointer, person, unit, day in _answerable(context):
        known = context.sound_person(person)
        post = context.post_on(known, day) if known else None
        if known is not None and (post is None or post.unit != unit):
            yield fault(record.id, pointer, "U007", person=person, unit=unit, day=day)


def _kinds_in(value: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    if "kind" in value:
        yield (), value
    for index, item in enumerate(value.get("items", ())):
        yield ("items", index), item


def _is_broken(context: Context, reference: str) -> bool:
    """Whether a finding may be there although it cannot be read."""
    return reference.partition("#")[0] in context.broken


def _may_recognise(record: Record, found: dict[str, Any], other: tuple[Record, dict[str, Any]]) -> bool:
    """Whether a finding of an inspection may recognise another: the same one, earlier and first-hand."""
    theirs, finding = other
    same = (finding["unit"], finding.get("person")) == (found["unit"], found.get("person"))
    earlier = theirs is not record and theirs.value["to"] <= record.value["to"]
    return same and earlier and "same_as" not in finding


def _answerable(
    context: Context,
) -> Iterator[tuple[Record, tuple[str | int, ...], str, str, str]]:
    """Record, place, person, unit and day of everybody who answers for something."""
    for record in context.of_kind("order"):
        taken = record.value.get("undertaken", {})
        if "person" in taken:
            pointer = ("undertaken", "person")
            yield record, pointer, taken["person"], record.value["unit"], taken["date"]
    for record in context.of_kind("petition"):
        if "person" in record.value:
            yield record, ("person",), record.value["person"], record.value["unit"], record.value["received"]
    for record in context.of_kind("inspection"):
        for index, found in enumerate(record.value.get("findings", ())):
            if "person" in found:
                pointer_ = ("findings", index, "person")
                yield record, pointer_, found["person"], found["unit"], record.value["to"]
