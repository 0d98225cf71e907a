"""What computes: a digest of the tool's own code, schemas and rules, and of the Python that runs it."""

from __future__ import annotations

import sys
from hashlib import blake2b
from itertools import chain
from pathlib import Path

import scoring
from ledger.resources import data_root

_LEDGER = Path(__file__).resolve().parent.parent


def engine_digest() -> bytes:
    """Two runs with the same digest answer alike; nothing remembered under another one is used."""
    found = blake2b(repr((sys.implementation.cache_tag, sys.version)).encode(), digest_size=32)
    code = chain(_LEDGER.rglob("*.py"), Path(scoring.__file__).resolve().parent.rglob("*.py"))
    data = chain(data_root().glob("schemas/*.json"), data_root().glob("rules/*/rule.yaml"))
    for path in sorted((*code, *data)):
        content = path.read_bytes()
        found.update(f"{path}\0{len(content)}\0".encode())
        found.update(content)
    return found.digest()
