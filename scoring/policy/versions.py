"""All versions of the policy, and which is in force when."""

from collections.abc import Iterable

from scoring.facts import Day, PeriodId
from scoring.periods import PeriodError, order, period_of, split
from scoring.policy.types import Policy
from scoring.rounds import RoundId, subjects_of


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

    def find(self, period: PeriodId) -> Policy | None:
        """The version in force for a period or a year; None when there is none, or the id is malformed."""
        try:
            return self.for_period(period)
        except (NoPolicy, PeriodError):
            return None

    def _in_force(self, when: tuple[int, int], name: str) -> Policy:
        for policy in reversed(self.versions):
            if order(policy.effective_from) <= when:
                return policy
        raise NoPolicy(name)


class Supposed(Policies):
    """The versions there are, but with one policy in force for a round, and for the periods of a year.

    Everything else, the years before it in particular, is judged as ever.
    """

    def __init__(self, versions: Policies, policy: Policy, round_: RoundId) -> None:
        super().__init__(versions.versions)
        self.policy = policy
        self._round = round_

    def for_period(self, period: PeriodId) -> Policy:
        """The supposed policy for the round it is supposed for; else the version in force."""
        return self.policy if self._covers(period) else super().for_period(period)

    def for_year(self, year: int) -> Policy:
        """The supposed policy for the year it is supposed for, else the version in force."""
        supposed, letter, _ = split(self._round)
        return self.policy if not letter and supposed == year else super().for_year(year)

    def for_day(self, day: Day) -> Policy:
        """The supposed policy on the days of the round, else the version in force."""
        covered = self._covers(period_of(day, self.policy).id)
        return self.policy if covered else super().for_day(day)

    def _covers(self, period: PeriodId) -> bool:
        year, letter, _ = split(self._round)
        inside = not letter and split(period)[0] == year and subjects_of(period) == subjects_of(self._round)
        return inside or period == self._round
