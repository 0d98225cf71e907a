"""Rounds of units are settled, checked, verified and corrected as those of people are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ledger.cache.run import open_view, verify_view
from ledger.checks.registry import check_ledger
from ledger.reading.document import read_document
from ledger.records.tree import WorkTree
from ledger.refusal import Refusal
from ledger.results.book import open_book
from ledger.rules.catalogue import is_error
from ledger.settle.settle import settle
from ledger.verify.run import Report, verify, verify_records
from tests.settle.small import NOW, QUARTERS, edit, request, settled
from tests.settle.units import MODEL, ROUNDS, YEAR, settled_units, unit_ledger

ROADS = "records/results/units-2025-Q1/1/units/subordinate.yaml"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A settled year that no test changes."""
    return settled_units(tmp_path_factory.mktemp("units") / "ledger")


def report(root: Path, *periods: str) -> Report:
    tree = WorkTree(root)
    return verify(tree, open_book(tree), periods)


def test_a_result_lists_the_units_of_a_class(kept: Path) -> None:
    """Roads: 90 to begin with and 0.50 for its experience; alone in its class."""
    document, faults = read_document(ROADS, (kept / ROADS).read_bytes())
    assert document is not None, faults
    value = document.value
    assert (value["period"], value["unit"]) == ("units-2025-Q1", "subordinate")
    assert value["units"] == [
        {
            "unit": "roads",
            "status": "assessed",
            "score": "90.50",
            "grade": "second",
            "cohort_rank": 1,
            "cohort_size": 1,
            "parts": {"base": "90.00", "adjustments": "0.50"},
        }
    ]


def test_everything_settled_passes_the_check_and_agrees(kept: Path) -> None:
    tree = WorkTree(kept)
    book = open_book(tree)
    assert [each for each in check_ledger(book.ledger, tree, now=NOW) if is_error(each)] == []
    done = verify_records(tree, book)
    assert done.findings == ()
    assert [one.period for one in done.settlements] == [*QUARTERS, *ROUNDS, YEAR, "2025"]
    assert {(one.people, one.units) for one in done.settlements if one.period in (*ROUNDS, YEAR)} == {(4, 3)}


def test_a_year_brings_the_rounds_it_may_rest_on(kept: Path) -> None:
    assert [one.period for one in report(kept, YEAR).settlements] == [*ROUNDS, YEAR]
    assert len(report(kept, "2025").settlements) == 10
    assert [one.period for one in report(kept, "units-2025-Q3").settlements] == ["units-2025-Q3"]


def test_people_take_what_their_unit_was_given(kept: Path) -> None:
    """J12: roads has no result from outside, so the settled 90.13 of its year counts for its people."""
    path = "records/results/2025/1/units/roads.yaml"
    document, _ = read_document(path, (kept / path).read_bytes())
    assert document is not None
    people = document.value["people"]
    assert isinstance(people, list)
    assert {one["parts"]["unit"] for one in people if one["status"] == "assessed"} <= {"90.13"}
    manifest = (kept / "records/results/2025/1/inputs/roads.yaml").read_text("utf-8")
    assert "record: results/units-2025/1/units/subordinate\n" in manifest


def test_an_altered_digit_is_named(kept: Path) -> None:
    data = (kept / ROADS).read_text("utf-8")
    try:
        (kept / ROADS).write_text(data.replace('score: "90.50"', 'score: "90.60"'), encoding="utf-8")
        found = [each for each in report(kept, "units-2025-Q1").findings if each.rule == "V001"]
    finally:
        (kept / ROADS).write_text(data, encoding="utf-8")
    assert [(each.path, each.line) for each in found] == [
        (ROADS, data[: data.index("90.50")].count("\n") + 1)
    ]
    args = dict(found[0].args)
    assert (args["subject"], args["field"], args["expected"], args["found"]) == (
        "roads",
        "score",
        "90.50",
        "90.60",
    )


def test_every_digit_of_a_file_counts(kept: Path) -> None:
    """A sample of the digits of each file of a round: none can change unnoticed."""
    folder = kept / "records/results/units-2025/1"
    for path in sorted(folder.rglob("*.yaml")):
        data = path.read_bytes()
        for place in [match.start() for match in re.finditer(rb"[0-9]", data)][::37]:
            digit = b"7" if data[place : place + 1] != b"7" else b"3"
            path.write_bytes(data[:place] + digit + data[place + 1 :])
            assert report(kept, YEAR).findings, (path, place)
        path.write_bytes(data)


def test_the_cache_says_the_same(kept: Path, tmp_path: Path) -> None:
    def remembered() -> Report:
        view = open_view(WorkTree(kept), tmp_path / "private", jobs=1)
        assert view is not None
        return verify_view(view, ())

    tree = WorkTree(kept)
    expected = verify_records(tree, open_book(tree))
    assert remembered() == expected
    assert remembered() == expected
    record = kept / MODEL
    data = record.read_bytes()
    try:
        record.write_bytes(data.replace(b'"0.50"', b'"0.75"'))
        changed = remembered()
        assert changed == verify_records(tree, open_book(tree))
    finally:
        record.write_bytes(data)
    assert {dict(each.args)["period"] for each in changed.findings if each.rule == "V005"} == {
        "units-2025-Q1"
    }
    assert remembered() == expected


def reason(root: Path, period: str) -> str:
    with pytest.raises(Refusal) as refused:
        settle(root, request(period))
    return refused.value.reason


def test_units_are_settled_before_people(tmp_path: Path) -> None:
    root = unit_ledger(tmp_path / "ledger")
    for period in QUARTERS:
        settled(root, period)
    assert reason(root, "2025") == "settle.periods"
    assert reason(root, YEAR) == "settle.periods"
    for period in (*ROUNDS, YEAR):
        settled(root, period)
    assert reason(root, YEAR) == "settle.already"
    settled(root, "2025")


def test_a_correction_of_units_makes_the_year_of_people_outdated(tmp_path: Path) -> None:
    """A unit's points change: its quarter and its year are corrected, then the people's year has to be."""
    root = settled_units(tmp_path / "ledger")
    edit(root, MODEL, '"0.50"', '"2.50"')
    for period in ("units-2025-Q1", YEAR):
        settled(root, period, correct=True, reason="加分更正")
    rules = {each.rule for each in report(root).findings if "/results/2025/" in each.path}
    assert "V010" in rules
    settled(root, "2025", correct=True, reason="单位年度得分更正")
    assert report(root).findings == ()


def test_a_ledger_without_sections_on_units_has_no_such_round(tmp_path: Path) -> None:
    from tests.settle.small import small_ledger

    assert reason(small_ledger(tmp_path / "ledger"), "units-2025-Q1") == "period.unknown"
