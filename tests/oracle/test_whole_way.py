"""Written to files, read back, checked against the schemas and built into facts, ledgers score the same."""

from functools import partial
from pathlib import Path

import pytest

from ledger.facts.build import build_facts
from ledger.reading.emit import emit
from ledger.records.loading import load
from ledger.records.tree import WorkTree
from scoring.policy.versions import Policies
from tests.oracle.compare import Outcomes, differences, outcomes_of
from tests.oracle.ledgers import Case, case_of, preset_case
from tests.oracle.numbers import ledgers
from tests.oracle.policies import presets
from tests.oracle.policy_uses import IN_FILES

NUMBER, CHUNK = min(ledgers(12), 500), 20
OF_PRESET = min(ledgers(2), 100)


def write(case: Case, root: Path) -> None:
    """The case's records as files below ``records/``."""
    for identifier, value in case.records.items():
        path = root / "records" / f"{identifier}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(emit(value), encoding="utf-8", newline="\n")


def from_files(root: Path, case: Case) -> Outcomes:
    """The engine's outcomes by way of files, strict reading, schemas and ``build_facts``."""
    write(case, root)
    ledger = load(WorkTree(root))
    assert ledger.findings == ()
    facts, policies = build_facts(ledger)
    return outcomes_of(case, facts, Policies(policies))


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, NUMBER, CHUNK))
def test_ledgers_on_disk_agree_with_the_second_scorer(start: int, tmp_path: Path) -> None:
    for seed in range(start, min(start + CHUNK, NUMBER)):
        assert (
            differences(case_of(seed, nesting=IN_FILES), partial(from_files, tmp_path / str(seed))) == []
        ), seed


@pytest.mark.slow
@pytest.mark.parametrize("preset", presets())
def test_ledgers_of_presets_on_disk_agree_as_well(preset: str, tmp_path: Path) -> None:
    for seed in range(OF_PRESET):
        assert differences(preset_case(preset, seed), partial(from_files, tmp_path / str(seed))) == [], seed
