"""Random small ledgers as record values, edges favoured: ties, exact halves, limits, last days.

One maker serves both the bulk runs (``random.Random(seed)``) and hypothesis (``strategies.randoms``), whose
shrinking tends to the plainest ledger because every peculiarity costs a larger draw.
"""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.oracle.book import FAR, Book, Record, days_of_year, workdays_after
from tests.oracle.draft import YEAR, Draft, policy_of, shift
from tests.oracle.draft_ballots import add_ballots
from tests.oracle.draft_filings import add_filings, add_rewards
from tests.oracle.draft_people import add_people, add_units
from tests.oracle.draft_years import add_year, settled_years
from tests.oracle.policies import odd, random_policy
from tests.oracle.rounds import bounds_of, periods_of_year


@dataclass(frozen=True)
class Case:
    """A ledger with what to score: periods and the year, each as of a day, and settled earlier years."""

    records: dict[str, Record]
    year: int
    rounds: tuple[tuple[str, str], ...]
    as_of: str
    past_years: dict[int, dict[str, dict[str, Any]]]


def make_case(rng: Random, *, largest: int = 14, nesting: int = 3) -> Case:
    """A random ledger and what to score in it."""
    draft = Draft(rng)
    _add_policies(draft, nesting)
    _add_calendars(draft)
    add_units(draft)
    add_people(draft, largest)
    add_filings(draft)
    add_ballots(draft)
    add_rewards(draft)
    add_year(draft)
    book = draft.book()
    rounds = tuple((period, _as_of(rng, book, period)) for period in draft.periods)
    return Case(draft.records, YEAR, rounds, _as_of(rng, book, str(YEAR)), settled_years(rng, book))


cases = st.randoms(use_true_random=False).map(lambda rng: make_case(rng, largest=4))
"""Small cases that shrink."""


def case_of(seed: int, *, nesting: int = 3) -> Case:
    """The case of a seed. Files hold predicates nested once (``nesting=1``): their depth is bounded."""
    return make_case(Random(seed), nesting=nesting)


def _add_policies(draft: Draft, nesting: int) -> None:
    rng, policy = draft.rng, random_policy(draft.rng, nesting)
    everything = periods_of_year(YEAR, policy)
    draft.records[f"policies/{policy['policy']}/v1"] = policy
    if odd(rng, 25):
        later = random_policy(rng, nesting, policy["cycle"])
        later |= {"version": 2, "effective_from": rng.choice(everything)}
        draft.records[f"policies/{policy['policy']}/v2"] = later
    draft.periods = sorted(rng.sample(everything, min(len(everything), rng.choice([2, 1, 2, 3]))))


def _add_calendars(draft: Draft) -> None:
    """Calendars that leave only a few workdays in each month, so that a year stays small."""
    reach = 1 if odd(draft.rng, 5) else 3
    for year in range(YEAR, YEAR + reach):
        weekdays = [day for day, weekday in days_of_year(year) if weekday < 5]
        extra = [day for day in (f"{year}-02-07", f"{year}-10-10") if date.fromisoformat(day).weekday() > 4]
        draft.records[f"calendar/{year}"] = {
            "year": year,
            "announced": True,
            "source": "虚构的安排",
            "holidays": sorted(draft.rng.sample(weekdays, 200)),
            "workdays": extra,
        }


def _as_of(rng: Random, book: Book, period: str) -> str:
    """Mostly long after; else on and around the last days for filing, or in the midst of the period."""
    first, last = bounds_of(period, policy_of(book, period))
    if not odd(rng, 40):
        return "2031-01-01"
    inside = [day for day in book.workdays if first <= day <= last] or [first]
    edges = [workdays_after(book, last, n) for n in (0, 1, 4, 5, 6)]
    days = [day for day in edges if day != FAR]
    return rng.choice([*days, rng.choice(inside), shift(rng.choice(inside), 1)])
