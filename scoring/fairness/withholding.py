"""Small cells: which figures may be told when the figure over all of them is known as well."""

from collections.abc import Mapping
from typing import Any, TypeVar

Key = TypeVar("Key", bound=Any)


def tellable(people: Mapping[Key, int], least: int) -> frozenset[Key]:
    """The cells that may be told, from the number of people behind each.

    A cell of fewer than ``least`` people is withheld. What is withheld must not follow by taking the others
    from the whole, so while it is a single cell, or all withheld cells together have fewer than ``least``
    people, the smallest of the others (of equals the first by key) is withheld as well.
    """
    rest = sorted(people, key=lambda key: (people[key], key))
    hidden = [key for key in rest if people[key] < least]
    del rest[: len(hidden)]
    while hidden and rest and (len(hidden) == 1 or sum(people[key] for key in hidden) < least):
        hidden.append(rest.pop(0))
    return frozenset(rest)
