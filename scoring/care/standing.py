"""How every measure stands on a day: awaited or overdue, open or closed, with what went amiss; and counts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from scoring.calendar import workdays_after
from scoring.care.due import Due, Ground, dues
from scoring.care.facts import Taken
from scoring.facts import Day
from scoring.policy.care import INTERVALS, KINDS, Measure
from scoring.policy.versions import NoPolicy, Policies

STATES = ("awaited", "overdue", "open", "closed")


class Standing(NamedTuple):
    """One measure on a day.

    ``state`` is one of `STATES`; ``late`` says that it was opened after ``due.until``, ``missed`` how many
    spans passed without a step, ``lapsed`` that it was not closed by ``end``. ``due`` is None for a measure
    that a decision of its own opened, ``taken`` for one not opened yet.
    """

    measure: Measure
    person: str
    because: str
    state: str
    due: Due | None
    taken: Taken | None
    late: bool = False
    missed: int = 0
    lapsed: bool = False
    end: Day | None = None


def standings(ground: Ground) -> tuple[Standing, ...]:
    """All measures, due or on record by ``as_of``: by cause's day or day of opening, measure and person."""
    known = {due.key: due for due in dues(ground)}
    records = [taken for taken in ground.care.taken if taken.opened <= ground.as_of]
    found = [*_on_record(ground, records, known), *_unopened(ground, records, known)]
    return tuple(sorted(found, key=_order))


def _on_record(
    ground: Ground, records: Iterable[Taken], known: Mapping[tuple[str, str, str], Due]
) -> Iterator[Standing]:
    for taken in records:
        measure = measure_on(ground.policies, taken.measure, taken.opened)
        if measure is not None:
            due = known.get((taken.measure, taken.person, taken.because))
            yield _judged(ground, measure, taken, due)


def _judged(ground: Ground, measure: Measure, taken: Taken, due: Due | None) -> Standing:
    closed = taken.closed if taken.closed is not None and taken.closed <= ground.as_of else None
    end = close_by(ground, measure, taken)
    return Standing(
        measure,
        taken.person,
        taken.because,
        "open" if closed is None else "closed",
        due,
        taken,
        late=due is not None and taken.opened > due.until,
        missed=missed_steps(measure, taken, closed or ground.as_of),
        lapsed=end is not None and (closed or ground.as_of) > end,
        end=end,
    )


def _unopened(
    ground: Ground, records: Iterable[Taken], known: Mapping[tuple[str, str, str], Due]
) -> Iterator[Standing]:
    opened = {(taken.measure, taken.person, taken.because) for taken in records}
    for key, due in known.items():
        if key not in opened:
            state = "overdue" if ground.as_of > due.until else "awaited"
            yield Standing(due.measure, due.person, due.because, state, due, None)


def _order(found: Standing) -> tuple[str, str, str, str]:
    since = found.due.since if found.due else found.taken.opened if found.taken else ""
    return since, found.measure.id, found.person, found.because


def measure_on(policies: Policies, measure: str, day: Day) -> Measure | None:
    """The measure of an id in the policy in force on a day; None when there is none."""
    try:
        found = policies.for_day(day).measures
    except NoPolicy:
        return None
    return next((each for each in found if each.id == measure), None)


def close_by(ground: Ground, measure: Measure, taken: Taken) -> Day | None:
    """The last day on which a measure may be closed; None when the policy sets none."""
    if measure.close_workdays is None:
        return None
    return workdays_after(ground.facts.workdays, taken.opened, measure.close_workdays)


def missed_steps(measure: Measure, taken: Taken, until: Day) -> int:
    """How many whole spans since the opening, over by ``until``, have no step in them."""
    if not measure.steps_every:
        return 0
    missed, number, start = 0, 1, taken.opened
    while (end := months_later(taken.opened, number * INTERVALS[measure.steps_every])) < until:
        missed += not any(start < step <= end or step == taken.opened == start for step in taken.steps)
        start, number = end, number + 1
    return missed


def months_later(day: Day, months: int) -> Day:
    """The same day so many months later, or that month's last day when it has no such day."""
    index = int(day[5:7]) - 1 + months
    year, month = int(day[:4]) + index // 12, index % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    length = (following - date(year, month, 1)).days
    return f"{year:04}-{month:02}-{min(int(day[8:]), length):02}"


def counts(found: Iterable[Standing]) -> dict[str, dict[str, int]]:
    """Kind of measure → state → how many; every kind and state is there."""
    tally = Counter((each.measure.kind, each.state) for each in found)
    return {kind: {state: tally[kind, state] for state in STATES} for kind in KINDS}
