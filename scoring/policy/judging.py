"""Small judgements that many checks of a policy share; each yields its faults."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from scoring.policy.errors import Pointer, PolicyFault, fault


def duplicates(ids: Sequence[str], at: Pointer) -> Iterator[PolicyFault]:
    """Ids given twice in the list of maps at ``at``."""
    for index, found in enumerate(ids):
        if found in ids[:index]:
            yield fault((*at, index, "id"), "duplicate_id", id=found)


def unknown(ids: Iterable[str], known: Iterable[str], at: Pointer, name: str) -> Iterator[PolicyFault]:
    """Ids that are not among those of the list called ``name``."""
    for missing in sorted(set(ids) - set(known)):
        yield fault(at, "unknown_id", list=name, id=missing)


def in_range(value: int | Fraction, least: int, greatest: int, at: Pointer) -> Iterator[PolicyFault]:
    """A number outside its range."""
    if not least <= value <= greatest:
        yield fault(at, "out_of_range", value=value, min=least, max=greatest)


def in_order(least: int | Fraction, greatest: int | Fraction, at: Pointer) -> Iterator[PolicyFault]:
    """A smallest value above the greatest."""
    if least > greatest:
        yield fault(at, "range_order", min=least, max=greatest)


def in_places(value: Fraction, places: int, at: Pointer) -> Iterator[PolicyFault]:
    """Points finer than so many decimal places."""
    if (value * 10**places).denominator != 1:
        yield fault(at, "too_many_places", value=value, places=places)
