"""What the base knows that judging a change needs: people, units, calendars, policies; read when asked for.

Only records that the change leads to are read, so that judging takes as long in a large ledger as in a small
one. A record of the base that cannot be read is as none: nothing is allowed on the strength of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from ledger.checks.context import Context
from ledger.facts.build import build_facts
from ledger.git import Git
from ledger.records.corrections import period_of_record
from ledger.records.kinds import KIND, ROOT, kind_of
from ledger.records.loading import Record, assemble, read_record, withdrawn_records
from scoring.facts import Facts
from scoring.policy.versions import Policies


def facts_of(git: Git, base: str, people: Iterable[str], units: Iterable[str]) -> Facts:
    """The people with these ids, the units with these and those that the people belong to."""
    persons = _read(git, base, [KIND["person"].path(person=each) for each in people])
    posted = {post["unit"] for record in persons for post in record.value["appointments"]}
    found = _read(git, base, [KIND["unit"].path(unit=each) for each in {*units, *posted}])
    return build_facts(assemble([*persons, *found], (), ()))[0]


def context_of(git: Git, base: str) -> Context:
    """Calendars and policies of the base, to ask for periods and deadlines; nothing is judged by a day."""
    folders = [f"{ROOT}{KIND[name].folder}" for name in ("calendar", "policy")]
    paths = [entry.path for entry in git.ls_tree(base, *folders)]
    ledger = assemble(_read(git, base, filter(kind_of, paths)), (), ())
    facts, versions = build_facts(ledger)
    return Context(ledger, facts, Policies(versions), None)


def values_of(git: Git, base: str, paths: Iterable[str]) -> dict[str, Record]:
    """Path → record, of those that stand in the base and are in order."""
    return {record.path: record for record in _read(git, base, paths)}


def withdrawn_in(git: Git, base: str, records: Iterable[str]) -> frozenset[str]:
    """The ids of records withdrawn in the base, of some records and perhaps of others beside them.

    Only the folders in which withdrawals of these records can lie are looked into.
    """
    top = f"{ROOT}{KIND['withdrawal'].folder}"
    periods = {period_of_record(record) for record in records}
    folders = [top] if None in periods else [f"{top}/{period}" for period in sorted(map(str, periods))]
    paths = [entry.path for entry in git.ls_tree(base, *folders)] if folders else []
    return withdrawn_records(_read(git, base, filter(kind_of, paths)))


def _read(git: Git, base: str, paths: Iterable[str]) -> list[Record]:
    contents = git.read(base, sorted(set(paths)))
    records = (read_record(path, (data, []))[0] for path, data in contents.items())
    return [record for record in records if record is not None]
