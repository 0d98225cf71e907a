"""Amendments, withdrawals and approvals name what may be named, once and truly (J012–J018)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ledger.checks.context import Context
from ledger.checks.fault import Fault, Pointer, fault
from ledger.records.corrections import folder_of
from ledger.records.kinds import is_withdrawable, kind_of, record_path
from ledger.records.loading import Record, id_of


def check_named(context: Context) -> Iterable[Fault]:
    """What is amended or withdrawn may be; approvals do not approve each other (J012)."""
    for record, place, named in _named(context):
        found = kind_of(record_path(named))
        approvable = found is not None and found[0].name != "approval"
        if not (approvable if record.kind == "approval" else is_withdrawable(named)):
            yield fault(record.id, place, "J012", record=named)


def check_folders(context: Context) -> Iterable[Fault]:
    """Corrections lie in the folder of what they correct, approvals in that of their year (J013)."""
    for record in (*context.of_kind("amendment"), *context.of_kind("withdrawal")):
        if record.keys["period"] != (right := folder_of(record.value)):
            yield fault(record.id, ("record",), "J013", folder=record.keys["period"], right=right)
    for record in context.of_kind("approval"):
        if record.keys["year"] != (right := record.value["date"][:4]):
            yield fault(record.id, ("date",), "J013", folder=record.keys["year"], right=right)


def check_there(context: Context) -> Iterable[Fault]:
    """Every record named is there (J014)."""
    for record, place, named in _named(context):
        if kind_of(record_path(named)) and not context.has(record_path(named)):
            yield fault(record.id, place, "J014", record=named)


def check_withdrawn(context: Context) -> Iterable[Fault]:
    """What was withdrawn stays as it was, and is withdrawn once (J015, J016)."""
    digests = {id_of(each): each.digest for each in context.ledger.withdrawn}
    first: dict[str, Record] = {}
    for record in context.of_kind("withdrawal"):
        named = record.value["record"]
        other = first.setdefault(named, record)
        if other is not record:
            yield fault(record.id, ("record",), "J016", record=named, other=other.path)
        elif named in digests and digests[named] != record.value["was"]:
            yield fault(record.id, ("was",), "J015", record=named, now=digests[named])


def check_different(context: Context) -> Iterable[Fault]:
    """An amendment changes something, and an approval names a record once (J017, J018)."""
    for record in context.of_kind("amendment"):
        if record.value["was"] == record.value["now"]:
            yield fault(record.id, ("now",), "J017")
    for record in context.of_kind("approval"):
        listed = [each["record"] for each in record.value["records"]]
        for index, named in enumerate(listed):
            if named in listed[:index]:
                yield fault(record.id, ("records", index, "record"), "J018", record=named)


def _named(context: Context) -> Iterator[tuple[Record, Pointer, str]]:
    for record in (*context.of_kind("amendment"), *context.of_kind("withdrawal")):
        yield record, ("record",), record.value["record"]
    for record in context.of_kind("approval"):
        for index, each in enumerate(record.value["records"]):
            yield record, ("records", index, "record"), each["record"]
