"""A fault in the data, as a value: what rule, where, and the values its message needs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault. Findings sort by place: file, line, column, then rule.

    The wording is not here: `rules/<rule>/rule.yaml` holds the templates that `args` fill.
    """

    path: str
    """Repository-relative, `/` between the parts."""
    line: int
    """From 1; 0 means the whole file."""
    column: int
    """From 1, in characters; 0 means unknown."""
    rule: str
    """The rule's id, such as `Y012`."""
    args: tuple[tuple[str, str], ...] = ()
    """Named values for the rule's message, sorted by name."""
    span: int = 0
    """How many characters to underline, from `column` on."""


def finding(
    path: str, rule: str, *, line: int = 0, column: int = 0, span: int = 0, **args: object
) -> Finding:
    """A finding whose message values are given by name; each is kept as text."""
    named = tuple(sorted((name, str(value)) for name, value in args.items()))
    return Finding(path, line, column, rule, named, span)
