"""How many places a base has: by the quota, by the grade of the unit (D3), and more by waiver (X4)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.derivation import Node, answer, given, step
from scoring.exact import WHOLE
from scoring.facts import Waiver
from scoring.past import UnitGrade
from scoring.policy.grades import Quota
from scoring.rounding import rounded
from scoring.standing import Place


@dataclass(frozen=True, slots=True)
class Grant:
    """The places for a base of so many ``people``, with what they rest on besides the quota."""

    people: int
    places: int
    unit_grade: UnitGrade | None = None
    waivers: tuple[Waiver, ...] = ()


def grant(
    quota: Quota, people: int, unit_grade: UnitGrade | None = None, waivers: Sequence[Waiver] = ()
) -> Grant:
    """The places: those of the quota, or of the waiver that gives most, if that is more."""
    graded = unit_grade if quota.shares else None
    places = quota.places(people, graded.grade if graded else None)
    waived = [waived_places(quota, people, waiver) for waiver in waivers]
    return Grant(people, max([places, *waived]), graded, tuple(waivers))


def waived_places(quota: Quota, people: int, waiver: Waiver) -> int:
    """The places that a waiver allows a base of so many people."""
    return quota.whole(waiver.share, people) if waiver.share is not None else waiver.count or 0


def waivers_for(waivers: Iterable[Waiver], cap: str, unit: str, total: bool) -> tuple[Waiver, ...]:
    """Those that concern a base of a cap; one without a unit concerns the total instead, if there is one."""
    return tuple(
        waiver
        for waiver in waivers
        if waiver.cap == cap and (waiver.unit == unit if waiver.unit is not None else not total)
    )


def explain_quota(quota: Quota, granted: Grant, place: Place) -> Node:
    """Yes or no: does somebody with this place get one of the places."""
    places = explain_places(quota, granted)
    won = answer(place.within(granted.places, quota.ties))
    ahead, level = given("quota.ahead", place.ahead), given("quota.level", place.level)
    clause = f"{quota.clause}.ties"
    if quota.ties == "share_higher":
        return step("quota.begins_within", "below", won, (ahead, places), clause=clause, notes=(level,))
    needed = step("quota.needed", "sum", place.ahead + place.level, (ahead, level))
    return step("quota.ends_within", "at_most", won, (needed, places), clause=clause)


def explain_places(quota: Quota, granted: Grant) -> Node:
    """The number of places for a base, and how waivers raised it."""
    usual = _usual(quota, granted)
    if not granted.waivers:
        return usual
    raised = [_waived(quota, granted.people, waiver) for waiver in granted.waivers]
    return step("quota.waived", "maximum", granted.places, (usual, *raised))


def _usual(quota: Quota, granted: Grant) -> Node:
    if quota.count is not None:
        return given("quota.count", quota.count, clause=f"{quota.clause}.count", basis=quota.basis)
    grade = granted.unit_grade.grade if granted.unit_grade else None
    shared = _rounded(quota, _share(quota, granted.unit_grade), quota.share_of(grade), granted.people)
    least = given("quota.at_least", quota.at_least, clause=f"{quota.clause}.at_least", basis=quota.basis)
    return step("quota.limit", "maximum", quota.places(granted.people, grade), (shared, least))


def _share(quota: Quota, graded: UnitGrade | None) -> Node:
    if graded is None or graded.grade not in quota.shares:
        return given("quota.share", quota.share, clause=f"{quota.clause}.share", basis=quota.basis)
    clause = f"{quota.clause}.share_by_unit_grade.{graded.grade}"
    return given(
        "quota.share_of_grade",
        quota.shares[graded.grade],
        clause=clause,
        basis=quota.basis,
        record=graded.record,
        unit_grade=graded.grade,
    )


def _waived(quota: Quota, people: int, waiver: Waiver) -> Node:
    if waiver.share is None:
        return given("quota.waived_count", waiver.count, record=waiver.record)
    share = given("quota.waived_share", waiver.share, record=waiver.record)
    return _rounded(quota, share, waiver.share, people)


def _rounded(quota: Quota, share: Node, size: int, people: int) -> Node:
    """A share of so many people in whole people; ``size`` is the share's value."""
    product = size * people
    base, whole = given("quota.base", people, base=quota.base), given("constant", WHOLE)
    times = step("quota.product", "product", product, (share, base))
    exact = step("quota.exact", "quotient", Fraction(product, WHOLE), (times, whole))
    mode = given("quota.rounding", quota.rounding, clause=f"{quota.clause}.rounding", basis=quota.basis)
    value = rounded(Fraction(product, WHOLE), 0, quota.rounding)
    return step("quota.rounded", "round", value, (exact, given("constant", 0), mode))
