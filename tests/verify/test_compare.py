"""Differences are named once, at the person or record they belong to."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ledger.reading.values import Map
from ledger.verify.compare import Difference, differences, shown, signed


def person(id_: str, score: str, **more: str) -> Map:
    return {"person": id_, "score": score, **more}


def result(*people: Map) -> Map:
    return {"period": "2026-Q1", "people": list(people)}


A, B, C = person("p0001", "81.00"), person("p0002", "82.00"), person("p0003", "83.00")


def names(expected: Map, found: Map) -> list[tuple[str, str, str, str]]:
    return [(d.subject, d.field, shown(d.expected), shown(d.found)) for d in differences(expected, found)]


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (result(A, B, C), []),
        (result(A, person("p0002", "92.00"), C), [("p0002", "score", "82.00", "92.00")]),
        (result(A, person("p0003", "82.00"), C), [("p0002", "person", "p0002", "p0003")]),
        (result(A, C), [("p0002", "person", "p0002", "-")]),
        (result(A, B, C, person("p0004", "1.00")), [("p0004", "person", "-", "p0004")]),
        (result(A, person("p0002", "82.00", note="x"), C), [("p0002", "note", "-", "x")]),
        (result(C, B, A), []),
        ({"period": "2026-Q1", "people": "none"}, [("", "people", shown([A, B, C]), "none")]),
        ({"people": [A, B, C]}, [("", "period", "2026-Q1", "-")]),
    ],
)
def test_differences(found: Map, told: list[tuple[str, str, str, str]]) -> None:
    assert names(result(A, B, C), found) == told


def test_a_truth_value_is_no_number() -> None:
    assert names({"limited": True}, {"limited": 1}) == [("", "limited", "true", "1")]


def test_movement() -> None:
    (moved,) = differences(result(A), result(person("p0001", "80.50")))
    assert moved.moved == Fraction(1, 2)
    assert signed(moved.moved) == "+0.50"
    assert moved.pointer == ("people", 0, "score")
    assert Difference((), "", "grade", "good", "fair").moved is None
    assert Difference((), "", "digest", "sha256:1", "sha256:2").moved is None
    assert Difference((), "", "date", "2026-01-01", "2026-01-02").moved is None
