"""Supervision orders of units: most are met, some late, extended or put right in writing, a few open."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.demo.plan.model import OFFICE
from ledger.demo.records.ground import Ground
from ledger.demo.records.steps import happened
from ledger.demo.texts import matters
from ledger.demo.texts.stream import Stream
from ledger.reading.values import Map, Value
from ledger.records.kinds import KIND
from scoring.facts import Day

EACH = 2
"""Orders of a unit in a year."""
TERM = 25
"""Workdays from the assignment to the due day."""
COURSES = (
    *(
        "met",
        "rectified",
        "met",
        "extended",
        "late",
        "met",
        "overdue",
        "met",
        "not_met",
        "met",
        "met",
        "open",
    ),
    *("met",) * 20,
)
"""How orders go, in turn."""
LATE = 6


def orders(ground: Ground) -> Iterator[tuple[str, Map]]:
    """Every unit's orders, assigned in turn over the year."""
    days = ground.year_days()
    for number, unit in enumerate(unit for unit in ground.units for _ in range(EACH)):
        course = COURSES[number % len(COURSES)]
        place = -TERM // 2 if course == "open" else 20 + number * 7 % (len(days) - 20 - 2 * TERM)
        name = f"{unit}-{number % EACH + 1}"
        path = KIND["order"].path(year=ground.plan.year, order=name)
        yield path, _order(ground, unit, name, number, course, days[place])


def _order(ground: Ground, unit: str, name: str, number: int, course: str, assigned: Day) -> Map:
    stream = ground.stream("order", name)
    due = ground.after(assigned, TERM)
    value: Map = {
        "order": name,
        "year": ground.plan.year,
        "title": ground.spell(stream, matters.ORDER_TITLES, unit),
        "matter": ground.spell(stream, matters.ORDER_MATTERS, unit),
        "standard": stream.pick(matters.ORDER_STANDARDS),
        "unit": unit,
        "due": due,
        "assigned": {"date": assigned, "by": OFFICE, "authority": f"云督〔{assigned[:4]}〕{100 + number}号"},
        "undertaken": {"date": ground.after(assigned, stream.between(1, 3)), "person": ground.heads[unit]},
        "supervised": [
            {"date": ground.after(assigned, TERM // 2), "by": OFFICE, "text": stream.pick(matters.SUPERVISED)}
        ],
    }
    if course == "extended":
        due = ground.after(due, 10)
        authority = f"云督〔{assigned[:4]}〕{600 + number}号"
        extended: Map = {"until": due, "authority": authority, "date": ground.after(assigned, TERM - 3)}
        value["extended"] = [extended]
    if course != "overdue":
        value |= _end(ground, unit, stream, course, due)
    return happened(value, ground.today)


def _end(ground: Ground, unit: str, stream: Stream, course: str, due: Day) -> Map:
    """From the report on; what was not met is closed when it was put right."""
    result = {"rectified": "partly", "not_met": "not_met"}.get(course, "met")
    reported = ground.after(due, LATE) if course == "late" else due
    assessed = ground.after(reported, stream.between(3, 8))
    evidence: list[Value] = [ground.spell(stream, matters.ORDER_EVIDENCE, unit)]
    end: Map = {
        "reported": {"date": reported, "text": stream.pick(matters.REPORTED), "evidence": evidence},
        "assessed": {
            "date": assessed,
            "by": OFFICE,
            "result": result,
            "text": ground.spell(stream, (matters.ASSESSED[result],), unit),
        },
    }
    closed = ground.after(assessed, 4)
    if result != "met":
        done = ground.after(assessed, 12)
        end["rectification"] = {"issued": assessed, "due": ground.after(assessed, 15), "done": done}
        closed = ground.after(done, 3)
    return end | {"closed": {"date": closed, "by": OFFICE}}
