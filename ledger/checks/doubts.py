"""Texts that make one doubt them: filler (D020), and entries told before in nearly the same words (D021; J2).

Entries are compared with those of the same person in the period and with those of the same unit on the same
day. Nearly all pairs are told apart by their sketches; the texts of the few others are read again.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ledger.checks.context import Context
from ledger.checks.fault import Fault, Pointer, fault
from ledger.checks.months import MonthRules, rules_of_month
from ledger.content.filler import may_be_filler, sameness
from ledger.content.sketch import BYTES, likeness, most_bits
from ledger.reading.text import letters_many
from ledger.records.logs import LogFacts
from ledger.rules.catalogue import rule
from scoring.facts import Day


class _Entry(NamedTuple):
    """One entry; the first four fields order entries by when they were told."""

    filed: Day
    day: Day
    record: str
    position: int
    log: LogFacts
    digest: int
    sketch: int
    length: int


def check_fillers(context: Context) -> Iterable[Fault]:
    """Every text that only fills, in logs and summaries."""
    least = rule("D020").limits["percent"]
    for log in context.ledger.logs:
        for index, percent in log.fillers:
            yield fault(log.record, ("entries", index, "text"), "D020", percent=percent, least=least)
    summaries = context.of_kind("summary")
    for record, text in zip(summaries, letters_many([each.value["text"] for each in summaries]), strict=True):
        suspected = may_be_filler(len(text), len(set(text)) - 1, least)
        if suspected and (percent := sameness(text)) < least:
            yield fault(record.id, ("text",), "D020", percent=percent, least=least)


def check_likeness(context: Context) -> Iterable[Fault]:
    """Every entry that is nearly another one, where it was filed later, with the first that it is like."""
    months = {month: rules_of_month(context, month) for month in {log.month for log in context.ledger.logs}}
    groups: dict[tuple[str, str], list[_Entry]] = {}
    for log in context.ledger.logs:
        if rules := months[log.month]:
            for key, entry in _sorted_in(log, rules):
                groups.setdefault(key, []).append(entry)
    found: dict[tuple[str, Pointer], Fault] = {}
    for group in groups.values():
        for one in _alike(context, group):
            found.setdefault((one.record, one.pointer), one)
    yield from found.values()


def _sorted_in(log: LogFacts, rules: MonthRules) -> Iterator[tuple[tuple[str, str], _Entry]]:
    """The groups that each entry is compared in, as far as the policy minds repeats."""
    for entry in _entries(log):
        if rules.policy.logs.repeat_same_person:
            yield (log.person, rules.period.id), entry
        if rules.policy.logs.repeat_other_person:
            yield (log.unit, entry.day), entry


def _entries(log: LogFacts) -> list[_Entry]:
    rows = zip(log.filed, log.dates, array("Q", log.hashes), log.lengths, strict=True)
    return [
        _Entry(filed, day, log.record, index, log, digest, _sketch(log, index), length)
        for index, (filed, day, digest, length) in enumerate(rows)
    ]


def _sketch(log: LogFacts, index: int) -> int:
    return int.from_bytes(log.sketches[index * BYTES : (index + 1) * BYTES], "little")


def _alike(context: Context, group: list[_Entry]) -> Iterator[Fault]:
    """The entries of a group that are like one told before; equal ones are told of by L014 and L015."""
    percent = rule("D021").limits["percent"]
    group.sort()
    sketches = [entry.sketch for entry in group]
    longest = max(entry.length for entry in group)
    for index, entry in enumerate(group):
        most, sketch = most_bits(entry.length, longest, percent), entry.sketch
        near = [at for at in range(index) if (sketch ^ sketches[at]).bit_count() <= most]
        other = _first_like(context, entry, [group[at] for at in near], percent) if near else None
        if other is not None:
            yield _fault(context, entry, other)


def _first_like(context: Context, entry: _Entry, near: Sequence[_Entry], percent: int) -> _Entry | None:
    return next(
        (one for one in near if one.digest != entry.digest and _likeness(context, entry, one) >= percent),
        None,
    )


def _likeness(context: Context, one: _Entry, other: _Entry) -> int:
    letters = context.texts.letters
    return likeness(letters(one.record, one.position), letters(other.record, other.position))


def _fault(context: Context, entry: _Entry, other: _Entry) -> Fault:
    place, percent = ("entries", entry.position, "text"), _likeness(context, entry, other)
    return fault(entry.record, place, "D021", other=other.log.path, day=other.day, percent=percent)
