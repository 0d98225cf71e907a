"""Replacing one number of the policy changes exactly the results that its clause governs."""

from __future__ import annotations

from copy import deepcopy
from fractions import Fraction
from typing import Any

import pytest

from ledger.records.tree import WorkTree
from ledger.results.book import Book, open_book
from scoring.derivation import Node
from scoring.outcome import Outcome
from scoring.period import score_period
from scoring.policy.read import read_policy
from scoring.policy.versions import Policies
from scoring.whatif.clauses import differences
from scoring.whatif.moves import moves, results_of
from tests.golden.build import (
    LATE,
    calendars,
    diary,
    only_workdays,
    person,
    post,
    rated,
    rules,
    score,
    staff,
    unit,
    weekdays,
)
from tests.scoring.small import at
from tests.settle.small import NOW, small_ledger

SETTINGS = (
    "period_score.weighted.ballots.groups.leader.weight",
    "period_score.weighted.ballots.groups.peer.weight",
    "period_score.weighted.ballots.groups.other.weight",
    "period_score.weighted.ballots.blocks.head.ballot_weight",
    "period_score.weighted.ballots.blocks.deputy.ballot_weight",
    "period_score.points.logs.missing_day",
    "period_score.points.logs.missing_summary",
    "period_score.points.logs.cap",
    "period_score.points.adjustments.cap_added",
    "period_score.bounds.max",
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return open_book(WorkTree(small_ledger(tmp_path_factory.mktemp("whatif") / "ledger")))


def outcome(book: Book, value: dict[str, Any], *, trace: bool = False) -> Outcome:
    return score_period(Policies([read_policy(value)]), book.facts, "2025-Q1", NOW, trace=trace)


def cited(node: Node | None) -> set[str]:
    """Every clause that a derivation names."""
    if node is None:
        return set()
    inner = [cited(child) for child in (*node.inputs, *node.notes)]
    return {node.clause}.union(*inner)


@pytest.mark.parametrize("path", SETTINGS)
def test_only_scores_that_cite_a_clause_move_with_it(book: Book, path: str) -> None:
    (record,) = book.ledger.by_kind["policy"]
    before = outcome(book, record.value, trace=True)
    other = changed_number(record.value, path)
    assert [clause.name for clause in differences(record.value, other)] == [path]
    found = moves(results_of(before), results_of(outcome(book, other)))
    moved = {move.person for move in found if move.what == "score"}
    governed = {name for name, person in before.people.items() if path in cited(person.derivation)}
    assert moved <= governed


def test_some_of_these_numbers_move_somebody(book: Book) -> None:
    """Otherwise the test above could not fail."""
    (record,) = book.ledger.by_kind["policy"]
    before = results_of(outcome(book, record.value))
    moving = [
        path
        for path in SETTINGS
        if moves(before, results_of(outcome(book, changed_number(record.value, path))))
    ]
    assert len(moving) >= 5


def changed_number(value: dict[str, Any], path: str) -> dict[str, Any]:
    other = deepcopy(value)
    parent, _, key = path.rpartition(".")
    inner = at(other, parent)
    number = inner[key]
    inner[key] = number + 1 if isinstance(number, int) else halved(number)
    return other


def test_the_deduction_for_a_missing_day_moves_those_who_miss_days() -> None:
    """Two workdays. p0001 logs both, p0002 one, p0003 none; nobody has a summary, which costs nothing here.

    At 0.10 a day the scores are 80.00, 79.90, 79.80, at 0.25 a day 80.00, 79.75, 79.50.
    """
    first, second = weekdays("2026-01-05", 2)
    days = {"p0001": (first, second), "p0002": (first,), "p0003": ()}
    ledger = unit("roads") | head("p0009") | staff("roads", *days) | holding_only(first, second)
    ledger |= rated("roads", dict.fromkeys(days, 80))
    for name, logged in days.items():
        ledger |= diary(name, "roads", {day: day for day in logged})
    free = {"period_score.points.logs.missing_summary": "0.00"}
    dearer = free | {"period_score.points.logs.missing_day": "0.25"}
    before, after = (scores(ledger | rules(settings)) for settings in (free, dearer))
    assert before == {"p0001": "80", "p0002": "799/10", "p0003": "399/5"}
    assert after == {"p0001": "80", "p0002": "319/4", "p0003": "159/2"}


def test_a_floor_moves_those_between_the_old_and_the_new_one() -> None:
    """“Average below 70” raised to 75 moves 70 and 74 down from fair; 69 and 75 stay as they are."""
    given = {"p0001": 69, "p0002": 70, "p0003": 74, "p0004": 75}
    ledger = (
        unit("roads") | head("p0009") | staff("roads", *given) | calendars(2026, 2027) | rated("roads", given)
    )
    higher = {"grades.floors.1.below": "75.00"}
    before, after = (score(ledger | rules(settings)) for settings in ({}, higher))
    moved = {name for name in given if before[name].grade != after[name].grade}
    assert moved == {"p0002", "p0003"}
    assert {after[name].grade for name in moved} == {"average"}
    assert all(before[name].score == after[name].score for name in given)


def head(name: str) -> dict[str, Any]:
    """The unit's head, whose ballot counts; nobody rates the head here."""
    return person(name, post("roads", "head"))


def holding_only(*days: str) -> dict[str, Any]:
    return only_workdays([*days, *weekdays("2026-04-01", 12)])


def scores(ledger: dict[str, Any]) -> dict[str, str]:
    return {name: str(found.score) for name, found in score(ledger, as_of=LATE).items() if name != "p0009"}


def halved(number: str) -> str:
    """A decimal of two places, halved and cut off."""
    units = int(Fraction(number) * 50)
    return f"{units // 100}.{units % 100:02}"
