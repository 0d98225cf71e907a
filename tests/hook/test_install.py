"""Putting the gate into a bare repository: what is written, what is left alone, who may come in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.session import shaiji
from tests.gate.proposals import start
from tests.git.repositories import public_half
from tests.hook.servers import Server, serve


def install(server: Server, *options: str) -> tuple[int, str]:
    return shaiji("install-hook", str(server.root), *options)


def test_hooks_run_the_installed_program_by_its_path(server: Server) -> None:
    install(server)
    for name in ("pre-receive", "post-receive"):
        path = server.root / "hooks" / name
        assert path.stat().st_mode & 0o111 == 0o111
        assert "-I -B -m ledger.cli receive --protect main" in path.read_text("utf-8")
    assert server.git("config", "core.hooksPath") == str(server.root / "hooks")
    assert server.git("config", "receive.fsckObjects") == "true"


@pytest.mark.parametrize("before", [(), ("false",), ("true",), ("true", "false")])
def test_times_of_receipt_are_kept_for_every_reference(
    made: Path, tmp_path: Path, before: tuple[str, ...]
) -> None:
    """A bare repository has no log of references by itself, and nothing else says when something came in."""
    server = serve(start(tmp_path / "ledger", made), tmp_path / "server.git")
    for value in before:
        server.git("config", "--add", "core.logAllRefUpdates", value)
    assert install(server)[0] == 0
    assert server.git("config", "--get-all", "core.logAllRefUpdates") == "always"
    for name in ("gc.reflogExpire", "gc.reflogExpireUnreachable"):
        assert server.git("config", name) == "never"
    tree = server.git("rev-parse", "main^{tree}")
    for ref in ("refs/heads/main", "refs/heads/draft", "refs/tags/v1", "refs/receipts/x"):
        head = server.git("commit-tree", "-m", ref, tree)
        server.git("update-ref", "-m", "push", ref, head)
        assert head in (server.root / "logs" / ref).read_text()
    server.git("gc", "-q", "--prune=now")
    assert server.git("reflog", "main").count("push") == 1


def test_installing_again_renews(server: Server) -> None:
    code, _ = install(server, "--protect", "main", "--lang", "zh")
    assert code == 0
    text = (server.root / "hooks/pre-receive").read_text("utf-8")
    assert "--lang zh" in text
    assert len(list((server.root / "hooks").glob("pre-receive.[0-9]*"))) == 0


def test_somebody_s_own_hook_is_left_alone(made: Path, tmp_path: Path) -> None:
    server = serve(start(tmp_path / "ledger", made), tmp_path / "server.git")
    own = server.root / "hooks" / "pre-receive"
    own.parent.mkdir(exist_ok=True)
    own.write_text("#!/bin/sh\nexit 0\n")
    code, said = install(server, "--lang", "en")
    assert (code, own.read_text()) == (2, "#!/bin/sh\nexit 0\n")
    assert "left alone" in said
    assert not (server.root / "hooks/post-receive").exists()


def test_only_bare_repositories(server: Server, tmp_path: Path) -> None:
    code, said = shaiji("install-hook", str(server.proposals.repo.root), "--lang", "en")
    assert (code, "no bare repository" in said) == (2, True)
    (tmp_path / "empty").mkdir()
    assert shaiji("install-hook", str(tmp_path / "empty"))[0] == 2


def test_not_before_somebody_may_come_in(server: Server) -> None:
    """A gate that knows nobody would shut everybody out."""
    code, said = install(server, "--protect", "other", "--lang", "en")
    assert (code, "no commit refs/heads/other" in said) == (2, True)


def test_a_line_for_every_key(server: Server) -> None:
    code, said = install(server, "--keys")
    lines = said.splitlines()
    assert code == 0
    assert len(lines) == 4
    key = public_half(server.proposals.pairs["lin.zhiyuan@yunxi"])
    assert [line for line in lines if line.endswith("lin.zhiyuan@yunxi")] == [
        f'restrict,command="SHAIJI_KEY=\'{key}\' exec git shell -c \\"$SSH_ORIGINAL_COMMAND\\"" {key} '
        "lin.zhiyuan@yunxi"
    ]
