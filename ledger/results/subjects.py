"""People and units as subjects of results."""

from __future__ import annotations

from scoring.facts import Facts


def subject_name(facts: Facts, subject: str) -> str:
    """The name of a person or a unit, by an id that is there."""
    found = facts.people.get(subject) or facts.units[subject]
    return found.name
