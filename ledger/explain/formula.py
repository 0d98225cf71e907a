"""The arithmetic of one step, written out with the exact values of its inputs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ledger.explain.items import Item
from ledger.explain.voice import Voice


def formula(item: Item, voice: Voice) -> str:
    """How the value follows from the inputs, ``(4000 × 81.25 + 3000 × 87) ÷ (4000 + 3000)``."""
    special = _SPECIAL.get(item.operation)
    if special is not None:
        return special(item, voice)
    values = _values(item.inputs, voice)
    return _PLAIN[item.operation](values)


def _values(items: Sequence[Item], voice: Voice) -> list[str]:
    return [voice.value(item.label, item.value) for item in items]


def _signed(values: Sequence[str]) -> list[str]:
    """Negative and broken numbers in brackets where a sign or a slash would mislead."""
    return [f"({value})" if value.startswith("-") or "/" in value else value for value in values]


def _weighted(values: Sequence[str]) -> str:
    terms = _signed(values)
    products = [f"{weight} × {term}" for weight, term in zip(terms[::2], terms[1::2], strict=True)]
    if len(products) == 1:
        return f"{products[0]} ÷ {terms[0]}"
    return f"({' + '.join(products)}) ÷ ({' + '.join(terms[::2])})"


def _count(item: Item, voice: Voice) -> str:
    return voice.phrase("formula.count", number=len(item.inputs))


def _round(item: Item, voice: Voice) -> str:
    value, places, mode = _values(item.inputs, voice)
    key = "formula.whole" if places == "0" else "formula.round"
    return voice.phrase(key, value=value, places=places, mode=mode)


def _clamp(item: Item, voice: Voice) -> str:
    value, least, greatest = _values(item.inputs, voice)
    return voice.phrase("formula.clamp", value=value, least=least, greatest=greatest)


def _listing(key: str) -> Callable[[Item, Voice], str]:
    def listed(item: Item, voice: Voice) -> str:
        return voice.phrase(key, values=voice.phrase("comma").join(_values(item.inputs, voice)))

    return listed


def _choose(item: Item, voice: Voice) -> str:
    *pairs, otherwise = item.inputs
    said = []
    for condition, value in zip(pairs[::2], pairs[1::2], strict=True):
        values = {"condition": voice.label(condition.label, dict(condition.args))}
        values |= {"answer": voice.value(condition.label, condition.value)}
        said.append(voice.phrase("formula.if", value=voice.value(value.label, value.value), **values))
    last = voice.value(otherwise.label, otherwise.value)
    return "".join(said) + voice.phrase("formula.else", value=last)


def _lowest(item: Item, voice: Voice) -> str:
    values = voice.phrase("comma").join(_values(item.inputs[1:], voice))
    return voice.phrase("formula.lowest", values=values)


def _not(item: Item, voice: Voice) -> str:
    return voice.phrase("formula.not", value=_values(item.inputs, voice)[0])


def _enough(item: Item, voice: Voice) -> str:
    sure, possible, needed = _values(item.inputs, voice)
    return voice.phrase("formula.enough", sure=sure, possible=possible, needed=needed)


_PLAIN: Mapping[str, Callable[[Sequence[str]], str]] = {
    "same": lambda values: values[0],
    "sum": lambda values: " + ".join(_signed(values)) or "0",
    "product": lambda values: " × ".join(_signed(values)),
    "quotient": lambda values: " ÷ ".join(_signed(values)),
    "difference": lambda values: " − ".join(_signed(values)),
    "negative": lambda values: f"-1 × {_signed(values)[0]}",
    "mean": lambda values: f"({' + '.join(_signed(values))}) ÷ {len(values)}",
    "weighted_mean": _weighted,
    "at_least": lambda values: f"{values[0]} ≥ {values[1]}",
    "at_most": lambda values: f"{values[0]} ≤ {values[1]}",
    "above": lambda values: f"{values[0]} > {values[1]}",
    "below": lambda values: f"{values[0]} < {values[1]}",
    "equal": lambda values: f"{values[0]} = {values[1]}",
}

_SPECIAL: Mapping[str, Callable[[Item, Voice], str]] = {
    "count": _count,
    "round": _round,
    "clamp": _clamp,
    "minimum": _listing("formula.minimum"),
    "maximum": _listing("formula.maximum"),
    "choose": _choose,
    "lowest": _lowest,
    "all": _listing("formula.all"),
    "any": _listing("formula.any"),
    "not": _not,
    "enough": _enough,
    "zero": lambda item, voice: voice.phrase("formula.zero"),
    "nothing": lambda item, voice: voice.phrase("formula.nothing"),
}
