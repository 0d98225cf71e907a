"""The grade as far as the unit decides it: direct grades, patterns, floors, and what caps require."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from scoring.derivation import Node, answer, given, step
from scoring.facts import Veto
from scoring.past import PeriodResult
from scoring.policy.grades import Cap, Direct, Floor, Grades, Pattern


class Evidence(NamedTuple):
    """What a grade is decided on: score in points, vetoes of the period, results of the year's periods."""

    score: Fraction
    vetoes: Sequence[Veto]
    periods: Sequence[PeriodResult]
    barring: Sequence[Veto] = ()
    """Vetoes of the period and, of a year, of its periods: what a cap may rule out."""


class LocalGrade(NamedTuple):
    """A grade that no cap changes, with the vetoes behind it, or None for a candidate.

    ``meets`` holds the ids of the caps whose requirements a candidate meets.
    """

    grade: str | None
    vetoes: tuple[Veto, ...]
    meets: frozenset[str]


def local_grade(grades: Grades, found: Evidence) -> LocalGrade:
    """The direct grade, else the lowest that patterns and floors ask for, else none yet."""
    direct = _direct(grades, found)
    if direct:
        vetoes = sorted({veto.record: veto for veto, _ in direct}.items())
        grade = grades.lowest(tuple(rule.grade for _, rule in direct))
        return LocalGrade(grade, tuple(veto for _, veto in vetoes), frozenset())
    bounds = _bounds(grades, found)
    if bounds:
        return LocalGrade(grades.lowest((grades.default, *(rule.grade for rule in bounds))), (), frozenset())
    return LocalGrade(None, (), frozenset(cap.id for cap in grades.caps if _meets(cap, found)))


def _direct(grades: Grades, found: Evidence) -> list[tuple[Veto, Direct]]:
    return [(veto, rule) for veto in found.vetoes for rule in grades.direct if veto.ground in rule.grounds]


def _bounds(grades: Grades, found: Evidence) -> list[Floor | Pattern]:
    floors = [floor for floor in grades.floors if found.score < floor.below]
    return [*(pattern for pattern in grades.patterns if _matches(pattern, found)), *floors]


def _matches(pattern: Pattern, found: Evidence) -> bool:
    scored, hits = _scored(found), _hits(pattern, found)
    return bool(scored) and Fraction(len(hits), len(scored)) > pattern.more_than


def _scored(found: Evidence) -> list[PeriodResult]:
    return [result for result in found.periods if result.score is not None]


def _hits(pattern: Pattern, found: Evidence) -> list[PeriodResult]:
    return [result for result in _scored(found) if result.grade in pattern.period_grades]


def _with(found: Evidence, grades: Sequence[str]) -> list[PeriodResult]:
    return [result for result in found.periods if result.grade in grades]


def _barring(cap: Cap, found: Evidence) -> list[Veto]:
    return [veto for veto in found.barring if veto.ground in cap.requires.no_veto]


def _meets(cap: Cap, found: Evidence) -> bool:
    needs = cap.requires
    if needs.score_at_least is not None and found.score < needs.score_at_least:
        return False
    if needs.no_period_grade and _with(found, needs.no_period_grade):
        return False
    if _barring(cap, found):
        return False
    wanted = needs.period_grade_at_least
    return wanted is None or len(_with(found, (wanted.grade,))) >= wanted.count


def derive_local(grades: Grades, found: Evidence, local: LocalGrade) -> Node | None:
    """How the grade was decided without any cap; None for a candidate."""
    if local.grade is None:
        return None
    order = given("grade.order", " ".join(grades.ids), clause=f"{grades.clause}.order")
    direct = _direct(grades, found)
    if direct:
        leaves = [
            given(
                "grade.veto",
                rule.grade,
                clause=rule.clause,
                basis=rule.basis,
                record=veto.record,
                ground=veto.ground,
            )
            for veto, rule in direct
        ]
        return step("grade.direct", "lowest", local.grade, (order, *leaves))
    default = given("grade.default", grades.default, clause=f"{grades.clause}.default")
    rules = [_explain_bound(rule, found) for rule in _bounds(grades, found)]
    return step("grade.bounded", "lowest", local.grade, (order, default, *rules))


def _explain_bound(rule: Floor | Pattern, found: Evidence) -> Node:
    if isinstance(rule, Floor):
        score = given("grade.score", found.score)
        below = given("grade.below", rule.below, clause=f"{rule.clause}.below", basis=rule.basis)
        condition = step("grade.under_floor", "below", "yes", (score, below))
        return _when("grade.floor", condition, rule)
    return _when("grade.pattern", _explain_share(rule, found), rule)


def _when(label: str, condition: Node, rule: Floor | Pattern) -> Node:
    inputs = (
        condition,
        given("grade.at_most", rule.grade, clause=f"{rule.clause}.grade"),
        given("constant", None),
    )
    return step(label, "choose", rule.grade, inputs, clause=rule.clause, basis=rule.basis)


def _explain_share(pattern: Pattern, found: Evidence) -> Node:
    scored, hits = _scored(found), _hits(pattern, found)
    with_grade = step("grade.periods_with", "count", len(hits), map(_leaf, hits))
    periods = step("grade.periods_scored", "count", len(scored), map(_leaf, scored))
    share = step("grade.share", "quotient", Fraction(len(hits), len(scored)), (with_grade, periods))
    limit = given(
        "grade.more_than", pattern.more_than, clause=f"{pattern.clause}.more_than", basis=pattern.basis
    )
    return step("grade.share_exceeds", "above", "yes", (share, limit))


def _leaf(result: PeriodResult) -> Node:
    return given("grade.period", result.grade, record=result.record, period=result.period)


def derive_requirements(cap: Cap, found: Evidence) -> tuple[Node, ...]:
    """The requirements of a cap, each a yes or no."""
    nodes, needs = [], cap.requires
    if needs.score_at_least is not None:
        least = given("cap.least_score", needs.score_at_least, clause=f"{needs.clause}.score_at_least")
        holds = answer(found.score >= needs.score_at_least)
        nodes.append(
            step("cap.score_at_least", "at_least", holds, (given("grade.score", found.score), least))
        )
    if needs.no_period_grade:
        nodes.append(_explain_none(cap, found))
    if needs.period_grade_at_least is not None:
        nodes.append(_explain_some(cap, found))
    if needs.no_veto:
        nodes.append(_explain_barring(cap, found))
    return tuple(nodes)


def _explain_none(cap: Cap, found: Evidence) -> Node:
    hits = _with(found, cap.requires.no_period_grade)
    clause = f"{cap.requires.clause}.no_period_grade"
    grades = " ".join(cap.requires.no_period_grade)
    count = step("cap.periods_barred", "count", len(hits), map(_leaf, hits), grades=grades)
    none = given("constant", 0)
    return step("cap.no_period_grade", "equal", answer(not hits), (count, none), clause=clause)


def _explain_some(cap: Cap, found: Evidence) -> Node:
    wanted = cap.requires.period_grade_at_least
    assert wanted is not None
    hits = _with(found, (wanted.grade,))
    clause = f"{cap.requires.clause}.period_grade_at_least"
    count = step("cap.periods_with", "count", len(hits), map(_leaf, hits), grades=wanted.grade)
    needed = given("cap.periods_needed", wanted.count, clause=f"{clause}.count")
    holds = answer(len(hits) >= wanted.count)
    return step("cap.period_grade_at_least", "at_least", holds, (count, needed), clause=clause)


def _explain_barring(cap: Cap, found: Evidence) -> Node:
    hits = _barring(cap, found)
    leaves = [given("cap.barring_veto", veto.ground, record=veto.record, ground=veto.ground) for veto in hits]
    inputs = (step("cap.vetoes_barring", "count", len(hits), leaves), given("constant", 0))
    return step("cap.no_veto", "equal", answer(not hits), inputs, clause=f"{cap.requires.clause}.no_veto")
