"""What a policy would change, as a text for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from ledger.cli.table import table
from ledger.cli.words import Words
from ledger.explain.voice import Voice
from ledger.report.display import visible
from ledger.results.numbers import decimal
from ledger.results.render import rows_field
from ledger.results.subjects import subject_name
from ledger.whatif.suppose import Difference
from scoring.periods import parse, scheme_of
from scoring.rounds import PEOPLE, UNITS, subjects_of
from scoring.whatif.attribution import Cause
from scoring.whatif.clauses import Clause
from scoring.whatif.moves import Move, Result

_COLUMNS = {PEOPLE: ("person", "name", "unit"), UNITS: ("unit", "unit_name", "class")}
_LONGEST = 40
"""Characters of a clause's value that are shown."""


def as_text(words: Words, names: tuple[str, str], differences: Sequence[Difference]) -> str:
    """The clauses with their numbers, then the moves of every round."""
    clauses = differences[0].clauses
    parts = [words("diff.head", first=names[0], second=names[1], count=len(clauses)) + "\n"]
    parts += [_clause(words, number, clause) for number, clause in enumerate(clauses, 1)]
    parts += [_round(words, each) for each in differences]
    if any(each.comparison.moves for each in differences):
        parts.append("\n" + words("diff.legend") + "\n")
    return "".join(parts)


def as_json(words: Words, names: tuple[str, str], differences: Sequence[Difference]) -> str:
    """The same with ids instead of names; clauses are told by their position, from 1."""
    from ledger.report.json_ import dump

    clauses = [
        {"clause": clause.name, "kind": clause.kind, "first": clause.before, "second": clause.after}
        for clause in differences[0].clauses
    ]
    rounds = [_round_value(each) for each in differences]
    return dump({"first": names[0], "second": names[1], "clauses": clauses, "rounds": rounds})


def _round_value(difference: Difference) -> dict[str, object]:
    comparison = difference.comparison
    return {
        "period": difference.period,
        "as_of": difference.as_of,
        rows_field(difference.period): len(comparison.after.people),
        "moved": len({move.person for move, _ in comparison.moves}),
        "moved_by_clause_alone": list(comparison.alone),
        "moves": [_move_value(difference, move, cause) for move, cause in comparison.moves],
    }


def _move_value(difference: Difference, move: Move, cause: Cause) -> dict[str, object]:
    before, after = difference.comparison.before, difference.comparison.after
    return {
        "unit" if subjects_of(difference.period) == UNITS else "person": move.person,
        "result": move.what,
        "first": _plain(move.before, before.places),
        "second": _plain(move.after, after.places),
        "alone": [clause + 1 for clause in cause.alone],
        "together": [clause + 1 for clause in cause.together],
        "narrowed": cause.narrowed,
    }


def _plain(value: Result, places: int) -> str | int | None:
    return decimal(value, places) if isinstance(value, Fraction) else value


def _clause(words: Words, number: int, clause: Clause) -> str:
    if clause.kind == "changed":
        said = f"{_short(clause.before)} → {_short(clause.after)}"
    else:
        said = words(f"diff.{clause.kind}")
    return f"  {number}  {visible(clause.name)}  {visible(said)}\n"


def _short(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _round(words: Words, difference: Difference) -> str:
    period, day, comparison = difference.period, difference.as_of, difference.comparison
    subjects, moved = subjects_of(period), len({move.person for move, _ in comparison.moves})
    counted = {"period": period, "as_of": day, "count": len(comparison.after.people)}
    if not moved:
        return "\n" + words(f"diff.nobody.{subjects}", **counted) + "\n"
    title = words(f"diff.moved.{subjects}", **counted, moved=moved)
    head = [words(f"diff.{column}") for column in (*_COLUMNS[subjects], "what", "from", "to", "clause")]
    rows = [_row(words, difference, move, cause) for move, cause in comparison.moves]
    lines = [f"\n{title}\n", table(head, rows, frozenset({4, 5}))]
    for number, alone in enumerate(comparison.alone, 1):
        lines.append(_alone(words, subjects, number, alone))
    return "".join(lines)


def _alone(words: Words, subjects: str, number: int, alone: int | None) -> str:
    if alone is None:
        return words("diff.not_alone", number=number) + "\n"
    return words(f"diff.alone.{subjects}", number=number, count=alone) + "\n"


def _row(words: Words, difference: Difference, move: Move, cause: Cause) -> list[str]:
    book, comparison = difference.book, difference.comparison
    there = comparison.after.people.get(move.person) or comparison.before.people[move.person]
    policy = book.policies.for_period(difference.period)
    scheme, subjects = scheme_of(policy, parse(difference.period, policy)), subjects_of(difference.period)
    voice = Voice(words.lang, policy, book.facts, scheme, there.identity, subjects)
    shown = [
        "" if value is None else visible(_value(voice, move.what, value, comparison.after.places))
        for value in (move.before, move.after)
    ]
    name = visible(subject_name(book.facts, move.person))
    group = visible(voice.name(_COLUMNS[subjects][-1], there.unit))
    return [move.person, name, group, _what(words, voice, move), *shown, _cause(words, cause)]


def _what(words: Words, voice: Voice, move: Move) -> str:
    kind, _, id_ = move.what.partition(".")
    if not id_:
        return words(f"diff.{kind}")
    return visible(voice.name({"eligibility": "gate", "consequences": "consequence"}[kind], id_))


def _value(voice: Voice, what: str, value: str | int | Fraction, places: int) -> str:
    if isinstance(value, Fraction):
        return decimal(value, places)
    if isinstance(value, int):
        return str(value)
    if what == "grade":
        return voice.grade(value)
    if what in ("status", "cohort"):
        return voice.name(what, value)
    return voice.value(what, value)


def _cause(words: Words, cause: Cause) -> str:
    if cause.alone:
        return words("diff.or").join(_numbers(cause.alone))
    joined = " + ".join(_numbers(cause.together))
    return joined if cause.narrowed else words("diff.unsorted", clauses=joined)


def _numbers(clauses: Iterable[int]) -> list[str]:
    return [str(clause + 1) for clause in clauses]
