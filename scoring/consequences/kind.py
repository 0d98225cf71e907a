"""What a kind of consequence offers to the engine."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.case import Case, Effect
from scoring.policy.errors import PolicyFault
from scoring.policy.reading import Section
from scoring.policy.types import Condition, Consequence, Policy


@dataclass(frozen=True, slots=True)
class ConsequenceKind:
    """A kind of consequence.

    ``read`` reads its settings; ``apply`` gives the effects on the people concerned, given the cases of
    everybody on the roster; ``years`` is how many earlier years it looks at; ``faults`` finds what is wrong
    with the settings, given the pointer to the consequence; ``conditions`` are those in the settings.
    ``measures`` are the ids that its effects may name, and ``last`` says whether it tells who is last.
    """

    name: str
    read: Callable[[Section], Any]
    apply: Callable[[Consequence, Sequence[Case]], Mapping[str, Effect]]
    years: Callable[[Any], int]
    faults: Callable[[Any, Policy, tuple[str | int, ...]], Iterable[PolicyFault]]
    conditions: Callable[[Any], tuple[Condition, ...]] = lambda _: ()
    measures: Callable[[Any], tuple[str, ...]] = lambda _: ()
    last: Callable[[Any], bool] = lambda _: False
