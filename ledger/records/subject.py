"""Whom a record is about that can be about a person or about a unit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scoring.rounds import PEOPLE, UNITS


def subject_of(value: Mapping[str, Any]) -> str:
    """The id of the person or unit; ids of people and of units never coincide."""
    return str(value["person"] if "person" in value else value["unit"])


def subjects_meant(value: Mapping[str, Any]) -> str:
    """Whose round the record belongs to: ``people`` or ``units``."""
    return PEOPLE if "person" in value else UNITS
