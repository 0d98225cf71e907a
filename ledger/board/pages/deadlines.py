"""What has to be done by when: milestones, steps of orders, answers to petitions, as of the board's day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ledger.board import address
from ledger.board.encode import text
from ledger.board.html import link
from ledger.board.pages import orders, petitions, tasks
from ledger.board.pages.links import unit_link
from ledger.board.view import View
from ledger.supervision.open_matters import Open, open_matters
from scoring.calendar import between
from scoring.facts import Day


class Deadline(NamedTuple):
    """Something to be done by a day: the page of its kind, what it is (encoded), and the unit's name."""

    last: Day
    kind: str
    what: str
    unit: str
    overdue: int
    """Workdays since the last day; 0 in time."""


def deadlines(view: View, here: str) -> list[Deadline]:
    """Everything open that the board may show and that has a last day, in order of that day."""
    found = [*_milestones(view, here), *_matters(view, here)]
    return sorted(found)


def _milestones(view: View, here: str) -> Iterator[Deadline]:
    for task in view.shown("task", *tasks.NEEDED):
        for stone in task.value["milestones"]:
            if "done" in stone or "text" not in stone:
                continue
            unit = task.value.get("unit")
            there = address.tasks(unit) if unit else address.TASKS
            title = link(address.between(here, there), text(task.value["title"]))
            what = f"<div>{title}<br><small>{text(stone['text'])}</small></div>"
            of = unit_link(view, here, unit) if unit else ""
            yield Deadline(stone["due"], address.TASKS, what, of, _overdue(view, stone["due"]))


def _matters(view: View, here: str) -> Iterator[Deadline]:
    """The next step of every open order, and the answer to every open petition."""
    known = {f"orders/{each.id}": each for each in _open(view) if each.kind == "order"}
    for order in view.shown("order", *orders.NEEDED):
        if order.id in known:
            title = link(address.between(here, address.order(order.id)), text(order.value["title"]))
            yield from _matter(view, here, known[order.id], address.ORDERS, title)
    known = {f"petitions/{each.id}": each for each in _open(view) if each.kind == "petition"}
    for petition in view.shown("petition", *petitions.NEEDED, "matter"):
        if petition.id in known:
            title = link(address.between(here, address.PETITIONS), text(petition.value["matter"]))
            yield from _matter(view, here, known[petition.id], address.PETITIONS, title)


def _matter(view: View, here: str, found: Open, kind: str, title: str) -> Iterator[Deadline]:
    if found.last is not None:
        yield Deadline(found.last, kind, title, unit_link(view, here, found.unit), found.overdue)


def _open(view: View) -> list[Open]:
    return open_matters(view.book, view.as_of)


def _overdue(view: View, last: Day) -> int:
    return sum(last < day for day in between(view.facts.workdays, last, view.as_of))
