"""From a ledger's folder to a view: read once, hold to what is settled, take what was remembered of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ledger.board.rests import Rests
from ledger.board.settled import Correction, Settled
from ledger.board.texts import Texts
from ledger.board.view import View
from ledger.cache.run import open_view
from ledger.cache.verifying import kept_outcome, keys_of, verify_settled
from ledger.findings import Finding
from ledger.reading.values import Map
from ledger.records.loading import Ledger, Progress
from ledger.records.parallel import collector_paused
from ledger.records.subject import subject_of
from ledger.records.tree import Tree, WorkTree
from ledger.refusal import Refusal
from ledger.results.book import Book, book_of, open_book
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


def read_view(
    root: Path, tier: str, *, jobs: int = 1, progress: Progress | None = None, private: Path | None = None
) -> View:
    """The ledger below ``root`` as the board of ``tier`` shows it.

    With ``private``, a folder of the user's own, what was remembered of the ledger is not worked out again.
    Raises Refusal when records cannot be read, when there is no policy, or when what is settled does not
    follow from the records: such a board would show results that nobody can recompute.
    """
    tree = WorkTree(root)
    source = _remembered(tree, private, jobs, progress) or _read(tree, jobs, progress)
    book, found = source.book, Found(tree)
    _hold(book.ledger, book)
    _refuse(source.differing(), "build.unverified")
    outcomes = _outcomes(source, found)
    seen = sight(book.policies.versions[-1].visibility, tier)
    settled = tuple(_settled(found, period, outcome) for period, outcome in outcomes.items())
    people = tuple(each for each in settled if subjects_of(each.period) == PEOPLE)
    units = tuple(each for each in settled if subjects_of(each.period) == UNITS)
    return View(seen, book, people, _logs(tree, book.ledger, seen), tree, units, source.rests)


@dataclass(frozen=True)
class _Source:
    """What was read, and how to ask for the rest of it."""

    book: Book
    differing: Callable[[], Iterable[Finding]]
    """In what the settlements differ from the records."""
    known: Callable[[str], Outcome | None]
    """The outcome of a settled round, if it was remembered."""
    rests: Rests | None = None


def _read(tree: WorkTree, jobs: int, progress: Progress | None) -> _Source:
    book = open_book(tree, jobs=jobs, progress=progress)
    return _Source(book, lambda: verify(tree, book).findings, lambda period: None)


def _remembered(tree: WorkTree, private: Path | None, jobs: int, progress: Progress | None) -> _Source | None:
    """The same through what is remembered beside the ledger; None when nothing can be."""
    kept = open_view(tree, private, jobs=jobs, progress=progress)
    slices = kept.slices if kept else None
    if kept is None or slices is None:
        return None
    with collector_paused():
        book = book_of(kept.whole())

    def differing() -> list[Finding]:
        with collector_paused():
            found = verify_settled(kept, slices)
            kept.remember_all()
            return found

    keys = keys_of(slices, Found(tree).numbers)
    return _Source(
        book,
        differing,
        lambda period: kept_outcome(kept.store, period, keys[period]),
        Rests(slices, tree.faults(), kept.is_steady),
    )


def _hold(ledger: Ledger, book: Book) -> None:
    _refuse(ledger.findings, "build.findings")
    if not book.policies.versions:
        raise Refusal("build.no_policy")


def _refuse(found: Iterable[Finding], reason: str) -> None:
    errors = [fault for fault in found if is_error(fault)]
    if errors:
        raise Refusal(reason, count=len(errors), path=errors[0].path)


def _outcomes(source: _Source, found: Found) -> dict[str, Outcome]:
    """Round → the outcome of the settlement in force, in the order in which they ran."""
    outcomes: dict[str, Outcome] = {}
    for period, numbers in found.numbers.items():
        act = claim(found, period, numbers[-1])
        outcomes[period] = source.known(period) or compute(
            source.book, period, act.as_of, outcomes, number=act.number
        )
    return outcomes


def _settled(found: Found, period: str, outcome: Outcome) -> Settled:
    act = claim(found, period, found.numbers[period][-1])
    record = found.record(settlement_path(period, act.number))
    corrections = tuple(_correction(found, period, number) for number in found.numbers[period][1:])
    return Settled(act, record or {}, outcome, corrections)


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


def _logs(tree: Tree, ledger: Ledger, seen: Sight) -> Texts | dict[str, tuple[Map, ...]]:
    """Every person's months with their texts, when the board may show them."""
    return Texts(tree, ledger) if seen.sees(*LOG_FIELDS) else {}


LOG_FIELDS = ("log.date", "log.filed", "log.theme", "log.text")
"""What an entry shown on a page consists of."""
