"""Every measure of a ledger as it stands on a day, all of them or those of one year."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.care.build import care_facts
from ledger.care.rounds import Rounds
from ledger.records.tree import Tree
from ledger.results.book import Book
from scoring.care.due import Ground
from scoring.care.standing import Standing, standings
from scoring.periods import period_of
from scoring.policy.versions import NoPolicy, Policies


def measures(tree: Tree, book: Book, as_of: str) -> tuple[Standing, ...]:
    """Due and on record by a day; in force are the settlements that are in force in the tree."""
    rounds = Rounds(tree)
    care = care_facts(book.ledger, rounds, rounds.periods)
    return standings(Ground(book.policies, book.facts, care, as_of))


def of_year(policies: Policies, found: Iterable[Standing], year: int) -> tuple[Standing, ...]:
    """Those opened in an assessment year; of those not opened, those whose cause is of it."""
    return tuple(each for each in found if _year(policies, each) == year)


def _year(policies: Policies, found: Standing) -> int | None:
    day = found.taken.opened if found.taken else found.due.since if found.due else ""
    try:
        return period_of(day, policies.for_day(day)).year
    except NoPolicy:
        return None
