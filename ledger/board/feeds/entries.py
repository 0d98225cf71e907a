"""What feeds tell: notices, results, corrections, and all that is about one unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ledger.board import address
from ledger.board.both import both
from ledger.board.encode import text
from ledger.board.pages.orders import NEEDED
from ledger.board.pages.words import COMMA, day_name, period_name
from ledger.board.settled import Settled
from ledger.board.view import View
from ledger.records.kinds import record_id
from ledger.results.places import settlement_path
from scoring.rounds import UNITS, subjects_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing told: the ``record`` it rests on, its day, words (encoded), and the page, below the root."""

    record: str
    day: str
    title: str
    words: str
    page: str


def notices(view: View) -> Iterator[Entry]:
    """Every notice, on its first day."""
    for notice in view.shown("notice", "title", "from", "to", "text"):
        value = notice.value
        window = both(
            f"公示期 {day_name(value['from'])} 至 {day_name(value['to'])}。",
            f"Open from {day_name(value['from'])} to {day_name(value['to'])}. ",
        )
        words = f"{window}{text(str(value['text']))}"
        page = address.url(address.notice(str(value["notice"])))
        yield Entry(notice.id, str(value["from"]), text(str(value["title"])), words, page)


def results(view: View) -> Iterator[Entry]:
    """Every round's first settlement, on the day as of which it was settled."""
    for settled in (*view.settled, *view.units_settled):
        yield _settled(view, settled, address.url(_page_of(settled)))


def corrections(view: View) -> Iterator[Entry]:
    """Every settlement that was done again."""
    for settled in (*view.settled, *view.units_settled):
        for each in settled.corrections:
            act = each.act
            anchor = f"{address.url(address.CORRECTIONS)}#c{act.period}-{act.number}"
            title = both(f"{_round_name(act.period)}更正", f"{_round_name(act.period)}: corrected")
            words = COMMA.join([text(act.reason or ""), text(act.authority)])
            yield Entry(_record(act.period, act.number), act.as_of, title, words, anchor)


def of_unit(view: View, unit: str) -> Iterator[Entry]:
    """What is about a unit: rounds that it or its people took part in, and its supervision orders."""
    page = address.url(address.unit(unit))
    for settled in (*view.settled, *view.units_settled):
        subjects = settled.outcome.people.values()
        if any(unit in (subject.unit, subject.person) for subject in subjects):
            yield _settled(view, settled, page)
    for order in view.shown("order", *NEEDED):
        if order.value["unit"] == unit and "assigned" in order.value:
            day = str(order.value["assigned"]["date"])
            due = both(f"期限 {day_name(order.value['due'])}。", f"Due on {day_name(order.value['due'])}.")
            title = both(
                f"督办：{text(order.value['title'])}", f"Supervision order: {text(order.value['title'])}"
            )
            yield Entry(order.id, day, title, due, address.url(address.order(order.id)))


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """In the order of a feed."""
    return sorted(entries, key=lambda entry: (entry.day, entry.record), reverse=True)


def _settled(view: View, settled: Settled, page: str) -> Entry:
    """The first settlement of a round: the record that stays the entry's, whatever is done again."""
    act = settled.act
    title = both(f"{_round_name(act.period)}已定案", f"{_round_name(act.period)}: settled")
    words = both(
        f"{text(act.settled_by)} 依据 {text(act.authority)} 定案，截至 {day_name(act.as_of)}。",
        f"Settled by {text(act.settled_by)} under {text(act.authority)}, as of {day_name(act.as_of)}.",
    )
    return Entry(_record(act.period, 1), act.as_of, title, words, page)


def _round_name(round_: str) -> str:
    name = period_name(round_)
    if subjects_of(round_) == UNITS:
        return both(f"{name}单位考核结果", f"{name}, results of units")
    return both(f"{name}考核结果", f"{name}, results")


def _page_of(settled: Settled) -> str:
    return address.UNIT_ROUNDS if subjects_of(settled.period) == UNITS else address.UNITS


def _record(round_: str, number: int) -> str:
    return record_id(settlement_path(round_, number))
