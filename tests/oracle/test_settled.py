"""The demo ledger's settled results, as committed, are those of the second scorer, read by a plain parser."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.oracle.book import Records, open_book
from tests.oracle.scorer import score_period

ROOT = Path(__file__).resolve().parents[2]
RECORDS = ROOT / "records"
SETTLEMENTS = sorted(RECORDS.glob("results/*-*/*/settlement.yaml"))
"""Of periods: a year's rests on more than its records."""


def read(path: Path) -> Any:
    """A record's value by PyYAML alone."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)


@pytest.fixture(scope="module")
def records() -> Records:
    """Every record of the demo ledger but the results."""
    paths = [path for path in RECORDS.rglob("*.yaml") if "results" not in path.relative_to(RECORDS).parts[:1]]
    return {path.relative_to(RECORDS).with_suffix("").as_posix(): read(path) for path in paths}


def settled(folder: Path) -> dict[str, dict[str, Any]]:
    """The people of all units of a settlement; what a file leaves out is ``None``, ``False`` or empty."""
    found = {}
    for path in folder.glob("units/*.yaml"):
        unit = read(path)
        for one in unit["people"]:
            parts = {name: Fraction(value) for name, value in one.get("parts", {}).items()}
            found[one["person"]] = {**one, "unit": unit["unit"], "parts": parts}
    return found


def stated(result: dict[str, Any]) -> dict[str, Any]:
    """The fields of a result that a settlement states."""
    kept = {name: value for name, value in result.items() if value not in (None, False, [], {})}
    return {**kept, "parts": result["parts"]}


def test_there_are_settlements() -> None:
    assert SETTLEMENTS != []


@pytest.mark.parametrize("path", SETTLEMENTS, ids=lambda path: path.parent.parent.name)
def test_the_second_scorer_settles_the_same(path: Path, records: Records) -> None:
    act = read(path)
    results = score_period(open_book(records), act["period"], act["as_of"])
    assert settled(path.parent) == {person: stated(result) for person, result in results.items()}
