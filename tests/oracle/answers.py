"""The second scorer's answers for a whole case: its periods, then its year from them."""

from typing import Any

from tests.oracle.annual import score_year
from tests.oracle.book import open_book
from tests.oracle.ledgers import Case
from tests.oracle.scorer import score_period

Results = dict[str, dict[str, Any]]
"""Results by person."""


def answers(case: Case) -> dict[str, Results]:
    """The results of every round of the case, the year last."""
    book = open_book(case.records)
    periods = {period: score_period(book, period, as_of) for period, as_of in case.rounds}
    year = score_year(book, case.year, case.as_of, periods, case.past_years)
    return {**periods, str(case.year): year}
