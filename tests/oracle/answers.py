"""The second scorer's answers for a whole case, round after round."""

from collections.abc import Mapping
from typing import Any

from tests.oracle.book import open_book
from tests.oracle.grading import Total, totals_of
from tests.oracle.ledgers import Case
from tests.oracle.round import Round
from tests.oracle.scorer import score_round

Results = dict[str, dict[str, Any]]
"""Results by person or unit."""


def answers(case: Case, settled: Mapping[str, Results] | None = None) -> dict[str, Results]:
    """The results of every round of the case; a year rests on the ``settled`` ones, if given."""
    return answers_and_totals(case, settled)[0]


def answers_and_totals(
    case: Case, settled: Mapping[str, Results] | None = None
) -> tuple[dict[str, Results], dict[str, list[Total]]]:
    """Also what the places of caps come to in every round, where a cap has a total."""
    book, found, totals = open_book(case.records), dict[str, Results](), dict[str, list[Total]]()
    for name, as_of in case.rounds:
        round_ = Round(book, name, as_of, settled or found, case.past)
        found[name] = score_round(round_)
        totals[name] = totals_of(list(found[name].values()), round_)
    return found, totals
