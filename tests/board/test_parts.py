"""A part of the board rests on what its key holds: made where there is nothing else, it is the same."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial

import pytest

from ledger.board.needs import FRAME, Needs
from ledger.board.parts import Part
from ledger.board.source import read_view
from ledger.board.standing import Standing
from ledger.board.view import View
from ledger.reading.document import read_document
from ledger.records.kinds import record_path
from ledger.records.loading import Ledger
from ledger.results.book import book_of
from scoring.facts import Person
from tests.board.made import parts, taken

Contents = list[tuple[str, str | bytes]]


@pytest.fixture(scope="module", params=["every", "demo_ledger"])
def view(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> View:
    """The ledger with something of every kind, and the demo's, as they are read through their caches."""
    root = tmp_path_factory.mktemp("parts")
    shutil.copytree(request.getfixturevalue(request.param), root / "ledger")
    return read_view(root / "ledger", "unit", private=root / "private")


@pytest.fixture(scope="module")
def made(view: View) -> Mapping[str, tuple[Part, Contents]]:
    """Every part by its name; of the people of a ledger every few."""
    standing = Standing()
    found = {part.name: (part, list(taken(part, standing))) for part in parts(view, standing)}
    people = [name for name in found if name.startswith("person ")]
    return {name: found[name] for name in found if name not in people or people.index(name) % 5 == 0}


class Narrowed:
    """A view in which there is nothing but what is needed; what is not is missing, or another one.

    What the settlements in it rest on counts, as far as it is computed with.
    """

    def __init__(self, view: View, needs: Needs) -> None:
        assert view.rests is not None
        self.view = view
        self.needs = needs
        self.slices = view.rests.slices.by_block
        book = book_of(self._ledger(self._pinned()))
        people = {who.id: self._unknown(who) for who in view.facts.people.values()} | dict(book.facts.people)
        self.found = replace(
            view,
            whole=replace(book, ledger=self._ledger(), facts=replace(book.facts, people=people)),
            logs={person: months for person, months in view.logs.items() if self._logs_of(person)},
            settled=tuple(each for each in view.settled if self._of(each.period)),
            units_settled=tuple(each for each in view.units_settled if self._of(each.period)),
        )
        as_of = view.as_of if view.as_of in needs.words else "2999-12-31"
        vars(self.found).update(shown_ids=view.shown_ids, as_of=as_of)
        if view.log_month in needs.words:
            first, last = view.log_days
            another = last if last[:7] == view.log_month else f"{last[:7]}-28"
            vars(self.found).update(log_days=(first, another), log_month=view.log_month)

    def _ledger(self, more: Collection[str] = ()) -> Ledger:
        whole = self.view.whole.ledger
        known = whole.records.items()
        kept = {id_: record for id_, record in known if id_ in more or self._is_needed(record.kind, id_)}
        by_kind = {kind: tuple(e for e in found if e.id in kept) for kind, found in whole.by_kind.items()}
        logs = tuple(log for log in whole.logs if self._logs_of(log.person) or self._in_slice(log.path))
        return replace(whole, records=kept, by_kind=by_kind, logs=logs)

    def _is_needed(self, kind: str, id_: str) -> bool:
        whole = kind in (*FRAME, *self.needs.kinds) or id_ in self.needs.records
        return whole or self._in_slice(record_path(id_))

    def _in_slice(self, path: str) -> bool:
        return self.slices[path] in self.needs.slices

    def _of(self, round_: str) -> bool:
        return any(
            path.startswith(f"records/results/{round_}/") and self._in_slice(path) for path in self.slices
        )

    def _logs_of(self, person: str) -> bool:
        return self.needs.logs is None or person in self.needs.logs

    def _pinned(self) -> frozenset[str]:
        """The records whose digests stand in the settlements that are needed."""
        found = set()
        for path in self.slices:
            if "/inputs/" in path and self._in_slice(path):
                document, _ = read_document(path, self.view.tree.read(path))
                assert document is not None
                inputs = document.value["inputs"]
                assert isinstance(inputs, list)
                found.update(str(each["record"]) for each in inputs if isinstance(each, dict))
        return frozenset(found)

    def _unknown(self, person: Person) -> Person:
        """Somebody of whom nothing is known but the name."""
        return replace(person, appointments=(), leave=())


def test_a_part_rests_on_what_it_says(view: View, made: Mapping[str, tuple[Part, Contents]]) -> None:
    assert len(made) > 30
    different: dict[str, list[str]] = {}
    for part, before in made.values():
        if part.key is not None:
            assert isinstance(part.make, partial)
            alone = Narrowed(view, part.needs).found
            after = dict(part.make.func(alone, *part.make.args[1:]))
            names = after.keys() | dict(before).keys()
            if found := sorted(name for name in names if after.get(name) != dict(before).get(name)):
                different[part.name] = found
    assert different == {}


def test_no_part_makes_what_another_one_makes(made: Mapping[str, tuple[Part, Contents]]) -> None:
    names = [name for _, contents in made.values() for name, _ in contents]
    assert len(names) == len(set(names))
