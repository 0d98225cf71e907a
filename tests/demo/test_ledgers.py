"""Demo ledgers as they are written: the same bytes every time, in order, and all results recomputed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.checks.registry import check_ledger
from ledger.demo.make import Order, make_demo
from ledger.records.loading import load
from ledger.records.tree import WorkTree
from ledger.refusal import Refusal
from ledger.results.book import Book, open_book
from ledger.rules.catalogue import is_error
from ledger.verify.run import verify

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _made(tmp_path_factory.mktemp("demo") / "small", Order(None, 2026))


def test_the_ledger_of_this_repository_is_the_small_demo(small: Path) -> None:
    """`make records` writes it anew after a change of the generator, the policy or the engine."""
    assert _files(ROOT / "records") == _files(small / "records")


def test_the_small_demo_is_in_order(small: Path) -> None:
    tree = WorkTree(small)
    book = open_book(tree)
    ledger = load(tree)
    found = check_ledger(ledger, tree, now="2026-08-14")
    alike = [finding for finding in found if finding.rule == "D021"]
    assert len(alike) * 200 < sum(len(log.dates) for log in ledger.logs), "few texts are like others"
    left = {finding.rule for finding in found} - {"D021"}
    assert left <= {"C006"}, "the calendar of next year is not announced yet"
    later = check_ledger(ledger, tree, now="2027-06-30")
    assert [finding for finding in later if is_error(finding)] == []
    told = {finding.rule for finding in later} - {"D021"}
    assert told <= {"C006", "K006", "K012"}, "what goes on is not forgotten"
    assert list(verify(tree, book).findings) == []


def test_every_file_is_canonical_and_small(small: Path) -> None:
    tree = WorkTree(small)
    assert tree.faults() == []
    assert max(len(tree.read(path)) for path in tree.paths()) < 64 * 1024


@pytest.mark.parametrize("people", [12, 40, pytest.param(200, marks=pytest.mark.thorough)])
def test_a_district_of_any_size_is_in_order_and_settled(people: int, tmp_path: Path) -> None:
    target = _made(tmp_path / "district", Order(people, 2026))
    tree, book = _opened(target)
    assert [f for f in check_ledger(load(tree), tree, now="2027-03-01") if is_error(f)] == []
    assert list(verify(tree, book).findings) == []
    rounds = ["2026", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert sorted(p.name for p in (target / "records" / "results").iterdir()) == [
        *rounds,
        *(f"units-{each}" for each in rounds),
    ]
    assert {"bonus-pool", "decision"} <= {record.kind for record in book.ledger.records.values()}


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    with pytest.raises(Refusal):
        make_demo(tmp_path, Order(None, 2026), lambda _: None)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def _made(target: Path, order: Order) -> Path:
    make_demo(target, order, lambda _: None)
    return target


def _opened(target: Path) -> tuple[WorkTree, Book]:
    tree = WorkTree(target)
    return tree, open_book(tree)


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
