"""The files of the API: documents, schemas, the OpenAPI file, and the digests of them all."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import orjson

from ledger.board.api.documents import OPENAPI, ROOT, SUMS, documents
from ledger.board.api.why import Document
from ledger.board.view import View
from ledger.resources import data_path

SCHEMAS = "schemas/"
_CARRIED = ("site", "api", "v1")


def api_files(view: View) -> Iterator[tuple[str, bytes]]:
    """Path below the board's root and bytes; one at a time, because there is one for every result."""
    sums = []
    for path, data in _files(view):
        sums.append(f"{sha256(data).hexdigest()}  {path}\n")
        yield ROOT + path, data
    yield ROOT + SUMS, "".join(sorted(sums, key=lambda line: line[66:])).encode()


def as_json(document: Document) -> bytes:
    """A document in one line."""
    return orjson.dumps(document, option=orjson.OPT_APPEND_NEWLINE)


def _files(view: View) -> Iterator[tuple[str, bytes]]:
    for path, document in documents(view):
        yield path, as_json(document)
    yield OPENAPI, data_path(*_CARRIED, OPENAPI).read_bytes()
    for schema in sorted(data_path(*_CARRIED, "schemas").glob("*.schema.json")):
        yield SCHEMAS + schema.name, schema.read_bytes()
