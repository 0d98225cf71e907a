"""Orders and petitions not closed on a day: how far they are and what is overdue (T9, T10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from ledger.records.kinds import kind_of, record_path
from ledger.results.book import Book
from scoring.calendar import NEVER, between
from scoring.components.petitions import answer_due
from scoring.facts import Day
from scoring.policy.types import Policy
from scoring.policy.versions import NoPolicy
from scoring.supervision.matters import Order, Petition
from scoring.supervision.progress import awaited, state


@dataclass(frozen=True, slots=True)
class Open:
    """One matter: its state, the next step with the day by which it is due, the workdays it is overdue."""

    kind: str
    id: str
    unit: str
    person: str | None
    title: str
    state: str
    step: str | None
    last: Day | None
    overdue: int

    def value(self) -> dict[str, Any]:
        """Every field by name; what is not there is left out."""
        return {name: value for name, value in asdict(self).items() if value is not None}


def open_matters(book: Book, day: Day) -> list[Open]:
    """All of them, those longest overdue first."""
    found = [*_orders(book, day), *_petitions(book, day)]
    return sorted(found, key=lambda each: (-each.overdue, each.last or NEVER, each.kind, each.id))


def _orders(book: Book, day: Day) -> Iterator[Open]:
    for order in _once(book.facts.orders.items()):
        reached = state(order, day)
        if reached is None or reached == "closed":
            continue
        policy = _policy(book, order.record)
        rules = policy.supervision.orders if policy else None
        steps = awaited(order, rules, book.facts.workdays, day) if rules else ()
        first = min(steps, key=lambda each: each.last, default=None)
        yield Open(
            kind="order",
            id=_name(order.record),
            unit=order.unit,
            person=order.person,
            title=str(book.ledger.records[order.record].value["title"]),
            state=reached,
            step=first.step if first else None,
            last=first.last if first else None,
            overdue=_overdue(book, first.last, day) if first else 0,
        )


def _petitions(book: Book, day: Day) -> Iterator[Open]:
    for petition in _once(book.facts.petitions.items()):
        if petition.received > day or (petition.closed or NEVER) <= day:
            continue
        policy = _policy(book, petition.record)
        rules = policy.supervision.petitions if policy else None
        reached, step = _petition_state(petition, day)
        waiting = step == "answered" and rules is not None
        last = answer_due(petition, rules, book.facts.workdays) if waiting and rules else None
        yield Open(
            kind="petition",
            id=_name(petition.record),
            unit=petition.unit,
            person=petition.person,
            title=str(book.ledger.records[petition.record].value["matter"]),
            state=reached,
            step=step,
            last=last,
            overdue=_overdue(book, last, day) if last else 0,
        )


def _petition_state(petition: Petition, day: Day) -> tuple[str, str]:
    """How far it is, and the step that comes next."""
    if (petition.accepted or NEVER) > day:
        return "received", "accepted"
    return ("accepted", "answered") if (petition.answered or NEVER) > day else ("answered", "closed")


def _once(by_subject: Any) -> list[Any]:
    """Each matter once, although a person's stands under the unit as well."""
    found: dict[str, Order | Petition] = {each.record: each for _, several in by_subject for each in several}
    return [found[record] for record in sorted(found)]


def _name(record: str) -> str:
    """The part of an id that people say: the folder of the year or period and the file."""
    return record.partition("/")[2]


def _policy(book: Book, record: str) -> Policy | None:
    kind = kind_of(record_path(record))
    keys = kind[1] if kind else {}
    try:
        return book.policies.for_period(keys.get("period") or keys["year"])
    except NoPolicy:
        return None


def _overdue(book: Book, last: Day, day: Day) -> int:
    """The workdays after the last day, up to the day itself; 0 in time."""
    workdays: Sequence[Day] = between(book.facts.workdays, last, day)
    return sum(last < each for each in workdays)
