"""Histories as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from ledger.cli.ledger_diff_json import author_value, landing_value, moves_value
from ledger.cli.results_speech import SHORT, Speech, brought, detail_lines, stated_lines, who
from ledger.cli.words import Words
from ledger.history.authors import Authors
from ledger.history.comparison import RoundChange, RowChange
from ledger.history.dossier import Dossier, Note
from ledger.history.landings import Landing, Passing
from ledger.history.versions import Entry, History
from ledger.report.json_ import dump
from ledger.results.places import settlement_path

FORMAT = 1
"""Rises when a field changes its meaning or goes away."""
_MOST = 5
"""So many who moved are named; the rest are counted."""

Received = Mapping[str, str]
"""Commit → when the server received it."""


def record_text(words: Words, history: History, authors: Authors, received: Received) -> str:
    """Every version of a record under its number."""
    tip = history.tip
    shown = f"{tip.revision} ({tip.commit[:SHORT]})"
    lines = [words("history.record", path=history.path, count=len(history.entries), revision=shown)]
    for number, entry in enumerate(history.entries, 1):
        lines += ["", *_entry(words, number, entry, authors, received)]
    for each in history.passing:
        lines += ["", _passed(words, each, authors)]
    return "\n".join([*lines, *_footnotes(words, received)]) + "\n"


def dossier_text(
    words: Words, dossier: Dossier, notes: Sequence[Note], authors: Authors, received: Received
) -> str:
    """Everything brought about a person, oldest first."""
    tip = dossier.tip
    facts = tip.book.facts
    name = facts.people[dossier.person].name if dossier.person in facts.people else ""
    shown = f"{tip.revision} ({tip.commit[:SHORT]})"
    who_ = f"{dossier.person} {name}".rstrip()
    lines = [words("history.person", who=who_, count=len(notes), revision=shown)]
    for _, group in groupby(notes, lambda note: note.landing.commit):
        listed = list(group)
        lines += ["", _brought(words, replace(listed[0].landing, made=()), authors, received)]
        lines += [f"  {line}" for note in listed for line in _note(words, dossier, note, authors)]
    return "\n".join([*lines, *_footnotes(words, received)]) + "\n"


def record_json(words: Words, history: History, authors: Authors, received: Received) -> str:
    """The same with ids and full commits."""
    tip = history.tip
    return dump(
        {
            "format": FORMAT,
            "path": history.path,
            "revision": {"revision": tip.revision, "commit": tip.commit},
            "versions": [_entry_value(each, authors, received) for each in history.entries],
            "passing": [_passing_value(each, authors) for each in history.passing],
        }
    )


def dossier_json(
    words: Words, dossier: Dossier, notes: Sequence[Note], authors: Authors, received: Received
) -> str:
    """The same with ids and full commits."""
    tip = dossier.tip
    return dump(
        {
            "format": FORMAT,
            "person": dossier.person,
            "revision": {"revision": tip.revision, "commit": tip.commit},
            "notes": [_note_value(each, authors, received) for each in notes],
        }
    )


def _entry(words: Words, number: int, entry: Entry, authors: Authors, received: Received) -> Iterator[str]:
    yield words(f"history.{entry.change.kind}", number=number)
    yield f"  {_brought(words, entry.landing, authors, received)}"
    yield from (f"  {line}" for line in stated_lines(words, entry.stated, entry.amendment))
    yield from (f"  {line}" for line in detail_lines(words, entry.details))
    yield from (f"  {line}" for line in _moved(words, entry.moved))


def _note(words: Words, dossier: Dossier, note: Note, authors: Authors) -> Iterator[str]:
    """One note below its commit; with the commits of the side branch that made it."""
    if note.change is None:
        yield words(
            "history.result", period=note.period, number=note.number, moves=_moves(words, dossier, note)
        )
        return
    yield words(f"diff.cause.{note.change.kind}", record=note.change.record)
    made = [each for each in note.landing.made if each != note.landing.commit]
    yield from (
        "  " + words("diff.made_by", commit=each[:SHORT], who=who(words, authors, each)) for each in made
    )
    yield from (f"  {line}" for line in stated_lines(words, note.stated or {}, note.amendment))
    yield from (f"  {line}" for line in _moved(words, note.moved))


def _moves(words: Words, dossier: Dossier, note: Note) -> str:
    row = RowChange(dossier.person, "", "moved", note.moves, {})
    tip = dossier.tip
    whole = RoundChange((note.period,) * 2, ("", ""), (None, None), 0, (row,), (), (tip, tip))
    speech = Speech(words, whole, row)
    return words("diff.semicolon").join([*speech.moves(), *speech.parts()])


def _brought(words: Words, landing: Landing, authors: Authors, received: Received) -> str:
    text = brought(words, authors, landing)
    time = received.get(landing.commit)
    return text + (words("history.received", time=time) if time else "")


def _moved(words: Words, found: Sequence[RoundChange]) -> Iterator[str]:
    told = [(whole, row) for whole in found for row in whole.rows]
    for whole, row in told[:_MOST]:
        speech = Speech(words, whole, row)
        moves = words("diff.semicolon").join(speech.moves() or speech.parts())
        yield words("history.moves", who=speech.who(), period=whole.period, moves=moves)
    if len(told) > _MOST:
        yield words("history.more", count=len(told) - _MOST)


def _passed(words: Words, each: Passing, authors: Authors) -> str:
    commits = words("diff.comma").join(
        words("diff.made_by", commit=commit[:SHORT], who=who(words, authors, commit))
        for commit in each.commits
    )
    by = words("diff.by_merge", commit=each.by[:SHORT], who=who(words, authors, each.by)) if each.by else ""
    return words(f"diff.{each.what}", path=each.path, commits=commits, by=by)


def _footnotes(words: Words, received: Received) -> list[str]:
    return [] if received else ["", words("history.not_received")]


def _entry_value(entry: Entry, authors: Authors, received: Received) -> dict[str, Any]:
    return {
        "kind": entry.change.kind,
        "details": [each._asdict() for each in entry.details],
        "stated": dict(entry.stated),
        "amendment": entry.amendment,
        "landing": landing_value(authors, entry.landing),
        "received": received.get(entry.landing.commit),
        "moved": [move for whole in entry.moved for move in moves_value(whole)],
    }


def _note_value(note: Note, authors: Authors, received: Received) -> dict[str, Any]:
    value: dict[str, Any] = {
        "landing": landing_value(authors, note.landing),
        "received": received.get(note.landing.commit),
    }
    if note.change is None:
        moves = [{"result": move.what, "first": move.before, "second": move.after} for move in note.moves]
        settlement = settlement_path(note.period, note.number)
        return {
            **value,
            "period": note.period,
            "number": note.number,
            "settlement": settlement,
            "moves": moves,
        }
    return {
        **value,
        "record": note.change.record,
        "kind": note.change.kind,
        "stated": dict(note.stated or {}),
        "amendment": note.amendment,
        "moved": [move for whole in note.moved for move in moves_value(whole)],
    }


def _passing_value(each: Passing, authors: Authors) -> dict[str, Any]:
    return {
        "what": each.what,
        "commits": [author_value(authors, commit) for commit in each.commits],
        "merge": author_value(authors, each.by) if each.by else None,
    }
