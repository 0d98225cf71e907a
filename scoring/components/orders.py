"""Orders: points deducted for orders not met, reported late, or not reported at all (T9)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.components.component import Component, Input, Part
from scoring.components.deductions import Deducted, deducted_part
from scoring.derivation import Node, given, step
from scoring.facts import Day
from scoring.frame import Frame
from scoring.periods import Period
from scoring.policy.composition import Entry
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.reading import Section
from scoring.policy.supervision import OrderRules
from scoring.policy.types import Policy
from scoring.roster import Seat
from scoring.supervision.matters import MET, NOT_MET, PARTLY, Order
from scoring.supervision.progress import late_days, report_deadline

PAST_DEADLINE = ("orders.late", "orders.overdue")
Item = tuple[Node, Fraction]
"""What one order costs for one reason, explained, and how much."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Points for each way to fall short; ``cap`` None does not limit their sum."""

    partly: Fraction
    not_met: Fraction
    late_day: Fraction
    overdue: Fraction
    cap: Fraction | None
    sizes_basis: str


def _read(section: Section) -> Settings:
    return Settings(
        partly=section.decimal("partly"),
        not_met=section.decimal("not_met"),
        late_day=section.decimal("late_day"),
        overdue=section.decimal("overdue"),
        cap=section.optional_decimal("cap"),
        sizes_basis=section.basis("sizes"),
    )


def _score(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> dict[str, Part]:
    return {seat.person: _part(entry, frame, seat.person) for seat in seats}


def _part(entry: Entry, frame: Frame, subject: str) -> Part:
    rules = frame.policy.supervision.orders
    orders = _in_play(frame, subject) if rules is not None else ()
    found = [pair for order in orders if rules for pair in _items(entry, frame, rules, order)]
    notes = [
        given("orders.met", None, record=each.record, matter=each.id) for each in orders if _met(frame, each)
    ]
    items = tuple(item for item, _ in found)
    if rules is not None and any(item.label in PAST_DEADLINE for item in items):
        notes.insert(0, _window(rules))
    return deducted_part(entry, "orders", [points for _, points in found], Deducted(items, tuple(notes)))


def _window(rules: OrderRules) -> Node:
    clause = f"{rules.clause}.report_workdays"
    return given("orders.report_window", rules.report_workdays, clause=clause, basis=rules.basis)


def _in_play(frame: Frame, subject: str) -> tuple[Order, ...]:
    """The subject's orders assigned by the last day of the period and not assessed before its first."""
    orders = frame.facts.orders.get(subject, ())
    found = [order for order in orders if order.assigned <= frame.period.last]
    return tuple(
        sorted((order for order in found if _open(order, frame.period)), key=lambda each: each.record)
    )


def _open(order: Order, period: Period) -> bool:
    return order.assessed is None or order.assessed >= period.first


def _met(frame: Frame, order: Order) -> bool:
    return order.result == MET and _within(order.assessed, frame.period)


def _within(day: Day | None, period: Period) -> bool:
    return day is not None and period.first <= day <= period.last


def _items(entry: Entry, frame: Frame, rules: OrderRules, order: Order) -> Iterator[Item]:
    if order.result in (PARTLY, NOT_MET) and _within(order.assessed, frame.period):
        yield _size(entry, order, order.result)
    if _within(order.reported, frame.period):
        days = late_days(order, rules, frame.facts.workdays)
        if days:
            yield _late(entry, frame, rules, order, days)
    elif _overdue(frame, rules, order):
        due = report_deadline(order, rules, frame.facts.workdays, _last_day(frame))
        yield _size(entry, order, "overdue", due=due)


def _overdue(frame: Frame, rules: OrderRules, order: Order) -> bool:
    """Whether the report is still out at the end of the period, or of today, past its deadline."""
    day = _last_day(frame)
    reported = order.reported is not None and order.reported <= frame.period.last
    return not reported and report_deadline(order, rules, frame.facts.workdays, day) < day


def _last_day(frame: Frame) -> Day:
    return min(frame.period.last, frame.as_of)


def _size(entry: Entry, order: Order, field: str, **args: str) -> Item:
    """Points that the setting of this name holds, for one order."""
    settings: Settings = entry.settings
    points: Fraction = getattr(settings, field)
    node = given(
        f"orders.{field}",
        points,
        clause=f"{entry.clause}.{field}",
        basis=settings.sizes_basis,
        record=order.record,
        matter=order.id,
        **args,
    )
    return node, points


def _late(entry: Entry, frame: Frame, rules: OrderRules, order: Order, days: int) -> Item:
    settings: Settings = entry.settings
    reported = order.reported or ""
    due = report_deadline(order, rules, frame.facts.workdays, reported)
    count = given("orders.late_days", days, record=order.record, due=due, reported=reported)
    clause = f"{entry.clause}.late_day"
    rate = given("orders.late_day", settings.late_day, clause=clause, basis=settings.sizes_basis)
    points = days * settings.late_day
    return step("orders.late", "product", points, (count, rate), matter=order.id), points


def _inputs(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> Iterator[Input]:
    """Of each order what had happened by the last day of the period."""
    for seat in seats:
        for order in _in_play(frame, seat.person):
            yield order.record, _part_of(order, frame.period.last)


def _part_of(order: Order, last: Day) -> dict[str, object]:
    part: dict[str, object] = {"unit": order.unit, "assigned": order.assigned, "due": order.due}
    if order.person is not None:
        part["person"] = order.person
    extended = [{"date": day, "until": until} for day, until in order.extensions if day <= last]
    if extended:
        part["extended"] = extended
    if order.reported is not None and order.reported <= last:
        part["reported"] = order.reported
    if order.assessed is not None and order.assessed <= last:
        part |= {"assessed": order.assessed, "result": order.result}
    return part


def _faults(entry: Entry, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    if policy.supervision.orders is None:
        yield fault((*at, "component"), "unknown_id", list="policy", id="orders")


COMPONENT = Component(
    name="orders",
    lists=frozenset(
        {"period_score.points", "annual.points", "unit_period_score.points", "unit_annual.points"}
    ),
    read=_read,
    score=_score,
    inputs=_inputs,
    faults=_faults,
)
