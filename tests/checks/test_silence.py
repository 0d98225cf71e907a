"""One fault makes one finding: what hangs on a record that cannot be read is not judged."""

import pytest

from tests.checks.ledgers import BASE, MemoryTree, changed, check, path_of, told, value_of


@pytest.mark.parametrize("path", sorted(BASE))
def test_a_broken_record_is_the_only_thing_told(path: str) -> None:
    files = {**BASE, path: BASE[path] + b"unknown: 1\n"}
    assert told(check(files)) == [("S001", path)]


@pytest.mark.parametrize("path", sorted(BASE))
def test_so_is_one_that_is_not_even_yaml(path: str) -> None:
    findings = check({**BASE, path: b"a: [\n"})
    assert {finding.path for finding in findings} == {path}


def test_a_person_with_a_wrong_post_does_not_spoil_the_ballots() -> None:
    person = value_of("organization/people/p0005")
    person["appointments"][0]["unit"] = "nowhere"
    assert [rule for rule, _ in told(check(changed(**{"organization/people/p0005": person})))] == ["F001"]


def test_a_rank_unknown_to_the_policy_is_told_once() -> None:
    person = value_of("organization/people/p0003")
    person["appointments"][0]["role"] = "deputi"
    findings = check(changed(**{"organization/people/p0003": person}))
    assert told(findings) == [("O001", path_of("organization/people/p0003"))]


def test_a_policy_with_two_faults_tells_both_and_no_more() -> None:
    policy = value_of("policies/small/v1")
    policy["period_score"]["weighted"][0]["scale"] = {"min": 100, "max": 50, "basis": "J8"}
    policy["roster"]["leave_over"] = "2/1"
    assert sorted(rule for rule, _ in told(check(changed(**{"policies/small/v1": policy})))) == [
        "P008",
        "P009",
    ]


def test_a_policy_that_cannot_be_read_is_the_only_thing_told() -> None:
    policy = value_of("policies/small/v1")
    policy["conditions"] = [{"id": "a", "name": "甲", "when": {"condition": "a"}}]
    findings = check(changed(**{"policies/small/v1": policy}))
    assert told(findings) == [("P019", path_of("policies/small/v1"))]


def test_an_empty_ledger_has_nothing_wrong() -> None:
    assert check({}) == []


def test_a_missing_person_is_told_wherever_they_are_named() -> None:
    findings = check(changed(**{"organization/people/p0012": None}))
    assert {finding.rule for finding in findings} == {"F002"}
    assert {finding.path for finding in findings} == {
        path_of("activities/2025/2025-03-14-study"),
        path_of("appeals/2025-001"),
        path_of("attendance/2025-Q1/roads"),
        path_of("democratic/2025/roads"),
        path_of("objections/2025-001"),
        path_of("organization/principals/roads"),
        path_of("inspections/2025/safety-q1"),
        path_of("orders/2025/culverts"),
        path_of("logs/2025/roads/p0012/2025-03"),
        path_of("past-results/2024/roads"),
        path_of("recusals/p0012-p0013"),
        path_of("summaries/2025-Q1/roads/p0012"),
        path_of("summaries/2025/roads/p0012"),
    }


def test_without_a_day_nothing_is_judged_against_today() -> None:
    adjustment = value_of("adjustments/2025-Q1/p0005-flood") | {"period": "2026-Q1", "date": "2026-03-18"}
    adjustment["authority"] = "云委通〔2026〕9号"
    files = changed(**{"adjustments/2026-Q1/p0005-flood": adjustment})
    assert [finding.rule for finding in check(files)] == ["F005"]
    assert check(files, now=None) == []


def test_findings_are_sorted_and_none_is_told_twice() -> None:
    log = value_of("logs/2025/roads/p0012/2025-03")
    for entry in log["entries"]:
        entry["text"] = "短"
        entry["filed"] = "2025-03-31"
    findings = check(changed(**{"logs/2025/roads/p0012/2025-03": log}))
    assert findings == sorted(set(findings))
    assert [finding.rule for finding in findings] == [
        "L011",
        "L004",
        "L011",
        "L004",
        "L014",
        "L011",
        "L004",
        "L014",
    ]


def test_a_fault_stands_where_the_value_is() -> None:
    tree = MemoryTree(BASE)
    (finding,) = check(
        {
            **BASE,
            path_of("unit-results/2025/roads"): tree.read(path_of("unit-results/2025/roads")).replace(
                b"92.50", b"925.00"
            ),
        }
    )
    assert (finding.line, finding.column, finding.span) == (3, 8, 8)
