"""Facts of a made-up body of any size, straight as the engine reads them: for measuring and for tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from scoring.facts import (
    Adjustment,
    Appointment,
    BallotBox,
    Democratic,
    Excused,
    Facts,
    LogMonth,
    Panel,
    PastResult,
    Person,
    Span,
    Summary,
    Unit,
    UnitResult,
    Veto,
)
from scoring.periods import Period, periods_of, year_of
from scoring.policy.types import Policy
from scoring.roster import Seat, by_unit, roster
from scoring.styles import styles_by_unit

CLASSES = ("township", "district", "subordinate")


def make_facts(policy: Policy, year: int, *, people: int, units: int, seed: int = 1) -> Facts:
    """Everything of one year: logs of every workday, full ballots, and some of all that can go wrong."""
    chance = Random(seed)
    facts = Facts(
        people={person.id: person for person in _people(chance, year, people, units)},
        units={unit.id: unit for unit in _units(units)},
        workdays=tuple(_workdays(year)),
    )
    for period in periods_of(year, policy):
        facts = _period(chance, policy, facts, period)
    return _year(chance, policy, facts, year_of(year, policy))


def _workdays(year: int) -> Iterator[str]:
    day = date(year, 1, 1)
    while day.year == year or (day.year == year + 1 and day.month < 3):
        if day.weekday() < 5:
            yield day.isoformat()
        day += timedelta(days=1)


def _units(count: int) -> Iterator[Unit]:
    for number in range(count):
        superior = f"u{number % 9}" if number > 20 else None
        name = f"u{number}"
        yield Unit(name, name, CLASSES[number % 3], superior, True, f"organization/units/{name}")


def _people(chance: Random, year: int, count: int, units: int) -> Iterator[Person]:
    for number in range(count):
        name, place = f"p{number:05}", number // units
        role = "head" if place == 0 else "deputy" if place < 4 else "staff"
        rank = {"head": "zhengke", "deputy": "fuke"}.get(role, "staff")
        identity = "borrowed" if role == "staff" and chance.random() < 0.05 else "civil_servant"
        post = Appointment("2020-01-01", None, f"u{number % units}", role, rank, identity)
        person = Person(name, name, (post,), record=f"organization/people/{name}")
        yield _eventful(chance, year, person, units)


def _eventful(chance: Random, year: int, person: Person, units: int) -> Person:
    """One in fifty each: moved in the middle of the year, left, joined, on leave, on probation."""
    first, event = person.appointments[0], chance.randrange(50)
    until = replace(first, end=f"{year}-05-10")
    if event == 0:
        moved = replace(first, start=f"{year}-05-11", unit=f"u{chance.randrange(units)}")
        return replace(person, appointments=(until, moved))
    if event == 1:
        return replace(person, appointments=(until,))
    if event == 2:
        return replace(person, leave=(Span(f"{year}-02-01", f"{year}-06-15"),))
    if event == 3:
        return replace(person, probation=(Span(f"{year}-01-01", f"{year}-06-30"),))
    if event == 4:
        return replace(person, appointments=(replace(first, start=f"{year}-05-20"),))
    return person


def _period(chance: Random, policy: Policy, facts: Facts, period: Period) -> Facts:
    units = by_unit(roster(policy, facts, period))
    small = [unit for unit, seats in units.items() if len(seats) < 8]
    heads = sorted(facts.people)[:5]
    panels = {
        (period.id, unit): Panel(period.id, unit, tuple(heads), f"panels/{period.id}/{unit}")
        for unit in small
    }
    facts = replace(facts, panels={**facts.panels, **panels})
    seats = [seat for unit in units.values() for seat in unit]
    return replace(
        facts,
        logs={**facts.logs, **_logs(chance, facts, period, seats)},
        summaries={**facts.summaries, **_summaries(chance, period, seats)},
        boxes={**facts.boxes, **_boxes(chance, policy, facts, period)},
        excused={**facts.excused, **_excused(chance, period, seats)},
        adjustments={**facts.adjustments, **_adjustments(chance, period, seats)},
        vetoes={**facts.vetoes, **_vetoes(chance, period, seats)},
    )


def _logs(chance: Random, facts: Facts, period: Period, seats: list[Seat]) -> dict[str, tuple[LogMonth, ...]]:
    return {seat.person: (*facts.logs.get(seat.person, ()), *_months(chance, period, seat)) for seat in seats}


def _months(chance: Random, period: Period, seat: Seat) -> Iterator[LogMonth]:
    for month in sorted(period.months):
        days = sorted(day for day in seat.worked if day[:7] == month and chance.random() > 0.01)
        record = f"logs/{month[:4]}/{seat.unit}/{seat.person}/{month}"
        yield LogMonth(seat.person, seat.unit, month, tuple((day, day) for day in days), record)


def _summaries(chance: Random, period: Period, seats: list[Seat]) -> dict[tuple[str, str], Summary]:
    return {
        (period.id, seat.person): Summary(
            seat.person, seat.unit, period.id, period.last, f"summaries/{period.id}/{seat.unit}/{seat.person}"
        )
        for seat in seats
        if chance.random() > 0.06
    }


def _boxes(
    chance: Random, policy: Policy, facts: Facts, period: Period
) -> dict[tuple[str, str], tuple[BallotBox, ...]]:
    boxes = {}
    for unit, styles in styles_by_unit(policy, facts, period).items():
        boxes[(period.id, unit)] = tuple(
            BallotBox(
                period.id,
                unit,
                style.group,
                style.block,
                tuple({subject: chance.randint(70, 95) for subject in style.subjects} for _ in style.raters),
                f"ballots/{period.id}/{unit}/{style.group}-{style.block}",
            )
            for style in styles
        )
    return boxes


def _excused(chance: Random, period: Period, seats: list[Seat]) -> dict[tuple[str, str], tuple[Excused, ...]]:
    some = [seat for seat in seats if seat.worked and chance.random() < 0.05]
    return {
        (period.id, seat.person): (
            Excused(seat.person, frozenset([max(seat.worked)]), f"attendance/{period.id}/{seat.unit}"),
        )
        for seat in some
    }


def _adjustments(
    chance: Random, period: Period, seats: list[Seat]
) -> dict[tuple[str, str], tuple[Adjustment, ...]]:
    found: dict[tuple[str, str], tuple[Adjustment, ...]] = {}
    for number, seat in enumerate(seats):
        if chance.random() < 0.1:
            points = Fraction(chance.choice((-100, -50, 50, 100)), 100)
            record = f"adjustments/{period.id}/a{number}"
            found[(period.id, seat.person)] = (Adjustment(seat.person, period.id, "item", points, record),)
    return found


def _vetoes(chance: Random, period: Period, seats: list[Seat]) -> dict[tuple[str, str], tuple[Veto, ...]]:
    return {
        (period.id, seat.person): (
            Veto(seat.person, period.id, "discipline", f"vetoes/{period.id}/v-{seat.person}"),
        )
        for seat in seats
        if chance.random() < 0.005
    }


def _year(chance: Random, policy: Policy, facts: Facts, period: Period) -> Facts:
    units = by_unit(roster(policy, facts, period))
    seats = [seat for unit in units.values() for seat in unit]
    year = period.year
    results = {
        (year, unit): UnitResult(
            year, unit, Fraction(chance.randint(8000, 9500), 100), f"unit-results/{year}/{unit}"
        )
        for unit in units
    }
    return replace(
        facts,
        summaries={**facts.summaries, **_summaries(chance, period, seats)},
        unit_results=results,
        democratic={(year, unit): _democratic(chance, year, unit, seats) for unit, seats in units.items()},
        past=_past(chance, year, seats),
    )


def _democratic(chance: Random, year: int, unit: str, seats: tuple[Seat, ...]) -> Democratic:
    def votes() -> dict[str, int]:
        return {name: chance.randint(0, 9) for name in ("excellent", "competent", "basic", "incompetent")}

    rows = {seat.person: {name: votes() for name in ("de", "neng", "qin", "ji", "lian")} for seat in seats}
    return Democratic(year, unit, 14, rows, f"democratic/{year}/{unit}")


def _past(chance: Random, year: int, seats: list[Seat]) -> dict[tuple[int, str], PastResult]:
    found = {}
    for seat in seats:
        for earlier in (year - 1, year - 2):
            if chance.random() < 0.8:
                grade = chance.choice(("excellent", "competent", "competent", "basic"))
                last = chance.choice((True, False, None))
                record = f"past-results/{earlier}/{seat.unit}"
                found[(earlier, seat.person)] = PastResult(
                    earlier, seat.person, seat.unit, grade, last_in_unit=last, record=record
                )
    return found
