"""Tasks on four levels: of the district, of units, of one of a unit's sections, and of one person (D16)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ledger.demo.records.ground import Ground
from ledger.demo.texts import matters
from ledger.demo.texts.stream import Stream
from ledger.reading.values import Map, Value
from ledger.records.kinds import KIND


class Whole(NamedTuple):
    """A task of the whole district."""

    id: str
    title: str
    standard: str


WHOLE = (
    Whole("livelihood", "年度民生实事", "清单事项全部完成，群众代表验收"),
    Whole("one-visit", "高效办成一件事", "高频事项一次告知、一次办结"),
    Whole("safe-year", "安全度汛和冬季防火", "责任到人，不发生经认定的责任事故"),
)
DUE = ("03-20", "06-19", "09-18", "11-27")
"""By when the four milestones of a task are due."""
ON_TIME, LATE = 86, 97
"""Milestones in a hundred that are done in time; up to the second number they are done late."""


def tasks(ground: Ground) -> Iterator[tuple[str, Map]]:
    """The district's tasks, then those of every unit."""
    year = ground.plan.year
    for number, whole in enumerate(WHOLE, 1):
        yield KIND["task"].path(year=year, task=whole.id), _whole(ground, whole, number)
    for place, unit in enumerate(sorted(ground.units)):
        for task in _of_unit(ground, unit, place):
            yield KIND["task"].path(year=year, task=task["task"]), task


def _whole(ground: Ground, whole: Whole, number: int) -> Map:
    year = ground.plan.year
    first: Map = {
        "id": "plan",
        "text": "印发方案，任务分解到单位",
        "period": f"{year}-Q1",
        "due": f"{year}-02-27",
        "done": ground.days(f"{year}-02-09", f"{year}-02-27")[number],
        "evidence": [f"云政〔{year}〕{number}号"],
    }
    return {
        "task": whole.id,
        "year": year,
        "title": whole.title,
        "level": "district",
        "standard": whole.standard,
        "due": f"{year}-12-11",
        "authority": f"云政〔{year}〕{number}号",
        "milestones": [first],
    }


def _of_unit(ground: Ground, unit: str, place: int) -> Iterator[Map]:
    """Two tasks; the first is broken down to a section and to somebody who works there."""
    for number in (1, 2):
        stream = ground.stream("task", unit, number)
        parent = WHOLE[(place + number) % len(WHOLE)].id
        holder: Map = {"parent": parent, "unit": unit, "indicator": "tasks"}
        yield _task(ground, unit, f"{unit}-{number}", "unit", holder, stream, (0, 1, 2, 3))
    person = _worker(ground, unit)
    if person is not None:
        name, section = person
        stream = ground.stream("task", unit, "section")
        holder = {"parent": f"{unit}-1", "unit": unit, "section": section}
        yield _task(ground, unit, f"{unit}-1-section", "section", holder, stream, (1, 2))
        holder = {"parent": f"{unit}-1-section", "unit": unit, "section": section, "person": name}
        yield _task(ground, unit, f"{unit}-1-person", "person", holder, stream, (1, 2))


def _worker(ground: Ground, unit: str) -> tuple[str, str] | None:
    """The first of a unit's people who works in a section all the year, with the section."""
    for person in ground.plan.people:
        post = person.posts[0]
        if len(person.posts) == 1 and post.unit == unit and post.section and post.end is None:
            return person.id, post.section
    return None


def _task(
    ground: Ground, unit: str, name: str, level: str, holder: Map, stream: Stream, parts: Sequence[int]
) -> Map:
    year = ground.plan.year
    milestones: list[Value] = [_milestone(ground, unit, stream, part) for part in parts]
    head: Map = {
        "task": name,
        "year": year,
        "title": ground.spell(stream, matters.TASK_TITLES, unit),
        "level": level,
    }
    return (
        head
        | holder
        | {
            "standard": stream.pick(matters.TASK_STANDARDS),
            "due": f"{year}-12-04",
            "authority": f"云任〔{year}〕{stream.between(1, 300)}号",
            "milestones": milestones,
        }
    )


def _milestone(ground: Ground, unit: str, stream: Stream, part: int) -> Map:
    year = ground.plan.year
    due = f"{year}-{DUE[part]}"
    value: Map = {
        "id": f"m{part + 1}",
        "text": ground.spell(stream, (matters.MILESTONES[part],), unit),
        "period": f"{year}-Q{part + 1}",
        "due": due,
    }
    luck, early = stream.below(100), stream.between(2, 9)
    if luck >= LATE:
        return value
    done = ground.after(due, 3) if luck >= ON_TIME else _before(ground, due, early)
    if done > ground.today:
        return value
    evidence = ground.spell(stream, (matters.MILESTONE_EVIDENCE[part],), unit)
    return value | {"done": done, "evidence": [evidence]}


def _before(ground: Ground, due: str, count: int) -> str:
    """A workday before a day."""
    days = ground.facts.workdays
    return [day for day in days if day <= due][-1 - count]
