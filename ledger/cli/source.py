"""The bytes behind a finding, for the excerpt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

_MOST = 1024 * 1024


def source_of(root: Path) -> Callable[[str], bytes | None]:
    """A function from a finding's path to the bytes of that file; None when there is nothing to quote."""

    def source(path: str) -> bytes | None:
        file = root / path
        if file.is_symlink() or not file.is_file() or file.stat().st_size > _MOST:
            return None
        return file.read_bytes()

    return source
