"""What calendars tell: until when notices are open, and by when something has to be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ledger.board import address
from ledger.board.both import both
from ledger.board.pages.orders import NEEDED as OF_ORDERS
from ledger.board.pages.orders import STEPS
from ledger.board.pages.tasks import NEEDED as OF_TASKS
from ledger.board.pages.words import period_name
from ledger.board.view import View
from ledger.supervision.open_matters import open_matters
from scoring.calendar import workdays_after
from scoring.periods import Period, periods_of, year_of
from scoring.policy.types import Policy
from scoring.policy.versions import NoPolicy


@dataclass(frozen=True, slots=True)
class Event:
    """Whole days from ``first`` to ``last``: the record (and what of it), words, page below the root.

    Words are pairs of languages that are not encoded; ``stamp`` is the day on which this was known.
    """

    record: str
    first: str
    last: str
    title: str
    page: str
    stamp: str


def windows(view: View) -> Iterator[Event]:
    """Every notice for as long as it is open; objections to what it tells are taken then."""
    for notice in view.shown("notice", "title", "from", "to"):
        value = notice.value
        title = both(f"公示：{value['title']}", f"Public notice: {value['title']}")
        page = address.url(address.notice(str(value["notice"])))
        yield Event(notice.id, str(value["from"]), str(value["to"]), title, page, str(value["from"]))


def deadlines(view: View) -> Iterator[Event]:
    """Every last day that is not met yet, as of the board's day, and those of filing in its year."""
    yield from _filing(view)
    yield from _milestones(view)
    yield from _orders(view)


def _filing(view: View) -> Iterator[Event]:
    """The last days for logs and summaries of each period and of the year."""
    if view.of_units_alone or not view.as_of or not view.sight.sees("policy"):
        return
    year = int(view.as_of[:4])
    for span in (*periods_of(year, view.policy), year_of(year, view.policy)):
        try:
            policy = view.policy_of(span.id)
        except NoPolicy:
            continue
        yield from _of_period(view, policy, span)


def _of_period(view: View, policy: Policy, span: Period) -> Iterator[Event]:
    rules = policy.logs.year_summary if span.is_year else policy.logs.period_summary
    page, name = address.url(address.RULES), period_name(span.id)
    record = f"policies/{policy.id}/v{policy.version}"
    due = _after(view, span.last, rules.due_workdays)
    if due:
        title = both(f"{name}小结最后一天", f"{name}: last day for summaries")
        yield Event(f"{record}#summary-{span.id}", due, due, title, page, span.first)
    due = "" if span.is_year else _after(view, span.last, policy.logs.late_workdays)
    if due:
        title = both(f"{name}日志补记最后一天", f"{name}: last day for logs")
        yield Event(f"{record}#log-{span.id}", due, due, title, page, span.first)


def _after(view: View, day: str, count: int) -> str:
    """The workday so many after a day; empty when the calendars end before it."""
    workdays = view.facts.workdays
    following = sum(each > day for each in workdays)
    return workdays_after(workdays, day, count) if following >= count else ""


def _milestones(view: View) -> Iterator[Event]:
    """Every milestone of a task that is not done."""
    for task in view.shown("task", *OF_TASKS):
        unit = task.value.get("unit")
        page = address.url(address.tasks(unit) if unit else address.TASKS)
        for milestone in task.value["milestones"]:
            if "done" not in milestone:
                day, said = str(milestone["due"]), milestone.get("text", "")
                title = both(f"任务：{task.value['title']} {said}", f"Task: {task.value['title']} {said}")
                what = f"{task.id}#{milestone['id']}"
                yield Event(what, day, day, title, page, f"{task.keys['year']}-01-01")


def _orders(view: View) -> Iterator[Event]:
    """The next step of every order that is not closed."""
    shown = {order.id: order.value for order in view.shown("order", *OF_ORDERS)}
    if not shown:
        return
    for matter in open_matters(view.book, view.as_of):
        order = f"orders/{matter.id}"
        if matter.kind == "order" and order in shown and matter.last:
            step, name = STEPS.get(matter.step or "", ""), shown[order]["title"]
            title = both(f"督办：{name} {step}", f"Supervision order: {name} {step}")
            stamp = str(shown[order].get("assigned", {}).get("date", matter.last))
            yield Event(order, matter.last, matter.last, title, address.url(order), stamp)
