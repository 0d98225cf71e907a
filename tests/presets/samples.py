"""The worked example of a preset as record values: scored, checked, and changed one record at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from ledger.care.build import care_facts
from ledger.care.rounds import Rounds
from ledger.checks.registry import check_ledger
from ledger.facts.build import build_facts
from ledger.findings import Finding
from ledger.preset import start
from ledger.reading.emit import emit
from ledger.records.kinds import is_record
from ledger.records.loading import Ledger, load
from ledger.records.tree import Fetched
from scoring.care.due import Ground
from scoring.care.standing import Standing, standings
from scoring.facts import Facts
from scoring.outcome import Outcome, PersonOutcome
from scoring.period import score_period
from scoring.policy.types import Policy
from scoring.policy.versions import Policies
from scoring.rounds import PEOPLE
from scoring.year import score_year

Value = dict[str, Any]

AS_OF = "2026-06-01"
"""A day on which everything of 2025 is over."""


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


@dataclass(frozen=True)
class Sample:
    """A ledger of record values by id, and what scoring and the checks make of it."""

    texts: Mapping[str, bytes]

    def __getitem__(self, record: str) -> Value:
        value: Value = yaml.safe_load(self.texts[f"records/{record}.yaml"])
        return value

    def of(self, prefix: str) -> dict[str, Value]:
        """All records whose id starts so, in order."""
        ids = (path.removeprefix("records/").removesuffix(".yaml") for path in sorted(self.texts))
        return {record: self[record] for record in ids if record.startswith(prefix)}

    def put(self, record: str, **fields: Any) -> Sample:
        """With some fields of a record changed; a new record has these only."""
        path = f"records/{record}.yaml"
        value = (self[record] if path in self.texts else {}) | fields
        return Sample({**self.texts, path: emit(value).encode()})

    def without(self, *records: str) -> Sample:
        """Without some records."""
        gone = {f"records/{record}.yaml" for record in records}
        assert gone <= self.texts.keys()
        return Sample({path: text for path, text in self.texts.items() if path not in gone})

    @cached_property
    def policy(self) -> Value:
        """The one policy, as data."""
        (value,) = self.of("policies/").values()
        return value

    @cached_property
    def _ledger(self) -> Ledger:
        return load(Files(self.texts))

    @cached_property
    def _facts(self) -> tuple[Facts, list[Policy]]:
        return build_facts(self._ledger)

    @cached_property
    def _policies(self) -> Policies:
        return Policies(self._facts[1])

    def outcome(self, period: str, as_of: str = AS_OF) -> Outcome:
        """A period's round, with derivations."""
        return score_period(self._policies, self._facts[0], period, as_of, trace=True)

    def scored(self, period: str, as_of: str = AS_OF) -> Mapping[str, PersonOutcome]:
        """A period's round by person or unit."""
        return self.outcome(period, as_of).people

    def year(self, *periods: str, subjects: str = PEOPLE) -> Outcome:
        """The year of these rounds, with derivations."""
        outcomes = {period: self.outcome(period) for period in periods}
        return score_year(
            self._policies, self._facts[0], 2025, AS_OF, outcomes, {}, subjects=subjects, trace=True
        )

    def findings(self, now: str) -> list[tuple[str, str]]:
        """What `check` has to say on a day, as rule and record, without calendars still to be announced."""
        found = check_ledger(self._ledger, Files(self.texts), now=now)
        paths = [(each.rule, each.path.removeprefix("records/").removesuffix(".yaml")) for each in found]
        return [each for each in paths if each[0] != "C006"]

    def measures(self, as_of: str) -> tuple[Standing, ...]:
        """Measures as they stand on a day, while nothing is settled."""
        care = care_facts(self._ledger, Rounds(Files(self.texts)), ())
        return standings(Ground(self._policies, self._facts[0], care, as_of))


@cache
def sample(preset: str) -> Sample:
    """A preset's worked example as `init --sample` writes it."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "ledger"
        paths = start.start(root, preset, "示例", start.sample(preset))
        return Sample({path: (root / path).read_bytes() for path in paths if path.startswith("records/")})
