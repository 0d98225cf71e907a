"""What a random ledger says of years: unit results, democratic evaluation, earlier years."""

from random import Random
from typing import Any

from tests.oracle.book import Record
from tests.oracle.chance import odd
from tests.oracle.draft import YEAR, Draft, components
from tests.oracle.draft_people import UNITS


def add_year(draft: Draft) -> None:
    """Unit results and tallies of this year, past results of the three before."""
    rng, people = draft.rng, draft.people()
    tallies = [one for one in components(draft.policy) if one["component"] == "democratic_evaluation"]
    for unit in draft.units():
        if not draft.lacks(30 if "unit_annual" in draft.policy else 8):
            draft.records[f"unit-results/{YEAR}/{unit}"] = _unit_result(draft, unit)
        if tallies and not draft.lacks(8):
            draft.records[f"democratic/{YEAR}/{unit}"] = _democratic(draft, tallies[0], people, unit)
    for year in (YEAR - 1, YEAR - 2, YEAR - 3):
        if "annual" in draft.policy and odd(rng, 60):
            _add_past(draft, people, year)


def _unit_result(draft: Draft, unit: str) -> Record:
    score = draft.rng.choice(["92.50", "90.00", "85.25", "70.00", "100.00"])
    value = {
        "year": YEAR,
        "unit": unit,
        "score": score,
        "authority": "云考〔2027〕1号",
        "source": "年度综合考核",
    }
    grades = unit_grades(draft.policy)
    return value | {"grade": draft.rng.choice(grades)} if grades and odd(draft.rng, 50) else value


def unit_grades(policy: Record) -> list[str]:
    """The grades that a year of units may have, as far as the policy names any."""
    if "unit_annual" in policy:
        return [grade["id"] for grade in policy["unit_annual"]["grades"]["order"]]
    caps = policy.get("annual", {}).get("grades", {}).get("caps", [])
    return sorted({grade for cap in caps for grade in cap.get("share_by_unit_grade", {})})


def _democratic(draft: Draft, component: Record, people: list[str], unit: str) -> Record:
    rng = draft.rng
    cast = rng.choice([13, 9, 20] if draft.whole else [4, 3, 13, 2, 1])
    options = [option["id"] for option in component["options"]]
    rows = []
    for person in people:
        if not draft.lacks(10):
            votes = {dimension["id"]: _votes(rng, options, cast) for dimension in component["dimensions"]}
            rows.append({"person": person, "votes": votes})
    due = cast + rng.choice([0, 1])
    return {"year": YEAR, "unit": unit, "held": "2026-12-22", "due": due, "cast": cast, "rows": rows}


def _votes(rng: Random, options: list[str], cast: int) -> dict[str, int]:
    votes = dict.fromkeys(options, 0)
    left = 0 if odd(rng, 1) else cast
    for option in options:
        votes[option] = left if option == options[-1] else rng.randrange(left + 1)
        left -= votes[option]
    return votes


def _add_past(draft: Draft, people: list[str], year: int) -> None:
    rng, rows = draft.rng, []
    for person in people:
        row: Record = {"person": person, "cohort": "staff", "grade": _past_grade(rng, draft.policy["annual"])}
        if not odd(rng, 30):
            row["last_in_unit"] = odd(rng, 50)
        if not odd(rng, 30):
            rows.append(row)
    if rows:
        draft.records[f"past-results/{year}/{UNITS[0]}"] = {
            "year": year,
            "unit": UNITS[0],
            "authority": "云考〔2026〕1号",
            "source": "原考核系统导出",
            "rows": rows,
        }


def _past_grade(rng: Random, annual: Record) -> str:
    """The best grade and the default are likelier."""
    order = [grade["id"] for grade in annual["grades"]["order"]]
    return rng.choice([*order, order[0], annual["grades"]["default"]])


def settled_years(draft: Draft) -> dict[str, dict[str, dict[str, Any]]]:
    """Settled earlier years: somebody graded, somebody on the roster without a grade, somebody not on it."""
    rng, policy = draft.rng, draft.policy
    settled: dict[str, dict[str, dict[str, Any]]] = {}
    for prefix, section, everybody in (
        ("", "annual", draft.people()),
        ("units-", "unit_annual", draft.units()),
    ):
        for year in (YEAR - 1, YEAR - 2):
            if section in policy and odd(rng, 40):
                settled[f"{prefix}{year}"] = _settled(rng, policy[section], everybody)
    return settled


def _settled(rng: Random, annual: Record, everybody: list[str]) -> dict[str, dict[str, Any]]:
    results = {}
    for who in everybody:
        kind = rng.choice(["graded", "graded", "ungraded", "absent"])
        grade = _past_grade(rng, annual) if kind == "graded" else None
        if kind != "absent":
            results[who] = {"grade": grade, "last_in_unit": bool(grade) and odd(rng, 40)}
    return results
