"""What parts of a board rest on, as digests: with the same digest, a part is made of the same records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from ledger.cache.inventory import combined
from ledger.cache.slices import LOGS
from ledger.findings import Finding


class Rests:
    """The records of a ledger whose every file is known by its digest.

    ``keys`` are the digests of what settled rounds rest on. Steady is a ledger of which no file changed
    since this was made.
    """

    def __init__(
        self,
        files: Mapping[str, bytes],
        keys: Mapping[str, bytes],
        faults: Iterable[Finding],
        is_steady: Callable[[], bool],
    ) -> None:
        self._files = files
        self._keys = keys
        self._faults = repr(list(faults))
        self.is_steady = is_steady

    def round(self, period: str) -> bytes:
        """What a settled round rests on, as `ledger.cache.verifying` has it."""
        return self._keys[period]

    @cached_property
    def records(self) -> bytes:
        """Everything but work logs."""
        records = ((path, digest) for path, digest in self._files.items() if not path.startswith(LOGS))
        return combined([*records, (self._faults, b"")])

    def logs_of(self, person: str) -> bytes:
        """Somebody's work logs."""
        return combined(self._logs.get(person, ()))

    @cached_property
    def _logs(self) -> Mapping[str, list[tuple[str, bytes]]]:
        found: dict[str, list[tuple[str, bytes]]] = {}
        for path, digest in self._files.items():
            if path.startswith(LOGS):
                found.setdefault(path.split("/")[4], []).append((path, digest))
        return found
