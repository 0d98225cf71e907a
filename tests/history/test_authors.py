"""Who brought a commit: by the keys that were listed in its first parent, never by what it says itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.git import Git
from ledger.history.authors import Author, Authors, keys_of
from tests.git.repositories import Repository, new_key, public_half

ROLES = "records/organization/roles.yaml"
MORE = "records/organization/principals/roads.yaml"


def listed(*principals: tuple[str, str]) -> bytes:
    lines = [f"- id: {name}\n  keys:\n  - {key}\n" for name, key in principals]
    return ("principals:\n" + "".join(lines)).encode()


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repo")


@pytest.fixture
def keys(tmp_path: Path) -> tuple[Path, Path]:
    return new_key(tmp_path / "keys", "one"), new_key(tmp_path / "keys", "two")


def author(repo: Repository, commit: str) -> Author:
    return Authors(Git(repo.root)).of(commit)


def test_an_unsigned_commit_only_claims(repo: Repository) -> None:
    found = author(repo, repo.commit({"a": b"1"}, message="标题\n\n正文"))
    assert (found.principal, found.signed) == (None, "none")
    assert found.name == "x <x@example.invalid>"
    assert found.claimed == found.committed == "2026-01-20T01:56:00Z"
    assert found.title == "标题"


def test_a_listed_key_names_the_principal(repo: Repository, keys: tuple[Path, Path]) -> None:
    one, two = keys
    repo.commit(
        {ROLES: listed(("office@yunxi", public_half(one))), MORE: listed(("lin@yunxi", public_half(two)))}
    )
    first, second = repo.commit({"a": b"1"}, key=one), repo.commit({"a": b"2"}, key=two)
    found = Authors(Git(repo.root)).many([first, second])
    assert [(found[each].principal, found[each].signed) for each in (first, second)] == [
        ("office@yunxi", "good"),
        ("lin@yunxi", "good"),
    ]


def test_a_commit_does_not_list_its_own_key(repo: Repository, keys: tuple[Path, Path]) -> None:
    """The roles count as they stood before; from the next commit on the key is known."""
    repo.commit({"a": b"1"})
    first = repo.commit({ROLES: listed(("me@yunxi", public_half(keys[0])))}, key=keys[0])
    second = repo.commit({"a": b"2"}, key=keys[0])
    assert author(repo, first).signed == "unknown"
    assert author(repo, second).principal == "me@yunxi"


def test_a_key_taken_away_still_names_who_signed_before(repo: Repository, keys: tuple[Path, Path]) -> None:
    repo.commit({ROLES: listed(("lin@yunxi", public_half(keys[0])))})
    before = repo.commit({"a": b"1"}, key=keys[0])
    repo.commit({ROLES: listed(("lin@yunxi", public_half(keys[1])))})
    after = repo.commit({"a": b"2"}, key=keys[0])
    assert (author(repo, before).principal, author(repo, after).principal) == ("lin@yunxi", None)


def test_roles_that_cannot_be_read_give_nobody_a_key() -> None:
    assert keys_of([b"principals: &a\n- *a\n", b"principals: none\n", b"", b"principals:\n- x\n"]) == {}
