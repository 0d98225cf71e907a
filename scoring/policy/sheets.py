"""Score sheets: items with weights and sub-items, who fills them, limits on each item (S4, T5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from scoring.exact import WHOLE
from scoring.policy.composition import ABSENT
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.judging import duplicates, in_order, in_range, on_scale
from scoring.policy.reading import Section
from scoring.rounding import MODES

SUBJECTS = ("people", "units")
POOLS = ("class", "body", "none")
"""How objects of groups that are too small are put together: with those of their class, with all, not."""


@dataclass(frozen=True, slots=True)
class SheetItem:
    """What is scored, with its weight and the standard it is scored by; with ``sub_items`` these are."""

    id: str
    name: str
    weight: int
    standard: str = ""
    sub_items: tuple["SheetItem", ...] = ()
    clause: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """What rows call it: its id, or those of its sub-items, as ``item.sub``."""
        return tuple(f"{self.id}.{sub.id}" for sub in self.sub_items) or (self.id,)


@dataclass(frozen=True, slots=True)
class SheetRater:
    """A body or a leader that fills the sheet."""

    id: str
    name: str
    weight: int
    clause: str = ""


@dataclass(frozen=True, slots=True)
class ItemLimit:
    """On each item at most (``most``), or at least, a share of the objects beyond a threshold (T5).

    ``most``: those ``threshold`` or above; otherwise those below it. ``minimum`` is the least number of
    objects that the first may always be.
    """

    most: bool
    threshold: Fraction
    share: int
    rounding: str
    minimum: int = 0
    clause: str = ""
    basis: str = ""

    def number(self, objects: int) -> int:
        """How many of so many objects are allowed, or asked for."""
        return max(self.minimum, MODES[self.rounding](self.share * objects, WHOLE))

    def meets(self, score: Fraction) -> bool:
        """Whether a score is one of those counted."""
        return score >= self.threshold if self.most else score < self.threshold


@dataclass(frozen=True, slots=True)
class Sheet:
    """A score sheet. ``absent_item`` and ``absent_rater`` are of ``composition.ABSENT``."""

    id: str
    name: str
    subjects: str
    scale_min: Fraction
    scale_max: Fraction
    items: tuple[SheetItem, ...]
    raters: tuple[SheetRater, ...]
    absent_item: str
    absent_rater: str
    item_limits: tuple[ItemLimit, ...] = ()
    minimum_objects: int = 0
    pool: str = "none"
    clause: str = ""
    basis: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """Everything a row scores."""
        return tuple(key for item in self.items for key in item.keys)


def read_sheet(section: Section) -> Sheet:
    """An entry of ``sheets``."""
    low, high = section.inner("scale", lambda inner: (inner.decimal("min"), inner.decimal("max")))
    return Sheet(
        id=section.text("id"),
        name=section.text("name"),
        subjects=section.choice("subjects", SUBJECTS),
        scale_min=low,
        scale_max=high,
        items=section.each("items", read_sheet_item),
        raters=section.each("raters", _read_rater),
        absent_item=section.choice("absent_item", ABSENT),
        absent_rater=section.choice("absent_rater", ABSENT),
        item_limits=section.each("item_limits", _read_limit),
        minimum_objects=section.integer("minimum_objects", 0),
        pool=section.choice("pool", POOLS, "none"),
        clause=section.clause,
        basis=section.basis(),
    )


def read_sheet_item(section: Section) -> SheetItem:
    """An item of a sheet or a ballot, or a sub-item."""
    return SheetItem(
        id=section.text("id"),
        name=section.text("name"),
        weight=section.integer("weight"),
        standard=section.text("standard", ""),
        sub_items=section.each("sub_items", read_sheet_item),
        clause=section.clause,
    )


def _read_rater(section: Section) -> SheetRater:
    return SheetRater(section.text("id"), section.text("name"), section.integer("weight"), section.clause)


def _read_limit(section: Section) -> ItemLimit:
    most = section.has("at_or_above")
    return ItemLimit(
        most=most,
        threshold=section.decimal("at_or_above" if most else "below"),
        share=section.integer("at_most" if most else "at_least"),
        rounding=section.choice("rounding", MODES),
        minimum=section.integer("minimum", 0) if most else 0,
        clause=section.clause,
        basis=section.basis(),
    )


def sheet_faults(sheets: tuple[Sheet, ...]) -> Iterator[PolicyFault]:
    """What a schema cannot say about the score sheets."""
    yield from duplicates([sheet.id for sheet in sheets], ("sheets",))
    for index, sheet in enumerate(sheets):
        at: Pointer = ("sheets", index)
        yield from in_order(sheet.scale_min, sheet.scale_max, (*at, "scale"))
        yield from item_faults(sheet.items, (*at, "items"))
        yield from duplicates([rater.id for rater in sheet.raters], (*at, "raters"))
        if sum(rater.weight for rater in sheet.raters) < 1:
            yield fault((*at, "raters"), "no_weight")
        for number, limit in enumerate(sheet.item_limits):
            place = (*at, "item_limits", number)
            yield from in_range(limit.share, 0, WHOLE, (*place, "at_most" if limit.most else "at_least"))
            line = (*place, "at_or_above" if limit.most else "below")
            yield from on_scale(limit.threshold, sheet.scale_min, sheet.scale_max, line)


def item_faults(items: tuple[SheetItem, ...], at: Pointer) -> Iterator[PolicyFault]:
    """Faults of a list of items and of what is inside them."""
    yield from duplicates([item.id for item in items], at)
    if sum(item.weight for item in items) < 1:
        yield fault(at, "no_weight")
    for index, item in enumerate(items):
        if item.sub_items:
            yield from item_faults(item.sub_items, (*at, index, "sub_items"))
