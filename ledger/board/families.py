"""Pages that are made together, and what they rest on: those of the menu and what hangs on them alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from ledger.board import address
from ledger.board.api.files import api_files
from ledger.board.feeds.files import feed_files
from ledger.board.filing.files import filing_files
from ledger.board.needs import ALL
from ledger.board.pages.about import about
from ledger.board.pages.accessibility import accessibility
from ledger.board.pages.activities import activities
from ledger.board.pages.api import api
from ledger.board.pages.checks import checks
from ledger.board.pages.cohorts import cohorts
from ledger.board.pages.compare import compare
from ledger.board.pages.corrections import corrections
from ledger.board.pages.data import archives
from ledger.board.pages.dictionary import dictionary
from ledger.board.pages.fairness import fairness
from ledger.board.pages.feeds import feeds
from ledger.board.pages.file import filing
from ledger.board.pages.forms import forms
from ledger.board.pages.indicators import indicators
from ledger.board.pages.inspections import inspections
from ledger.board.pages.measures import measures
from ledger.board.pages.notices import notices
from ledger.board.pages.objections import objections
from ledger.board.pages.orders import orders
from ledger.board.pages.people import people
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
from ledger.board.people_list import people_list
from ledger.board.view import View

Content = tuple[str, str | bytes]
"""A page by its name, as Markdown; or a file by its path, as bytes."""


class Family(NamedTuple):
    """Pages and files, of which every board has those that it may show.

    They rest on the records of some ``kinds``; where said, on all that is settled, on the work logs, and on
    the day that the board tells of.
    """

    name: str
    make: Callable[[View], Iterable[Content]]
    kinds: Collection[str] = ()
    settled: bool = False
    logs: bool = False
    dated: bool = False


def _people(view: View) -> Iterator[Content]:
    if not view.of_units_alone:
        yield from people(view)
    yield from people_list(view)


def _results(view: View) -> Iterator[Content]:
    yield from chain(unit_rounds(view), compare(view), cohorts(view), indicators(view))
    yield from chain(forms(view), fairness(view), archives(view))
    yield address.CORRECTIONS, corrections(view)


def _rules(view: View) -> Iterator[Content]:
    yield address.RULES, rules(view)
    yield address.CHECKS, checks()
    yield address.RECORDS, dictionary()


def _help(view: View) -> Iterator[Content]:
    yield from filing(view)
    yield address.FEEDS, feeds(view)
    yield address.API, api(view)
    yield address.VERIFY, verifying(view)
    yield address.RECOMPUTE, recompute(view)
    yield address.ACCESS, accessibility(view)


def _everything(view: View) -> Iterator[Content]:
    if not view.of_units_alone:
        yield from themes(view)
    yield from today(view)
    yield address.ABOUT, about(view)
    yield from chain(api_files(view), filing_files(view))


CAUSES = ("person", "veto", "seeds")
"""Kinds from which it follows that a measure is due, besides what is settled."""
FAMILIES = (
    Family("units", units, settled=True),
    Family("people", _people, ["person"]),
    Family("results", _results, ["withdrawal"], settled=True),
    Family("uses", uses, ["decision", "bonus-pool"], settled=True),
    Family("tasks", tasks, ["task", "goals", "unit-goals"], dated=True),
    Family("orders", orders, ["order"], dated=True),
    Family("petitions", petitions, ["petition"]),
    Family("inspections", inspections, ["inspection", "inspection-list"]),
    Family("surveys", surveys, ["survey-frame", "survey-draw", "survey-result"]),
    Family("notices", notices, ["notice"]),
    Family("objections", objections, ["objection", "appeal"], dated=True),
    Family("measures", measures, ["measure", *CAUSES], settled=True, dated=True),
    Family("activities", activities, ["activity"]),
    Family(
        "statistics",
        statistics,
        ["measure", "objection", "appeal", "activity", *CAUSES],
        settled=True,
        dated=True,
    ),
    Family("rules", _rules),
    Family("feeds", feed_files, ["notice", "order", "task"], settled=True, dated=True),
    Family("help", _help, settled=True, dated=True),
    Family("everything", _everything, ALL, settled=True, logs=True, dated=True),
)
"""In an order in which they can be made."""
