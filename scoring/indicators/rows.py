"""What is known of every measure of a subject: from rows of indicator results, goals and tasks."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from scoring.derivation import Node, given, step
from scoring.facts import Facts, Goals, IndicatorRow, Milestone, Task
from scoring.indicators.method import Known, Reading, Times
from scoring.periods import Period
from scoring.policy.indicators import Indicator, Measure
from scoring.roster import Seat

ALL = 100
"""Completion of tasks is counted in percent: this is everything."""


class Books(NamedTuple):
    """The facts, the period or year asked about, and when the question is asked."""

    facts: Facts
    period: Period
    times: Times


class Completion(NamedTuple):
    """The milestones of a period that have come due, each with its record, and those of them done in time."""

    due: Sequence[tuple[str, Milestone]]
    done: Sequence[tuple[str, Milestone]]

    @property
    def rate(self) -> Fraction | None:
        """In percent; None when nothing was due."""
        return Fraction(ALL * len(self.done), len(self.due)) if self.due else None


def reading_of(books: Books, seat: Seat, indicator: Indicator, measure: Measure) -> Reading:
    """What is known of a measure for a subject."""
    if indicator.source == "tasks":
        return _of_tasks(books, seat, measure)
    row = row_of(books, seat, measure)
    if row is None:
        return Reading()
    return Reading(
        target=_target(books, seat, measure, row),
        actual=None if row.actual is None else _leaf("indicators.actual", row.actual, row.record, measure),
        tier=row.tier,
        done=row.done,
        deadline=row.deadline,
        record=row.record,
    )


def row_of(books: Books, seat: Seat, measure: Measure) -> IndicatorRow | None:
    """The subject's row of a measure, the first by record when there are several (a check tells)."""
    rows = books.facts.indicators.get((books.period.id, seat.person), ())
    found = [row for row in rows if (row.indicator, row.item) == (measure.indicator, measure.item)]
    return min(found, key=lambda row: row.record, default=None)


def goals_of(books: Books, seat: Seat) -> Iterator[Goals]:
    """The approved goals of the year: a person's in the unit of the round, or a unit's own."""
    year = f"{books.period.year:04}"
    for goals in sorted(books.facts.goals.get((year, seat.person), ()), key=lambda each: each.record):
        if goals.approved and goals.unit in ("", seat.unit):
            yield goals


def tasks_of(books: Books, seat: Seat) -> list[Task]:
    """The subject's tasks of the year that feed an indicator."""
    year = f"{books.period.year:04}"
    tasks = (task for task in books.facts.tasks.get((year, seat.person), ()) if task.indicator)
    return sorted(tasks, key=lambda task: task.record)


def in_period(books: Books, task: Task) -> list[Milestone]:
    """The milestones of a task that belong to the period; all of them to the year."""
    return [each for each in task.milestones if books.period.is_year or each.period == books.period.id]


def completion(books: Books, seat: Seat, measure: Measure) -> Completion:
    """The milestones of the subject's tasks for an indicator; one is due once its day has passed."""
    due = [
        (task.record, each)
        for task in tasks_of(books, seat)
        if task.indicator == measure.indicator
        for each in in_period(books, task)
        if each.due < books.times.as_of
    ]
    return Completion(due, [(record, each) for record, each in due if each.done and each.done <= each.due])


def _of_tasks(books: Books, seat: Seat, measure: Measure) -> Reading:
    found = completion(books, seat, measure)
    if found.rate is None:
        return Reading()
    target = _policy_target(measure) or Known(Fraction(ALL), partial(given, "constant", ALL))
    return Reading(target=target, actual=Known(found.rate, partial(_derive_completion, found)))


def _target(books: Books, seat: Seat, measure: Measure, row: IndicatorRow) -> Known | None:
    """The target of the row, else of the approved goals, else of the policy."""
    if row.target is not None:
        return _leaf("indicators.target", row.target, row.record, measure)
    for goals in goals_of(books, seat):
        for goal in goals.targets:
            if (goal.indicator, goal.item, goal.period) == (measure.indicator, measure.item, books.period.id):
                return _leaf("indicators.target", goal.target, goals.record, measure)
    return _policy_target(measure)


def _policy_target(measure: Measure) -> Known | None:
    if measure.target is None:
        return None
    leaf = partial(given, "indicators.target", measure.target, clause=measure.target_clause)
    return Known(measure.target, partial(leaf, basis=measure.basis, indicator=measure.id))


def _leaf(label: str, value: Fraction, record: str, measure: Measure) -> Known:
    return Known(value, partial(given, label, value, record=record, indicator=measure.id))


def _derive_completion(found: Completion) -> Node:
    done = [_milestone("indicators.milestone_done", *each) for each in found.done]
    due = [_milestone("indicators.milestone_due", *each) for each in found.due]
    counted = step("indicators.milestones_done", "count", len(done), done)
    hundredfold = step(
        "indicators.hundredfold", "product", ALL * len(done), (given("constant", ALL), counted)
    )
    whole = step("indicators.milestones_due", "count", len(due), due)
    return step("indicators.completion", "quotient", found.rate, (hundredfold, whole))


def _milestone(label: str, record: str, milestone: Milestone) -> Node:
    return given(label, milestone.due, record=record, milestone=milestone.id)
