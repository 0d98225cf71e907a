"""A random ledger in the making: the stream of choices, the records so far, the periods that matter."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from tests.oracle.book import Book, Record, open_book
from tests.oracle.chance import odd
from tests.oracle.round import SECTIONS

YEAR = 2026


@dataclass
class Draft:
    """``periods`` are those of the year that get ballots, filings and rewards, and are scored."""

    rng: Random
    records: dict[str, Record] = field(default_factory=dict)
    periods: list[str] = field(default_factory=list)
    whole: bool = False
    """Nothing is lacking that a score needs, so that years have scores although much goes into them."""
    _book: Book | None = None
    _policy: Record = field(default_factory=dict)

    @property
    def policies(self) -> list[Record]:
        """The versions of the policy."""
        return [value for key, value in self.records.items() if key.startswith("policies/")]

    @property
    def policy(self) -> Record:
        """All versions in one, so that records have words of each; the first one's where both have some."""
        if not self._policy:
            for policy in self.policies:
                self._policy = policy | self._policy
        return self._policy

    @property
    def spans(self) -> list[str]:
        """The periods and the year."""
        return [*self.periods, str(YEAR)]

    def ids(self, catalogue: str) -> list[str]:
        """The ids of a list of the policy; empty when it has none."""
        return [entry["id"] for entry in self.policy.get(catalogue, [])]

    def lacks(self, percent: int) -> bool:
        """Whether something is lacking, in so many of a hundred cases."""
        return odd(self.rng, percent) and not self.whole

    def uses(self, component: str) -> bool:
        """Whether any version has a component of the kind in any of its scores."""
        return any(one["component"] == component for policy in self.policies for one in components(policy))

    def people(self) -> list[str]:
        """The ids of the people so far."""
        return [key.split("/")[-1] for key in self.records if key.startswith("organization/people/")]

    def units(self) -> list[str]:
        """The ids of the units so far."""
        return [key.split("/")[-1] for key in self.records if key.startswith("organization/units/")]

    def book(self) -> Book:
        """The records on their shelves as they are, or were when it was first asked for."""
        if self._book is None or not self._book.people:
            self._book = open_book(self.records)
        return self._book


def components(policy: Record) -> Iterator[Record]:
    """Every component of every score of a policy, those inside composites too."""
    for section in SECTIONS.values():
        yield from _components(policy.get(section, {}))


def _components(section: Record) -> Iterator[Record]:
    for component in [*section.get("weighted", []), *section.get("points", [])]:
        yield component
        if component["component"] == "composite":
            yield from _components(component)


def shift(day: str, days: int) -> str:
    """The calendar day so many days later."""
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


def around(draft: Draft, day: str, reach: int = 3) -> str:
    """The day itself, or a workday near it."""
    days = draft.book().workdays
    place = bisect_left(days, day)
    return draft.rng.choice([day, *days[max(0, place - reach) : place + reach + 1]])
