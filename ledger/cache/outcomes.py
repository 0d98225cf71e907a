"""Outcomes as plain values and back: what a year needs of the periods and years before it."""

from __future__ import annotations

from dataclasses import fields
from fractions import Fraction
from typing import Any

from scoring.outcome import CapTotal, CapUse, Outcome, PersonOutcome

Plain = tuple[Any, ...]

_PERSON = tuple(field.name for field in fields(PersonOutcome) if not field.name.endswith("derivation"))
_APART = frozenset({"people", "caps", "totals"})
"""Taken one by one."""
_OUTCOME = tuple(field.name for field in fields(Outcome) if field.name not in _APART)


def plain_outcome(outcome: Outcome) -> Plain:
    """An outcome without its derivations."""
    people = tuple(
        tuple(_plain(getattr(person, name)) for name in _PERSON) for person in outcome.people.values()
    )
    places = tuple(map(tuple, outcome.caps)), tuple(map(tuple, outcome.totals))
    return tuple(getattr(outcome, name) for name in _OUTCOME), people, places


def outcome_of(plain: Plain) -> Outcome:
    """The inverse."""
    facts, rows, (caps, totals) = plain
    people = [
        PersonOutcome(**{name: _value(each) for name, each in zip(_PERSON, row, strict=True)}) for row in rows
    ]
    return Outcome(
        **dict(zip(_OUTCOME, facts, strict=True)),
        people={person.person: person for person in people},
        caps=tuple(CapUse(*each) for each in caps),
        totals=tuple(CapTotal(*each) for each in totals),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        return "fraction", value.numerator, value.denominator
    if hasattr(value, "items"):
        return {name: _plain(each) for name, each in value.items()}
    return value


def _value(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _value(each) for name, each in value.items()}
    return Fraction(value[1], value[2]) if isinstance(value, tuple) and value[:1] == ("fraction",) else value
