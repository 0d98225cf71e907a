"""The rounds that a ledger knows, and the one somebody named."""

from __future__ import annotations

from ledger.refusal import Refusal
from ledger.results.book import Book
from scoring.periods import Period, PeriodError, parse
from scoring.policy.versions import NoPolicy
from scoring.resting import rounds_in


def span_of(book: Book, name: str) -> Period:
    """The period or year of this round. Raises Refusal, with the ids there are, when there is none such."""
    try:
        return parse(name, book.policies.for_period(name))
    except (PeriodError, NoPolicy) as error:
        raise Refusal("period.unknown", name=name, nearest=", ".join(period_ids(book))) from error


def period_ids(book: Book) -> list[str]:
    """The ids of all rounds that have a policy and a calendar, in order of time."""
    years = sorted({int(day[:4]) for day in book.facts.workdays})
    return [id_ for year in years for id_ in _ids(book, year)]


def _ids(book: Book, year: int) -> list[str]:
    try:
        policy = book.policies.for_year(year)
    except NoPolicy:
        return []
    return rounds_in(year, policy)
