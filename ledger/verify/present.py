"""The results as they stand: settled where a period is settled, else what the records say by a day."""

from __future__ import annotations

from collections.abc import Mapping

from ledger.results.act import Act
from ledger.results.book import Book
from ledger.results.compute import compute
from ledger.results.places import result_path
from ledger.results.render import row_value, rows_field
from ledger.results.spans import span_of
from ledger.verify.claims import claim
from ledger.verify.found import Found
from scoring.outcome import Outcome
from scoring.periods import parse
from scoring.resting import rounds_before
from scoring.rounds import is_year, running_order
from scoring.unit import Trace


def present(
    found: Found,
    book: Book,
    period: str,
    day: str,
    *,
    settled: bool = True,
    trace: Trace = False,
    made: Mapping[str, Outcome] | None = None,
) -> tuple[Outcome, Act | None]:
    """The outcome of a round and its settlement.

    Without a settlement, or with ``settled`` off, it is computed as of ``day`` and comes without one. What
    is ``made`` already of the rounds before it is not computed again. Raises Refusal for a period that no
    policy knows.
    """
    span_of(book, period)
    act = claim(found, period, found.numbers[period][-1]) if settled and period in found.numbers else None
    known = rests_on(found, book, period, day, made)
    if act is None:
        return compute(book, period, day, known, trace=trace), None
    return compute(book, period, act.as_of, known, number=act.number, trace=trace), act


def rests_on(
    found: Found, book: Book, period: str, day: str, made: Mapping[str, Outcome] | None = None
) -> dict[str, Outcome]:
    """What a year rests on: everything settled before it, and its other rounds as of the day."""
    known: dict[str, Outcome] = dict(made or {})
    if not is_year(period):
        return known
    policy = book.policies.for_period(period)
    own = [each for each in rounds_before(period, book.policies) if parse(each, policy).first <= day]
    settled = [each for each in found.numbers if running_order(each) < running_order(period)]
    for each in sorted({*own, *settled} - known.keys(), key=running_order):
        act = claim(found, each, found.numbers[each][-1]) if each in found.numbers else None
        number = act.number if act else 0
        known[each] = compute(book, each, act.as_of if act else day, known, number=number)
    return known


def same_as_settled(found: Found, outcome: Outcome, person: str) -> bool:
    """Whether the settled file says of a person, or a unit, what was computed."""
    result = outcome.people[person]
    settled = found.record(result_path(outcome.period, outcome.number, result.unit)) or {}
    rows = settled.get(rows_field(outcome.period))
    listed = rows if isinstance(rows, list) else []
    return row_value(outcome, result) in listed
