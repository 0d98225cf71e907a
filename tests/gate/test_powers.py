"""What a grant allows, by values alone: acts, kinds, names, fields and approvals, and who holds a role."""

from __future__ import annotations

from typing import Any

import pytest

from ledger.gate.entries import fields_of, touches
from ledger.gate.powers import Decision, Wanted, decide, roles_held
from ledger.gate.reach import Holder, Organization
from ledger.gate.subjects import NOBODY, Subject
from ledger.reading.values import Map
from ledger.roles.types import Act, Approvals, Grant, Principal, Role, Roles
from scoring.facts import Appointment, Facts, Person

POST = Appointment("2020-01-01", None, "roads", "head", "r", "i")
KNOWN = Organization(
    Facts(people={"p1": Person("p1", "p1", (POST,), record="organization/people/p1")}, units={}, workdays=()),
    "2026-01-20",
    ("staff", "head"),
)
ONE, TWO = Approvals(1, frozenset({"office"})), Approvals(2, frozenset({"office"}))


def grant(**fields: Any) -> Grant:
    plain: dict[str, Any] = {
        "acts": frozenset({"create", "amend"}),
        "kinds": frozenset({"review"}),
        "whose": "any",
        "fields": None,
        "named_in": (),
        "approvals": None,
        "basis": "illustrative",
    }
    return Grant(**{**plain, **fields})


def role(*grants: Grant, id_: str = "r", posts: frozenset[str] = frozenset()) -> Role:
    return Role(id_, id_, posts, False, None, grants)


def wanted(before: Map | None, after: Map | None, act: Act = "create", kind: str = "review") -> Wanted:
    found = touches(before, after)
    return Wanted(act, kind, frozenset({NOBODY}), frozenset(), fields_of(found), after or {}, found)


def decided(asked: Wanted, *grants: Grant, person: str | None = "p1") -> Decision:
    return decide(asked, [(role(*grants), Holder(person, None, frozenset()))], KNOWN)


@pytest.mark.parametrize(("act", "rule"), [("create", "J030"), ("amend", "J031"), ("withdraw", "J032")])
def test_nothing_is_allowed_that_no_grant_allows(act: Act, rule: str) -> None:
    asked = wanted(None, {"a": "x"}, act)
    assert decided(asked) == Decision(rule)
    assert decided(asked, grant(acts=frozenset({"create", "amend", "withdraw"} - {act}))) == Decision(rule)
    assert decided(asked, grant(acts=frozenset({act}), kinds=frozenset({"veto"}))) == Decision(rule)
    assert decided(asked, grant(acts=frozenset({act}), whose="own")) == Decision(rule)
    assert decided(asked, grant(acts=frozenset({act}))) == Decision()


def test_a_grant_must_reach_both_whom_a_record_was_about_and_whom_it_is_about() -> None:
    asked = wanted(None, {"a": "x"})._replace(subjects=frozenset({Subject("p2"), Subject("p1")}))
    assert decided(asked, grant()) == Decision("J030")
    assert decided(asked._replace(subjects=frozenset({Subject("p2")})), grant()) == Decision()


NAMED = grant(named_in=(("reviewer",),))
DEEP = grant(named_in=(("rows", "by"),))


def test_a_field_must_name_who_acts() -> None:
    assert decided(wanted(None, {"reviewer": "p1"}), NAMED) == Decision()
    assert decided(wanted(None, {"reviewer": "p2"}), NAMED) == Decision("J034", "reviewer")
    assert decided(wanted(None, {"text": "x"}), NAMED) == Decision("J034", "reviewer")
    assert decided(wanted(None, {"reviewer": "p1"}), NAMED, person=None) == Decision("J034", "reviewer")


def test_every_one_of_the_fields_must_name_them() -> None:
    both = grant(named_in=(("reviewer",), ("filed_by",)))
    assert decided(wanted(None, {"reviewer": "p1", "filed_by": "p1"}), both) == Decision()
    assert decided(wanted(None, {"reviewer": "p1", "filed_by": "p2"}), both) == Decision("J034", "filed_by")


def test_a_field_of_entries_must_name_them_in_each_entry_touched() -> None:
    one, other = {"id": "a", "by": "p1"}, {"id": "b", "by": "p2"}
    assert decided(wanted(None, {"rows": [one]}), DEEP) == Decision()
    assert decided(wanted(None, {"rows": [one, other]}), DEEP) == Decision("J034", "rows.by")
    assert decided(wanted({"rows": [other]}, {"rows": [other, one]}, "amend"), DEEP) == Decision()
    assert decided(wanted({"rows": [one]}, {"rows": [one, other]}, "amend"), DEEP) == Decision(
        "J034", "rows.by"
    )
    changed = {**other, "text": "x"}
    assert decided(wanted({"rows": [one, other]}, {"rows": [one, changed]}, "amend"), DEEP).rule == "J034"


def test_one_s_own_entry_does_not_cover_another_s() -> None:
    """Who adds an entry of their own may not change one beside it that names somebody else."""
    own, other = {"id": "a", "by": "p1"}, {"id": "b", "by": "p2", "text": "x"}
    asked = wanted({"rows": [other]}, {"rows": [{**other, "text": "y"}, own]}, "amend")
    assert decided(asked, DEEP) == Decision("J034", "rows.by")


def test_a_field_that_is_no_text_names_nobody() -> None:
    assert decided(wanted(None, {"rows": "p1"}), DEEP).rule == "J034"
    assert decided(wanted(None, {"rows": [{"id": "a"}]}), DEEP).rule == "J034"


def test_one_grant_that_fits_is_enough() -> None:
    asked = wanted(None, {"reviewer": "p2"})
    assert decided(asked, NAMED, grant()) == Decision()
    assert decided(asked, grant(kinds=frozenset({"veto"})), NAMED) == Decision("J034", "reviewer")


def test_an_amendment_touches_only_the_fields_it_may() -> None:
    only = grant(fields=frozenset({"done"}))
    before = {"text": "x"}
    assert decided(wanted(before, {"text": "x", "done": "y"}, "amend"), only) == Decision()
    assert decided(wanted(before, {"text": "z", "done": "y"}, "amend"), only) == Decision("J033", "text")
    assert decided(wanted(before, {"text": "z", "a": "y"}, "amend"), only) == Decision("J033", "a")
    assert decided(wanted(None, {"text": "x"}), only) == Decision()


def test_several_grants_together_cover_the_fields() -> None:
    grants = grant(fields=frozenset({"done"})), grant(fields=frozenset({"text"}))
    assert decided(wanted({"text": "x"}, {"text": "z", "done": "y"}, "amend"), *grants) == Decision()


def test_the_grant_that_asks_least_counts() -> None:
    asked = wanted(None, {"text": "x"})
    assert decided(asked, grant(approvals=TWO)).approvals == (TWO,)
    assert decided(asked, grant(approvals=TWO), grant(approvals=ONE)).approvals == (ONE,)
    assert decided(asked, grant(approvals=ONE), grant(approvals=TWO)).approvals == (ONE,)
    assert decided(asked, grant(approvals=TWO), grant()).approvals == ()


def test_each_field_amended_asks_for_its_own_approvals() -> None:
    """A grant that needs no approval for one field does not free another one."""
    grants = grant(fields=frozenset({"done"})), grant(fields=frozenset({"text"}), approvals=ONE)
    before = {"text": "x"}
    assert decided(wanted(before, {"text": "x", "done": "y"}, "amend"), *grants).approvals == ()
    assert decided(wanted(before, {"text": "z", "done": "y"}, "amend"), *grants).approvals == (ONE,)
    assert decided(wanted(before, {"text": "z"}, "amend"), grant(), grants[1]).approvals == ()


def test_an_amendment_that_touches_no_field_is_one_whole() -> None:
    asked = wanted({"text": "x"}, {"text": "x"}, "amend")
    assert decided(asked, grant(fields=frozenset({"text"}), approvals=ONE)).approvals == (ONE,)


STAFF, HEADS = role(id_="staff", posts=frozenset({"staff"})), role(id_="heads", posts=frozenset({"head"}))
OFFICE = role(id_="office")
ROLES = Roles(("staff", "head"), {each.id: each for each in (STAFF, HEADS, OFFICE)}, {})


def held(person: str | None, *names: str, units: frozenset[str] = frozenset()) -> list[tuple[Role, Holder]]:
    return list(roles_held(Principal("x", person, names, units, (), ()), ROLES, KNOWN))


def test_roles_are_held_by_name_and_by_post() -> None:
    assert held("p1", "office", units=frozenset({"park"})) == [
        (OFFICE, Holder("p1", POST, frozenset({"park"}))),
        (HEADS, Holder("p1", POST, frozenset({"roads"}))),
    ]


def test_without_a_post_only_what_is_named_is_held() -> None:
    assert held(None, "office") == [(OFFICE, Holder(None, None, frozenset()))]
    assert held("p9", "office") == [(OFFICE, Holder("p9", None, frozenset()))]
    assert held(None) == []


def test_a_role_that_is_not_there_gives_nothing() -> None:
    assert held(None, "nobody", "office") == [(OFFICE, Holder(None, None, frozenset()))]
