"""Scores by item: an item's from its sub-items, and all of them together (S4)."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from scoring.derivation import Node, given
from scoring.policy.sheets import SheetItem
from scoring.weighing import Weighed, explain_mean, weighed_mean

Scores = Mapping[str, Fraction]
"""Key of an item, or of a sub-item as ``item.sub`` → its score."""


def item_score(item: SheetItem, scores: Scores, absent: str) -> Fraction | None:
    """The score of one item; None when it has none, or not all that ``absent`` asks for."""
    if not item.sub_items:
        return scores.get(item.id)
    terms = [(sub.weight, scores.get(key)) for sub, key in zip(item.sub_items, item.keys, strict=True)]
    return weighed_mean(terms, absent)


def items_score(items: Sequence[SheetItem], scores: Scores, absent: str) -> Fraction | None:
    """The weighted mean of all items."""
    return weighed_mean([(item.weight, item_score(item, scores, absent)) for item in items], absent)


class ItemReader:
    """Explains scores by item that stand in a record; ``label`` words them.

    Names of items are led by ``prefix``, the id of the sheet or the component that has them.
    """

    def __init__(
        self, prefix: str, absent: str, scores: Scores, record: str, label: str = "sheets.given"
    ) -> None:
        self._prefix, self._absent, self._scores = prefix, absent, scores
        self._record, self._label = record, label

    def terms(self, items: Sequence[SheetItem]) -> Iterator[Weighed]:
        """Every item with its weight."""
        for item in items:
            yield Weighed(self._weight(item, item.id), self._item(item))

    def _item(self, item: SheetItem) -> Node:
        if not item.sub_items:
            return self._leaf(item.id)
        pairs = zip(item.sub_items, item.keys, strict=True)
        return explain_mean(
            "sheets.item",
            "sheets.item_absent",
            item_score(item, self._scores, self._absent),
            [Weighed(self._weight(sub, key), self._leaf(key)) for sub, key in pairs],
            self._absent,
            clause=item.clause,
            sheet_item=f"{self._prefix}.{item.id}",
        )

    def _weight(self, item: SheetItem, key: str) -> Node:
        clause, name = f"{item.clause}.weight", f"{self._prefix}.{key}"
        return given("sheets.item_weight", item.weight, clause=clause, sheet_item=name)

    def _leaf(self, key: str) -> Node:
        value = self._scores.get(key)
        return given(self._label, value, record=self._record, sheet_item=f"{self._prefix}.{key}")
