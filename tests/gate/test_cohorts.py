"""Another cohort near the close (J064), beyond the examples: which rounds are asked, and which are not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from ledger.reading.emit import emit
from tests.gate.proposals import OFFICE, ROLES, Proposals, value_of

PERSON = "records/organization/people/p0012.yaml"
NEWCOMER = "records/organization/people/p0099.yaml"
UNIT = "records/organization/units/yard.yaml"
SETTLED = tuple(f"records/results/{each}/1/settlement.yaml" for each in ("2025-Q4", "2025"))

Files = dict[str, bytes | None]


@pytest.fixture
def open_(ledger: Proposals) -> Proposals:
    """The small ledger where the office keeps people and units."""
    roles = value_of((ledger.repo.root / ROLES).read_bytes())
    grant = {"acts": ["create", "amend"], "kinds": ["person", "unit"], "whose": "any", "basis": "x"}
    roles["roles"][2]["may"].append(grant)
    ledger.base = ledger.repo.commit({ROLES: emit(roles).encode()})
    return ledger


def person(ledger: Proposals, **fields: Any) -> Files:
    value = value_of((ledger.repo.root / PERSON).read_bytes()) | fields
    return {PERSON: emit(value).encode()}


def borrowed_from(ledger: Proposals, day: str, **fields: str) -> Files:
    """A further post as somebody borrowed, from a day on."""
    first = value_of((ledger.repo.root / PERSON).read_bytes())["appointments"][0]
    last = f"{day[:8]}{int(day[8:]) - 1:02}"
    second = first | {"from": day, "identity": "borrowed"} | fields
    return person(ledger, appointments=[first | {"to": last}, second])


def doubts(ledger: Proposals, files: Files, received: str = "2026-01-20") -> list[str]:
    """The rounds that a doubt is told of."""
    head = ledger.repo.commit(files, key=ledger.pairs[OFFICE])
    verdict = ledger.judge(head, received=datetime.fromisoformat(f"{received}T10:00:00+08:00"))
    return [dict(each.args)["period"] for each in verdict.findings if each.rule == "J064"]


def test_a_round_that_is_settled_is_not_asked(open_: Proposals) -> None:
    """Whatever its settlement says: the gate holds settled rounds to theirs by other rules."""
    open_.base = open_.repo.commit(dict.fromkeys(SETTLED, b"period: x\n"))
    assert doubts(open_, borrowed_from(open_, "2025-12-15")) == []


def test_a_year_that_is_not_settled_is_asked(open_: Proposals) -> None:
    open_.base = open_.repo.commit({SETTLED[0]: b"period: x\n"})
    assert doubts(open_, borrowed_from(open_, "2025-12-15")) == ["2025"]


@pytest.mark.parametrize(
    ("received", "found"),
    [
        ("2026-03-08", []),
        ("2026-03-10", ["2026-Q1"]),
        ("2026-03-31", ["2026-Q1"]),
        ("2026-04-01", ["2026-Q1"]),
    ],
)
def test_a_period_closes_in_its_last_quarter(open_: Proposals, received: str, found: list[str]) -> None:
    """The quarter has 90 days: the last 22 of them begin on 10 March."""
    open_.base = open_.repo.commit(dict.fromkeys(SETTLED, b"period: x\n"))
    assert doubts(open_, borrowed_from(open_, "2026-03-03"), received) == found


def test_before_all_policies_nothing_is_asked(open_: Proposals) -> None:
    assert doubts(open_, borrowed_from(open_, "2024-12-03"), "2024-12-20") == []


def test_the_first_period_of_all_has_none_before_it(open_: Proposals) -> None:
    assert doubts(open_, borrowed_from(open_, "2024-12-03"), "2025-01-20") == []


def test_a_unit_that_comes_with_the_change(open_: Proposals) -> None:
    """The new post lies in a unit that the base does not know; its class is that of the change."""
    unit = value_of((open_.repo.root / "records/organization/units/roads.yaml").read_bytes())
    files = {UNIT: emit(unit | {"unit": "yard", "name": "养护站"}).encode()}
    assert doubts(open_, {**files, **borrowed_from(open_, "2025-12-15", unit="yard")}) == ["2025-Q4"]


def test_somebody_who_is_new(open_: Proposals) -> None:
    """They had no place in the quarter that is not settled, and count in it now."""
    files = person(open_, person="p0099", name="新来的")
    assert doubts(open_, {NEWCOMER: files[PERSON]}) == ["2025-Q4"]


def test_somebody_whose_posts_are_taken_back(open_: Proposals) -> None:
    """They counted, and do not count any more."""
    first = value_of((open_.repo.root / PERSON).read_bytes())["appointments"][0]
    gone = person(open_, appointments=[first | {"from": "2026-01-15"}])
    assert doubts(open_, gone) == ["2025-Q4"]


def test_leave_and_secondments_move_nobody_by_themselves(open_: Proposals) -> None:
    leave = [{"from": "2025-12-01", "to": "2025-12-31", "kind": "sick", "authority": "云人假〔2025〕9号"}]
    assert doubts(open_, person(open_, leave=leave)) == []
