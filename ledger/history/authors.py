"""Who brought a commit: the principal whose key signed it, by the roles as they stood before; what it claims.

An author's name, an e-mail and the dates of a commit are its writer's own claims and prove nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from ledger.git import Git
from ledger.git.history import Claim, CommitObject, commits
from ledger.git.signatures import Standing, signers
from ledger.reading.document import read_document

ROLES = ("records/organization/roles.yaml", "records/organization/principals")
"""Where principals and their keys are listed."""

Signed = Literal["good", "unknown", "broken", "none"]
"""A good signature by a known key; by a key that nobody held then; of something else; no signature."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who and when of one commit. ``principal`` only with a good signature; all else is claimed.

    Times are UTC, ``2026-05-06T02:00:00Z``, and None when the commit holds none that can be read.
    """

    commit: str
    principal: str | None
    signed: Signed
    name: str
    claimed: str | None
    """When the change was written, as its author claims."""
    committed: str | None
    """When the commit was made, as its committer claims."""
    title: str
    """The first line of the message."""


class Authors:
    """The authors of commits, each looked up once."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._known: dict[str, Author] = {}
        self._keys: dict[str, Mapping[str, str]] = {}

    def of(self, id_: str) -> Author:
        """The author of one commit. Raises GitError when it cannot be read."""
        return self.many([id_])[id_]

    def many(self, ids: Iterable[str]) -> dict[str, Author]:
        """The authors of some commits. Raises GitError when one cannot be read."""
        wanted = list(dict.fromkeys(ids))
        missing = [id_ for id_ in wanted if id_ not in self._known]
        groups: dict[str, list[CommitObject]] = {}
        for found in commits(self._git, missing):
            roles = self._roles(found) if found.signed else ""
            groups.setdefault(roles, []).append(found)
        for roles, members in groups.items():
            self._add(roles, members)
        return {id_: self._known[id_] for id_ in wanted}

    def _add(self, roles: str, members: list[CommitObject]) -> None:
        found = signers(self._git, members, self._keys.get(roles, {}))
        for each in members:
            who = found.get(each.id)
            good = who is not None and who.standing is Standing.GOOD
            self._known[each.id] = Author(
                commit=each.id,
                principal=who.name if who and good else None,
                signed=who.standing.value if who else "none",
                name=each.author.who,
                claimed=_time(each.author),
                committed=_time(each.committer),
                title=each.message.partition("\n")[0],
            )

    def _roles(self, found: CommitObject) -> str:
        """Names the roles as they stood in the first parent; their keys are remembered under it."""
        if not found.parents:
            return ""
        entries = [entry for path in ROLES for entry in self._git.ls_tree(found.parents[0], path)]
        name = " ".join(entry.id for entry in entries)
        if name not in self._keys:
            self._keys[name] = keys_of(self._git.cat([entry.id for entry in entries]))
        return name


def keys_of(files: Iterable[bytes]) -> dict[str, str]:
    """Public key → principal, of the bytes of the records that list principals.

    What cannot be read gives nobody a key.
    """
    found: dict[str, str] = {}
    for data in files:
        document, _ = read_document(ROLES[0], data)
        listed = document.value.get("principals") if document else None
        for principal in listed if isinstance(listed, list) else []:
            if isinstance(principal, dict) and isinstance(keys := principal.get("keys"), list):
                found |= {str(key): str(principal.get("id")) for key in keys}
    return found


def _time(claim: Claim) -> str | None:
    moment = claim.moment
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None
