"""What was exported: every file with its SHA-256, of which commit, for which tier."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import file_digest
from pathlib import Path

from ledger import __version__
from ledger.export.sink import Written
from ledger.git import Git, GitError

NAME = "manifest.json"
SUMS = "SHA256SUMS"
FORMAT = 1
"""Rises when a field of the manifest changes its meaning or goes away."""


def write_manifest(folder: Path, form: str, tier: str, commit: str | None, tables: Sequence[Written]) -> None:
    """Describe all files of a folder in two more: ``manifest.json`` and ``SHA256SUMS`` for `sha256sum -c`."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    files = {path.relative_to(folder).as_posix(): _digest(path) for path in sorted(paths)}
    value = {
        "export": FORMAT,
        **{"format": form, "tier": tier, "commit": commit, "shaiji": __version__},
        "tables": [_table(written) for written in tables],
        "files": [
            {"file": name, "bytes": (folder / name).stat().st_size, "sha256": digest}
            for name, digest in files.items()
        ],
    }
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    (folder / NAME).write_text(text, encoding="utf-8", newline="\n")
    files[NAME] = _digest(folder / NAME)
    sums = "".join(f"{digest}  {name}\n" for name, digest in sorted(files.items()))
    (folder / SUMS).write_text(sums, encoding="utf-8", newline="\n")


def commit_of(root: Path) -> str | None:
    """The commit whose records these are; None when some are not committed, or there is no repository."""
    git = Git(root)
    try:
        return git.resolve("HEAD") if git.is_repository() and not git.changed_paths() else None
    except GitError:
        return None


def _table(written: Written) -> dict[str, object]:
    value: dict[str, object] = {"table": written.table, "file": f"tables/{written.file}"}
    if written.sheet:
        value["sheet"] = written.sheet
    return {**value, "rows": written.rows}


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
