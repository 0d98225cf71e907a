"""Outcomes of rounds, each with what it rests on computed before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ledger.results.book import Book
from scoring.components.component import Input
from scoring.inputs import inputs_by_unit
from scoring.outcome import Outcome
from scoring.period import score_period
from scoring.rounds import is_year, subjects_of, year_of_round
from scoring.unit import Trace
from scoring.year import score_year

Known = Mapping[str, Outcome]
"""Outcomes by round: those that a year may rest on."""


def compute(
    book: Book, period: str, as_of: str, known: Known, *, number: int = 0, trace: Trace = False
) -> Outcome:
    """The outcome of a round as of a day; ``number`` is that of the settlement it belongs to.

    A year takes the rounds it rests on and the earlier years from ``known``. Raises NoPolicy and PeriodError.
    """
    if is_year(period):
        outcome = score_year(
            book.policies,
            book.facts,
            int(year_of_round(period)),
            as_of,
            _of_year(period, known),
            _years_before(period, known),
            subjects=subjects_of(period),
            trace=trace,
        )
    else:
        outcome = score_period(book.policies, book.facts, period, as_of, trace=trace)
    return replace(outcome, number=number)


def inputs(book: Book, period: str, known: Known) -> dict[str, tuple[Input, ...]]:
    """Unit → the records that its results of a round rest on, whole or in part."""
    if not is_year(period):
        return inputs_by_unit(book.policies, book.facts, period)
    return inputs_by_unit(
        book.policies,
        book.facts,
        period,
        outcomes=_of_year(period, known),
        past_years=_years_before(period, known),
    )


def _of_year(year: str, known: Known) -> dict[str, Outcome]:
    """The other rounds of the same year; scoring takes of them what the year rests on."""
    return {id_: known[id_] for id_ in known if year_of_round(id_) == year_of_round(year) and id_ != year}


def _years_before(year: str, known: Known) -> dict[int, Outcome]:
    """The earlier years of the same subjects."""
    years = (id_ for id_ in known if is_year(id_) and subjects_of(id_) == subjects_of(year))
    return {int(year_of_round(id_)): known[id_] for id_ in years if id_ < year}
