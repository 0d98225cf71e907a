"""Results as settled are those of the second scorer, which reads the files with a plain parser."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from ledger.demo.make import Order, make_demo
from tests.oracle.annual import score_year
from tests.oracle.answers import Results
from tests.oracle.book import Book, open_book
from tests.oracle.scorer import score_period

ROOT = Path(__file__).resolve().parents[2]


def read(path: Path) -> Any:
    """A record's value by PyYAML alone."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)


def book_of(folder: Path) -> Book:
    """Every record of a ledger but its results."""
    paths = [path for path in folder.rglob("*.yaml") if path.relative_to(folder).parts[0] != "results"]
    return open_book({path.relative_to(folder).with_suffix("").as_posix(): read(path) for path in paths})


def settled(folder: Path) -> Results:
    """The people of all units of a settlement."""
    found = {}
    for path in folder.glob("units/*.yaml"):
        unit = read(path)
        for one in unit["people"]:
            parts = {name: Fraction(value) for name, value in one.get("parts", {}).items()}
            found[one["person"]] = {**one, "unit": unit["unit"], "parts": parts}
    return found


def in_force(folder: Path) -> list[Path]:
    """The acts of settling that no later one supersedes, of rounds of people."""
    last = {}
    for path in sorted(folder.glob("results/*/*/settlement.yaml"), key=lambda path: int(path.parts[-2])):
        last[path.parts[-3]] = path
    return [path for name, path in sorted(last.items()) if not name.startswith("units-")]


def stated(result: dict[str, Any]) -> dict[str, Any]:
    """The fields of a result that a settlement states: it leaves out what is not there."""
    kept = {name: value for name, value in result.items() if value not in (None, False, [], {})}
    return {**kept, "parts": result["parts"]}


def recomputed(book: Book, act: dict[str, Any], periods: dict[str, Results]) -> Results:
    """What the second scorer says to an act of settling; a year rests on the periods before it."""
    if "-" not in act["period"]:
        return score_year(book, int(act["period"]), act["as_of"], periods, {})
    periods[act["period"]] = score_period(book, act["period"], act["as_of"])
    return periods[act["period"]]


def disagreements(folder: Path) -> tuple[int, list[object]]:
    """How many results are settled, and every one that the second scorer makes otherwise.

    It takes two things from the settlements, since it does not make them itself: the results of units, and
    grades in a unit that was granted more places.
    """
    book, periods = book_of(folder), dict[str, Results]()
    for path in folder.glob("results/units-*/*/units/*.yaml"):
        if "-" not in path.parts[-4].removeprefix("units-"):
            of_class = read(path)
            year = int(of_class["period"].removeprefix("units-"))
            book.unit_results |= {(year, one["unit"]): one["score"] for one in of_class["units"]}
    waived = {(value["period"], value["unit"]) for value in map(read, folder.glob("waivers/*/*.yaml"))}
    number, wrong = 0, list[object]()
    for path in sorted(in_force(folder), key=lambda path: "-" not in path.parts[-3]):
        found = settled(path.parent)
        expected = {person: stated(one) for person, one in recomputed(book, read(path), periods).items()}
        for person, one in found.items():
            if (path.parts[-3], one["unit"]) in waived and "grade" in one:
                periods[path.parts[-3]][person]["grade"] = expected[person]["grade"] = one["grade"]
        number += len(found)
        everybody = found.keys() | expected
        wrong += [(path.parts[-3], name) for name in everybody if found.get(name) != expected.get(name)]
    return number, wrong


def test_the_demo_ledger() -> None:
    number, wrong = disagreements(ROOT / "records")
    assert number > 100
    assert wrong == []


@pytest.mark.slow
def test_a_whole_settled_year(tmp_path: Path) -> None:
    """Four quarters and the year of 120 people, with eligibility, consequences and last places."""
    make_demo(tmp_path / "ledger", Order(people=120, year=2027), lambda _: None)
    number, wrong = disagreements(tmp_path / "ledger" / "records")
    assert number > 5 * 110
    assert wrong == []
