"""When (J061 to J063): days that people claim, held against the time of receipt and never against git's.

That nothing claims a day after the day of receipt is for the checks to say, which take that day for today.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from functools import partial
from typing import NamedTuple

from ledger.checks.context import Context
from ledger.checks.months import rules_of_month
from ledger.findings import Finding, finding
from ledger.gate.clock import minute_of
from ledger.gate.entries import Pointer, at
from ledger.gate.proposed import Proposed
from ledger.gate.steps import Step, told
from ledger.reading.values import Map
from ledger.rules.catalogue import rule
from scoring.calendar import NEVER
from scoring.facts import Day


class Filed(NamedTuple):
    """A day of filing that a record claims, where it stands, and whether one filed on a day is late."""

    at: Pointer
    day: Day
    is_late: Callable[[Day], bool]


class Windows:
    """What the calendars and policies of the base allow; each day is worked out once, and only when asked."""

    def __init__(self, given: Proposed) -> None:
        self._given = given
        self._last: dict[Day, Day] = {}

    @property
    def context(self) -> Context:
        """Periods, policies and deadlines of the base."""
        return self._given.context

    def last_of_entry(self, day: Day) -> Day:
        """The last day on which a log entry of a day is in time."""
        if day not in self._last:
            self._last[day] = self._worked_out(day)
        return self._last[day]

    def _worked_out(self, day: Day) -> Day:
        rules = rules_of_month(self.context, day[:7])
        if rules is None:
            return NEVER
        return self.context.deadline(rules.ends.get(day, day), rules.policy.logs.late_workdays)


def judge_times(given: Proposed) -> Iterator[Finding]:
    """What came later than it claims, and clocks that do not agree."""
    yield from _skew(given)
    windows = Windows(given)
    for step in given.steps.steps if given.change.received else ():
        claims = _CLAIMS.get(step.kind)
        for filed in claims(windows, step, step.after) if claims and step.after else ():
            earlier = filed.day < given.day and _is_new(step, filed)
            if earlier and filed.is_late(given.day) and not filed.is_late(filed.day):
                yield told(given.change, step, filed.at, "J061", filed=filed.day, day=given.day)


def _is_new(step: Step, filed: Filed) -> bool:
    """Whether the day was not claimed before; of logs only new entries are asked."""
    return step.kind == "log" or step.before is None or at(step.before, filed.at) != filed.day


def _skew(given: Proposed) -> Iterator[Finding]:
    received = given.change.received
    if received is None:
        yield finding("", "J063")
        return
    most = timedelta(minutes=rule("J062").limits["minutes"])
    claimed = [
        (abs(time - received), time, each.id) for each in given.change.commits if (time := each.claimed)
    ]
    apart = [each for each in claimed if each[0] > most]
    if apart:
        _, time, id_ = max(apart)
        said, came = minute_of(time), minute_of(received)
        yield finding("", "J062", count=len(apart), commit=id_[:12], claimed=said, received=came)


def _log(windows: Windows, step: Step, after: Map) -> Iterator[Filed]:
    """The entries that are not as they were."""
    before = {(each["date"], each["filed"]) for each in _entries(step.before or {})}
    for index, each in enumerate(_entries(after)):
        if (each["date"], each["filed"]) not in before:
            late = partial(_is_late_entry, windows, each["date"])
            yield Filed(("entries", index, "filed"), each["filed"], late)


def _is_late_entry(windows: Windows, day: Day, filed: Day) -> bool:
    return filed > windows.last_of_entry(day)


def _entries(value: Map) -> list[dict[str, str]]:
    entries = value.get("entries")
    rows = entries if isinstance(entries, list) else []
    return [{name: str(field) for name, field in each.items()} for each in rows if isinstance(each, dict)]


def _summary(windows: Windows, _: Step, after: Map) -> Iterator[Filed]:
    context = windows.context
    id_ = str(after["period"])
    period, policy = context.period(id_), context.policy(id_)
    if period is not None and policy is not None:
        rules = policy.logs.year_summary if period.is_year else policy.logs.period_summary
        yield Filed(
            ("filed",), str(after["filed"]), _after(context.deadline(period.last, rules.due_workdays))
        )


def _rollup(windows: Windows, _: Step, after: Map) -> Iterator[Filed]:
    context = windows.context
    policy = context.policy(str(after["period"]))
    if policy is not None and policy.logs.rollup is not None:
        last = context.deadline(str(after["week_ending"]), policy.logs.rollup.due_workdays)
        yield Filed(("filed",), str(after["filed"]), _after(last))


def _survey_frame(_: Windows, __: Step, after: Map) -> Iterator[Filed]:
    """Before the day on which the seed comes out."""
    seed = str(after["seed_date"])
    yield Filed(("filed",), str(after["filed"]), lambda day: day >= seed)


def _inspection(windows: Windows, _: Step, after: Map) -> Iterator[Filed]:
    """So many workdays before it begins."""
    context = windows.context
    policy = context.policy(str(after["year"]))
    rules = policy.supervision.inspections if policy else None
    if rules is not None:
        needed, begins = rules.filing_workdays, str(after["from"])
        yield Filed(
            ("filed",), str(after["filed"]), lambda day: begins < context.deadline(day, needed) < NEVER
        )


def _after(last: Day) -> Callable[[Day], bool]:
    return lambda day: day > last


_CLAIMS: Mapping[str, Callable[[Windows, Step, Map], Iterator[Filed]]] = {
    "log": _log,
    "summary": _summary,
    "rollup": _rollup,
    "survey-frame": _survey_frame,
    "inspection": _inspection,
}
"""Kinds whose day of filing decides whether they count."""
