"""Texts that make one doubt them: filler (D020), and entries told before in nearly the same words (D021; J2).

Entries are compared with those of the same person in the period and with those of the same unit on the same
day. Nearly all pairs are told apart by their sketches; the texts of the few others are read again.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.checks.months import MonthRules, rules_by_month
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
    months = rules_by_month(context)
    groups: dict[tuple[str, str], list[_Entry]] = {}
    for log in context.ledger.logs:
        if rules := months[log.month]:
            for key, entry in _sorted_in(log, rules):
                groups.setdefault(key, []).append(entry)
    percent = rule("D021").limits["percent"]
    near = [pair for group in groups.values() for pair in _near(group, percent)]
    context.texts.read(each.record for entry, others in near for each in (entry, *others))
    found: dict[tuple[str, int], Fault] = {}
    for entry, others in near:
        if one := _fault(context, entry, others, percent):
            found.setdefault((entry.record, entry.position), one)
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


def _near(group: list[_Entry], percent: int) -> Iterator[tuple[_Entry, list[_Entry]]]:
    """Entries of a group with those told before that may be like them; equal ones L014 and L015 tell of."""
    group.sort()
    sketches = [entry.sketch for entry in group]
    longest = max(entry.length for entry in group)
    for index, entry in enumerate(group):
        most, sketch = most_bits(entry.length, longest, percent), entry.sketch
        near = [group[at] for at in range(index) if (sketch ^ sketches[at]).bit_count() <= most]
        if others := [one for one in near if _may_be_like(entry, one, percent)]:
            yield entry, others


def _may_be_like(one: _Entry, other: _Entry, percent: int) -> bool:
    most = most_bits(one.length, other.length, percent)
    return one.digest != other.digest and (one.sketch ^ other.sketch).bit_count() <= most


def _fault(context: Context, entry: _Entry, others: Sequence[_Entry], percent: int) -> Fault | None:
    """With the first that it is like."""
    letters = context.texts.letters
    here = letters(entry.record, entry.position)
    for other in others:
        if (found := likeness(here, letters(other.record, other.position))) >= percent:
            place = ("entries", entry.position, "text")
            return fault(entry.record, place, "D021", other=other.log.path, day=other.day, percent=found)
    return None
