"""The operations of a derivation, by name: each gives a node's value from its inputs' values alone.

A yes or no is the text ``yes`` or ``no`` (``unknown`` where it is not known). ``weighted_mean`` and
``choose`` read their inputs in pairs: weight and value; condition and value, with the last input as the value
of "otherwise".
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from scoring.derivation import Node, Value, answer
from scoring.predicates.conditions import all_of, any_of, not_of
from scoring.rounding import rounded

Operation = Callable[[Sequence[Value]], Value]


def evaluate(node: Node) -> Value:
    """The node's value worked out anew from the values of its inputs; a leaf is taken as it is.

    Raises KeyError for an operation there is not and TypeError or ValueError for inputs that do not fit it.
    """
    if node.operation == "given":
        return node.value
    return OPERATIONS[node.operation]([child.value for child in node.inputs])


def _number(value: Value) -> Fraction:
    if isinstance(value, str) or value is None:
        raise TypeError(f"not a number: {value!r}")
    return Fraction(value)


def _text(value: Value) -> str:
    if not isinstance(value, str):
        raise TypeError(f"not a text: {value!r}")
    return value


def _numbers(values: Sequence[Value]) -> list[Fraction]:
    return [_number(value) for value in values]


def _product(values: Sequence[Value]) -> Fraction:
    result = Fraction(1)
    for value in _numbers(values):
        result *= value
    return result


def _quotient(values: Sequence[Value]) -> Fraction:
    top, bottom = _numbers(values)
    return top / bottom


def _difference(values: Sequence[Value]) -> Fraction:
    left, right = _numbers(values)
    return left - right


def _mean(values: Sequence[Value]) -> Fraction:
    return _quotient([sum(_numbers(values), Fraction(0)), len(values)])


def _weighted_mean(values: Sequence[Value]) -> Fraction:
    numbers = _numbers(values)
    weights, terms = numbers[::2], numbers[1::2]
    products = (weight * term for weight, term in zip(weights, terms, strict=True))
    return _quotient([sum(products, Fraction(0)), sum(weights, Fraction(0))])


def _round(values: Sequence[Value]) -> Fraction:
    value, places, mode = values
    return rounded(_number(value), int(_number(places)), _text(mode))


def _clamp(values: Sequence[Value]) -> Fraction:
    value, least, greatest = _numbers(values)
    return min(max(value, least), greatest)


def _choose(values: Sequence[Value]) -> Value:
    *pairs, otherwise = values
    for condition, value in zip(pairs[::2], pairs[1::2], strict=True):
        if condition == "yes":
            return value
    return otherwise


def _lowest(values: Sequence[Value]) -> str:
    """The first input names the grades from best to worst; the lowest of the others."""
    order = _text(values[0]).split()
    return max(map(_text, values[1:]), key=order.index)


def _enough(values: Sequence[Value]) -> str:
    """Inputs: how many there are, how many more there may be, how many are needed."""
    sure, possible, needed = _numbers(values)
    return "yes" if sure >= needed else "unknown" if sure + possible >= needed else "no"


def _compare(holds: Callable[[Fraction, Fraction], bool]) -> Operation:
    def compare(values: Sequence[Value]) -> str:
        left, right = _numbers(values)
        return answer(holds(left, right))

    return compare


OPERATIONS: Mapping[str, Operation] = {
    "same": lambda values: values[0],
    "sum": lambda values: sum(_numbers(values), Fraction(0)),
    "product": _product,
    "quotient": _quotient,
    "difference": _difference,
    "negative": lambda values: -_number(values[0]),
    "mean": _mean,
    "weighted_mean": _weighted_mean,
    "minimum": lambda values: min(_numbers(values)),
    "maximum": lambda values: max(_numbers(values)),
    "clamp": _clamp,
    "round": _round,
    "count": len,
    "choose": _choose,
    "lowest": _lowest,
    "at_least": _compare(lambda left, right: left >= right),
    "at_most": _compare(lambda left, right: left <= right),
    "above": _compare(lambda left, right: left > right),
    "below": _compare(lambda left, right: left < right),
    "equal": lambda values: answer(values[0] == values[1]),
    "any": lambda values: any_of([_text(value) for value in values]),
    "all": lambda values: all_of([_text(value) for value in values]),
    "not": lambda values: not_of([_text(value) for value in values]),
    "enough": _enough,
    "zero": lambda values: 0,
    "nothing": lambda values: None,
}
"""Name → operation. ``zero`` and ``nothing`` say that something absent counts as 0, or gives no value."""
