"""The clauses in which two policies differ, and what lies between the two."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.whatif.clauses import between, differences
from tests.scoring.small import at, changed, preset

Edit = tuple[str, Any]

EDITS: dict[str, Any] = {
    "points.places": 1,
    "cohorts.fuke.where.ranks": ["fuke", "zhengke"],
    "period_score.weighted.ballots.groups.peer.weight": 2500,
    "period_score.weighted.ballots.blocks.head.ballot_weight": 3,
    "period_score.points.logs.cap": "4.00",
    "grades.floors.1.below": "75.00",
    "grades.caps.good.requires.score_at_least": "85.00",
    "annual.eligibility.promotion.when.any.0.rank_in_cohort.within": "1/3",
    "annual.consequences.last-in-unit.steps.2.years": 4,
}


@pytest.mark.parametrize("path", EDITS)
def test_one_value_is_one_clause_named_by_its_path(path: str) -> None:
    (clause,) = differences(preset(), changed({path: EDITS[path]}))
    assert (clause.name, clause.kind) == (path, "changed")
    assert (clause.before, clause.after) == (at(preset(), path), EDITS[path])


def test_nothing_differs_from_itself() -> None:
    assert differences(preset(), preset()) == ()


def test_what_a_policy_says_of_itself_and_a_basis_are_no_clauses() -> None:
    other = changed({"version": 2, "title": "新办法", "effective_from": "2026-Q2", "points.basis": "J9"})
    assert differences(preset(), other) == ()


def test_a_number_is_not_the_truth_value_that_equals_it() -> None:
    (clause,) = differences({"a": 1}, {"a": True})
    assert clause.kind == "changed"


def test_an_entry_that_comes_in_or_goes_is_one_clause() -> None:
    other = preset()
    other["vetoes"].insert(1, {"id": "late", "name": "迟报", "evidence": 1, "basis": "illustrative"})
    del other["adjustments"][0]
    removed, added = differences(preset(), other)
    assert (removed.name, removed.kind) == ("adjustments.commended-district", "removed")
    assert (added.name, added.kind) == ("vetoes.late", "added")
    assert [entry["id"] for entry in between(preset(), other, [added])["vetoes"]] == [
        "refused-assignment",
        "late",
        "discipline",
    ]


def test_the_order_of_a_list_is_a_clause_of_its_own() -> None:
    other = preset()
    other["cohorts"].reverse()
    other["cohorts"][0]["name"] = "借用"
    order, name = differences(preset(), other)
    assert (order.name, order.kind) == ("cohorts", "order")
    assert name.name == "cohorts.borrowed.name"
    assert [entry["id"] for entry in between(preset(), other, [order])["cohorts"]] == [
        "borrowed",
        "staff",
        "fuke",
        "zhengke",
    ]


def test_a_list_of_values_or_of_another_length_is_one_clause() -> None:
    other = preset()
    other["grades"]["floors"].pop()
    other["grades"]["direct"][0]["grounds"].append("late")
    names = {clause.name: clause.kind for clause in differences(preset(), other)}
    assert names == {"grades.floors": "changed", "grades.direct.0.grounds": "changed"}


values = st.recursive(
    st.integers(0, 3) | st.booleans() | st.sampled_from(["a", "b"]),
    lambda inner: (
        st.dictionaries(st.sampled_from("xyz"), inner, max_size=3)
        | st.lists(inner, max_size=3)
        | st.lists(
            st.builds(lambda id_, value: {"id": id_, "v": value}, st.sampled_from("pqrs"), inner),
            max_size=4,
            unique_by=lambda entry: entry["id"],
        )
    ),
    max_leaves=12,
)
maps = st.dictionaries(st.sampled_from("xyz"), values, max_size=3)


@given(maps, maps)
def test_all_clauses_make_the_second_policy_and_none_the_first(one: Any, other: Any) -> None:
    before = deepcopy((one, other))
    clauses = differences(one, other)
    assert same(between(one, other, clauses), other)
    assert same(between(one, other, []), one)
    assert bool(clauses) != same(one, other)
    assert (one, other) == before


@given(maps, maps, st.data())
def test_what_lies_between_differs_by_the_clauses_taken(one: Any, other: Any, data: st.DataObject) -> None:
    clauses = differences(one, other)
    taken = (
        data.draw(st.lists(st.sampled_from(clauses), unique_by=lambda each: (each.path, each.kind)))
        if clauses
        else []
    )
    rest = [clause for clause in clauses if clause not in taken]
    middle = between(one, other, taken)
    assert {clause.name for clause in differences(one, middle)} <= {clause.name for clause in taken}
    assert {clause.name for clause in differences(middle, other)} <= {clause.name for clause in rest}


def same(one: Any, other: Any) -> bool:
    """Equal, with a number not equal to a truth value; the order of a map's keys carries no meaning."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and bool(one == other)
