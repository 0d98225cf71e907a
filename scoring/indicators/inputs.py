"""The records that a subject's indicators rest on, and the parts of them that a period uses."""

from collections.abc import Iterable, Iterator

from scoring.exact import decimal_text
from scoring.facts import Goals, GoalTarget, Milestone, Task
from scoring.indicators.rows import Books, goals_of, in_period, row_of, tasks_of
from scoring.policy.indicators import Indicator, Measure
from scoring.roster import Seat

Used = tuple[str, dict[str, object] | None]
"""A record and the part of it that counts (None: all of it)."""


def inputs_of_seat(books: Books, seat: Seat, asked: Iterable[tuple[Indicator, Measure]]) -> Iterator[Used]:
    """The results whole; of goals and tasks, which live for the year, what they say about the period."""
    sources = set()
    for indicator, measure in asked:
        sources.add(indicator.source)
        row = row_of(books, seat, measure)
        if indicator.source == "record" and row is not None:
            yield row.record, None
    if "record" in sources:
        yield from (_goals(books, goals) for goals in goals_of(books, seat))
    if "tasks" in sources:
        yield from (_task(books, task) for task in tasks_of(books, seat))


def _goals(books: Books, goals: Goals) -> Used:
    targets = [_target(each) for each in goals.targets if each.period == books.period.id]
    return goals.record, {"targets": targets}


def _target(target: GoalTarget) -> dict[str, str]:
    item = {"item": target.item} if target.item else {}
    return {"indicator": target.indicator, **item, "target": decimal_text(target.target)}


def _task(books: Books, task: Task) -> Used:
    milestones = [_milestone(each) for each in in_period(books, task)]
    return task.record, {"indicator": task.indicator, "milestones": milestones}


def _milestone(milestone: Milestone) -> dict[str, str]:
    found = {"id": milestone.id, "due": milestone.due}
    return found if milestone.done is None else {**found, "done": milestone.done}
