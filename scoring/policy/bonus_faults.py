"""What a schema cannot say about the rules of bonuses."""

from collections.abc import Iterator

from scoring.policy.bonus import Bonus, GradePoints, RankPoints
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.grade_faults import where_faults
from scoring.policy.judging import duplicates, in_places, in_range, rising, unknown
from scoring.policy.types import Policy, Scheme
from scoring.policy.unit_faults import of_people
from scoring.rounds import UNITS

MOST_PLACES = 6


def bonus_faults(policy: Policy) -> Iterator[PolicyFault]:
    """Faults of ``bonuses``."""
    yield from duplicates([bonus.id for bonus in policy.bonuses], ("bonuses",))
    for index, bonus in enumerate(policy.bonuses):
        at: Pointer = ("bonuses", index)
        scheme = policy.unit_annual if bonus.subjects == UNITS else policy.annual
        if scheme is None:
            other = "unit_annual" if bonus.subjects == UNITS else "annual"
            yield fault(at, "goes_with", field=bonus.id, other=other)
            continue
        yield from where_faults(policy, bonus.among, (*at, "among"))
        yield from unknown(
            {bonus.gate} - {""}, [gate.id for gate in scheme.eligibility], (*at, "gate"), "eligibility"
        )
        for name in of_people(bonus.among) if bonus.subjects == UNITS else ():
            yield fault((*at, "among", name), "not_of_units", field=name)
        yield from _table_faults(bonus, scheme, (*at, "points"))
        yield from _money_faults(bonus, at)


def _table_faults(bonus: Bonus, scheme: Scheme, at: Pointer) -> Iterator[PolicyFault]:
    grades = scheme.composition.grades.ids
    for index, row in enumerate(bonus.table.grades):
        yield from unknown([row.grade], grades, (*at, "grades", index, "grade"), "grades")
        if row.grade in [other.grade for other in bonus.table.grades[:index]]:
            yield fault((*at, "grades", index, "grade"), "duplicate_id", id=row.grade)
    ranks = [step.within for step in bonus.table.ranks]
    places = [(*at, "ranks", index, "within") for index in range(len(ranks))]
    for within, place in zip(ranks, places, strict=True):
        yield from in_range(within, 0, 1, place)
    yield from rising(ranks, places)
    if not _can_share(bonus, scheme):
        yield fault((*at, "by"), "nobody_shares", by=bonus.table.by)


def _can_share(bonus: Bonus, scheme: Scheme) -> bool:
    """Whether somebody can have points: the table that it goes by gives some, or scores may be above."""
    table = bonus.table
    if table.by == "score":
        return table.above < scheme.composition.bounds.max
    rows: tuple[GradePoints | RankPoints, ...] = table.grades if table.by == "grade" else table.ranks
    return any(row.points > 0 for row in rows)


def _money_faults(bonus: Bonus, at: Pointer) -> Iterator[PolicyFault]:
    """Money in whole units of its last place; a difference of less than one unit cannot be kept."""
    yield from in_range(bonus.places, 0, MOST_PLACES, (*at, "places"))
    limit = bonus.largest_difference
    if limit is not None:
        yield from in_places(limit, bonus.places, (*at, "largest_difference"))
        if limit * 10**bonus.places < 1:
            yield fault((*at, "largest_difference"), "difference_too_small", value=limit, places=bonus.places)
