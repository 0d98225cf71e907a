"""A provisional outcome as a table, as JSON, as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from ledger.cli.table import table
from ledger.cli.words import Words
from ledger.explain.voice import Voice
from ledger.report.display import visible
from ledger.results.book import Book
from ledger.results.numbers import decimal
from scoring.outcome import Outcome, PersonOutcome
from scoring.periods import parse, scheme_of

_COLUMNS = ("person", "name", "unit", "score", "grade", "cohort", "rank", "status")
_NUMBERS = frozenset({3, 6})
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a text for a formula."""


def as_table(words: Words, book: Book, outcome: Outcome, people: Sequence[PersonOutcome]) -> str:
    """Aligned columns under their names."""
    head = [words(f"score.{column}") for column in _COLUMNS]
    return table(head, [_row(words, book, outcome, person) for person in people], _NUMBERS)


def as_csv(words: Words, book: Book, outcome: Outcome, people: Sequence[PersonOutcome]) -> str:
    """The same columns for a spreadsheet; a text that would be taken for a formula is preceded by a quote."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for person in people:
        cells = enumerate(_row(words, book, outcome, person))
        writer.writerow(
            [cell if i in _NUMBERS or not cell.startswith(_FORMULA) else f"'{cell}" for i, cell in cells]
        )
    return stream.getvalue()


def as_json(words: Words, book: Book, outcome: Outcome, people: Sequence[PersonOutcome]) -> str:
    """Every field of the outcome by its name; ids, not names; `provisional` is always true."""
    from ledger.report.json_ import dump
    from ledger.results.render import person_value

    head = {"period": outcome.period, "as_of": outcome.as_of, "provisional": True}
    policy = {"policy": outcome.policy, "policy_version": outcome.policy_version}
    listed = [{"unit": person.unit, **person_value(person, outcome.places)} for person in people]
    return dump({**head, **policy, "people": listed})


def _row(words: Words, book: Book, outcome: Outcome, person: PersonOutcome) -> list[str]:
    policy = book.policies.for_period(outcome.period)
    scheme = scheme_of(policy, parse(outcome.period, policy))
    voice = Voice(words.lang, policy, book.facts, scheme, person.identity)
    ranked = person.cohort_rank is not None
    return [
        person.person,
        visible(book.facts.people[person.person].name),
        visible(voice.name("unit", person.unit)),
        "" if person.score is None else decimal(person.score, outcome.places),
        visible(voice.grade(person.grade)) if person.grade else "",
        visible(voice.name("cohort", person.cohort)) if person.cohort else "",
        f"{person.cohort_rank}/{person.cohort_size}" if ranked else "",
        voice.name("status", person.status),
    ]
