"""To whom which indicators apply: every set of indicators that somebody can have, with one who has it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scoring.policy.indicators import Indicator
from scoring.policy.lists import Where, ids_of
from scoring.policy.types import Policy
from scoring.rounds import UNITS


class Combination(NamedTuple):
    """A set of indicators that apply together, and the ids of somebody to whom they do.

    ``who`` names only what makes a difference: a unit class, a post class, a role, a rank, an identity.
    """

    indicators: tuple[Indicator, ...]
    who: tuple[str, ...]


Trait = tuple[str, dict[str, str]]
"""What somebody can be, and what else that makes them: field of a condition → id."""


def combinations(policy: Policy, indicators: Sequence[Indicator], subjects: str) -> Iterator[Combination]:
    """Every set of these indicators that some person, or unit, can have; each set once."""
    found: dict[frozenset[int], tuple[str, ...]] = {frozenset(range(len(indicators))): ()}
    for traits in _unit_traits(policy) if subjects == UNITS else _people_traits(policy):
        if _matters(traits, indicators):
            found = _narrowed(found, traits, indicators)
    for places, who in found.items():
        yield Combination(tuple(indicators[place] for place in sorted(places)), who)


def _narrowed(
    found: dict[frozenset[int], tuple[str, ...]], traits: Sequence[Trait], indicators: Sequence[Indicator]
) -> dict[frozenset[int], tuple[str, ...]]:
    """The sets split by one kind of trait."""
    narrowed: dict[frozenset[int], tuple[str, ...]] = {}
    for name, trait in traits:
        allowed = {place for place, each in enumerate(indicators) if _allows(each.where, trait)}
        for places, who in found.items():
            narrowed.setdefault(places & allowed, (*who, name) if name else who)
    return narrowed


def _matters(traits: Sequence[Trait], indicators: Sequence[Indicator]) -> bool:
    fields = {field for _, trait in traits for field in trait}
    return any(getattr(each.where, field) is not None for each in indicators for field in fields)


def _allows(where: Where, trait: dict[str, str]) -> bool:
    asked = ((getattr(where, field), id_) for field, id_ in trait.items())
    return all(wanted is None or id_ in wanted for wanted, id_ in asked)


def _people_traits(policy: Policy) -> Iterator[list[Trait]]:
    yield [(id_, {"unit_classes": id_}) for id_ in ids_of(policy.unit_classes)]
    yield [("", {"post_classes": ""}), *((id_, {"post_classes": id_}) for id_ in ids_of(policy.post_classes))]
    yield [(id_, {"roles": id_}) for id_ in ids_of(policy.roles)]
    yield [(id_, {"ranks": id_}) for id_ in ids_of(policy.ranks)]
    yield [
        (each.id, {"identities": each.id, "counting_bases": each.counting_base}) for each in policy.identities
    ]


def _unit_traits(policy: Policy) -> Iterator[list[Trait]]:
    yield [(id_, {"unit_classes": id_}) for id_ in ids_of(policy.unit_classes)]
