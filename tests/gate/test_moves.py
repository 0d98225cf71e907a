"""Who moves by a change: what is computed equals scoring both sides; what is settled stays."""

from __future__ import annotations

import shutil
from fractions import Fraction
from pathlib import Path

from ledger.gate.judge import judge
from ledger.gate.moves import moves_of
from tests.gate.proposals import RECEIVED, Proposals
from tests.settle.small import edit, settled

MAINTAINER = "maintainer@yunxi"
ADJUSTMENT = "records/adjustments/2025-Q1/p0005-flood.yaml"


def changed(ledger: Proposals, day: str = "2026-02-20"):  # type: ignore[no-untyped-def]
    """With nothing remembered; with what the judge has just left behind, and again, they are the same."""
    change = ledger.judge("main", MAINTAINER).change
    assert change is not None
    moves = moves_of(change, day)
    private = ledger.repo.root.parent / "private"
    for _ in range(2):
        kept = judge(ledger.git, ledger.base, "main", MAINTAINER, RECEIVED, private=private).change
        assert kept is not None
        assert moves_of(kept, day) == moves
    return moves


def test_one_person_moves_in_an_open_quarter(ledger: Proposals) -> None:
    """An adjustment of 0.50 is gone: one person loses just that, and ranks shift."""
    ledger.repo.commit({ADJUSTMENT: None})
    rounds = {each.period: each for each in changed(ledger)}
    quarter = rounds["2025-Q1"]
    assert (quarter.number, quarter.subjects) == (0, 14)
    assert "p0005" in {each.subject for each in quarter.movers}
    (mover,) = [each for each in quarter.movers if each.subject == "p0005"]
    (move,) = [each for each in mover.moves if each.what == "score"]
    assert Fraction(str(move.before)) - Fraction(str(move.after)) == Fraction("0.50")
    assert {each.subject for each in quarter.movers if any(move.what == "score" for move in each.moves)} == {
        "p0005"
    }
    assert mover.name


def test_a_change_that_moves_nobody(ledger: Proposals) -> None:
    edit(ledger.repo.root, ADJUSTMENT, "防汛演练", "防汛抢险")
    ledger.repo.commit()
    assert changed(ledger) == ()


def test_a_round_that_has_not_begun_is_not_told(ledger: Proposals) -> None:
    ledger.repo.commit({ADJUSTMENT: None})
    assert changed(ledger, "2024-12-31") == ()


def test_a_new_settlement_is_told_even_when_nobody_moves(ledger: Proposals, tmp_path: Path) -> None:
    """Settled as of its day: the same as the records yielded before."""
    root = tmp_path / "settled"
    shutil.copytree(ledger.repo.root / "records", root / "records")
    settled(root, "2025-Q1")
    shutil.copytree(root / "records/results", ledger.repo.root / "records/results")
    ledger.repo.commit()
    found = [each for each in changed(ledger) if each.period == "2025-Q1"]
    assert [(each.number, each.subjects, each.movers, each.as_of) for each in found] == [
        (1, 14, (), "2026-02-20")
    ]


def test_what_is_settled_does_not_move(ledger: Proposals, tmp_path: Path) -> None:
    root = tmp_path / "settled"
    shutil.copytree(ledger.repo.root / "records", root / "records")
    settled(root, "2025-Q1")
    shutil.copytree(root / "records/results", ledger.repo.root / "records/results")
    ledger.base = ledger.repo.commit()
    ledger.repo.commit({ADJUSTMENT: None})
    assert "2025-Q1" not in {each.period for each in changed(ledger)}


def test_a_correction_is_told_against_what_was_settled(ledger: Proposals, tmp_path: Path) -> None:
    root = tmp_path / "settled"
    shutil.copytree(ledger.repo.root / "records", root / "records")
    settled(root, "2025-Q1")
    shutil.copytree(root / "records/results", ledger.repo.root / "records/results")
    ledger.base = ledger.repo.commit()
    (root / ADJUSTMENT).unlink()
    settled(root, "2025-Q1", correct=True, reason="加分更正")
    shutil.copytree(root / "records", ledger.repo.root / "records", dirs_exist_ok=True)
    ledger.repo.commit({ADJUSTMENT: None})
    (quarter,) = [each for each in changed(ledger) if each.period == "2025-Q1"]
    assert quarter.number == 2
    (mover,) = [each for each in quarter.movers if each.subject == "p0005"]
    assert {"score"} <= {each.what for each in mover.moves}
