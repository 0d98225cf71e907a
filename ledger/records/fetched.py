"""From a fetched file to a document, for every kind of record alike."""

from __future__ import annotations

from ledger.findings import Finding
from ledger.reading.document import Document, read_document
from ledger.reading.fmt import check_canonical
from ledger.records.tree import Fetched


def read_fetched(path: str, fetched: Fetched) -> tuple[Document | None, list[Finding]]:
    """The document, None when the file cannot be one, and every fault of the file and of its writing.

    A document that is honest but not in canonical form is read, and its form is a finding.
    """
    data, faults = fetched
    if data is None:
        return None, faults
    document, found = read_document(path, data)
    if document and not document.canonical:
        found = check_canonical(document)
    return document, faults + found
