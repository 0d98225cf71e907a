"""What the tests of the gate share."""

from pathlib import Path

import pytest

from tests.gate.proposals import Proposals, start


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the small ledger's repository and its keys are kept for the whole run."""
    return tmp_path_factory.mktemp("proposals")


@pytest.fixture
def ledger(tmp_path: Path, made: Path) -> Proposals:
    """A repository with the small ledger."""
    return start(tmp_path / "ledger", made)
