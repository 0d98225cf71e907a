"""Putting the gate into a bare repository: two hooks and a few settings."""

from __future__ import annotations

import compileall
import os
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path

import ledger
import scoring
from ledger.git import Git
from ledger.refusal import Refusal

_MARK = "# Made by shaiji install-hook"
_SCRIPT = """#!/bin/sh
{mark}. To change it, or after moving the program, run that again.
program={program}
if [ ! -x "$program" ]; then
    echo {gone} >&2
    exit 1
fi
exec "$program" {arguments}
"""
HOOKS: Mapping[str, tuple[str, ...]] = {"pre-receive": (), "post-receive": ("--landed",)}
"""Each hook, and what it adds to the command: the first one judges, the second tells what has come in."""
SETTINGS = {
    "core.logAllRefUpdates": "always",
    "gc.reflogExpire": "never",
    "gc.reflogExpireUnreachable": "never",
    "receive.fsckObjects": "true",
    "receive.maxInputSize": "64m",
    "receive.shallowUpdate": "false",
}
"""The log of references keeps what the main line was and when; a push beyond any cap is cut off early."""


def install(git: Git, program: Sequence[str], options: Sequence[str], gone: str) -> list[Path]:
    """Write the hooks; where they lie. `gone` is what to say should the program have been taken away.

    Raises Refusal when the folder is no bare repository or has hooks of its own, GitError and OSError when it
    cannot be written.
    """
    root = bare(git)
    folder = root / "hooks"
    paths = [folder / name for name in HOOKS]
    _look(paths)
    folder.mkdir(exist_ok=True)
    for path, extra in zip(paths, HOOKS.values(), strict=True):
        _write(path, _script(program, [*options, *extra], gone))
    for name, value in {**SETTINGS, "core.hooksPath": str(folder)}.items():
        git.runner.text(["config", "--local", "--replace-all", name, value])
    return paths


def compile_program() -> None:
    """Compile the program, as far as it may be written: hooks do not do it themselves."""
    for module in (ledger, scoring):
        compileall.compile_dir(Path(module.__file__ or "").parent, quiet=2)


def bare(git: Git) -> Path:
    """The folder of a bare repository. Raises Refusal when it is none."""
    if not git.is_repository() or git.runner.text(["rev-parse", "--is-bare-repository"]).strip() != "true":
        raise Refusal("install-hook.bare", folder=git.root)
    return Path(git.runner.text(["rev-parse", "--absolute-git-dir"]).rstrip("\n"))


def _look(paths: Sequence[Path]) -> None:
    """Nobody's own hook is written over."""
    for path in paths:
        if os.path.lexists(path) and _MARK not in path.read_text("utf-8", "replace"):
            raise Refusal("install-hook.other", path=path)


def _script(program: Sequence[str], options: Sequence[str], gone: str) -> bytes:
    first, *rest = program
    return _SCRIPT.format(
        mark=_MARK,
        program=shlex.quote(first),
        gone=shlex.quote(gone),
        arguments=shlex.join([*rest, "receive", *options]),
    ).encode()


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all: a push may come at any moment."""
    new = path.with_name(f"{path.name}.{os.getpid()}")
    new.write_bytes(data)
    new.chmod(0o755)
    new.replace(path)
