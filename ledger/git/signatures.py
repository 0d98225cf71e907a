"""Whose key signed a commit, by git's own verdict and never by its words.

A commit is believed only when `%G?` is `G` and `%GS` is a name that was given to git here, beside a key. What
a commit says of its author, the date it claims, and the sentence git prints about a signature count for
nothing: git calls a signature "good" under an unknown key, and takes an old date for the time of signing, so
no date stands in the list of keys. A key is withdrawn by taking it out of the list.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from ledger.git.history import CommitObject
from ledger.git.repository import Git
from ledger.git.run import program

KEY = re.compile(
    r"(?:ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)"
    r"|sk-ssh-ed25519@openssh\.com|sk-ecdsa-sha2-nistp256@openssh\.com)"
    r" [A-Za-z0-9+/]{16,4096}={0,2}"
)
"""A public key as `allowed_signers` has it: its type and its bytes, without options and without comment."""
_SIGNATURE = re.compile(r"-----BEGIN SSH SIGNATURE-----\n[A-Za-z0-9+/=\n]+\n-----END SSH SIGNATURE-----\n?")
_NAME = "k{number}"


class Standing(Enum):
    """What a signature is worth."""

    GOOD = "good"
    UNKNOWN = "unknown"
    """Made by a key that nobody here holds, or of a sort that cannot be judged here."""
    BROKEN = "broken"
    """Of another content than the commit's."""


class Signer(NamedTuple):
    """Who signed: the name given with the key, only when the standing is good; and the key's fingerprint."""

    standing: Standing
    name: str
    fingerprint: str


def signers(git: Git, commits: Iterable[CommitObject], keys: Mapping[str, str]) -> dict[str, Signer]:
    """The signer of each commit that is signed, by its id; `keys` gives a name for each public key.

    Raises GitError when git or ssh-keygen is missing.
    """
    signed = [commit for commit in commits if commit.signed]
    ours = [commit.id for commit in signed if not is_foreign(commit)]
    unknown = {commit.id: Signer(Standing.UNKNOWN, "", "") for commit in signed}
    return unknown | (_asked(git, ours, keys) if ours else {})


def is_foreign(commit: CommitObject) -> bool:
    """Whether a commit carries a signature that is none of SSH, as those do that a forge makes itself."""
    return commit.signed and not _SIGNATURE.fullmatch(commit.signature)


def _asked(git: Git, ids: Sequence[str], keys: Mapping[str, str]) -> dict[str, Signer]:
    """What git says of commits with SSH signatures; of any other sort it would run other programs."""
    numbered = [(key, name) for key, name in sorted(keys.items()) if KEY.fullmatch(key)]
    with tempfile.TemporaryDirectory(prefix="shaiji-keys-") as folder:
        allowed = Path(folder, "allowed_signers")
        allowed.write_text("".join(_lines(key for key, _ in numbered)), encoding="ascii", newline="\n")
        settings = {
            "gpg.ssh.allowedSignersFile": str(allowed),
            "gpg.ssh.revocationFile": "",
            "gpg.ssh.program": program("ssh-keygen"),
            "gpg.program": "false",
            "gpg.openpgp.program": "false",
            "gpg.x509.program": "false",
            "gpg.minTrustLevel": "undefined",
        }
        shape = ["log", "--no-walk=unsorted", "--stdin", "-z", "--format=%H%n%G?%n%GS%n%GF"]
        given = "".join(f"{id_}\n" for id_ in ids)
        output = git.runner.text(shape, given=given, settings=settings)
    names = {_NAME.format(number=number): name for number, (_, name) in enumerate(numbered)}
    return dict(_read(part, names) for part in output.split("\0") if part)


def _lines(keys: Iterable[str]) -> Iterable[str]:
    """The keys under names of our own: a principal's name could hold patterns that git would believe."""
    for number, key in enumerate(keys):
        yield f'{_NAME.format(number=number)} namespaces="git" {key}\n'


def _read(part: str, names: Mapping[str, str]) -> tuple[str, Signer]:
    id_, verdict, name, fingerprint = part.split("\n")
    if verdict == "G" and name in names:
        return id_, Signer(Standing.GOOD, names[name], fingerprint)
    return id_, Signer(Standing.BROKEN if verdict == "B" else Standing.UNKNOWN, "", fingerprint)
