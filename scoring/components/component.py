"""What a kind of component offers to the engine."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from scoring.derivation import Node
from scoring.frame import Frame
from scoring.policy.composition import Entry
from scoring.policy.errors import PolicyFault
from scoring.policy.reading import Section
from scoring.policy.types import Policy
from scoring.roster import Seat

Input = tuple[str, dict[str, object] | None]
"""The id of a record that a result rests on, and the part of it that matters (None: the whole record)."""


class Part(NamedTuple):
    """What a component gives one person: its value in points, None when absent, and how to explain it."""

    value: Fraction | None
    derive: Callable[[], Node]


@dataclass(frozen=True, slots=True)
class Component:
    """A kind of component.

    ``lists`` says where it may stand: ``period_score.weighted``, ``annual.points`` and so on. ``read`` reads
    its own fields of the policy; ``faults`` finds what is wrong with them, given the pointer to the entry;
    ``score`` gives the parts of the assessed people of one unit; ``inputs`` the records it reads for the
    people of one unit.
    """

    name: str
    lists: frozenset[str]
    read: Callable[[Section], Any]
    score: Callable[[Entry, Frame, str, Sequence[Seat]], Mapping[str, Part]]
    inputs: Callable[[Entry, Frame, str, Sequence[Seat]], Iterable[Input]]
    faults: Callable[[Entry, Policy, tuple[str | int, ...]], Iterable[PolicyFault]] = lambda *_: ()
