"""What the policy and the calendar allow for the logs of one month, worked out once for all of them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ledger.checks.context import Context
from scoring.calendar import NEVER, between
from scoring.facts import Day, Month
from scoring.periods import Period, period_of
from scoring.policy.types import Policy
from scoring.weeks import week_ends


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
    ends: Mapping[Day, Day]
    """Where one entry a week is due: workday → the last workday of its week."""

    @property
    def year(self) -> int:
        """The assessment year of the month."""
        return self.period.year


def rules_by_month(context: Context) -> dict[Month, MonthRules | None]:
    """The rules of every month that somebody filed a log for."""
    return {month: rules_of_month(context, month) for month in {log.month for log in context.ledger.logs}}


def rules_of_month(context: Context, month: Month) -> MonthRules | None:
    """The rules of a month; None when no policy is in force then."""
    first = f"{month}-01"
    policy = context.policy_on(first)
    if policy is None:
        return None
    last = _last_day(month)
    ends = _week_ends(context, policy, first, last)
    return MonthRules(
        policy=policy,
        month=month,
        first=first,
        last=last,
        period=period_of(first, policy),
        allowed=frozenset(_allowed(context, policy, first, last, ends)),
        themes=frozenset({"", *(theme.id for theme in policy.logs.themes)}),
        ends=ends,
    )


def _week_ends(context: Context, policy: Policy, first: Day, last: Day) -> Mapping[Day, Day]:
    """The ends of the weeks that have a day in a month; none where an entry a day is due."""
    if not policy.logs.weekly:
        return {}
    beyond = (date.fromisoformat(last) + timedelta(days=6)).isoformat()
    return week_ends(context.facts.workdays, first, beyond)


def _allowed(
    context: Context, policy: Policy, first: Day, last: Day, ends: Mapping[Day, Day]
) -> Iterator[tuple[Day, Day]]:
    """Pairs for the days that have come; a day whose deadline is not known has none, and is judged singly."""
    for day in between(context.facts.workdays, first, last):
        deadline = context.deadline(ends.get(day, day), policy.logs.late_workdays)
        if day not in context.workdays or deadline == NEVER:
            continue
        filed = date.fromisoformat(day)
        while (text := filed.isoformat()) <= deadline and not context.is_future(text):
            yield day, text
            filed += timedelta(days=1)


def _last_day(month: Month) -> Day:
    year, number = int(month[:4]), int(month[5:])
    return f"{month}-{monthrange(year, number)[1]:02}"
