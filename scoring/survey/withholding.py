"""Which cells of a topic may be told: small ones are withheld, and one more if a single one would be (T6)."""

from collections.abc import Collection, Mapping


def told(
    answers: Mapping[str, int], hidden: Collection[str], least: int, *, complement: bool
) -> frozenset[str]:
    """The cells that are told, of the number of answers by cell, in the policy's order.

    A cell with fewer than ``least`` answers is withheld; ``hidden`` are those whose counts the record leaves
    out. One without any answer does not count as withheld. When exactly one is withheld, its counts would
    follow from a total, so the smallest of the others is withheld too (the first in order of several).
    """
    large = [cell for cell, count in answers.items() if count >= max(least, 1)]
    small = [cell for cell, count in answers.items() if 0 < count < least]
    if complement and len({*small, *hidden}) == 1 and large:
        large.remove(min(large, key=lambda cell: answers[cell]))
    return frozenset(large)
