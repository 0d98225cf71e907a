"""What the person who pushed reads: one report of at most a screen, or what has come in and who moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from ledger.cli.output import put, tell
from ledger.cli.words import Words
from ledger.findings import Finding
from ledger.hook.answer import Answer
from ledger.hook.caller import Caller

if TYPE_CHECKING:
    from ledger.gate.change import Change
    from ledger.gate.judge import Verdict

_MOST = 4
"""Findings that are shown in full: with their excerpts they fill a screen."""
_NOBODY = "X012"
_LINES = 16


def refused(words: Words, wrong: Sequence[Answer], who: Caller) -> None:
    """Say that nothing came in, why, and what to do."""
    tell(words("receive.refused"))
    for answer in wrong:
        branch = answer.update.ref.removeprefix("refs/heads/")
        if answer.reason is not None:
            tell(words(f"receive.{answer.reason}", branch=branch))
        elif answer.verdict is not None:
            _findings(words, answer.verdict, who)


def told(words: Words, change: Change | None, received: datetime) -> None:
    """Say what has come in, and who moves by it."""
    from ledger.cli.gate_view import moved
    from ledger.gate.clock import day_of
    from ledger.gate.moves import moves_of

    if change is None:
        return
    tell(words("receive.landed", commits=len(change.commits), files=len(change.files)))
    moves = moves_of(change, day_of(received)) if change.records else ()
    put("".join(f"{line}\n" for line in _cut(words, moved(words, moves))))


def _findings(words: Words, verdict: Verdict, who: Caller) -> None:
    from ledger.cli.gate_view import source_of
    from ledger.report.text import render_text, summary

    shown = sorted(verdict.findings, key=lambda each: not _refuses(verdict, each))[:_MOST]
    put(render_text(shown, source_of(verdict.change), words.lang))
    if len(verdict.findings) > _MOST:
        put(words("receive.more", count=len(verdict.findings) - _MOST) + "\n")
    tell(summary(verdict.findings, words.lang))
    if not who.is_known and any(each.rule == _NOBODY for each in verdict.findings):
        tell(words("receive.nobody"))
    tell(words("receive.again"))


def _refuses(verdict: Verdict, found: Finding) -> bool:
    """Whether this finding alone keeps the push out."""
    from ledger.rules.catalogue import is_error

    return is_error(found) or found in verdict.unapproved


def _cut(words: Words, lines: Iterable[str]) -> Iterator[str]:
    every = list(lines)
    yield from every[:_LINES]
    if len(every) > _LINES:
        yield words("receive.more_lines", count=len(every) - _LINES)
