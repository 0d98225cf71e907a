"""A derivation as numbered steps, from the leaves to the result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from ledger.explain.formula import formula
from ledger.explain.items import Item
from ledger.explain.voice import Voice, digits, roughly
from ledger.results.numbers import MOST_PLACES


@dataclass(frozen=True, slots=True)
class Part:
    """One input of a step: what it is, its value in words if any, the step it comes from (0: it is given)."""

    item: Item
    text: str
    value: str
    step: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step in words: what it works out, how, what came of it. ``item`` holds the exact values.

    ``notes`` were looked at and do not enter the arithmetic: a box with too few ballots, a group without any.
    """

    number: int
    item: Item
    text: str
    formula: str
    value: str
    parts: tuple[Part, ...]
    notes: tuple[Part, ...]


def steps_of(roots: Iterable[Item], voice: Voice, *, first: int = 1) -> list[Step]:
    """The steps of some derivations, numbered on from ``first``; an equal step is taken only once."""
    numbers: dict[Item, int] = {}
    steps: list[Step] = []
    for item in (each for root in roots for each in working(root)):
        if item not in numbers:
            numbers[item] = first + len(steps)
            steps.append(_step(item, numbers, voice))
    return steps


def said(item: Item, voice: Voice) -> str:
    """The value in words; one that does not end within six places also as a decimal cut off there."""
    value = item.value
    if isinstance(value, Fraction) and (value * 10**MOST_PLACES).denominator != 1:
        return f"{digits(value)} ≈ {roughly(value)}"
    return voice.value(item.label, value)


def working(item: Item) -> Iterator[Item]:
    """The items that are worked out, inputs before what rests on them."""
    for child in item.inputs:
        yield from working(child)
    if item.is_step and item.operation != "nothing":
        yield item


def _step(item: Item, numbers: dict[Item, int], voice: Voice) -> Step:
    parts = tuple(_part(child, numbers, voice) for child in item.inputs)
    return Step(
        number=numbers[item],
        item=item,
        text=voice.label(item.label, dict(item.args)),
        formula=formula(item, voice),
        value=said(item, voice),
        parts=parts,
        notes=tuple(_part(note, numbers, voice) for note in item.notes),
    )


def _part(item: Item, numbers: dict[Item, int], voice: Voice) -> Part:
    text = voice.label(item.label, dict(item.args))
    value = "" if item.value is None else voice.value(item.label, item.value)
    return Part(item, text, value, numbers.get(item, 0))
