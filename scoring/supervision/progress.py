"""Where a supervision order stands on a day, and what of it is overdue (T9)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scoring.calendar import workdays_after
from scoring.facts import Day
from scoring.policy.supervision import OrderRules
from scoring.supervision.matters import MET, Order

STATES = ("assigned", "undertaken", "supervised", "reported", "assessed", "closed")
"""交办、承办、督办、反馈、考核、销号: the five states in order, and the end."""


class Deadline(NamedTuple):
    """A step of an order and the last day on which it may be taken."""

    step: str
    last: Day


def state(order: Order, day: Day) -> str | None:
    """The furthest of ``STATES`` reached by the end of a day; None when the order is not there yet."""
    days = {
        "assigned": order.assigned,
        "undertaken": order.undertaken,
        "supervised": min(order.supervised, default=None),
        "reported": order.reported,
        "assessed": order.assessed,
        "closed": order.closed,
    }
    return next((step for step in reversed(STATES) if _by(days[step], day)), None)


def report_deadline(order: Order, rules: OrderRules, workdays: Sequence[Day], day: Day) -> Day:
    """The last day for the report, as extensions decided by ``day`` have it."""
    return workdays_after(workdays, order.due_on(day), rules.report_workdays)


def awaited(order: Order, rules: OrderRules, workdays: Sequence[Day], day: Day) -> tuple[Deadline, ...]:
    """The steps that are still to be taken at the end of a day and have a deadline, in order of state."""
    return tuple(_awaited(order, rules, workdays, day)) if order.assigned <= day else ()


def overdue(order: Order, rules: OrderRules, workdays: Sequence[Day], day: Day) -> tuple[Deadline, ...]:
    """The steps awaited whose last day is past at the end of ``day``."""
    return tuple(each for each in awaited(order, rules, workdays, day) if each.last < day)


def late_days(order: Order, rules: OrderRules, workdays: Sequence[Day]) -> int:
    """The workdays after the deadline up to the day of the report; 0 in time or without a report."""
    if order.reported is None:
        return 0
    last = report_deadline(order, rules, workdays, order.reported)
    return sum(last < day <= order.reported for day in workdays)


def _awaited(order: Order, rules: OrderRules, workdays: Sequence[Day], day: Day) -> Iterator[Deadline]:
    if _by(order.closed, day):
        return
    if not _by(order.reported, day):
        yield from _before_report(order, rules, workdays, day)
        return
    reported, assessed = order.reported or "", order.assessed or ""
    if not _by(order.assessed, day):
        yield Deadline("assessed", workdays_after(workdays, reported, rules.assess_workdays))
    elif order.result == MET or order.rectify_by is None:
        yield Deadline("closed", workdays_after(workdays, assessed, rules.close_workdays))
    elif not _by(order.rectified, day):
        yield Deadline("rectified", order.rectify_by)
    else:
        yield Deadline("closed", workdays_after(workdays, order.rectified or "", rules.close_workdays))


def _before_report(order: Order, rules: OrderRules, workdays: Sequence[Day], day: Day) -> Iterator[Deadline]:
    if not _by(order.undertaken, day):
        yield Deadline("undertaken", workdays_after(workdays, order.assigned, rules.undertake_workdays))
    elif rules.supervise_workdays is not None:
        seen = max([order.undertaken or "", *(each for each in order.supervised if each <= day)])
        yield Deadline("supervised", workdays_after(workdays, seen, rules.supervise_workdays))
    yield Deadline("reported", report_deadline(order, rules, workdays, day))


def _by(step: Day | None, day: Day) -> bool:
    return step is not None and step <= day
