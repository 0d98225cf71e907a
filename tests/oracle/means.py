"""Weighted means of terms that may be absent, and of items (docs/scoring.md, "Score sheets component")."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from tests.oracle.book import Record

Term = tuple[int, Fraction | None]
"""Weight and value; ``None`` when it is absent."""


def mean(terms: Iterable[Term], absent: str) -> Fraction | None:
    """The mean of the terms, absent ones as ``absent`` says; ``None`` without any, or without weight."""
    every = list(terms)
    present = [(weight, value) for weight, value in every if value is not None]
    if not present or (absent == "withhold" and len(present) < len(every)):
        return None
    total = sum((weight * value for weight, value in present), Fraction(0))
    weight = sum(weight for weight, _ in (every if absent == "zero" else present))
    return total / weight if weight else None


def keys_of(items: list[Record]) -> list[str]:
    """What a score is given for: every item, or its sub-items as ``item.sub``."""
    return [
        key
        for item in items
        for key in ([f"{item['id']}.{sub['id']}" for sub in item.get("sub_items", [])] or [item["id"]])
    ]


def item_mean(items: list[Record], scores: Mapping[str, Fraction], absent: str) -> Fraction | None:
    """The mean of the items by weight, each its score or the mean of its sub-items."""
    return mean(((item["weight"], _item(item, scores, absent)) for item in items), absent)


def _item(item: Record, scores: Mapping[str, Fraction], absent: str) -> Fraction | None:
    if "sub_items" not in item:
        return scores.get(item["id"])
    subs = [(sub["weight"], scores.get(f"{item['id']}.{sub['id']}")) for sub in item["sub_items"]]
    return mean(subs, absent)
