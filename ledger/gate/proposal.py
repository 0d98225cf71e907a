"""Read a proposed change out of a repository, as objects between two commits.

What the repository cannot answer for (an unknown base, a shallow or partial clone, an object that is missing)
is a Refusal or a GitError and ends the run; what the proposal itself is at fault for is a finding (X001 to
X004). Sizes are known before a byte is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from ledger.cache.commits import Looking
from ledger.findings import Finding, finding
from ledger.gate.change import Change, Commit, Contents
from ledger.gate.merges import merge_faults
from ledger.gate.principals import principal_of
from ledger.git import Git, GitError
from ledger.git.history import (
    CommitObject,
    TooMuch,
    TreeChange,
    between,
    commits,
    empty_tree,
    tree_changes,
)
from ledger.git.signatures import Signer, is_foreign, signers
from ledger.refusal import Refusal
from ledger.roles.types import Roles

MOST_COMMITS = 50
MOST_FILES = 500
MOST_BYTES = 8 * 1024 * 1024


def resolve_base(git: Git, base: str) -> str:
    """The base in full, in a repository that can be trusted to answer. Raises Refusal when it cannot."""
    place = git.place()
    if place is None:
        raise Refusal("gate.repository", folder=git.root)
    if place.prefix:
        raise Refusal("gate.inside", folder=git.root)
    if place.shallow or git.is_partial():
        raise Refusal("gate.shallow", folder=git.root)
    return _resolve(git, base, "gate.base")


def read_change(
    git: Git,
    base: str,
    head: str,
    actor: str,
    received: datetime | None,
    roles: Roles,
    *,
    forge_signed: bool = False,
    private: Path | None = None,
) -> tuple[Change | None, list[Finding]]:
    """The change from `base`, a full id, to `head`; None when it cannot be looked at, with the reason.

    `roles` are those of the base: what the change itself says of keys does not count. With
    `forge_signed`, a signature that is none of SSH is as none: a forge signs what people write in its pages
    with a key of its own, and answers for who is logged in. Raises Refusal for an unknown head and GitError
    for what cannot be read.
    """
    head = _resolve(git, head, "gate.head")
    ids = between(git, base, head, MOST_COMMITS + 1)
    if len(ids) > MOST_COMMITS:
        return None, [finding("", "X002", most=MOST_COMMITS)]
    objects = list(commits(git, ids))
    if faults := _off_the_line(base, head, objects):
        return None, faults
    try:
        tree, changes = _trees(git, base, head, objects)
    except TooMuch:
        return None, [finding("", "X003", most=MOST_FILES)]
    holder = roles.principal(actor)
    judged = [each for each in objects if not (forge_signed and is_foreign(each))]
    signed = signers(git, judged, roles.keys)
    made = _commits(git, objects, changes, signed, holder.id if holder else None)
    change = Change(git, base, head, actor, received, made, tree, Contents(git), Looking(git, private))
    faults = _beyond_limits(change)
    return (None if faults else change), faults


def _resolve(git: Git, revision: str, reason: str) -> str:
    try:
        return git.resolve(revision)
    except GitError:
        raise Refusal(reason, name=revision) from None


def _off_the_line(base: str, head: str, objects: Sequence[CommitObject]) -> list[Finding]:
    """X001: the parent of the oldest commit of the head's own line must be the base itself."""
    parent = {each.id: next(iter(each.parents), "") for each in objects}
    end = head
    while end in parent:
        end = parent[end]
    return [] if end == base else [finding("", "X001", base=base[:12])]


def _trees(
    git: Git, base: str, head: str, objects: Sequence[CommitObject]
) -> tuple[TreeChange, list[TreeChange]]:
    nothing = empty_tree(base)
    pairs = [(each.parents[0] if each.parents else nothing, each.id) for each in objects]
    whole, *rest = tree_changes(git, [(base, head), *pairs])
    return whole, rest


def _beyond_limits(change: Change) -> list[Finding]:
    """X003 and X004, each path and each content counted once."""
    files = [*change.files, *(each for _, each in change.own())]
    size = sum({each.after.id: each.after.size for each in files if each.after}.values())
    found = [finding("", "X003", most=MOST_FILES)] if len({each.path for each in files}) > MOST_FILES else []
    return [*found, *([finding("", "X004", size=size, most=MOST_BYTES)] if size > MOST_BYTES else [])]


def _commits(
    git: Git,
    objects: Sequence[CommitObject],
    changes: Sequence[TreeChange],
    signed: Mapping[str, Signer],
    actor: str | None,
) -> tuple[Commit, ...]:
    made = []
    for each, change in zip(objects, changes, strict=True):
        merge = len(each.parents) > 1
        faults = tuple(merge_faults(git, each, change)) if merge else ()
        signer = signed.get(each.id)
        standing = signer.standing if signer else None
        made.append(Commit(each, principal_of(signer, actor), standing, change, faults))
    return tuple(made)
