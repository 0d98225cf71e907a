"""The data dictionary: every field of every kind, in both languages."""

from __future__ import annotations

import pytest

from ledger.records.dictionary import FORMS, field_rows, kind_rows
from ledger.records.kinds import KINDS
from ledger.records.schemas import schema_of

NAMES = [kind.name for kind in KINDS]


def test_kinds_in_the_order_of_the_documentation() -> None:
    rows = kind_rows()
    assert [row.kind for row in rows] == NAMES
    log = next(row for row in rows if row.kind == "log")
    assert log.path == "records/logs/<year>/<unit>/<person>/<month>.yaml"
    assert (log.zh.title, log.en.title) == ("工作日志", "Work log")


def test_fields_of_a_log() -> None:
    rows = field_rows("log")
    assert [(row.path, row.type, row.required) for row in rows] == [
        ("person", "person", True),
        ("unit", "unit", True),
        ("month", "month", True),
        ("entries", "list", True),
        ("entries[].date", "day", True),
        ("entries[].filed", "day", True),
        ("entries[].theme", "id", False),
        ("entries[].text", "text", True),
    ]
    assert rows[4].zh.title == "日期"
    assert rows[4].en.description == "the day of the work"


def test_maps_lists_and_alternatives() -> None:
    assert [
        (row.path, row.type) for row in field_rows("democratic") if row.path.startswith("rows[].votes")
    ] == [
        ("rows[].votes", "map"),
        ("rows[].votes.{}", "map"),
        ("rows[].votes.{}.{}", "integer"),
    ]
    policy = {row.path: row.type for row in field_rows("policy")}
    assert policy["period_score.weighted[](ballots).blocks[].raters(raters_by_role).roles"] == "list of id"
    assert policy["annual.eligibility[].when.rank_in_cohort.within"] == "ratio"
    assert policy["annual.eligibility[].when.not"] == "map"
    assert policy["grades.caps[].ties"] == "choice"


@pytest.mark.parametrize("kind", NAMES)
def test_every_field_is_explained_once(kind: str) -> None:
    rows = field_rows(kind)
    assert len({row.path for row in rows}) == len(rows)
    for row in rows:
        assert all([*row.zh, *row.en])
        assert row.zh.title != row.en.title


def test_forms_are_the_scalar_definitions_that_schemas_share() -> None:
    patterned = {
        name
        for kind in NAMES
        for name, part in schema_of(kind).get("$defs", {}).items()
        if "pattern" in part or name in ("year", "share", "version")
    }
    assert patterned == FORMS
