"""Meetings, training and exchange: the records that the practice took place; and the seeds of reminders."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.demo.plan.model import LEADERSHIP
from ledger.demo.records.ground import Ground
from ledger.demo.texts import matters
from ledger.reading.values import Map, Value
from ledger.records.kinds import KIND
from scoring.facts import Day
from scoring.periods import Period

SOURCE = "虚构的三位数开奖号码，每周第一个工作日公布"


def activities(ground: Ground) -> Iterator[tuple[str, Map]]:
    """A meeting in every quarter, training in the first, an exchange in every other one."""
    for place, period in enumerate(ground.periods):
        days = ground.days(period.first, period.last)
        yield _activity(ground, "group-meeting", meeting(ground, period)[0])
        if place == 0:
            yield _activity(ground, "training", days[20])
        elif place % 2:
            yield _activity(ground, "exchange", days[25])


def meeting(ground: Ground, period: Period) -> tuple[Day, str]:
    """The day of the group's meeting in a quarter, and the name of its record."""
    day = ground.days(period.first, period.last)[12]
    return day, f"{day}-group-meeting"


def seeds(ground: Ground) -> Iterator[tuple[str, Map]]:
    """A public value on the first workday of every week."""
    weeks: dict[tuple[int, int], str] = {}
    for day in ground.year_days():
        weeks.setdefault(_week(day), day)
    stream = ground.stream("seeds")
    values: list[Value] = [{"date": day, "value": f"{stream.below(1000):03}"} for day in weeks.values()]
    year = ground.plan.year
    yield KIND["seeds"].path(year=year), {"year": year, "source": SOURCE, "values": values}


def _leaders(ground: Ground) -> list[str]:
    return [person.id for person in ground.plan.people if person.posts[-1].unit == LEADERSHIP]


def _week(day: str) -> tuple[int, int]:
    year, week, _ = date.fromisoformat(day).isocalendar()
    return year, week


def _activity(ground: Ground, name: str, day: str) -> tuple[str, Map]:
    value: Map = {
        "activity": name,
        "year": ground.plan.year,
        "date": day,
        "text": matters.ACTIVITIES[name],
    }
    if name == "group-meeting":
        value["people"] = list[Value](_leaders(ground))
    else:
        value["units"] = list[Value](sorted(ground.units))
    return KIND["activity"].path(year=ground.plan.year, id=f"{day}-{name}"), value
