"""Facts: what scoring reads is what the records say."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from ledger.facts.build import build_facts
from ledger.facts.days import workdays
from ledger.reading.emit import emit
from ledger.records.loading import load
from ledger.records.tree import WorkTree
from scoring.facts import Appointment, Excused, Facts, Span, Summary
from tests.records.ledgers import ADJUSTMENT, PERSON, value_of, write, write_base


def _facts(root: Path) -> Facts:
    return build_facts(load(WorkTree(write_base(root))))[0]


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    """The facts of the small ledger."""
    return _facts(tmp_path_factory.mktemp("ledger"))


def test_people(facts: Facts) -> None:
    value = value_of(PERSON)
    person = facts.people["p0012"]
    assert person.record == "organization/people/p0012"
    assert person.name == value["name"]
    first = value["appointments"][0]
    assert person.appointments[0] == Appointment(
        first["from"], first.get("to"), first["unit"], first["role"], first["rank"], first["identity"]
    )


def test_appointments_leave_and_probation(tmp_path: Path) -> None:
    value = value_of(PERSON)
    later = {**value["appointments"][0], "from": "2025-06-01"}
    value["appointments"] = [later, {**later, "from": "2020-01-01", "to": "2025-05-31"}]
    value["leave"] = [{"from": "2025-01-06", "to": "2025-01-10", "kind": "sick", "authority": "x"}]
    value["probation"] = [{"from": "2025-01-01"}]
    write(write_base(tmp_path) / PERSON, emit(value).encode())
    person = build_facts(load(WorkTree(tmp_path)))[0].people["p0012"]
    assert [(post.start, post.end) for post in person.appointments] == [
        ("2020-01-01", "2025-05-31"),
        ("2025-06-01", None),
    ]
    assert person.leave == (Span("2025-01-06", "2025-01-10"),)
    assert person.probation == (Span("2025-01-01", None),)


def test_logs_and_summaries(facts: Facts) -> None:
    value = value_of("records/logs/2025/roads/p0012/2025-03.yaml")
    log = next(log for log in facts.logs["p0012"] if log.month == "2025-03")
    assert log.entries == tuple((entry["date"], entry["filed"]) for entry in value["entries"])
    assert log.record == "logs/2025/roads/p0012/2025-03"
    summary = value_of("records/summaries/2025-Q1/roads/p0012.yaml")
    assert facts.summaries["2025-Q1", "p0012"] == Summary(
        "p0012", "roads", "2025-Q1", summary["filed"], "summaries/2025-Q1/roads/p0012"
    )
    assert facts.summaries["2025", "p0012"].record == "summaries/2025/roads/p0012"


def test_ballots_and_panels(facts: Facts) -> None:
    value = value_of("records/ballots/2025-Q1/archives/other-panel.yaml")
    box = next(box for box in facts.boxes["2025-Q1", "archives"] if box.group == "other")
    assert (box.block, list(box.ballots)) == ("panel", value["ballots"])
    panel = value_of("records/panels/2025-Q1/archives.yaml")
    assert list(facts.panels["2025-Q1", "archives"].raters) == panel["raters"]


def test_excused_days_adjustments_and_vetoes(facts: Facts) -> None:
    rows = value_of("records/attendance/2025-Q1/roads.yaml")["rows"]
    row = next(row for row in rows if "excused" in row)
    assert facts.excused["2025-Q1", row["person"]] == (
        Excused(row["person"], frozenset(row["excused"]), "attendance/2025-Q1/roads"),
    )
    (adjustment,) = facts.adjustments["2025-Q1", "p0005"]
    assert adjustment.points == Fraction(value_of(ADJUSTMENT)["points"])
    (veto,) = facts.vetoes["2025-Q1", "p0013"]
    assert veto.ground == value_of("records/vetoes/2025-Q1/p0013-rescue.yaml")["ground"]


def test_annual_inputs(facts: Facts) -> None:
    result = value_of("records/unit-results/2025/roads.yaml")
    assert facts.unit_results[2025, "roads"].score == Fraction(result["score"])
    democratic = value_of("records/democratic/2025/roads.yaml")
    assert facts.democratic[2025, "roads"].cast == democratic["cast"]
    assert facts.democratic[2025, "roads"].votes == {
        row["person"]: row["votes"] for row in democratic["rows"]
    }
    past = value_of("records/past-results/2024/roads.yaml")
    for row in past["rows"]:
        past_ = facts.past[2024, row["person"]]
        assert (past_.grade, past_.cohort_rank, past_.last_in_unit) == (
            row["grade"],
            row.get("cohort_rank"),
            row.get("last_in_unit"),
        )


def test_units(facts: Facts) -> None:
    value = value_of("records/organization/units/roads.yaml")
    unit = facts.units["roads"]
    assert (unit.unit_class, unit.superior, unit.assessed) == (
        value["class"],
        value.get("superior"),
        value["assessed"],
    )


def test_policies(tmp_path: Path) -> None:
    ledger = load(WorkTree(write_base(tmp_path)))
    assert [(policy.id, policy.version) for policy in build_facts(ledger)[1]] == [("small", 1)]
    (record,) = ledger.by_kind["policy"]
    beyond = replace(record, value={**record.value, "bonus": {}})
    newer = replace(ledger, by_kind={**ledger.by_kind, "policy": (record, beyond)})
    assert len(build_facts(newer)[1]) == 1, "what scoring cannot read is left out"


def test_faulty_records_are_no_facts(tmp_path: Path) -> None:
    write(write_base(tmp_path) / PERSON, b"person: p0012\n")
    assert "p0012" not in build_facts(load(WorkTree(tmp_path)))[0].people


def test_workdays() -> None:
    """2026-01-01 is a Thursday; 2026-01-04 a Sunday that is worked."""
    calendar = {"year": 2026, "holidays": ["2026-01-01", "2026-01-03"], "workdays": ["2026-01-04"]}
    days = workdays([calendar])
    assert days[:4] == ("2026-01-02", "2026-01-04", "2026-01-05", "2026-01-06")
    assert days[-1] == "2026-12-31"
    assert len(days) == 261 - 1 + 1
    assert len(workdays([{"year": 2024, "holidays": [], "workdays": []}])) == 262
    assert workdays([]) == ()
