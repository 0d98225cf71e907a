"""Kinds: every path belongs to one kind or to none, and tells its keys."""

from __future__ import annotations

import pytest

from ledger.records.kinds import KIND, KINDS, is_record, kind_of, record_id, record_path

PATHS = {
    "organization/body": ("body", {}),
    "organization/units/roads": ("unit", {"unit": "roads"}),
    "organization/people/p0042": ("person", {"person": "p0042"}),
    "organization/roles": ("roles", {}),
    "organization/principals/roads": ("principals", {"id": "roads"}),
    "calendar/2026": ("calendar", {"year": "2026"}),
    "policies/jiancaoping/v12": ("policy", {"policy": "jiancaoping", "version": "12"}),
    "logs/2026/roads/p0042/2026-03": (
        "log",
        {"year": "2026", "unit": "roads", "person": "p0042", "month": "2026-03"},
    ),
    "summaries/2026-Q1/roads/p0042": ("summary", {"period": "2026-Q1", "unit": "roads", "person": "p0042"}),
    "summaries/2026/roads/p0042": ("summary", {"period": "2026", "unit": "roads", "person": "p0042"}),
    "panels/2026-M03/archives": ("panel", {"period": "2026-M03", "unit": "archives"}),
    "ballots/2026-Q1/roads/peer-staff-1": (
        "ballots",
        {"period": "2026-Q1", "unit": "roads", "group": "peer", "block": "staff-1"},
    ),
    "attendance/2026-H2/roads": ("attendance", {"period": "2026-H2", "unit": "roads"}),
    "reviews/2026-Q1/p0042-praise": ("review", {"period": "2026-Q1", "id": "p0042-praise"}),
    "scores/2026-Q1/panel/group-city-roads": (
        "score-sheet",
        {"period": "2026-Q1", "sheet": "panel", "rater": "group", "group": "city-roads"},
    ),
    "appraisals/2026-Q1/roads/p0042": (
        "appraisal",
        {"period": "2026-Q1", "unit": "roads", "person": "p0042"},
    ),
    "recusals/p0042-p0043": ("recusal", {"id": "p0042-p0043"}),
    "rollups/2026-Q1/roads/2026-w11": ("rollup", {"period": "2026-Q1", "unit": "roads", "id": "2026-w11"}),
    "adjustments/2026-Q1/p0042-flood": ("adjustment", {"period": "2026-Q1", "id": "p0042-flood"}),
    "vetoes/2026-Q1/2026-03": ("veto", {"period": "2026-Q1", "id": "2026-03"}),
    "waivers/2026-Q1/roads-good": ("waiver", {"period": "2026-Q1", "id": "roads-good"}),
    "bonus-pools/2026/year-end": ("bonus-pool", {"year": "2026", "bonus": "year-end"}),
    "decisions/2026/p0042-term": ("decision", {"year": "2026", "id": "p0042-term"}),
    "unit-results/2026/roads": ("unit-result", {"year": "2026", "unit": "roads"}),
    "democratic/2026/roads": ("democratic", {"year": "2026", "unit": "roads"}),
    "past-results/2025/roads": ("past-result", {"year": "2025", "unit": "roads"}),
    "indicators/2026-Q1/roads": ("indicator-results", {"period": "2026-Q1", "unit": "roads"}),
    "goals/2026/roads/p0042": ("goals", {"year": "2026", "unit": "roads", "person": "p0042"}),
    "unit-goals/2026/roads": ("unit-goals", {"year": "2026", "unit": "roads"}),
    "tasks/2026/bridges": ("task", {"year": "2026", "task": "bridges"}),
    "notices/2026-q1-results": ("notice", {"notice": "2026-q1-results"}),
    "measures/2026/p0042-talk": ("measure", {"year": "2026", "id": "p0042-talk"}),
    "activities/2026/2026-03-02-study": ("activity", {"year": "2026", "id": "2026-03-02-study"}),
    "seeds/2026": ("seeds", {"year": "2026"}),
    "objections/2026-001": ("objection", {"id": "2026-001"}),
    "appeals/2026-001": ("appeal", {"id": "2026-001"}),
    "orders/2026/flood-dikes": ("order", {"year": "2026", "order": "flood-dikes"}),
    "petitions/2026-Q1/0007": ("petition", {"period": "2026-Q1", "id": "0007"}),
    "inspection-lists/2026": ("inspection-list", {"year": "2026"}),
    "inspections/2026/safety-1": ("inspection", {"year": "2026", "id": "safety-1"}),
    "surveys/2026/public/frame": ("survey-frame", {"year": "2026", "survey": "public"}),
    "surveys/2026/public/draw": ("survey-draw", {"year": "2026", "survey": "public"}),
    "surveys/2026/public/results/roads": (
        "survey-result",
        {"year": "2026", "survey": "public", "unit": "roads"},
    ),
    "amendments/2026-Q1/p0042-flood": ("amendment", {"period": "2026-Q1", "id": "p0042-flood"}),
    "withdrawals/2026/p0042-2026-03": ("withdrawal", {"period": "2026", "id": "p0042-2026-03"}),
    "approvals/2026/0001": ("approval", {"year": "2026", "id": "0001"}),
    "results/2026-Q1/1/settlement": ("settlement", {"period": "2026-Q1", "number": "1"}),
    "results/2026-Q1/1/units/roads": ("result", {"period": "2026-Q1", "number": "1", "unit": "roads"}),
    "results/2026/2/inputs/roads": ("manifest", {"period": "2026", "number": "2", "unit": "roads"}),
}


@pytest.mark.parametrize("record", PATHS)
def test_path_tells_kind_and_keys(record: str) -> None:
    path = record_path(record)
    found = kind_of(path)
    assert found is not None
    kind, keys = found
    assert (kind.name, keys) == PATHS[record]
    assert kind.path(**keys) == path
    assert record_id(path) == record
    assert is_record(path)


def test_every_kind_has_an_example_here() -> None:
    assert {kind for kind, _ in PATHS.values()} == set(KIND) == {kind.name for kind in KINDS}


@pytest.mark.parametrize(
    "path",
    [
        "records/logs/2026/roads/p0042/2026-03.yml",
        "records/logs/2026/roads/p0042/2026-03.yaml.bak",
        "records/logs/2026/roads/p0042/2026-13.yaml",
        "records/logs/2026/roads/p0042/2026-03.yaml\n",
        "records/logs/２０２６/roads/p0042/2026-03.yaml",
        "records/logs/2026/../roads/p0042/2026-03.yaml",
        "records/logs/2026//p0042/2026-03.yaml",
        "records/Logs/2026/roads/p0042/2026-03.yaml",
        "records/organization/people/p42.yaml",
        "records/organization/people/р0042.yaml",
        "records/organization/units/-roads.yaml",
        "records/organization/units/roads .yaml",
        f"records/organization/units/{'a' * 49}.yaml",
        "records/policies/jiancaoping/v0.yaml",
        "records/policies/jiancaoping/v01.yaml",
        "records/results/2026-Q1/1/units/roads.json",
        "records/results/2026-Q1/.1.tmp-7/settlement.yaml",
        "records/ballots/2026-Q1/roads/peer.yaml",
        "records/.gitattributes",
        "records/organization/body.yaml/x.yaml",
        "docs/organization/body.yaml",
        "x/records/organization/body.yaml",
        "",
    ],
)
def test_no_kind_lies_elsewhere(path: str) -> None:
    assert kind_of(path) is None
    assert not is_record(path)


def test_a_group_has_no_dash_so_that_a_ballots_file_splits_in_one_way() -> None:
    found = kind_of("records/ballots/2026-Q1/roads/other-panel-2.yaml")
    assert found is not None
    assert (found[1]["group"], found[1]["block"]) == ("other", "panel-2")
