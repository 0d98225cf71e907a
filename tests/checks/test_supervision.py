"""Orders, petitions, inspections and surveys under the checks: what the field asks of records."""

from typing import Any

import pytest

from ledger.records.schema import judge
from scoring.survey.draw import draw
from tests.checks.ledgers import changed, check, told, value_of

ORDER = "orders/2025/culverts"
PETITION = "petitions/2025-Q1/0001"
INSPECTION = "inspections/2025/safety-q1"
FRAME, DRAW, RESULT = (f"surveys/2025/public/{name}" for name in ("frame", "draw", "results/roads"))


def rules(record: str, value: dict[str, Any], now: str | None = "2026-01-20") -> list[str]:
    return [rule for rule, _ in told(check(changed(**{record: value}), now=now))]


@pytest.mark.rule("D16")
@pytest.mark.parametrize("field", ["standard", "due"])
def test_an_order_has_a_standard_and_a_deadline(field: str) -> None:
    value = value_of(ORDER)
    assert judge("order").is_valid(value)
    del value[field]
    assert not judge("order").is_valid(value)


@pytest.mark.rule("S9", "T10")
@pytest.mark.parametrize("channel", ["box", "hotline"])
def test_the_report_box_and_the_hotline_take_matters_and_nothing_about_who_raised_them(channel: str) -> None:
    value = value_of(PETITION) | {"channel": channel}
    assert rules(PETITION, value) == []
    assert rules(PETITION, value | {"matter": "请回电 13600000000"}) == ["U011", "D002"]
    assert not judge("petition").is_valid(value | {"by": "某人"})


@pytest.mark.rule("T9")
def test_the_steps_of_an_order_may_end_anywhere_but_leave_nothing_out() -> None:
    """Assigned; undertaken; reported; assessed; closed: each beginning of the way is a sound record."""
    steps = ("undertaken", "supervised", "reported", "assessed", "rectification", "closed")
    for end in range(len(steps) + 1):
        value = value_of(ORDER)
        for step in steps[end:]:
            del value[step]
        assert rules(ORDER, value) == []
    value = value_of(ORDER)
    del value["reported"]
    assert "U001" in rules(ORDER, value)


def test_a_step_to_come_is_no_step() -> None:
    value = value_of(ORDER)
    value["closed"]["date"] = "2026-02-01"
    assert rules(ORDER, value) == ["F005"]
    assert rules(ORDER, value, now=None) == []


@pytest.mark.rule("T11")
def test_an_inspection_off_the_list_needs_approval() -> None:
    value = value_of(INSPECTION)
    del value["item"]
    assert not judge("inspection").is_valid(value)
    assert rules(INSPECTION, value | {"approval": "云查〔2025〕7号"}) == []
    assert not judge("inspection").is_valid(value | {"approval": "云查〔2025〕7号", "item": "safety"})


@pytest.mark.rule("T11")
@pytest.mark.parametrize(
    ("filed", "broken"), [("2025-02-14", []), ("2025-02-17", []), ("2025-02-18", ["U016"])]
)
def test_it_is_filed_fifteen_workdays_before(filed: str, broken: list[str]) -> None:
    """The fifteenth workday after Monday 17 February 2025 is Monday 10 March, the inspection's first day."""
    assert rules(INSPECTION, value_of(INSPECTION) | {"filed": filed}) == broken


@pytest.mark.rule("T6")
def test_whoever_changes_the_draw_the_seed_or_the_list_is_told() -> None:
    drawn = value_of(DRAW)
    drawn["drawn"]["firms"].reverse()
    assert rules(DRAW, drawn) == ["Q007"]
    assert set(rules(DRAW, value_of(DRAW) | {"seed_value": "chosen"})) == {"Q007"}
    frame = value_of(FRAME)
    frame["strata"][0]["ids"][6] = "e08"
    assert set(rules(FRAME, frame)) == {"Q003", "Q007"}


@pytest.mark.rule("T6")
def test_a_draw_is_sound_exactly_when_the_seed_yields_it() -> None:
    frame, value = value_of(FRAME), value_of(DRAW)
    sizes = {"firms": 3, "homes.town": 2, "homes.village": 2}
    for seed in ("one", "two", "three"):
        value["seed_value"] = seed
        value["drawn"] = {
            row["stratum"]: list(draw(seed, row["stratum"], row["ids"], sizes[row["stratum"]]))
            for row in frame["strata"]
        }
        assert rules(DRAW, value) == []


def test_an_unknown_stratum_is_told_once() -> None:
    value = value_of(RESULT)
    value["strata"][0]["stratum"] = "shops"
    assert rules(RESULT, value) == ["Q001"]
