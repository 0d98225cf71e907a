"""Who changes what is no record, and who has approved it by a merge, by values alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ledger.gate.change import Commit, FileChange, TreeChange
from ledger.gate.code import judge_code
from ledger.git import Entry
from ledger.git.signatures import Standing
from ledger.roles.types import Roles
from tests.gate.given import commit, given, roles
from tests.gate.proposals import OFFICE

DISCIPLINE, MAINTAINER, OTHER = "discipline@yunxi", "maintainer@yunxi", "other@yunxi"
FILE = Entry("100644", "blob", "1" * 40, 1, "x")
BASE = "f" * 40


def brought(number: int, *paths: str, by: str | None = MAINTAINER, on: str = BASE) -> Commit:
    """A commit that changes some files."""
    made = commit(by, number=number)
    tree = TreeChange(tuple(FileChange(path, None, FILE) for path in paths or ("ledger/x.py",)), ())
    return replace(made, object=replace(made.object, parents=(on,)), tree=tree)


def merge(
    number: int, *of: Commit, by: str | None = OFFICE, standing: Standing | None = Standing.GOOD
) -> Commit:
    """A merge into the base that only joins."""
    made = brought(number, by=by)
    parents = (BASE, *(each.id for each in of))
    return replace(made, object=replace(made.object, parents=parents), standing=standing)


def asking(*counts: int | None, by: tuple[str, ...] = ("office", "discipline")) -> Roles:
    """Roles in which the maintainer has one for each count of approvals; None asks for none."""
    made: list[dict[str, Any]] = []
    for number, count in enumerate(counts):
        value: dict[str, Any] = {"id": f"m{number}", "name": "维护人", "code": True, "may": []}
        made.append(value if count is None else value | {"approvals": {"count": count, "roles": list(by)}})
    held = [each["id"] for each in made]
    found = roles(
        more=made,
        principals=[
            {"id": OTHER, "roles": [*held, "office"]},
            {"id": "second@yunxi", "person": "p0008", "roles": [*held, "office"]},
        ],
    )
    maintainer = replace(found.principals[MAINTAINER], roles=tuple(held))
    return replace(found, principals={**found.principals, MAINTAINER: maintainer})


def told(*commits: Commit, allowed: Roles | None = None) -> list[tuple[str, str, dict[str, str]]]:
    found = judge_code(given(commits=commits, allowed=allowed))
    return [(each.rule, each.path, dict(each.args)) for each in found]


def rules(*commits: Commit, allowed: Roles | None = None) -> list[str]:
    return [rule for rule, _, _ in told(*commits, allowed=allowed)]


def test_the_program_is_changed_by_who_may_change_it() -> None:
    by_office = brought(1, "ledger/x.py", "docs/x.md", by=OFFICE)
    assert told(by_office) == [("J036", "ledger/x.py", {"principal": OFFICE, "count": "2"})]
    assert told(brought(1)) == []
    assert told(brought(1, by=None)) == []


def test_each_commit_is_asked() -> None:
    assert (
        rules(brought(1), brought(2, by=OFFICE), brought(3, by=None), brought(4, by=OFFICE)) == ["J036"] * 2
    )


def test_records_are_no_program() -> None:
    path = "records/adjustments/2025-Q1/p0005-flood.yaml"
    assert told(brought(1, path, by=OFFICE)) == []
    assert told(brought(1, path, "x", by=OFFICE)) == [("J036", "x", {"principal": OFFICE, "count": "1"})]
    assert rules(brought(1, "records/none.yaml", by=OFFICE)) == ["J036"]


def test_a_merge_that_only_joins_brings_nothing_itself() -> None:
    one = brought(1)
    assert told(one, merge(2, one)) == []


def test_an_approval_is_asked_where_the_role_says_so() -> None:
    one = brought(1)
    expected = {"count": "2", "found": "0", "roles": "纪检监察、考核办"}
    assert told(one, allowed=asking(2)) == [("J054", "ledger/x.py", expected)]
    assert told(one, allowed=asking(1, by=("none",)))[0][2]["roles"] == "—"
    assert told(one, allowed=asking(None)) == []


def test_the_role_that_asks_least_counts() -> None:
    one = brought(1)
    assert rules(one, merge(2, one), allowed=asking(2, 1)) == []
    assert rules(one, merge(2, one), allowed=asking(1, 2)) == []
    assert rules(one, allowed=asking(2, None)) == []
    assert rules(one, merge(2, one), allowed=asking(2)) == ["J054"]


def test_so_many_people_are_asked() -> None:
    one = brought(1)
    first = merge(2, one)
    second = merge(3, first, by=DISCIPLINE)
    assert rules(one, first, second, allowed=asking(2)) == []
    assert told(one, first, merge(3, first), allowed=asking(2))[0][2]["found"] == "1"
    assert told(one, first, merge(3, first, by="second@yunxi"), allowed=asking(2))[0][2]["found"] == "1"
    assert told(one, merge(2, one), merge(3, one, by=OTHER), allowed=asking(3))[0][2]["found"] == "2"


@pytest.mark.parametrize("standing", [None, Standing.UNKNOWN, Standing.BROKEN])
def test_only_a_key_approves(standing: Standing | None) -> None:
    one = brought(1)
    assert rules(one, merge(2, one, standing=standing), allowed=asking(1)) == ["J054"]


def test_nobody_approves_what_they_brought() -> None:
    """Neither by the same principal nor by another one of the same person."""
    one = brought(1, by=OTHER)
    assert rules(one, merge(2, one, by=OTHER), allowed=asking(1)) == ["J054"]
    one = brought(1, by="second@yunxi")
    assert rules(one, merge(2, one, by=OFFICE), allowed=asking(1)) == ["J054"]
    assert rules(one, merge(2, one, by=OTHER), allowed=asking(1)) == []


def test_two_who_are_no_persons_are_two() -> None:
    """A principal without a person is not the same as every other one without."""
    one = brought(1)
    assert rules(one, merge(2, one, by=OTHER), allowed=asking(1)) == []


def test_another_role_does_not_count() -> None:
    one = brought(1)
    assert rules(one, merge(2, one, by=DISCIPLINE), allowed=asking(1, by=("office",))) == ["J054"]
    assert rules(one, merge(2, one, by="stranger"), allowed=asking(1)) == ["J054"]


def test_a_merge_approves_what_lies_below_it() -> None:
    one = brought(1)
    two = brought(2, on=one.id)
    assert rules(one, two, merge(3, two), allowed=asking(1)) == []
    assert rules(one, two, merge(3, one), allowed=asking(1)) == ["J054"]
    aside = brought(4)
    assert rules(one, aside, merge(3, one), allowed=asking(1)) == ["J054"]
    assert rules(one, aside, merge(3, one, aside), allowed=asking(1)) == []


def test_a_commit_on_top_that_is_no_merge_approves_nothing() -> None:
    one = brought(1)
    top = replace(brought(2, "records/adjustments/2025-Q1/p0005-flood.yaml", by=OFFICE, on=one.id))
    assert rules(one, replace(top, standing=Standing.GOOD), allowed=asking(1)) == ["J054"]


def test_what_lacks_approval_is_told_once() -> None:
    assert rules(brought(1), brought(2), allowed=asking(1)) == ["J054"]
