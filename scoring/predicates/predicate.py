"""What a kind of predicate offers to the engine."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from scoring.case import Case, Verdict
from scoring.policy.errors import PolicyFault
from scoring.policy.reading import Section
from scoring.policy.types import Condition, Policy

VETOES = "vetoes"
"""The vetoes of the year and of its periods."""
UNIT_GRADE = "unit_grade"
"""The annual grade of the person's unit."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A kind of predicate.

    ``read`` reads its settings; ``judge`` answers for one case; ``years`` is how many earlier years it looks
    at; ``faults`` finds what is wrong with the settings, given the pointer to them; ``needs`` names what it
    looks at besides the result: ``VETOES``, ``UNIT_GRADE``.
    """

    name: str
    read: Callable[[Section], Any]
    judge: Callable[[Condition, Case], Verdict]
    years: Callable[[Any], int]
    faults: Callable[[Any, Policy, tuple[str | int, ...]], Iterable[PolicyFault]]
    needs: frozenset[str] = frozenset()
