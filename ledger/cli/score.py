"""`shaiji score`: what the records yield so far, without settling anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from ledger.cli.command import Command
from ledger.cli.options import (
    argument,
    as_of_option,
    find_root,
    format_option,
    jobs_option,
    lang_option,
    now_option,
    policy_option,
    root_option,
    text_option,
)
from ledger.cli.output import put, tell
from ledger.cli.progress import reading
from ledger.cli.score_view import as_csv, as_json, as_table
from ledger.cli.words import Words
from ledger.refusal import Refusal
from ledger.results.book import Book
from scoring.outcome import Outcome, PersonOutcome
from scoring.rounds import UNITS, subjects_of


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        argument("period", "PERIOD"),
        text_option(words, "unit", "UNIT", "option.unit"),
        policy_option(words),
        as_of_option(words),
        format_option(words, tuple(_VIEWS)),
        now_option(words),
        root_option(words),
        jobs_option(words),
        lang_option(words),
    ]
    return Command(words, "score", run, parameters)


def run(
    words: Words,
    period: str,
    unit: str | None,
    policy: str | None,
    as_of: str | None,
    form: str,
    now: str,
    root: str | None,
    jobs: int,
) -> int:
    """Compute and print; nothing is written."""
    from ledger.records.tree import WorkTree
    from ledger.results.book import open_book
    from ledger.verify.found import Found
    from ledger.verify.present import present

    folder = find_root(root)
    tree = WorkTree(folder)
    with reading(words) as progress:
        book = open_book(tree, jobs=jobs, progress=progress)
    if policy is not None:
        book = _supposed(words, folder, book, policy, period)
    outcome, _ = present(Found(tree), book, period, as_of or now, settled=False)
    put(_VIEWS[form](words, book, outcome, _people(book, outcome, unit)))
    tell(words("score.provisional", period=period, as_of=outcome.as_of))
    if policy is not None:
        tell(words("score.supposed", period=period, policy=policy))
    return 0


def _supposed(words: Words, folder: Path, book: Book, policy: str, period: str) -> Book:
    from ledger.cli.proposals import sound_policy
    from ledger.whatif.suppose import supposed

    return supposed(book, sound_policy(words, folder, policy)[1], period)


_VIEWS: Mapping[str, Callable[[Words, Book, Outcome, list[PersonOutcome]], str]] = {
    "text": as_table,
    "json": as_json,
    "csv": as_csv,
}


def _people(book: Book, outcome: Outcome, unit: str | None) -> list[PersonOutcome]:
    """Those of one unit, or everybody, by unit and id; of a round of units, the unit itself."""
    if unit is not None and unit not in book.facts.units:
        raise Refusal("unit.unknown", name=unit, nearest=", ".join(book.facts.units))
    units = subjects_of(outcome.period) == UNITS
    wanted = (
        person
        for person in outcome.people.values()
        if unit in (None, person.person if units else person.unit)
    )
    return sorted(wanted, key=lambda person: (person.unit, person.person))
