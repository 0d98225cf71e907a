"""One settler at a time: a lock on the folder `records/`, which the system drops when the process ends."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ledger.refusal import Refusal

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


@contextmanager
def alone(records: Path) -> Iterator[bool]:
    """Hold the lock; yields whether there is one at all on this system (if not, the rename still decides).

    Raises Refusal when another process holds it.
    """
    if fcntl is None:
        yield False
        return
    descriptor = os.open(records, os.O_RDONLY)
    try:
        yield _lock(descriptor)
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
            raise Refusal("settle.running") from error
        return False
    return True
