"""Objections are raised in time (N014)."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.checks.remedies import remedies_of
from ledger.records.loading import Record


def check_filed(context: Context) -> Iterable[Fault]:
    """From the first day of the notice on, for so many workdays and in any case while it hangs."""
    for record in context.of_kind("objection"):
        value, rules, notice = record.value, remedies_of(context, record), _notice(context, record)
        if "notice" in value and notice is None and f"notices/{value['notice']}" not in context.broken:
            yield fault(record.id, ("notice",), "N021", other=value["notice"])
        if rules is None or notice is None:
            continue
        first = notice.value["from"]
        last = max(notice.value["to"], context.deadline(first, rules.objection_workdays))
        if not first <= value["filed"] <= last:
            yield fault(record.id, ("filed",), "N014", filed=value["filed"], first=first, last=last)


def _notice(context: Context, record: Record) -> Record | None:
    """The notice it answers: the one named, else the first of the results of its round."""
    value = record.value
    for notice in context.of_kind("notice"):
        named = value.get("notice", notice.value["notice"]) == notice.value["notice"]
        same = notice.value.get("period") == value["period"] and notice.value["kind"] == "result"
        if named and (same or "notice" in value):
            return notice
    return None
