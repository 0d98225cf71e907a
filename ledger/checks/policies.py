"""Policies: each sound in itself, one after another (P001, P002, P024), naming kinds there are (P016)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any

from ledger.checks.context import Context
from ledger.checks.fault import Fault, Pointer, fault
from ledger.records.kinds import KIND
from ledger.records.loading import Record
from scoring.exact import RATIO
from scoring.periods import PeriodError, order
from scoring.policy.errors import PolicyError, PolicyFault
from scoring.policy.faults import faults
from scoring.policy.read import read_policy

RULES = {
    "duplicate_id": "P003",
    "unknown_id": "P004",
    "weights_sum": "P005",
    "group_weights_sum": "P006",
    "no_weight": "P007",
    "survey_weights_sum": "Q011",
    "out_of_range": "P008",
    "range_order": "P009",
    "off_scale": "P017",
    "level_falls": "P018",
    "condition_order": "P019",
    "dealt_by_section": "P023",
    "always_withheld": "Q015",
    "nobody_shares": "G025",
    "too_many_places": "P010",
    "rates_itself": "P011",
    "group_without_block": "P012",
    "grade_order": "P013",
    "floor_unreachable": "P014",
    "steps_order": "P015",
    "misplaced_shares": "G010",
    "difference_too_small": "G024",
    "goes_with": "O020",
    "not_of_units": "O021",
    "not_a_file_name": "O022",
    "items_sum": "I001",
    "quantitative_share": "I002",
    "indicator_uncounted": "I003",
    "no_indicator": "I004",
    "no_interval": "I005",
    "levels_order": "I006",
    "mixed_methods": "I007",
    "negative_withholds": "I008",
    "fed_by_tasks": "I009",
    "misplaced_component": "P020",
    "other_subjects": "P021",
    "entry_size": "P022",
}
"""Code of a fault of the scoring engine → the rule that words it; the schema refuses the other codes."""


def check_policies(context: Context) -> Iterable[Fault]:
    """What the scoring engine finds wrong with each version on its own.

    Raises PolicyError when the engine cannot read what the schema let pass: then the two do not fit together.
    """
    for record in context.of_kind("policy"):
        yield from faults_of(record)


def faults_of(record: Record) -> Iterable[Fault]:
    """What the scoring engine finds wrong with one policy record; raises PolicyError as above."""
    for found in _engine_faults(record):
        yield _fault(record, found)


def _engine_faults(record: Record) -> list[PolicyFault]:
    """All faults of a version; the first alone when it keeps the engine from reading on."""
    try:
        return faults(read_policy(record.value))
    except PolicyError as error:
        return [error.fault]


def check_archive(context: Context) -> Iterable[Fault]:
    """The modules of the archive name kinds of record that there are."""
    for record in context.of_kind("policy"):
        modules = record.value.get("archive", {"modules": []})["modules"]
        for index, module in enumerate(modules):
            for place, kind in enumerate(module["kinds"]):
                if kind not in KIND:
                    yield fault(record.id, ("archive", "modules", index, "kinds", place), "P016", kind=kind)


def check_versions(context: Context) -> Iterable[Fault]:
    """There is one policy; each version takes effect later than the one before, a new cycle with a year."""
    records = sorted(context.of_kind("policy"), key=lambda record: (record.value["version"], record.id))
    for before, record in pairwise(records):
        if record.value["policy"] != before.value["policy"]:
            policy, other = record.value["policy"], before.value["policy"]
            yield fault(record.id, ("policy",), "P002", policy=policy, other=other)
        elif not _is_later(record.value["effective_from"], before.value["effective_from"]):
            since, earlier = record.value["effective_from"], before.value["effective_from"]
            yield fault(record.id, ("effective_from",), "P001", since=since, before=earlier, path=before.path)
        elif _cuts_a_year(record.value, before.value):
            since = record.value["effective_from"]
            yield fault(record.id, ("effective_from",), "P024", since=since, path=before.path)


def _fault(record: Record, found: PolicyFault) -> Fault:
    if found.code not in RULES:
        raise PolicyError(found)
    value = _value_at(record.value, found.pointer)
    args = tuple(sorted({**dict(found.args), **_as_written(found, value)}.items()))
    return Fault(record.id, found.pointer, RULES[found.code], args, key=isinstance(value, dict | list))


def _as_written(found: PolicyFault, value: Any) -> dict[str, str]:
    """The numbers of a fault as the policy spells them, where it does."""
    names = dict(found.args)
    if isinstance(value, dict):
        return {name: str(value[name]) for name in ("min", "max") if name in names and name in value}
    if isinstance(value, str) and RATIO.fullmatch(value):
        ends = {name: Fraction(names[name]) for name in ("min", "max") if names.get(name)}
        spelled = {name: f"{end.numerator}/{end.denominator}" for name, end in ends.items()}
        return {"value": value, **spelled}
    return {"value": str(value)} if "value" in names and not isinstance(value, list) else {}


def _value_at(value: Any, pointer: Pointer) -> Any:
    for step in pointer:
        value = value[step]
    return value


def _cuts_a_year(value: Mapping[str, Any], before: Mapping[str, Any]) -> bool:
    """Whether another cycle takes effect inside an assessment year: some of its periods would be lost."""
    new, old = ((each["cycle"]["first_month"], each["cycle"]["period_months"]) for each in (value, before))
    try:
        return new != old and order(value["effective_from"])[1] > 0
    except PeriodError:
        return False


def _is_later(period: str, before: str) -> bool:
    try:
        return order(period) > order(before)
    except PeriodError:
        return period > before
