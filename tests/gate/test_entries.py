"""What a change touches, entry by entry."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.gate.entries import at, fields_of, in_order, touches

CASES: list[tuple[str, Any, Any, set[tuple[Any, ...]]]] = [
    ("nothing", {"a": 1}, {"a": 1}, set()),
    ("field added", {"a": 1}, {"a": 1, "b": 2}, {(("b",), "added")}),
    ("field removed", {"a": 1, "b": 2}, {"a": 1}, {(("b",), "removed")}),
    ("field changed", {"a": "60"}, {"a": "95"}, {(("a",), "changed")}),
    ("truth is no number", {"a": True}, {"a": 1}, {(("a",), "changed")}),
    ("another type", {"a": [1]}, {"a": {"x": 1}}, {(("a",), "changed")}),
    ("fields in another order", {"a": 1, "b": 2}, {"b": 2, "a": 1}, {((), "moved")}),
    ("appended", {"a": [1]}, {"a": [1, 2]}, {(("a", 1), "added")}),
    ("inserted", {"a": [1, 3]}, {"a": [1, 2, 3]}, {(("a", 1), "inserted")}),
    ("removed from a list", {"a": [1, 2]}, {"a": [2]}, {(("a", 0), "removed")}),
    ("swapped", {"a": [1, 2]}, {"a": [2, 1]}, {(("a",), "moved")}),
    (
        "field of an entry",
        {"a": [{"date": "1", "text": "x"}, {"date": "2", "text": "y"}]},
        {"a": [{"date": "1", "text": "x"}, {"date": "2", "text": "z"}]},
        {(("a", 1, "text"), "changed")},
    ),
    (
        "an entry changed and one added before it",
        {"a": [{"id": "x", "n": 1}]},
        {"a": [{"id": "w", "n": 5}, {"id": "x", "n": 2}]},
        {(("a", 0), "inserted"), (("a", 1, "n"), "changed")},
    ),
    (
        "an entry gains a field and another follows",
        {"a": [{"id": "x"}]},
        {"a": [{"id": "x", "done": "d"}, {"id": "y"}]},
        {(("a", 0, "done"), "added"), (("a", 1), "added")},
    ),
    ("an entry under another name", {"a": [{"id": "x"}]}, {"a": [{"id": "y"}]},
     {(("a", 0), "removed"), (("a", 0), "added")}),
    ("an entry without a name gains a field", {"a": [{"n": 1}]}, {"a": [{"n": 1, "m": 2}]},
     {(("a", 0, "m"), "added")}),
    ("a list in an entry without a name gets shorter", {"a": [{"l": [1, 2]}]}, {"a": [{"l": [1]}]},
     {(("a", 0), "removed"), (("a", 0), "added")}),
    ("entries without names swapped", {"a": [{"n": 1}, {"n": 2}]}, {"a": [{"n": 2}, {"n": 1}]},
     {(("a",), "moved")}),
    ("another text in a list", {"a": ["x"]}, {"a": ["y"]},
     {(("a", 0), "removed"), (("a", 0), "added")}),
    ("an entry of another type", {"a": [{"x": 1}]}, {"a": ["x"]},
     {(("a", 0), "removed"), (("a", 0), "added")}),
    ("an entry with a name becomes a text", {"a": [{"id": "x"}]}, {"a": ["id"]},
     {(("a", 0), "removed"), (("a", 0), "added")}),
    ("a text becomes an entry", {"a": ["x"]}, {"a": [{"x": 1}]},
     {(("a", 0), "removed"), (("a", 0), "added")}),
    ("one of two alike taken away", {"a": [1, 1]}, {"a": [1]}, {(("a", 1), "removed")}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_touches(before: Any, after: Any, expected: set[tuple[Any, ...]]) -> None:
    assert {tuple(touch) for touch in touches(before, after)} == expected


@pytest.mark.parametrize(
    "name",
    ["id", "date", "person", "unit", "indicator", "item", "level", "stratum", "record", "period", "until"],
)
def test_an_entry_is_known_again_by_what_names_it(name: str) -> None:
    before = {"a": [{name: "x", "n": 1}, {name: "y", "n": 1}]}
    after = {"a": [{name: "x", "n": 2}, {name: "y", "n": 1}]}
    assert {tuple(touch) for touch in touches(before, after)} == {(("a", 0, "n"), "changed")}


def test_an_entry_without_a_name_is_another_one() -> None:
    found = touches({"a": [{"n": 1}]}, {"a": [{"n": 2}]})
    assert {tuple(touch) for touch in found} == {(("a", 0), "removed"), (("a", 0), "added")}


def test_a_record_made_or_taken_away_touches_its_fields() -> None:
    assert fields_of(touches(None, {"a": 1, "b": [1]})) == {"a", "b"}
    assert fields_of(touches({"a": 1}, None)) == {"a"}


def test_order() -> None:
    assert in_order(["a", "b", "b"])
    assert not in_order(["b", "a"])
    assert in_order([{"date": "1", "x": 2}, {"date": "2"}])
    assert not in_order([{"date": "2"}, {"date": "1"}])
    assert not in_order([{"date": "1"}, {"id": "x"}])
    assert not in_order("ab")


def test_a_place_that_is_not_there_holds_nothing() -> None:
    assert at({"a": [1]}, ("a", 0)) == 1
    assert at({"a": [1]}, ("a", 1)) is None
    assert at({"a": [1]}, ("a", "b")) is None
    assert at({"a": 1}, (0,)) is None


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.integers(0, 2) | st.booleans() | st.sampled_from("ab"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["id", "date", "x"]), inner),
    max_leaves=12,
)
MAPS = st.dictionaries(st.sampled_from(["a", "b", "c"]), VALUES, max_size=3)


def same(one: Any, other: Any) -> bool:
    """Equal in every respect, types and order of fields included."""
    return repr(one) == repr(other)


@given(MAPS, MAPS)
def test_only_what_is_the_same_is_untouched(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert (touches(before, after) == ()) == same(before, after)


@given(MAPS, MAPS)
def test_additions_alone_leave_everything_said(before: dict[str, Any], after: dict[str, Any]) -> None:
    """When all is added or inserted, taking the additions away gives what was there before."""
    found = touches(before, after)
    if all(touch.how in ("added", "inserted") for touch in found):
        for touch in sorted(found, key=lambda each: each.at, reverse=True):
            parent: Any = at(after, touch.at[:-1])
            del parent[touch.at[-1]]
        assert same(before, after)
