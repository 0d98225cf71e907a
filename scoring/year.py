"""Scoring a year: the annual composition over the outcomes of its periods and of earlier years."""

from collections.abc import Mapping

from scoring.facts import Day, Facts
from scoring.frame import frame_of
from scoring.outcome import Outcome
from scoring.period import score_frame
from scoring.policy.versions import Policies
from scoring.rounds import PEOPLE, RoundId, round_id
from scoring.unit import Trace


def score_year(
    policies: Policies,
    facts: Facts,
    year: int,
    as_of: Day,
    outcomes: Mapping[RoundId, Outcome],
    past_years: Mapping[int, Outcome],
    *,
    subjects: str = PEOPLE,
    trace: Trace = False,
) -> Outcome:
    """The annual outcome as far as it can be said on ``as_of``; with derivations of those in ``trace``.

    ``outcomes`` are those of the year's periods and, for people, of the units' year; ``past_years`` the
    settled ones of earlier years of the same ``subjects``. Raises NoPolicy when no policy is in force, and
    PeriodError when the policy scores no units.
    """
    name = round_id(subjects, f"{year:04}")
    frame = frame_of(policies, facts, name, as_of, outcomes=outcomes, past_years=past_years)
    return score_frame(policies, frame, trace)
