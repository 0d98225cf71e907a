"""The engine and the second scorer agree in every field on thousands of random ledgers.

Of random policies and of every preset's. ``LEDGERS=10000`` takes so many of each.
"""

import pytest
from hypothesis import HealthCheck, given, settings

from tests.oracle.compare import differences
from tests.oracle.ledgers import Case, case_of, cases, preset_case
from tests.oracle.numbers import ledgers
from tests.oracle.policies import presets

RANDOM, OF_PRESET, CHUNK = ledgers(100), ledgers(24), 50


@pytest.mark.parametrize("start", range(0, RANDOM, CHUNK))
def test_they_agree_under_random_policies(start: int) -> None:
    seeds = range(start, min(start + CHUNK, RANDOM))
    found = {seed: differences(case_of(seed))[:5] for seed in seeds}
    assert {seed: first for seed, first in found.items() if first} == {}


@pytest.mark.parametrize("start", range(0, OF_PRESET, CHUNK))
@pytest.mark.parametrize("preset", presets())
def test_they_agree_under_the_policy_of_a_preset(preset: str, start: int) -> None:
    seeds = range(start, min(start + CHUNK, OF_PRESET))
    found = {seed: differences(preset_case(preset, seed))[:5] for seed in seeds}
    assert {seed: first for seed, first in found.items() if first} == {}


@given(cases)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_they_agree_on_shrinkable_ledgers(case: Case) -> None:
    assert differences(case) == []
