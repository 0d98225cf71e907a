"""The checks, slice by slice: a slice that is as it was is not checked again.

Texts that are alike are looked for apart (`ledger.cache.alike`).
Only a few checks look beyond a slice: texts told again (L014, L015, M007, M008), acts counted twice (A007).
Each slice keeps marks of its texts and acts; slices that share one are checked together. So is everything
when a calendar is missing (C001) or a day of attendance lies outside its period (W001): other slices tell.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations
from typing import Any

from ledger.cache.alike import check_alike
from ledger.cache.crossing import check_crossing
from ledger.cache.inventory import combined
from ledger.cache.shards import plain_finding
from ledger.cache.slices import Slices
from ledger.cache.view import View
from ledger.checks.registry import OTHERS, Checked, run_checks
from ledger.findings import Finding
from ledger.reading.text import letters_many
from ledger.records.loading import Ledger
from ledger.records.parallel import run
from ledger.records.subject import subject_of
from scoring.facts import Day

_SPREADING = frozenset({"C001", "W001"})
_ACT = ("item", "authority")
_NEVER = "9999"

Group = tuple[str, ...]
"""Slices that are checked together, in order."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Eight bytes each: of the log entries, compared within a year, and of what is compared for ever."""

    logs: bytes
    others: bytes


class Checking:
    """The checks of one view as of a day; with None nothing is judged against today."""

    def __init__(self, view: View, slices: Slices, now: Day | None) -> None:
        self.view = view
        self.slices = slices
        self.now = now
        self._found: dict[Group, Checked] = {}
        self._marks: dict[tuple[str, str], bytes] = {}
        for name in slices.names:
            self._look_up((name,))

    def missing(self) -> list[Group]:
        """The slices that have to be checked."""
        return [(name,) for name in self.slices.names if (name,) not in self._found]

    def check(self, group: Group) -> tuple[Checked, Marks]:
        """Check slices that were loaded."""
        ledger = self.view.ledger(group)
        checked = run_checks(ledger, self.view.partial(group), now=self.now, others=OTHERS)
        return checked, marks_of(ledger)

    def take(self, group: Group, checked: Checked, marks: Marks) -> None:
        """Remember what was found."""
        self._found[group] = checked
        value = (self.now, checked.lasting, tuple(map(plain_finding, checked.findings)))
        self.view.remember(_slot(group, self.now), self.slices.key(group), value)
        if len(group) == 1:
            self._take_marks(group[0], marks)

    def findings(self) -> list[Finding]:
        """All of them, once nothing is missing, in order of place."""
        groups = self._groups()
        for group in groups:
            if group not in self._found:
                self._look_up(group)
        rest = [group for group in groups if group not in self._found]
        self.view.load(name for group in rest for name in group)
        for group, done in zip(rest, run(check_group, self, rest, self.view.jobs), strict=True):
            self.take(group, *done)
        return sorted({finding for group in groups for finding in self._found[group].findings})

    def _look_up(self, group: Group) -> None:
        """Take what was found on this day, or on an earlier one if it stays the same on every later day."""
        for day in dict.fromkeys((self.now, None)):
            then, lasting, findings = self.view.store.get(_slot(group, day), self.slices.key(group)) or (
                _NEVER,
                False,
                (),
            )
            later = then is not None and then != _NEVER and (self.now is None or self.now >= then)
            if then == self.now or (lasting and later):
                self._found[group] = Checked(tuple(Finding(*each) for each in findings), lasting)

    def _groups(self) -> list[Group]:
        """All slices, those together that share a mark or whose faults reach beyond them."""
        names = self.slices.names
        if any(each.rule in _SPREADING for name in names for each in self._found[name,].findings):
            return [tuple(names)]
        groups = {name: {name} for name in names}
        for one, other in self._links():
            groups[one] |= groups[other]
            groups |= dict.fromkeys(groups[one], groups[one])
        return sorted({tuple(sorted(group)) for group in groups.values()})

    def _links(self) -> list[tuple[str, str]]:
        """Pairs of slices that share a mark."""
        names = self.slices.names
        links = self._linked("others", names)
        for year in sorted({name[:4] for name in names}):
            links += self._linked("logs", self.slices.of_year(year))
        return links

    def _linked(self, what: str, names: Sequence[str]) -> list[tuple[str, str]]:
        """Known when the slices are as they were, or at least their marks."""
        slot, key = f"links {what} {names[0][:4]}", self.slices.key(names)
        links: list[tuple[str, str]] | None = self.view.store.get(slot, key)
        if links is None:
            links = self._linked_by_marks(slot, {name: self._marks_of(name, what) for name in names})
            self.view.remember(slot, key, links)
        return links

    def _linked_by_marks(self, slot: str, told: Mapping[str, bytes]) -> list[tuple[str, str]]:
        slot, key = f"{slot} by marks", combined(told.items())
        links: list[tuple[str, str]] | None = self.view.store.get(slot, key)
        if links is None:
            marks = {name: frozenset(array("Q", each)) for name, each in told.items()}
            links = [pair for pair in combinations(told, 2) if not marks[pair[0]].isdisjoint(marks[pair[1]])]
            self.view.remember(slot, key, links)
        return links

    def _marks_of(self, name: str, what: str) -> bytes:
        """Those of one sort; there are far more of logs than of others."""
        if (name, what) not in self._marks:
            kept: bytes | None = self.view.store.get(f"marks {what} {name}", self.slices.key((name,)))
            if kept is None:
                self.view.load((name,))
                self._take_marks(name, marks_of(self.view.ledger((name,))))
            else:
                self._marks[name, what] = kept
        return self._marks[name, what]

    def _take_marks(self, name: str, marks: Marks) -> None:
        for what, each in (("logs", marks.logs), ("others", marks.others)):
            self._marks[name, what] = each
            self.view.remember(f"marks {what} {name}", self.slices.key((name,)), each)


def check_kept(view: View, slices: Slices, now: Day | None) -> list[Finding]:
    """`check_ledger`, of which only what is not known is done."""
    checking = Checking(view, slices, now)
    missing = checking.missing()
    view.load(name for group in missing for name in group)
    for group, done in zip(missing, run(check_group, checking, missing, view.jobs), strict=True):
        checking.take(group, *done)
    return sorted({*checking.findings(), *check_alike(view, slices), *check_crossing(view, slices, now)})


def check_group(checking: Checking, group: Group) -> tuple[Checked, Marks]:
    """`Checking.check`, to be called in another process."""
    return checking.check(group)


def marks_of(ledger: Ledger) -> Marks:
    """The marks of the texts and acts of some slices."""
    texts = letters_many([record.value["text"] for record in ledger.by_kind["summary"]])
    acts = [repr(_act(each.value)) for each in ledger.by_kind["adjustment"]]
    return Marks(
        b"".join([log.hashes for log in ledger.logs]),
        b"".join([blake2b(text.encode(), digest_size=8).digest() for text in (*texts, *acts)]),
    )


def _act(value: Mapping[str, Any]) -> tuple[str, ...]:
    """What makes two adjustments the same act: subject, item and authority."""
    return (subject_of(value), *(value[name] for name in _ACT))


def _slot(group: Group, now: Day | None) -> str:
    return f"check {'+'.join(group)} {'on a day' if now else 'ever'}"
