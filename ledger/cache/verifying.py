"""Verifying, settlement by settlement: one whose records and files are as they were is not computed again."""

from __future__ import annotations

import marshal
from collections.abc import Collection, Iterable, Sequence
from dataclasses import astuple

from ledger.cache.checking import Checking, Group, Marks
from ledger.cache.crossing import check_crossing
from ledger.cache.inventory import combined
from ledger.cache.outcomes import outcome_of, plain_outcome
from ledger.cache.shards import plain_finding
from ledger.cache.slices import Slices
from ledger.cache.store import Store
from ledger.cache.view import View
from ledger.checks.registry import Checked
from ledger.findings import Finding
from ledger.records.parallel import run
from ledger.results.act import Act
from ledger.results.book import book_of
from ledger.results.places import FOLDER
from ledger.verify.claims import claim
from ledger.verify.examine import Examined, Verified, examine
from ledger.verify.found import Found
from ledger.verify.run import Report, asked_of, errors_of
from scoring.outcome import Outcome
from scoring.rounds import is_year, running_order, year_of_round


class Verifying:
    """The settlements of one view."""

    def __init__(self, view: View, slices: Slices) -> None:
        self.view = view
        self.slices = slices
        self.found = Found(view.tree)
        self.findings: dict[str, tuple[Finding, ...]] = {}
        self.verified: dict[str, Verified | None] = {}
        self.digests: dict[str, str] = {}
        self.outcomes: dict[str, Outcome] = {}
        self._keys = keys_of(slices, self.found.numbers)
        self._plain: dict[str, bytes] = {}
        for period in self.found.numbers:
            self._look_up(period)

    def missing(self) -> list[Act]:
        """The settlements that have to be examined, in the order in which they ran."""
        return [
            claim(self.found, period, numbers[-1])
            for period, numbers in self.found.numbers.items()
            if period not in self.findings
        ]

    def names(self, act: Act) -> list[str]:
        """The slices that a settlement rests on."""
        return self.slices.of_round(act.period)

    def examine(self, act: Act) -> Examined:
        """Examine a settlement whose slices were loaded."""
        book = book_of(self.view.ledger(self.names(act)))
        return examine(self.found, book, act, self._known(act), self.digests)

    def take(self, done: Examined) -> None:
        """Remember what came of it."""
        period, verified = done.act.period, done.verified
        self.findings[period], self.verified[period] = done.findings, verified
        self.digests |= done.digests
        outcome = b"" if done.outcome is None else marshal.dumps(plain_outcome(done.outcome))
        if done.outcome is not None:
            self.outcomes[period] = done.outcome
        value = (
            tuple(map(plain_finding, done.findings)),
            None if verified is None else astuple(verified),
            dict(done.digests),
            outcome,
        )
        self.view.remember(f"settled {period}", self._keys[period], value)

    def report(self, asked: Collection[str]) -> tuple[list[Finding], list[Verified]]:
        """The findings and the settlements of the periods asked for, once nothing is missing."""
        findings = [each for period in asked for each in self.findings[period]]
        return findings, [one for period in asked if (one := self.verified[period]) is not None]

    def _known(self, act: Act) -> dict[str, Outcome]:
        """The outcomes that a year may rest on: those of the year's rounds and of the years before it."""
        for period, plain in self._plain.items() if act.is_year else ():
            same_year = year_of_round(period) == year_of_round(act.period)
            if period not in self.outcomes and plain and (is_year(period) or same_year):
                self.outcomes[period] = outcome_of(marshal.loads(plain))
        return self.outcomes

    def _look_up(self, period: str) -> None:
        kept = self.view.store.get(f"settled {period}", self._keys[period])
        if kept is not None:
            findings, verified, digests, self._plain[period] = kept
            self.findings[period] = tuple(Finding(*each) for each in findings)
            self.verified[period] = None if verified is None else Verified(*verified)
            self.digests |= digests


def settled_rounds(slices: Slices) -> list[str]:
    """The rounds with a settlement, in the order in which they ran, told by the blocks alone."""
    found = {block.split("/")[2] for block in slices.blocks if block.startswith(FOLDER)}
    return sorted(found, key=running_order)


def keys_of(slices: Slices, periods: Iterable[str]) -> dict[str, bytes]:
    """Settled round → a digest of what it rests on: its slices and, of a year, whatever ran before it."""
    keys: dict[str, bytes] = {}
    for period in periods:
        before = b"".join(keys.values()) if is_year(period) else b""
        keys[period] = slices.key_of_round(period) + before
    return keys


def kept_outcome(store: Store, period: str, key: bytes) -> Outcome | None:
    """The outcome of a settled round as it was remembered when it was verified; None when it was not."""
    kept = store.get(f"settled {period}", key)
    return outcome_of(marshal.loads(kept[3])) if kept is not None and kept[3] else None


Task = Group | Act


def verify_kept(view: View, slices: Slices, periods: Collection[str]) -> Report:
    """`verify_records`, of which only what is not known is done."""
    verifying, checking = Verifying(view, slices), Checking(view, slices, None)
    asked = asked_of(verifying.found, periods)
    acts = verifying.missing()
    first: list[Task] = [*checking.missing(), *(act for act in acts if not act.is_year)]
    years: list[list[Task]] = [[act] for act in acts if act.is_year]
    view.load(name for task in (*first, *acts) for name in _names(verifying, task))
    for wave in (first, *years):
        for done in run(_perform, (verifying, checking), wave, view.jobs):
            if isinstance(done, Examined):
                verifying.take(done)
            else:
                checking.take(*done)
    findings, settlements = verifying.report(asked)
    told = [*checking.findings(), *check_crossing(view, slices, None)]
    errors = errors_of(told, slices.policies, periods)
    return Report(tuple(sorted({*findings, *errors})), tuple(settlements))


def _names(verifying: Verifying, task: Task) -> Sequence[str]:
    return verifying.names(task) if isinstance(task, Act) else task


def _perform(given: tuple[Verifying, Checking], task: Task) -> Examined | tuple[Group, Checked, Marks]:
    verifying, checking = given
    return verifying.examine(task) if isinstance(task, Act) else (task, *checking.check(task))


def verify_settled(view: View, slices: Slices) -> list[Finding]:
    """What is wrong with the settlements; nothing is said about the records they rest on.

    It is all known when nothing that one of them rests on is another: then they are not even listed.
    """
    key = combined(keys_of(slices, settled_rounds(slices)).items())
    kept = view.store.get("settled", key)
    if kept is not None:
        return [Finding(*each) for each in kept]
    found = _verify_settled(view, slices)
    view.remember("settled", key, tuple(map(plain_finding, found)))
    return found


def _verify_settled(view: View, slices: Slices) -> list[Finding]:
    verifying = Verifying(view, slices)
    acts = verifying.missing()
    view.load(name for act in acts for name in verifying.names(act))
    waves = [[act for act in acts if not act.is_year], *([act] for act in acts if act.is_year)]
    for wave in waves:
        for done in run(_examine, verifying, wave, view.jobs):
            verifying.take(done)
    return verifying.report(asked_of(verifying.found, ()))[0]


def _examine(verifying: Verifying, act: Act) -> Examined:
    return verifying.examine(act)
