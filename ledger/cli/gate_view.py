"""The verdict of the gate, in the format asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ledger.cli.findings_view import Source, show
from ledger.cli.output import put, tell
from ledger.cli.words import Words
from ledger.gate.change import Change, Commit
from ledger.gate.judge import Verdict
from ledger.gate.moves import Mover, RoundMoves
from ledger.history.rows import RowMove
from ledger.report.annotations import render_annotations, render_lines, render_markdown
from ledger.report.json_ import dump, render_json
from ledger.rules.catalogue import is_error

_MOST = 1024 * 1024
_MOST_MOVERS = 20
_NAMED = ("status", "score", "grade", "cohort", "cohort_rank", "unit_rank")
_TOLD = ("status", "score", "grade")
"""What is told of a mover, unless only something else moves."""


def report(
    words: Words, verdict: Verdict, moves: Sequence[RoundMoves], form: str, summary: Path | None
) -> None:
    """Print the verdict and who moves; add both to the job's summary when there is one."""
    if form == "json":
        put(dump(as_json(words, verdict, moves)))
    elif form == "github":
        put(render_annotations(verdict.findings, words.lang))
    else:
        show(words, verdict.findings, form, source_of(verdict.change))
    told = "".join(f"{line}\n" for line in moved(words, moves))
    if form == "text":
        put(told)
    if summary is not None:
        with summary.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(render_markdown(verdict.findings, words.lang))
            stream.write(render_lines(told))
    tell(_last_word(words, verdict))


def moved(words: Words, moves: Sequence[RoundMoves]) -> Iterator[str]:
    """Who moves, round by round: at most a screen of it."""
    for each in moves:
        key = "gate.settled" if each.number else "gate.open"
        values = {"period": each.period, "as_of": each.as_of, "number": each.number}
        yield words(key, **values, subjects=each.subjects, moved=len(each.movers))
        yield from (f"  {_mover(words, mover)}" for mover in each.movers[:_MOST_MOVERS])
        if len(each.movers) > _MOST_MOVERS:
            yield "  " + words("gate.more_movers", count=len(each.movers) - _MOST_MOVERS)


def _mover(words: Words, mover: Mover) -> str:
    shown = [each for each in mover.moves if each.what in _TOLD] or list(mover.moves)
    parts = [_move(words, each) for each in shown]
    return words(
        "gate.mover", who=f"{mover.subject} {mover.name}".strip(), moves=words("gate.and").join(parts)
    )


def _move(words: Words, move: RowMove) -> str:
    what = words(f"diff.{move.what}") if move.what in _NAMED else move.what
    before, after = ("—" if each is None else str(each) for each in (move.before, move.after))
    return words("gate.move", what=what, before=before, after=after)


def source_of(change: Change | None) -> Source:
    """A function from a path to its bytes in the head, for files that the change touches."""
    entries = {each.path: each.after for each in change.files} if change else {}

    def source(path: str) -> bytes | None:
        entry = entries.get(path)
        if change is None or entry is None or entry.type != "blob" or entry.size > _MOST:
            return None
        return change.contents.of(entry)

    return source


def as_json(words: Words, verdict: Verdict, moves: Sequence[RoundMoves]) -> dict[str, Any]:
    """The verdict for programs; `gate.schema.json` in `ledger/report` is the contract."""
    change = verdict.change
    found: dict[str, Any] = json.loads(render_json(verdict.findings, words.lang))
    return {
        "format": found.pop("format"),
        "accepted": verdict.accepted,
        "base": change.base if change else None,
        "head": change.head if change else None,
        "commits": [_commit(each) for each in change.commits] if change else [],
        "files": [each.path for each in change.files] if change else [],
        **found,
        "unapproved": len(verdict.unapproved),
        "moves": [_round(each) for each in moves],
    }


def _round(each: RoundMoves) -> dict[str, Any]:
    movers = [
        {"subject": mover.subject, "group": mover.group, "moves": [move._asdict() for move in mover.moves]}
        for mover in each.movers
    ]
    return {
        "period": each.period,
        "as_of": each.as_of,
        "settlement": each.number or None,
        "subjects": each.subjects,
        "movers": movers,
    }


def _commit(commit: Commit) -> dict[str, Any]:
    return {
        "id": commit.id,
        "principal": commit.principal,
        "signature": commit.standing.value if commit.standing else "none",
        "claimed": commit.claimed.isoformat() if commit.claimed else None,
        "merge": commit.is_merge,
    }


def _last_word(words: Words, verdict: Verdict) -> str:
    if verdict.change is None:
        return words("gate.beyond")
    change = verdict.change
    if verdict.unapproved and not any(map(is_error, verdict.findings)):
        return words("gate.unapproved", count=len(verdict.unapproved))
    key = "gate.accepted" if verdict.accepted else "gate.refused"
    return words(key, commits=len(change.commits), files=len(change.files))
