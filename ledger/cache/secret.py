"""The secret with which this user's entries are sealed: nobody else can write an entry that is believed."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

BYTES = 32


def secret_in(folder: Path) -> bytes | None:
    """The secret kept in a private folder of the user, made when there is none; None when that cannot be."""
    file = folder / "cache-secret"
    try:
        return _read(file) or _make(file)
    except OSError:
        return None


def _read(file: Path) -> bytes | None:
    """None when there is none, or when others could have read or replaced it."""
    try:
        status = file.lstat()
    except FileNotFoundError:
        return None
    secret = file.read_bytes() if stat.S_ISREG(status.st_mode) else b""
    return secret if len(secret) == BYTES and _private(status) else None


def _private(status: os.stat_result) -> bool:
    return os.name != "posix" or (status.st_uid == os.geteuid() and not status.st_mode & 0o077)


def _make(file: Path) -> bytes | None:
    """Written under a name of its own first: two processes at once end up with one secret."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(secrets.token_bytes(BYTES))
    os.replace(draft, file)
    return _read(file)
