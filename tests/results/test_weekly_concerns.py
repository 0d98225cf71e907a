"""With weekly logs a period's first week may begin in the month before: its log counts there too (X5)."""

import pytest

from ledger.results.concerns import concerns
from scoring.periods import parse
from scoring.policy.read import read_policy
from tests.oracle.policies import preset

MARCH, FEBRUARY = (f"records/logs/2025/roads/p0012/2025-{month}.yaml" for month in ("03", "02"))


@pytest.mark.rule("X5")
def test_the_month_before_concerns_a_period_when_its_first_week_begins_there() -> None:
    """31 March 2025 is a Monday, whose week ends in April; the third quarter of 2024 begins on a Monday."""
    policy = read_policy(preset())
    spring, summer = parse("2025-Q2", policy), parse("2024-Q3", policy)
    assert concerns(MARCH, [spring], weekly=True)
    assert not concerns(MARCH, [spring])
    assert not concerns(FEBRUARY, [spring], weekly=True)
    assert not concerns("records/logs/2024/roads/p0012/2024-06.yaml", [summer], weekly=True)
