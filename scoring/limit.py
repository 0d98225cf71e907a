"""The final limit: only so many of a unit keep a score at or above a threshold (J9)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from scoring.derivation import Node, given, step
from scoring.places import Grant, explain_quota
from scoring.policy.composition import FinalLimit
from scoring.policy.types import Policy
from scoring.rounding import from_units, in_units
from scoring.standing import Place, standing


@dataclass(frozen=True, slots=True)
class Limited:
    """Somebody at or above the threshold: size of the base, place, and the score in units they are left."""

    base: int
    place: Place
    lowered: bool
    units: int


def limit_scores(
    policy: Policy, limit: FinalLimit, scores: Mapping[str, int], key: Callable[[str], Any]
) -> dict[str, Limited]:
    """What the limit does to those at or above its threshold, among one unit and counting base."""
    threshold = in_units(limit.at_or_above, policy.points.places, "ceiling")
    places = limit.quota.places(len(scores))
    above = {person: key(person) for person, units in scores.items() if units >= threshold}
    found = {}
    for person, place in standing(above).items():
        keeps = place.within(places, limit.quota.ties)
        found[person] = Limited(len(scores), place, not keeps, scores[person] if keeps else threshold - 1)
    return found


def derive_limited(policy: Policy, limit: FinalLimit, score: Node, found: Limited) -> Node:
    """How the limit left the score as it is, or lowered it."""
    clause, basis = limit.quota.clause, limit.quota.basis
    granted = Grant(found.base, limit.quota.places(found.base))
    decision = explain_quota(limit.quota, granted, found.place)
    threshold = given("limit.at_or_above", limit.at_or_above, clause=f"{clause}.at_or_above", basis=basis)
    unit = from_units(1, policy.points.places)
    below = step(
        "limit.below", "difference", limit.at_or_above - unit, (threshold, given("limit.last_place", unit))
    )
    return step(
        "score.limited",
        "choose",
        from_units(found.units, policy.points.places),
        (decision, score, below),
        clause=clause,
        basis=basis,
    )
