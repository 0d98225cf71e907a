"""What a check reports: a fault in a record, told by its place in the value rather than in the file."""

from __future__ import annotations

from dataclasses import dataclass

Pointer = tuple[str | int, ...]
"""The way into a record's value: names of fields and positions in lists."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault; `args` fill the rule's wording, `key` means the name of the field rather than its value."""

    record: str
    pointer: Pointer
    rule: str
    args: tuple[tuple[str, str], ...] = ()
    key: bool = False


def fault(record: str, pointer: Pointer, rule: str, /, *, key: bool = False, **args: object) -> Fault:
    """A fault whose values are given by name; each is kept as text."""
    named = tuple(sorted((name, str(value)) for name, value in args.items()))
    return Fault(record, pointer, rule, named, key)
