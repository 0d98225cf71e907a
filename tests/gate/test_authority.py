"""Who may do what, beyond the examples of the rules: combinations that an example would be too long for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ledger.reading.digest import digest
from ledger.reading.emit import emit
from tests.gate.proposals import OFFICE, ROLES, Proposals, value_of

LIN, DISCIPLINE = "lin.zhiyuan@yunxi", "discipline@yunxi"
VETO = "records/vetoes/2025-Q1/p0013-rescue.yaml"
NEW = "records/vetoes/2025-Q1/p0012-refusal.yaml"
APPROVAL = "records/approvals/2026/veto.yaml"
ADJUSTMENT = "records/adjustments/2025-Q1/p0005-flood.yaml"
REASON = "登记有误。"

Files = dict[str, bytes | None]


def read(ledger: Proposals, path: str) -> dict[str, Any]:
    value: dict[str, Any] = value_of((ledger.repo.root / path).read_bytes())
    return value


def written(value: dict[str, Any]) -> bytes:
    return emit(value).encode()


def roles(ledger: Proposals, edit: Callable[[dict[str, Any]], object]) -> None:
    """Change the roles of the base."""
    value = read(ledger, ROLES)
    edit(value)
    ledger.base = ledger.repo.commit({ROLES: written(value)})


def by(ledger: Proposals, who: str, files: Files) -> None:
    ledger.repo.commit(files, key=ledger.pairs[who])


def approval(value: dict[str, Any], person: str, record: str = "vetoes/2025-Q1/p0012-refusal") -> bytes:
    decided = [{"record": record, "digest": digest(value)}]
    return written({"records": decided, "by": person, "decision": "approved", "date": "2026-01-20"})


def a_veto(ledger: Proposals) -> dict[str, Any]:
    return read(ledger, VETO) | {"person": "p0012"}


def test_an_approver_with_another_role_does_not_count(ledger: Proposals) -> None:
    """The log writer may bring approvals here, but is of the discipline inspection no more than before."""
    grant = {"acts": ["create"], "kinds": ["approval"], "whose": "any", "basis": "illustrative"}
    roles(ledger, lambda value: value["roles"][0]["may"].append(grant))
    veto = a_veto(ledger) | {"person": "p0013"}
    path = NEW.replace("p0012", "p0013")
    by(ledger, OFFICE, {path: written(veto)})
    by(ledger, LIN, {APPROVAL: approval(veto, "p0012", "vetoes/2025-Q1/p0013-refusal")})
    assert ledger.rules() == ["J037"]


def test_two_approvals_by_one_person_are_one(ledger: Proposals) -> None:
    def two(value: dict[str, Any]) -> None:
        value["roles"][2]["may"][1]["approvals"]["count"] = 2

    roles(ledger, two)
    veto = a_veto(ledger)
    by(ledger, OFFICE, {NEW: written(veto)})
    by(ledger, DISCIPLINE, {APPROVAL: approval(veto, "p0009")})
    by(ledger, DISCIPLINE, {APPROVAL.replace("veto", "again"): approval(veto, "p0009")})
    assert ledger.rules() == ["J037"]


def test_nobody_approves_what_is_about_them(ledger: Proposals) -> None:
    veto = a_veto(ledger) | {"person": "p0009"}
    path = NEW.replace("p0012", "p0009")
    by(ledger, OFFICE, {path: written(veto)})
    by(ledger, DISCIPLINE, {APPROVAL: approval(veto, "p0009", "vetoes/2025-Q1/p0009-refusal")})
    assert "J030" in ledger.rules()


def test_an_approval_of_what_was_changed_afterwards_is_none(ledger: Proposals) -> None:
    veto = a_veto(ledger)
    by(ledger, OFFICE, {NEW: written(veto)})
    by(ledger, DISCIPLINE, {APPROVAL: approval(veto, "p0009")})
    by(ledger, OFFICE, {NEW: written(veto | {"reason": "另一个事由"})})
    assert ledger.rules() == ["J052"]


def test_a_grant_to_oneself_does_not_count_yet(ledger: Proposals) -> None:
    """The roles of the base are asked, not those that the change brings with it."""
    value = read(ledger, ROLES)
    value["roles"][0]["may"][0]["whose"] = "any"
    by(
        ledger,
        LIN,
        {ROLES: written(value), ADJUSTMENT: written(read(ledger, ADJUSTMENT) | {"points": "1.00"})},
    )
    assert ledger.rules() == ["J031"]


def test_another_s_record_is_not_taken_over(ledger: Proposals) -> None:
    """Neither the path of another person nor one's own name in another's record makes it one's own."""
    log = read(ledger, "records/logs/2025/roads/p0012/2025-03.yaml")
    path = "records/logs/2025/roads/p0013/2025-03.yaml"
    by(ledger, LIN, {path: written(log | {"person": "p0013"})})
    assert ledger.rules() == ["J030"]


def test_a_change_of_two_people_asks_each(ledger: Proposals) -> None:
    """A record new in the change: whoever touched it in any commit must have been allowed to."""
    value = read(ledger, ADJUSTMENT) | {"person": "p0006"}
    path = ADJUSTMENT.replace("p0005", "p0006")
    by(ledger, OFFICE, {path: written(value)})
    by(ledger, LIN, {path: written(value | {"points": "0.40"})})
    by(ledger, OFFICE, {path: written(value)})
    assert ledger.rules() == ["J030"]


@pytest.mark.parametrize("kind", ["withdrawal", "amendment"])
def test_a_correction_needs_the_power_over_what_it_names(ledger: Proposals, kind: str) -> None:
    value = read(ledger, ADJUSTMENT)
    record = ADJUSTMENT.removeprefix("records/").removesuffix(".yaml")
    now = {**value, "points": "0.40"}
    fields = {"record": record, "date": "2026-01-20", "by": "p0012", "reason": REASON, "was": digest(value)}
    files: Files = {
        f"records/{kind}s/2025-Q1/x.yaml": written(fields | ({"now": digest(now)} if kind[0] == "a" else {}))
    }
    by(ledger, LIN, files)
    assert {"J031" if kind == "amendment" else "J032"} <= set(ledger.rules())


@pytest.mark.parametrize(("reviewer", "expected"), [("p0002", []), ("p0003", ["J034"])])
def test_a_withdrawal_of_a_review_is_by_who_gave_it(
    ledger: Proposals, reviewer: str, expected: list[str]
) -> None:
    """`named_in` is asked of what is withdrawn; the office is the head of dongguan here."""

    def edit(value: dict[str, Any]) -> None:
        value["roles"][1]["may"][0]["acts"] = ["create", "withdraw"]
        value["principals"][0]["person"] = "p0002"

    review = read(ledger, "records/reviews/2025-Q1/p0005-praise.yaml") | {"reviewer": reviewer}
    ledger.repo.commit({"records/reviews/2025-Q1/p0005-praise.yaml": written(review)})
    roles(ledger, edit)
    record = {"record": "reviews/2025-Q1/p0005-praise", "date": "2026-01-20", "by": "p0002"}
    record |= {"reason": REASON, "was": digest(review)}
    by(ledger, OFFICE, {"records/withdrawals/2025-Q1/praise.yaml": written(record)})
    assert ledger.rules() == expected


def test_an_unknown_person_holds_no_post(ledger: Proposals, tmp_path: Path) -> None:
    """A principal whose person has left, or never was, holds what is named and nothing by post."""
    roles(ledger, lambda value: value["principals"][0].update(person="p0999"))
    by(ledger, OFFICE, {"records/logs/2025/roads/p0999/2025-03.yaml": written(
        read(ledger, "records/logs/2025/roads/p0012/2025-03.yaml") | {"person": "p0999"})})  # fmt: skip
    assert ledger.rules() == ["J030"]
