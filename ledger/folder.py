"""Replace a whole folder that an earlier run made, and no other; it is old or new, never half of each."""

from __future__ import annotations

import shutil
import tempfile
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
