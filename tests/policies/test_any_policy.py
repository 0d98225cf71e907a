"""Whatever a policy that fits its schema says, its faults are told by rules, each at its place."""

from __future__ import annotations

import random
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ledger.checks.policies import faults_of
from ledger.reading.document import read_document
from ledger.records.loading import Ledger, load
from ledger.records.schema import judge
from ledger.rules.catalogue import rule
from tests.checks.ledgers import MemoryTree
from tests.checks.test_any_ledger import at, places

PATH = "records/policies/whole/v1.yaml"
TEXT = (Path(__file__).parent / "whole.yaml").read_bytes()


def whole() -> dict[str, Any]:
    document, _ = read_document(PATH, TEXT)
    assert document is not None
    return deepcopy(dict(document.value))


WHOLE = whole()
PLACES = places(WHOLE)
IDS = sorted({value for place in PLACES if isinstance(value := at(WHOLE, place), str) and value.isascii()})


def change(rng: random.Random, value: dict[str, Any]) -> None:
    """Swap in another text or number, take a field or an item away, or give an item twice."""
    place = rng.choice(places(value))
    parent, last = at(value, place[:-1]), place[-1]
    found = parent[last]
    if isinstance(found, bool):
        parent[last] = not found
    elif isinstance(found, int):
        parent[last] = rng.choice([0, 1, 2, 5, 10000, found + 1])
    elif isinstance(found, str):
        parent[last] = rng.choice(IDS)
    elif rng.random() < 0.5 or isinstance(parent, dict):
        del parent[last]
    else:
        parent.append(deepcopy(found))


def a_policy(seed: int) -> dict[str, Any]:
    """The whole policy with one to three changes, of which each leaves it in its schema."""
    rng, value = random.Random(seed), WHOLE
    for _ in range(rng.randint(1, 3)):
        for _ in range(40):
            other = deepcopy(value)
            change(rng, other)
            if judge("policy").is_valid(other):
                value = other
                break
    return value


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return load(MemoryTree({PATH: TEXT}))


def answer(ledger: Ledger, seed: int) -> None:
    record = replace(ledger.by_kind["policy"][0], value=a_policy(seed))
    for fault in faults_of(record):
        assert rule(fault.rule).is_error
        at(record.value, fault.pointer)


@pytest.mark.parametrize("chunk", range(6))
def test_a_changed_policy_is_judged(ledger: Ledger, chunk: int) -> None:
    for seed in range(10 * chunk, 10 * chunk + 10):
        answer(ledger, seed)


@pytest.mark.slow
@pytest.mark.parametrize("count", [150, pytest.param(1000, marks=pytest.mark.thorough)])
def test_any_changed_policy_is_judged(ledger: Ledger, count: int) -> None:
    for seed in range(1000, 1000 + count):
        answer(ledger, seed)
