"""`shaiji receive`: what the hooks of `install-hook` run. Judge a push, or tell what has come in with one."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.cli.command import Command
from ledger.cli.environment import moment, parent, private_folder, surroundings
from ledger.cli.install_hook import protect_option
from ledger.cli.options import flag, lang_option, text_option
from ledger.cli.output import tell
from ledger.cli.words import Words
from ledger.refusal import Refusal

if TYPE_CHECKING:
    from ledger.git import Git
    from ledger.hook.answer import Answer
    from ledger.hook.caller import Caller
    from ledger.hook.updates import Update

_HERE = Path()


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        protect_option(words),
        text_option(words, "local", "PRINCIPAL", "option.local"),
        flag(words, "landed", "option.landed"),
        lang_option(words),
    ]
    return Command(words, "receive", run, parameters)


def run(words: Words, protect: tuple[str, ...], local: str | None, landed: bool) -> int:
    """Read the push from standard input; exit code 1 when it is refused as a whole."""
    from ledger.git import Git
    from ledger.git.run import Quarantine
    from ledger.hook.caller import caller
    from ledger.hook.updates import BRANCHES, read_updates

    updates = read_updates(sys.stdin.buffer.read().decode("utf-8", "surrogateescape"))
    protected = [BRANCHES + branch for branch in protect]
    who = caller(surroundings(), local or "")
    git = Git(_HERE, Quarantine.here())
    if landed:
        return _landed(words, git, updates, protected, who, moment())
    try:
        return _received(words, git, updates, protected, who)
    except BaseException as error:
        if not (isinstance(error, Refusal) and error.reason == "receive.busy"):
            tell(words("receive.failed"))
        raise


def _received(
    words: Words, git: Git, updates: Sequence[Update], protected: Sequence[str], who: Caller
) -> int:
    from ledger.hook.answer import concerns, forbidden_in

    received, ours = moment(), concerns(updates, protected)
    wrong = forbidden_in(git, updates, protected) or _drafts(git, updates, ours)
    if ours and not wrong:
        wrong = _in_turn(words, git, ours, who, received)
    if wrong:
        _refuse(words, git, wrong, ours, who, received)
    return 1 if wrong else 0


def _drafts(git: Git, updates: Sequence[Update], ours: Sequence[Update]) -> list[Answer]:
    """What stands against the references that are not protected."""
    others = [each for each in updates if each not in ours]
    if not others:
        return []
    from ledger.hook.drafts import judge_drafts

    return [each for each in judge_drafts(git, others) if not each.accepted]


def _in_turn(words: Words, git: Git, ours: Sequence[Update], who: Caller, received: datetime) -> list[Answer]:
    """What stands against the references, judged while nobody else is.

    Git empties the quarantine before it moves them, so waiting for that looks without it.
    """
    from ledger.git import Git
    from ledger.hook.answer import overtaken
    from ledger.hook.journal import FOLDER
    from ledger.hook.turn import turn

    with turn(git.root / FOLDER, lambda: tell(words("receive.waiting"))) as held:
        if late := overtaken(git, ours):
            return late
        from ledger.hook.push import judge_updates

        wrong = [
            each for each in judge_updates(git, ours, who, received, private_folder()) if not each.accepted
        ]
        if not wrong:
            settled = Git(git.root)
            held.keep(lambda: bool(overtaken(settled, ours)), parent())
        return wrong


def _refuse(
    words: Words,
    git: Git,
    wrong: Sequence[Answer],
    ours: Sequence[Update],
    who: Caller,
    received: datetime,
) -> None:
    """Say why, and write down what was tried on a protected reference."""
    from ledger.cli.receive_view import refused
    from ledger.hook.journal import entry, write

    write(git.root, [entry(each, who.name, received) for each in wrong if each.update in ours])
    refused(words, wrong, who)


def _landed(
    words: Words, git: Git, updates: Sequence[Update], protected: Sequence[str], who: Caller, now: datetime
) -> int:
    from ledger.cli.receive_view import told
    from ledger.hook.answer import Answer, concerns
    from ledger.hook.journal import entry, write
    from ledger.hook.push import landed_change

    for update in concerns(updates, protected):
        change = landed_change(git, update, who, now)
        actor = change.actor if change else who.name
        write(git.root, [entry(Answer(update, actor), who.name, now)])
        told(words, change, now)
    return 0
