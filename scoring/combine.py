"""Putting the units together: caps, ranks, eligibility and consequences, and the outcome of everybody."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scoring.caps import Given, give_caps, grade_of
from scoring.case import Case, Effect, Verdict
from scoring.consequences.registry import CONSEQUENCES
from scoring.derivation import Node
from scoring.facts import Day, Waiver
from scoring.outcome import Outcome, PersonOutcome
from scoring.periods import Period, parse, scheme_of
from scoring.policy.types import Policy, Scheme
from scoring.policy.versions import Policies
from scoring.predicates.conditions import judge
from scoring.ranks import Rank, cohort_ranks, unit_ranks
from scoring.rounding import from_units
from scoring.rounds import PEOPLE, RoundId
from scoring.unit import PersonScore, Trace, UnitScores, traced
from scoring.verdicts import Decided, derive_verdicts


def combine(
    policies: Policies,
    period: RoundId,
    as_of: Day,
    units: Iterable[UnitScores],
    *,
    trace: Trace = False,
) -> Outcome:
    """The outcome of a round from the scores of all its units. No facts are needed any more."""
    policy = policies.for_period(period)
    span = parse(period, policy)
    scheme = scheme_of(policy, span)
    units = tuple(units)
    people = sorted((person for unit in units for person in unit.people), key=lambda person: person.person)
    body = _Body.of(policy, scheme, span, people, _waivers(units))
    outcomes = {person.person: body.outcome(person, traced(trace, person.person)) for person in people}
    return Outcome(
        period=period,
        as_of=as_of,
        policy=policy.id,
        policy_version=policy.version,
        places=policy.points.places,
        people=outcomes,
        caps=body.caps.uses,
        totals=body.caps.totals,
    )


def _waivers(units: Iterable[UnitScores]) -> tuple[Waiver, ...]:
    """All waivers, each once, in order of record."""
    found = {waiver.record: waiver for unit in units for waiver in unit.waivers}
    return tuple(found[record] for record in sorted(found))


@dataclass(frozen=True, slots=True)
class _Body:
    """What only the whole body decides."""

    policy: Policy
    scheme: Scheme
    caps: Given
    grades: Mapping[str, str]
    cohort: Mapping[str, Rank]
    unit: Mapping[str, Rank]
    verdicts: Mapping[str, Mapping[str, Verdict]]
    effects: Mapping[str, Mapping[str, Effect]]
    """Person → consequence id → effect."""

    @classmethod
    def of(
        cls,
        policy: Policy,
        scheme: Scheme,
        span: Period,
        people: Sequence[PersonScore],
        waivers: Sequence[Waiver],
    ) -> "_Body":
        scored = [person for person in people if person.score is not None]
        rules = scheme.composition.grades
        caps = give_caps(rules, scored, waivers)
        won = caps.considered
        grades = {person.person: grade_of(rules, person, won.get(person.person, ())) for person in scored}
        cohort = cohort_ranks(scored)
        # The class of a unit stands for its cohort and for its unit: one rank says it.
        unit = unit_ranks(scored) if span.subjects == PEOPLE else {}
        cases = []
        if scheme.eligibility or scheme.consequences:
            ranks = _Ranks(cohort, unit)
            cases = [_case(person, span.year, policy.points.places, grades, ranks) for person in people]
        return cls(policy, scheme, caps, grades, cohort, unit, _judge(scheme, cases), _apply(scheme, cases))

    def outcome(self, person: PersonScore, explain: bool) -> PersonOutcome:
        name = person.person
        cohort, unit = self.cohort.get(name), self.unit.get(name)
        verdicts, effects = self.verdicts.get(name, {}), self.effects.get(name, {})
        return PersonOutcome(
            person=name,
            unit=person.unit,
            status=person.status,
            role=person.role,
            rank=person.rank,
            identity=person.identity,
            cohort=person.cohort,
            reason=person.reason,
            score=None if person.score is None else from_units(person.score, self.policy.points.places),
            limited=person.limited,
            grade=self.grades.get(name),
            direct=person.direct,
            cohort_rank=cohort.place.rank if cohort else None,
            cohort_size=cohort.size if cohort else None,
            unit_rank=unit.place.rank if unit else None,
            unit_size=unit.size if unit else None,
            parts=person.parts,
            eligibility={gate: verdict.answer for gate, verdict in verdicts.items()},
            consequences={key: effect.value for key, effect in effects.items() if effect.value is not None},
            last_in_unit=any(effect.last for effect in effects.values()),
            post_class=person.post_class,
            counting_base=person.counting_base,
            unit_class=person.unit_class,
            derivation=person.derivation,
            grade_derivation=self._derive(person) if explain else None,
        )

    def _derive(self, person: PersonScore) -> Node:
        name = person.person
        decided = Decided(
            grade=self.grades.get(name),
            caps=self.caps.considered.get(name, ()),
            cohort=self.cohort.get(name),
            unit=self.unit.get(name),
            verdicts=self.verdicts.get(name, {}),
            effects=self.effects.get(name, {}),
        )
        return derive_verdicts(self.scheme, person, decided)


class _Ranks(NamedTuple):
    """Everybody's ranks, by person."""

    cohort: Mapping[str, Rank]
    unit: Mapping[str, Rank]


def _case(person: PersonScore, year: int, places: int, grades: Mapping[str, str], ranks: _Ranks) -> Case:
    cohort, unit = ranks.cohort.get(person.person), ranks.unit.get(person.person)
    return Case(
        person=person.person,
        unit=person.unit,
        counting_base=person.counting_base,
        year=year,
        grade=grades.get(person.person),
        score=person.score,
        cohort_rank=cohort.place.rank if cohort else None,
        cohort_size=cohort.size if cohort else None,
        history={result.year: result for result in person.history},
        role=person.role,
        rank=person.rank,
        identity=person.identity,
        cohort=person.cohort,
        unit_class=person.unit_class,
        post_class=person.post_class,
        unit_rank=unit.place.rank if unit else None,
        unit_size=unit.size if unit else None,
        places=places,
        parts=person.parts,
        periods=person.periods,
        vetoes=person.vetoes,
        unit_grade=person.unit_grade,
    )


def _judge(scheme: Scheme, cases: Sequence[Case]) -> dict[str, dict[str, Verdict]]:
    return {case.person: {gate.id: judge(gate.when, case) for gate in scheme.eligibility} for case in cases}


def _apply(scheme: Scheme, cases: Sequence[Case]) -> dict[str, dict[str, Effect]]:
    found: dict[str, dict[str, Effect]] = {}
    for consequence in scheme.consequences:
        effects = CONSEQUENCES[consequence.component].apply(consequence, cases)
        for person, effect in effects.items():
            found.setdefault(person, {})[consequence.id] = effect
    return found
