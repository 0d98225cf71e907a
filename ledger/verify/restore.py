"""One altered digit in a sealed record: which it was, found by trying.

Some settled values cannot be recomputed: who settled, on what authority, and everything in a settlement that
a later one superseded. Their seal still tells when one digit was changed, and which: only the right one fits.
"""

from __future__ import annotations

import hashlib
import json

from ledger.reading.digest import canonical_json
from ledger.reading.values import Map
from ledger.results.seal import intact, unsealed

_HEX = b"0123456789abcdef"
_DIGITS = _HEX[:10]
MOST_BYTES = 64 * 1024
"""Longer records are not tried: it would take too long."""


def restored(record: Map) -> Map | None:
    """The record whose seal this is: itself, or with one digit put right; None when no such change fits."""
    if intact(record):
        return record
    seal = record.get("seal")
    data = canonical_json(unsealed(record))
    if not isinstance(seal, str) or len(data) > MOST_BYTES:
        return None
    before = _fitting(data, seal.removeprefix("sha256:"))
    return None if before is None else {**_in_order(json.loads(before), record), "seal": seal}


def _fitting(data: bytes, wanted: str) -> bytes | None:
    prefix = hashlib.sha256()
    for place, byte in enumerate(data):
        if byte in _DIGITS:
            rest = data[place + 1 :]
            for other in _HEX:
                trial = prefix.copy()
                trial.update(bytes((other,)) + rest)
                if trial.hexdigest() == wanted:
                    return data[:place] + bytes((other,)) + rest
        prefix.update(bytes((byte,)))
    return None


def _in_order(before: Map, record: Map) -> Map:
    """The restored fields in the order of the record; JSON has sorted them."""
    return {name: before[name] for name in record if name in before}
