"""What a year's results are proposed for (docs/scoring.md, "Eligibility and consequences")."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from tests.oracle.book import Record
from tests.oracle.grading import bases_of, grouped, measure_of, scored, winners
from tests.oracle.round import Result, Round
from tests.oracle.rounds import limit_of


def give_uses(results: list[Result], round_: Round) -> None:
    """Give every result of a year its eligibility, consequences and last place."""
    judges = {one["person"]: Judge(one, round_) for one in results}
    for one in results:
        gates = round_.rules["eligibility"]
        one["eligibility"] = {gate["id"]: judges[one["person"]].holds(gate["when"]) for gate in gates}
    for rule in round_.rules["consequences"]:
        last = _last(rule, results)
        won = _won(rule, results, judges) if rule["component"] == "award" else []
        for one in results:
            value = _consequence(rule, one, judges[one["person"]], one["person"] in last, one in won)
            if value is not None:
                one["consequences"][rule["id"]] = value
            if one["person"] in last:
                one["last_in_unit"] = True


def _last(rule: Record, results: list[Result]) -> set[str]:
    """Who is last in the unit by a rule; nobody by one that does not ask."""
    asked = rule if rule["component"] == "last_in_unit" else rule.get("last")
    found: set[str] = set()
    for group in grouped(scored(results), "unit", "base") if asked else []:
        lowest = min(one["score"] for one in group)
        tied = [one["person"] for one in group if one["score"] == lowest]
        if len(group) >= asked["minimum"] and (len(tied) == 1 or asked["ties"] == "everybody"):
            found.update(tied)
    return found


def _won(rule: Record, results: list[Result], judges: Mapping[str, "Judge"]) -> list[Result]:
    """Who gets an award."""
    found = []
    for group in bases_of(rule, scored(results)):
        candidates = [
            one
            for one in group
            if measure_of(one, rule) is not None
            and ("requires" not in rule or judges[one["person"]].holds(rule["requires"]) == "yes")
        ]
        found += winners(candidates, limit_of(rule, len(group)), rule)
    return found


def _consequence(rule: Record, one: Result, judge: "Judge", last: bool, won: bool) -> str | int | None:
    if rule["component"] == "rank_term":
        return int(rule["months"]) if one["grade"] == rule["grade"] else None
    if rule["component"] == "award":
        return "yes" if won else None
    if rule["component"] == "last_in_unit":
        return _step(rule, judge.streak(last, lambda result: bool(result.get("last_in_unit"))))
    if "when" in rule and judge.holds(rule["when"]) != "yes":
        return None
    if "grades" not in rule and "last" not in rule:
        return _step(rule, 1)
    listed, asks_last = rule.get("grades", []), "last" in rule
    return _step(
        rule,
        judge.streak(
            last or one["grade"] in listed,
            lambda result: result["grade"] in listed or (asks_last and bool(result.get("last_in_unit"))),
        ),
    )


def _step(rule: Record, years: int) -> str | None:
    reached = [step for step in rule["steps"] if step["years"] <= years]
    return str(max(reached, key=lambda step: int(step["years"]))["measure"]) if reached else None


Answer = str
"""``yes``, ``no`` or ``unknown``."""


class Judge:
    """Judges one result of a year by predicates, with what earlier years say of its subject."""

    def __init__(self, one: Result, round_: Round) -> None:
        self.one, self.round, self.year = one, round_, round_.year

    def of(self, year: int) -> Mapping[str, Any] | None:
        """The result of a year, settled ones first; ``None`` when there is no record of it."""
        person = self.one["person"]
        if year == self.year:
            return self.one
        settled = self.round.past.get(self.round.name.replace(str(self.year), str(year)), {})
        return settled[person] if person in settled else self.round.book.past.get((year, person))

    def streak(self, now: bool, counts: Callable[[Mapping[str, Any]], bool]) -> int:
        """Years in a row that count, back from this one."""
        years = 1 if now else 0
        while years:
            result = self.of(self.year - years)
            if result is None or not counts(result):
                break
            years += 1
        return years

    def holds(self, when: Record) -> Answer:
        """The answer to a predicate."""
        ((kind, rule),) = when.items()
        if kind in ("any", "all"):
            return self._combined(kind, [self.holds(part) for part in rule])
        if kind == "not":
            return {"yes": "no", "no": "yes", "unknown": "unknown"}[self.holds(rule)]
        if kind == "condition":
            (named,) = [each for each in self.round.policy["conditions"] if each["id"] == rule]
            return self.holds(named["when"])
        found = getattr(self, f"_{kind}")(rule)
        return "unknown" if found is None else "yes" if found else "no"

    @staticmethod
    def _combined(kind: str, answers: list[Answer]) -> Answer:
        decisive, other = ("yes", "no") if kind == "any" else ("no", "yes")
        return decisive if decisive in answers else "unknown" if "unknown" in answers else other

    def _rank_in_cohort(self, rule: Record) -> bool | None:
        return self._within("cohort", rule)

    def _rank_in_unit(self, rule: Record) -> bool | None:
        return self._within("unit", rule)

    def _within(self, name: str, rule: Record) -> bool | None:
        rank, size = self.one[f"{name}_rank"], self.one[f"{name}_size"]
        return None if rank is None else rank <= size * Fraction(rule["within"])

    def _annual_grade(self, rule: Record) -> bool | None:
        years = [self.of(self.year - n) for n in range(rule["years"])]
        certain = sum(1 for result in years if result is not None and result["grade"] == rule["grade"])
        unknown = sum(1 for result in years if result is None)
        if certain >= rule["at_least"]:
            return True
        return False if certain + unknown < rule["at_least"] else None

    def _grade_streak(self, rule: Record) -> bool | None:
        years = [self.of(self.year - n) for n in range(rule["years"])]
        if any(result is not None and result["grade"] not in rule["grades"] for result in years):
            return False
        return None if None in years else True

    def _period_grades(self, rule: Record) -> bool | None:
        own = self.round.periods(self.one["person"])
        grades = [period["grade"] for period in own if period["grade"] is not None]
        number = sum(1 for grade in grades if grade in rule["grades"])
        if not grades:
            return None
        if "more_than" in rule:
            return number > len(grades) * Fraction(rule["more_than"])
        return number >= rule["at_least"] if "at_least" in rule else number <= rule["at_most"]

    def _score(self, rule: Record) -> bool | None:
        score = self.one["score"]
        return None if score is None else score >= Fraction(rule["at_least"])

    def _no_veto(self, rule: Record) -> bool:
        grounds = [ground for ground, _ in self.round.all_vetoes(self.one["person"])]
        return not any("grounds" not in rule or ground in rule["grounds"] for ground in grounds)

    def _unit_grade(self, rule: Record) -> bool | None:
        grade = None if self.round.of_units else self.round.unit_grade(self.one["unit"])
        return None if grade is None else grade in rule["grades"]
