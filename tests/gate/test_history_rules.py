"""What history allows, by values alone: what grows, what is put right, and what is rewritten."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from ledger.findings import Finding
from ledger.gate.entries import touches
from ledger.gate.history_rules import judge_history, rewritten
from ledger.gate.steps import Step
from ledger.reading.digest import digest
from ledger.reading.values import Map
from tests.gate.given import field_at, given, record, step

ADJUSTMENT = "adjustments/2025-Q1/p0005-flood"
AMENDMENT = "amendments/2025-Q1/x"
WITHDRAWAL = "withdrawals/2025-Q1/x"


def rules(found: Iterable[Finding]) -> list[str]:
    return [each.rule for each in found]


def judged(*steps: Step, **options: Any) -> list[str]:
    return rules(judge_history(given(*steps, **options)))


ORDERED = "orders/2025/culverts"
ORDER: Map = {
    "steps": [{"date": "2026-01-05", "text": "a"}, {"date": "2026-01-07", "text": "b"}],
    "to": "x",
}


def test_records_that_grow_are_left_to_grow() -> None:
    more = {**ORDER, "done": "2026-01-08"}
    assert judged(step(ORDERED, ORDER, more)) == []
    between = {**ORDER, "steps": [ORDER["steps"][0], {"date": "2026-01-06"}, ORDER["steps"][1]]}
    assert judged(step(ORDERED, ORDER, between)) == []
    path = "logs/2026/roads/p0012/2026-01"
    assert judged(step(path, LOG, grown({"date": "2026-01-08", "text": "c"}))) == []
    assert judged(step(ADJUSTMENT, ORDER, more)) == ["J042"]


def amendment(was: Map, now: Map, name: str = ADJUSTMENT) -> Map:
    fields = {"record": name, "date": "2026-01-20", "by": "p0008", "reason": "登记有误。"}
    return {**fields, "was": digest(was), "now": digest(now)}


def withdrawal(was: Map, name: str = ADJUSTMENT) -> Map:
    return {"record": name, "date": "2026-01-20", "by": "p0008", "reason": "登记有误。", "was": digest(was)}


SAYS: Map = record(ADJUSTMENT)
NOW: Map = {**SAYS, "points": "0.40"}


def test_a_value_is_not_rewritten() -> None:
    (found,) = judge_history(given(step(ADJUSTMENT, SAYS, NOW)))
    assert found.rule == "J042"
    assert dict(found.args) == {"field": "points", "was": digest(SAYS), "now": digest(NOW)}


def test_the_field_at_fault_is_told() -> None:
    (found,) = judge_history(given(step(ADJUSTMENT, SAYS, NOW)))
    assert field_at(found, NOW) == "points"
    (found,) = judge_history(given(step(ORDERED, ORDER, {**ORDER, "steps": ORDER["steps"][::-1]})))
    assert (found.line, dict(found.args)["field"]) == (0, "steps")
    deep = {**ORDER, "steps": [ORDER["steps"][0], {**ORDER["steps"][1], "text": "z"}]}
    (found,) = judge_history(given(step(ORDERED, ORDER, deep)))
    assert (field_at(found, deep), dict(found.args)["field"]) == ("text", "steps.1.text")
    gone = {name: value for name, value in SAYS.items() if name != "points"}
    (found,) = judge_history(given(step(ADJUSTMENT, SAYS, gone)))
    assert (field_at(found, gone), dict(found.args)["field"]) == ("", "points")
    turned = dict(reversed(SAYS.items()))
    (found,) = judge_history(given(step(ADJUSTMENT, SAYS, turned)))
    assert (field_at(found, turned), dict(found.args)["field"]) == ("", "—")
    stray = amendment(SAYS, NOW)
    (found,) = judge_history(given(step(AMENDMENT, None, stray)))
    assert (field_at(found, stray), dict(found.args)) == ("record", {"record": ADJUSTMENT})
    stray = withdrawal(SAYS)
    (found,) = judge_history(given(step(WITHDRAWAL, None, stray)))
    assert (field_at(found, stray), dict(found.args)) == ("record", {"record": ADJUSTMENT})


def test_a_value_that_is_changed_and_changed_back_was_changed() -> None:
    """Both steps are wrong; one mistake is told once."""
    assert judged(step(ADJUSTMENT, SAYS, NOW), step(ADJUSTMENT, NOW, SAYS, stood=True)) == ["J042"]


def test_each_record_that_is_rewritten_is_told() -> None:
    other = "adjustments/2025-Q1/p0012-repair"
    says = record(other)
    assert judged(step(ADJUSTMENT, SAYS, NOW), step(other, says, {**says, "points": "9.00"})) == [
        "J042",
        "J042",
    ]


def test_a_record_that_is_new_in_the_change_may_be_worked_on() -> None:
    assert judged(step(ADJUSTMENT, None, SAYS), step(ADJUSTMENT, SAYS, NOW, stood=False)) == []
    assert judged(step(ADJUSTMENT, SAYS, None, stood=False)) == []


def test_a_record_is_not_taken_away() -> None:
    assert judged(step(ADJUSTMENT, SAYS, None)) == ["J041"]


def test_a_record_that_comes_back_as_it_was_is_no_rewriting() -> None:
    """Taking it away was told already; bringing it back adds nothing to that."""
    assert judged(step(ADJUSTMENT, None, SAYS, stood=True)) == []


@pytest.mark.parametrize("path", ["organization/people/p0012", "organization/roles", "calendar/2025"])
def test_what_states_how_things_are_now_may_change(path: str) -> None:
    says = record(path)
    assert judged(step(path, says, {**says, "note": "x"})) == []
    assert judged(step(path, says, None)) == ["J041"]


def test_a_version_of_the_policy_is_never_changed() -> None:
    path = "policies/small/v1"
    assert judged(step(path, record(path), {**record(path), "title": "x"})) == ["J045"]


@pytest.mark.parametrize("path", [AMENDMENT, WITHDRAWAL, "approvals/2025/veto-p0013"])
def test_a_correction_is_not_corrected(path: str) -> None:
    value = {**withdrawal(SAYS), "records": []}
    assert judged(step(path, value, {**value, "reason": "x"})) == ["J043"]


def test_a_settlement_is_not_changed() -> None:
    assert judged(step("results/2025-Q1/1/settlement", {}, {})) == ["J044"]


def test_what_was_withdrawn_is_left_alone() -> None:
    assert judged(step(ADJUSTMENT, SAYS, NOW), withdrawn=frozenset({ADJUSTMENT})) == ["J053"]


def test_an_amendment_permits_exactly_one_change() -> None:
    fine = step(AMENDMENT, None, amendment(SAYS, NOW))
    assert judged(step(ADJUSTMENT, SAYS, NOW), fine) == []


@pytest.mark.parametrize(
    "other",
    [
        amendment(SAYS, {**SAYS, "points": "0.30"}),
        amendment({**SAYS, "points": "0.30"}, NOW),
        amendment(SAYS, NOW, "adjustments/2025-Q1/p0012-repair"),
    ],
    ids=["to another value", "from another value", "of another record"],
)
def test_an_amendment_of_something_else_permits_nothing(other: Map) -> None:
    assert judged(step(ADJUSTMENT, SAYS, NOW), step(AMENDMENT, None, other)) == ["J042", "J050"]


def test_a_withdrawal_does_not_permit_a_change() -> None:
    value = {**withdrawal(SAYS), "now": digest(NOW)}
    found = judged(step(ADJUSTMENT, SAYS, NOW), step(WITHDRAWAL, None, value), stood={ADJUSTMENT: SAYS})
    assert found == ["J042"]


def test_an_amendment_without_the_change_it_speaks_of() -> None:
    alone = step(AMENDMENT, None, amendment(SAYS, NOW))
    assert judged(alone, stood={ADJUSTMENT: SAYS}) == ["J050"]
    assert judged(alone, step(ADJUSTMENT, SAYS, None)) == ["J041", "J050"]


def test_an_amendment_of_what_is_new_in_the_change() -> None:
    steps = step(ADJUSTMENT, None, SAYS), step(ADJUSTMENT, SAYS, NOW, stood=False)
    assert judged(*steps, step(AMENDMENT, None, amendment(SAYS, NOW))) == ["J050"]


def test_a_withdrawal_names_a_record_as_it_stood() -> None:
    fine = step(WITHDRAWAL, None, withdrawal(SAYS))
    assert judged(fine, stood={ADJUSTMENT: SAYS}) == []
    assert judged(fine) == ["J051"]
    assert judged(fine, stood={ADJUSTMENT: NOW}) == ["J051"]


@pytest.mark.parametrize("name", ["organization/people/p0012", "calendar/2025", "policies/small/v1"])
def test_what_others_rest_on_is_not_withdrawn(name: str) -> None:
    value = record(name)
    assert judged(step(WITHDRAWAL, None, withdrawal(value, name)), stood={name: value}) == ["J051"]


LOG: Map = {
    "person": "p0012",
    "entries": [{"date": "2026-01-05", "text": "a"}, {"date": "2026-01-07", "text": "b"}],
}


def grown(*entries: Map, **fields: Any) -> Map:
    return {**LOG, "entries": [*LOG["entries"], *entries], **fields}


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (grown({"date": "2026-01-08", "text": "c"}), None),
        (grown(), None),
        (grown(note="x"), ("note",)),
        ({**LOG, "entries": [{**LOG["entries"][0], "text": "z"}, LOG["entries"][1]]}, ("entries", 0, "text")),
        ({**LOG, "entries": [{**LOG["entries"][0], "more": "z"}, LOG["entries"][1]]}, ("entries", 0, "more")),
        ({**LOG, "entries": LOG["entries"][1:]}, ("entries", 0)),
        ({**LOG, "entries": LOG["entries"][::-1]}, ("entries",)),
        ({**LOG, "entries": [{"date": "2026-01-01", "text": "c"}, *LOG["entries"]]}, None),
    ],
    ids=["one more", "none", "a field", "rewritten", "added to", "taken away", "turned round", "in between"],
)
def test_a_log_grows_by_whole_entries(after: Map, expected: tuple[str | int, ...] | None) -> None:
    touch = rewritten("log", after, touches(LOG, after))
    assert (touch.at if touch else None) == expected


@pytest.mark.parametrize(
    ("after", "free"),
    [
        ({**ORDER, "done": "2026-01-08"}, True),
        ({**ORDER, "steps": [*ORDER["steps"], {"date": "2026-01-01", "text": "c"}]}, True),
        ({**ORDER, "steps": [ORDER["steps"][0], {"date": "2026-01-06"}, ORDER["steps"][1]]}, True),
        ({**ORDER, "steps": [ORDER["steps"][0], {"date": "2026-01-09"}, ORDER["steps"][1]]}, False),
        ({**ORDER, "to": "y"}, False),
        ({**ORDER, "steps": ORDER["steps"][:1]}, False),
        ({"steps": ORDER["steps"]}, False),
    ],
    ids=[
        "a field",
        "behind",
        "between, in order",
        "between, out of order",
        "another value",
        "an entry gone",
        "a field gone",
    ],
)
def test_a_record_that_is_filled_in_as_things_happen(after: Map, free: bool) -> None:
    """Behind the others anything may be added; between them only what is in its place there."""
    found = touches(ORDER, after)
    assert (rewritten("order", after, found) is None) is free
    assert rewritten("adjustment", after, found) is not None


GROWING = (
    "order petition task goals unit-goals measure objection appeal appraisal attendance indicator-results"
    " inspection inspection-list seeds"
)


@pytest.mark.parametrize("kind", GROWING.split())
def test_kinds_that_are_filled_in_as_things_happen(kind: str) -> None:
    after = {**ORDER, "done": "2026-01-08"}
    assert rewritten(kind, after, touches(ORDER, after)) is None
