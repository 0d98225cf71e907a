"""Findings: points deducted for what inspections found, each once however often it is reused (T8, T12)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.components.component import Component, Input, Part
from scoring.components.deductions import Deducted, deducted_part
from scoring.derivation import Node, given
from scoring.frame import Frame
from scoring.policy.composition import Entry
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.reading import Section
from scoring.policy.supervision import Severity
from scoring.policy.types import Policy
from scoring.roster import Seat
from scoring.supervision.matters import CheckFinding


@dataclass(frozen=True, slots=True)
class Settings:
    """The greatest sum that counts; None does not limit."""

    cap: Fraction | None


def _read(section: Section) -> Settings:
    return Settings(section.optional_decimal("cap"))


def _score(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> dict[str, Part]:
    return {seat.person: _part(entry, frame, seat.person) for seat in seats}


def _part(entry: Entry, frame: Frame, subject: str) -> Part:
    rules = frame.policy.supervision.inspections
    severities = {each.id: each for each in rules.severities} if rules is not None else {}
    found = _of_period(frame, subject)
    counted = [each for each in found if each.same_as is None and each.severity in severities]
    items = tuple(_item(each, severities[each.severity], rules.basis if rules else "") for each in counted)
    notes = tuple(
        given("findings.reused", None, record=each.record, finding=each.id, other=each.same_as)
        for each in found
        if each.same_as is not None
    )
    points = [severities[each.severity].points for each in counted]
    return deducted_part(entry, "findings", points, Deducted(items, notes))


def _of_period(frame: Frame, subject: str) -> list[CheckFinding]:
    """What inspections that ended in the period found about the subject."""
    first, last = frame.period.first, frame.period.last
    found = [each for each in frame.facts.findings.get(subject, ()) if first <= each.until <= last]
    return sorted(found, key=lambda each: (each.record, each.id))


def _item(found: CheckFinding, severity: Severity, basis: str) -> Node:
    return given(
        "findings.finding",
        severity.points,
        clause=f"{severity.clause}.points",
        basis=basis,
        record=found.record,
        finding=found.id,
        severity=found.severity,
    )


def _inputs(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> Iterator[Input]:
    """Of each inspection its last day and what it found about these subjects."""
    records: dict[str, dict[str, CheckFinding]] = {}
    for seat in seats:
        for found in _of_period(frame, seat.person):
            records.setdefault(found.record, {})[found.id] = found
    for record, rows in records.items():
        until = next(iter(rows.values())).until
        yield record, {"to": until, "findings": [_row(rows[id_]) for id_ in sorted(rows)]}


def _row(found: CheckFinding) -> dict[str, str]:
    optional = {"person": found.person, "same_as": found.same_as}
    named = {"id": found.id, "unit": found.unit, "severity": found.severity}
    return {**named, **{name: value for name, value in optional.items() if value is not None}}


def _faults(entry: Entry, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    if policy.supervision.inspections is None:
        yield fault((*at, "component"), "unknown_id", list="policy", id="inspections")


COMPONENT = Component(
    name="findings",
    lists=frozenset(
        {"period_score.points", "annual.points", "unit_period_score.points", "unit_annual.points"}
    ),
    read=_read,
    score=_score,
    inputs=_inputs,
    faults=_faults,
)
