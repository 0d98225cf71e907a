"""Seals: a settled record carries the digest of all its other fields."""

from __future__ import annotations

from ledger.reading.digest import digest
from ledger.reading.values import Map


def sealed(value: Map) -> Map:
    """The record with its seal, which stands last."""
    return {**value, "seal": digest(value)}


def seal_of(value: Map) -> str:
    """The seal that the record should carry."""
    return digest(unsealed(value))


def unsealed(value: Map) -> Map:
    """The record without its seal."""
    return {name: field for name, field in value.items() if name != "seal"}


def intact(value: Map) -> bool:
    """Whether the record still carries the seal of its other fields."""
    return value.get("seal") == seal_of(value)
