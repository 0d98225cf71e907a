"""Pushes to a bare repository behind the gate: what comes in, what does not, and what the person reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.git.repositories import Repository
from tests.hook.servers import LOG, Server, log

pytestmark = pytest.mark.slow

LIN = "lin.zhiyuan@yunxi"
OFFICE = "office@yunxi"
MAINTAINER = "maintainer@yunxi"
OTHERS = "records/logs/2026/roads/p0013/2026-01.yaml"
NOTE: dict[str, bytes | None] = {"docs/note.md": b"# Note\n"}
PROTECTED = "refs/heads/main"


@pytest.fixture
def client(server: Server, tmp_path: Path) -> Repository:
    return server.clone(tmp_path / "client")


def commit(server: Server, client: Repository, files: dict[str, bytes | None], by: str | None = LIN) -> str:
    return client.commit(files, key=server.proposals.pairs[by] if by else None)


def refused(server: Server, client: Repository, *refs: str) -> str:
    """What the person reads; nothing may have come in."""
    before = server.git("for-each-ref")
    pushed = server.push(client, *refs)
    assert pushed.code != 0, pushed.said
    assert "Traceback" not in pushed.said
    assert server.git("for-each-ref") == before
    return pushed.remote


def test_own_log_comes_in(server: Server, client: Repository) -> None:
    head = commit(server, client, {LOG: log()})
    pushed = server.push(client)
    assert pushed.code == 0, pushed.said
    assert server.main() == head
    assert "taken in: 1 commits, 1 files" in pushed.remote


def test_another_s_log_does_not(server: Server, client: Repository) -> None:
    commit(server, client, {OTHERS: log("p0013")})
    said = refused(server, client)
    assert "not taken in, the ledger is as it was" in said
    assert "J030" in said
    assert "push again" in said


def test_objects_of_a_refused_push_are_gone(server: Server, client: Repository) -> None:
    head = commit(server, client, {OTHERS: log("p0013")})
    refused(server, client)
    assert server.git("cat-file", "-t", head, check=False) == ""


def test_words_in_chinese(server: Server, client: Repository) -> None:
    server.install("--lang", "zh")
    commit(server, client, {OTHERS: log("p0013")})
    said = refused(server, client)
    assert "没有收下，台账没有变" in said
    assert "改好后再推送一次即可" in said


def test_one_mistake_fits_on_a_screen(server: Server, client: Repository) -> None:
    commit(server, client, {OTHERS: log("p0013")})
    assert len(refused(server, client).splitlines()) <= 24


def test_many_mistakes_fit_on_two(server: Server, client: Repository) -> None:
    files: dict[str, bytes | None] = {
        f"records/logs/2026/roads/p0013/2026-{month:02}.yaml": log("p0013", f"2026-{month:02}-20")
        for month in range(1, 13)
    }
    commit(server, client, files)
    said = refused(server, client)
    assert "more; they are told" in said
    assert len(said.splitlines()) <= 48


def test_a_push_of_several_references_is_judged_whole(server: Server, client: Repository) -> None:
    client.git("branch", "side")
    commit(server, client, {OTHERS: log("p0013")})
    refused(server, client, "main", "side")


def test_other_branches_are_let_through(server: Server, client: Repository) -> None:
    client.branch("side")
    head = commit(server, client, {OTHERS: log("p0013")})
    assert server.push(client, "side").code == 0
    assert server.git("rev-parse", "refs/heads/side") == head
    assert server.push(client, ":side").code == 0


ID = "11010519491231002X"
"""A number made up for examples, as everybody knows it."""


def test_what_must_stay_secret_does_not_come_in_by_another_branch(server: Server, client: Repository) -> None:
    client.branch("draft")
    client.commit({"note.md": f"证号 {ID}\n".encode()})
    client.commit({"note.md": None})
    said = refused(server, client, "draft")
    assert "D001" in said
    assert ID not in said


def test_nor_in_a_message_or_the_name_of_a_branch(server: Server, client: Repository) -> None:
    client.branch("draft")
    client.commit(NOTE, message=f"证号 {ID}")
    assert "D001" in refused(server, client, "draft")
    client.switch("main")
    said = refused(server, client, f"main:refs/heads/{ID}")
    assert "D001" in said


def test_a_force_push_is_refused(server: Server, client: Repository) -> None:
    client.git("reset", "-q", "--hard", client.commit_tree(client.head("HEAD^{tree}"), message="anew"))
    assert "its history only grows" in refused(server, client, "+main")


def test_the_deletion_of_the_main_line_is_refused(server: Server, client: Repository) -> None:
    assert "cannot be deleted" in refused(server, client, ":main")


def test_a_protected_branch_is_not_made_by_a_push(server: Server, client: Repository) -> None:
    server.git("branch", "release", "main")
    server.install("--protect", "main", "--protect", "release", "--lang", "en")
    server.git("update-ref", "-d", "refs/heads/release")
    assert "not there yet" in refused(server, client, "main:release")


@pytest.mark.parametrize("ref", ["refs/heads/Main", "refs/heads/MAIN", "refs/replace/x"])
def test_names_that_could_stand_in_for_others(ref: str, server: Server, client: Repository) -> None:
    refused(server, client, f"main:{ref}")


def test_a_name_that_hides_something(server: Server, client: Repository) -> None:
    assert "no name to be used here" in refused(server, client, "main:refs/heads/a\u202eb")


def test_replaced_objects_are_not_believed(server: Server, client: Repository) -> None:
    """A replacement on the server itself, made by whoever could: the hook judges what is really there."""
    head = commit(server, client, {OTHERS: log("p0013")})
    client.branch("good", "origin/main")
    good = commit(server, client, {LOG: log()})
    assert server.push(client, "good").code == 0
    client.switch("main")
    assert server.push(client, "main:other").code == 0
    server.git("replace", "--graft", head, server.main())
    server.git("update-ref", f"refs/replace/{head}", good)
    assert "J030" in refused(server, client)


def test_an_unsigned_commit_is_nobody_s(server: Server, client: Repository) -> None:
    commit(server, client, {LOG: log()}, by=None)
    assert "does not know who you are" in refused(server, client)


def test_an_unsigned_commit_at_the_machine_itself(server: Server, client: Repository) -> None:
    server.install("--local", LIN, "--lang", "en")
    commit(server, client, {LOG: log()}, by=None)
    assert server.push(client).code == 0


def test_somebody_from_elsewhere_is_not_the_one_at_the_machine(server: Server, client: Repository) -> None:
    server.install("--local", LIN, "--lang", "en")
    commit(server, client, {LOG: log()}, by=None)
    assert server.push(client, environment={"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}).code != 0


def test_another_way_in_names_the_caller(server: Server, client: Repository) -> None:
    commit(server, client, {LOG: log()}, by=None)
    assert server.push(client, environment={"SHAIJI_PRINCIPAL": OFFICE}).code != 0
    assert server.push(client, environment={"SHAIJI_PRINCIPAL": "lin-zhiyuan"}).code == 0


def test_a_key_that_is_no_longer_listed_is_nobody_s(server: Server, client: Repository) -> None:
    commit(server, client, {LOG: log()}, by=None)
    pushed = server.push(client, environment={"SHAIJI_KEY": "ssh-ed25519 AAAA", "SHAIJI_PRINCIPAL": LIN})
    assert pushed.code != 0
    assert "X012" in pushed.remote


def test_nothing_that_is_pushed_is_run(server: Server, client: Repository, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    code = f"import pathlib\npathlib.Path({str(canary)!r}).touch()\n".encode()
    names = (
        "conftest.py",
        "sitecustomize.py",
        "ledger/__init__.py",
        "scoring/__init__.py",
        "click.py",
        "hooks/x.py",
    )
    script = f"#!/bin/sh\ntouch '{canary}'\n".encode()
    files = {**dict.fromkeys(names, code), ".git-hooks/pre-receive": script, "pre-receive": script}
    commit(server, client, files, by=MAINTAINER)
    server.push(client)
    assert not canary.exists()


def test_without_its_program_the_gate_stays_shut(server: Server, client: Repository) -> None:
    for name in ("pre-receive", "post-receive"):
        path = server.root / "hooks" / name
        lines = path.read_text("utf-8").splitlines()
        path.write_text(
            "\n".join("program=/nowhere" if "program=" in each[:8] else each for each in lines) + "\n"
        )
    commit(server, client, {LOG: log()})
    assert "not taken in" in refused(server, client)


def test_a_main_line_without_roles_lets_nobody_in(server: Server, client: Repository) -> None:
    """Whatever the server cannot answer for refuses the push, in words."""
    client.git("rm", "-q", "-r", "records/organization")
    server.git("fetch", "-q", str(client.root), f"{client.commit()}:refs/heads/main", "--force")
    commit(server, client, {LOG: log()})
    said = refused(server, client)
    assert "The server could not finish" in said
    assert "roles.yaml" in said


def test_an_older_base_is_told_in_words(server: Server, client: Repository, tmp_path: Path) -> None:
    other = server.clone(tmp_path / "other")
    commit(server, other, NOTE, by=MAINTAINER)
    assert server.push(other).code == 0
    commit(server, client, {LOG: log()})
    pushed = server.push(client)
    assert pushed.code != 0
    assert "fetch first" in pushed.said


def test_the_journal_says_when_and_who(server: Server, client: Repository) -> None:
    wrong = commit(server, client, {OTHERS: log("p0013")})
    refused(server, client)
    client.git("reset", "-q", "--hard", "origin/main")
    right = commit(server, client, {LOG: log()}, by=None)
    server.push(client, environment={"SHAIJI_PRINCIPAL": LIN})
    first, second = server.journal()
    assert (first["new"], first["accepted"], first["rules"]) == (wrong, False, ["J030"])
    assert (second["new"], second["accepted"], second["principal"]) == (right, True, LIN)
    assert second["received"] == "2026-01-20T10:00:00+08:00"


def test_the_log_of_references_keeps_the_main_line(server: Server, client: Repository) -> None:
    head = commit(server, client, {LOG: log()})
    server.push(client)
    assert head in (server.root / "logs/refs/heads/main").read_text()
