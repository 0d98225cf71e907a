"""What changes the rules, by values alone: a version of the policy comes by itself, last, and for later."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from ledger.findings import Finding
from ledger.gate.policies import judge_policies, judge_settled
from ledger.gate.steps import Step
from ledger.reading.values import Map
from tests.gate.given import field_at, given, record, step
from tests.gate.proposals import RECEIVED

FIRST: Map = record("policies/small/v1")
ADJUSTMENT = "adjustments/2025-Q1/p0005-flood"


def version(number: int, since: str = "2026-Q2", **fields: Any) -> Step:
    value = {**FIRST, "version": number, "effective_from": since, **fields}
    return step(f"policies/small/v{number}", None, value)


def told(*steps: Step, **options: Any) -> list[tuple[str, dict[str, str]]]:
    return [(each.rule, dict(each.args)) for each in judge_policies(given(*steps, **options))]


def rules(*steps: Step, **options: Any) -> list[str]:
    return [rule for rule, _ in told(*steps, **options)]


def test_the_next_version_for_later() -> None:
    assert told(version(2)) == []
    assert told(version(5)) == []


@pytest.mark.parametrize("beside", ["approvals/2025/veto-p0013", "policies/small/v1"])
def test_an_approval_may_come_beside_it(beside: str) -> None:
    assert rules(version(2), step(beside, None, {}, stood=True)) == []


def test_no_other_record_comes_with_it() -> None:
    others = [step(path, None, record(path)) for path in ("calendar/2026", ADJUSTMENT, ADJUSTMENT)]
    assert told(version(2), *others) == [
        ("J046", {"other": f"records/{ADJUSTMENT}.yaml", "count": "2"}),
    ]


@pytest.mark.parametrize("number", [1, 0])
def test_a_version_that_is_not_the_last(number: int) -> None:
    new = step(f"policies/small/v{number or 1}", None, {**FIRST, "effective_from": "2026-Q2"}, stood=False)
    assert told(new) == [("J047", {"version": "1", "last": "1"})]


def test_two_versions_at_once() -> None:
    assert rules(version(2), version(3)) == ["J047", "J047"]


def test_one_version_worked_on_in_two_commits_is_one() -> None:
    again = step("policies/small/v2", {**FIRST, "version": 2}, dict(version(2).after or {}), stood=False)
    assert rules(version(2), again) == []


def test_a_version_that_is_taken_back_again_is_none() -> None:
    assert rules(step("policies/small/v2", dict(version(2).after or {}), None, stood=False)) == []


@pytest.mark.parametrize(
    ("since", "expected"), [("2026-Q1", ["J048"]), ("2025-Q4", ["J048"]), ("2026-Q2", [])]
)
def test_periods_that_have_begun_keep_their_policy(since: str, expected: list[str]) -> None:
    assert rules(version(2, since)) == expected


@pytest.mark.parametrize(
    ("steps", "base", "rule", "field"),
    [
        ((version(2), version(3)), (), "J047", "version"),
        ((version(2, "2026-Q1"),), (), "J048", "effective_from"),
        ((version(2, "2026-Q1"),), ("records/results/2026-Q1/1/settlement.yaml",), "J049", "effective_from"),
    ],
)
def test_the_field_at_fault_is_told(
    steps: tuple[Step, ...], base: tuple[str, ...], rule: str, field: str
) -> None:
    first = next(each for each in judge_policies(given(*steps, base=base)) if each.rule == rule)
    assert field_at(first, dict(steps[0].after or {})) == field


def test_a_period_that_begins_today_has_begun() -> None:
    first_day = RECEIVED.replace(month=4, day=1)
    assert rules(version(2), received=first_day) == ["J048"]
    assert rules(version(2), received=first_day - timedelta(days=1)) == []


def test_what_is_told_of_a_period_that_has_begun() -> None:
    assert told(version(2, "2026-Q1")) == [
        ("J048", {"since": "2026-Q1", "first": "2026-01-01", "day": "2026-01-20"})
    ]


def test_a_settled_period_keeps_its_policy() -> None:
    """The latest of those settled is told, whatever else has begun."""
    base = [f"records/results/{each}/1/settlement.yaml" for each in ("2025-Q1", "2025-Q3", "2025-Q2")]
    base.append("records/results/notes.md")
    assert told(version(2, "2025-Q2"), base=base) == [("J049", {"since": "2025-Q2", "settled": "2025-Q3"})]
    assert told(version(2, "2025-Q3"), base=base) == [("J049", {"since": "2025-Q3", "settled": "2025-Q3"})]
    assert rules(version(2, "2025-Q4"), base=base) == ["J048"]
    assert rules(version(2), base=base) == []


def test_what_is_no_policy_is_told_by_the_checks() -> None:
    broken = step(
        "policies/small/v2", None, {**FIRST, "version": 2, "cycle": {"first_month": 1, "period_months": 5}}
    )
    assert rules(broken) == []


def test_a_policy_from_no_known_period_is_told_by_the_checks() -> None:
    assert rules(version(2, "2026-H1")) == []


def test_a_first_policy_of_all_may_begin_at_any_time() -> None:
    change = given(version(2, "2025-Q1"))
    from ledger.checks.context import Context
    from scoring.policy.versions import Policies

    known = change.context
    vars(change)["context"] = Context(known.ledger, known.facts, Policies(()), None)
    assert list(judge_policies(change)) == []


SETTLEMENT = "results/2025-Q1/1/settlement"
UNIT = "results/2025-Q1/1/units/roads"


def settled(*steps: Step, base: tuple[str, ...] = ()) -> list[Finding]:
    return list(judge_settled(given(*steps, base=base)))


def test_nothing_is_added_to_a_settlement_that_stood() -> None:
    base = (f"records/{SETTLEMENT}.yaml",)
    assert [(each.rule, each.path) for each in settled(step(UNIT, None, {}), base=base)] == [
        ("J044", f"records/{UNIT}.yaml")
    ]


def test_a_settlement_comes_as_one() -> None:
    assert settled(step(UNIT, None, {}), step(SETTLEMENT, None, {})) == []
    second = "results/2025-Q1/2/units/roads"
    assert settled(step(second, None, {}), base=(f"records/{SETTLEMENT}.yaml",)) == []


def test_other_records_are_not_of_a_settlement() -> None:
    assert settled(step(ADJUSTMENT, None, record(ADJUSTMENT)), base=(f"records/{SETTLEMENT}.yaml",)) == []
    gone = step(UNIT, {}, None, stood=False)
    assert settled(gone, base=(f"records/{SETTLEMENT}.yaml",)) == []
