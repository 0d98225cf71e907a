"""Explaining why somebody on the roster is not scored."""

from fractions import Fraction

from scoring.derivation import Node, given, step
from scoring.frame import Frame
from scoring.roster import Seat


def derive_status(frame: Frame, seat: Seat) -> Node:
    """The condition that applies to somebody whose status is not ``assessed``."""
    if seat.status == "long_leave":
        return _share(
            frame, "above", seat.on_leave, frame.policy.roster.leave_over, seat.in_post, "leave_over"
        )
    if seat.status == "seconded":
        share = frame.policy.roster.seconded_over or Fraction(0)
        return _share(frame, "above", seat.seconded, share, seat.in_post, "seconded_over")
    if seat.status == "short":
        days = len(frame.deadlines)
        return _share(
            frame, "below", seat.in_post, frame.policy.roster.minimum_presence, days, "minimum_presence"
        )
    record = frame.facts.people[seat.person].record
    return given(f"status.{seat.status}", "yes", record=record, day=frame.period.last)


def _share(frame: Frame, operation: str, days: int, share: Fraction, whole: int, setting: str) -> Node:
    basis = frame.policy.roster.basis
    limit = step(
        "status.limit",
        "product",
        share * whole,
        (given("status.share", share, clause=f"roster.{setting}", basis=basis), given("status.whole", whole)),
    )
    return step(f"status.{setting}", operation, "yes", (given("status.days", days), limit))
