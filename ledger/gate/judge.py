"""The judge of one proposed change: every judging function in a plain list, stage after stage.

To add a rule is to write a function from a Change to findings and to name it here. A stage is reached only
when those before it found no error: whose record it is means nothing in a tree that two readers read
differently.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ledger.findings import Finding
from ledger.gate.base import roles_at
from ledger.gate.change import Change
from ledger.gate.content import judge_content
from ledger.gate.proposal import read_change, resolve_base
from ledger.gate.proposed import proposed
from ledger.gate.records import judge_records
from ledger.gate.renames import judge_renames
from ledger.gate.reviews import unapproved
from ledger.gate.shape import judge_commits
from ledger.gate.trees import judge_trees
from ledger.git import Git
from ledger.roles.types import Roles
from ledger.rules.catalogue import is_error

Judge = Callable[[Change, Roles], Iterable[Finding]]

STAGES: tuple[tuple[Judge, ...], ...] = (
    (lambda change, _: judge_commits(change), lambda change, _: judge_trees(change)),
    (lambda change, _: judge_renames(change),),
    (lambda change, roles: judge_records(proposed(change, roles)),),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge says: everything that is wrong, and what was judged.

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
    change, faults = read_change(git, base, head, actor, received, roles, forge_signed=forge_signed)
    if change is None:
        return Verdict(tuple(sorted(set(faults))), change)
    found = _judged(change, roles, private)
    return Verdict(tuple(sorted(found)), change, unapproved(change, roles, found))


def _judged(change: Change, roles: Roles, private: Path | None) -> set[Finding]:
    found: set[Finding] = set()
    for stage in STAGES:
        if any(map(is_error, found)):
            return found
        found.update(each for judging in stage for each in judging(change, roles))
    refused = any(map(is_error, found))
    return found if refused else found | set(judge_content(change, private))
