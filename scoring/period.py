"""Scoring a period: every unit by itself, then all of them together."""

from scoring.combine import combine
from scoring.facts import Day, Facts
from scoring.frame import Frame, frame_of
from scoring.outcome import Outcome
from scoring.policy.versions import Policies
from scoring.rounds import RoundId
from scoring.unit import Trace, score_unit


def score_period(
    policies: Policies, facts: Facts, period: RoundId, as_of: Day, *, trace: Trace = False
) -> Outcome:
    """The outcome of a period's round as far as it can be said on ``as_of``.

    With derivations of those in ``trace``.

    Raises NoPolicy when no policy is in force, and PeriodError for an id that its cycle does not have.
    """
    return score_frame(policies, frame_of(policies, facts, period, as_of), trace)


def score_frame(policies: Policies, frame: Frame, trace: Trace = False) -> Outcome:
    """The outcome of a frame: score every unit and combine them."""
    units = [score_unit(frame, unit, trace=trace) for unit in frame.units]
    return combine(policies, frame.period.round, frame.as_of, units, trace=trace)
