"""Results as settled are those of the second scorer, which reads the files with a plain parser."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from ledger.demo.make import Order, make_demo
from tests.oracle.answers import Results
from tests.oracle.book import Book, open_book
from tests.oracle.round import Round
from tests.oracle.scorer import score_round

ROOT = Path(__file__).resolve().parents[2]


def read(path: Path) -> Any:
    """A record's value by PyYAML alone."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)


def book_of(folder: Path) -> Book:
    """Every record of a ledger but its results."""
    paths = [path for path in folder.rglob("*.yaml") if path.relative_to(folder).parts[0] != "results"]
    return open_book({path.relative_to(folder).with_suffix("").as_posix(): read(path) for path in paths})


def settled(folder: Path) -> Results:
    """The people, or units, of a settlement."""
    found = {}
    for path in folder.glob("units/*.yaml"):
        unit = read(path)
        for one in [*unit.get("people", []), *unit.get("units", [])]:
            parts = {name: Fraction(value) for name, value in one.get("parts", {}).items()}
            who = one["person"] if "person" in one else one["unit"]
            found[who] = {**one, "person": who, "unit": unit["unit"], "parts": parts}
    return found


UNSTATED = {"base", "unit_class"}
OF_CLASS = {"role", "rank", "identity", "cohort"}
"""What a settlement does not say, and of a round of units says once for the whole class."""


def stated(round_: str, result: dict[str, Any]) -> dict[str, Any]:
    """The fields of a result that a settlement states: it leaves out what is not there."""
    left_out = UNSTATED | (OF_CLASS if round_.startswith("units-") else set())
    kept = {name: value for name, value in result.items() if value not in (None, False, [], {})}
    return {name: value for name, value in kept.items() if name not in left_out} | {"parts": result["parts"]}


def running(round_: str) -> tuple[bool, bool]:
    """Periods before years, and of the years that of units first."""
    is_year = "-" not in round_.removeprefix("units-")
    return is_year, is_year and not round_.startswith("units-")


def disagreements(folder: Path) -> tuple[int, list[object]]:
    """How many results are settled, and every one that the second scorer makes otherwise."""
    book, answered = book_of(folder), dict[str, Results]()
    number, wrong = 0, list[object]()
    acts = sorted(folder.glob("results/*/*/settlement.yaml"))
    for path in sorted(acts, key=lambda path: running(path.parts[-3])):
        name, found = path.parts[-3], settled(path.parent)
        answered[name] = score_round(Round(book, name, read(path)["as_of"], answered))
        expected = {person: stated(name, one) for person, one in answered[name].items()}
        if (path.parents[1] / str(int(path.parts[-2]) + 1)).exists():
            continue  # superseded: the records have changed since
        number += len(found)
        everybody = found.keys() | expected
        wrong += [(name, who) for who in everybody if found.get(who) != expected.get(who)]
    return number, wrong


def test_the_demo_ledger() -> None:
    number, wrong = disagreements(ROOT / "records")
    assert number > 100
    assert wrong == []


@pytest.mark.slow
@pytest.mark.parametrize("people", [40, pytest.param(120, marks=pytest.mark.thorough)])
def test_a_whole_settled_year(people: int, tmp_path: Path) -> None:
    """Four quarters and the year of many people, with eligibility, consequences and last places."""
    make_demo(tmp_path / "ledger", Order(people=people, year=2027), lambda _: None)
    number, wrong = disagreements(tmp_path / "ledger" / "records")
    assert number > 5 * (people - 10)
    assert wrong == []
