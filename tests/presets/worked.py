"""A preset's worked example as facts: what it says, what it scores to, and what a change would break."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ledger.checks.registry import check_ledger
from ledger.preset.start import sample, start
from ledger.reading.document import read_document
from ledger.reading.emit import emit
from ledger.records.loading import Record, load
from ledger.records.tree import WorkTree
from ledger.results.book import Book, open_book
from ledger.results.compute import compute
from scoring.outcome import Outcome
from scoring.policy.faults import faults
from scoring.policy.read import read_policy
from scoring.policy.types import Policy
from scoring.policy.versions import Policies
from scoring.resting import rounds_in

AFTER = "2026-06-01"
"""A day on which everything of the example's year is due."""


@dataclass(frozen=True, repr=False)
class Worked:
    """A worked example: its folder, its records and facts, and the outcome of every round of its year."""

    root: Path
    book: Book
    outcomes: Mapping[str, Outcome]

    def record(self, record: str) -> Any:
        """The value of the record of this id."""
        return self.book.ledger.records[record].value

    def kind(self, kind: str) -> list[Record]:
        """All records of a kind, in order of id."""
        return sorted(self.book.ledger.by_kind[kind], key=lambda each: each.id)

    def activities(self, activity: str) -> list[Any]:
        """The values of the records that an activity took place."""
        return [each.value for each in self.kind("activity") if each.value["activity"] == activity]

    @property
    def policy(self) -> Policy:
        """The policy of the year."""
        return self.book.policies.for_year(2025)

    def under(self, *steps: str | int, value: Any) -> Worked:
        """The same records under the policy with one setting changed; ids stand for places in lists."""
        changed = read_policy(with_setting(self._policy_value(), steps, value))
        assert faults(changed) == []
        return _computed(self.root, replace(self.book, policies=Policies([changed])))

    def faults_under(self, *steps: str | int, value: Any) -> list[str]:
        """The codes of the faults that the policy has with one setting changed."""
        return [each.code for each in faults(read_policy(with_setting(self._policy_value(), steps, value)))]

    def _policy_value(self) -> Any:
        (record,) = self.kind("policy")
        return record.value

    def broken_by(self, record: str, edit: Callable[[Any], object], into: Path) -> list[str]:
        """The rules that a copy breaks when one of its records is edited, in the order of the findings."""
        shutil.copytree(self.root, into)
        path = into / "records" / f"{record}.yaml"
        document, _ = read_document(path.name, path.read_bytes())
        assert document is not None
        edit(document.value)
        path.write_text(emit(document.value), "utf-8")
        return rules_broken(into)


def rules_broken(root: Path, now: str = AFTER) -> list[str]:
    """The ids of the rules that a ledger breaks, errors and warnings, each once."""
    tree = WorkTree(root)
    return list(dict.fromkeys(each.rule for each in check_ledger(load(tree), tree, now=now)))


def worked(preset: str, root: Path) -> Worked:
    """The worked example of a preset, written to a folder, with the outcomes of all rounds of its year."""
    start(root, preset, "澄洲市", sample(preset))
    return _computed(root, open_book(WorkTree(root)))


def _computed(root: Path, book: Book) -> Worked:
    outcomes: dict[str, Outcome] = {}
    for name in rounds_in(2025, book.policies.for_year(2025)):
        outcomes[name] = compute(book, name, AFTER, outcomes)
    return Worked(root, book, outcomes)


def with_setting(value: Any, steps: tuple[str | int, ...], new: Any) -> Any:
    """A copy of a value with another setting at a place; a step into a list is an id or a number."""
    if not steps:
        return new
    step, *rest = steps
    if isinstance(value, list):
        at = step if isinstance(step, int) else [each["id"] for each in value].index(step)
        return [*value[:at], with_setting(value[at], tuple(rest), new), *value[at + 1 :]]
    return {**value, step: with_setting(value.get(step), tuple(rest), new)}
