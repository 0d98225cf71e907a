"""Paths that people type → repository-relative paths, and what lies below them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from ledger.findings import Finding
from ledger.refusal import Refusal


def repository_paths(root: Path, typed: Sequence[str]) -> list[str]:
    """Each path relative to the ledger's folder, with `/`; the folder itself becomes the empty path.

    Raises Refusal for one that does not exist or lies outside.
    """
    return [_relative(root, Path(path)) for path in typed]


def is_below(path: str, wanted: Sequence[str]) -> bool:
    """Whether a repository-relative path is one of those wanted or lies in one; with none wanted, always."""
    return not wanted or any(not w or path == w or path.startswith(f"{w}/") for w in wanted)


def below(findings: Sequence[Finding], wanted: Sequence[str]) -> list[Finding]:
    """The findings at or below the paths wanted."""
    return [finding for finding in findings if is_below(finding.path, wanted)]


def _relative(root: Path, path: Path) -> str:
    if not os.path.lexists(path):
        raise Refusal("path.none", path=path)
    inside = os.path.relpath(os.path.abspath(path), os.path.abspath(root))
    if inside == os.pardir or inside.startswith(os.pardir + os.sep):
        raise Refusal("path.outside", path=path, root=root)
    return "" if inside == os.curdir else Path(inside).as_posix()
