"""The second scorer: the results of a period from record values (docs/scoring.md, "Score of a period")."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from tests.oracle.ballots import ballots_score, component_styles
from tests.oracle.book import Book, Record, workdays_after
from tests.oracle.grading import Result, give_grades, give_ranks, limit_scores
from tests.oracle.roster import Seat, roster
from tests.oracle.rounds import bounds_of, policy_for_period, to_places, written

RESULT_FIELDS = (
    "person",
    "unit",
    "status",
    "role",
    "rank",
    "identity",
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


def score_period(book: Book, period: str, as_of: str) -> dict[str, Result]:
    """Everybody on the roster of the period, by person; a score is text, a part an exact Fraction."""
    policy = policy_for_period(book, period)
    results = period_results(policy, book, period, as_of)
    return {one["person"]: finished(one, policy) for one in results}


def period_results(policy: Record, book: Book, period: str, as_of: str) -> list[Result]:
    """The results of a period with exact scores."""
    seats = roster(policy, book, period)
    rules = policy["period_score"]
    results = [blank(seat) for seat in seats.values()]
    for one in results:
        if one["status"] == "assessed":
            values = _weighted_values(rules, policy, book, period, seats, one)
            points = points_values(rules, policy, book, period, as_of, seats[one["person"]])
            compose(one, rules, policy["points"], values, points)
    if rules.get("final_limit", {}).get("enabled"):
        limit_scores(results, rules["final_limit"], policy["points"]["places"])
    give_grades(results, policy["grades"], vetoes_of(book, period, results), {})
    give_ranks(results)
    return results


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


def _weighted_values(
    rules: Record, policy: Record, book: Book, period: str, seats: dict[str, Seat], one: Result
) -> dict[str, Fraction | None]:
    values: dict[str, Fraction | None] = {}
    for component in rules["weighted"]:
        of_unit = component_styles(component, policy, book, period, one["unit"], seats)
        boxes = book.boxes.get((period, one["unit"]), [])
        values[component["id"]] = ballots_score(component, boxes, of_unit, one["person"])
    return values


def points_values(
    rules: Record, policy: Record, book: Book, period: str, as_of: str, seat: Seat
) -> dict[str, Fraction]:
    """The value of every points component."""
    values = {}
    for component in rules["points"]:
        if component["component"] == "log_discipline":
            values[component["id"]] = _log_discipline(component, policy, book, period, as_of, seat)
        else:
            values[component["id"]] = _adjustments(component, book, period, seat["person"])
    return values


def _log_discipline(
    component: Record, policy: Record, book: Book, period: str, as_of: str, seat: Seat
) -> Fraction:
    person, window = seat["person"], policy["logs"]["late"]["workdays"]
    excused = book.excused.get((period, person), set())
    missing = 0
    for day in seat["due"]:
        deadline = workdays_after(book, day, window)
        filings = [filed for date, filed in book.entries.get(person, []) if date == day]
        kept = any(day <= filed <= deadline for filed in filings)
        if day not in excused and as_of > deadline and not kept:
            missing += 1
    deduction = Fraction(component["missing_day"]) * missing
    due_workdays = policy["logs"]["summary"]["period"]["due_workdays"]
    if summary_missing(policy, book, period, as_of, person, due_workdays):
        deduction += Fraction(component["missing_summary"])
    return -capped(deduction, component.get("cap"))


def summary_missing(
    policy: Record, book: Book, period: str, as_of: str, person: str, due_workdays: int
) -> bool:
    """Whether the last day for the summary has passed and none was filed by then."""
    _, last = bounds_of(period, policy)
    deadline = workdays_after(book, last, due_workdays)
    filed = book.summaries.get((period, person))
    return as_of > deadline and not (filed is not None and filed <= deadline)


def _adjustments(component: Record, book: Book, period: str, person: str) -> Fraction:
    points = [Fraction(text) for text in book.adjustments.get((period, person), [])]
    added = sum((value for value in points if value > 0), Fraction(0))
    deducted = sum((-value for value in points if value < 0), Fraction(0))
    return capped(added, component.get("cap_added")) - capped(deducted, component.get("cap_deducted"))


def capped(value: Fraction, cap: str | None) -> Fraction:
    """At most the cap; a cap left out does not limit."""
    return value if cap is None else min(value, Fraction(cap))


def compose(
    one: Result,
    rules: Record,
    rounding: Record,
    values: Mapping[str, Fraction | None],
    points: Mapping[str, Fraction],
) -> None:
    """Put components together into parts and score, or withhold."""
    asked = [part for part in rules["weighted"] if weight_of(part, one["role"]) > 0]
    found = {part["id"]: value for part in asked if (value := values[part["id"]]) is not None}
    one["parts"] = {**found, **points}
    absent = [part for part in asked if part["id"] not in found]
    lacking = [part["id"] for part in absent if part["absent"] == "withhold"]
    counted = [part for part in asked if part["id"] in found or part["absent"] == "zero"]
    total = sum(weight_of(part, one["role"]) for part in counted)
    if lacking or total == 0:
        one["status"], one["reason"] = "withheld", lacking[0] if lacking else absent[0]["id"]
        return
    products = [weight_of(part, one["role"]) * found.get(part["id"], Fraction(0)) for part in counted]
    score = sum(products, Fraction(0)) / total + sum(points.values(), Fraction(0))
    low, high = Fraction(rules["bounds"]["min"]), Fraction(rules["bounds"]["max"])
    one["score"] = to_places(max(low, min(high, score)), rounding["places"], rounding["rounding"])


def weight_of(component: Record, role: str) -> int:
    """The weight for a role, in basis points."""
    weights: dict[str, Any] = component["weight"]
    return int(weights.get(role, weights["default"]))


def vetoes_of(book: Book, period: str, results: list[Result]) -> dict[str, list[tuple[str, str]]]:
    """Grounds and records of the period's vetoes, by person."""
    return {one["person"]: book.vetoes.get((period, one["person"]), []) for one in results}
