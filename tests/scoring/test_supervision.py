"""Orders, petitions and findings as points, worked by hand; and that every step of them can be redone."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

import pytest

from scoring.derivation import Node
from scoring.facts import Facts
from scoring.inputs import inputs_of
from scoring.labels import LABELS
from scoring.operations import evaluate
from scoring.outcome import PersonOutcome
from scoring.period import score_period
from scoring.policy.faults import faults
from scoring.policy.read import read_policy
from scoring.policy.supervision import OrderRules
from scoring.policy.versions import Policies
from scoring.supervision.matters import CheckFinding, Order, Petition
from scoring.supervision.progress import Deadline, awaited, late_days, overdue, state
from tests.scoring.body import walk
from tests.scoring.small import at, box, boxes, facts, person, post, preset, workdays

DAYS = workdays()
"""Mondays to Fridays from 2026-01-01, a Thursday."""
RULES = OrderRules(
    undertake_workdays=2, supervise_workdays=5, report_workdays=0, assess_workdays=10, close_workdays=5
)
FAMILIES = ("orders.", "petitions.", "findings.")


def value(changes: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The preset with all of supervision."""
    found = preset()
    named = [{"id": "complaint", "name": "投诉举报"}, {"id": "advice", "name": "意见建议"}]
    remedies = [{"id": "refused", "name": "推诿不办"}, {"id": "corrected", "name": "及时整改"}]
    found |= {
        "orders": {
            "undertake_workdays": 2,
            "supervise_workdays": 5,
            "report_workdays": 0,
            "assess_workdays": 10,
            "close_workdays": 5,
            "basis": "T9",
        },
        "petitions": {
            "natures": named,
            "remedies": remedies,
            "deductions": [
                {"nature": "complaint", "remedy": "refused", "points": "2.00"},
                {"nature": "complaint", "remedy": "corrected", "points": "0.20"},
            ],
            "answer_workdays": 10,
            "basis": "T10",
        },
        "check_kinds": [{"id": "special", "name": "专项检查"}],
        "inspections": {
            "filing_workdays": 15,
            "severities": [
                {"id": "minor", "name": "一般", "points": "0.30"},
                {"id": "grave", "name": "严重", "points": "1.50"},
            ],
            "basis": "T11",
        },
    }
    sizes = {"partly": "0.50", "not_met": "2.00", "late_day": "0.10", "overdue": "0.70", "cap": "3.00"}
    found["period_score"]["points"] += [
        {"id": "orders", "name": "督办", "component": "orders", **sizes, "basis": "T9"},
        {
            "id": "petitions",
            "name": "信访",
            "component": "petitions",
            "late_answer": "0.40",
            "basis": "T10",
        },
        {"id": "findings", "name": "检查", "component": "findings", "cap": "2.00", "basis": "T8"},
    ]
    for path, new in (changes or {}).items():
        parent, _, key = path.rpartition(".")
        at(found, parent)[int(key) if key.isdigit() else key] = new
    return found


def versions(changes: Mapping[str, Any] | None = None) -> Policies:
    return Policies([read_policy(value(changes))])


def order(id_: str = "dikes", **other: Any) -> Order:
    days = {"assigned": "2026-01-05", "due": "2026-02-06", "undertaken": "2026-01-06"}
    return Order(id=id_, unit="roads", person="p0100", **{**days, **other}, record=f"orders/2026/{id_}")


def petition(number: int, **other: Any) -> Petition:
    terms = {"nature": "complaint", "remedy": "corrected", "received": "2026-01-05"}
    days = {"accepted": "2026-01-06", "answered": "2026-01-15", "closed": "2026-01-20"}
    record = f"petitions/2026-Q1/{number:04}"
    return Petition("roads", "p0100", **{**terms, **days, **other}, record=record)


def finding(id_: str = "f1", **other: Any) -> CheckFinding:
    terms = {"severity": "minor", "until": "2026-03-10", "record": "inspections/2026/safety"}
    return CheckFinding(id_, "roads", "p0100", **{**terms, **other})


def team(**matters: Any) -> Facts:
    people = [person("p0001", post(role="head")), person("p0100"), person("p0101")]
    return facts(people, boxes=boxes(box("leader", "head", {"p0100": 80, "p0101": 80})), **matters)


def score(found: Facts, name: str = "p0100", period: str = "2026-Q1", **policy: Any) -> PersonOutcome:
    return score_period(versions(policy), found, period, "2026-12-01", trace=True).people[name]


def orders(*several: Order) -> Facts:
    return team(orders={"p0100": several, "roads": several})


class TestOrders:
    @pytest.mark.rule("T9")
    def test_met_in_time_costs_nothing(self) -> None:
        done = order(reported="2026-02-06", assessed="2026-02-10", result="met")
        assert score(orders(done)).parts["orders"] == 0

    @pytest.mark.rule("T9")
    def test_not_met_in_part_and_late(self) -> None:
        """Not met 2.00; met in part 0.50 and reported on 10 February, a Tuesday, due on Friday the 6th: the
        9th and the 10th are late, 2 × 0.10. 2.00 + 0.50 + 0.20 = 2.70."""
        failed = order("a", reported="2026-02-06", assessed="2026-02-10", result="not_met")
        half = order("b", reported="2026-02-10", assessed="2026-02-11", result="partly")
        assert score(orders(failed, half)).parts["orders"] == Fraction("-2.70")

    @pytest.mark.rule("T9")
    def test_the_cap(self) -> None:
        """Two not met are 4.00, of which 3.00 count."""
        failed = [
            order(name, reported="2026-02-06", assessed="2026-02-10", result="not_met") for name in "ab"
        ]
        assert score(orders(*failed)).parts["orders"] == -3

    @pytest.mark.rule("T9")
    def test_without_a_report_at_the_end_of_each_period(self) -> None:
        """0.70 on 31 March and again on 30 June; then reported on 1 July, in the third quarter: late days
        from 9 February to 1 July, 103 workdays without holidays, 10.30, of which 3.00 count."""
        late = order(reported="2026-07-01")
        assert score(orders(order())).parts["orders"] == Fraction("-0.70")
        assert score(orders(late), period="2026-Q2").parts["orders"] == Fraction("-0.70")
        assert late_days(late, RULES, DAYS) == 103
        assert score(orders(late), period="2026-Q3").parts["orders"] == -3

    @pytest.mark.rule("T9")
    def test_an_extension_counts_from_the_day_it_was_granted(self) -> None:
        """Granted on 3 February until 31 March: nothing is overdue. On 1 April: too late for March."""
        assert score(orders(order(extensions=(("2026-02-03", "2026-03-31"),)))).parts["orders"] == 0
        too_late = order(extensions=(("2026-04-01", "2026-05-29"),))
        assert score(orders(too_late)).parts["orders"] == Fraction("-0.70")

    @pytest.mark.rule("T9")
    def test_somebody_else_is_not_charged(self) -> None:
        assert score(orders(order()), "p0101").parts["orders"] == 0

    @pytest.mark.rule("T9")
    def test_what_was_over_before_the_period_does_not_enter_it(self) -> None:
        failed = order(reported="2026-02-06", assessed="2026-02-10", result="not_met")
        assert score(orders(failed), period="2026-Q2").parts["orders"] == 0

    @pytest.mark.rule("T9")
    def test_a_settled_period_rests_on_what_had_happened_by_its_end(self) -> None:
        before = order()
        after = order(reported="2026-04-08", assessed="2026-04-10", result="not_met", closed="2026-04-13")
        assert inputs(orders(before)) == inputs(orders(after))
        assert inputs(orders(before)) != inputs(orders(order(due="2026-02-09")))


def inputs(found: Facts) -> dict[str, Any]:
    return dict(inputs_of(versions(), found, "2026-Q1", "roads"))


class TestProgress:
    @pytest.mark.rule("T9")
    def test_the_five_states_and_the_end(self) -> None:
        full = order(
            supervised=("2026-01-12",),
            reported="2026-02-05",
            assessed="2026-02-09",
            result="met",
            closed="2026-02-10",
        )
        days = (
            "2026-01-04",
            "2026-01-05",
            "2026-01-06",
            "2026-01-12",
            "2026-02-05",
            "2026-02-09",
            "2026-02-10",
        )
        assert [state(full, day) for day in days] == [
            None,
            "assigned",
            "undertaken",
            "supervised",
            "reported",
            "assessed",
            "closed",
        ]

    @pytest.mark.rule("T9")
    def test_deadlines_in_workdays(self) -> None:
        """Assigned on Monday 5 January: to be undertaken by the 7th. Undertaken on the 6th: the first
        supervision by the 13th, five workdays on. Reported on 5 February (Thursday): assessed by the 19th."""
        waiting = order(undertaken=None)
        assert awaited(waiting, RULES, DAYS, "2026-01-08") == (
            Deadline("undertaken", "2026-01-07"),
            Deadline("reported", "2026-02-06"),
        )
        assert overdue(waiting, RULES, DAYS, "2026-01-07") == ()
        assert overdue(waiting, RULES, DAYS, "2026-01-08") == (Deadline("undertaken", "2026-01-07"),)
        assert overdue(order(), RULES, DAYS, "2026-01-14") == (Deadline("supervised", "2026-01-13"),)
        assert awaited(order(reported="2026-02-05"), RULES, DAYS, "2026-02-06") == (
            Deadline("assessed", "2026-02-19"),
        )

    @pytest.mark.rule("T9")
    def test_low_completion_waits_for_its_rectification(self) -> None:
        poor = order(reported="2026-02-05", assessed="2026-02-09", result="not_met", rectify_by="2026-03-02")
        assert overdue(poor, RULES, DAYS, "2026-03-03") == (Deadline("rectified", "2026-03-02"),)

    @pytest.mark.rule("T9")
    def test_a_closed_order_awaits_nothing(self) -> None:
        done = order(reported="2026-02-05", assessed="2026-02-09", result="met", closed="2026-02-10")
        assert awaited(done, RULES, DAYS, "2026-12-01") == ()
        assert awaited(done, RULES, DAYS, "2026-01-02") == ()


class TestPetitions:
    def result(self, *several: Petition, period: str = "2026-Q1") -> Fraction:
        return score(team(petitions={"p0100": several}), period=period).parts["petitions"]

    @pytest.mark.rule("T10")
    def test_by_nature_and_remedy(self) -> None:
        """A complaint refused 2.00, one corrected 0.20; advice stands in no row and costs nothing."""
        several = (petition(1, remedy="refused"), petition(2), petition(3, nature="advice"))
        assert self.result(*several) == Fraction("-2.20")

    @pytest.mark.rule("T10")
    def test_a_late_answer(self) -> None:
        """Taken up on 6 January, ten workdays on is the 20th; answered on the 21st: 0.20 + 0.40."""
        assert self.result(petition(1, answered="2026-01-20")) == Fraction("-0.20")
        late = petition(1, answered="2026-01-21", closed="2026-01-22")
        assert self.result(late) == Fraction("-0.60")

    @pytest.mark.rule("T10")
    def test_no_answer_is_late_even_when_the_calendars_end_before_its_deadline(self) -> None:
        """Closed without an answer: 0.20 + 0.40, whether or not the tenth workday is in a calendar."""
        assert self.result(petition(1, answered=None)) == Fraction("-0.60")
        beyond = petition(1, accepted="2027-03-31", answered=None)
        assert self.result(beyond) == Fraction("-0.60")

    @pytest.mark.rule("T10")
    def test_it_counts_in_the_period_in_which_it_is_closed(self) -> None:
        later = petition(1, closed="2026-04-01")
        assert self.result(later) == 0
        assert self.result(later, period="2026-Q2") == Fraction("-0.20")
        assert self.result(petition(1, closed=None, remedy=None)) == 0


class TestFindings:
    def result(self, *several: CheckFinding, period: str = "2026-Q1") -> Fraction:
        return score(team(findings={"p0100": several}), period=period).parts["findings"]

    @pytest.mark.rule("T8", "T12")
    def test_by_severity_up_to_the_cap(self) -> None:
        assert self.result(finding(), finding("f2", severity="grave")) == Fraction("-1.80")
        assert self.result(*[finding(f"f{n}", severity="grave") for n in range(3)]) == -2

    @pytest.mark.rule("T8", "T12")
    def test_one_that_recognises_another_is_not_counted_again(self) -> None:
        again = finding("f9", same_as="inspections/2026/safety#f1", record="inspections/2026/joint")
        assert self.result(finding(), again) == Fraction("-0.30")

    @pytest.mark.rule("T8", "T12")
    def test_it_counts_in_the_period_in_which_the_inspection_ended(self) -> None:
        assert self.result(finding(until="2026-04-01")) == 0
        assert self.result(finding(until="2026-04-01"), period="2026-Q2") == Fraction("-0.30")

    @pytest.mark.rule("T8", "T12")
    def test_an_input_holds_all_that_was_found_about_the_unit_and_no_more(self) -> None:
        other = CheckFinding("f2", "roads", "p0101", "grave", "2026-03-10", None, "inspections/2026/safety")
        found = inputs(team(findings={"p0100": (finding(),), "p0101": (other,), "roads": (finding(), other)}))
        assert found["inspections/2026/safety"] == {
            "to": "2026-03-10",
            "findings": [
                {"id": "f1", "unit": "roads", "severity": "minor", "person": "p0100"},
                {"id": "f2", "unit": "roads", "severity": "grave", "person": "p0101"},
            ],
        }


def everything() -> Facts:
    """One of each, so that every label is there."""
    several = (
        order("a", reported="2026-02-10", assessed="2026-02-11", result="partly"),
        order("b", reported="2026-02-06", assessed="2026-02-10", result="not_met"),
        order("c"),
        order("d", reported="2026-02-06", assessed="2026-02-10", result="met"),
    )
    petitions = (petition(1, answered="2026-01-21", closed="2026-01-22"), petition(2, nature="advice"))
    found = (finding(), finding("f2", same_as="inspections/2026/x#f1"))
    return team(orders={"p0100": several}, petitions={"p0100": petitions}, findings={"p0100": found})


def nodes(**policy: Any) -> Iterator[Node]:
    for name in ("p0100", "p0101"):
        root = score(everything(), name, **policy).derivation
        assert root is not None
        yield from walk(root)


CAPPED: dict[str, Any] = {"period_score.points.petitions.cap": "9.00"}


def test_every_step_can_be_redone() -> None:
    for policy in ({}, CAPPED, {"period_score.points.orders.cap": "0.30"}):
        wrong = [node for node in nodes(**policy) if evaluate(node) != node.value]
        assert wrong == []


def test_every_label_occurs_with_its_arguments() -> None:
    seen = {(node.label, tuple(name for name, _ in node.args)) for node in nodes(**CAPPED)}
    ours = {(label, entry.args) for label, entry in LABELS.items() if label.startswith(FAMILIES)}
    assert {pair for pair in seen if pair[0].startswith(FAMILIES)} == ours


def test_every_leaf_names_a_record_or_a_clause_that_is_there() -> None:
    for node in nodes(**CAPPED):
        if node.label.startswith(FAMILIES):
            assert node.inputs or node.record or node.clause or node.value == 0
            assert not node.clause or at(value(CAPPED), node.clause) is not None


def test_faults_of_the_rules() -> None:
    def codes(changes: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        return [(found.pointer, found.code) for found in faults(read_policy(value(changes)))]

    assert codes({}) == []
    assert codes({"petitions.deductions.0.nature": "praise"}) == [
        (("petitions", "deductions", 0, "nature"), "unknown_id")
    ]
    assert codes({"petitions.deductions.1.remedy": "refused"}) == [
        (("petitions", "deductions", 1, "remedy"), "duplicate_id")
    ]
    assert codes({"inspections.severities.1.id": "minor"}) == [
        (("inspections", "severities", 1, "id"), "duplicate_id")
    ]
    without = value()
    for section in ("orders", "petitions", "inspections"):
        del without[section]
    assert [found.code for found in faults(read_policy(without))] == ["unknown_id"] * 3
