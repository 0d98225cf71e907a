"""Petitions: points deducted by nature and by how the matter was put right, and for late answers (T10)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.calendar import workdays_after
from scoring.components.component import Component, Input, Part
from scoring.components.deductions import Deducted, deducted_part
from scoring.derivation import Node, given
from scoring.facts import Day
from scoring.frame import Frame
from scoring.policy.composition import Entry
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.reading import Section
from scoring.policy.supervision import PetitionRules
from scoring.policy.types import Policy
from scoring.roster import Seat
from scoring.supervision.matters import Petition

LATE = "petitions.late_answer"


@dataclass(frozen=True, slots=True)
class Settings:
    """Points for an answer past its workdays (None: none), and the cap (None does not limit)."""

    late_answer: Fraction | None
    cap: Fraction | None


def _read(section: Section) -> Settings:
    return Settings(section.optional_decimal("late_answer"), section.optional_decimal("cap"))


def _score(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> dict[str, Part]:
    return {seat.person: _part(entry, frame, seat.person) for seat in seats}


def _part(entry: Entry, frame: Frame, subject: str) -> Part:
    rules = frame.policy.supervision.petitions
    items: list[Node] = []
    points: list[Fraction] = []
    notes = []
    for petition in _closed(frame, subject) if rules is not None else ():
        assert rules is not None
        found = list(_items(entry, frame, rules, petition))
        items += [item for item, _ in found]
        points += [size for _, size in found]
        if not found:
            notes.append(given("petitions.free", None, record=petition.record, **_terms(petition)))
    if rules is not None and any(item.label == LATE for item in items):
        notes.insert(0, _window(rules))
    return deducted_part(entry, "petitions", points, Deducted(tuple(items), tuple(notes)))


def _closed(frame: Frame, subject: str) -> list[Petition]:
    """The subject's petitions that were closed in the period."""
    first, last = frame.period.first, frame.period.last
    petitions = frame.facts.petitions.get(subject, ())
    found = [each for each in petitions if each.closed is not None and first <= each.closed <= last]
    return sorted(found, key=lambda each: each.record)


def _items(
    entry: Entry, frame: Frame, rules: PetitionRules, petition: Petition
) -> Iterator[tuple[Node, Fraction]]:
    record, remedied = petition.record, rules.deduction(petition.nature, petition.remedy)
    if remedied is not None:
        clause, terms = f"{remedied.clause}.points", _terms(petition)
        points = remedied.points
        yield (
            given("petitions.matter", points, clause=clause, basis=rules.basis, record=record, **terms),
            points,
        )
    late: Fraction | None = entry.settings.late_answer
    due = answer_due(petition, rules, frame.facts.workdays)
    if late is not None and due is not None and (petition.answered is None or petition.answered > due):
        clause, days = f"{entry.clause}.late_answer", {"due": due, "answered": petition.answered or ""}
        yield (
            given(LATE, late, clause=clause, basis=entry.basis, record=record, **days),
            late,
        )


def _window(rules: PetitionRules) -> Node:
    clause = f"{rules.clause}.answer_workdays"
    return given("petitions.answer_window", rules.answer_workdays, clause=clause, basis=rules.basis)


def answer_due(petition: Petition, rules: PetitionRules, workdays: Sequence[Day]) -> Day | None:
    """The last day for an answer, counted from the day of acceptance; None before that."""
    if petition.accepted is None:
        return None
    return workdays_after(workdays, petition.accepted, rules.answer_workdays)


def _terms(petition: Petition) -> dict[str, str]:
    return {"nature": petition.nature, "remedy": petition.remedy or ""}


def _inputs(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> Iterator[Input]:
    for seat in seats:
        for petition in _closed(frame, seat.person):
            yield petition.record, None


def _faults(entry: Entry, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    if policy.supervision.petitions is None:
        yield fault((*at, "component"), "unknown_id", list="policy", id="petitions")


COMPONENT = Component(
    name="petitions",
    lists=frozenset(
        {"period_score.points", "annual.points", "unit_period_score.points", "unit_annual.points"}
    ),
    read=_read,
    score=_score,
    inputs=_inputs,
    faults=_faults,
)
