"""A result at a glance: score, grade or why there is none, and rank."""

from __future__ import annotations

from ledger.board.both import both
from ledger.board.encode import text
from ledger.board.pages.words import status_words
from ledger.board.settled import Settled
from ledger.board.view import View
from scoring.outcome import PersonOutcome
from scoring.rounds import UNITS, subjects_of

POINTS = both("分", "points")


def glance(view: View, settled: Settled, outcome: PersonOutcome) -> str:
    """The pieces of the panel that leads a person's page and the page of a result."""
    score = view.score(settled, outcome)
    value = f'<span class="sj-value">{score}<small>{POINTS}</small></span>' if score else ""
    said = view.grade(settled, outcome) or status_words(view.sight, outcome)
    return f"{value}{said}{_rank(view, settled, outcome)}"


def _rank(view: View, settled: Settled, outcome: PersonOutcome) -> str:
    if not view.rank(outcome):
        return ""
    policy = view.policy_of(settled.period)
    cohorts = {cohort.id: cohort.name for cohort in policy.cohorts}
    cohorts |= {named.id: named.name for named in policy.unit_classes}
    cohort = text(cohorts.get(outcome.cohort or "", ""))
    whole, rank = outcome.cohort_size, outcome.cohort_rank
    of_units = subjects_of(settled.period) == UNITS
    said = both(
        f"{cohort} {whole} {'个单位' if of_units else '人'}中第 {rank} 名",
        f"rank {rank} of {whole}{cohort and ', '}{cohort}",
    )
    return f"<span>{said}</span>"
