"""Limits, grades and ranks (docs/scoring.md, "final_limit", "Grades" and "Ranks").

A *result* is the plain dict of one person that ``tests.oracle.scorer`` fills, its ``score`` a Fraction;
"scored" means assessed and with a score.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from tests.oracle.book import Record
from tests.oracle.roster import matches
from tests.oracle.rounds import limit_of

Result = dict[str, Any]


def scored(results: Iterable[Result]) -> list[Result]:
    """The assessed people with a score."""
    return [one for one in results if one["status"] == "assessed" and one["score"] is not None]


def winners(candidates: list[Result], limit: int, rule: Record) -> list[Result]:
    """Who is within the limit by score, with the rule's ``break_by`` and ``ties``."""
    taken = []
    for one in candidates:
        ahead = sum(1 for other in candidates if _order(other, rule) > _order(one, rule))
        level = sum(1 for other in candidates if _order(other, rule) == _order(one, rule))
        within = ahead + level <= limit if rule["ties"] == "share_lower" else ahead < limit
        if within:
            taken.append(one)
    return taken


def _order(one: Result, rule: Record) -> tuple[tuple[int, Fraction], ...]:
    parts = [one["parts"].get(component) for component in rule.get("break_by", [])]
    return (1, one["score"]), *((0, Fraction(0)) if part is None else (1, part) for part in parts)


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


def give_grades(
    results: list[Result],
    grades: Record,
    vetoes: dict[str, list[tuple[str, str]]],
    periods: dict[str, list[Result]],
) -> None:
    """Give every scored person a grade. ``vetoes`` and ``periods`` (of the year) are by person."""
    order = [grade["id"] for grade in grades["order"]]
    candidates = []
    for one in scored(results):
        own = periods.get(one["person"], [])
        direct = _direct(grades, vetoes.get(one["person"], []))
        fallen = _floors(grades, one["score"]) + _patterns(grades, own)
        if direct:
            one["direct"] = sorted({record for _, record in direct})
            one["grade"] = max((grade for grade, _ in direct), key=order.index)
        elif fallen:
            one["grade"] = max([grades["default"], *fallen], key=order.index)
        else:
            one["grade"] = grades["default"]
            candidates.append(one)
    for cap in grades["caps"]:
        candidates = _apply_cap(cap, results, candidates, periods)


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


def _apply_cap(
    cap: Record, results: list[Result], candidates: list[Result], periods: dict[str, list[Result]]
) -> list[Result]:
    keys = ("unit", "base") if cap["base"] == "unit" else ("base",)
    among = [one for one in scored(results) if matches(cap["among"], one)]
    left = list(candidates)
    for group in grouped(among, *keys):
        eligible = [
            one for one in group if one in candidates and _meets(cap, one, periods.get(one["person"], []))
        ]
        for one in winners(eligible, limit_of(cap, len(group)), cap):
            one["grade"] = cap["grade"]
            left.remove(one)
    return left


def _meets(cap: Record, one: Result, periods: list[Result]) -> bool:
    requires = cap.get("requires", {})
    got = [period["grade"] for period in periods]
    if "score_at_least" in requires and one["score"] < Fraction(requires["score_at_least"]):
        return False
    if any(grade in requires.get("no_period_grade", []) for grade in got):
        return False
    wanted = requires.get("period_grade_at_least")
    return wanted is None or got.count(wanted["grade"]) >= wanted["count"]


def give_ranks(results: list[Result]) -> None:
    """Competition ranks in the cohort over the whole body and in the unit's counting base."""
    in_cohorts = [one for one in scored(results) if one["cohort"] is not None]
    for group in grouped(in_cohorts, "cohort"):
        _rank(group, "cohort")
    for group in grouped(scored(results), "unit", "base"):
        _rank(group, "unit")


def _rank(group: list[Result], name: str) -> None:
    for one in group:
        one[f"{name}_rank"] = 1 + sum(1 for other in group if other["score"] > one["score"])
        one[f"{name}_size"] = len(group)
