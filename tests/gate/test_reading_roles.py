"""The records of roles and principals as values; what is not said there has a plain meaning."""

from __future__ import annotations

from typing import Any

import pytest

from ledger.records.loading import assemble, read_record
from ledger.roles.read import read_roles, roles_of
from ledger.roles.types import Approvals, Grant, Principal, Role
from ledger.rules.examples import base_files

GRANT: dict[str, Any] = {"acts": ["create"], "kinds": ["log"], "whose": "own", "basis": "J4"}
FULL: dict[str, Any] = {
    **GRANT,
    "fields": ["entries"],
    "named_in": ["rows.by", "filed_by"],
    "approvals": {"count": 2, "roles": ["office"]},
}


def role(id_: str, **fields: Any) -> dict[str, Any]:
    return {"id": id_, "name": id_.upper(), "may": [], **fields}


def test_everything_that_a_role_may_say() -> None:
    asked = {"count": 1, "roles": ["b"]}
    value = role("a", posts=["head"], code=True, approvals=asked, may=[FULL])
    found = read_roles({"roles": [value]}).roles["a"]
    expected = Grant(
        frozenset({"create"}),
        frozenset({"log"}),
        "own",
        frozenset({"entries"}),
        (("rows", "by"), ("filed_by",)),
        Approvals(2, frozenset({"office"})),
        "J4",
    )
    assert found == Role("a", "A", frozenset({"head"}), True, Approvals(1, frozenset({"b"})), (expected,))


def test_what_a_role_does_not_say() -> None:
    """Nobody holds it by post, the program is not theirs, all fields may be touched, no approval is asked."""
    found = read_roles({"roles": [role("a", may=[GRANT])]}).roles["a"]
    grant = Grant(frozenset({"create"}), frozenset({"log"}), "own", None, (), None, "J4")
    assert found == Role("a", "A", frozenset(), False, None, (grant,))


def test_a_grant_without_any_field_is_none_of_all_fields() -> None:
    (grant,) = read_roles({"roles": [role("a", may=[{**GRANT, "fields": []}])]}).roles["a"].may
    assert grant.fields == frozenset()


def test_everything_that_a_principal_may_say() -> None:
    full = {"id": "x", "person": "p1", "roles": ["a"], "units": ["u"], "keys": ["k"], "logins": ["l"]}
    found = read_roles({"roles": [], "principals": [full, {"id": "y"}]}).principals
    assert found == {
        "x": Principal("x", "p1", ("a",), frozenset({"u"}), ("k",), ("l",)),
        "y": Principal("y", None, (), frozenset(), (), ()),
    }


def test_of_two_with_one_id_the_first_counts() -> None:
    record = {
        "roles": [role("a", code=True), role("a")],
        "principals": [{"id": "x", "person": "p1"}, {"id": "x"}],
    }
    found = read_roles(record, [{"principals": [{"id": "x", "person": "p2"}, {"id": "y"}]}])
    assert found.roles["a"].code
    assert found.principals["x"].person == "p1"
    assert set(found.principals) == {"x", "y"}


def test_the_ladder_is_as_it_is_listed() -> None:
    assert read_roles({"roles": [], "ladder": ["staff", "head"]}).ladder == ("staff", "head")
    assert read_roles({"roles": []}).ladder == ()


@pytest.mark.parametrize("name", ["x", "lin", "LIN", "Lin"])
def test_a_principal_goes_by_the_id_and_by_logins_in_any_case(name: str) -> None:
    found = read_roles({"roles": [], "principals": [{"id": "x", "logins": ["Lin"]}]})
    assert found.principal(name) == found.principals["x"]


def test_nobody_goes_by_another_name() -> None:
    found = read_roles({"roles": [], "principals": [{"id": "x", "logins": ["lin"], "keys": ["k1", "k2"]}]})
    assert found.principal("X") is None
    assert found.principal("") is None
    assert found.keys == {"k1": "x", "k2": "x"}


def test_an_id_goes_before_another_s_login() -> None:
    found = read_roles({"roles": [], "principals": [{"id": "x"}, {"id": "y", "logins": ["x"]}]})
    assert found.principal("x") == found.principals["x"]


def test_roles_and_principals_of_a_ledger() -> None:
    paths = ("records/organization/roles.yaml", "records/organization/principals/roads.yaml")
    records = [read_record(path, (base_files()[path], []))[0] for path in paths]
    found = roles_of(assemble([each for each in records if each], (), ()))
    assert found is not None
    assert {"office@yunxi", "lin.zhiyuan@yunxi"} <= set(found.principals)


def test_a_ledger_without_roles_has_none() -> None:
    assert roles_of(assemble([], (), ())) is None
