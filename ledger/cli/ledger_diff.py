"""`shaiji diff A B`: the ledger at two revisions; `shaiji diff 2026-Q1 2026-Q2`: two settled rounds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ledger.cli.ledger_diff_json import as_json
from ledger.cli.ledger_diff_view import as_text
from ledger.cli.output import put
from ledger.cli.repository import open_repository
from ledger.cli.words import Words
from ledger.git import Git, GitError
from ledger.history.account import Account, rules_of
from ledger.history.comparison import Comparing, RoundChange, RowChange, across
from ledger.history.edition import Edition, edition
from ledger.history.shelf import Shelf
from ledger.records.kinds import ROUND
from ledger.refusal import Refusal

_NAMED = re.compile(f"(?:(?P<revision>.*):)?(?P<round>{ROUND})")


@dataclass(frozen=True, slots=True)
class Asked:
    """What part of the account is wanted; nothing given stands for everything."""

    periods: tuple[str, ...]
    people: tuple[str, ...]
    units: tuple[str, ...]
    rules: tuple[str, ...]
    by: str
    open_as_of: str | None

    @property
    def narrowed(self) -> bool:
        """Whether only some rows are wanted."""
        return bool(self.people or self.units or self.rules)

    def takes(self, whole: RoundChange, row: RowChange) -> bool:
        """Whether a row is wanted."""
        if self.people and row.subject not in self.people:
            return False
        if self.units and not {row.subject, row.group} & set(self.units):
            return False
        return not self.rules or any(_meets(rule, self.rules) for rule in rules_of(whole, row))


def run(words: Words, root: str | None, names: Sequence[str], asked: Asked, form: str) -> int:
    """Compare and print; exit code 1 when a round asked for is not as before."""
    account = _account(root, names, asked)
    found = [(each, [row for row in each.rows if asked.takes(each, row)]) for each in account.rounds]
    groups = [(each, rows) for each, rows in found if rows or not asked.narrowed]
    put(as_json(account, groups) if form == "json" else as_text(words, account, groups, asked.by))
    return 1 if groups else 0


def _meets(rule: str, wanted: Sequence[str]) -> bool:
    """Whether a clause or rule is one of those wanted or lies inside one."""
    return any(rule == each or rule.startswith(f"{each}.") or each in rule.split(".") for each in wanted)


def _account(root: str | None, names: Sequence[str], asked: Asked) -> Account:
    if len(names) != 2:
        raise Refusal("diff.compare")
    git = open_repository(root)
    shelf = Shelf(git)
    (first, one), (second, other) = (_named(git, shelf, name) for name in names)
    if (one is None) != (other is None):
        raise Refusal("diff.round_and_revision", first=names[0], second=names[1])
    account = Account(Comparing(first, second, asked.periods, asked.open_as_of))
    if one is not None and other is not None:
        account.rounds = [_across(first, one, second, other)]
    return account


def _across(first: Edition, one: str, second: Edition, other: str) -> RoundChange:
    for side, name in ((first, one), (second, other)):
        if name not in side.found.numbers:
            raise Refusal("verify.not_settled", name=name, nearest=", ".join(side.found.numbers))
    return across(first, one, second, other)


def _named(git: Git, shelf: Shelf, name: str) -> tuple[Edition, str | None]:
    """The revision and, when one is named, the round: ``v1``, ``v1:2026-Q1``, or a round of today's."""
    match = _NAMED.fullmatch(name)
    if match and (match["revision"] or not _is_reference(git, name)):
        return _edition(shelf, match["revision"] or "HEAD"), match["round"]
    return _edition(shelf, name), None


def _is_reference(git: Git, name: str) -> bool:
    """Whether a branch or tag has this very name: four digits might begin some commit's id too."""
    for kind in ("heads", "tags"):
        try:
            git.resolve(f"refs/{kind}/{name}")
        except GitError:
            continue
        return True
    return False


def _edition(shelf: Shelf, revision: str) -> Edition:
    try:
        return edition(shelf, revision)
    except GitError:
        raise Refusal("diff.revision", name=revision) from None
