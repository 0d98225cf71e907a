"""What the tests of the hook share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.session import shaiji
from tests.gate.proposals import start
from tests.hook.servers import Server, over_ssh, serve, sshd


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the small ledger's repository and its keys are kept for the whole run."""
    return tmp_path_factory.mktemp("proposals")


@pytest.fixture
def server(tmp_path: Path, made: Path) -> Server:
    """The small ledger on a server behind the gate."""
    server = serve(start(tmp_path / "ledger", made), tmp_path / "server.git")
    server.install("--lang", "en")
    return server


@pytest.fixture
def distant(server: Server, tmp_path: Path) -> Iterator[Server]:
    """The same over SSH, for the person p0012; no SSH server is a failure under CI, else a skip."""
    if sshd() is None:
        message = "no SSH server here: run scripts/debian-packages.sh as root"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    code, lines = shaiji("install-hook", "--keys", str(server.root))
    assert code == 0, lines
    folder = tmp_path / "ssh"
    folder.mkdir()
    (folder / "authorized_keys").write_text(lines)
    with over_ssh(server, folder, server.proposals.pairs["lin.zhiyuan@yunxi"]) as seen:
        yield seen
