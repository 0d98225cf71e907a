"""What the policy and the calendar allow for the logs of one month, worked out once for all of them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ledger.checks.context import Context
from scoring.calendar import NEVER, between
from scoring.facts import Day, Month
from scoring.periods import Period, period_of
from scoring.policy.types import Policy


@dataclass(frozen=True, slots=True)
class MonthRules:
    """One month under its policy. `allowed` pairs every workday with each day on which it may be filed."""

    policy: Policy
    month: Month
    first: Day
    last: Day
    period: Period
    allowed: frozenset[tuple[Day, Day]]
    themes: frozenset[str]

    @property
    def year(self) -> int:
        """The assessment year of the month."""
        return self.period.year


def rules_of_month(context: Context, month: Month) -> MonthRules | None:
    """The rules of a month; None when no policy is in force then."""
    first = f"{month}-01"
    policy = context.policy_on(first)
    if policy is None:
        return None
    last = _last_day(month)
    return MonthRules(
        policy=policy,
        month=month,
        first=first,
        last=last,
        period=period_of(first, policy),
        allowed=frozenset(_allowed(context, policy, first, last)),
        themes=frozenset({"", *(theme.id for theme in policy.logs.themes)}),
    )


def _allowed(context: Context, policy: Policy, first: Day, last: Day) -> Iterator[tuple[Day, Day]]:
    """Pairs for the days that have come; a day whose deadline is not known has none, and is judged singly."""
    for day in between(context.facts.workdays, first, last):
        deadline = context.deadline(day, policy.logs.late_workdays)
        if day not in context.workdays or deadline == NEVER:
            continue
        filed = date.fromisoformat(day)
        while (text := filed.isoformat()) <= deadline and not context.is_future(text):
            yield day, text
            filed += timedelta(days=1)


def _last_day(month: Month) -> Day:
    year, number = int(month[:4]), int(month[5:])
    return f"{month}-{monthrange(year, number)[1]:02}"
