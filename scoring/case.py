"""A person's case: the annual result and earlier years, on which gates and consequences are judged."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from scoring.derivation import Node
from scoring.past import YearResult


@dataclass(frozen=True, slots=True)
class Case:
    """What is known about a person at the end of a year.

    ``score`` is in units of the last decimal place; None when there is none. ``history`` has the earlier
    years of which there is a record.
    """

    person: str
    unit: str
    counting_base: str
    year: int
    grade: str | None
    score: int | None
    cohort_rank: int | None
    cohort_size: int | None
    history: Mapping[int, YearResult]


class Verdict(NamedTuple):
    """The answer of a condition, ``yes``, ``no`` or ``unknown``, and how to explain it."""

    answer: str
    derive: Callable[[], Node]


class Effect(NamedTuple):
    """What a consequence gives a person (None: nothing), whether they are last in the unit, and why."""

    value: str | int | None
    last: bool
    derive: Callable[[], Node]
