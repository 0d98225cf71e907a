"""The worked example of a preset: its records, what scoring and checks make of them, one change at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from ledger.care.build import care_facts
from ledger.care.rounds import Rounds
from ledger.checks.registry import check_ledger
from ledger.findings import Finding
from ledger.preset import start
from ledger.reading.emit import emit
from ledger.records.kinds import is_record
from ledger.records.loading import Record, load
from ledger.records.tree import Fetched, WorkTree
from ledger.results.book import Book, open_book
from ledger.results.compute import compute
from scoring.care.due import Ground
from scoring.care.standing import Standing, standings
from scoring.outcome import Outcome, PersonOutcome
from scoring.policy.faults import faults
from scoring.policy.read import read_policy
from scoring.policy.types import Policy
from scoring.resting import rounds_in

Value = dict[str, Any]

AS_OF = "2026-06-01"
"""A day on which everything of 2025 is over."""
YEAR = 2025


@dataclass(frozen=True)
class Files:
    """Records in memory, by path."""

    texts: Mapping[str, bytes]

    def paths(self, prefix: str = "records/") -> list[str]:
        return sorted(path for path in self.texts if path.startswith(prefix) and is_record(path))

    def faults(self) -> list[Finding]:
        return []

    def read(self, path: str) -> bytes:
        return self.texts[path]

    def fetch(self, paths: Iterable[str]) -> Iterator[Fetched]:
        return ((self.texts[path], []) for path in paths)


@dataclass(frozen=True, repr=False)
class Sample:
    """A ledger of record values by id, and what scoring and the checks make of it."""

    texts: Mapping[str, bytes]

    def __getitem__(self, record: str) -> Value:
        value: Value = yaml.safe_load(self.texts[_path(record)])
        return value

    def of(self, prefix: str) -> dict[str, Value]:
        """All records whose id starts so, in order."""
        ids = (path.removeprefix("records/").removesuffix(".yaml") for path in sorted(self.texts))
        return {record: self[record] for record in ids if record.startswith(prefix)}

    def kind(self, kind: str) -> list[Record]:
        """All records of a kind, in order of id."""
        return sorted(self.book.ledger.by_kind[kind], key=lambda each: each.id)

    def activities(self, activity: str) -> list[Value]:
        """The values of the records that an activity took place."""
        return [each for each in self.of("activities/").values() if each["activity"] == activity]

    def put(self, record: str, **fields: Any) -> Sample:
        """With some fields of a record changed; a new record has these only."""
        value = (self[record] if _path(record) in self.texts else {}) | fields
        return Sample({**self.texts, _path(record): emit(value).encode()})

    def edited(self, record: str, edit: Callable[[Any], object]) -> Sample:
        """With a record changed in place."""
        value = deepcopy(self[record])
        edit(value)
        return self.without(record).put(record, **value)

    def without(self, *records: str) -> Sample:
        """Without some records."""
        gone = set(map(_path, records))
        assert gone <= self.texts.keys()
        return Sample({path: text for path, text in self.texts.items() if path not in gone})

    def under(self, *steps: str | int, value: Any) -> Sample:
        """The same under the policy with one setting changed; ids stand for places in lists."""
        changed = with_setting(self.policy, steps, value)
        assert faults(read_policy(changed)) == []
        return self.put(self._policy_id, **changed)

    def faults_under(self, *steps: str | int, value: Any) -> list[str]:
        """The codes of the faults that the policy has with one setting changed."""
        return [each.code for each in faults(read_policy(with_setting(self.policy, steps, value)))]

    @cached_property
    def policy(self) -> Value:
        """The one policy, as data."""
        return self[self._policy_id]

    @property
    def _policy_id(self) -> str:
        (record,) = self.of("policies/")
        return record

    @property
    def rules(self) -> Policy:
        """The policy of the year, as the engine reads it."""
        return self.book.policies.for_year(YEAR)

    @cached_property
    def book(self) -> Book:
        """Records, facts and policies."""
        return open_book(Files(self.texts))

    @cached_property
    def _made(self) -> dict[str, Outcome]:
        return {}

    def outcome(self, name: str) -> Outcome:
        """A round, with derivations; one that rests on others after these."""
        if name not in self._made:
            before = takewhile(lambda each: each != name, rounds_in(YEAR, self.book.policies))
            known = {each: self.outcome(each) for each in before} if name.count("-Q") == 0 else {}
            self._made[name] = compute(self.book, name, AS_OF, known, trace=True)
        return self._made[name]

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """Every round of the year."""
        return {name: self.outcome(name) for name in rounds_in(YEAR, self.book.policies)}

    def scored(self, name: str) -> Mapping[str, PersonOutcome]:
        """A round by person or unit."""
        return self.outcome(name).people

    def findings(self, now: str) -> list[tuple[str, str]]:
        """What `check` has to say on a day, as rule and record, without calendars still to be announced.

        The samples' logs are few sentences told again and again, of which a review is told (D021): no error.
        """
        found = check_ledger(self.book.ledger, Files(self.texts), now=now)
        paths = [(each.rule, each.path.removeprefix("records/").removesuffix(".yaml")) for each in found]
        return [each for each in paths if each[0] not in ("C006", "D021")]

    def broken(self, now: str = AS_OF) -> set[str]:
        """The rules that it breaks, errors and warnings."""
        return {rule for rule, _ in self.findings(now)}

    def broken_by(self, record: str, edit: Callable[[Any], object]) -> set[str]:
        """The rules that it breaks once a record is changed in place."""
        return self.edited(record, edit).broken()

    def measures(self, as_of: str) -> tuple[Standing, ...]:
        """Measures as they stand on a day, while nothing is settled."""
        care = care_facts(self.book.ledger, Rounds(Files(self.texts)), ())
        return standings(Ground(self.book.policies, self.book.facts, care, as_of))

    def written(self, root: Path) -> Path:
        """Written to a folder, for the commands."""
        for path, text in self.texts.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text)
        return root


def _path(record: str) -> str:
    return f"records/{record}.yaml"


@cache
def sample(preset: str) -> Sample:
    """A preset's worked example as `init --sample` writes it."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "ledger"
        paths = start.start(root, preset, "示例", start.sample(preset))
        return Sample({path: (root / path).read_bytes() for path in paths if path.startswith("records/")})


def rules_broken(root: Path, now: str = AS_OF) -> set[str]:
    """The rules that a ledger in a folder breaks, errors and warnings."""
    tree = WorkTree(root)
    return {each.rule for each in check_ledger(load(tree), tree, now=now)}


def with_setting(value: Any, steps: tuple[str | int, ...], new: Any) -> Any:
    """A copy of a value with another setting at a place; a step into a list is an id or a number."""
    if not steps:
        return new
    step, *rest = steps
    if isinstance(value, list):
        at = step if isinstance(step, int) else [each["id"] for each in value].index(step)
        return [*value[:at], with_setting(value[at], tuple(rest), new), *value[at + 1 :]]
    return {**value, step: with_setting(value.get(step), tuple(rest), new)}
