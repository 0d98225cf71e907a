"""Whom and what a record names, told from its schema alone."""

from typing import Any

import pytest

from ledger.records.named import people_named, units_named

RECORDS: dict[str, Any] = {
    "veto": {"person": "p0001"},
    "panel": {"unit": "roads", "raters": ["p0002", "p0003"]},
    "attendance": {"unit": "roads", "rows": [{"person": "p0004"}, {"person": "p0005"}]},
    "ballots": {"unit": "roads", "ballots": [{"p0006": 85}, {"p0007": 70}]},
    "person": {"person": "p0001", "appointments": [{"unit": "roads"}, {"unit": "transport"}]},
    "unit": {"unit": "roads", "superior": "transport"},
    "policy": {"policy": "base"},
}


@pytest.mark.parametrize(
    ("kind", "people"),
    [
        ("veto", [(("person",), "p0001")]),
        ("panel", [(("raters", 0), "p0002"), (("raters", 1), "p0003")]),
        ("attendance", [(("rows", 0, "person"), "p0004"), (("rows", 1, "person"), "p0005")]),
        ("person", []),
        ("unit", []),
        ("policy", []),
    ],
)
def test_people(kind: str, people: object) -> None:
    assert list(people_named(kind, RECORDS[kind])) == people


@pytest.mark.parametrize(
    ("kind", "units"),
    [
        ("panel", [(("unit",), "roads")]),
        ("person", [(("appointments", 0, "unit"), "roads"), (("appointments", 1, "unit"), "transport")]),
        ("unit", [(("superior",), "transport")]),
        ("veto", []),
    ],
)
def test_units(kind: str, units: object) -> None:
    assert list(units_named(kind, RECORDS[kind])) == units
