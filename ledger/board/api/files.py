"""The files of the API: documents, schemas, the OpenAPI file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import orjson

from ledger.board.api.documents import OPENAPI, ROOT, documents, documents_of
from ledger.board.api.why import Document
from ledger.board.settled import Settled
from ledger.board.view import View
from ledger.resources import data_path

SCHEMAS = "schemas/"
_CARRIED = ("site", "api", "v1")


def api_files(view: View) -> Iterator[tuple[str, bytes]]:
    """Path below the board's root and bytes of those that are about no single round."""
    yield from _as_files(documents(view))
    yield ROOT + OPENAPI, data_path(*_CARRIED, OPENAPI).read_bytes()
    for schema in sorted(data_path(*_CARRIED, "schemas").glob("*.schema.json")):
        yield ROOT + SCHEMAS + schema.name, schema.read_bytes()


def api_files_of(view: View, traced: Settled) -> Iterator[tuple[str, bytes]]:
    """Those of a round whose derivations are known; one at a time, as there is one for every result."""
    return _as_files(documents_of(view, traced))


def as_json(document: Document) -> bytes:
    """A document in one line."""
    return orjson.dumps(document, option=orjson.OPT_APPEND_NEWLINE)


def _as_files(found: Iterable[tuple[str, Document]]) -> Iterator[tuple[str, bytes]]:
    return ((ROOT + path, as_json(document)) for path, document in found)
