"""Whether a merge only joins what two lines hold, path by path.

A path must be as the side has it that changed it, judged from where the two lines parted. What neither side
has is a change hidden in the merge; a path as the side has it that did not change it undoes the other's work
without a trace; and where both changed it, one's work would be dropped whichever is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ledger.findings import Finding, finding
from ledger.git import Entry, Git
from ledger.git.history import CommitObject, FileChange, TreeChange, merge_bases, tree_changes
from ledger.records.names import shown

State = tuple[str, str] | None
"""Mode and id of the file at a path; None where there is none."""


class Sides(NamedTuple):
    """One path in the commit where the lines parted, on the first line, on the second, and in the merge."""

    origin: State
    first: State
    second: State
    merged: State


def merge_faults(git: Git, commit: CommitObject, change: TreeChange) -> list[Finding]:
    """What is wrong with a merge; `change` is its change against its first parent. X006 to X009."""
    bases = merge_bases(git, *commit.parents[:2])
    if len(commit.parents) != 2 or len(bases) != 1:
        return [finding("", "X006", commit=commit.id[:12], parents=len(commit.parents), bases=len(bases))]
    one, other = tree_changes(git, [(bases[0], parent) for parent in commit.parents])
    sides = _sides(_by_path(one), _by_path(other), _by_path(change))
    return [
        finding(shown(path), rule, commit=commit.id[:12]) for path, each in sides if (rule := _broken(each))
    ]


def _sides(
    one: Mapping[str, FileChange], other: Mapping[str, FileChange], change: Mapping[str, FileChange]
) -> Iterator[tuple[str, Sides]]:
    """Every path that the second line or the merge changes; the rest is as the first line has it, rightly."""
    for path in sorted({*other, *change}):
        known = next(each[path] for each in (one, other, change) if path in each)
        origin = _state(known.before)
        first = _state(one[path].after) if path in one else origin
        second = _state(other[path].after) if path in other else origin
        merged = _state(change[path].after) if path in change else first
        yield path, Sides(origin, first, second, merged)


def _broken(sides: Sides) -> str | None:
    """The rule that a path breaks, None when it is joined rightly."""
    origin, first, second, merged = sides
    conflict = first != second and origin not in (first, second)
    right = second if first == origin else first
    if merged not in (first, second):
        return "X007"
    if conflict:
        return "X009"
    return None if merged == right else "X008"


def _by_path(change: TreeChange) -> dict[str, FileChange]:
    return {each.path: each for each in change.files}


def _state(entry: Entry | None) -> State:
    return (entry.mode, entry.id) if entry else None
