"""The engine and the second scorer agree in every field on thousands of random ledgers."""

import pytest
from hypothesis import HealthCheck, given, settings

from tests.oracle.compare import differences
from tests.oracle.ledgers import Case, case_of, cases

FEW, MANY, CHUNK = 300, 10_000, 50


def disagreements(seeds: range) -> dict[int, object]:
    """The first differences of every seed that has any."""
    found = {seed: differences(case_of(seed))[:5] for seed in seeds}
    return {seed: first for seed, first in found.items() if first}


@pytest.mark.parametrize("start", range(0, FEW, CHUNK))
def test_engine_and_second_scorer_agree(start: int) -> None:
    assert disagreements(range(start, start + CHUNK)) == {}


@pytest.mark.slow
@pytest.mark.parametrize("start", range(FEW, MANY, 2 * CHUNK))
def test_engine_and_second_scorer_agree_on_ten_thousand(start: int) -> None:
    assert disagreements(range(start, min(start + 2 * CHUNK, MANY))) == {}


@given(cases)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_they_agree_on_shrinkable_ledgers(case: Case) -> None:
    assert differences(case) == []
