"""Ranks: competition ranks by score in the cohort over the body, and in unit and counting base (J13)."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from scoring.derivation import Node, given, step
from scoring.standing import Place, standing
from scoring.unit import PersonScore


@dataclass(frozen=True, slots=True)
class Rank:
    """A place among so many people."""

    place: Place
    size: int


def cohort_ranks(people: Iterable[PersonScore]) -> dict[str, Rank]:
    """The rank in the cohort of everybody with a score and a cohort."""
    return _ranks((person.cohort, person) for person in people if person.cohort is not None)


def unit_ranks(people: Iterable[PersonScore]) -> dict[str, Rank]:
    """The rank in unit and counting base of everybody with a score."""
    return _ranks(((person.unit, person.counting_base), person) for person in people)


def derive_rank(label: str, rank: Rank, **args: str) -> Node:
    """One more than the number of people with a higher score."""
    inputs = (given("rank.ahead", rank.place.ahead), given("constant", 1))
    notes = (given("rank.size", rank.size), given("rank.level", rank.place.level))
    return step(label, "sum", rank.place.rank, inputs, notes=notes, **args)


def _ranks(people: Iterable[tuple[Hashable, PersonScore]]) -> dict[str, Rank]:
    groups: dict[Hashable, dict[str, int]] = {}
    for group, person in people:
        groups.setdefault(group, {})[person.person] = person.score or 0
    return {
        person: Rank(place, len(scores))
        for scores in groups.values()
        for person, place in standing(scores).items()
    }
