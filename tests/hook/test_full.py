"""A disk that is full, wherever the push has got to: nothing comes in, nothing is lost, and it is said."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.git.repositories import Repository
from tests.hook.servers import LOG, Pushed, Server, log

pytestmark = [pytest.mark.slow, pytest.mark.attack("Faults")]

LIN, MAINTAINER = "lin.zhiyuan@yunxi", "maintainer@yunxi"
OTHERS = "records/logs/2026/roads/p0013/2026-01.yaml"
Mend = Callable[[], object]


@pytest.fixture
def client(server: Server, tmp_path: Path) -> Repository:
    return server.clone(tmp_path / "client")


def commit(server: Server, client: Repository, path: str, data: bytes, by: str = LIN) -> str:
    return client.commit({path: data}, key=server.proposals.pairs[by])


def limited(server: Server, blocks: int) -> Mend:
    """No process of the hook can write a file beyond so many blocks; the way back."""
    hook = server.root / "hooks/pre-receive"
    before = hook.read_text("utf-8")
    hook.write_text(before.replace("#!/bin/sh\n", f"#!/bin/sh\nulimit -f {blocks}\n", 1), "utf-8")
    return lambda: hook.write_text(before, "utf-8")


def shut(server: Server, name: str) -> Mend:
    """A file of the server's own notes is on a device that is full; the way back."""
    folder = server.root / "shaiji"
    folder.mkdir(exist_ok=True)
    place = folder / name
    place.unlink(missing_ok=True)
    place.symlink_to("/dev/full")
    return place.unlink


def kept(server: Server, before: str, pushed: Pushed) -> None:
    assert pushed.code != 0, pushed.said
    assert "Traceback" not in pushed.said
    assert server.git("for-each-ref") == before
    assert server.git("fsck", "--strict", "--no-dangling") == ""
    assert not list((server.root / "objects").glob("tmp_objdir*")), "the quarantine was left behind"


def lands_after_all(server: Server, client: Repository) -> None:
    """With room again, the same change comes in."""
    pushed = server.push(client)
    assert pushed.code == 0, pushed.said
    assert server.main() == client.head()


def test_while_git_unpacks(server: Server, client: Repository) -> None:
    """Nobody has been asked yet; git itself says so."""
    before = server.git("for-each-ref")
    commit(server, client, "docs/large.bin", os.urandom(400_000), MAINTAINER)
    command = f"ulimit -f 64; exec git -C '{client.root}' push origin main"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    kept(server, before, Pushed(done.returncode, done.stdout + done.stderr))
    lands_after_all(server, client)


@pytest.mark.parametrize("blocks", [0, 1])
def test_while_the_hook_judges(server: Server, client: Repository, blocks: int) -> None:
    before = server.git("for-each-ref")
    commit(server, client, LOG, log())
    mend = limited(server, blocks)
    pushed = server.push(client)
    if blocks == 0:
        kept(server, before, pushed)
        assert "The server could not finish" in pushed.remote
    mend()
    if pushed.code:
        lands_after_all(server, client)
    assert server.main() == client.head()


def test_while_the_hook_writes_down_a_refusal(server: Server, client: Repository) -> None:
    before = server.git("for-each-ref")
    commit(server, client, OTHERS, log("p0013"))
    shut(server, "journal.jsonl")
    pushed = server.push(client)
    kept(server, before, pushed)
    assert "could not finish" in pushed.remote


def test_while_the_hook_writes_down_what_came_in(server: Server, client: Repository) -> None:
    """It has come in by then: it stays, its time is in the log of references, and nobody sees a traceback."""
    head = commit(server, client, LOG, log())
    mend = shut(server, "journal.jsonl")
    pushed = server.push(client)
    assert "Traceback" not in pushed.said
    assert server.main() == head
    assert head in (server.root / "logs/refs/heads/main").read_text()
    mend()
    commit(server, client, LOG.replace("p0012", "p0013"), log("p0013"))
    assert server.push(client).code != 0
    assert [each["accepted"] for each in server.journal()] == [False]


def test_while_it_waits_for_its_turn(server: Server, client: Repository) -> None:
    """The folder of the server's notes cannot be made."""
    before = server.git("for-each-ref")
    commit(server, client, LOG, log())
    (server.root / "shaiji").write_bytes(b"")
    pushed = server.push(client)
    kept(server, before, pushed)
    assert "could not finish" in pushed.remote
    (server.root / "shaiji").unlink()
    lands_after_all(server, client)


def test_on_a_small_disk_that_is_full(server: Server, client: Repository, tmp_path: Path) -> None:
    """The repository on a disk in memory with nothing left on it, where this machine lets us make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a disk in memory")
    try:
        on_disk = Server(disk / "server.git", server.proposals)
        subprocess.run(["git", "clone", "-q", "--bare", str(server.root), str(on_disk.root)], check=True)
        on_disk.install("--lang", "en")
        client.git("remote", "set-url", "origin", f"file://{on_disk.root}")
        commit(server, client, LOG, log())
        filler = disk / "filler"
        with pytest.raises(OSError, match="No space"):
            filler.write_bytes(b"x" * 2**24)
        before = on_disk.git("for-each-ref")
        kept(on_disk, before, on_disk.push(client))
        filler.unlink()
        lands_after_all(on_disk, client)
    finally:
        subprocess.run(["umount", str(disk)], check=True)
