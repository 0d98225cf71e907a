"""What is done for people: each measure that the policy's rules open is opened in time, most are closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ledger.demo.plan.model import OFFICE
from ledger.demo.records.ground import Ground
from ledger.demo.texts import matters
from ledger.demo.texts.stream import Stream
from ledger.reading.values import Map, Value
from ledger.records.kinds import KIND
from scoring.care.due import Due
from scoring.facts import Day
from scoring.roster import in_force

OPEN_FOR = {"reminder": 0, "talk": 0, "correction": 15, "mentoring": 60}
"""Workdays from the opening to the end, by kind."""
EVERY = 20
"""Workdays between the steps of a mentoring."""


def measures(ground: Ground, dues: Iterable[Due]) -> Iterator[tuple[str, Map]]:
    """A record for every due that could be met by today, numbered by kind of measure."""
    numbers: dict[str, int] = {}
    for due in dues:
        stream = ground.stream("measure", *due.key)
        opened = min(ground.after(due.since, stream.between(1, 3)), due.until)
        if opened <= ground.today:
            number = numbers[due.measure.id] = numbers.get(due.measure.id, 0) + 1
            name = f"{due.measure.id}-{number:03}"
            yield (
                KIND["measure"].path(year=int(opened[:4]), id=name),
                _measure(ground, due, opened, stream),
            )


def _measure(ground: Ground, due: Due, opened: Day, stream: Stream) -> Map:
    value: Map = {
        "measure": due.measure.id,
        "year": int(opened[:4]),
        "person": due.person,
        "opened": {"date": opened, "because": due.because, "by": OFFICE},
    }
    leader = _leader(ground, due.person, opened)
    if due.measure.kind == "mentoring":
        value["mentor"] = leader
    ended = ground.after(opened, OPEN_FOR[due.measure.kind])
    steps = _steps(ground, due.measure.kind, opened, ended, leader, stream)
    if steps:
        value["steps"] = steps
    if ended <= ground.today:
        value["closed"] = {"date": ended, "result": matters.ENDS[due.measure.kind], "by": OFFICE}
    return value


def _leader(ground: Ground, person: str, day: Day) -> str:
    post = in_force(ground.facts.people[person].appointments, day)
    return ground.above(person, post.unit if post else ground.people[person].posts[-1].unit)


def _steps(ground: Ground, kind: str, opened: Day, ended: Day, leader: str, stream: Stream) -> list[Value]:
    """The steps up to today, done by the person's leader: every some weeks until the end."""
    if kind == "reminder":
        return []
    days = [opened]
    while ground.after(days[-1], EVERY) < min(ended, ground.today):
        days.append(ground.after(days[-1], EVERY))
    name = ground.people[leader].name
    return [{"date": day, "text": stream.pick(matters.STEPS[kind]), "by": name} for day in days]
