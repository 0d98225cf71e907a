"""The examples of a rule: small ledgers that break it (`bad`) and near misses that do not (`good`).

`rules/<ID>/bad/<name>/records/…` is laid over `rules/base/records/…`: a file there replaces or adds one, and an
empty file `X.delete` takes X away. `expected.txt` and `expected.en.txt` beside `records` are what the check says.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ledger.rules.catalogue import rules_root

Verdict = Literal["bad", "good"]
NOW = "2026-01-20"
"""The day on which every example is checked."""

_DELETE = ".delete"


@dataclass(frozen=True, slots=True)
class Example:
    """One example; `root` is the folder that holds its `records`."""

    rule: str
    verdict: Verdict
    name: str
    root: Path

    def expected(self, lang: str) -> str:
        """What the check says in this language; empty when it is not recorded."""
        path = self.root / ("expected.txt" if lang == "zh" else "expected.en.txt")
        return path.read_text(encoding="utf-8") if path.exists() else ""


def examples(rule: str, verdict: Verdict) -> tuple[Example, ...]:
    """The examples of a rule in order of name."""
    folder = rules_root() / rule / verdict
    names = sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []
    return tuple(Example(rule, verdict, name, folder / name) for name in names)


def base_files() -> dict[str, bytes]:
    """The small ledger: bytes by path."""
    return _files(rules_root() / "base")


def overlay(example: Example) -> dict[str, bytes | None]:
    """What the example changes: the new bytes by path, None for a file taken away."""
    changed: dict[str, bytes | None] = {}
    for path, data in _files(example.root).items():
        taken = path.endswith(_DELETE)
        changed[path.removesuffix(_DELETE)] = None if taken else data
    return changed


def ledger_files(example: Example) -> dict[str, bytes]:
    """The example's whole ledger: bytes by path."""
    files: dict[str, bytes | None] = {**base_files(), **overlay(example)}
    return {path: data for path, data in files.items() if data is not None}


def _files(root: Path) -> dict[str, bytes]:
    found = {}
    for folder, _, names in os.walk(root / "records"):
        for name in names:
            path = Path(folder, name)
            found[path.relative_to(root).as_posix()] = path.read_bytes()
    return dict(sorted(found.items()))
