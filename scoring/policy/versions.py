"""All versions of the policy, and which is in force when."""

from collections.abc import Iterable

from scoring.facts import Day, PeriodId
from scoring.periods import order, period_of, split
from scoring.policy.types import Policy


class NoPolicy(LookupError):
    """No version is in force then."""


class Policies:
    """The versions, given in any order. A period is judged by the greatest version effective by then."""

    def __init__(self, versions: Iterable[Policy]) -> None:
        self.versions = tuple(sorted(versions, key=lambda policy: (policy.version, policy.id)))

    def for_period(self, period: PeriodId) -> Policy:
        """The version in force for a period or a year; raises NoPolicy, or PeriodError for a malformed id."""
        year, letter, _ = split(period)
        return self._in_force(order(period) if letter else (year, 11), period)

    def for_year(self, year: int) -> Policy:
        """The version in force for a year: that of its last period."""
        return self._in_force((year, 11), str(year))

    def for_day(self, day: Day) -> Policy:
        """The version in force for the period that a day is in."""
        for policy in reversed(self.versions):
            if order(policy.effective_from) <= order(period_of(day, policy).id):
                return policy
        raise NoPolicy(day)

    def _in_force(self, when: tuple[int, int], name: str) -> Policy:
        for policy in reversed(self.versions):
            if order(policy.effective_from) <= when:
                return policy
        raise NoPolicy(name)
