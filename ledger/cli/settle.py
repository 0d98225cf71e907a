"""`shaiji settle`: settle a period or correct a settlement."""

from __future__ import annotations

from ledger.cli.command import Command
from ledger.cli.findings_view import code, show
from ledger.cli.options import (
    argument,
    as_of_option,
    find_root,
    flag,
    format_option,
    jobs_option,
    lang_option,
    now_option,
    root_option,
    text_option,
)
from ledger.cli.output import put, tell
from ledger.cli.source import source_of
from ledger.cli.words import Words
from scoring.rounds import UNITS, subjects_of


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        argument("period", "PERIOD"),
        text_option(words, "by", "NAME", "option.by", required=True),
        text_option(words, "authority", "TEXT", "option.authority", required=True),
        as_of_option(words),
        flag(words, "correct", "option.correct"),
        text_option(words, "reason", "TEXT", "option.reason"),
        format_option(words),
        now_option(words),
        root_option(words),
        jobs_option(words),
        lang_option(words),
    ]
    return Command(words, "settle", run, parameters)


def run(
    words: Words,
    period: str,
    by: str,
    authority: str,
    as_of: str | None,
    correct: bool,
    reason: str | None,
    form: str,
    now: str,
    root: str | None,
    jobs: int,
) -> int:
    """Settle; findings that stand in the way are shown and nothing is written."""
    from ledger.results.places import folder
    from ledger.settle.request import Request
    from ledger.settle.settle import settle

    ledger = find_root(root)
    request = Request(period, as_of or now, now, by, authority, correct, reason)
    settled = settle(ledger, request, jobs=jobs)
    if settled.recomputed is None:
        show(words, settled.findings, form, source_of(ledger))
        tell(words("settle.stopped", period=period))
        return code(settled.findings)
    act, outcome = settled.recomputed.act, settled.recomputed.outcome
    put(folder(act.period, act.number) + "\n")
    scored = sum(person.score is not None for person in outcome.people.values())
    key = "settle.done.units" if subjects_of(period) == UNITS else "settle.done"
    tell(words(key, period=period, number=act.number, people=len(outcome.people), scored=scored))
    return 0
