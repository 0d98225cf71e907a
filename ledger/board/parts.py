"""What a board is made of, part by part, each with a digest of what it rests on.

A part that rests on what it rested on in the build before is not made again (`ledger.board.writer`). So
what a part reads has to be in its key; the tests make parts of a ledger in which there is nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from ledger.board import address
from ledger.board.api.documents import ROOT as API
from ledger.board.api.files import api_files, api_files_of
from ledger.board.downloads import FOLDER, archive_files, results_files
from ledger.board.feeds.files import feed_files
from ledger.board.filing.files import filing_files
from ledger.board.filing.months import month_files, newest_months
from ledger.board.forms.files import form_files
from ledger.board.pages.about import about
from ledger.board.pages.accessibility import accessibility
from ledger.board.pages.activities import activities
from ledger.board.pages.api import api
from ledger.board.pages.checks import checks
from ledger.board.pages.cohorts import cohorts
from ledger.board.pages.compare import compare
from ledger.board.pages.corrections import corrections
from ledger.board.pages.data import archives, data
from ledger.board.pages.dictionary import dictionary
from ledger.board.pages.fairness import fairness, fairness_of
from ledger.board.pages.feeds import feeds
from ledger.board.pages.file import filing
from ledger.board.pages.forms import forms, forms_of
from ledger.board.pages.front import front
from ledger.board.pages.hubs import hubs
from ledger.board.pages.indicators import indicators
from ledger.board.pages.inspections import inspections
from ledger.board.pages.logs import log_page
from ledger.board.pages.measures import measures
from ledger.board.pages.notices import notices
from ledger.board.pages.objections import objections
from ledger.board.pages.orders import orders
from ledger.board.pages.people import people, person_page
from ledger.board.pages.petitions import petitions
from ledger.board.pages.recompute import recompute
from ledger.board.pages.rules import rules
from ledger.board.pages.statistics import statistics
from ledger.board.pages.surveys import surveys
from ledger.board.pages.tasks import tasks
from ledger.board.pages.themes import themes
from ledger.board.pages.today import today
from ledger.board.pages.unit_rounds import unit_rounds
from ledger.board.pages.units import units
from ledger.board.pages.uses import uses
from ledger.board.pages.verify import verifying
from ledger.board.pages.why import whys
from ledger.board.people_list import people_list
from ledger.board.standing import Standing
from ledger.board.sums import sums
from ledger.board.view import Settled, View
from scoring.facts import Person

Content = tuple[str, str | bytes]
"""A page by its name, as Markdown; or a file by its path, as bytes."""


@dataclass(frozen=True)
class Part:
    """A part of a board, and how it is made. Without a key it is always made."""

    name: str
    make: Callable[[], Iterable[Content]]
    key: bytes | None = None


def parts_of_menu(view: View, made: Standing) -> Iterator[Part]:
    """The parts with all pages that the menu may name but those that every board has, made in this order.

    ``made`` is what was made of those before.
    """
    keys = _Keys(view)
    yield Part("records", partial(_records, view), keys.records())
    yield Part("logs", partial(_logs, view))
    others = sorted(made.pages)
    yield Part("units", partial(units, view, others), keys.records(*others))


def other_parts(view: View, made: Standing) -> Iterator[Part]:
    """All further parts, made in this order; ``made`` is what was made of those before and of the menu's."""
    keys = _Keys(view)
    for settled in view.rounds:
        period = settled.period
        yield Part(f"round {period}", partial(_round, view, settled), keys.round(period))
        yield Part(f"fairness {period}", partial(fairness_of, view, settled), keys.records_and(period))
    if not view.of_units_alone:
        newest = newest_months(view)
        for person in view.people_shown():
            key = keys.person(person.id, newest)
            yield Part(f"person {person.id}", partial(_person, view, person, newest), key)
    yield Part("frame", partial(_frame, view, made))


def _round(view: View, settled: Settled) -> Iterator[Content]:
    """A settled round: why every result is what it is, the forms, the results as files."""
    yield from forms_of(view, settled)
    yield from form_files(view, settled)
    yield from results_files(view, settled)
    traced = view.traced(settled)
    yield from whys(view, traced)
    yield from api_files_of(view, traced)


def _person(view: View, person: Person, newest: list[str]) -> Iterator[Content]:
    """Somebody: of all work logs it rests on theirs alone, and on which days and months any is about."""
    yield from person_page(view, person)
    yield from log_page(view, person)
    yield from archive_files(view, person)
    yield from month_files(view, person, newest)


def _records(view: View) -> Iterator[Content]:
    """What rests on all records but work logs."""
    if not view.of_units_alone:
        yield from people(view)
    yield from chain(unit_rounds(view), compare(view), cohorts(view), forms(view), fairness(view))
    yield from chain(tasks(view), indicators(view), uses(view))
    yield from chain(orders(view), petitions(view), inspections(view), surveys(view))
    yield from chain(notices(view), objections(view), measures(view), activities(view), statistics(view))
    yield address.CORRECTIONS, corrections(view)
    yield address.RULES, rules(view)
    yield address.CHECKS, checks()
    yield address.RECORDS, dictionary()
    yield from archives(view)
    yield from chain(people_list(view), feed_files(view))


def _logs(view: View) -> Iterator[Content]:
    """What rests on everything, work logs as well."""
    if not view.of_units_alone:
        yield from themes(view)
    yield from chain(today(view), filing(view))
    yield address.FEEDS, feeds(view)
    yield address.API, api(view)
    yield address.VERIFY, verifying(view)
    yield address.RECOMPUTE, recompute(view)
    yield address.ABOUT, about(view)
    yield address.ACCESS, accessibility(view)
    yield from chain(api_files(view), filing_files(view))


def _frame(view: View, made: Standing) -> Iterator[Content]:
    """What tells of all that was made."""
    yield address.FRONT, front(view, made.pages)
    yield from hubs(made.pages)
    yield sums(made.files, API)
    yield sums(made.files, FOLDER)
    yield address.DATA, data(view, made.files)


class _Keys:
    """What parts rest on; nothing is known of it without what was remembered of the ledger."""

    def __init__(self, view: View) -> None:
        self._rests = view.rests
        self._tier = view.sight.tier
        self._days = view.log_days

    def round(self, period: str) -> bytes | None:
        """A settled round."""
        return self._key(self._rests.round(period)) if self._rests else None

    def records(self, *more: str) -> bytes | None:
        """All records but work logs, and what else there is."""
        return self._key(self._rests.records, *more) if self._rests else None

    def records_and(self, period: str) -> bytes | None:
        """All records but work logs, and the logs of a round."""
        return self._key(self._rests.records + self._rests.round(period)) if self._rests else None

    def person(self, person: str, newest: list[str]) -> bytes | None:
        """All records but work logs, somebody's logs, the first and the last day that any log is about, and
        which months the form can add to."""
        if self._rests is None:
            return None
        return self._key(self._rests.records + self._rests.logs_of(person), *self._days, *newest)

    def _key(self, digests: bytes, *more: str) -> bytes:
        return digests + "\0".join([self._tier, *more]).encode()
