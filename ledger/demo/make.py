"""Make a demo ledger: plan it, write its records, and settle its periods as an office would."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

from ledger.care.build import care_facts
from ledger.care.rounds import Rounds
from ledger.demo.pages import pages
from ledger.demo.plan.district import district
from ledger.demo.plan.model import OFFICE, Plan
from ledger.demo.plan.town import town
from ledger.demo.records import calendar
from ledger.demo.records.activities import activities, seeds
from ledger.demo.records.adjustments import adjustments, vetoes
from ledger.demo.records.attendance import attendance
from ledger.demo.records.ballots import ballots
from ledger.demo.records.goals import goals
from ledger.demo.records.ground import Ground
from ledger.demo.records.indicators import indicators
from ledger.demo.records.inspections import inspections
from ledger.demo.records.logs import logs
from ledger.demo.records.measures import measures
from ledger.demo.records.notices import notices
from ledger.demo.records.orders import orders
from ledger.demo.records.organization import organization
from ledger.demo.records.panels import panels
from ledger.demo.records.past import past
from ledger.demo.records.petitions import petitions
from ledger.demo.records.recusals import recusals
from ledger.demo.records.remedies import found_forgotten, remedies
from ledger.demo.records.reviews import reviews
from ledger.demo.records.roles import roles
from ledger.demo.records.sheets import sheets
from ledger.demo.records.summaries import summaries
from ledger.demo.records.surveys import surveys
from ledger.demo.records.tasks import tasks
from ledger.demo.records.uses import uses
from ledger.demo.records.waivers import waivers
from ledger.demo.records.year_end import year_end
from ledger.reading.emit import emit
from ledger.reading.values import Map
from ledger.records.tree import WorkTree
from ledger.refusal import Refusal
from ledger.results.book import open_book
from ledger.settle.request import Request
from ledger.settle.settle import settle
from scoring.care.due import Due, dues
from scoring.care.due import Ground as DueGround
from scoring.outcome import Outcome
from scoring.periods import Period, parse

Say = Callable[[str], None]
"""Told in a few words what is being done."""

KINDS: tuple[Callable[[Ground], Iterator[tuple[str, Map]]], ...] = (
    *(attendance, adjustments, vetoes, summaries, ballots, past, notices),
    *(indicators, tasks, orders, petitions, inspections, surveys),
    *(activities, seeds, remedies, waivers, reviews, sheets, recusals),
)
"""Everything that is filed, but for the logs and what rests on settled results."""


CORRECTION = "异议成立：一项区级通报表扬未计入，补记后重新计算"
"""Why a quarter is settled again."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: so many people in that year; None for the small demo."""

    people: int | None
    year: int


def make_demo(target: Path, order: Order, say: Say, *, jobs: int = 1) -> Plan:
    """Write a whole ledger into an empty folder.

    Raises Refusal when the folder has something in it or the number of people is out of range.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise Refusal("demo.not_empty", folder=target)
    plan = _plan(order)
    say("plan")
    _write(target, chain(organization(plan), roles(plan)))
    ground = _ground(target, plan)
    _write(target, panels(ground))
    ground = _ground(target, plan)
    say("records")
    _write(target, _filings(ground))
    say("logs")
    _write_logs(target, ground, jobs)
    for name, text in pages(plan):
        (target / name).write_text(text, encoding="utf-8", newline="\n")
    for period in plan.settled:
        say(period)
        _settle_both(target, ground, parse(period, ground.policy), jobs)
    for quarter in ground.periods[len(ground.settled) :]:
        _write(target, goals(ground, quarter))
    _write(target, measures(ground, _dues(target, ground)))
    return plan


def _plan(order: Order) -> Plan:
    if order.people is None:
        return town(order.year)
    try:
        return district(order.people, order.year)
    except ValueError as error:
        raise Refusal("demo.people", people=order.people) from error


def _ground(target: Path, plan: Plan) -> Ground:
    book = open_book(WorkTree(target))
    return Ground(plan, book.facts, book.policies.versions[-1])


def _filings(ground: Ground) -> Iterator[tuple[str, Map]]:
    before = found_forgotten(ground, settled=False)
    return chain(before, chain.from_iterable(kind(ground) for kind in KINDS))


def _write(target: Path, made: Iterable[tuple[str, Map]]) -> None:
    for path, value in made:
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(emit(value), encoding="utf-8", newline="\n")


def _write_logs(target: Path, ground: Ground, jobs: int) -> None:
    """Everybody's logs; with several processes each takes every n-th person."""
    if jobs <= 1 or not hasattr(os, "fork"):
        return _write_share(target, ground, 0, 1)
    context = get_context("fork")
    workers = [
        context.Process(target=_write_share, args=(target, ground, share, jobs)) for share in range(jobs)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if any(worker.exitcode for worker in workers):
        raise OSError("the logs could not be written")
    return None


def _write_share(target: Path, ground: Ground, share: int, jobs: int) -> None:
    for person in ground.plan.people[share::jobs]:
        _write(target, logs(ground, person))


def _settle_both(target: Path, ground: Ground, period: Period, jobs: int) -> None:
    """The round of units, then that of people, which may rest on it; and a correction, if there is one."""
    number = calendar.number_of(period)
    day = calendar.settled(ground, period)
    _write(target, year_end(ground) if period.is_year else goals(ground, period))
    _settle(target, f"units-{period.id}", day, f"云考〔{day[:4]}〕{number + 10}号", jobs)
    outcome = _settle(target, period.id, day, f"云考〔{day[:4]}〕{number}号", jobs)
    if period.is_year:
        _write(target, uses(ground, outcome))
    forgotten = [each for each in found_forgotten(ground, settled=True) if each[1]["period"] == period.id]
    if forgotten:
        _write(target, forgotten)
        day, _ = calendar.corrected(ground, period)
        _settle(target, period.id, day, f"云考〔{day[:4]}〕{number + 20}号", jobs, reason=CORRECTION)


def _settle(
    target: Path, round_: str, day: str, authority: str, jobs: int, reason: str | None = None
) -> Outcome:
    asked = Request(
        round_,
        as_of=day,
        now=day,
        settled_by=OFFICE,
        authority=authority,
        correct=reason is not None,
        reason=reason,
    )
    settled = settle(target, asked, jobs=jobs)
    if settled.recomputed is None:
        raise RuntimeError(f"the demo breaks its own rules: {settled.findings[:3]}")
    return settled.recomputed.outcome


def _dues(target: Path, ground: Ground) -> Iterable[Due]:
    """The measures that are due by the day of which the demo tells."""
    tree = WorkTree(target)
    book, rounds = open_book(tree), Rounds(tree)
    care = care_facts(book.ledger, rounds, rounds.periods)
    return dues(DueGround(book.policies, book.facts, care, ground.today, superseded=True))
