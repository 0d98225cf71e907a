"""Limits, grades and ranks (docs/scoring.md, "final_limit", "Grades" and "Ranks").

A *result* is the plain dict of one person or unit that ``tests.oracle.scorer`` fills, its ``score`` a
Fraction; "scored" means assessed and with a score.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from tests.oracle.book import Record
from tests.oracle.roster import matches
from tests.oracle.round import Result, Round
from tests.oracle.rounds import limit_of, whole


def scored(results: Iterable[Result]) -> list[Result]:
    """The assessed people with a score."""
    return [one for one in results if one["status"] == "assessed" and one["score"] is not None]


def winners(candidates: list[Result], limit: int, rule: Record) -> list[Result]:
    """Who is within the limit by score (or another component), with the rule's ``break_by`` and ``ties``."""
    taken = []
    for one in candidates:
        ahead = sum(1 for other in candidates if _order(other, rule) > _order(one, rule))
        level = sum(1 for other in candidates if _order(other, rule) == _order(one, rule))
        within = ahead + level <= limit if rule["ties"] == "share_lower" else ahead < limit
        if within:
            taken.append(one)
    return taken


def _order(one: Result, rule: Record) -> tuple[tuple[int, Any], ...]:
    parts = [one["parts"].get(component) for component in rule.get("break_by", [])]
    return (1, measure_of(one, rule)), *((0, Fraction(0)) if part is None else (1, part) for part in parts)


def measure_of(one: Result, rule: Record) -> Fraction | None:
    """The score, or the component that an award goes by; ``None`` when that is absent."""
    by = rule.get("by", "score")
    found: Fraction | None = one["score"] if by == "score" else one["parts"].get(by)
    return found


def limit_scores(results: list[Result], rule: Record, places: int) -> None:
    """``final_limit``: within unit and counting base, those over the limit drop just below the threshold."""
    threshold = Fraction(rule["at_or_above"])
    for group in grouped(scored(results), "unit", "base"):
        keep = winners(group, limit_of(rule, len(group)), rule)
        for one in group:
            if one["score"] >= threshold and one not in keep:
                one["score"] = threshold - Fraction(1, 10**places)
                one["limited"] = True


def grouped(results: list[Result], *keys: str) -> list[list[Result]]:
    """The results that share the values of all keys, group by group."""
    groups: dict[tuple[Any, ...], list[Result]] = {}
    for one in results:
        groups.setdefault(tuple(one[key] for key in keys), []).append(one)
    return list(groups.values())


def give_grades(results: list[Result], round_: Round) -> None:
    """Give every scored subject a grade."""
    grades = round_.grades
    order = [grade["id"] for grade in grades["order"]]
    candidates = []
    for one in scored(results):
        direct = _direct(grades, round_.vetoes(one["person"]))
        fallen = _floors(grades, one["score"]) + _patterns(grades, round_.periods(one["person"]))
        if direct:
            one["direct"] = sorted({record for _, record in direct})
            one["grade"] = max((grade for grade, _ in direct), key=order.index)
        elif fallen:
            one["grade"] = max([grades["default"], *fallen], key=order.index)
        else:
            one["grade"] = grades["default"]
            candidates.append(one)
    for cap in grades["caps"]:
        candidates = _apply_cap(cap, results, candidates, round_)


def _direct(grades: Record, vetoes: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [
        (rule["grade"], record)
        for rule in grades["direct"]
        for ground, record in vetoes
        if ground in rule["grounds"]
    ]


def _floors(grades: Record, score: Fraction) -> list[str]:
    return [rule["grade"] for rule in grades["floors"] if Fraction(rule["below"]) > score]


def _patterns(grades: Record, periods: list[Result]) -> list[str]:
    with_score = [one for one in periods if one["score"] is not None]
    found = []
    for rule in grades.get("patterns", []):
        hits = [one for one in with_score if one["grade"] in rule["period_grades"]]
        if with_score and Fraction(len(hits), len(with_score)) > Fraction(rule["more_than"]):
            found.append(rule["grade"])
    return found


KEYS = {"unit": ("unit", "base"), "cohort": ("cohort", "base"), "body": ("base",)}
"""What the places of a cap are counted by."""


def bases_of(rule: Record, people: list[Result]) -> list[list[Result]]:
    """The bases of a cap (or award) among the scored; without a cohort one counts in none."""
    among = [one for one in people if matches(rule.get("among", {}), one)]
    if rule["base"] == "cohort":
        among = [one for one in among if one["cohort"] is not None]
    return grouped(among, *KEYS[rule["base"]])


def _apply_cap(cap: Record, results: list[Result], candidates: list[Result], round_: Round) -> list[Result]:
    left = list(candidates)
    for group in bases_of(cap, scored(results)):
        eligible = [one for one in group if one in candidates and _meets(cap, one, round_)]
        for one in winners(eligible, places_of(cap, group, round_), cap):
            one["grade"] = cap["grade"]
            left.remove(one)
    return left


def places_of(cap: Record, group: list[Result], round_: Round) -> int:
    """The places of one base: by the share of its unit's grade where shares move, and by waivers."""
    rule = dict(cap)
    if "share_by_unit_grade" in cap:
        grade = round_.unit_grade(group[0]["unit"])
        rule["share"] = cap["share_by_unit_grade"].get(grade, cap["share"])
    waivers = _waivers(cap, round_)
    raised = [each for each in waivers if "unit" in each and each["unit"] == group[0]["unit"]]
    if "total" not in cap:
        raised += [each for each in waivers if "unit" not in each]
    return max([limit_of(rule, len(group)), *(_waived(each, cap, len(group)) for each in raised)])


def _waivers(cap: Record, round_: Round) -> list[Record]:
    subjects = "units" if round_.of_units else "people"
    return [
        waiver
        for waiver in round_.book.waivers
        if (waiver["period"], waiver.get("subjects", "people"), waiver["cap"])
        == (round_.period, subjects, cap["id"])
    ]


def _waived(waiver: Record, cap: Record, number: int) -> int:
    if "count" in waiver:
        return int(waiver["count"])
    return whole(Fraction(waiver["share"], 10000) * number, cap["rounding"])


Total = tuple[str, str, int, int, int]
"""Cap, counting base, people in its bases, their places, and the limit to these."""


def totals_of(results: list[Result], round_: Round) -> list[Total]:
    """What the places of the caps with a ``total`` come to, in order."""
    found = []
    for cap in (cap for cap in round_.grades["caps"] if "total" in cap):
        bases = bases_of(cap, scored(results))
        for name in {group[0]["base"] for group in bases}:
            own = [group for group in bases if group[0]["base"] == name]
            people = sum(map(len, own))
            limits = [_waived(each, cap, people) for each in _waivers(cap, round_) if "unit" not in each]
            limit = max([_waived(cap["total"], cap, people), *limits])
            found.append(
                (cap["id"], name, people, sum(places_of(cap, group, round_) for group in own), limit)
            )
    return sorted(found)


def _meets(cap: Record, one: Result, round_: Round) -> bool:
    requires = cap.get("requires", {})
    got = [period["grade"] for period in round_.periods(one["person"])]
    if "score_at_least" in requires and one["score"] < Fraction(requires["score_at_least"]):
        return False
    if any(grade in requires.get("no_period_grade", []) for grade in got):
        return False
    grounds = {ground for ground, _ in round_.all_vetoes(one["person"])}
    if not grounds.isdisjoint(requires.get("no_veto", [])):
        return False
    wanted = requires.get("period_grade_at_least")
    return wanted is None or got.count(wanted["grade"]) >= wanted["count"]


def give_ranks(results: list[Result], round_: Round) -> None:
    """Competition ranks in the cohort over the whole body and, of people, in the unit's counting base."""
    in_cohorts = [one for one in scored(results) if one["cohort"] is not None]
    for group in grouped(in_cohorts, "cohort"):
        _rank(group, "cohort")
    for group in [] if round_.of_units else grouped(scored(results), "unit", "base"):
        _rank(group, "unit")


def _rank(group: list[Result], name: str) -> None:
    for one in group:
        one[f"{name}_rank"] = 1 + sum(1 for other in group if other["score"] > one["score"])
        one[f"{name}_size"] = len(group)
