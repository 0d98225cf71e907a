"""`shaiji gate`: judge one proposed change, as git objects, by what the base says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ledger.cli.command import Command
from ledger.cli.environment import moment, private_folder
from ledger.cli.options import MomentType, flag, format_option, lang_option, text_option
from ledger.cli.words import Words

if TYPE_CHECKING:
    from ledger.gate.judge import Verdict
    from ledger.gate.moves import RoundMoves


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        text_option(words, "base", "REV", "option.base", required=True),
        text_option(words, "head", "REV", "option.head", required=True),
        text_option(words, "actor", "PRINCIPAL", "option.actor", required=True),
        click.Option(
            ["--now"],
            type=MomentType(words),
            default=lambda: moment().isoformat(),
            help=words("option.received"),
        ),
        flag(words, "forge-signed", "option.forge_signed"),
        format_option(words),
        click.Option(["--no-moves", "no_moves"], is_flag=True, help=words("option.no_moves")),
        text_option(words, "summary", "FILE", "option.summary"),
        text_option(words, "root", "DIR", "option.repository"),
        lang_option(words),
    ]
    return Command(words, "gate", run, parameters)


def run(
    words: Words,
    base: str,
    head: str,
    actor: str,
    now: datetime,
    forge_signed: bool,
    form: str,
    no_moves: bool,
    summary: str | None,
    root: str | None,
) -> int:
    """Judge and print; exit code 1 when the change is refused."""
    from ledger.cli.gate_view import report
    from ledger.gate.judge import judge
    from ledger.git import Git
    from ledger.records.parallel import collector_paused

    git = Git(Path(root or "."))
    with collector_paused():
        verdict = judge(git, base, head, actor, now, forge_signed=forge_signed, private=private_folder())
        moves = () if no_moves else _moves(verdict, now)
    report(words, verdict, moves, form, Path(summary) if summary else None)
    return 0 if verdict.accepted else 1


def _moves(verdict: Verdict, now: datetime) -> Sequence[RoundMoves]:
    """Who moves, for whoever looks at a change that may land; nobody does by a change without records."""
    from ledger.gate.clock import day_of
    from ledger.gate.moves import moves_of

    if verdict.change is None or not verdict.accepted or not verdict.change.records:
        return ()
    return moves_of(verdict.change, day_of(now))
