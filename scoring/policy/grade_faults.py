"""What a schema cannot say about grades, caps and the conditions on people."""

from collections.abc import Iterable, Iterator, Sequence

from scoring.exact import WHOLE
from scoring.policy.composition import Composition
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.grades import Cap, Grades, Quota
from scoring.policy.judging import duplicates, in_order, in_range, on_scale, unknown
from scoring.policy.lists import Where, ids_of
from scoring.policy.types import Policy


def grade_faults(
    policy: Policy, composition: Composition, at: Pointer, period_grades: Sequence[str], subjects: str
) -> Iterator[PolicyFault]:
    """Faults of the grades of ``subjects`` at ``at``; ``period_grades`` are those a year may refer to."""
    grades = composition.grades
    yield from duplicates(grades.ids, (*at, "order"))
    if grades.default not in grades.ids:
        yield fault((*at, "default"), "unknown_id", list="grades", id=grades.default)
        return
    yield from _low_grades(grades, at)
    for index, floor in enumerate(grades.floors):
        low, high = composition.bounds.min, composition.bounds.max
        yield from on_scale(floor.below, low, high, (*at, "floors", index, "below"))
    grounds = {ground.id for ground in policy.vetoes if ground.subjects == subjects}
    for index, direct in enumerate(grades.direct):
        yield from unknown(direct.grounds, grounds, (*at, "direct", index, "grounds"), "vetoes")
    for index, pattern in enumerate(grades.patterns):
        place = (*at, "patterns", index)
        yield from unknown(pattern.period_grades, period_grades, (*place, "period_grades"), "grades")
        yield from in_range(pattern.more_than, 0, 1, (*place, "more_than"))
    yield from duplicates([cap.id for cap in grades.caps], (*at, "caps"))
    for index, cap in enumerate(grades.caps):
        yield from _cap_faults(policy, composition, cap, (*at, "caps", index), period_grades)


def _low_grades(grades: Grades, at: Pointer) -> Iterator[PolicyFault]:
    """Direct grades, patterns and floors name known grades; the latter two only such below the default."""
    low = [
        *((("floors", index), found.grade) for index, found in enumerate(grades.floors)),
        *((("patterns", index), found.grade) for index, found in enumerate(grades.patterns)),
    ]
    direct = [(("direct", index), found.grade) for index, found in enumerate(grades.direct)]
    for place, grade in [*low, *direct]:
        yield from unknown([grade], grades.ids, (*at, *place, "grade"), "grades")
    default = grades.ids.index(grades.default)
    for place, grade in low:
        if grade in grades.ids and grades.ids.index(grade) <= default:
            yield fault((*at, *place, "grade"), "grade_order", grade=grade, default=grades.default)
    yield from _floor_faults(grades, at)


def _floor_faults(grades: Grades, at: Pointer) -> Iterator[PolicyFault]:
    known = [(index, floor) for index, floor in enumerate(grades.floors) if floor.grade in grades.ids]
    for index, floor in known:
        lower = (
            other
            for _, other in known
            if grades.ids.index(other.grade) > grades.ids.index(floor.grade) and other.below >= floor.below
        )
        if any(lower):
            yield fault((*at, "floors", index), "floor_unreachable", grade=floor.grade)


def _cap_faults(
    policy: Policy, composition: Composition, cap: Cap, at: Pointer, period_grades: Sequence[str]
) -> Iterator[PolicyFault]:
    grades = composition.grades
    yield from unknown([cap.grade], grades.ids, (*at, "grade"), "grades")
    if cap.grade in grades.ids and grades.ids.index(cap.grade) >= grades.ids.index(grades.default):
        yield fault((*at, "grade"), "grade_order", grade=cap.grade, default=grades.default)
    yield from where_faults(policy, cap.among, (*at, "among"))
    yield from quota_faults(cap.quota, composition, at)
    yield from _moving_faults(policy, cap, at)
    needs, bounds = cap.requires, composition.bounds
    if needs.score_at_least is not None:
        place = (*at, "requires", "score_at_least")
        yield from on_scale(needs.score_at_least, bounds.min, bounds.max, place)
    grounds = [ground.id for ground in policy.vetoes]
    yield from unknown(needs.no_veto, grounds, (*at, "requires", "no_veto"), "vetoes")
    yield from unknown(needs.no_period_grade, period_grades, (*at, "requires", "no_period_grade"), "grades")
    if needs.period_grade_at_least is not None:
        wanted, place = needs.period_grade_at_least, (*at, "requires", "period_grade_at_least")
        yield from unknown([wanted.grade], period_grades, (*place, "grade"), "grades")
        yield from in_range(wanted.count, 0, policy.cycle.periods, (*place, "count"))


def _moving_faults(policy: Policy, cap: Cap, at: Pointer) -> Iterator[PolicyFault]:
    """Faults of shares that move with the unit's grade, and of the total (D3)."""
    quota, total = cap.quota, cap.quota.total
    least, greatest = quota.share_bounds or (0, WHOLE)
    yield from in_order(least, greatest, (*at, "share_bounds"))
    for grade, share in quota.shares.items() if least <= greatest else ():
        yield from in_range(share, least, greatest, (*at, "share_by_unit_grade", grade))
    known = policy.grades_of_units or tuple(quota.shares)
    yield from unknown(quota.shares, known, (*at, "share_by_unit_grade"), "unit_annual.grades")
    fixed = quota.count is not None
    if quota.shares and (fixed or quota.base != "unit" or at[0] != "annual"):
        yield fault((*at, "share_by_unit_grade"), "misplaced_shares", base="count" if fixed else quota.base)
    if total is not None:
        lowest = 0 if quota.count is not None else min([quota.share, *quota.shares.values()])
        yield from in_range(total.share, lowest, WHOLE, (*at, "total", "share"))
        if total.approved_share is not None:
            yield from in_range(total.approved_share, total.share, WHOLE, (*at, "total", "approved_share"))


def quota_faults(quota: Quota, composition: Composition, at: Pointer) -> Iterator[PolicyFault]:
    """Faults of a cap's or a limit's quota."""
    yield from in_range(quota.share, 0, WHOLE, (*at, "share"))
    known = [entry.id for entry in composition.entries]
    yield from unknown(quota.break_by, known, (*at, "break_by"), "components")


def where_faults(policy: Policy, where: Where, at: Pointer) -> Iterator[PolicyFault]:
    """Ids in a condition on people that the policy does not have."""
    asked: dict[str, tuple[frozenset[str] | None, Iterable[str]]] = {
        "ranks": (where.ranks, ids_of(policy.ranks)),
        "identities": (where.identities, [identity.id for identity in policy.identities]),
        "roles": (where.roles, ids_of(policy.roles)),
        "counting_bases": (where.counting_bases, policy.bases.values()),
        "unit_classes": (where.unit_classes, ids_of(policy.unit_classes)),
        "post_classes": (where.post_classes, ids_of(policy.post_classes)),
    }
    for name, (wanted, known) in asked.items():
        yield from unknown(wanted or (), known, (*at, name), name)
