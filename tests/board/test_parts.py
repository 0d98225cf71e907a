"""A part of the board rests on what its key holds: made where there is nothing else, it is the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from ledger.board.source import read_view
from ledger.board.standing import Standing
from ledger.board.view import View
from ledger.cache.run import open_view
from ledger.cache.view import View as Kept
from ledger.records.tree import WorkTree
from ledger.results.book import Book, book_of
from tests.board.made import parts, taken

Parts = dict[str, list[tuple[str, str | bytes]]]


@pytest.fixture(scope="module")
def kept(every: Path, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """The ledger with something of every kind, cut into slices."""
    found = open_view(WorkTree(every), tmp_path_factory.mktemp("private"))
    assert found is not None
    assert found.slices is not None
    return found


@pytest.fixture(scope="module")
def view(every: Path) -> View:
    return read_view(every, "unit")


@pytest.fixture(scope="module")
def made(view: View) -> Parts:
    standing = Standing()
    return {part.name: list(taken(part, standing)) for part in parts(view, standing)}


def narrowed(view: View, book: Book, people: Iterable[str] = ()) -> View:
    """The view of another book, with the work logs of some people."""
    return replace(view, whole=book, logs={person: view.logs[person] for person in people})


def without_logs(view: View, but: str = "") -> View:
    """The view without work logs but somebody's."""
    ledger, facts = view.whole.ledger, view.whole.facts
    logs = tuple(log for log in ledger.logs if log.person == but)
    own = {person: months for person, months in facts.logs.items() if person == but}
    book = replace(view.whole, ledger=replace(ledger, logs=logs), facts=replace(facts, logs=own))
    return narrowed(view, book, own)


def again(view: View, name: str, pages: Iterable[str] = ()) -> list[tuple[str, str | bytes]]:
    """A part of the board of another view, as if there were some pages already."""
    part = next(each for each in parts(view, Standing(pages=dict.fromkeys(pages, b""))) if each.name == name)
    return list(part.make())


@pytest.mark.parametrize("name", ["records", "units"])
def test_what_is_no_log_rests_on_no_log(view: View, made: Parts, name: str) -> None:
    before = [page for part in ("records", "logs") for page, _ in made[part]]
    assert again(without_logs(view), name, before) == made[name]


def test_a_person_rests_on_no_log_of_others(view: View, made: Parts) -> None:
    assert len(view.facts.logs) > 1
    for person in (*view.facts.logs, view.people_shown()[0].id):
        alone = without_logs(view, person)
        vars(alone)["log_days"] = view.log_days
        own = [each for each in made[f"person {person}"] if not each[0].startswith("file/")]
        assert len(own) > 1
        there = again(alone, f"person {person}")
        assert [each for each in there if not each[0].startswith("file/")] == own


def test_a_round_rests_on_its_slices_alone(view: View, kept: Kept, made: Parts) -> None:
    assert kept.slices is not None
    for settled in view.rounds:
        names = kept.slices.of_round(settled.period)
        kept.load(names)
        book = book_of(kept.ledger(names))
        assert again(narrowed(view, book), f"round {settled.period}") == made[f"round {settled.period}"]
        logs = replace(view.whole.ledger, logs=book.ledger.logs)
        whole = replace(view.whole, ledger=logs, facts=replace(view.whole.facts, logs=book.facts.logs))
        fair = f"fairness {settled.period}"
        assert again(narrowed(view, whole), fair) == made[fair]


def test_no_part_makes_what_another_one_makes(made: Parts) -> None:
    names = [name for contents in made.values() for name, _ in contents]
    assert len(names) == len(set(names))
