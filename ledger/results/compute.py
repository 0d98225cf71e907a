"""Outcomes of periods and years, each with what it rests on computed before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ledger.results.book import Book
from ledger.results.places import is_year
from scoring.components.component import Input
from scoring.inputs import inputs_by_unit
from scoring.outcome import Outcome
from scoring.period import score_period
from scoring.unit import Trace
from scoring.year import score_year

Known = Mapping[str, Outcome]
"""Outcomes by period or year: those that a year may rest on."""


def compute(
    book: Book, period: str, as_of: str, known: Known, *, number: int = 0, trace: Trace = False
) -> Outcome:
    """The outcome of a period or a year as of a day; ``number`` is that of the settlement it belongs to.

    A year takes its periods and the earlier years from ``known``. Raises NoPolicy and PeriodError.
    """
    if is_year(period):
        periods, past = _periods_of(period, known), _years_before(period, known)
        outcome = score_year(book.policies, book.facts, int(period), as_of, periods, past, trace=trace)
    else:
        outcome = score_period(book.policies, book.facts, period, as_of, trace=trace)
    return replace(outcome, number=number)


def inputs(book: Book, period: str, known: Known) -> dict[str, tuple[Input, ...]]:
    """Unit → the records that its results of a period or year rest on, whole or in part."""
    if not is_year(period):
        return inputs_by_unit(book.policies, book.facts, period)
    return inputs_by_unit(
        book.policies,
        book.facts,
        period,
        outcomes=_periods_of(period, known),
        past_years=_years_before(period, known),
    )


def _periods_of(year: str, known: Known) -> dict[str, Outcome]:
    return {id_: known[id_] for id_ in known if not is_year(id_) and id_[:4] == year}


def _years_before(year: str, known: Known) -> dict[int, Outcome]:
    return {int(id_): known[id_] for id_ in known if is_year(id_) and id_ < year}
