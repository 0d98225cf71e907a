"""Public notices hang long enough (N001); corrections reach as far as the error (N010–N013)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.records.loading import Record
from ledger.rules.catalogue import rule
from scoring.calendar import between
from scoring.clocks import ran


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


def check_corrections(context: Context) -> Iterable[Fault]:
    """A notice of correction names the notice that it puts right, and reaches wherever that one did."""
    notices = {record.value["notice"]: record for record in context.of_kind("notice")}
    for record in context.of_kind("notice"):
        value = record.value
        if value["kind"] != "correction":
            continue
        wrong = notices.get(value.get("corrects", ""))
        if wrong is None and f"notices/{value.get('corrects')}" not in context.broken:
            place = ("corrects",) if "corrects" in value else ("kind",)
            yield fault(record.id, place, "N011", corrects=value.get("corrects", ""))
        missing = [each for each in _channels(wrong) if each not in _channels(record)]
        if wrong and missing:
            place = ("channels",) if "channels" in value else ("notice",)
            yield fault(record.id, place, "N010", key=True, missing="、".join(missing), other=wrong.path)


def check_notice_before(context: Context) -> Iterable[Fault]:
    """A round is first settled when a notice of its results has hung long enough."""
    for record in context.settlements:
        least, value = _asked(context, record), record.value
        if least is None or value["number"] != 1:
            continue
        as_of, period = value["as_of"], value["period"]
        if not any(_ran(context, each, least, as_of) for each in _about(context, record, "result")):
            yield fault(record.id, ("as_of",), "N012", period=period, least=least, as_of=as_of)


def check_notice_after(context: Context) -> Iterable[Fault]:
    """A corrected round has a notice of the correction, where its results are put on notice."""
    for record in context.settlements:
        value = record.value
        if value["number"] == 1 or _asked(context, record) is None:
            continue
        if not any(_tells(each, value) for each in _about(context, record, "correction")):
            yield fault(record.id, ("number",), "N013", period=value["period"], number=value["number"])


def _channels(record: Record | None) -> list[str]:
    channels: list[str] = record.value.get("channels", []) if record else []
    return channels


def _asked(context: Context, settlement: Record) -> int | None:
    """The workdays of notice that the policy asks for the round of a settlement."""
    id_ = settlement.value["period"]
    policy, period = context.policy(id_), context.period(id_)
    if policy is None or period is None or policy.notice is None or context.policies_doubtful:
        return None
    return policy.notice.workdays(period.is_year)


def _about(context: Context, settlement: Record, kind: str) -> list[Record]:
    """The notices of a kind about the round of a settlement."""
    period = settlement.value["period"]
    return [
        record
        for record in context.of_kind("notice")
        if record.value["kind"] == kind and record.value.get("period") == period
    ]


def _ran(context: Context, notice: Record, least: int, as_of: str) -> bool:
    return ran(context.facts.workdays, notice.value["from"], notice.value["to"], least, as_of)


def _tells(notice: Record, settlement: dict[str, Any]) -> bool:
    number = notice.value.get("number", settlement["number"])
    return bool(number == settlement["number"] and notice.value["from"] >= settlement["as_of"])
