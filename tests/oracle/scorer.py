"""The second scorer: the results of a round from record values (docs/scoring.md, "Score of a period")."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from tests.oracle.annual import democratic_evaluation, mean_of_periods, unit_result
from tests.oracle.ballots import ballots_score
from tests.oracle.book import Record
from tests.oracle.grading import give_grades, give_ranks, limit_scores
from tests.oracle.indicators import deducted, earned_share
from tests.oracle.logs import log_discipline
from tests.oracle.reviews import appraisal, mentions, sheet
from tests.oracle.roster import Seat
from tests.oracle.round import Result, Round
from tests.oracle.rounds import to_places, written
from tests.oracle.supervision import findings, orders, petitions
from tests.oracle.survey import survey
from tests.oracle.uses import give_uses

RESULT_FIELDS = (
    "person",
    "unit",
    "status",
    "role",
    "rank",
    "identity",
    "base",
    "unit_class",
    "post_class",
    "cohort",
    "reason",
    "score",
    "limited",
    "grade",
    "direct",
    "cohort_rank",
    "cohort_size",
    "unit_rank",
    "unit_size",
    "parts",
    "eligibility",
    "consequences",
    "last_in_unit",
)

WEIGHTED = {
    "appraisal": appraisal,
    "ballots": ballots_score,
    "base_points": lambda component, round_, seat: Fraction(component["points"]),
    "democratic_evaluation": democratic_evaluation,
    "indicators": earned_share,
    "mean_of_periods": mean_of_periods,
    "sheet": sheet,
    "survey": survey,
    "unit_result": unit_result,
}
DEDUCTING = {
    "findings": findings,
    "indicators": deducted,
    "log_discipline": log_discipline,
    "orders": orders,
    "petitions": petitions,
}


def score_round(round_: Round) -> dict[str, Result]:
    """Everybody on the roster, by person or unit; a score is text, a part an exact Fraction."""
    results = [blank(seat) for seat in round_.seats.values()]
    for one in results:
        if one["status"] == "assessed":
            _score(one, round_)
    if round_.rules.get("final_limit", {}).get("enabled"):
        limit_scores(results, round_.rules["final_limit"], round_.policy["points"]["places"])
    give_grades(results, round_)
    give_ranks(results, round_)
    if round_.is_year:
        give_uses(results, round_)
    return {one["person"]: finished(one, round_.policy) for one in results}


def blank(seat: Seat) -> Result:
    """A result before anything is scored."""
    empty: Result = dict.fromkeys(RESULT_FIELDS)
    empty |= {"limited": False, "last_in_unit": False, "direct": [], "parts": {}}
    empty |= {"eligibility": {}, "consequences": {}}
    return empty | {key: value for key, value in seat.items() if key != "due"}


def finished(one: Result, policy: Record) -> Result:
    """The fields of a result as the specification lists them, the score as text."""
    answer = {key: one[key] for key in RESULT_FIELDS}
    if one["score"] is not None:
        answer["score"] = written(one["score"], policy["points"]["places"])
    return answer


def _score(one: Result, round_: Round) -> None:
    sum_ = summed(round_.rules, round_, round_.seats[one["person"]])
    one["parts"] = sum_.parts
    if sum_.score is None:
        one["status"], one["reason"] = "withheld", sum_.lacking
    else:
        rounding = round_.policy["points"]
        one["score"] = to_places(sum_.score, rounding["places"], rounding["rounding"])


class Sum(NamedTuple):
    """Components put together: their values, the exact score, or the component it is withheld for."""

    parts: Mapping[str, Fraction]
    score: Fraction | None
    lacking: str | None


def summed(rules: Record, round_: Round, seat: Seat) -> Sum:
    """The weighted components and the points of a section, within its bounds and not rounded."""
    points = {part["id"]: points_value(part, round_, seat) for part in rules["points"]}
    asked = [part for part in rules["weighted"] if weight_of(part, seat["role"]) > 0]
    values = {part["id"]: weighted_value(part, round_, seat) for part in asked}
    found = {name: value for name, value in values.items() if value is not None}
    absent = [part for part in asked if part["id"] not in found]
    lacking = [part["id"] for part in absent if part["absent"] == "withhold"]
    counted = [part for part in asked if part["id"] in found or part["absent"] == "zero"]
    total = sum(weight_of(part, seat["role"]) for part in counted)
    if lacking or total == 0:
        return Sum({**found, **points}, None, lacking[0] if lacking else absent[0]["id"])
    products = [weight_of(part, seat["role"]) * found.get(part["id"], Fraction(0)) for part in counted]
    score = sum(products, Fraction(0)) / total + sum(points.values(), Fraction(0))
    low, high = Fraction(rules["bounds"]["min"]), Fraction(rules["bounds"]["max"])
    return Sum({**found, **points}, max(low, min(high, score)), None)


def weight_of(component: Record, role: str) -> int:
    """The weight for a role, in basis points."""
    weights: dict[str, Any] = component["weight"]
    return int(weights.get(role, weights["default"]))


def weighted_value(component: Record, round_: Round, seat: Seat) -> Fraction | None:
    """The value of a weighted component; ``None`` when it is absent."""
    if component["component"] == "composite":
        return summed(component, round_, seat).score
    return WEIGHTED[component["component"]](component, round_, seat)


def points_value(component: Record, round_: Round, seat: Seat) -> Fraction:
    """The value of a points component."""
    if component["component"] in DEDUCTING:
        return -capped(DEDUCTING[component["component"]](component, round_, seat), component.get("cap"))
    if component["component"] == "mentions":
        added, taken = mentions(component, round_, seat)
    else:
        added, taken = _adjustments(round_, seat)
    return capped(added, component.get("cap_added")) - capped(taken, component.get("cap_deducted"))


def _adjustments(round_: Round, seat: Seat) -> tuple[Fraction, Fraction]:
    points = [Fraction(text) for text in round_.book.adjustments.get((round_.period, seat["person"]), [])]
    added = sum((value for value in points if value > 0), Fraction(0))
    return added, sum((-value for value in points if value < 0), Fraction(0))


def capped(value: Fraction, cap: str | None) -> Fraction:
    """At most the cap; a cap left out does not limit."""
    return value if cap is None else min(value, Fraction(cap))
