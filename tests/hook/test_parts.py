"""The parts of the hook by themselves: what git tells it, who calls, and whose turn it is."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ledger.git import Git
from ledger.git.run import GitError
from ledger.hook import turn as turns
from ledger.hook.answer import forbidden_in, overtaken
from ledger.hook.caller import Caller, caller
from ledger.hook.turn import turn
from ledger.hook.updates import Update, read_updates
from ledger.refusal import Refusal
from tests.hook.servers import Server

ONE, TWO, NONE = "1" * 40, "2" * 40, "0" * 40
MAIN = "refs/heads/main"


def test_updates_as_git_tells_them() -> None:
    found = read_updates(f"{ONE} {TWO} {MAIN}\n{NONE} {ONE} refs/heads/a b\n{ONE} {NONE} refs/tags/v\n")
    assert [each.ref for each in found] == [MAIN, "refs/heads/a b", "refs/tags/v"]
    assert [(each.creates, each.deletes) for each in found] == [(False, False), (True, False), (False, True)]


@pytest.mark.parametrize("text", ["x\n", f"{ONE} {TWO}\n", f"{ONE} {TWO} main\n", f"{ONE}\t{TWO} {MAIN}\n"])
def test_anything_else_stops_the_push(text: str) -> None:
    with pytest.raises(GitError):
        read_updates(text)


def test_the_key_counts_before_any_name() -> None:
    environment = {"SHAIJI_KEY": "k", "SHAIJI_PRINCIPAL": "office@yunxi"}
    assert caller(environment, "local") == Caller(key="k")


def test_a_name_counts_before_whoever_is_at_the_machine() -> None:
    assert caller({"SHAIJI_PRINCIPAL": "office@yunxi"}, "local") == Caller(name="office@yunxi")
    assert caller({}, "local") == Caller(name="local")
    assert not caller({}, "").is_known


@pytest.mark.parametrize("variable", ["SSH_CONNECTION", "SSH_CLIENT", "REMOTE_ADDR", "GATEWAY_INTERFACE"])
def test_callers_from_elsewhere_are_never_the_local_one(variable: str) -> None:
    assert caller({variable: "x"}, "local") == Caller()


def test_turns_are_taken_one_after_the_other(tmp_path: Path) -> None:
    inside: list[int] = []
    waited: list[bool] = []

    def take(number: int) -> None:
        with turn(tmp_path / "shaiji", lambda: waited.append(True)):
            inside.append(number)
            assert inside == [number]
            inside.remove(number)

    threads = [threading.Thread(target=take, args=(number,)) for number in range(5)]
    with turn(tmp_path / "shaiji", lambda: None):
        for each in threads:
            each.start()
        while len(waited) < 5:
            pass
    for each in threads:
        each.join()
    assert len(waited) == 5


def test_patience_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 2)
    with (
        turn(tmp_path, lambda: None),
        pytest.raises(Refusal, match=r"receive\.busy"),
        turn(tmp_path, lambda: None),
    ):
        pass


def test_the_turn_lasts_until_git_has_moved_the_branch(tmp_path: Path) -> None:
    """Also when the hook has ended, and without holding on to the pipes that git reads."""
    moved, folder = tmp_path / "moved", tmp_path / "shaiji"
    hook = subprocess.run(
        [sys.executable, "-c", KEEPING, str(folder), str(moved), str(os.getpid())],
        capture_output=True,
        timeout=30,
        check=True,
    )
    assert hook.stdout == b""
    waited: list[bool] = []

    def let_in() -> None:
        waited.append(True)
        moved.touch()

    with turn(folder, let_in):
        assert waited == [True]


def test_the_turn_ends_when_git_has_given_up(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    never = tmp_path / "never"
    subprocess.run(
        [sys.executable, "-c", KEEPING, str(tmp_path / "shaiji"), str(never), str(gone.pid)],
        timeout=30,
        check=True,
    )
    with turn(tmp_path / "shaiji", lambda: None):
        assert not never.exists()


KEEPING = """
import sys
from pathlib import Path
from ledger.hook.turn import turn
folder, moved, parent = sys.argv[1:]
with turn(Path(folder), lambda: None) as held:
    held.keep(Path(moved).exists, int(parent))
"""


def test_a_line_that_moved_meanwhile(server: Server) -> None:
    """Judged from where it no longer stands: told before judging, and again after."""
    git, main = Git(server.root), server.main()
    stale = Update(ONE, TWO, MAIN)
    assert [each.reason for each in overtaken(git, [stale, Update(main, TWO, MAIN)])] == ["overtaken"]
    child = server.git("commit-tree", "-p", main, "-m", "x", f"{main}^{{tree}}")
    server.git("update-ref", MAIN, child)
    grown = Update(main, child, MAIN)
    assert [each.reason for each in forbidden_in(git, [grown], [MAIN])] == ["overtaken"]
