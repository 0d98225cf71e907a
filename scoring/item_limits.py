"""Limits on the scores that one rater gives on each item of a sheet (T5)."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from scoring.item_scores import Scores, item_score
from scoring.policy.sheets import ItemLimit, Sheet, SheetItem


class Filled(NamedTuple):
    """One record of a rater: its group's class of units, and subject → scores."""

    record: str
    unit_class: str
    rows: Mapping[str, Scores]


class Breach(NamedTuple):
    """A limit that is not kept on an item.

    Among ``objects`` there are ``found`` that it counts, and ``bound`` are allowed or asked for. ``counted``
    are the records and subjects that it counts, in order.
    """

    item: SheetItem
    limit: ItemLimit
    objects: int
    found: int
    bound: int
    counted: tuple[tuple[str, str], ...]


def pools(sheet: Sheet, filled: Sequence[Filled]) -> Iterator[tuple[Filled, ...]]:
    """What is judged together of all that one rater filled in a period.

    A record with ``minimum_objects`` rows or more is judged by itself. Smaller ones are put together as
    ``pool`` says; a pool that is still too small, and every small record with ``none``, has no limit.
    """
    small: dict[str, list[Filled]] = {}
    for record in sorted(filled, key=lambda each: each.record):
        if len(record.rows) >= sheet.minimum_objects:
            yield (record,)
        elif sheet.pool != "none":
            small.setdefault(record.unit_class if sheet.pool == "class" else "", []).append(record)
    for pooled in small.values():
        if sum(len(record.rows) for record in pooled) >= sheet.minimum_objects:
            yield tuple(pooled)


def breaches(sheet: Sheet, pool: Sequence[Filled]) -> Iterator[Breach]:
    """Every limit that is not kept, item by item. Only subjects with a whole score of the item count."""
    for item in sheet.items:
        scores = list(_scores(sheet, item, pool))
        for limit in sheet.item_limits:
            counted = tuple((record, subject) for record, subject, score in scores if limit.meets(score))
            bound = limit.number(len(scores))
            broken = len(counted) > bound if limit.most else len(counted) < bound
            if broken:
                yield Breach(item, limit, len(scores), len(counted), bound, counted)


def _scores(sheet: Sheet, item: SheetItem, pool: Sequence[Filled]) -> Iterator[tuple[str, str, Fraction]]:
    for record in pool:
        for subject, scores in record.rows.items():
            score = item_score(item, scores, sheet.absent_item)
            if score is not None:
                yield record.record, subject, score
