"""Random small ledgers as record values, edges favoured: ties, exact halves, limits, last days.

One maker serves both the bulk runs (``random.Random(seed)``) and hypothesis (``strategies.randoms``), whose
shrinking tends to the plainest ledger because every peculiarity costs a larger draw.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.oracle.book import FAR, Book, Record, days_of_year, workdays_after
from tests.oracle.chance import odd
from tests.oracle.draft import YEAR, Draft, components, shift
from tests.oracle.draft_ballots import add_ballots
from tests.oracle.draft_filings import add_filings, add_rewards, add_waivers
from tests.oracle.draft_measured import add_measured
from tests.oracle.draft_people import add_people, add_units
from tests.oracle.draft_reviews import add_reviews
from tests.oracle.draft_supervision import add_supervision
from tests.oracle.draft_withdrawals import add_withdrawals
from tests.oracle.draft_years import add_year, settled_years
from tests.oracle.policies import preset_of, random_policy, vary
from tests.oracle.rounds import bounds_of, periods_of_year, policy_of


@dataclass(frozen=True)
class Case:
    """A ledger with what to score: rounds, each as of a day, and settled earlier years by round."""

    records: dict[str, Record]
    year: int
    rounds: tuple[tuple[str, str], ...]
    """In an order in which none comes before one that it may rest on."""
    past: dict[str, dict[str, dict[str, Any]]]

    @property
    def periods(self) -> tuple[tuple[str, str], ...]:
        """The periods of people."""
        return tuple((name, as_of) for name, as_of in self.rounds if "-" in name and "units" not in name)


Policies = Callable[[Draft], None]
"""Puts the policies into a draft."""


def make_case(rng: Random, policies: Policies, *, largest: int = 14) -> Case:
    """A random ledger under some policies and what to score in it."""
    draft = Draft(rng)
    policies(draft)
    _add_calendars(draft)
    add_units(draft)
    add_people(draft, largest)
    for add in (add_filings, add_ballots, add_rewards, add_waivers, add_measured, add_supervision):
        add(draft)
    add_reviews(draft)
    add_year(draft)
    add_withdrawals(draft)
    book = draft.book()
    rounds = tuple((name, _as_of(rng, book, name.removeprefix("units-"))) for name in _rounds(draft, book))
    return Case(draft.records, YEAR, rounds, settled_years(draft))


def _rounds(draft: Draft, book: Book) -> list[str]:
    """Periods of people and of units, then the years of units and of people, as far as they are scored."""
    found = [("", "period_score", period) for period in draft.periods]
    found += [("units-", "unit_period_score", period) for period in draft.periods]
    found += [("units-", "unit_annual", str(YEAR)), ("", "annual", str(YEAR))]
    return [prefix + period for prefix, section, period in found if section in policy_of(book, period)]


cases = st.randoms(use_true_random=False).map(lambda rng: make_case(rng, random_policies(3), largest=4))
"""Small cases that shrink."""


def case_of(seed: int, *, nesting: int = 3) -> Case:
    """The case of a seed. Files hold predicates nested once (``IN_FILES``): their depth is bounded."""
    return make_case(Random(seed), random_policies(nesting))


def preset_case(preset: str, seed: int) -> Case:
    """A case of a seed under a preset's policy as it stands; with an odd seed nothing is lacking."""
    return make_case(Random(f"{preset} {seed}"), preset_policy(preset, whole=seed % 2 == 1))


def random_policies(nesting: int) -> Policies:
    """A random policy, now and then with a second one that comes into force within the year."""

    def add(draft: Draft) -> None:
        rng, policy = draft.rng, random_policy(draft.rng, nesting)
        everything = periods_of_year(YEAR, policy)
        draft.records[f"policies/{policy['policy']}/v1"] = policy
        if odd(rng, 25):
            later = vary(rng, policy["cycle"], nesting)
            later |= {"version": 2, "effective_from": rng.choice(everything)}
            draft.records[f"policies/{policy['policy']}/v2"] = later
        _choose_periods(draft)

    return add


def preset_policy(preset: str, *, whole: bool) -> Policies:
    """The policy of a preset, in force since long ago."""

    def add(draft: Draft) -> None:
        draft.whole, policy = whole, preset_of(preset) | {"effective_from": str(YEAR)}
        draft.records[f"policies/{policy['policy']}/v1"] = policy
        _choose_periods(draft)

    return add


def _choose_periods(draft: Draft) -> None:
    everything = periods_of_year(YEAR, draft.policy)
    asked = [one.get("at_least", 1) for one in components(draft.policy) if one["component"] == MEAN]
    number = max(draft.rng.choice([2, 1, 2, 3]), *asked, 1) if draft.whole else draft.rng.choice([2, 1, 2, 3])
    draft.periods = sorted(draft.rng.sample(everything, min(len(everything), number)))


MEAN = "mean_of_periods"


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
