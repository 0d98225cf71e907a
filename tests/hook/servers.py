"""Bare repositories behind the gate, real pushes to them, and a real SSH server of one's own."""

from __future__ import annotations

import getpass
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.cli.session import shaiji
from tests.gate.proposals import Proposals
from tests.git.repositories import Repository

AT = Path(__file__).with_name("at.py")
LOG = "records/logs/2026/roads/p0012/2026-01.yaml"
TEXT = "到东关社区核查路灯报修件六处，当日修复四处，其余约定次日上门。"


def log(person: str = "p0012", day: str = "2026-01-20", unit: str = "roads", text: str = TEXT) -> bytes:
    """A month of one entry."""
    return (
        f"person: {person}\nunit: {unit}\nmonth: {day[:7]}\nentries:\n"
        f'- date: "{day}"\n  filed: "{day}"\n  text: {text}\n'
    ).encode()


@dataclass(frozen=True)
class Pushed:
    """What a push answered."""

    code: int
    said: str

    @property
    def remote(self) -> str:
        """What the server said."""
        lines = self.said.splitlines()
        return "\n".join(line.removeprefix("remote:").strip() for line in lines if line.startswith("remote:"))


@dataclass
class Server:
    """A bare repository behind the gate."""

    root: Path
    proposals: Proposals
    environment: dict[str, str] = field(default_factory=dict)
    url: str = ""

    def git(self, *arguments: str, check: bool = True) -> str:
        """Git on the server itself."""
        done = subprocess.run(
            ["git", "-C", str(self.root), *arguments], capture_output=True, text=True, check=check
        )
        return done.stdout.strip()

    def install(self, *options: str) -> None:
        """Install the hooks, and set their clock to the day of the small ledger."""
        code, said = shaiji("install-hook", str(self.root), *options)
        assert code == 0, said
        for name in ("pre-receive", "post-receive"):
            path = self.root / "hooks" / name
            text = path.read_text("utf-8")
            assert text.count("-I -B -m ledger.cli") == 1
            path.write_text(text.replace("-I -B -m ledger.cli", f"-I -B '{AT}'"), "utf-8")

    def clone(self, folder: Path) -> Repository:
        """A client's clone."""
        subprocess.run(["git", "clone", "-q", str(self.root), str(folder)], check=True)
        repo = Repository(folder, clock=self.proposals.repo.clock + 600)
        repo.git("remote", "set-url", "origin", self.url or f"file://{self.root}")
        return repo

    def push(self, repo: Repository, *refs: str, environment: Mapping[str, str] | None = None) -> Pushed:
        """Push as a client does."""
        variables = {**os.environ, **self.environment, **(environment or {})}
        done = subprocess.run(
            ["git", "-C", str(repo.root), "push", "origin", *(refs or ("main",))],
            env=variables,
            capture_output=True,
            text=True,
        )
        return Pushed(done.returncode, done.stdout + done.stderr)

    def main(self) -> str:
        """Where the main line ends."""
        return self.git("rev-parse", "refs/heads/main")

    def journal(self) -> list[dict[str, Any]]:
        """What the server wrote down."""
        text = (self.root / "shaiji/journal.jsonl").read_text("utf-8")
        return [json.loads(line) for line in text.splitlines()]


def serve(proposals: Proposals, root: Path) -> Server:
    """The small ledger on a server, without its hooks."""
    subprocess.run(
        [
            "git",
            "clone",
            "-q",
            "--bare",
            "--single-branch",
            "-b",
            "main",
            str(proposals.repo.root),
            str(root),
        ],
        check=True,
    )
    return Server(root, proposals)


def sshd() -> str | None:
    """The program of the SSH server."""
    return shutil.which("sshd", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")


@contextmanager
def over_ssh(server: Server, folder: Path, key: Path) -> Iterator[Server]:
    """The same server as seen over SSH by the holder of a key, while the SSH server runs."""
    program = sshd()
    assert program is not None
    port = _free_port()
    config = _configure(folder, port)
    said = folder / "sshd.log"
    process = subprocess.Popen([program, "-D", "-E", str(said), "-f", str(config)])
    try:
        _await(port, process, said)
        yield seen_by(server, port, key)
    finally:
        process.terminate()
        process.wait(timeout=10)


def seen_by(server: Server, port: int, key: Path) -> Server:
    """The server for the holder of a key."""
    command = f"{ssh_command(key)} -p {port}"
    url = f"ssh://{getpass.getuser()}@localhost:{port}{server.root}"
    return Server(server.root, server.proposals, {"GIT_SSH_COMMAND": command}, url)


def ssh_command(key: Path) -> str:
    """The client, which knows nothing but this key."""
    options = (
        "StrictHostKeyChecking=no",
        "UserKnownHostsFile=/dev/null",
        "IdentitiesOnly=yes",
        "LogLevel=ERROR",
    )
    return f"ssh -4 -F /dev/null -i {key} " + " ".join(f"-o {each}" for each in options)


def _configure(folder: Path, port: int) -> Path:
    """A configuration that touches nothing outside of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    host = folder / "host"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(host)], check=True)
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    lines = (
        f"Port {port}",
        "ListenAddress 127.0.0.1",
        f"HostKey {host}",
        "PidFile none",
        f"AuthorizedKeysFile {folder / 'authorized_keys'}",
        "StrictModes no",
        "UsePAM no",
        "UseDNS no",
        "PasswordAuthentication no",
        "KbdInteractiveAuthentication no",
        "PermitRootLogin prohibit-password",
        "MaxStartups 100",
    )
    config = folder / "sshd_config"
    config.write_text("".join(f"{line}\n" for line in lines))
    return config


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await(port: int, process: subprocess.Popen[bytes], said: Path) -> None:
    for _ in range(200):
        assert process.poll() is None, said.read_text()
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise AssertionError("the SSH server does not answer")
