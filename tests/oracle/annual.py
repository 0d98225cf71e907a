"""The results of a year from those of its periods (docs/scoring.md, "Annual composition", "Eligibility")."""

from collections.abc import Mapping
from fractions import Fraction

from tests.oracle.book import Book, Record
from tests.oracle.grading import Result, give_grades, give_ranks, grouped, scored
from tests.oracle.roster import roster
from tests.oracle.rounds import policy_for_year
from tests.oracle.scorer import blank, compose, finished, points_values, summary_missing, vetoes_of

Settled = Mapping[str, Result]
"""Results by person, scores as text, as ``score_period`` and ``score_year`` answer them."""


def score_year(
    book: Book, year: int, as_of: str, periods: Mapping[str, Settled], past_years: Mapping[int, Settled]
) -> dict[str, Result]:
    """Everybody on the roster of the year, by person, with eligibility and consequences."""
    policy = policy_for_year(book, year)
    rules = policy["annual"]
    seats = roster(policy, book, str(year))
    results = [blank(seat) for seat in seats.values()]
    own = {one["person"]: _own_periods(periods, one["person"]) for one in results}
    for one in results:
        if one["status"] == "assessed":
            values = {
                component["id"]: _value(component, policy, book, year, as_of, one, own[one["person"]])
                for component in rules["weighted"]
            }
            points = points_values(rules, policy, book, str(year), as_of, seats[one["person"]])
            compose(one, rules, policy["points"], values, points)
    give_grades(results, rules["grades"], vetoes_of(book, str(year), results), own)
    give_ranks(results)
    _give_last(rules, results)
    for one in results:
        history = History(book, past_years, year, one)
        one["eligibility"] = {gate["id"]: _holds(gate["when"], one, history) for gate in rules["eligibility"]}
        one["consequences"] = _consequences(rules, one, history)
    return {one["person"]: finished(one, policy) for one in results}


def _own_periods(periods: Mapping[str, Settled], person: str) -> list[Result]:
    own = [dict(results[person]) for results in periods.values() if person in results]
    for one in own:
        one["score"] = None if one["score"] is None else Fraction(one["score"])
    return own


def _value(
    component: Record, policy: Record, book: Book, year: int, as_of: str, one: Result, own: list[Result]
) -> Fraction | None:
    if component["component"] == "unit_result":
        score = book.unit_results.get((year, one["unit"]))
        return None if score is None else Fraction(score)
    if component["component"] == "mean_of_periods":
        scores = [period["score"] for period in own if period["score"] is not None]
        enough = scores and len(scores) >= component["at_least"]
        return sum(scores, Fraction(0)) / len(scores) if enough else None
    tally = _tally(component, book.democratic.get((year, one["unit"])), one["person"])
    due_workdays = policy["logs"]["summary"]["year"]["due_workdays"]
    if tally is None or not summary_missing(policy, book, str(year), as_of, one["person"], due_workdays):
        return tally
    return max(Fraction(0), tally - Fraction(component["missing_summary"]))


def _tally(component: Record, record: Record | None, person: str) -> Fraction | None:
    rows = [] if record is None else [row for row in record["rows"] if row["person"] == person]
    if record is None or not rows or record["cast"] < component["withhold_below"]:
        return None
    worth = {option["id"]: option["value"] for option in component["options"]}
    total, weights = Fraction(0), 0
    for dimension in component["dimensions"]:
        votes = rows[0]["votes"].get(dimension["id"], {})
        cast = sum(votes.values())
        if cast == 0:
            return None
        mean = Fraction(sum(number * worth[option] for option, number in votes.items()), cast)
        total += dimension["weight"] * mean
        weights += dimension["weight"]
    return total / weights


def _give_last(rules: Record, results: list[Result]) -> None:
    for rule in rules["consequences"]:
        if rule["component"] != "last_in_unit":
            continue
        for group in grouped(scored(results), "unit", "base"):
            lowest = min(one["score"] for one in group)
            tied = [one for one in group if one["score"] == lowest]
            if len(group) >= rule["minimum"] and (len(tied) == 1 or rule["ties"] == "everybody"):
                for one in tied:
                    one["last_in_unit"] = True


class History:
    """What earlier years say of one person: settled results first, else what was taken over."""

    def __init__(self, book: Book, past_years: Mapping[int, Settled], year: int, one: Result) -> None:
        self.book, self.past_years, self.year, self.one = book, past_years, year, one

    def of(self, year: int) -> Mapping[str, object] | None:
        """The result of a year; ``None`` when there is no record of it."""
        person = self.one["person"]
        if year == self.year:
            return self.one
        if person in self.past_years.get(year, {}):
            return self.past_years[year][person]
        return self.book.past.get((year, person))

    def last_streak(self) -> int:
        """Years in a row, back from this one, in which the person was last in the unit."""
        count = 0
        while True:
            result = self.of(self.year - count)
            if result is None or not result.get("last_in_unit"):
                return count
            count += 1


def _holds(when: Record, one: Result, history: History) -> str:
    if "any" in when:
        answers = [_holds(part, one, history) for part in when["any"]]
        return "yes" if "yes" in answers else "unknown" if "unknown" in answers else "no"
    if "all" in when:
        answers = [_holds(part, one, history) for part in when["all"]]
        return "no" if "no" in answers else "unknown" if "unknown" in answers else "yes"
    if "not" in when:
        return {"yes": "no", "no": "yes", "unknown": "unknown"}[_holds(when["not"], one, history)]
    if "rank_in_cohort" in when:
        return _rank_holds(Fraction(when["rank_in_cohort"]["within"]), one)
    return _grade_holds(when["annual_grade"], history)


def _rank_holds(within: Fraction, one: Result) -> str:
    if one["cohort_rank"] is None:
        return "unknown"
    return "yes" if one["cohort_rank"] <= one["cohort_size"] * within else "no"


def _grade_holds(rule: Record, history: History) -> str:
    years = [history.of(history.year - n) for n in range(rule["years"])]
    certain = sum(1 for result in years if result is not None and result["grade"] == rule["grade"])
    unknown = sum(1 for result in years if result is None)
    if certain >= rule["at_least"]:
        return "yes"
    return "no" if certain + unknown < rule["at_least"] else "unknown"


def _consequences(rules: Record, one: Result, history: History) -> dict[str, str | int]:
    found: dict[str, str | int] = {}
    for rule in rules["consequences"]:
        if rule["component"] == "rank_term":
            if one["grade"] == rule["grade"]:
                found[rule["id"]] = rule["months"]
        else:
            reached = [step for step in rule["steps"] if step["years"] <= history.last_streak()]
            if one["last_in_unit"] and reached:
                found[rule["id"]] = max(reached, key=lambda step: int(step["years"]))["measure"]
    return found
