"""Explaining a quota: how many places there are and whether one of them is somebody's."""

from fractions import Fraction

from scoring.derivation import Node, answer, given, step
from scoring.exact import WHOLE
from scoring.policy.grades import Quota
from scoring.rounding import rounded
from scoring.standing import Place


def explain_quota(quota: Quota, base: int, place: Place) -> Node:
    """Yes or no: does somebody with this place get one of the places for a base of so many people."""
    places = explain_places(quota, base)
    count = quota.places(base)
    won = answer(place.within(count, quota.ties))
    ahead, level = given("quota.ahead", place.ahead), given("quota.level", place.level)
    clause = f"{quota.clause}.ties"
    if quota.ties == "share_higher":
        return step("quota.begins_within", "below", won, (ahead, places), clause=clause, notes=(level,))
    needed = step("quota.needed", "sum", place.ahead + place.level, (ahead, level))
    return step("quota.ends_within", "at_most", won, (needed, places), clause=clause)


def explain_places(quota: Quota, base: int) -> Node:
    """The number of places for a base of so many people."""
    if quota.count is not None:
        return given("quota.count", quota.count, clause=f"{quota.clause}.count", basis=quota.basis)
    share = given("quota.share", quota.share, clause=f"{quota.clause}.share", basis=quota.basis)
    people, whole = given("quota.base", base, base=quota.base), given("constant", WHOLE)
    product = step("quota.product", "product", quota.share * base, (share, people))
    exact = step("quota.exact", "quotient", Fraction(quota.share * base, WHOLE), (product, whole))
    mode = given("quota.rounding", quota.rounding, clause=f"{quota.clause}.rounding", basis=quota.basis)
    shared = rounded(Fraction(quota.share * base, WHOLE), 0, quota.rounding)
    rounds = step("quota.rounded", "round", shared, (exact, given("constant", 0), mode))
    least = given("quota.at_least", quota.at_least, clause=f"{quota.clause}.at_least", basis=quota.basis)
    return step("quota.limit", "maximum", quota.places(base), (rounds, least))
