"""Explaining what the whole body decides: grade, ranks, eligibility and consequences of one person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.caps import Considered
from scoring.case import Effect, Verdict
from scoring.derivation import Node, answer, given, step
from scoring.places import explain_quota
from scoring.policy.grades import Grades
from scoring.policy.types import Scheme
from scoring.ranks import Rank, derive_rank
from scoring.unit import PersonScore


@dataclass(frozen=True, slots=True)
class Decided:
    """Everything the body decided about one person."""

    grade: str | None
    caps: Sequence[Considered]
    cohort: Rank | None
    unit: Rank | None
    verdicts: Mapping[str, Verdict]
    effects: Mapping[str, Effect]


def derive_verdicts(scheme: Scheme, person: PersonScore, found: Decided) -> Node:
    """One node over all of them; it has no value of its own."""
    nodes: list[Node] = []
    if found.grade is not None:
        nodes.append(person.grade_node or _capped(scheme.composition.grades, person, found))
    if found.cohort is not None:
        nodes.append(derive_rank("rank.cohort", found.cohort, cohort=person.cohort or ""))
    if found.unit is not None:
        nodes.append(derive_rank("rank.unit", found.unit, unit=person.unit))
    nodes += _gates(scheme, found)
    nodes += [effect.derive() for effect in found.effects.values()]
    return step("outcome", "nothing", None, nodes)


def _gates(scheme: Scheme, found: Decided) -> list[Node]:
    return [
        step(
            "eligibility.gate",
            "same",
            found.verdicts[gate.id].answer,
            (found.verdicts[gate.id].derive(),),
            clause=gate.clause,
            basis=gate.basis,
            gate=gate.id,
        )
        for gate in scheme.eligibility
    ]


def _capped(grades: Grades, person: PersonScore, found: Decided) -> Node:
    """The grade of a candidate: of the first cap that was won, else the default."""
    inputs: list[Node] = []
    for considered in found.caps:
        clause = f"{considered.cap.quota.clause}.grade"
        inputs += [
            _considered(person, considered),
            given("grade.of_cap", considered.cap.grade, clause=clause),
        ]
    default = given("grade.default", grades.default, clause=f"{grades.clause}.default")
    return step("grade.capped", "choose", found.grade, [*inputs, default], clause=f"{grades.clause}.caps")


def _considered(person: PersonScore, considered: Considered) -> Node:
    """Whether a cap's grade is won: all that it requires, and one of its places."""
    quota = considered.cap.quota
    inputs = list((person.requirements or {}).get(considered.cap.id, ()))
    if considered.place is not None:
        inputs.append(explain_quota(quota, considered.granted, considered.place))
    ties = [given("cap.tie_break", person.parts.get(name), component=name) for name in quota.break_by]
    return step(
        "cap.won",
        "all",
        answer(considered.won),
        inputs,
        clause=quota.clause,
        basis=quota.basis,
        notes=ties,
        cap=considered.cap.id,
    )
