"""What parts of a board rest on, as digests: with the same digest, a part is made of the same records."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property

from ledger.board.needs import FRAME, Needs
from ledger.cache.inventory import combined
from ledger.cache.slices import LOGS, Slices
from ledger.findings import Finding
from ledger.records.kinds import kind_of, record_path

Digests = list[tuple[str, bytes]]
"""Files by their paths."""


class Rests:
    """The records of a ledger whose every file is known by its digest.

    Steady is a ledger of which no file changed since this was made.
    """

    def __init__(self, slices: Slices, faults: Iterable[Finding], is_steady: Callable[[], bool]) -> None:
        self.slices = slices
        self._files = slices.blocks
        self._faults = repr(list(faults)).encode()
        self.is_steady = is_steady

    def key(self, needs: Needs) -> bytes:
        """A digest of all that is needed, and of the frame."""
        parts = [
            (" faults", self._faults),
            *((f" kind {kind}", self._kinds.get(kind, b"")) for kind in (*FRAME, *needs.kinds)),
            *((path, self._files.get(path, b"")) for path in map(record_path, needs.records)),
            *((f" slice {name}", self._slices.get(name, b"")) for name in needs.slices),
            *self._logs_of(needs.logs),
            *((f" word {word}", b"") for word in needs.words),
        ]
        return combined((f"{len(path)} {len(digest)} {path}", digest) for path, digest in parts)

    def _logs_of(self, people: Collection[str] | None) -> Digests:
        wanted = self._logs if people is None else people
        return [(f" logs {person}", self._logs.get(person, b"")) for person in wanted]

    @cached_property
    def _kinds(self) -> Mapping[str, bytes]:
        return _grouped(
            (found[0].name, path, digest)
            for path, digest in self._files.items()
            if not path.startswith(LOGS) and (found := kind_of(path))
        )

    @cached_property
    def _slices(self) -> Mapping[str, bytes]:
        of = self.slices.by_block
        return _grouped((of[path], path, digest) for path, digest in self._files.items())

    @cached_property
    def _logs(self) -> Mapping[str, bytes]:
        logs = ((path, digest) for path, digest in self._files.items() if path.startswith(LOGS))
        return _grouped((path.split("/")[4], path, digest) for path, digest in logs)


def _grouped(files: Iterable[tuple[str, str, bytes]]) -> Mapping[str, bytes]:
    """Group → a digest of the files in it."""
    found: dict[str, Digests] = {}
    for group, path, digest in files:
        found.setdefault(group, []).append((path, digest))
    return {group: combined(digests) for group, digests in found.items()}
