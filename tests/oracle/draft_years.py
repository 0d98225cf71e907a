"""What a random ledger says of years: unit results, democratic evaluation, earlier years."""

from random import Random
from typing import Any

from tests.oracle.book import Book, Record
from tests.oracle.draft import YEAR, Draft
from tests.oracle.draft_people import UNITS
from tests.oracle.policies import odd

OPTIONS = ("excellent", "competent", "basic", "incompetent")
DIMENSIONS = ("de", "neng", "qin", "ji", "lian")


def add_year(draft: Draft) -> None:
    """Unit results and tallies of this year, past results of the three before."""
    rng = draft.rng
    people = draft.people()
    for unit in draft.units():
        if not odd(rng, 8):
            draft.records[f"unit-results/{YEAR}/{unit}"] = {
                "year": YEAR,
                "unit": unit,
                "score": rng.choice(["92.50", "90.00", "85.25", "70.00", "100.00"]),
                "authority": "云考〔2027〕1号",
                "source": "年度综合考核",
            }
        if not odd(rng, 8):
            draft.records[f"democratic/{YEAR}/{unit}"] = _democratic(rng, people, unit)
    for year in (YEAR - 1, YEAR - 2, YEAR - 3):
        if odd(rng, 60):
            _add_past(draft, people, year)


def _democratic(rng: Random, people: list[str], unit: str) -> Record:
    cast = rng.choice([4, 3, 13, 2, 1])
    rows = []
    for person in people:
        if not odd(rng, 10):
            votes = {dimension: _votes(rng, cast) for dimension in DIMENSIONS}
            rows.append({"person": person, "votes": votes})
    due = cast + rng.choice([0, 1])
    return {"year": YEAR, "unit": unit, "held": "2026-12-22", "due": due, "cast": cast, "rows": rows}


def _votes(rng: Random, cast: int) -> dict[str, int]:
    votes = dict.fromkeys(OPTIONS, 0)
    left = 0 if odd(rng, 1) else cast
    for option in OPTIONS:
        votes[option] = left if option == OPTIONS[-1] else rng.randrange(left + 1)
        left -= votes[option]
    return votes


def _add_past(draft: Draft, people: list[str], year: int) -> None:
    rng, rows = draft.rng, []
    for person in people:
        row: Record = {"person": person, "cohort": "staff", "grade": _past_grade(rng)}
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


def _past_grade(rng: Random) -> str:
    return rng.choice(["competent", "excellent", "basic", "incompetent"])


def settled_years(rng: Random, book: Book) -> dict[int, dict[str, dict[str, Any]]]:
    """Settled earlier years: somebody graded, somebody on the roster without a grade, somebody not on it."""
    settled: dict[int, dict[str, dict[str, Any]]] = {}
    for year in (YEAR - 1, YEAR - 2):
        if odd(rng, 40):
            settled[year] = _settled(rng, list(book.people))
    return settled


def _settled(rng: Random, people: list[str]) -> dict[str, dict[str, Any]]:
    results = {}
    for person in people:
        kind = rng.choice(["graded", "graded", "ungraded", "absent"])
        grade = _past_grade(rng) if kind == "graded" else None
        if kind != "absent":
            results[person] = {"grade": grade, "last_in_unit": bool(grade) and odd(rng, 40)}
    return results
