"""Conditions that refer to others by name, and conditions on unit and post class."""

from typing import Any

import pytest

from scoring.case import Case
from scoring.operations import evaluate
from scoring.periods import parse
from scoring.policy.errors import PolicyError
from scoring.policy.lists import Where
from scoring.predicates.conditions import judge
from scoring.roster import Seat, roster
from tests.scoring.small import facts, person, policy, post, unit

UPPER = {"rank_in_cohort": {"within": "1/2"}}
EXCELLENT = {"annual_grade": {"grade": "excellent", "at_least": 1, "years": 1}}
BEST = {"id": "best", "name": "两者都有", "when": {"all": [UPPER, EXCELLENT]}}
NOT_BEST = {"id": "not-best", "name": "并非两者都有", "when": {"not": {"condition": "best"}}}


def case(rank: int, grade: str) -> Case:
    return Case("p0001", "roads", "main", 2026, grade, 9000, rank, 10, {})


def gated(*conditions: Any, refers_to: str) -> Any:
    gate = {"id": "gate", "name": "关", "basis": "illustrative", "when": {"condition": refers_to}}
    rules = policy({"conditions": list(conditions), "annual.eligibility": [gate]})
    return rules.annual.eligibility[0].when


@pytest.mark.parametrize(
    ("rank", "grade", "answer"), [(5, "excellent", "yes"), (6, "excellent", "no"), (5, "competent", "no")]
)
def test_a_named_condition_answers_as_if_it_stood_there(rank: int, grade: str, answer: str) -> None:
    verdict = judge(gated(BEST, refers_to="best"), case(rank, grade))
    assert verdict.answer == answer
    node = verdict.derive()
    assert evaluate(node) == answer
    assert node.inputs[0].value == answer


def test_conditions_rest_on_each_other_as_deep_as_the_list_is_long() -> None:
    assert judge(gated(BEST, NOT_BEST, refers_to="not-best"), case(5, "excellent")).answer == "no"


def test_a_condition_refers_only_to_those_before_it() -> None:
    with pytest.raises(PolicyError) as error:
        gated(NOT_BEST, BEST, refers_to="best")
    assert error.value.fault.code == "condition_order"
    assert error.value.fault.pointer == ("conditions", 0, "when", "not", "condition")


def seat(**other: Any) -> Seat:
    rules = policy({"post_classes": [{"id": "window", "name": "窗口"}]})
    people = [person("p0001", post(**other))]
    found = facts(people, [unit("roads", unit_class="township")])
    return roster(rules, found, parse("2026-Q1", rules))["p0001"]


def test_a_seat_knows_its_classes_and_sections() -> None:
    found = seat(post_class="window", section="hall", line=("hall", "records"))
    assert (found.unit_class, found.post_class, found.section) == ("township", "window", "hall")
    assert found.line == ("hall", "records")


@pytest.mark.rule("X3")
def test_conditions_may_ask_for_unit_and_post_class() -> None:
    window, desk = seat(post_class="window"), seat()
    assert Where(post_classes=frozenset({"window"})).matches(window)
    assert not Where(post_classes=frozenset({"window"})).matches(desk)
    assert Where(unit_classes=frozenset({"township"})).matches(desk)
    assert not Where(unit_classes=frozenset({"district"})).matches(desk)
