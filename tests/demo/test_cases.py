"""Every case that a reader may want to see is in the ledger of this repository, and means what it should."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ledger.care.rounds import Rounds
from ledger.records.tree import WorkTree
from ledger.results.book import Book, open_book
from ledger.supervision.drawing import draw_again

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def book() -> Book:
    return open_book(WorkTree(ROOT))


def values(book: Book, kind: str) -> Iterator[Any]:
    return (record.value for record in book.ledger.by_kind[kind])


@pytest.mark.rule("F8")
@pytest.mark.rule("F10")
def test_an_upheld_objection_raises_the_score_and_reaches_as_far_as_the_error(book: Book) -> None:
    """0.50 points for a commendation that had not been counted: settled again, and told in every channel."""
    [upheld] = [each for each in values(book, "objection") if each["decision"]["outcome"] == "upheld"]
    settled = Rounds(WorkTree(ROOT)).of(upheld["period"])
    before, after = (each.rows[upheld["person"]]["score"] for each in settled)
    assert Decimal(after) - Decimal(before) == Decimal("0.50")
    [correction] = [each for each in values(book, "notice") if each["kind"] == "correction"]
    [wrong] = [each for each in values(book, "notice") if each["notice"] == correction["corrects"]]
    assert (wrong["period"], wrong["channels"]) == (upheld["period"], correction["channels"])


@pytest.mark.rule("D15")
def test_one_objection_is_refused_and_another_goes_on_to_an_appeal(book: Book) -> None:
    outcomes = Counter(each["decision"]["outcome"] for each in values(book, "objection"))
    assert outcomes == {"upheld": 1, "refused": 2}
    stages = {each["stage"]: each["decision"]["outcome"] for each in values(book, "appeal")}
    assert stages == {"review": "refused", "appeal": "partly"}


@pytest.mark.rule("T9")
def test_orders_are_in_different_states(book: Book) -> None:
    orders = list(values(book, "order"))
    overdue = [each for each in orders if "reported" not in each and each["due"] < "2026-08-14"]
    assert len(overdue) == 1
    assert any("done" in each.get("rectification", {}) for each in orders)
    assert any("extended" in each for each in orders)
    assert {each["assessed"]["result"] for each in orders if "assessed" in each} == {
        "met",
        "partly",
        "not_met",
    }


@pytest.mark.rule("T10")
def test_petitions_are_of_every_nature_and_end_in_different_ways(book: Book) -> None:
    petitions = list(values(book, "petition"))
    assert {each["nature"] for each in petitions} == {"complaint", "request", "advice"}
    assert len({each.get("remedy") for each in petitions}) >= 4
    assert any("closed" not in each for each in petitions)


@pytest.mark.rule("T12")
def test_a_finding_is_used_again_and_another_is_recognised(book: Book) -> None:
    findings = [found for each in values(book, "inspection") for found in each.get("findings", ())]
    assert any("reused_by" in each for each in findings)
    assert any("same_as" in each for each in findings)
    rows = [row for each in values(book, "indicator-results") for row in each["rows"]]
    assert any("finding" in row for row in rows)


@pytest.mark.rule("T6")
def test_the_survey_can_be_drawn_again_and_one_cell_is_withheld(book: Book) -> None:
    assert draw_again(book, 2026, "public", None).differing() == []
    cells = [cell for each in values(book, "survey-result") for cell in each["strata"]]
    assert [cell["answered"] for cell in cells if "topics" not in cell] == [3]


@pytest.mark.rule("D16")
def test_tasks_are_broken_down_from_the_district_to_the_person(book: Book) -> None:
    tasks = {each["task"]: each for each in values(book, "task")}
    chain = [next(each for each in tasks.values() if each["level"] == "person")]
    while "parent" in chain[-1]:
        chain.append(tasks[chain[-1]["parent"]])
    assert [each["level"] for each in chain] == ["person", "section", "unit", "district"]


def test_everybody_has_goals_and_measures_are_opened_and_closed(book: Book) -> None:
    settled = {row["person"] for record in book.ledger.by_kind["summary"] for row in [record.value]}
    assert settled <= {each["person"] for each in values(book, "goals")}
    kinds = {each["measure"]: "closed" in each for each in values(book, "measure")}
    assert set(kinds) >= {"reminder", "correction", "mentoring", "heads-talk"}
    assert any("closed" not in each for each in values(book, "measure"))
    assert list(values(book, "waiver"))
    assert list(values(book, "activity"))


def test_units_are_named_in_meetings_and_scored_on_sheets(book: Book) -> None:
    reviews = list(values(book, "review"))
    assert {each["tone"] for each in reviews} == {"praise", "criticism", "guidance"}
    assert {each["meeting"] for each in reviews} <= {
        record.id.rpartition("/")[2] for record in book.ledger.by_kind["activity"]
    }
    sheets = {(each["period"], each["rater"], each["group"]) for each in values(book, "score-sheet")}
    assert len(sheets) == 2 * 2 * 3, "periods, raters, classes of units"


@pytest.mark.rule("F9")
def test_relatives_stand_back(book: Book) -> None:
    [pair] = values(book, "recusal")
    assert pair["person"] != pair["other"]
