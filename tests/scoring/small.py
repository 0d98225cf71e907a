"""Small policies and facts for the engine's tests: the first preset with changes, people in a few words."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from ledger.reading.document import read_document
from scoring.facts import Appointment, BallotBox, Day, Facts, LogMonth, Person, Span, Unit
from scoring.policy.read import read_policy
from scoring.policy.types import Policy
from scoring.policy.versions import Policies

PRESET = Path(__file__).resolve().parents[2] / "presets" / "jiancaoping" / "policy.yaml"
CLOSED = "2026-12-01"
"""A day on which the quarters before are closed."""


@cache
def _preset() -> Mapping[str, Any]:
    document, findings = read_document(PRESET.name, PRESET.read_bytes())
    assert document is not None, findings
    return document.value


def preset() -> dict[str, Any]:
    """The first preset's value, to be changed at will."""
    return deepcopy(dict(_preset()))


def at(value: Any, path: str) -> Any:
    """What a path leads to: keys of maps and, in lists, ids or positions, with dots between."""
    for key in filter(None, path.split(".")):
        value = value[_position(value, key)] if isinstance(value, list) else value[key]
    return value


def changed(changes: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The preset's value with other values at some paths; None takes the field away."""
    value = preset()
    for path, new in (changes or {}).items():
        parent, _, key = path.rpartition(".")
        inner = at(value, parent)
        place = _position(inner, key) if isinstance(inner, list) else key
        if new is None:
            del inner[place]
        else:
            inner[place] = new
    return value


def policy(changes: Mapping[str, Any] | None = None) -> Policy:
    """The preset with changes, read."""
    return read_policy(changed(changes))


def policies(changes: Mapping[str, Any] | None = None) -> Policies:
    """The preset with changes as the only version."""
    return Policies([policy(changes)])


def _position(values: list[Any], key: str) -> int:
    if key.isdigit():
        return int(key)
    return next(index for index, item in enumerate(values) if item["id"] == key)


@cache
def workdays(first: Day = "2026-01-01", last: Day = "2027-03-31") -> tuple[Day, ...]:
    """Mondays to Fridays."""
    return tuple(_weekdays(date.fromisoformat(first), date.fromisoformat(last)))


def _weekdays(first: date, last: date) -> Iterator[Day]:
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        if day.weekday() < 5:
            yield day.isoformat()


def post(unit: str = "roads", role: str = "staff", **other: Any) -> Appointment:
    """An appointment since long ago."""
    ranks = {"head": "zhengke", "deputy": "fuke"}
    values = {
        "start": "2020-01-01",
        "end": None,
        "rank": ranks.get(role, "staff"),
        "identity": "civil_servant",
    }
    return Appointment(unit=unit, role=role, **{**values, **other})


def person(
    name: str, *posts: Appointment, leave: Iterable[Span] = (), probation: Iterable[Span] = ()
) -> Person:
    """A person with these posts, or one in the roads unit's staff."""
    record = f"organization/people/{name}"
    return Person(name, name, posts or (post(),), tuple(leave), tuple(probation), record)


def unit(
    name: str, *, unit_class: str = "township", superior: str | None = None, assessed: bool = True
) -> Unit:
    """A unit."""
    return Unit(name, name, unit_class, superior, assessed, f"organization/units/{name}")


def facts(people: Iterable[Person], units: Iterable[Unit] | None = None, **other: Any) -> Facts:
    """Facts of people in units, by default a single one."""
    found = units if units is not None else [unit("roads")]
    return Facts(
        people={one.id: one for one in people},
        units={one.id: one for one in found},
        **{"workdays": workdays(), **other},
    )


def box(
    group: str, block: str, *ballots: Mapping[str, int], place: str = "roads", period: str = "2026-Q1"
) -> BallotBox:
    """A ballot box."""
    return BallotBox(period, place, group, block, ballots, f"ballots/{period}/{place}/{group}-{block}")


def boxes(*found: BallotBox) -> dict[tuple[str, str], tuple[BallotBox, ...]]:
    """Boxes as the facts hold them."""
    keys = {(one.period, one.unit) for one in found}
    return {key: tuple(one for one in found if (one.period, one.unit) == key) for key in keys}


def logs(
    name: str, days: Iterable[Day], *, late: Mapping[Day, Day] | None = None, place: str = "roads"
) -> tuple[LogMonth, ...]:
    """Logs filed on their own days, but for those ``late``."""
    dates = sorted(days)
    months = sorted({day[:7] for day in dates})
    return tuple(
        LogMonth(
            name,
            place,
            month,
            tuple((day, (late or {}).get(day, day)) for day in dates if day[:7] == month),
            f"logs/{month[:4]}/{place}/{name}/{month}",
        )
        for month in months
    )


def points(text: str) -> Fraction:
    """Points written as people write them."""
    return Fraction(text)
