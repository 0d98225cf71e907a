"""Small judgements that many checks of a policy share; each yields its faults."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from scoring.exact import decimal_text
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


def in_range(
    value: int | Fraction, least: int | Fraction, greatest: int, at: Pointer
) -> Iterator[PolicyFault]:
    """A number outside its range."""
    if not least <= value <= greatest:
        yield fault(at, "out_of_range", value=value, min=least, max=greatest)


def in_order(least: int | Fraction, greatest: int | Fraction, at: Pointer) -> Iterator[PolicyFault]:
    """A smallest value above the greatest."""
    if least > greatest:
        yield fault(at, "range_order", min=least, max=greatest)


def on_scale(
    value: int | Fraction, least: int | Fraction, greatest: int | Fraction, at: Pointer
) -> Iterator[PolicyFault]:
    """A threshold that tells no scores apart: every score reaches it, or none does."""
    if least <= greatest and not least < value <= greatest:
        low, high = (decimal_text(Fraction(end)) for end in (least, greatest))
        yield fault(at, "off_scale", value=value, min=low, max=high)


def rising(levels: Sequence[int | Fraction], places: Iterable[Pointer]) -> Iterator[PolicyFault]:
    """Levels that are not above the one before them; ``places`` leads to each."""
    for place, (before, level) in zip(places, pairwise((None, *levels)), strict=True):
        if before is not None and level is not None and level <= before:
            yield fault(place, "levels_order", level=level)


def in_places(value: Fraction, places: int, at: Pointer) -> Iterator[PolicyFault]:
    """Points finer than so many decimal places."""
    if (value * 10**places).denominator != 1:
        yield fault(at, "too_many_places", value=value, places=places)
