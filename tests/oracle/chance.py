"""Draws that random ledgers and policies are made of."""

from random import Random
from typing import Any

from tests.oracle.book import Record

ABSENT = ["withhold", "renormalise", "zero"]
CLASSES = ["township", "district", "subordinate"]
RANKS = ["staff", "zhengke", "fuke"]
ROLES = ["staff", "head", "deputy"]
ROUNDINGS = ["half_up", "half_even", "floor", "ceiling"]
TIES = ["share_lower", "share_higher"]


def odd(rng: Random, percent: int) -> bool:
    """Whether something peculiar happens; the smallest draw (what a shrinker tends to) says no."""
    return rng.randrange(100) >= 100 - percent


def some(rng: Random, items: list[Any]) -> list[Any]:
    """A non-empty selection in the given order."""
    chosen = [item for item in items if odd(rng, 50)]
    return chosen or [rng.choice(items)]


def spread(rng: Random, components: list[Record], keys: list[str]) -> None:
    """Set weights that sum to 10000 by default and for some keys: even, lopsided or all on one."""
    for component in components:
        component["weight"] = {}
    for key in ["default", *some(rng, keys)]:
        left = 10000
        order = rng.sample(components, len(components))
        for component in order[1:]:
            component["weight"][key] = rng.choice([left // 2, 0, left // 3, 1 if left else 0, left])
            left -= component["weight"][key]
        order[0]["weight"][key] = left
