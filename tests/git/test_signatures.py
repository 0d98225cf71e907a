"""Who signed: good only under a listed key, whatever the commit says of its author and its date."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.git import Git, GitError, Quarantine
from ledger.git.history import commits
from ledger.git.signatures import Signer, Standing
from ledger.git.signatures import signers as signers_of
from tests.git.repositories import Repository, new_key, public_half


def signers(git: Git, ids: list[str], keys: dict[str, str]) -> dict[str, Signer]:
    return signers_of(git, list(commits(git, ids)), keys)


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repo")
    made.commit({"a": b"1"})
    return made


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return new_key(tmp_path / "keys", "one")


def test_a_listed_key(repo: Repository, key: Path) -> None:
    first, second = repo.commit({"a": b"2"}, key=key), repo.commit({"a": b"3"}, key=key)
    found = signers(Git(repo.root), [first, second], {public_half(key): "lin@yunxi"})
    assert {each: signer[:2] for each, signer in found.items()} == {
        first: (Standing.GOOD, "lin@yunxi"),
        second: (Standing.GOOD, "lin@yunxi"),
    }
    assert found[first].fingerprint.startswith("SHA256:")
    assert signers(Git(repo.root), [], {}) == {}


def test_an_unlisted_key(repo: Repository, key: Path, tmp_path: Path) -> None:
    other = new_key(tmp_path / "keys", "other")
    commit = repo.commit({"a": b"2"}, key=other)
    (found,) = signers(Git(repo.root), [commit], {public_half(key): "lin@yunxi"}).values()
    assert found[:2] == (Standing.UNKNOWN, "")


def test_a_revoked_key_and_a_date_of_before(repo: Repository, key: Path) -> None:
    """The key is taken off the list; a committer date of last year does not bring it back."""
    repo.clock -= 400 * 86400
    commit = repo.commit({"a": b"2"}, key=key)
    assert signers(Git(repo.root), [commit], {})[commit].standing is Standing.UNKNOWN


def test_the_name_comes_with_the_key_not_from_the_commit(repo: Repository, key: Path) -> None:
    repo.environment = {"GIT_AUTHOR_EMAIL": "head@yunxi", "GIT_COMMITTER_EMAIL": "head@yunxi"}
    commit = repo.commit({"a": b"2"}, key=key)
    found = signers(Git(repo.root), [commit], {public_half(key): "clerk@yunxi"})
    assert found[commit].name == "clerk@yunxi"


@pytest.mark.parametrize("name", ["*", "a b", "*@yunxi,!x", 'x namespaces="file"', "k7", ""])
def test_no_name_is_a_pattern(repo: Repository, key: Path, tmp_path: Path, name: str) -> None:
    other = new_key(tmp_path / "keys", "other")
    commit = repo.commit({"a": b"2"}, key=key)
    found = signers(Git(repo.root), [commit], {public_half(other): name, public_half(key): "lin@yunxi"})
    assert found[commit].name == "lin@yunxi"
    assert signers(Git(repo.root), [commit], {public_half(other): name})[commit].standing is Standing.UNKNOWN


@pytest.mark.parametrize(
    "text",
    ["", "cert-authority {key}", "{key}\n* {key}", "{key} x", 'namespaces="git" {key}', "ssh-dss AAAA"],
)
def test_what_is_no_plain_key_grants_nothing(repo: Repository, key: Path, text: str) -> None:
    commit = repo.commit({"a": b"2"}, key=key)
    listed = text.format(key=public_half(key))
    assert signers(Git(repo.root), [commit], {listed: "lin@yunxi"})[commit].standing is Standing.UNKNOWN


def test_a_signature_of_another_content(repo: Repository, key: Path) -> None:
    commit = repo.commit({"a": b"2"}, key=key)
    text = repo.git("cat-file", "-p", commit)
    forged = repo.object("commit", text.replace("\n\nx", "\n\ny").encode() + b"\n")
    found = signers(Git(repo.root), [forged], {public_half(key): "lin@yunxi"})
    assert found[forged] == Signer(Standing.BROKEN, "", found[forged].fingerprint)


def test_a_signature_for_another_purpose(repo: Repository, key: Path, tmp_path: Path) -> None:
    """A file signed for something else is no signed commit: the namespace must be git's."""
    import subprocess

    commit = repo.commit({"a": b"2"})
    payload = tmp_path / "payload"
    payload.write_bytes(repo.git("cat-file", "-p", commit).encode() + b"\n")
    subprocess.run(
        ["ssh-keygen", "-q", "-Y", "sign", "-n", "file", "-f", str(key), str(payload)],
        check=True,
        capture_output=True,
    )
    signature = payload.with_name("payload.sig").read_text().rstrip("\n").replace("\n", "\n ")
    head, _, message = payload.read_text().partition("\n\n")
    forged = repo.object("commit", f"{head}\ngpgsig {signature}\n\n{message}".encode())
    found = signers(Git(repo.root), [forged], {public_half(key): "lin@yunxi"})
    assert found[forged].standing is not Standing.GOOD


@pytest.mark.parametrize("kind", ["PGP SIGNATURE", "PGP MESSAGE", "SIGNED MESSAGE", "NOTHING"])
def test_a_signature_of_another_sort(repo: Repository, key: Path, kind: str) -> None:
    commit = repo.commit({"a": b"2"}, key=key)
    text = repo.git("cat-file", "-p", commit).replace("SSH SIGNATURE", kind)
    forged = repo.object("commit", text.encode() + b"\n")
    found = signers(Git(repo.root), [forged], {public_half(key): "lin@yunxi"})
    assert found[forged].standing is not Standing.GOOD


def test_settings_of_the_repository_have_no_say(repo: Repository, key: Path, tmp_path: Path) -> None:
    """Not its list of keys, and none of the programs it names is run."""
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\necho 'Good \"git\" signature for head@yunxi'\n")
    trap.chmod(0o755)
    allowed = tmp_path / "allowed"
    allowed.write_text(f"head@yunxi {public_half(key)}\n")
    commit = repo.commit({"a": b"2"}, key=key)
    repo.git("config", "gpg.ssh.allowedSignersFile", str(allowed))
    for name in (
        "gpg.program",
        "gpg.ssh.program",
        "gpg.openpgp.program",
        "gpg.x509.program",
        "gpg.ssh.defaultKeyCommand",
    ):
        repo.git("config", name, str(trap))
    assert signers(Git(repo.root), [commit], {})[commit].standing is Standing.UNKNOWN
    assert not (tmp_path / "sprung").exists()


def test_without_ssh_keygen(
    repo: Repository, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    commit = repo.commit({"a": b"2"}, key=key)
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "git").symlink_to(str(shutil.which("git")))
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(GitError, match="ssh-keygen"):
        signers(Git(repo.root), [commit], {public_half(key): "lin@yunxi"})


def test_objects_in_quarantine_are_seen_only_when_asked_for(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    objects = tmp_path / "quarantine"
    objects.mkdir()
    where = {
        "GIT_OBJECT_DIRECTORY": str(objects),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": str(repo.root / ".git" / "objects"),
        "GIT_QUARANTINE_PATH": str(objects),
    }
    blob = repo.git("hash-object", "-w", "--stdin", given=b"new", **where)
    for name, value in where.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(GitError):
        list(Git(repo.root).cat([blob]))
    assert list(Git(repo.root, Quarantine.here()).cat([blob])) == [b"new"]
    assert Quarantine.of({"PATH": "x", "GIT_DIR": "y"}) == Quarantine(())
