"""A provisional outcome as a table, as JSON, as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from ledger.cli.table import table
from ledger.cli.words import Words
from ledger.explain.voice import Voice
from ledger.report.csv_ import guarded
from ledger.report.display import visible
from ledger.results.book import Book
from ledger.results.numbers import decimal
from ledger.results.subjects import subject_name
from scoring.outcome import Outcome, PersonOutcome
from scoring.periods import parse, scheme_of
from scoring.rounds import PEOPLE, UNITS, subjects_of

_COLUMNS = {
    PEOPLE: ("person", "name", "unit", "score", "grade", "cohort", "rank", "status"),
    UNITS: ("unit", "name", "class", "score", "grade", "rank", "status"),
}
_NUMBERS = frozenset({"score", "rank"})


def as_table(words: Words, book: Book, outcome: Outcome, people: Sequence[PersonOutcome]) -> str:
    """Aligned columns under their names."""
    columns = _COLUMNS[subjects_of(outcome.period)]
    rows = [[row[column] for column in columns] for row in _rows(words, book, outcome, people)]
    numbers = {place for place, column in enumerate(columns) if column in _NUMBERS}
    heads = ("unit_name" if column == "name" and columns[0] == "unit" else column for column in columns)
    return table([words(f"score.{head}") for head in heads], rows, frozenset(numbers))


def as_csv(words: Words, book: Book, outcome: Outcome, people: Sequence[PersonOutcome]) -> str:
    """The same columns for a spreadsheet; a text that would be taken for a formula is preceded by a quote."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    columns = _COLUMNS[subjects_of(outcome.period)]
    writer.writerow(columns)
    for row in _rows(words, book, outcome, people):
        writer.writerow([_cell(column, row[column]) for column in columns])
    return stream.getvalue()


def _cell(column: str, text: str) -> str:
    return text if column in _NUMBERS else guarded(text)


def as_json(words: Words, book: Book, outcome: Outcome, people: Sequence[PersonOutcome]) -> str:
    """Every field of the outcome by its name; ids, not names; `provisional` is always true."""
    from ledger.report.json_ import dump
    from ledger.results.render import row_value, rows_field

    head = {"period": outcome.period, "as_of": outcome.as_of, "provisional": True}
    policy = {"policy": outcome.policy, "policy_version": outcome.policy_version}
    group = "class" if subjects_of(outcome.period) == UNITS else "unit"
    listed = [{group: person.unit, **row_value(outcome, person)} for person in people]
    return dump({**head, **policy, rows_field(outcome.period): listed})


def _rows(
    words: Words, book: Book, outcome: Outcome, people: Sequence[PersonOutcome]
) -> Iterator[dict[str, str]]:
    """Column → text, of everybody."""
    policy, subjects = book.policies.for_period(outcome.period), subjects_of(outcome.period)
    scheme = scheme_of(policy, parse(outcome.period, policy))
    for person in people:
        voice = Voice(words.lang, policy, book.facts, scheme, person.identity, subjects)
        yield {**_placed(book, person, voice), **_judged(outcome, person, voice)}


def _placed(book: Book, person: PersonOutcome, voice: Voice) -> dict[str, str]:
    """Who it is and where: somebody in a unit, or a unit in a class."""
    id_, group = ("unit", "class") if voice.subjects == UNITS else ("person", "unit")
    name = visible(subject_name(book.facts, person.person))
    return {id_: person.person, "name": name, group: visible(voice.name(group, person.unit))}


def _judged(outcome: Outcome, person: PersonOutcome, voice: Voice) -> dict[str, str]:
    ranked = person.cohort_rank is not None
    return {
        "score": "" if person.score is None else decimal(person.score, outcome.places),
        "grade": visible(voice.grade(person.grade)) if person.grade else "",
        "cohort": visible(voice.name("cohort", person.cohort)) if person.cohort else "",
        "rank": f"{person.cohort_rank}/{person.cohort_size}" if ranked else "",
        "status": voice.name("status", person.status),
    }
