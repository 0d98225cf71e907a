"""The type of a column, told by what the schema's pattern lets pass, so that a new form finds its own."""

from __future__ import annotations

import re
from functools import cache

from ledger.export.table import Type
from ledger.records.schemas import Schema

_WORDS = ("x", "1a", "1.1.1")
"""What no number and no day looks like."""
_LONG = ("0.1234567", "1234567890123")
"""Numbers too long for a decimal of 18 digits, 6 of them after the point."""


def type_of(schema: Schema) -> Type:
    """The type of a schema of a text, a whole number or a truth value."""
    if schema["type"] != "string":
        return Type(schema["type"])
    return _type_of_pattern(schema.get("pattern", ""), schema.get("maxLength", 0))


@cache
def _type_of_pattern(pattern: str, most: int) -> Type:
    def passes(*texts: str) -> bool:
        return any(len(text) <= most and re.search(pattern, text) for text in texts)

    if not pattern or passes(*_WORDS):
        return Type.TEXT
    if passes("2026-03-02"):
        return Type.DAY
    if passes("1/3", "1/2"):
        return Type.EXACT
    if passes("1.5"):
        return Type.EXACT if passes(*_LONG) else Type.DECIMAL
    return Type.TEXT
