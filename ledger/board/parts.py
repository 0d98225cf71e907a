"""What a board is made of, part by part, each with a digest of what it rests on.

A part that rests on what it rested on in the build before is not made again (`ledger.board.writer`). So
what a part reads has to be in its key; the tests make parts of a ledger in which there is nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b

from ledger.archive.items import Item
from ledger.board import address
from ledger.board.api.documents import ROOT as API
from ledger.board.api.files import api_files_of
from ledger.board.downloads import FOLDER, archive_files, results_files
from ledger.board.families import FAMILIES, Content, Family
from ledger.board.filing.months import month_files, newest_months
from ledger.board.forms.files import form_file, units_of
from ledger.board.needs import NOTHING, Needs
from ledger.board.pages.data import data
from ledger.board.pages.fairness import fairness_of
from ledger.board.pages.forms import forms_page
from ledger.board.pages.front import front
from ledger.board.pages.hubs import hubs
from ledger.board.pages.logs import log_page
from ledger.board.pages.people import person_page
from ledger.board.pages.references import referred
from ledger.board.pages.search import search
from ledger.board.pages.unit_more import unit_counts, unit_ways
from ledger.board.pages.units import assessed, unit_page
from ledger.board.pages.why import whys
from ledger.board.settled import Settled
from ledger.board.standing import Standing, sum_of
from ledger.board.sums import sums
from ledger.board.view import View
from ledger.cache.slices import ACROSS, FRAME
from ledger.records.loading import id_of
from scoring.facts import Person
from scoring.rounds import is_year, period_of_round, running_order

SAID = ("petition", "inspection")
"""Kinds that are observed over time besides what is settled."""


@dataclass(frozen=True)
class Part:
    """A part of a board, and how it is made. Without a key it is always made; see `Needs`."""

    name: str
    make: Callable[[], Iterable[Content]]
    needs: Needs = NOTHING
    key: bytes | None = None


def _forms(view: View, settled: Settled, unit: str) -> Iterator[Content]:
    """The forms of a unit in a settled round, which tell of posts."""
    yield forms_page(view, settled, unit)
    yield form_file(view, settled, unit)


def _round(view: View, settled: Settled) -> Iterator[Content]:
    """A settled round: why every result is what it is, and the results as files.

    Of records outside of its period it tells what the settlement rests on, which verifying has held to be
    so, and nothing else.
    """
    yield from results_files(view, settled)
    traced = view.traced(settled)
    yield from whys(view, traced)
    yield from api_files_of(view, traced)


def _person(view: View, person: Person) -> Iterator[Content]:
    """Somebody: of all work logs it rests on theirs alone, and on which months any is about."""
    yield from person_page(view, person)
    yield from log_page(view, person)
    yield from archive_files(view, person)


def _frame(view: View, made: Standing) -> Iterator[Content]:
    """The front, the pages between, the sums: see `Parts.frame`."""
    yield address.FRONT, front(view, made.pages)
    yield address.SEARCH, search(made.pages)
    yield from hubs(made.pages)
    lists = [sums(made.files, folder) for folder in (API, FOLDER)]
    yield from lists
    yield address.DATA, data(view, {**made.files, **{path: sum_of(content) for path, content in lists}})


class Parts:
    """The parts of the board of a view."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._keys = _Keys(view)

    def families(self) -> Iterator[Part]:
        """Pages that are made together: the menu names none but these and the units'."""
        for family in FAMILIES:
            yield self._keys.part(family.name, partial(family.make, self._view), self._keys.of_family(family))

    def units(self, made: Standing) -> Iterator[Part]:
        """Units; ``made`` is what was made of the families."""
        view, counts = self._view, unit_counts(self._view)
        for unit in assessed(view):
            ways = unit_ways(view, unit.id, made.pages, counts)
            needs = self._keys.of_unit(unit.id, ways)
            yield self._keys.part(f"unit {unit.id}", partial(unit_page, view, unit, ways), needs)

    def others(self) -> Iterator[Part]:
        """Settled rounds and people, the longest work first."""
        view, keys = self._view, self._keys
        for settled in sorted(view.rounds, key=lambda each: not is_year(each.period)):
            period = settled.period
            own, observed = keys.of_round(period), Needs(SAID, slices=keys.through(period))
            yield keys.part(f"round {period}", partial(_round, view, settled), own)
            for unit in units_of(view, settled):
                needs = keys.of_forms(settled, unit, own)
                yield keys.part(f"forms {period} {unit}", partial(_forms, view, settled, unit), needs)
            yield keys.part(f"fairness {period}", partial(fairness_of, view, settled), observed)
        newest = newest_months(view)
        for person in () if view.of_units_alone else view.people_shown():
            months = Needs(logs=[person.id], words=newest)
            yield keys.part(f"person {person.id}", partial(_person, view, person), keys.of_person(person))
            yield keys.part(f"months {person.id}", partial(month_files, view, person, newest), months)

    def frame(self, made: Standing) -> Part:
        """What tells of everything that was made."""
        return Part("frame", partial(_frame, self._view, made))


class _Keys:
    """What the parts of a view need, and digests of it; none without what was remembered of the ledger."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._rests = view.rests
        names = self._rests.slices.names if self._rests else []
        self._slices = [name for name in names if name not in (FRAME, ACROSS)]
        periods = (period_of_round(settled.period) for settled in view.rounds)
        last = max(periods, key=running_order, default="")
        self.settled = self.through(last) if last else []
        self._withdrawn = [id_of(each) for each in view.ledger.withdrawn]
        everybody = sorted((who.id, who.name, who.id in view.shown_ids) for who in view.facts.people.values())
        self._frame = blake2b(repr((view.sight.tier, everybody)).encode(), digest_size=16).digest()

    def part(self, name: str, make: Callable[[], Iterable[Content]], needs: Needs) -> Part:
        """A part with its key."""
        return Part(name, make, needs, self._frame + self._rests.key(needs) if self._rests else None)

    def of_family(self, family: Family) -> Needs:
        """What pages rest on that are made together."""
        return Needs(
            family.kinds,
            self._withdrawn if "withdrawal" in family.kinds else (),
            self.settled if family.settled else (),
            None if family.logs else (),
            [self._view.as_of] if family.dated else (),
        )

    def of_person(self, person: Person) -> Needs:
        """What somebody's pages rest on: of all work logs on theirs, and on which months any is about."""
        own = self._view.own_records.get(person.id, ())
        records = [person.record, *self._named(own), *self._withdrawn]
        months = [*self._view.log_days[:1], self._view.log_month]
        return Needs(["withdrawal"], records, self.settled, [person.id], months)

    def of_unit(self, unit: str, ways: str) -> Needs:
        """What a unit's page rests on, with the ways to its other pages."""
        own = self._view.unit_records.get(unit, ())
        return Needs((), list(self._named(own)), self.settled, words=[ways])

    def of_round(self, period: str) -> Needs:
        """What a round rests on: its period, a year on all that ran before as well; notices about it."""
        notices = (each for each in self._view.ledger.by_kind["notice"] if each.value.get("period") == period)
        slices = self.through(period) if is_year(period) else [period_of_round(period)]
        return Needs(records=[notice.id for notice in notices], slices=slices)

    def of_forms(self, settled: Settled, unit: str, of_round: Needs) -> Needs:
        """What a unit's forms of a round rest on: the round, and the records of its people in it."""
        known, roster = self._view.facts.people, settled.outcome.people.values()
        people = [known[each.person].record for each in roster if each.unit == unit]
        return replace(of_round, records=[*of_round.records, *people])

    def through(self, period: str) -> list[str]:
        """Every period and year until that of a round."""
        last = running_order(period_of_round(period))
        return [name for name in self._slices if running_order(name) <= last]

    def _named(self, items: Iterable[Item]) -> Iterator[str]:
        """The records that some items are of, and those that they name."""
        for item in items:
            yield item.record
            yield from referred(self._view, item.value)
