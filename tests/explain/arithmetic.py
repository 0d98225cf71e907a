"""Work out the steps of an explanation's JSON anew, with fractions and nothing of the engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Any

Shown = str | None


def worked_out(step: Mapping[str, Any]) -> Shown:
    """The value that follows from the inputs shown."""
    values: list[Shown] = [part["value"] for part in step["inputs"]]
    return _OPERATIONS[step["operation"]](values)


def same(one: Shown, other: Shown) -> bool:
    """Whether two shown values are equal, numbers as numbers."""
    if one is None or other is None or not _is_number(one):
        return one == other
    return _number(one) == _number(other)


def _is_number(text: str) -> bool:
    return text.lstrip("-")[:1].isdecimal() and text.count("-", 1) == 0


def _number(text: Shown) -> Fraction:
    assert text is not None
    return Fraction(text)


def _numbers(values: Sequence[Shown]) -> list[Fraction]:
    return [_number(value) for value in values]


def _text(value: Fraction | int) -> str:
    return str(Fraction(value))


def _yes(truth: bool) -> str:
    return "yes" if truth else "no"


def _mean(values: Sequence[Shown]) -> str:
    return _text(sum(_numbers(values), Fraction(0)) / len(values))


def _weighted(values: Sequence[Shown]) -> str:
    numbers = _numbers(values)
    top = sum((w * x for w, x in zip(numbers[::2], numbers[1::2], strict=True)), Fraction(0))
    return _text(top / sum(numbers[::2]))


def _product(values: Sequence[Shown]) -> str:
    result = Fraction(1)
    for number in _numbers(values):
        result *= number
    return _text(result)


def _round(values: Sequence[Shown]) -> str:
    scaled = _number(values[0]) * 10 ** int(_number(values[1]))
    ways = {
        "floor": floor(scaled),
        "ceiling": ceil(scaled),
        "half_even": round(scaled),
        "half_up": floor(scaled + Fraction(1, 2)) if scaled >= 0 else ceil(scaled - Fraction(1, 2)),
    }
    return _text(Fraction(ways[str(values[2])]) / 10 ** int(_number(values[1])))


def _choose(values: Sequence[Shown]) -> Shown:
    *pairs, otherwise = values
    chosen = (value for answer, value in zip(pairs[::2], pairs[1::2], strict=True) if answer == "yes")
    return next(chosen, otherwise)


def _lowest(values: Sequence[Shown]) -> Shown:
    order = str(values[0]).split()
    return order[max(order.index(str(value)) for value in values[1:])]


def _kleene(values: Sequence[Shown], decisive: str, other: str) -> str:
    if decisive in values:
        return decisive
    return "unknown" if "unknown" in values else other


def _enough(values: Sequence[Shown]) -> str:
    sure, possible, needed = _numbers(values)
    return "yes" if sure >= needed else "no" if sure + possible < needed else "unknown"


_OPERATIONS: Mapping[str, Callable[[Sequence[Shown]], Shown]] = {
    "same": lambda values: values[0],
    "sum": lambda values: _text(sum(_numbers(values), Fraction(0))),
    "product": _product,
    "quotient": lambda values: _text(_number(values[0]) / _number(values[1])),
    "difference": lambda values: _text(_number(values[0]) - _number(values[1])),
    "negative": lambda values: _text(-_number(values[0])),
    "mean": _mean,
    "weighted_mean": _weighted,
    "minimum": lambda values: _text(min(_numbers(values))),
    "maximum": lambda values: _text(max(_numbers(values))),
    "clamp": lambda values: _text(min(max(_number(values[0]), _number(values[1])), _number(values[2]))),
    "round": _round,
    "count": lambda values: str(len(values)),
    "choose": _choose,
    "lowest": _lowest,
    "at_least": lambda values: _yes(_number(values[0]) >= _number(values[1])),
    "at_most": lambda values: _yes(_number(values[0]) <= _number(values[1])),
    "above": lambda values: _yes(_number(values[0]) > _number(values[1])),
    "below": lambda values: _yes(_number(values[0]) < _number(values[1])),
    "equal": lambda values: _yes(values[0] == values[1]),
    "any": lambda values: _kleene(values, "yes", "no"),
    "all": lambda values: _kleene(values, "no", "yes"),
    "not": lambda values: {"yes": "no", "no": "yes"}.get(str(values[0]), "unknown"),
    "enough": _enough,
    "zero": lambda values: "0",
}
