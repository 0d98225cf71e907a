"""What has happened by a day: a record that goes on has no step of a later day."""

from __future__ import annotations

from ledger.reading.values import Map, Value
from scoring.facts import Day

WHEN = ("issued", "date")
"""The fields that tell the day of a step."""
DONE = ("done", "accepted", "answered", "closed")
"""The fields that are themselves the day of a step."""


def happened(value: Map, today: Day) -> Map:
    """A record without the steps, at the top or in lists of steps, that lie after a day."""
    found: Map = {}
    for name, step in value.items():
        kept = _kept(name, step, today)
        if kept is not None:
            found[name] = kept
    return found


def _kept(name: str, step: Value, today: Day) -> Value | None:
    if isinstance(step, dict):
        day = next((step[field] for field in WHEN if field in step), "")
        return happened(step, today) if str(day) <= today else None
    if isinstance(step, list):
        kept = [_kept("", each, today) for each in step]
        return [each for each in kept if each is not None] or None
    return None if name in DONE and str(step) > today else step
