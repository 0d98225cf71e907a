"""The examples of a rule: small ledgers that break it (`bad`) and near misses that do not (`good`).

`rules/<ID>/bad/<name>/records/…` is laid over `rules/base/records/…`: a file there replaces or adds one. An
ending tells what cannot lie there as such: an empty `X.delete` takes X away, `X.link` is a symbolic link to
the path it holds, an empty `X.executable` makes X executable, and `X.changes` has values to set in the base's
X, and fields to remove from it. `expected.txt` and `expected.en.txt` beside
`records` hold what the check says.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any, Literal

from ledger.reading.document import read_document
from ledger.reading.emit import emit
from ledger.rules.catalogue import rules_root

Verdict = Literal["bad", "good"]
CHANGE = "change.yaml"
"""The script of an example that is a proposed change: whose commits bring what, and how they are joined."""
NOW = "2026-01-20"
"""The day on which every example is checked."""

DELETE, LINK, EXECUTABLE, CHANGES = ENDINGS = (".delete", ".link", ".executable", ".changes")
"""Endings of a file of an overlay: take the file away; make a symbolic link; set the mode; change values."""


@dataclass(frozen=True, slots=True)
class Example:
    """One example; `root` is the folder that holds its `records`."""

    rule: str
    verdict: Verdict
    name: str
    root: Path

    @property
    def is_change(self) -> bool:
        """Whether it is a proposed change, described by `change.yaml`, rather than a whole ledger."""
        return (self.root / CHANGE).is_file()

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


def overlay(example: Example) -> dict[str, bytes]:
    """The files of an example as they lie in its folder, endings and all: bytes by path."""
    return _files(example.root)


def script(example: Example) -> dict[str, bytes]:
    """The files of an example that is a change, its script among them: bytes by path below its folder."""
    said = {"expected.txt", "expected.en.txt"}
    return {path: data for path, data in _files(example.root, "").items() if path not in said}


def changed(before: bytes, changes: bytes) -> bytes:
    """A record with the values of a `.changes` file set and fields removed, by path (`indicators.0.points`).

    The position after the last of a list adds to it.
    """
    value, wanted = (_value(data) for data in (before, changes))
    for path, new in wanted.get("set", {}).items():
        inner, last = _place(value, path)
        if isinstance(inner, list) and last == len(inner):
            inner.append(new)
        else:
            inner[last] = new
    for path in wanted.get("remove", ()):
        inner, last = _place(value, path)
        del inner[last]
    return emit(value).encode()


def _value(data: bytes) -> Any:
    document, findings = read_document("changes", data)
    if document is None:
        raise ValueError(findings)
    return document.value


def _place(value: Any, path: str) -> tuple[Any, Any]:
    """The map or list that a path leads into, and the key or position in it."""
    *steps, last = (int(key) if key.isdigit() else key for key in path.split("."))
    return reduce(getitem, steps, value), last


def write_ledger(example: Example, root: Path) -> None:
    """Write the example's whole ledger into an empty folder."""
    for path, data in base_files().items():
        _write(root / path, data)
    for path, data in overlay(example).items():
        _lay(root, path, data)


def _lay(root: Path, path: str, data: bytes) -> None:
    ending = next((ending for ending in ENDINGS if path.endswith(ending)), "")
    target = root / path.removesuffix(ending)
    if ending == EXECUTABLE:
        target.chmod(0o755)
        return
    if ending == CHANGES:
        _write(target, changed(target.read_bytes(), data))
        return
    target.unlink(missing_ok=True)
    if ending == LINK:
        target.symlink_to(data.decode().rstrip("\n"))
    elif ending != DELETE:
        _write(target, data)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _files(root: Path, below: str = "records") -> dict[str, bytes]:
    found = {}
    for folder, _, names in os.walk(root / below):
        for name in names:
            path = Path(folder, name)
            found[path.relative_to(root).as_posix()] = path.read_bytes()
    return dict(sorted(found.items()))
