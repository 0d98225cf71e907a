"""How big a record may be. Every cap of reading is here."""

from __future__ import annotations

MAX_BYTES = 64 * 1024
"""Bytes in one file, looked at before anything is decoded."""
MAX_SETTLED_BYTES = 1024 * 1024
"""The same for what settling writes: it grows with the people of a unit and the units of a body."""
MAX_DEPTH = 8
"""Maps and lists inside each other; the map on top is the first."""
MAX_NODES = 6_000
"""Values in one file: scalars, maps and lists (keys are not counted)."""
MAX_KEY = 128
"""Characters in one key."""
MAX_TEXT = 16_384
"""Characters in one value."""
MAX_FINDINGS = 100
"""Faults told of one file; what is left out is counted in one more finding."""


def most_values(size: int) -> int:
    """The cap on values in a text of so many characters: `MAX_NODES`, in proportion above `MAX_BYTES`."""
    return max(MAX_NODES, MAX_NODES * size // MAX_BYTES)
