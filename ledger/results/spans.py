"""The rounds that a ledger knows, and the one somebody named."""

from __future__ import annotations

from ledger.refusal import Refusal
from ledger.results.book import Book
from scoring.periods import Period, PeriodError, parse, scheme_of
from scoring.policy.versions import NoPolicy
from scoring.resting import rounds_in


def span_of(book: Book, name: str) -> Period:
    """The round of this id. Raises Refusal, with the ids there are, when none of that id is scored."""
    return _known(book, name, scored=True)


def year_of(book: Book, name: str) -> Period:
    """The year of this id, whether people are scored in it or only units. Raises Refusal as above."""
    return _known(book, name, scored=False)


def _known(book: Book, name: str, *, scored: bool) -> Period:
    try:
        policy = book.policies.for_period(name)
        period = parse(name, policy)
        if scored:
            scheme_of(policy, period)
    except (PeriodError, NoPolicy) as error:
        raise Refusal("period.unknown", name=name, nearest=", ".join(period_ids(book))) from error
    return period


def period_ids(book: Book) -> list[str]:
    """The ids of all rounds that have a policy and a calendar, in order of time."""
    years = sorted({int(day[:4]) for day in book.facts.workdays})
    return [id_ for year in years for id_ in _ids(book, year)]


def _ids(book: Book, year: int) -> list[str]:
    try:
        return rounds_in(year, book.policies)
    except NoPolicy:
        return []
