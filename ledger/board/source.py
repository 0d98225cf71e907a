"""From a ledger's folder to a view: read once, hold to what is settled, recompute with derivations."""

from __future__ import annotations

from pathlib import Path

from ledger.board.view import Correction, Settled, View
from ledger.reading.document import read_document
from ledger.reading.values import Map
from ledger.records.loading import Ledger, Progress
from ledger.records.subject import subject_of
from ledger.records.tree import Tree, WorkTree
from ledger.refusal import Refusal
from ledger.results.book import Book, open_book
from ledger.results.compute import compute
from ledger.results.places import settlement_path
from ledger.results.render import rows_field
from ledger.rules.catalogue import is_error
from ledger.verify.claims import claim
from ledger.verify.found import Found
from ledger.verify.run import verify
from ledger.visibility import Sight, sight
from scoring.outcome import Outcome
from scoring.rounds import PEOPLE, UNITS, subjects_of


def read_view(root: Path, tier: str, *, jobs: int = 1, progress: Progress | None = None) -> View:
    """The ledger below ``root`` as the board of ``tier`` shows it.

    Raises Refusal when records cannot be read, when there is no policy, or when what is settled does not
    follow from the records: such a board would show results that nobody can recompute.
    """
    tree = WorkTree(root)
    book = open_book(tree, jobs=jobs, progress=progress)
    _hold(tree, book)
    seen = sight(book.policies.versions[-1].visibility, tier)
    settled = _settled(tree, book)
    people = tuple(each for each in settled if subjects_of(each.period) == PEOPLE)
    units = tuple(each for each in settled if subjects_of(each.period) == UNITS)
    return View(seen, book, people, _logs(tree, book.ledger, seen), tree, units)


def _hold(tree: Tree, book: Book) -> None:
    errors = [fault for fault in book.ledger.findings if is_error(fault)]
    if errors:
        raise Refusal("build.findings", count=len(errors), path=errors[0].path)
    if not book.policies.versions:
        raise Refusal("build.no_policy")
    differing = [fault for fault in verify(tree, book).findings if is_error(fault)]
    if differing:
        raise Refusal("build.unverified", count=len(differing), path=differing[0].path)


def _settled(tree: Tree, book: Book) -> tuple[Settled, ...]:
    """The settlements in force, in the order in which they ran."""
    found, outcomes = Found(tree), dict[str, Outcome]()
    settled = []
    for period, numbers in found.numbers.items():
        act = claim(found, period, numbers[-1])
        outcomes[period] = compute(book, period, act.as_of, outcomes, number=act.number, trace=True)
        record = found.record(settlement_path(period, act.number))
        corrections = tuple(_correction(found, period, number) for number in numbers[1:])
        settled.append(Settled(act, record or {}, outcomes[period], corrections))
    return tuple(settled)


def _correction(found: Found, period: str, number: int) -> Correction:
    act = claim(found, period, number)
    return Correction(act, _results(found, period, number - 1), _results(found, period, number))


def _results(found: Found, period: str, number: int) -> dict[str, Map]:
    """Person, or unit → what a settlement's files say of them."""
    places = found.places(period, number).items()
    records = (found.record(path) for path, place in places if place.kind == "result")
    lists = (record[rows_field(period)] for record in records if record is not None)
    rows = (row for people in lists if isinstance(people, list) for row in people)
    return {subject_of(row): row for row in rows if isinstance(row, dict)}


def _logs(tree: Tree, ledger: Ledger, seen: Sight) -> dict[str, tuple[Map, ...]]:
    """Every person's months with their texts, when the board may show them."""
    if not seen.sees(*LOG_FIELDS):
        return {}
    found: dict[str, list[Map]] = {}
    for log in sorted(ledger.logs, key=lambda log: (log.month, log.unit)):
        document, _ = read_document(log.path, tree.read(log.path))
        if document is not None:
            found.setdefault(log.person, []).append(document.value)
    return {person: tuple(months) for person, months in found.items()}


LOG_FIELDS = ("log.date", "log.filed", "log.theme", "log.text")
"""What an entry shown on a page consists of."""
