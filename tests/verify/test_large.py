"""Settled files grow with the people of a unit; all that settling writes can be read again."""

from __future__ import annotations

import pytest

from ledger.reading.document import read_document
from ledger.reading.emit import emit
from ledger.reading.limits import MAX_BYTES, MAX_NODES, MAX_SETTLED_BYTES, most_values
from ledger.reading.locate import locate
from ledger.reading.values import Map

INPUTS = 5_000


@pytest.fixture(scope="module")
def manifest() -> Map:
    record = "logs/2026/transport/p{:04}/2026-01"
    listed = [{"record": record.format(n), "digest": f"sha256:{n:064x}"} for n in range(INPUTS)]
    return {"period": "2026-Q1", "number": 1, "unit": "transport", "inputs": list(listed)}


def test_a_large_manifest_is_read_as_it_was_written(manifest: Map) -> None:
    data = emit(manifest).encode()
    assert MAX_BYTES < len(data) < MAX_SETTLED_BYTES
    assert 2 * INPUTS > MAX_NODES
    document, findings = read_document("records/results/x.yaml", data, MAX_SETTLED_BYTES)
    assert findings == []
    assert document is not None
    assert document.value == manifest


def test_every_line_of_it_can_be_named(manifest: Map) -> None:
    line, column, _ = locate(emit(manifest).encode(), ("inputs", INPUTS - 1, "digest"))
    assert (line, column) == (4 + 2 * INPUTS, 11)


def test_a_record_of_people_stays_small(manifest: Map) -> None:
    document, findings = read_document("records/x.yaml", emit(manifest).encode())
    assert document is None
    assert [finding.rule for finding in findings] == ["Y001"]
    assert most_values(MAX_BYTES) == MAX_NODES
