"""The values a record may hold. There is no null and no decimal, ever."""

from __future__ import annotations

from typing import TypeAlias

Value: TypeAlias = str | int | bool | list["Value"] | dict[str, "Value"]
Map: TypeAlias = dict[str, Value]

MAX_INT = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly (RFC 8785, I-JSON)."""
