"""Judge what a push would do to protected references, and tell what one has brought."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from ledger.gate.base import roles_at
from ledger.gate.change import Change
from ledger.gate.judge import judge
from ledger.gate.proposal import read_change
from ledger.git import Git
from ledger.hook.answer import Answer
from ledger.hook.caller import Caller
from ledger.hook.updates import Update


def judge_updates(
    git: Git, updates: Sequence[Update], who: Caller, received: datetime, private: Path | None
) -> list[Answer]:
    """What the judge says of each protected reference; `private` is a folder of the server's account.

    Raises Refusal, GitError or TreeError when the repository cannot be trusted to answer.
    """
    return [_judged(git, each, who, received, private) for each in updates]


def landed_change(git: Git, update: Update, who: Caller, received: datetime) -> Change | None:
    """The change that an accepted update has brought, for telling who moves by it."""
    roles = roles_at(git, update.old)
    return read_change(git, update.old, update.new, who.actor(roles), received, roles)[0]


def _judged(git: Git, update: Update, who: Caller, received: datetime, private: Path | None) -> Answer:
    actor = who.actor(roles_at(git, update.old))
    verdict = judge(git, update.old, update.new, actor, received, private=private)
    return Answer(update, actor, verdict=verdict)
