"""Canonical JSON (RFC 8785) and the digests made from it."""

from __future__ import annotations

import hashlib

import orjson

from ledger.reading.values import Value

_OPTIONS = orjson.OPT_STRICT_INTEGER
# First bytes of characters beyond U+FFFF: UTF-16, the order of RFC 8785, has them before U+E000 to U+FFFF.
_BEYOND = (b"\xf0", b"\xf1", b"\xf2", b"\xf3", b"\xf4")


def canonical_json(value: Value) -> bytes:
    """The one JSON text of a value: keys in the order of UTF-16, no blanks, UTF-8.

    Raises `TypeError` for integers beyond ±(2^53 - 1), lone surrogates and anything that is not a `Value`.
    """
    text = orjson.dumps(value, option=_OPTIONS | orjson.OPT_SORT_KEYS)
    if any(byte in text for byte in _BEYOND):
        return orjson.dumps(_sorted(value), option=_OPTIONS)
    return text


def digest(value: Value) -> str:
    """`sha256:` and 64 hex digits over the canonical JSON."""
    return "sha256:" + hashlib.sha256(canonical_json(value)).hexdigest()


def _sorted(value: Value) -> Value:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value, key=lambda key: key.encode("utf-16-be"))}
    return [_sorted(item) for item in value] if isinstance(value, list) else value
