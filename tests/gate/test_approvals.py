"""Approvals by values alone: of exactly this content, by somebody else, and by enough of those asked for."""

from __future__ import annotations

from typing import Any

import pytest

from ledger.gate.approvals import approved, judge_approvals
from ledger.gate.authority import Need
from ledger.gate.steps import Step
from ledger.reading.digest import digest
from ledger.reading.emit import emit
from ledger.reading.values import Map
from ledger.roles.types import Approvals
from tests.gate.given import field_at, given, record, roles, step
from tests.gate.proposals import OFFICE

DISCIPLINE, LIN = "discipline@yunxi", "lin.zhiyuan@yunxi"
VETO = "vetoes/2025-Q1/p0012-refusal"
OTHER = "adjustments/2025-Q1/p0005-flood"
SAYS: Map = {**record("vetoes/2025-Q1/p0013-rescue"), "person": "p0012"}
MADE = step(VETO, None, SAYS)


def decision(*records: tuple[str, Map], by: str = "p0009", **fields: Any) -> Map:
    listed = [{"record": name, "digest": digest(value)} for name, value in records or [(VETO, SAYS)]]
    return {"records": listed, "by": by, "decision": "approved", "date": "2026-01-20", **fields}


def brought(value: Map, by: str = DISCIPLINE, name: str = "veto") -> Step:
    return step(f"approvals/2026/{name}", None, value, by=by)


def asked(
    count: int = 1, *, roles: frozenset[str] = frozenset({"discipline"}), of: Step = MADE
) -> list[Need]:
    return [Need(of, Approvals(count, roles))]


def judged(*steps: Step, needs: list[Need] | None = None, **options: Any) -> list[tuple[str, str]]:
    """The rule and the record of each finding; unless said otherwise the veto needs one approval."""
    change = given(*steps, **options)
    found = judge_approvals(change, asked() if needs is None else needs)
    return [(each.rule, each.path.removeprefix("records/").removesuffix(".yaml")) for each in found]


def test_one_approval_is_enough_where_one_is_asked() -> None:
    assert judged(MADE, brought(decision())) == []
    assert approved(given(MADE, brought(decision()))) == {VETO: {DISCIPLINE}}


def test_without_an_approval_it_is_told_who_could_give_it() -> None:
    (found,) = judge_approvals(given(MADE), asked())
    assert (found.rule, found.path) == ("J037", f"records/{VETO}.yaml")
    assert dict(found.args) == {"count": "1", "found": "0", "roles": "纪检监察"}
    (found,) = judge_approvals(given(MADE), asked(2, roles=frozenset({"office", "discipline"})))
    assert dict(found.args) == {"count": "2", "found": "0", "roles": "纪检监察、考核办"}
    (found,) = judge_approvals(given(MADE), asked(roles=frozenset({"nobody"})))
    assert dict(found.args)["roles"] == "—"


def test_a_record_that_is_gone_at_the_head_needs_no_approval() -> None:
    assert judged(MADE, needs=asked(of=step(OTHER, record(OTHER), None))) == []


def test_an_approval_of_another_content_or_of_what_is_not_in_the_change() -> None:
    assert judged(MADE, brought(decision((VETO, {**SAYS, "reason": "x"})))) == [
        ("J052", "approvals/2026/veto")
    ]
    stray = decision((VETO, SAYS), (OTHER, record(OTHER)))
    assert judged(MADE, brought(stray)) == [("J052", "approvals/2026/veto")]


def test_which_of_the_records_approved_is_astray_is_told() -> None:
    listed = decision((VETO, SAYS), (OTHER, record(OTHER)))
    (found,) = judge_approvals(given(MADE, brought(listed)), [])
    assert dict(found.args) == {"record": OTHER}


def test_only_who_brings_an_approval_gives_it() -> None:
    """It names the discipline inspection, but comes with the office's key; J035 tells of that."""
    assert judged(MADE, brought(decision(), by=OFFICE)) == [("J037", VETO)]
    assert judged(MADE, brought(decision(), by="stranger")) == [("J037", VETO)]


def test_another_role_does_not_count() -> None:
    assert judged(MADE, brought(decision(by="p0012"), by=LIN), needs=asked(roles=frozenset({"office"}))) != []
    assert judged(MADE, brought(decision()), needs=asked(roles=frozenset({"office"}))) == [("J037", VETO)]


def test_a_role_held_by_post_counts() -> None:
    """p0003 is a head; a principal of that person holds what heads hold."""
    head = {"id": "head@yunxi", "person": "p0003", "roles": []}
    allowed = roles(principals=[head])
    given_by = brought(decision(by="p0003"), by="head@yunxi")
    assert judged(MADE, given_by, needs=asked(roles=frozenset({"reviewer"})), allowed=allowed) == []


def test_approvals_are_counted_by_people() -> None:
    twice = brought(decision()), brought(decision(), name="again")
    assert judged(MADE, *twice, needs=asked(2)) == [("J037", VETO)]
    second = {"id": "second@yunxi", "person": "p0009", "roles": ["discipline"]}
    another = {"id": "third@yunxi", "person": "p0010", "roles": ["discipline"]}
    allowed = roles(principals=[second, another])
    one_person = brought(decision()), brought(decision(), by="second@yunxi", name="again")
    assert judged(MADE, *one_person, needs=asked(2), allowed=allowed) == [("J037", VETO)]
    two_people = brought(decision()), brought(decision(by="p0010"), by="third@yunxi", name="again")
    assert judged(MADE, *two_people, needs=asked(2), allowed=allowed) == []
    assert approved(given(MADE, *two_people, allowed=allowed)) == {VETO: {DISCIPLINE, "third@yunxi"}}


def test_an_approval_of_one_record_is_none_of_another() -> None:
    other = step(OTHER, None, record(OTHER))
    both = MADE, other, brought(decision((OTHER, record(OTHER))))
    assert judged(*both) == [("J037", VETO)]


def test_a_refusal_is_told_and_nothing_beside_it() -> None:
    assert judged(MADE, brought(decision(decision="refused"))) == [("J040", "approvals/2026/veto")]
    assert approved(given(MADE, brought(decision(decision="refused")))) == {}


def test_the_field_at_fault_is_told() -> None:
    def field(value: Map, by: str = DISCIPLINE, made: Step = MADE) -> str:
        (found,) = judge_approvals(given(made, brought(value, by)), [])
        return field_at(found, value)

    stray = decision((VETO, SAYS), (OTHER, record(OTHER)))
    assert field(stray) == "record"
    (found,) = judge_approvals(given(MADE, brought(stray)), [])
    assert emit(stray).splitlines()[found.line - 1] == f"- record: {OTHER}"
    assert field(decision(decision="refused")) == "decision"
    assert field(decision(), made=step(VETO, None, SAYS, by=DISCIPLINE)) == "by"


def test_a_refusal_names_the_record() -> None:
    (found,) = judge_approvals(given(MADE, brought(decision(decision="refused"))), [])
    assert dict(found.args) == {"record": VETO}


def test_nobody_approves_what_they_made() -> None:
    made = step(VETO, None, SAYS, by=DISCIPLINE)
    (found,) = judge_approvals(given(made, brought(decision())), asked(of=made))
    assert (found.rule, found.path) == ("J039", "records/approvals/2026/veto.yaml")
    assert dict(found.args) == {"record": VETO, "principal": DISCIPLINE}
    assert approved(given(made, brought(decision()))) == {}


def test_nobody_approves_what_they_made_with_another_key() -> None:
    second = {"id": "second@yunxi", "person": "p0009", "roles": ["office"]}
    made = step(VETO, None, SAYS, by="second@yunxi")
    assert judged(made, brought(decision()), allowed=roles(principals=[second])) == [
        ("J039", "approvals/2026/veto")
    ]


def test_nobody_approves_what_they_touched_in_between() -> None:
    between = {**SAYS, "reason": "另一个事由"}
    steps = (
        MADE,
        step(VETO, SAYS, between, by=DISCIPLINE, stood=False),
        step(VETO, between, SAYS, stood=False),
    )
    assert judged(*steps, brought(decision())) == [("J039", "approvals/2026/veto")]


def test_nobody_approves_what_is_about_them() -> None:
    about = {**SAYS, "person": "p0009"}
    name = "vetoes/2025-Q1/p0009-refusal"
    made = step(name, None, about)
    assert judged(made, brought(decision((name, about))), needs=asked(of=made)) == [
        ("J039", "approvals/2026/veto")
    ]


def test_nobody_approves_what_was_about_them_before() -> None:
    before = {**SAYS, "person": "p0009"}
    made = step(VETO, before, SAYS)
    assert judged(made, brought(decision()), needs=asked(of=made)) == [("J039", "approvals/2026/veto")]


def test_nobody_approves_their_own_roles() -> None:
    before = record("organization/roles")
    after = {**before, "principals": [dict(each) for each in before["principals"]]}
    after["principals"][1]["roles"] = ["discipline", "office"]
    name = "organization/roles"
    made = step(name, before, after)
    assert judged(made, brought(decision((name, after))), needs=[]) == [("J039", "approvals/2026/veto")]
    after["principals"][1]["roles"] = ["discipline"]
    after["principals"][0]["roles"] = ["office", "discipline"]
    made = step(name, before, after)
    assert judged(made, brought(decision((name, after))), needs=[]) == []


def test_an_amendment_is_about_whom_the_record_is_that_it_names() -> None:
    about = {**SAYS, "person": "p0009"}
    record_ = "vetoes/2025-Q1/p0009-rescue"
    name = "amendments/2025-Q1/x"
    fields = {"record": record_, "date": "2026-01-20", "by": "p0008", "reason": "登记有误。"}
    amendment = {**fields, "was": digest(about), "now": digest(about)}
    steps = step(name, None, amendment), brought(decision((name, amendment)))
    assert judged(*steps, needs=[], stood={record_: about}) == [("J039", "approvals/2026/veto")]
    assert judged(*steps, needs=[], stood={record_: {**about, "person": "p0012"}}) == []


@pytest.mark.parametrize("decided", ["approved", "refused"])
def test_of_a_record_with_a_bad_approval_it_is_not_told_that_one_is_lacking(decided: str) -> None:
    made = step(VETO, None, SAYS, by=DISCIPLINE)
    found = judged(made, brought(decision(decision=decided)), needs=asked(of=made))
    assert found == [("J039", "approvals/2026/veto")]
