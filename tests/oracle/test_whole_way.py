"""Written to files, read back, checked against the schemas and built into facts, ledgers score the same."""

from functools import partial
from pathlib import Path

import pytest

from ledger.facts.build import build_facts
from ledger.reading.emit import emit
from ledger.records.loading import load
from ledger.records.tree import WorkTree
from scoring.policy.versions import Policies
from tests.oracle.answers import Results
from tests.oracle.compare import by_engine, differences
from tests.oracle.ledgers import Case, case_of

LEDGERS, CHUNK = 200, 20


def write(case: Case, root: Path) -> None:
    """The case's records as files below ``records/``."""
    for identifier, value in case.records.items():
        path = root / "records" / f"{identifier}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(emit(value), encoding="utf-8", newline="\n")


def from_files(root: Path, case: Case) -> dict[str, Results]:
    """The engine's results by way of files, strict reading, schemas and ``build_facts``."""
    write(case, root)
    ledger = load(WorkTree(root))
    assert ledger.findings == ()
    facts, policies = build_facts(ledger)
    return by_engine(case, Policies(policies), facts)


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, LEDGERS, CHUNK))
def test_ledgers_on_disk_agree_with_the_second_scorer(start: int, tmp_path: Path) -> None:
    for seed in range(start, start + CHUNK):
        assert differences(case_of(seed, nesting=1), partial(from_files, tmp_path / str(seed))) == [], seed
