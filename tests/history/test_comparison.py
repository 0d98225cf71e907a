"""Who moved between two revisions and why: every account is held against a recomputation."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.git import Git
from ledger.history import movers
from ledger.history.account import Account, rules_of
from ledger.history.comparison import Comparing, RoundChange, across
from ledger.history.edition import edition
from ledger.history.shelf import Shelf
from tests.history.ledgers import ADJUSTMENT, Settled, copy, make, moves, row
from tests.settle.small import NOW

POLICY = "records/policies/small/v1.yaml"
VETO = "records/vetoes/2025-Q1/p0004-refused.yaml"
REFUSED = """person: p0004
period: 2025-Q1
ground: refused-assignment
date: "2025-03-25"
reason: 抢险任务中拒不服从调派
authority: 云纪〔2025〕5号
decided_by: 云溪区纪委监委
evidence:
- 调查报告
""".encode()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Settled:
    return make(tmp_path_factory.mktemp("history") / "ledger")


@pytest.fixture
def ledger(made: Settled, tmp_path: Path) -> Settled:
    return copy(made, tmp_path / "ledger")


def account(ledger: Settled, first: str, second: str = "HEAD") -> Account:
    shelf = Shelf(Git(ledger.root))
    return Account(Comparing(edition(shelf, first), edition(shelf, second)))


def caused(found: RoundChange) -> set[str]:
    return {
        found.changes[index].record or found.changes[index].what for each in found.rows for index in each.by
    }


def test_nothing_is_another(ledger: Settled) -> None:
    assert ledger.rounds("year") == []
    ledger.repo.commit({"README.md": b"x"})
    assert ledger.rounds("year") == []


def test_a_correction_by_hand(ledger: Settled) -> None:
    """p0005 had 81.25 of ballots, -5 of logs and +0.50: 76.75. Without the commendation it is 76.25."""
    changed = ledger.repo.commit({ADJUSTMENT: None})
    corrected = ledger.correct("2025-Q1", "误记")
    found = ledger.round("year", "2025-Q1")
    assert [act.number for act in found.acts if act] == [1, 2]
    assert [each.subject for each in found.rows] == ["p0005"]
    p0005 = row(found, "p0005")
    assert p0005.kind == "moved"
    assert p0005.agrees
    assert moves(p0005) == {"score": ("76.75", "76.25"), "parts.adjustments": ("0.50", "0.00")}
    assert caused(found) == {"adjustments/2025-Q1/p0005-flood"}
    assert str(ledger.scored("2025-Q1").people["p0005"].score) == "305/4"
    told = account(ledger, "year")
    cause = told.told(found, p0005.by[0])
    assert cause.change.kind == "removed"
    assert [each.commit for each in cause.landings] == [changed]
    settlement = told.settled_in(found)
    assert settlement is not None
    assert settlement.commit == corrected


def test_a_change_that_no_settlement_followed(ledger: Settled) -> None:
    ledger.repo.commit({ADJUSTMENT: None})
    found = ledger.round("year", "2025-Q1")
    assert [(each.subject, each.kind, each.agrees) for each in found.rows] == [("p0005", "pending", False)]
    assert moves(row(found, "p0005"))["score"] == ("76.75", "76.25")


def test_a_grade_lost_by_a_veto(ledger: Settled) -> None:
    """p0004 stood second of five for two places (40 %); the veto gives 较差 outright, and nobody moves up:
    the next, p0003, has 78.07 and 80 are asked for."""
    ledger.repo.commit({VETO: REFUSED})
    ledger.correct("2025-Q1")
    found = ledger.round("year", "2025-Q1")
    p0004 = row(found, "p0004")
    assert moves(p0004)["grade"] == ("good", "poor")
    assert moves(p0004)["direct"] == (None, "vetoes/2025-Q1/p0004-refused")
    assert caused(found) == {"vetoes/2025-Q1/p0004-refused"}
    assert "p0003" not in {each.subject for each in found.rows}
    before, after = p0004.explained
    assert before is not None
    assert after is not None
    assert after.grade == ledger.scored("2025-Q1").people["p0004"].grade
    rules = rules_of(found, p0004)
    assert any(rule.startswith("grades.caps.good") for rule in rules)
    assert any(rule.startswith("grades.direct") for rule in rules)


def test_somebody_moves_because_of_another(ledger: Settled) -> None:
    """p0006 has 77.25. Half a point more, by either record, takes p0005 from 76.75 level with it; both
    take it past, so that the two are told together."""
    ledger.edit(ADJUSTMENT, "item: commended-district", "item: innovation")
    half = (ledger.root / ADJUSTMENT).read_bytes()
    ledger.repo.commit({ADJUSTMENT.replace("flood", "two"): half})
    ledger.edit(ADJUSTMENT, 'points: "0.50"', 'points: "1.00"')
    found = ledger.round("year", "2025-Q1")
    p0006 = row(found, "p0006")
    assert moves(p0006) == {"cohort_rank": (2, 3), "unit_rank": (4, 5)}
    assert p0006.causes["unit_rank"].alone == ()
    assert {found.changes[index].record for index in p0006.causes["unit_rank"].together} == {
        "adjustments/2025-Q1/p0005-flood",
        "adjustments/2025-Q1/p0005-two",
    }


def test_every_cause_named_does_what_is_said(ledger: Settled, tmp_path: Path) -> None:
    """Three changes at once; put alone into the ledger before, each cause makes the moves it is named for."""
    ledger.repo.commit({VETO: REFUSED})
    ledger.repo.commit({ADJUSTMENT: None})
    worse = (ledger.root / "records/vetoes/2025-Q1/p0013-rescue.yaml").read_bytes()
    ledger.repo.commit({"records/vetoes/2025-Q1/p0013-again.yaml": worse})
    found = ledger.round("year", "2025-Q1")
    assert caused(found) == {"vetoes/2025-Q1/p0004-refused", "adjustments/2025-Q1/p0005-flood"}
    tried = 0
    for each in found.rows:
        for what, cause in each.causes.items():
            sets = [(index,) for index in cause.alone] or [cause.together]
            for number, taken in enumerate(sets):
                alone = copy(ledger, tmp_path / f"{each.subject}-{what}-{number}")
                alone.repo.git("checkout", "-q", "year")
                for index in taken:
                    path = found.changes[index].path
                    data = (ledger.root / path).read_bytes() if (ledger.root / path).exists() else None
                    alone.repo.lay({path: data})
                outcome = alone.scored("2025-Q1").people[each.subject]
                assert str(getattr(outcome, what)) in (
                    str(moves(each)[what][1]),
                    _fraction(moves(each)[what][1]),
                )
                tried += 1
    assert tried == 2


def _fraction(text: object) -> str:
    from fractions import Fraction

    return str(Fraction(text)) if isinstance(text, str) and text[:1].isdigit() else str(text)


def test_a_settled_file_changed_by_hand(ledger: Settled) -> None:
    """The score in the file is not what the records yield: the file is named, with the commit."""
    path = "records/results/2025-Q1/1/units/dongguan.yaml"
    commit = ledger.edit(path, '"82.57"', '"92.57"')
    found = ledger.round("year", "2025-Q1")
    p0002 = row(found, "p0002")
    assert (p0002.kind, p0002.agrees, p0002.by) == ("altered", False, ())
    assert moves(p0002) == {"score": ("82.57", "92.57")}
    assert [each.commit for each in account(ledger, "year").of_file(p0002)] == [commit]


def test_a_true_cause_does_not_hide_a_forgery(ledger: Settled) -> None:
    ledger.repo.commit({ADJUSTMENT: None})
    ledger.correct("2025-Q1")
    ledger.edit("records/results/2025-Q1/2/units/dongguan.yaml", '"76.25"', '"79.25"')
    p0005 = row(ledger.round("year", "2025-Q1"), "p0005")
    assert (p0005.kind, p0005.agrees) == ("moved", False)
    assert moves(p0005)["score"] == ("76.75", "79.25")


def test_a_round_settled_for_the_first_time(ledger: Settled) -> None:
    found = ledger.round("records", "2025-Q1", "2025-q1")
    assert found.previous == ""
    assert {each.kind for each in found.rows} == {"appeared"}
    assert moves(row(found, "p0002"))["score"] == (None, "82.57")
    later = ledger.round("2025-q1", "2025-Q2", "2025-q2")
    assert later.previous == "2025-Q1"
    assert moves(row(later, "p0002"))["grade"] == ("good", None)


def test_a_settlement_taken_away(ledger: Settled) -> None:
    ledger.repo.git("rm", "-rq", "records/results/2025-Q1")
    ledger.repo.commit()
    found = ledger.round("year", "2025-Q1")
    assert {each.kind for each in found.rows} == {"vanished"}
    assert found.acts[1] is None
    assert moves(row(found, "p0002"))["score"] == ("82.57", None)


def test_another_policy(ledger: Settled) -> None:
    """A cap of 20 % of five people leaves one place: p0004 loses it. The clause stands in the details."""
    ledger.edit(POLICY, "    among: {}\n    share: 4000", "    among: {}\n    share: 2000")
    found = ledger.round("year", "2025-Q1")
    assert moves(row(found, "p0004"))["grade"] == ("good", "fair")
    told = account(ledger, "year").told(found, row(found, "p0004").by[0])
    assert told.change.record == "policies/small/v1"
    assert [tuple(each) for each in told.details] == [("grades.caps[good].share", 4000, 2000)]


def test_somebody_is_no_longer_on_the_roster(ledger: Settled) -> None:
    path = "records/organization/people/p0006.yaml"
    ledger.edit(path, '- from: "2021-06-01"\n', '- from: "2021-06-01"\n  to: "2025-03-15"\n')
    found = ledger.round("year", "2025-Q1")
    gone = row(found, "p0006")
    assert moves(gone)["status"][0] == "assessed"
    assert caused(found) == {"organization/people/p0006"}


def test_a_later_appointment_moves_nobody_in_an_earlier_round(ledger: Settled) -> None:
    path = "records/organization/people/p0006.yaml"
    ledger.edit(path, '- from: "2021-06-01"\n', '- from: "2021-06-01"\n  to: "2026-03-15"\n')
    assert ledger.rounds("year") == []


def test_a_change_that_was_there_before_the_first_revision(ledger: Settled) -> None:
    """The record had changed before, unsettled; the correction that follows moves for it, and it is named."""
    changed = ledger.repo.commit({ADJUSTMENT: None})
    ledger.repo.git("tag", "changed")
    ledger.correct("2025-Q1")
    found = ledger.round("changed", "2025-Q1")
    assert caused(found) == {"adjustments/2025-Q1/p0005-flood"}
    assert row(found, "p0005").agrees
    told = account(ledger, "changed").told(found, row(found, "p0005").by[0])
    assert [each.commit for each in told.landings] == [changed]


def test_another_spelling_is_no_change(ledger: Settled) -> None:
    ledger.edit(
        ADJUSTMENT,
        "reason: 在全区防汛演练中组织得力，受区级通报表扬",
        'reason: "在全区防汛演练中组织得力，受区级通报表扬"',
    )
    assert ledger.rounds("year") == []


def test_open_rounds(ledger: Settled) -> None:
    """Before anything was settled: with a day, open rounds are computed on either side."""
    ledger.repo.switch("records")
    ledger.repo.branch("other")
    ledger.repo.commit({ADJUSTMENT: None})
    assert ledger.rounds("records") == []
    (found,) = (each for each in ledger.rounds("records", open_as_of=NOW) if each.period == "2025-Q1")
    assert found.acts == (None, None)
    assert moves(row(found, "p0005"))["score"] == ("76.75", "76.25")
    assert caused(found) == {"adjustments/2025-Q1/p0005-flood"}
    assert ledger.rounds("records", open_as_of="2024-12-31") == []


def test_a_settlement_against_what_the_records_yielded(ledger: Settled) -> None:
    """Opened up with a day, a first settlement is compared with the round as it stood open."""
    ledger.repo.switch("records")
    ledger.repo.branch("other")
    ledger.repo.commit({VETO: REFUSED})
    from tests.settle.small import settled

    settled(ledger.root, "2025-Q1")
    ledger.repo.commit()
    (found,) = ledger.rounds("records", periods=["2025-Q1"], open_as_of=NOW)
    assert {each.subject for each in found.rows if "grade" in moves(each)} == {"p0004"}


def test_too_many_changes_to_tell_apart(ledger: Settled, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then everybody is told the changes that name them, and that these were not told apart."""
    monkeypatch.setattr(movers, "MOST_APART", 1)
    ledger.repo.commit({VETO: REFUSED, ADJUSTMENT: None})
    found = ledger.round("year", "2025-Q1")
    p0005 = row(found, "p0005")
    assert not p0005.narrowed
    assert [found.changes[index].record for index in p0005.by] == ["adjustments/2025-Q1/p0005-flood"]


def test_what_moves_nobody_is_sorted_out_by_halves(ledger: Settled) -> None:
    """Forty logs with another theme and one veto: few outcomes are made, and the veto alone is named."""
    for path in sorted((ledger.root / "records/logs").rglob("*.yaml"))[:40]:
        text = path.read_text("utf-8")
        path.write_text(text.replace("text: ", "text: 补充说明，", 1), encoding="utf-8")
    ledger.repo.commit({VETO: REFUSED})
    found = ledger.round("year", "2025-Q1")
    assert caused(found) == {"vetoes/2025-Q1/p0004-refused"}
    assert all(each.narrowed for each in found.rows)


def test_two_rounds_of_one_revision(ledger: Settled) -> None:
    side = ledger.edition("year")
    found = across(side, "2025-Q1", side, "2025-Q2")
    assert found.periods == ("2025-Q1", "2025-Q2")
    assert moves(row(found, "p0004"))["grade"] == ("good", None)


def test_a_withdrawal_is_told_of_the_record_withdrawn(ledger: Settled) -> None:
    """The record stays and no longer counts; who withdrew it, why and on what authority stands beside it."""
    record = ledger.edition("year").book.ledger.records["adjustments/2025-Q1/p0005-flood"]
    path = "records/withdrawals/2025-Q1/p0005-flood.yaml"
    text = (
        f'record: {record.id}\ndate: "2026-02-20"\nby: p0002\nreason: 误记，事由不实\n'
        f"authority: 云考〔2026〕9号\nwas: {record.digest}\n"
    )
    commit = ledger.repo.commit({path: text.encode()})
    found = ledger.round("year", "2025-Q1")
    p0005 = row(found, "p0005")
    assert moves(p0005)["score"] == ("76.75", "76.25")
    told = account(ledger, "year").told(found, p0005.by[0])
    assert told.about == record.id
    assert told.change.record == "withdrawals/2025-Q1/p0005-flood"
    assert dict(told.stated) == {"by": "p0002", "reason": "误记，事由不实", "authority": "云考〔2026〕9号"}
    assert [each.commit for each in told.landings] == [commit]


def test_an_amendment_stands_beside_the_change_that_it_permits(ledger: Settled) -> None:
    was = ledger.edition("year").book.ledger.records["adjustments/2025-Q1/p0005-flood"]
    ledger.edit(ADJUSTMENT, "item: commended-district", "item: innovation")
    ledger.edit(ADJUSTMENT, 'points: "0.50"', 'points: "1.00"')
    now = ledger.edition("HEAD").book.ledger.records[was.id]
    text = (
        f'record: {was.id}\ndate: "2026-02-20"\nby: p0002\nreason: 事由归错项目\n'
        f"was: {was.digest}\nnow: {now.digest}\n"
    )
    ledger.repo.commit({"records/amendments/2025-Q1/p0005-flood.yaml": text.encode()})
    found = ledger.round("year", "2025-Q1")
    told = account(ledger, "year").told(found, row(found, "p0005").by[0])
    assert (told.change.kind, told.amendment) == ("changed", "amendments/2025-Q1/p0005-flood")
    assert dict(told.stated) == {"by": "p0002", "reason": "事由归错项目"}
    assert [each.place for each in told.details] == ["item", "points"]
