"""The judge of one proposed change: every judging function in a plain list, stage after stage.

To add a rule is to write a function that yields findings and to name it here. The records are judged only in
a tree without faults: whose record it is means nothing where two readers read two things.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path

from ledger.findings import Finding
from ledger.gate.base import roles_at
from ledger.gate.change import Change
from ledger.gate.content import judge_content
from ledger.gate.proposal import read_change, resolve_base
from ledger.gate.proposed import Proposed, proposed
from ledger.gate.records import judge_records
from ledger.gate.renames import judge_renames, renamed
from ledger.gate.reviews import unapproved
from ledger.gate.shape import judge_commits
from ledger.gate.trees import judge_trees
from ledger.git import Git
from ledger.records.kinds import is_record
from ledger.roles.types import Roles
from ledger.rules.catalogue import is_error

FORM: tuple[Callable[[Change], Iterable[Finding]], ...] = (judge_commits, judge_trees)
"""Commits and trees, which must be sound before anything else is asked."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge says: everything that was found, and what was judged.

    `change` is None when the proposal was beyond looking at (X001 to X004).
    """

    findings: tuple[Finding, ...]
    change: Change | None
    unapproved: tuple[Finding, ...] = ()
    """Those of severity `review` that a second principal would have to approve."""

    @property
    def accepted(self) -> bool:
        """Whether nothing that was found refuses the change."""
        return not self.unapproved and not any(map(is_error, self.findings))


def judge(
    git: Git,
    base: str,
    head: str,
    actor: str,
    received: datetime | None,
    *,
    forge_signed: bool = False,
    private: Path | None = None,
) -> Verdict:
    """Judge what `head` adds to `base`, brought by `actor` and received at a time the server vouches for.

    With `forge_signed`, signatures other than by SSH are as none, and their commits the actor's. With a
    folder of the user's own (`private`), what is found is remembered in the repository.

    Raises Refusal, GitError or TreeError when the repository or the base cannot be trusted to answer.
    """
    base = resolve_base(git, base)
    roles = roles_at(git, base)
    change, faults = read_change(
        git, base, head, actor, received, roles, forge_signed=forge_signed, private=private
    )
    return Verdict(tuple(sorted(set(faults))), None) if change is None else _judged(change, roles)


def _judged(change: Change, roles: Roles) -> Verdict:
    form = set(chain.from_iterable(judging(change) for judging in FORM))
    if any(map(is_error, form)):
        return Verdict(tuple(sorted(form)), change)
    given = proposed(change, roles)
    records = set(_records(given))
    content = _own_faults(change, records, judge_content(change))
    found = tuple(sorted({*form, *records, *content}))
    return Verdict(found, change, unapproved(given, found))


def _records(given: Proposed) -> Iterator[Finding]:
    """Who may, what history allows, and when; of a renamed record only that it was renamed."""
    moved = renamed(given.change)
    yield from judge_renames(given.change)
    yield from (each for each in judge_records(given) if each.path not in moved)


def _own_faults(change: Change, records: Iterable[Finding], content: Iterable[Finding]) -> list[Finding]:
    """What the records say wrongly; beside a fault of another sort only what stands in the change itself.

    A record that was taken away breaks whatever names it: one mistake is told as one. What must not leave
    the machine is told in any case.
    """
    faulty = {each.path for each in records if is_error(each)}
    if not faulty:
        return list(content)
    there = {each.path for each in change.files if each.after is not None} - renamed(change)
    return [
        each
        for each in content
        if not is_record(each.path) or (each.path in there and (each.path not in faulty or _leaks(each)))
    ]


def _leaks(found: Finding) -> bool:
    return found.rule.startswith("D")
