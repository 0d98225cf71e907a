"""Ten thousand files, honest, damaged and random: each gets a verdict, and the two ways in never differ."""

import json
from random import Random

import pytest
import yaml

from ledger.reading.build import build
from ledger.reading.document import locate, read_document
from ledger.reading.emit import emit
from ledger.reading.fmt import check_canonical, reformat
from ledger.reading.scan import scan
from tests.reading.examples import SPLINTERS, damaged, some_map


def check(data: bytes) -> None:
    document, findings = read_document("x.yaml", data)
    assert (document is None) == bool(findings), data
    for found in findings:
        assert found.path == "x.yaml", data
        assert 1 <= found.line <= len(data.splitlines() or [b""]) or found.rule == "Y035", data
    locate(data, ["entries", 3, "text"])
    if document is None:
        return
    text = data.decode()
    assert json.dumps(yaml.safe_load(text)) == json.dumps(document.value), data
    built, troubles = build(text)
    assert (json.dumps(built), troubles) == (json.dumps(document.value), []), data
    canonical = emit(document.value).encode()
    assert reformat("x.yaml", data) == (canonical, []), data
    assert (check_canonical(document) == []) == (canonical == data), data
    assert document.canonical == (scan(text) is not None), data


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_valid_and_damaged(seed: int) -> None:
    random = Random(seed)
    for _ in range(1_000):
        data = emit(some_map(random)).encode()
        check(data)
        check(damaged(data, random))


@pytest.mark.slow
def test_random_bytes() -> None:
    random = Random(4)
    for _ in range(1_000):
        check(random.randbytes(random.randint(0, 200)))
        check(b"".join(random.choices(SPLINTERS, k=random.randint(1, 30))) + b"\n")
