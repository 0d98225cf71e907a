"""Scoring a year: the annual composition over the outcomes of its periods and of earlier years."""

from collections.abc import Mapping

from scoring.facts import Day, Facts, PeriodId
from scoring.frame import frame_of
from scoring.outcome import Outcome
from scoring.period import score_frame
from scoring.policy.versions import Policies
from scoring.unit import Trace


def score_year(
    policies: Policies,
    facts: Facts,
    year: int,
    as_of: Day,
    outcomes: Mapping[PeriodId, Outcome],
    past_years: Mapping[int, Outcome],
    *,
    trace: Trace = False,
) -> Outcome:
    """The annual outcome as far as it can be said on ``as_of``; with derivations of those in ``trace``.

    ``outcomes`` are those of the year's periods, ``past_years`` the settled ones of earlier years. Raises
    NoPolicy when no policy is in force.
    """
    frame = frame_of(policies, facts, f"{year:04}", as_of, outcomes=outcomes, past_years=past_years)
    return score_frame(policies, frame, trace)
