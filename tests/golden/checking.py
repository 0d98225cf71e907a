"""What ``check`` says of a ledger given as record values: written to files first, as anybody's would be."""

from pathlib import Path

from ledger.checks.registry import check_ledger
from ledger.findings import Finding
from ledger.reading.emit import emit
from ledger.records.loading import load
from ledger.records.tree import WorkTree
from tests.golden.build import Ledger

TODAY = "2026-12-01"


def findings(ledger: Ledger, root: Path, now: str = TODAY) -> list[Finding]:
    """Everything that is wrong with the ledger."""
    for identifier, value in ledger.items():
        path = root / "records" / f"{identifier}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(emit(value), encoding="utf-8", newline="\n")
    tree = WorkTree(root)
    return check_ledger(load(tree), tree, now=now)


def faulty(ledger: Ledger, root: Path, rule: str, now: str = TODAY) -> list[str]:
    """The ids of the records that break one rule."""
    broken = [finding.path for finding in findings(ledger, root, now) if finding.rule == rule]
    return [path.removeprefix("records/").removesuffix(".yaml") for path in broken]
