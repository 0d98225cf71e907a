"""A random ledger in the making: the stream of choices, the records so far, the periods that matter."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from tests.oracle.book import Book, Record, open_book
from tests.oracle.rounds import policy_for_period, policy_for_year

YEAR = 2026


@dataclass
class Draft:
    """``periods`` are those of the year that get ballots, filings and rewards, and are scored."""

    rng: Random
    records: dict[str, Record] = field(default_factory=dict)
    periods: list[str] = field(default_factory=list)

    def people(self) -> list[str]:
        """The ids of the people so far."""
        return [key.split("/")[-1] for key in self.records if key.startswith("organization/people/")]

    def units(self) -> list[str]:
        """The ids of the units so far."""
        return [key.split("/")[-1] for key in self.records if key.startswith("organization/units/")]

    def book(self) -> Book:
        """The records so far on their shelves."""
        return open_book(self.records)


def policy_of(book: Book, period: str) -> Record:
    """The policy in force for a period or for a year."""
    return policy_for_period(book, period) if "-" in period else policy_for_year(book, int(period))


def shift(day: str, days: int) -> str:
    """The calendar day so many days later."""
    return (date.fromisoformat(day) + timedelta(days)).isoformat()
