"""The same text twice in an assessment year: by the same person (L014) or by another one (L015; J2).

Texts are compared by a short digest of their letters. All digests of a year go into one set; only when some
are missing there, the year is gone through for the places.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.checks.months import MonthRules, rules_by_month
from ledger.records.logs import LogFacts
from scoring.facts import Day


class _Entry(NamedTuple):
    """One entry; the first four fields order entries by when they were told."""

    filed: Day
    day: Day
    record: str
    position: int
    log: LogFacts
    digest: int


def check_repeats(context: Context) -> Iterable[Fault]:
    """Every text that is told again, at the place where it was filed later."""
    months = rules_by_month(context)
    years: dict[int, list[LogFacts]] = {}
    for log in context.ledger.logs:
        rules = months[log.month]
        if rules is not None:
            years.setdefault(rules.year, []).append(log)
    for year in sorted(years):
        repeated = _repeated(years[year])
        if repeated:
            yield from _explain(years[year], repeated, months)


def _repeated(logs: Sequence[LogFacts]) -> frozenset[int]:
    """The digests that occur more than once."""
    digests = array("Q", b"".join([log.hashes for log in logs]))
    if len(set(digests)) == len(digests):
        return frozenset()
    return frozenset(digest for digest, count in Counter(digests).items() if count > 1)


def _explain(
    logs: Sequence[LogFacts], repeated: frozenset[int], months: Mapping[str, MonthRules | None]
) -> Iterator[Fault]:
    """The entry that was filed first is the original; every other one is a fault."""
    originals: dict[int, _Entry] = {}
    for entry in sorted(_entries(logs, repeated), key=lambda entry: entry[:4]):
        original = originals.setdefault(entry.digest, entry)
        rules, same_person = months[entry.log.month], entry.log.person == original.log.person
        if entry is not original and rules is not None and _is_forbidden(rules, same_person):
            place, rule = ("entries", entry.position, "text"), "L014" if same_person else "L015"
            yield fault(entry.log.record, place, rule, other=original.log.path, day=original.day)


def _entries(logs: Sequence[LogFacts], digests: frozenset[int]) -> Iterator[_Entry]:
    for log in logs:
        for index, digest in enumerate(array("Q", log.hashes)):
            if digest in digests:
                yield _Entry(log.filed[index], log.dates[index], log.record, index, log, digest)


def _is_forbidden(rules: MonthRules, same_person: bool) -> bool:
    repeat = rules.policy.logs
    return repeat.repeat_same_person if same_person else repeat.repeat_other_person
