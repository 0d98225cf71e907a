"""A correction has to correct something, cannot be computed as of an earlier day, and keeps its promises."""

from __future__ import annotations

from collections.abc import Callable

from ledger.care.rounds import Rounds
from ledger.reading.values import Map, Value
from ledger.records.tree import Tree
from ledger.refusal import Refusal
from ledger.results.act import Act
from ledger.results.book import Book
from ledger.results.numbers import decimal
from ledger.results.places import manifest_path, result_path
from ledger.results.render import rows_field
from ledger.verify.found import Found
from ledger.verify.recompute import Recomputed
from scoring.clocks import Result, worse
from scoring.periods import parse, scheme_of


def refuse_idle(found: Found, done: Recomputed, before: Act) -> None:
    """Raises Refusal when the correction changes nobody's results, no policy and no record behind them."""
    if done.act.as_of < before.as_of:
        raise Refusal("settle.earlier", as_of=done.act.as_of, before=before.as_of)
    units = [place.unit for place in done.places.values() if place.kind == "result"]
    old, new = _essence(units, found.record, before), _essence(units, done.files.get, done.act)
    listed = {place.unit for place in found.places(before.period, before.number).values() if place.unit}
    if old == new and listed == set(units):
        raise Refusal("settle.same", period=before.period, number=before.number)


def refuse_worse(tree: Tree, book: Book, done: Recomputed) -> None:
    """Raises Refusal when it carries out a decision on an objection or appeal to that person's detriment.

    Which decisions it carries out is what they say themselves (their `correction`).
    """
    act, places = done.act, done.outcome.places
    before = Rounds(tree).number(act.period, act.number - 1)
    for record in (*book.ledger.by_kind["objection"], *book.ledger.by_kind["appeal"]):
        value, person = record.value, record.value["person"]
        carried = value["period"] == act.period and value.get("decision", {}).get("correction") == act.number
        was = before.result(person) if before and carried else None
        now = done.outcome.people.get(person)
        after = Result(now.score, now.grade) if now else Result(None, None)
        if was and worse(was, after, _grades(book, act)):
            shown = [" ".join(_shown(each, places)) or "—" for each in (was, after)]
            raise Refusal("settle.worse", record=record.id, person=person, before=shown[0], after=shown[1])


def _grades(book: Book, act: Act) -> tuple[str, ...]:
    """The grades of the round, from the best to the lowest."""
    policy = book.policies.for_period(act.period)
    return scheme_of(policy, parse(act.period, policy)).composition.grades.ids


def _shown(result: Result, places: int) -> list[str]:
    score = [] if result.score is None else [decimal(result.score, places)]
    return [*score, *([result.grade] if result.grade else [])]


def _essence(units: list[str], read: Callable[[str], Map | None], act: Act) -> list[Value | None]:
    """What a settlement is about, without the act and what follows from it."""
    essence: list[Value | None] = []
    for unit in units:
        result = read(result_path(act.period, act.number, unit)) or {}
        manifest = read(manifest_path(act.period, act.number, unit)) or {}
        rows = result.get(rows_field(act.period))
        essence += [rows, result.get("policy_digest"), manifest.get("inputs")]
    return essence
