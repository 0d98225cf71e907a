"""The repository behind a ledger, for commands that read history: a work tree, or a bare one on a server."""

from __future__ import annotations

from pathlib import Path

from ledger.cli.options import find_root
from ledger.git import Git
from ledger.refusal import Refusal


def open_repository(root: str | None) -> Git:
    """The repository of the ledger's folder, or the bare one that is named.

    Raises Refusal when there is none, or when part of its history lies elsewhere.
    """
    git = Git(Path(root) if root is not None and _is_bare(root) else find_root(root))
    if not git.is_repository():
        raise Refusal("diff.no_repository", folder=git.root)
    if git.is_shallow() or git.is_partial():
        raise Refusal("diff.shallow")
    return git


def _is_bare(root: str) -> bool:
    """Whether a folder looks like a repository without a work tree."""
    folder = Path(root)
    return (folder / "HEAD").is_file() and (folder / "objects").is_dir() and not (folder / "records").is_dir()
