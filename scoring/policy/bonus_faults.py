"""What a schema cannot say about the rules of bonuses."""

from collections.abc import Iterator
from fractions import Fraction

from scoring.policy.bonus import Bonus
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.grade_faults import where_faults
from scoring.policy.judging import duplicates, in_order, in_places, in_range, unknown
from scoring.policy.types import Policy, Scheme
from scoring.rounds import UNITS

MOST_PLACES = 6


def bonus_faults(policy: Policy) -> Iterator[PolicyFault]:
    """Faults of ``bonuses``."""
    yield from duplicates([bonus.id for bonus in policy.bonuses], ("bonuses",))
    for index, bonus in enumerate(policy.bonuses):
        at: Pointer = ("bonuses", index)
        scheme = policy.unit_annual if bonus.subjects == UNITS else policy.annual
        if scheme is None:
            yield fault((*at, "subjects"), "unknown_id", list="unit_annual", id=bonus.subjects)
            continue
        yield from where_faults(policy, bonus.among, (*at, "among"))
        yield from unknown(
            {bonus.gate} - {""}, [gate.id for gate in scheme.eligibility], (*at, "gate"), "eligibility"
        )
        yield from _table_faults(bonus, scheme, (*at, "points"))
        yield from _money_faults(bonus, at)


def _table_faults(bonus: Bonus, scheme: Scheme, at: Pointer) -> Iterator[PolicyFault]:
    grades = scheme.composition.grades.ids
    for index, row in enumerate(bonus.table.grades):
        yield from unknown([row.grade], grades, (*at, "grades", index, "grade"), "grades")
        if row.grade in [other.grade for other in bonus.table.grades[:index]]:
            yield fault((*at, "grades", index, "grade"), "duplicate_id", id=row.grade)
    before = Fraction(0)
    for index, step in enumerate(bonus.table.ranks):
        yield from in_range(step.within, 0, 1, (*at, "ranks", index, "within"))
        yield from in_order(before, step.within, (*at, "ranks", index, "within"))
        before = step.within


def _money_faults(bonus: Bonus, at: Pointer) -> Iterator[PolicyFault]:
    """Money in whole units of its last place; a difference of less than one unit cannot be kept."""
    yield from in_range(bonus.places, 0, MOST_PLACES, (*at, "places"))
    limit = bonus.largest_difference
    if limit is not None:
        yield from in_places(limit, bonus.places, (*at, "largest_difference"))
        if limit * 10**bonus.places < 1:
            yield fault((*at, "largest_difference"), "difference_too_small", value=limit, places=bonus.places)
