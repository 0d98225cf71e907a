"""What is said to each reference of a push, and what is wrong with it whatever it brings.

Nothing here judges content, so that whoever comes too late is told at once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ledger.git import Git
from ledger.hook.updates import Update, forbidden, stands

if TYPE_CHECKING:
    from ledger.gate.judge import Verdict


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to one reference: why it may not be moved, or what the judge says of it."""

    update: Update
    actor: str
    reason: str | None = None
    """The end of a key of words; None when the judge has spoken."""
    verdict: Verdict | None = None

    @property
    def accepted(self) -> bool:
        """Whether nothing stands against it."""
        return self.reason is None and (self.verdict is None or self.verdict.accepted)


def concerns(updates: Sequence[Update], protected: Collection[str]) -> list[Update]:
    """The updates of protected references."""
    return [each for each in updates if each.ref in protected]


def forbidden_in(git: Git, updates: Sequence[Update], protected: Collection[str]) -> list[Answer]:
    """What no push may do, for every reference at once; a reference that has moved meanwhile is told, too."""
    reasons = ((each, forbidden(git, each, protected) or _late(git, each, protected)) for each in updates)
    return [Answer(each, "", reason) for each, reason in reasons if reason]


def overtaken(git: Git, updates: Sequence[Update]) -> list[Answer]:
    """The references that somebody else has moved meanwhile."""
    return [Answer(each, "", "overtaken") for each in updates if not stands(git, each)]


def _late(git: Git, update: Update, protected: Collection[str]) -> str | None:
    return "overtaken" if update.ref in protected and not stands(git, update) else None
