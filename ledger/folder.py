"""Replace a folder that an earlier run made, and no other: whole, so that it is never half old and half new.

Or file by file: then no file is.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from ledger.refusal import Refusal


def refuse_foreign(out: Path, mark: str, reason: str) -> None:
    """Raise Refusal for a folder, or anything else, that is there and neither empty nor marked as ours."""
    if out.is_dir() and ((out / mark).is_file() or not any(out.iterdir())):
        return
    if out.exists() or out.is_symlink():
        raise Refusal(reason, path=out)


def replace_folder(made: Path, out: Path, mark: str, reason: str) -> None:
    """Put a marked folder in the place of the old one, which goes away last. Raises Refusal as above."""
    refuse_foreign(out, mark, reason)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".shaiji-old-", dir=out.parent) as old:
        fresh = Path(old) / "new"
        shutil.move(made, fresh)
        if out.exists():
            out.rename(Path(old) / "old")
        fresh.rename(out)


def merge_folder(made: Path, out: Path, gone: Collection[str]) -> list[str]:
    """Move every file below ``made`` to its place below ``out``, on one file system; remove those ``gone``.

    A folder that is left empty goes as well. Gives the path of every file that came or went.
    """
    changed = list(gone)
    for folder, _, names in os.walk(made):
        inside = Path(folder).relative_to(made)
        (out / inside).mkdir(parents=True, exist_ok=True)
        for name in names:
            os.replace(Path(folder) / name, out / inside / name)
            changed.append(str(inside / name))
    for path in gone:
        (out / path).unlink(missing_ok=True)
        with suppress(OSError):
            os.removedirs((out / path).parent)
    return changed
