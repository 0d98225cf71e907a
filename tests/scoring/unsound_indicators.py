"""Policies whose indicators make no sense: changes of the preset, the code, and the place."""

from typing import Any

from tests.scoring.measured import (
    COUNT,
    DESCENDING,
    LOWER,
    RATIO,
    STEPS,
    TIERED,
    component,
    indicator,
    negative,
    rules,
)

LISTED = "indicators.0"


def one(points: str = "5.00", method: Any = RATIO, **other: Any) -> dict[str, Any]:
    """A policy with a single indicator."""
    return rules(indicator("grain", points, method, **other))


def items(*points: str, second: Any = RATIO, **other: Any) -> dict[str, Any]:
    """A policy with one indicator of 5 points in two sub-items."""
    found = [
        {"id": f"part{place}", "name": "分项", "points": each, "method": method}
        for place, (each, method) in enumerate(zip(points, (RATIO, second), strict=True))
    ]
    return rules(indicator("grain", "5.00", None, sub_items=found, **other))


def shared(at_least: int, *indicators: dict[str, Any]) -> dict[str, Any]:
    """A policy that wants so much of the points of these indicators to be quantitative."""
    share = {"at_least": at_least, "basis": "T4"}
    return rules(*indicators) | {"period_score.weighted": [component(quantitative_share=share)]}


SECOND = {**STEPS, "steps": [STEPS["steps"][0], {**STEPS["steps"][1], "at_least": "60"}]}
HIGH_STEP = {**STEPS, "steps": [{"at_least": "60", "points": "5.01"}]}
HIGH_TIER = {**TIERED, "tiers": [{"id": "good", "name": "好", "points": "5.01"}]}
SAME_TIERS = {**TIERED, "tiers": [TIERED["tiers"][0], TIERED["tiers"][0]]}
FLAT = {**DESCENDING, "full_at": "30"}
TOWNSHIPS = {"unit_classes": ["township"]}
SHARE_AT = "period_score.weighted.0.quantitative_share.at_least"

INDICATORS: list[tuple[dict[str, Any], str, str]] = [
    (one(**{"class": "splendid"}), "unknown_id", f"{LISTED}.class"),
    (one(where={"roles": ["chief"]}), "unknown_id", f"{LISTED}.where.roles"),
    (one(subjects="units", where={"roles": ["head"]}), "not_of_units", f"{LISTED}.where.roles"),
    (one(method=SAME_TIERS), "duplicate_id", f"{LISTED}.method.tiers.1.id"),
    (one(method=HIGH_STEP), "out_of_range", f"{LISTED}.method.steps.0.points"),
    (one(method=HIGH_TIER), "out_of_range", f"{LISTED}.method.tiers.0.points"),
    (one(method={**RATIO, "floor": "1.1"}), "range_order", f"{LISTED}.method"),
    (one(method=SECOND), "levels_order", f"{LISTED}.method.steps.1.at_least"),
    (one(method=FLAT), "no_interval", f"{LISTED}.method.full_at"),
    (one(subjects="units"), "indicator_uncounted", f"{LISTED}.id"),
    (one(method=COUNT), "indicator_uncounted", f"{LISTED}.id"),
    (one(method=LOWER, source="tasks"), "fed_by_tasks", f"{LISTED}.source"),
    (items("2.00", "3.00", source="tasks"), "fed_by_tasks", f"{LISTED}.source"),
    (items("2.00", "3.00", second=COUNT), "mixed_methods", f"{LISTED}.sub_items"),
    (items("2.00", "2.99"), "items_sum", f"{LISTED}.sub_items"),
    (one(method=COUNT, **{"class": "negative"}), "negative_withholds", f"{LISTED}.absent"),
    (one() | {"period_score.points": [negative()]}, "no_indicator", "period_score.points.0.classes"),
    (
        one() | {"period_score.weighted": [component(classes=["common", "own"])]},
        "unknown_id",
        "period_score.weighted.0.classes",
    ),
    (
        shared(6000, indicator("grain", "5.99", RATIO), indicator("order", "4.01", TIERED)),
        "quantitative_share",
        SHARE_AT,
    ),
    (
        shared(6000, indicator("a", "6.00", RATIO, where=TOWNSHIPS), indicator("b", "4.00", TIERED)),
        "quantitative_share",
        SHARE_AT,
    ),
]
