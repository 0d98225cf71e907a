"""Annual results of earlier years, taken over from an earlier system: the history of streaks and gates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ledger.demo.plan.model import PlannedPerson, Post
from ledger.demo.records.ground import Ground
from ledger.demo.texts.stream import Stream
from ledger.reading.values import Map, Value
from ledger.records.kinds import KIND

SHARE = 20
"""Percent of a unit's people who became 优秀."""


@dataclass(frozen=True, slots=True)
class _Row:
    person: str
    unit: str
    cohort: str
    points: int


def past(ground: Ground) -> Iterator[tuple[str, Map]]:
    """A record for each earlier year and unit."""
    for year in ground.plan.past_years:
        rows = [row for person in ground.plan.people for row in _rows(ground, person, year)]
        for unit in sorted({row.unit for row in rows}):
            yield KIND["past-result"].path(year=year, unit=unit), _record(year, unit, rows)


def _rows(ground: Ground, person: PlannedPerson, year: int) -> Iterator[_Row]:
    post = _post_at_end(person, year)
    if post is None or post.unit not in ground.units or person.home or person.probation:
        return
    chance = Stream.of(ground.plan.seed, "past", year, person.id).below(300)
    yield _Row(person.id, post.unit, post.rank, 7000 + person.merit * 80 + chance)


def _post_at_end(person: PlannedPerson, year: int) -> Post | None:
    day = f"{year}-12-31"
    return next((p for p in person.posts if p.start <= day and (p.end is None or p.end >= day)), None)


def _record(year: int, unit: str, rows: list[_Row]) -> Map:
    inside = [row for row in rows if row.unit == unit]
    found: list[Value] = [
        _person(row, inside, [other for other in rows if other.cohort == row.cohort]) for row in inside
    ]
    return {
        "year": year,
        "unit": unit,
        "authority": f"云考〔{year + 1}〕1号",
        "source": "原考核系统导出",
        "rows": found,
    }


def _person(row: _Row, inside: list[_Row], cohort: list[_Row]) -> Map:
    place = _rank(row, inside)
    return {
        "person": row.person,
        "cohort": row.cohort,
        "grade": "excellent" if place <= len(inside) * SHARE // 100 else "competent",
        "score": f"{row.points // 100}.{row.points % 100:02}",
        "cohort_rank": _rank(row, cohort),
        "cohort_size": len(cohort),
        "unit_rank": place,
        "unit_size": len(inside),
        "last_in_unit": len(inside) >= 3 and row.points == min(other.points for other in inside),
    }


def _rank(row: _Row, among: list[_Row]) -> int:
    return 1 + sum(other.points > row.points for other in among)
