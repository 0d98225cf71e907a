"""Whether a record says what its kind may say: jsonschema-rs judges, jsonschema explains (S001 to S012)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ledger.findings import Finding
from ledger.reading.document import Document
from ledger.records.schemas import schema_of

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator


@cache
def judge(kind: str) -> Draft202012Validator:
    """The fast judge of a kind, compiled once in a process; it looks up nothing outside the schema."""
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(dict(schema_of(kind)), retriever=_nowhere)


def check_schema(kind: str, document: Document) -> list[Finding]:
    """Every fault of a record against its kind's schema, each with its place."""
    if judge(kind).is_valid(document.value):
        return []
    from ledger.records.explain import explain

    return explain(kind, document)


def _nowhere(uri: str) -> dict[str, str]:
    raise LookupError(f"{uri} is outside the schema")
