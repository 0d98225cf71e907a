"""Versions of the policy: decided period by period, so an old period keeps its old rules."""

import pytest

from scoring.policy.versions import NoPolicy, Policies
from scoring.resting import rounds_before, rounds_in
from tests.scoring.small import policy


def version(number: int, since: str) -> dict[str, object]:
    return {"version": number, "effective_from": since}


VERSIONS = Policies(policy(version(*pair)) for pair in ((3, "2027-Q1"), (1, "2026-Q1"), (2, "2026-Q3")))


@pytest.mark.parametrize(
    ("period", "number"),
    [
        ("2026-Q1", 1),
        ("2026-Q2", 1),
        ("2026-Q3", 2),
        ("2026-Q4", 2),
        ("2027-Q1", 3),
        ("2030-Q1", 3),
        ("2026", 2),
    ],
)
def test_the_greatest_version_effective_by_then(period: str, number: int) -> None:
    assert VERSIONS.for_period(period).version == number


def test_a_year_has_the_version_of_its_last_period() -> None:
    assert VERSIONS.for_year(2026) is VERSIONS.for_period("2026-Q4")


@pytest.mark.parametrize(("since", "rounds"), [("2026-Q1", 4), ("2026-Q3", 2), ("2026-Q4", 1)])
def test_a_year_rests_on_the_periods_that_have_a_policy(since: str, rounds: int) -> None:
    policies = Policies([policy(version(1, since))])
    quarters = ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"][-rounds:]
    assert rounds_before("2026", policies) == quarters
    assert rounds_in(2026, policies) == [*quarters, "2026"]
    with pytest.raises(NoPolicy):
        rounds_before("2025", policies)


def test_a_day_has_the_version_of_its_period() -> None:
    assert VERSIONS.for_day("2026-06-30").version == 1
    assert VERSIONS.for_day("2026-07-01").version == 2


def test_before_the_first_version_there_are_no_rules() -> None:
    for ask in (
        lambda: VERSIONS.for_period("2025-Q4"),
        lambda: VERSIONS.for_year(2025),
        lambda: VERSIONS.for_day("2025-12-31"),
    ):
        with pytest.raises(NoPolicy):
            ask()
