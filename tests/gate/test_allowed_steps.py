"""Who may take which step, by values alone: the principal of each commit, and what a correction asks for."""

from __future__ import annotations

from typing import Any

from ledger.gate.authority import Authority, judge_authority
from ledger.gate.steps import Step
from ledger.reading.digest import digest
from ledger.reading.values import Map
from ledger.roles.types import Approvals
from tests.gate.given import field_at, given, record, roles, step
from tests.gate.proposals import OFFICE

LIN, DISCIPLINE = "lin.zhiyuan@yunxi", "discipline@yunxi"
ADJUSTMENT = "adjustments/2025-Q1/p0005-flood"
SAYS: Map = record(ADJUSTMENT)
VETO = "vetoes/2025-Q1/p0012-refusal"
REFUSAL: Map = {**record("vetoes/2025-Q1/p0013-rescue"), "person": "p0012"}
REVIEW = "reviews/2025-Q1/p0005-praise"
DISCIPLINE_OF_ONE = Approvals(1, frozenset({"discipline"}))


def judged(*steps: Step, **options: Any) -> Authority:
    return judge_authority(given(*steps, **options))


def told(*steps: Step, **options: Any) -> list[tuple[str, dict[str, str]]]:
    return [(each.rule, dict(each.args)) for each in judged(*steps, **options).faults]


def rules(*steps: Step, **options: Any) -> list[str]:
    return [rule for rule, _ in told(*steps, **options)]


def amendment(name: str = ADJUSTMENT, by: str = "p0008") -> Map:
    return {"record": name, "date": "2026-01-20", "by": by, "reason": "登记有误。", "was": "x", "now": "y"}


def approval(*names: str, by: str = "p0008") -> Map:
    listed = [{"record": name, "digest": "x"} for name in names]
    return {"records": listed, "by": by, "decision": "approved", "date": "2026-01-20"}


def test_the_office_records_and_others_do_not() -> None:
    assert told(step(ADJUSTMENT, None, SAYS)) == []
    assert told(step(ADJUSTMENT, None, SAYS, by=LIN)) == [("J030", {"principal": LIN, "able": "考核办"})]
    assert told(step(ADJUSTMENT, SAYS, {**SAYS, "points": "0.40"}, by=LIN)) == [
        ("J031", {"principal": LIN, "able": "考核办"})
    ]


def test_a_step_of_nobody_known_is_told_elsewhere() -> None:
    """X010 to X012 tell of it, and refuse the change."""
    assert told(step(ADJUSTMENT, None, SAYS, by=None)) == []
    assert told(step(ADJUSTMENT, None, SAYS, by="somebody@else")) == []


def test_a_stranger_s_step_does_not_hide_the_next_one() -> None:
    assert rules(step(ADJUSTMENT, None, SAYS, by=None), step(ADJUSTMENT, None, SAYS, by=LIN)) == ["J030"]


def test_taking_away_what_stood_is_for_history_to_tell() -> None:
    assert told(step(ADJUSTMENT, SAYS, None, by=LIN)) == []
    assert rules(step(ADJUSTMENT, SAYS, None, by=LIN, stood=False)) == ["J030"]


def test_a_kind_that_no_role_may_make() -> None:
    assert told(step("calendar/2027", None, record("calendar/2026"))) == [
        ("J030", {"principal": OFFICE, "able": "—"})
    ]


def test_every_role_that_could_is_named_once() -> None:
    (found,) = told(step(VETO, None, REFUSAL, by=LIN))
    assert set(found[1]["able"].split("、")) == {"考核办", "纪检监察"}


def test_a_record_is_not_taken_over() -> None:
    """Both versions count: putting one's own name into another's record does not make it one's own."""
    log = record("summaries/2025-Q1/roads/p0012")
    path = "summaries/2025-Q1/roads/p0012"
    assert rules(step(path, log, {**log, "text": "x"}, by=LIN)) == []
    assert rules(step(path, {**log, "person": "p0013"}, log, by=LIN)) == []
    assert rules(step(ADJUSTMENT, {**SAYS, "person": "p0008"}, SAYS)) == ["J031"]
    assert rules(step(ADJUSTMENT, SAYS, {**SAYS, "person": "p0008"})) == ["J031"]


def test_a_veto_needs_the_approval_of_the_discipline_inspection() -> None:
    made = step(VETO, None, REFUSAL)
    assert judged(made) == Authority((), ((made, DISCIPLINE_OF_ONE),))
    assert judged(step(VETO, None, REFUSAL, by=DISCIPLINE)).needs == ()
    assert judged(step(VETO, None, REFUSAL, by=LIN)).needs == ()


def test_a_field_that_names_somebody_else_is_told_with_its_name() -> None:
    office = {"id": "head@yunxi", "person": "p0002"}
    review = {**record(REVIEW), "reviewer": "p0003"}
    found = told(step(REVIEW, None, review, by="head@yunxi"), allowed=roles(principals=[office]))
    assert found == [("J034", {"principal": "head@yunxi", "field": "reviewer"})]


def test_entries_that_name_somebody_else_are_told_with_the_way_to_the_name() -> None:
    grant = {"acts": ["create"], "kinds": ["attendance"], "whose": "any", "basis": "illustrative"}
    grant["named_in"] = ["rows.by"]
    who = {"id": "who@yunxi", "person": "p0010", "roles": ["writes"]}
    allowed = roles(more=[{"id": "writes", "name": "登记", "may": [grant]}], principals=[who])
    value = {"rows": [{"by": "p0010"}]}
    path = "attendance/2025-Q1/roads"
    assert rules(step(path, None, value, by="who@yunxi"), allowed=allowed) == []
    value = {"unit": "roads", "rows": [{"by": "p0011"}]}
    (found,) = judged(step(path, None, value, by="who@yunxi"), allowed=allowed).faults
    assert (field_at(found, value), dict(found.args)["field"]) == ("by", "rows.by")


def test_an_amendment_asks_for_the_power_over_the_record_it_names() -> None:
    path = "amendments/2025-Q1/x"
    known = {ADJUSTMENT: SAYS}
    assert told(step(path, None, amendment()), stood=known) == []
    assert told(step(path, None, amendment(by="p0012"), by=LIN), stood=known) == [
        ("J031", {"principal": LIN, "able": "考核办"})
    ]
    assert rules(step(path, None, amendment()), stood={ADJUSTMENT: {**SAYS, "person": "p0008"}}) == ["J031"]


def test_an_amendment_asks_for_no_approval_by_itself() -> None:
    """The record amended asks for it."""
    value = amendment(VETO)
    grant = {"acts": ["amend"], "kinds": ["veto"], "whose": "any", "basis": "illustrative"}
    grant["approvals"] = {"count": 1, "roles": ["discipline"]}
    amends = {"id": "amends", "name": "更正", "may": [grant]}
    who = {"id": "who@yunxi", "person": "p0010", "roles": ["amends"]}
    allowed = roles(more=[amends], principals=[who])
    made = step("amendments/2025-Q1/x", None, {**value, "by": "p0010"}, by="who@yunxi")
    assert judged(made, stood={VETO: REFUSAL}, allowed=allowed) == Authority((), ())
    changed = step(VETO, REFUSAL, {**REFUSAL, "reason": "x"}, by="who@yunxi")
    assert judged(changed, allowed=allowed) == Authority((), ((changed, DISCIPLINE_OF_ONE),))


def test_a_withdrawal_asks_for_the_power_over_the_record_it_names() -> None:
    path = "withdrawals/2025-Q1/x"
    value = {**amendment(), "was": digest(SAYS)}
    assert told(step(path, None, value), stood={ADJUSTMENT: SAYS}) == []
    assert told(step(path, None, {**value, "by": "p0012"}, by=LIN), stood={ADJUSTMENT: SAYS}) == [
        ("J032", {"principal": LIN, "able": "考核办"})
    ]


def test_everybody_in_a_record_must_be_reached_by_who_makes_or_withdraws_it() -> None:
    """The head of a unit is over the deputy, and not over whoever else the record has a row about."""
    grant = {
        "acts": ["create", "withdraw"],
        "kinds": ["attendance"],
        "whose": "below",
        "basis": "illustrative",
    }
    heads = {"id": "heads", "name": "单位领导", "posts": ["head"], "may": [grant]}
    who = {"id": "head@yunxi", "person": "p0002"}
    allowed = roles(more=[heads], principals=[who])
    name = "attendance/2025-Q1/dongguan"
    withdrawn = step("withdrawals/2025-Q1/x", None, {**amendment(name), "by": "p0002"}, by="head@yunxi")

    def found(*people: str) -> list[str]:
        value = {"unit": "dongguan", "rows": [{"person": each} for each in people]}
        made = step(name, None, value, by="head@yunxi")
        return rules(made, allowed=allowed) + rules(withdrawn, stood={name: value}, allowed=allowed)

    assert found("p0003") == []
    assert found("p0003", "p0002") == ["J030", "J032"]
    assert found("p0003", "p0012") == ["J030", "J032"]


def test_a_withdrawal_is_asked_for_the_names_in_what_it_withdraws() -> None:
    grant = {"acts": ["withdraw"], "kinds": ["review"], "whose": "any", "basis": "illustrative"}
    grant["named_in"] = ["reviewer"]
    who = {"id": "who@yunxi", "person": "p0010", "roles": ["takes-back"]}
    allowed = roles(more=[{"id": "takes-back", "name": "撤回", "may": [grant]}], principals=[who])
    value = {**amendment(REVIEW), "by": "p0010"}
    made = step("withdrawals/2025-Q1/x", None, value, by="who@yunxi")
    own, other = {**record(REVIEW), "reviewer": "p0010"}, {**record(REVIEW), "reviewer": "p0002"}
    assert rules(made, stood={REVIEW: own}, allowed=allowed) == []
    assert rules(made, stood={REVIEW: other}, allowed=allowed) == ["J034"]


def test_of_an_amended_record_the_step_itself_is_asked_for_the_names() -> None:
    """Who amends another's review is told by that change, not once more by the amendment beside it."""
    grant = {"acts": ["amend"], "kinds": ["review"], "whose": "any", "basis": "illustrative"}
    grant["named_in"] = ["reviewer"]
    who = {"id": "who@yunxi", "person": "p0010", "roles": ["amends"]}
    allowed = roles(more=[{"id": "amends", "name": "更正", "may": [grant]}], principals=[who])
    before = {**record(REVIEW), "reviewer": "p0002"}
    beside = step("amendments/2025-Q1/x", None, {**amendment(REVIEW), "by": "p0010"}, by="who@yunxi")
    assert rules(beside, stood={REVIEW: before}, allowed=allowed) == []
    itself = step(REVIEW, before, {**before, "text": "x"}, by="who@yunxi")
    assert rules(itself, beside, allowed=allowed) == ["J034"]


def test_a_correction_names_who_brings_it() -> None:
    path = "amendments/2025-Q1/x"
    assert told(step(path, None, amendment(by="p0012")), stood={ADJUSTMENT: SAYS}) == [
        ("J035", {"by": "p0012", "principal": OFFICE})
    ]
    assert rules(step(ADJUSTMENT, None, {**SAYS, "by": "p0012"})) == []
    gone = step(path, amendment(by="p0012"), None, stood=False)
    assert "J035" not in rules(gone, stood={ADJUSTMENT: SAYS})


def test_the_field_at_fault_is_told() -> None:
    value = amendment(by="p0012")
    (found,) = judged(step("amendments/2025-Q1/x", None, value), stood={ADJUSTMENT: SAYS}).faults
    assert field_at(found, value) == "by"
    office = {"id": "head@yunxi", "person": "p0002"}
    review = {**record(REVIEW), "reviewer": "p0003"}
    made = step(REVIEW, None, review, by="head@yunxi")
    (found,) = judged(made, allowed=roles(principals=[office])).faults
    assert field_at(found, review) == "reviewer"
    (found,) = judged(step(ADJUSTMENT, None, SAYS, by=LIN)).faults
    assert (found.line, found.path) == (0, f"records/{ADJUSTMENT}.yaml")


def test_an_approval_asks_for_the_power_over_each_record_it_names() -> None:
    path = "approvals/2026/x"
    about = {**SAYS, "person": "p0008"}
    both = approval(ADJUSTMENT, "adjustments/2025-Q1/p0008-flood")
    known = {ADJUSTMENT: SAYS, "adjustments/2025-Q1/p0008-flood": about}
    assert rules(step(path, None, approval(ADJUSTMENT)), stood=known) == []
    assert rules(step(path, None, both), stood=known) == ["J030"]
    assert rules(step(path, None, approval(ADJUSTMENT, by="p0012"), by=LIN), stood=known) == ["J030"]


def test_an_approval_of_an_amendment_is_about_whom_the_record_is() -> None:
    """The office's own person is the subject of the record that the amendment names."""
    path, inner = "approvals/2026/x", "amendments/2025-Q1/y"
    own = {ADJUSTMENT: {**SAYS, "person": "p0008"}, inner: amendment()}
    assert rules(step(path, None, approval(inner)), stood=own) == ["J030"]
    assert rules(step(path, None, approval(inner)), stood={**own, ADJUSTMENT: SAYS}) == []


def test_a_correction_of_what_is_no_record() -> None:
    path = "amendments/2025-Q1/x"
    assert rules(step(path, None, amendment("../README"))) == ["J031"]
    nowhere = step("withdrawals/2025-Q1/x", None, {**amendment("../README")})
    assert rules(nowhere) == ["J032"]
