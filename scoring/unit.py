"""Scoring one unit: everything about its people that needs no other unit."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from scoring.components.component import Part
from scoring.components.registry import COMPONENTS
from scoring.derivation import Node
from scoring.facts import Veto, Waiver
from scoring.frame import Frame
from scoring.grading import Evidence, LocalGrade, derive_local, derive_requirements, local_grade
from scoring.limit import Limited, derive_limited, limit_scores
from scoring.lookback import earlier_years, needs
from scoring.past import PeriodResult, UnitGrade, YearResult
from scoring.predicates.predicate import UNIT_GRADE, VETOES
from scoring.roster import Seat
from scoring.rounding import from_units
from scoring.standing import ranking_key
from scoring.status import derive_status
from scoring.total import Total, add_up, derive_total

Trace = bool | Collection[str]
"""Whom to explain: nobody, everybody, or these people."""


class PersonScore(NamedTuple):
    """A person as far as their unit decides. ``score`` counts units of the last decimal place.

    ``status`` may be ``withheld``. ``grade`` is None without a score and for candidates of the caps;
    ``meets`` holds the ids of the caps whose requirements a candidate meets. ``history`` has the earlier
    years that matter.
    """

    person: str
    unit: str
    role: str
    rank: str
    identity: str
    counting_base: str
    cohort: str | None
    status: str
    reason: str | None
    history: tuple[YearResult, ...]
    parts: Mapping[str, Fraction]
    score: int | None = None
    limited: bool = False
    grade: str | None = None
    direct: tuple[str, ...] = ()
    meets: frozenset[str] = frozenset()
    derivation: Node | None = None
    grade_node: Node | None = None
    requirements: Mapping[str, tuple[Node, ...]] | None = None
    unit_class: str = ""
    post_class: str | None = None
    section: str | None = None
    periods: tuple[PeriodResult, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    unit_grade: UnitGrade | None = None


@dataclass(frozen=True, slots=True)
class UnitScores:
    """The people of one unit in ascending order. Plain values: it may be kept and used again."""

    unit: str
    people: tuple[PersonScore, ...]
    waivers: tuple[Waiver, ...] = ()
    """The waivers that may raise the places of the unit's people."""


def traced(trace: Trace, person: str) -> bool:
    """Whether somebody is to be explained."""
    return trace if isinstance(trace, bool) else person in trace


def score_unit(frame: Frame, unit: str, *, trace: Trace = False) -> UnitScores:
    """Score the people of one unit up to what needs other units: caps over the body, and ranks."""
    seats = frame.units.get(unit, ())
    assessed = [seat for seat in seats if seat.status == "assessed"]
    parts = _parts(frame, unit, assessed)
    composition = frame.scheme.composition
    totals = {
        seat.person: add_up(frame.policy, composition, seat.role, parts[seat.person]) for seat in assessed
    }
    looks = _Looks(earlier_years(frame.scheme), needs(frame.scheme))
    work = _Work(frame, parts, totals, _limits(frame, assessed, parts, totals), looks, trace)
    return UnitScores(unit, tuple(work.person(seat) for seat in seats), frame.waivers(unit))


def _parts(frame: Frame, unit: str, seats: Sequence[Seat]) -> dict[str, dict[str, Part]]:
    """Person → component id → part."""
    parts: dict[str, dict[str, Part]] = {seat.person: {} for seat in seats}
    for entry in frame.scheme.composition.entries:
        asked = [seat for seat in seats if entry.asks(seat.role)]
        for person, part in COMPONENTS[entry.component].score(entry, frame, unit, asked).items():
            parts[person][entry.id] = part
    return parts


def _limits(
    frame: Frame,
    seats: Sequence[Seat],
    parts: Mapping[str, Mapping[str, Part]],
    totals: Mapping[str, Total],
) -> dict[str, Limited]:
    """What the final limit does, counting base by counting base."""
    limit = frame.scheme.composition.final_limit
    if limit is None:
        return {}
    bases: dict[str, dict[str, int]] = {}
    for seat in seats:
        units = totals[seat.person].units
        if units is not None:
            bases.setdefault(seat.counting_base, {})[seat.person] = units

    def key(person: str) -> Any:
        return ranking_key(totals[person].units or 0, _values(parts[person]), limit.quota.break_by)

    found: dict[str, Limited] = {}
    for scores in bases.values():
        found |= limit_scores(frame.policy, limit, scores, key)
    return found


def _values(parts: Mapping[str, Part]) -> dict[str, Fraction]:
    return {name: part.value for name, part in parts.items() if part.value is not None}


class _Looks(NamedTuple):
    """How many years back the scheme looks, and at what else (see ``scoring.lookback``)."""

    years: int
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Work:
    """What has been worked out about a unit before its people are put together."""

    frame: Frame
    parts: Mapping[str, Mapping[str, Part]]
    totals: Mapping[str, Total]
    limits: Mapping[str, Limited]
    looks: _Looks
    trace: Trace

    def person(self, seat: Seat) -> PersonScore:
        total = self.totals.get(seat.person)
        if total is None:
            return self._unscored(seat)
        if total.units is None:
            return self._withheld(seat, total)
        return self._scored(seat, total, total.units)

    def _unscored(self, seat: Seat) -> PersonScore:
        node = derive_status(self.frame, seat) if traced(self.trace, seat.person) else None
        return self._make(seat, seat.status, seat.reason, {}, derivation=node)

    def _withheld(self, seat: Seat, total: Total) -> PersonScore:
        parts = _values(self.parts[seat.person])
        node = self._derive(seat, total) if traced(self.trace, seat.person) else None
        return self._make(seat, "withheld", total.lacking, parts, derivation=node)

    def _scored(self, seat: Seat, total: Total, units: int) -> PersonScore:
        limited = self.limits.get(seat.person)
        score = limited.units if limited else units
        evidence = self._evidence(seat, score)
        grades = self.frame.scheme.composition.grades
        local = local_grade(grades, evidence)
        nodes: dict[str, Any] = {}
        if traced(self.trace, seat.person):
            nodes = self._nodes(seat, total, evidence, local)
        return self._make(
            seat,
            seat.status,
            None,
            _values(self.parts[seat.person]),
            score=score,
            limited=limited is not None and limited.lowered,
            grade=local.grade,
            direct=tuple(veto.record for veto in local.vetoes),
            meets=local.meets,
            **nodes,
        )

    def _evidence(self, seat: Seat, score: int) -> Evidence:
        frame = self.frame
        vetoes = frame.facts.vetoes.get((frame.period.id, seat.person), ())
        return Evidence(
            score=from_units(score, frame.policy.points.places),
            vetoes=sorted(vetoes, key=lambda veto: veto.record),
            periods=frame.periods(seat.person),
            barring=self._vetoes(seat),
        )

    def _nodes(self, seat: Seat, total: Total, evidence: Evidence, local: LocalGrade) -> dict[str, Any]:
        grades = self.frame.scheme.composition.grades
        candidate = local.grade is None
        return {
            "derivation": self._derive(seat, total),
            "grade_node": derive_local(grades, evidence, local),
            "requirements": {cap.id: derive_requirements(cap, evidence) for cap in grades.caps if candidate},
        }

    def _derive(self, seat: Seat, total: Total) -> Node:
        frame, limited = self.frame, self.limits.get(seat.person)
        composition = frame.scheme.composition
        node = derive_total(frame.policy, composition, seat.role, self.parts[seat.person], total)
        if limited is None or composition.final_limit is None:
            return node
        return derive_limited(frame.policy, composition.final_limit, node, limited)

    def _make(
        self, seat: Seat, status: str, reason: str | None, parts: Mapping[str, Fraction], **fields: Any
    ) -> PersonScore:
        return PersonScore(
            person=seat.person,
            unit=seat.unit,
            role=seat.role,
            rank=seat.rank,
            identity=seat.identity,
            counting_base=seat.counting_base,
            cohort=seat.cohort,
            status=status,
            reason=reason,
            history=self._history(seat.person) if self.looks.years else (),
            parts=parts,
            periods=self.frame.periods(seat.person),
            vetoes=self._vetoes(seat),
            unit_grade=self.frame.unit_grade(seat.unit) if UNIT_GRADE in self.looks.needs else None,
            unit_class=seat.unit_class,
            post_class=seat.post_class,
            section=seat.section,
            **fields,
        )

    def _vetoes(self, seat: Seat) -> tuple[Veto, ...]:
        return self.frame.vetoes(seat.person) if VETOES in self.looks.needs else ()

    def _history(self, person: str) -> tuple[YearResult, ...]:
        year = self.frame.period.year
        found = (self.frame.year(year - back, person) for back in range(1, self.looks.years + 1))
        return tuple(result for result in found if result is not None)
