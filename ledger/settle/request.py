"""What a settler asks for, and whether it may be done."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from ledger.refusal import Refusal
from ledger.results.book import Book
from ledger.results.spans import span_of
from scoring.calendar import NEVER
from scoring.clocks import ran
from scoring.frame import last_filing_day
from scoring.periods import Period
from scoring.policy.types import Policy
from scoring.resting import rounds_before
from scoring.rounds import is_year


@dataclass(frozen=True, slots=True)
class Request:
    """One settlement asked for, computed ``as_of`` a day; ``now`` is today; a correction has a ``reason``."""

    period: str
    as_of: str
    now: str
    settled_by: str
    authority: str
    correct: bool = False
    reason: str | None = None


def admissible(request: Request, book: Book, numbers: dict[str, list[int]]) -> Period:
    """The period, if nothing speaks against settling it; ``numbers`` are those settled already, by period.

    Raises Refusal otherwise.
    """
    period = span_of(book, request.period)
    if request.as_of > request.now:
        raise Refusal("settle.future", as_of=request.as_of, now=request.now)
    _refuse_open(request, book, period)
    _refuse_second(request, numbers.get(request.period, []))
    if not request.correct:
        _refuse_unnoticed(request, book, period)
    if is_year(request.period):
        _refuse_gaps(request.period, rounds_before(request.period, book.policies), numbers)
    return period


def first_day(book: Book, period: Period) -> str | None:
    """The first day on which a period may be settled; None when the calendars do not reach that far."""
    last = last_filing_day(_policy(book, period), book.facts, period)
    if last == NEVER:
        return None
    return (datetime.date.fromisoformat(last) + datetime.timedelta(days=1)).isoformat()


def _policy(book: Book, period: Period) -> Policy:
    return book.policies.for_period(period.id)


def _refuse_open(request: Request, book: Book, period: Period) -> None:
    first = first_day(book, period)
    if first is None:
        raise Refusal("settle.calendar", period=period.round)
    if request.as_of < first:
        raise Refusal("settle.open", period=period.round, as_of=request.as_of, first=first)


def _refuse_unnoticed(request: Request, book: Book, period: Period) -> None:
    """A first settlement waits until a notice of the results has hung as long as the policy asks."""
    rules = _policy(book, period).notice
    least = rules.workdays(period.is_year) if rules else None
    if least is None:
        return
    hung = [
        (record.value["from"], record.value["to"])
        for record in book.ledger.by_kind["notice"]
        if record.value["kind"] == "result" and record.value.get("period") == request.period
    ]
    if not hung:
        raise Refusal("settle.no_notice", period=request.period, workdays=least)
    if not any(ran(book.facts.workdays, first, last, least, request.as_of) for first, last in hung):
        last = max(last for _, last in hung)
        raise Refusal("settle.notice", period=request.period, workdays=least, as_of=request.as_of, last=last)


def _refuse_second(request: Request, numbers: Sequence[int]) -> None:
    if request.correct and not numbers:
        raise Refusal("settle.nothing_to_correct", period=request.period)
    if numbers and not request.correct:
        raise Refusal("settle.already", period=request.period, number=numbers[-1])
    if request.correct and not request.reason:
        raise Refusal("settle.reason", period=request.period)


def _refuse_gaps(year: str, periods: Sequence[str], numbers: dict[str, list[int]]) -> None:
    missing = [period for period in periods if period not in numbers]
    if missing:
        raise Refusal("settle.periods", period=year, missing=", ".join(missing))
