"""Reading a policy, and what a schema cannot say about one."""

from typing import Any

import pytest

from scoring.policy.errors import CODES, PolicyError
from scoring.policy.faults import faults
from scoring.policy.read import read_policy
from tests.scoring import reviewed
from tests.scoring.small import changed, policy
from tests.scoring.unsound_indicators import INDICATORS

BALLOTS = "period_score.weighted.ballots"
FIRST = "period_score.weighted.0"


def dotted(pointer: tuple[str | int, ...]) -> str:
    return ".".join(map(str, pointer))


def test_the_preset_is_sound() -> None:
    assert faults(policy()) == []


def test_every_setting_knows_its_clause_and_basis() -> None:
    ballots = policy().period.composition.weighted[0]
    assert ballots.settings.groups[1].clause == f"{BALLOTS}.groups.peer"
    assert ballots.settings.groups_basis == "J6"
    assert policy().period.composition.points[0].settings.sizes_basis == "illustrative"
    assert policy().annual.composition.grades.caps[0].quota.clause == "annual.grades.caps.managed"


def test_a_limit_switched_off_is_none() -> None:
    assert policy().period.composition.final_limit is None
    assert policy({"period_score.final_limit.enabled": True}).period.composition.final_limit is not None


UNREADABLE = [
    ({"points.places": None}, "missing_field", "points"),
    ({"points.plaices": 2}, "unknown_field", "points.plaices"),
    ({"points.places": "2"}, "wrong_type", "points.places"),
    ({"points.places": True}, "wrong_type", "points.places"),
    ({"points": []}, "wrong_type", "points"),
    ({"ranks": {}}, "wrong_type", "ranks"),
    ({"points.rounding": "up"}, "not_a_choice", "points.rounding"),
    ({"cycle.period_months": 2}, "not_a_choice", "cycle.period_months"),
    ({"roster.leave_over": "0.5"}, "wrong_type", "roster.leave_over"),
    ({f"{BALLOTS}.component": "dice"}, "unknown_kind", f"{FIRST}.component"),
    ({f"{BALLOTS}.colour": "red"}, "unknown_field", f"{FIRST}.colour"),
    ({"annual.consequences.rank-term.component": "x"}, "unknown_kind", "annual.consequences.0.component"),
    ({"annual.eligibility.award.when": {"luck": {}}}, "unknown_kind", "annual.eligibility.1.when"),
    ({"annual.eligibility.award.when": {}}, "wrong_type", "annual.eligibility.1.when"),
    (
        {"conditions": [{"id": "a", "when": {"not": {"condition": "a"}}}]},
        "condition_order",
        "conditions.0.when.not.condition",
    ),
    ({f"{BALLOTS}.blocks.staff.subjects.roles": "staff"}, "wrong_type", f"{FIRST}.blocks.4.subjects.roles"),
    ({f"{BALLOTS}.blocks.staff.subjects.roles": [1]}, "wrong_type", f"{FIRST}.blocks.4.subjects.roles.0"),
]


@pytest.mark.parametrize(("changes", "code", "place"), UNREADABLE)
def test_what_cannot_be_read_is_refused_with_its_place(
    changes: dict[str, Any], code: str, place: str
) -> None:
    with pytest.raises(PolicyError) as refused:
        read_policy(changed(changes))
    assert (refused.value.fault.code, dotted(refused.value.pointer)) == (code, place)


CAP = "grades.caps.good"
UNIT_FIRST = "unit_annual.weighted.0"
UNIT_GRADES = {
    "order": [{"id": each, "name": each} for each in ("first", "second", "poor")],
    "default": "second",
    "floors": [],
    "direct": [],
    "caps": [],
}
UNIT_CAP = {"id": "first", "grade": "first", "count": 1, "base": "cohort", "ties": "share_lower"}


def unit_annual(grades: dict[str, Any] | None = None, **entry: Any) -> dict[str, Any]:
    """A small section on the years of units, with other grades or another single component."""
    first = {"id": "base", "component": "base_points", "weight": {"default": 10000}, "absent": "withhold"}
    if "component" not in entry:
        first["points"] = "100.00"
    return {
        "weighted": [first | entry],
        "points": [],
        "bounds": {"min": "0.00", "max": "100.00"},
        "grades": UNIT_GRADES | (grades or {}),
        "eligibility": [],
        "consequences": [],
    }


def gate(when: dict[str, Any]) -> dict[str, Any]:
    return {"annual.eligibility.award.when": when}


def bonus(**settings: Any) -> dict[str, Any]:
    return {"bonuses": [{"id": "b", "points": {"by": "score"}, "places": 2, **settings}]}


def ladder(**settings: Any) -> dict[str, Any]:
    ladder = {"id": "l", "component": "ladder", "steps": [{"years": 1, "measure": "m"}], "basis": "T13"}
    return {"annual.consequences": [{**ladder, "when": {"no_veto": {}}, **settings}]}


def award(**settings: Any) -> dict[str, Any]:
    award = {"id": "a", "component": "award", "count": 3, "base": "body", "ties": "share_lower"}
    return {"annual.consequences": [{**award, **settings}]}


SURVEY = {
    "surveys": [
        {
            "id": "public",
            "name": "满意度",
            "topics": [{"id": "service", "name": "政务服务", "weight": 9999}],
            "strata": [{"id": "firms", "name": "企业", "weight": 10000, "size": 1}],
            "options": [{"id": "good", "name": "满意", "value": 100}],
            "seed": {"source": "开奖号码"},
            "withhold_below": 5,
        }
    ]
}
"""A survey whose topics weigh less than the whole."""
MARKS = reviewed.weighted("marks", "sheet", 10000, sheet="panel")
MONTHS = reviewed.weighted("months", "mean_of_periods", 10000, at_least=1)


def composite(**changes: Any) -> dict[str, Any]:
    """A policy whose one weighted component is a composite with some of its fields changed."""
    first = {**reviewed.FIRST, "weight": {"default": 10000}, **changes}
    return {"sheets": [reviewed.SHEET], "review_levels": reviewed.LEVELS, "period_score.weighted": [first]}


UNSOUND = [
    ({"roles": [{"id": "head", "name": "x"}, {"id": "head", "name": "x"}]}, "duplicate_id", "roles.1.id"),
    ({f"{BALLOTS}.groups.peer.id": "leader"}, "duplicate_id", f"{FIRST}.groups.1.id"),
    ({f"{BALLOTS}.blocks.superior.id": "staff-2"}, "duplicate_id", f"{FIRST}.blocks.4.id"),
    (
        {"annual.weighted.democratic.options.basic.id": "excellent"},
        "duplicate_id",
        "annual.weighted.0.options.2.id",
    ),
    ({"cohorts.fuke.where.ranks": ["general"]}, "unknown_id", "cohorts.1.where.ranks"),
    ({"cohorts.fuke.where.counting_bases": ["other"]}, "unknown_id", "cohorts.1.where.counting_bases"),
    ({"grades.default": "splendid"}, "unknown_id", "grades.default"),
    ({"grades.floors.0.grade": "splendid"}, "unknown_id", "grades.floors.0.grade"),
    ({"grades.direct.0.grounds": ["gossip"]}, "unknown_id", "grades.direct.0.grounds"),
    ({f"{CAP}.grade": "splendid"}, "unknown_id", "grades.caps.0.grade"),
    ({f"{CAP}.break_by": ["dice"]}, "unknown_id", "grades.caps.0.break_by"),
    ({f"{CAP}.among": {"roles": ["chief"]}}, "unknown_id", "grades.caps.0.among.roles"),
    (
        {"annual.grades.caps.unit.requires.no_period_grade": ["basic"]},
        "unknown_id",
        "annual.grades.caps.1.requires.no_period_grade",
    ),
    (
        {"annual.grades.patterns.0.period_grades": ["basic"]},
        "unknown_id",
        "annual.grades.patterns.0.period_grades",
    ),
    (
        {"annual.eligibility.promotion.when.any.1.annual_grade.grade": "good"},
        "unknown_id",
        "annual.eligibility.0.when.any.1.annual_grade.grade",
    ),
    ({"annual.consequences.rank-term.grade": "good"}, "unknown_id", "annual.consequences.0.grade"),
    ({f"{BALLOTS}.blocks.head.group": "crowd"}, "unknown_id", f"{FIRST}.blocks.1.group"),
    ({f"{BALLOTS}.blocks.deputies.unit_classes": ["county"]}, "unknown_id", f"{FIRST}.blocks.3.unit_classes"),
    ({f"{BALLOTS}.weight": {"default": 10000, "chief": 1}}, "unknown_id", f"{FIRST}.weight"),
    ({"identities.borrowed.grade_names": {"splendid": "x"}}, "unknown_id", "identities.2.grade_names"),
    ({"effective_from": "2026-M01"}, "unknown_id", "effective_from"),
    ({"annual.weighted.unit.weight": {"default": 2000}}, "weights_sum", "annual.weighted"),
    ({f"{BALLOTS}.groups.peer.weight": 2999}, "group_weights_sum", f"{FIRST}.groups"),
    ({"annual.weighted.democratic.dimensions": []}, "no_weight", "annual.weighted.0.dimensions"),
    ({"roster.seconded_over": "3/2"}, "out_of_range", "roster.seconded_over"),
    ({"roster.leave_over": "3/2"}, "out_of_range", "roster.leave_over"),
    ({"cycle.first_month": 13}, "out_of_range", "cycle.first_month"),
    ({f"{CAP}.share": 10001}, "out_of_range", "grades.caps.0.share"),
    ({f"{BALLOTS}.blocks.staff.split": 1}, "out_of_range", f"{FIRST}.blocks.4.split"),
    (
        {"annual.eligibility.award.when.rank_in_cohort.within": "3/2"},
        "out_of_range",
        "annual.eligibility.1.when.rank_in_cohort.within",
    ),
    (
        {"annual.eligibility.promotion.when.any.1.annual_grade.at_least": 4},
        "out_of_range",
        "annual.eligibility.0.when.any.1.annual_grade.at_least",
    ),
    ({"annual.weighted.periods.at_least": 5}, "out_of_range", "annual.weighted.2.at_least"),
    ({f"{BALLOTS}.scale.min": 101}, "range_order", f"{FIRST}.scale"),
    ({"period_score.bounds.min": "100.01"}, "range_order", "period_score.bounds"),
    ({"adjustments.innovation.min": "1.01"}, "range_order", "adjustments.2"),
    ({"logs.entry.letters.min": 301}, "range_order", "logs.entry.letters"),
    ({f"{BALLOTS}.ballot_limit.at_or_above": 50}, "off_scale", f"{FIRST}.ballot_limit.at_or_above"),
    ({"grades.floors.0.below": "100.01"}, "off_scale", "grades.floors.0.below"),
    ({"period_score.bounds.max": "99.995"}, "too_many_places", "period_score.bounds.max"),
    ({f"{BALLOTS}.blocks.staff.split": None}, "rates_itself", f"{FIRST}.blocks.4"),
    (
        {
            f"{BALLOTS}.blocks.deputy.group": "peer",
            f"{BALLOTS}.blocks.head.group": "peer",
            f"{BALLOTS}.blocks.superior.group": "peer",
        },
        "group_without_block",
        f"{FIRST}.groups.0",
    ),
    (
        {
            "period_score.points.logs.component": "unit_result",
            "period_score.points.logs.missing_day": None,
            "period_score.points.logs.missing_summary": None,
            "period_score.points.logs.cap": None,
        },
        "misplaced_component",
        "period_score.points.0.component",
    ),
    ({"unit_grades": UNIT_GRADES}, "goes_with", "unit_grades"),
    ({"unit_annual": unit_annual(component="mean_of_periods", at_least=1)}, "goes_with", UNIT_FIRST),
    ({"unit_annual": unit_annual(weight={"default": 9000})}, "weights_sum", "unit_annual.weighted"),
    ({"unit_annual": unit_annual(weight={"head": 10000})}, "unknown_id", f"{UNIT_FIRST}.weight"),
    (
        {"unit_annual": unit_annual({"direct": [{"grade": "poor", "grounds": ["refused-assignment"]}]})},
        "unknown_id",
        "unit_annual.grades.direct.0.grounds",
    ),
    (
        {"unit_annual": unit_annual({"caps": [{**UNIT_CAP, "among": {"roles": ["head"]}}]})},
        "not_of_units",
        "unit_annual.grades.caps.0.among.roles",
    ),
    (
        {"unit_annual": unit_annual(), "unit_classes.0.id": "town_ship"},
        "not_a_file_name",
        "unit_classes.0.id",
    ),
    (SURVEY, "survey_weights_sum", "surveys.0.topics"),
    (SURVEY, "always_withheld", "surveys.0.strata.0.size"),
    (
        {"annual.grades.caps.managed.requires.period_grade_at_least.count": 5},
        "out_of_range",
        "annual.grades.caps.0.requires.period_grade_at_least.count",
    ),
    ({"annual.grades.caps.1.total": {"share": 1999}}, "out_of_range", "annual.grades.caps.1.total.share"),
    (
        {"inspections": {"filing_workdays": 15, "severities": [{"id": "x", "name": "x", "points": "1"}]}},
        "goes_with",
        "inspections",
    ),
    ({f"{CAP}.grade": "fair"}, "grade_order", "grades.caps.0.grade"),
    ({"grades.floors.0.grade": "good"}, "grade_order", "grades.floors.0.grade"),
    ({"grades.floors.1.below": "60.00"}, "floor_unreachable", "grades.floors.1"),
    (
        {"annual.consequences.last-in-unit.steps.1.years": 1},
        "steps_order",
        "annual.consequences.1.steps.1.years",
    ),
    (
        {"grades.caps.0.share_by_unit_grade": {"first": 3500}},
        "misplaced_shares",
        "grades.caps.0.share_by_unit_grade",
    ),
    (
        {
            "annual.grades.caps.1.share_by_unit_grade": {"first": 3600},
            "annual.grades.caps.1.share_bounds": {"min": 1500, "max": 3500},
        },
        "out_of_range",
        "annual.grades.caps.1.share_by_unit_grade.first",
    ),
    (
        {"annual.grades.caps.1.share_bounds": {"min": 3500, "max": 1500}},
        "range_order",
        "annual.grades.caps.1.share_bounds",
    ),
    (
        {"annual.grades.caps.1.total": {"share": 2000, "approved_share": 1500}},
        "out_of_range",
        "annual.grades.caps.1.total.approved_share",
    ),
    (
        {"annual.grades.caps.1.requires.no_veto": ["lateness"]},
        "unknown_id",
        "annual.grades.caps.1.requires.no_veto",
    ),
    (
        gate({"grade_streak": {"grades": ["good"], "years": 2}}),
        "unknown_id",
        "annual.eligibility.1.when.grade_streak.grades",
    ),
    (
        gate({"grade_streak": {"grades": ["excellent"], "years": 21}}),
        "out_of_range",
        "annual.eligibility.1.when.grade_streak.years",
    ),
    (
        gate({"period_grades": {"grades": ["excellent"], "at_most": 0}}),
        "unknown_id",
        "annual.eligibility.1.when.period_grades.grades",
    ),
    (
        gate({"period_grades": {"grades": ["good"], "more_than": "3/2"}}),
        "out_of_range",
        "annual.eligibility.1.when.period_grades.more_than",
    ),
    (
        gate({"rank_in_unit": {"within": "0/1"}}),
        "out_of_range",
        "annual.eligibility.1.when.rank_in_unit.within",
    ),
    (gate({"score": {"at_least": "80.001"}}), "too_many_places", "annual.eligibility.1.when.score.at_least"),
    (gate({"no_veto": {"grounds": ["lateness"]}}), "unknown_id", "annual.eligibility.1.when.no_veto.grounds"),
    (
        {"sheets": [{**reviewed.SHEET, "raters": [{"id": "group", "name": "x", "weight": 0}]}]},
        "no_weight",
        "sheets.0.raters",
    ),
    (
        {"sheets": [{**reviewed.SHEET, "subjects": "units"}], "period_score.weighted": [MARKS]},
        "other_subjects",
        "period_score.weighted.0.sheet",
    ),
    ({"period_score.weighted": [MARKS]}, "unknown_id", "period_score.weighted.0.sheet"),
    (
        {"period_score.weighted": [reviewed.weighted("levels", "appraisal", 10000, absent_level="zero")]},
        "no_weight",
        "period_score.weighted.0",
    ),
    (
        {"review_levels": [{**reviewed.LEVELS[0], "where": {"roles": ["porter"]}}]},
        "unknown_id",
        "review_levels.0.where.roles",
    ),
    (
        {
            "review_levels": [
                {**reviewed.LEVELS[0], "reviewer": {"from": kind, "roles": ["head"]}, "id": kind}
                for kind in ("unit", "line")
            ]
        },
        "level_falls",
        "review_levels.1.reviewer.from",
    ),
    (
        {"task_levels": [{"id": kind, "name": "x", "holder": kind} for kind in ("person", "unit")]},
        "level_falls",
        "task_levels.1.holder",
    ),
    (composite(weighted=[MONTHS]), "misplaced_component", "period_score.weighted.0.weighted.0.component"),
    (
        composite(weighted=[{**MARKS, "weight": {"default": 1}}]),
        "weights_sum",
        "period_score.weighted.0.weighted",
    ),
    (composite(weighted=[{**MARKS, "id": "logs"}]), "duplicate_id", "period_score.weighted.0.weighted.0.id"),
    ({"logs.every": "week"}, "entry_size", "period_score.points.0"),
    (
        {f"{BALLOTS}.blocks.staff.raters.from": "section"},
        "dealt_by_section",
        f"{FIRST}.blocks.4.split",
    ),
    (ladder(grades=["good"]), "unknown_id", "annual.consequences.0.grades"),
    (ladder(steps=[{"years": 2, "measure": "m"}]), "out_of_range", "annual.consequences.0.steps.0.years"),
    (bonus(subjects="units"), "goes_with", "bonuses.0"),
    (bonus(points={"by": "rank"}), "nobody_shares", "bonuses.0.points.by"),
    (bonus(points={"by": "score", "above": "100"}), "nobody_shares", "bonuses.0.points.by"),
    (bonus(gate="none-such"), "unknown_id", "bonuses.0.gate"),
    (bonus(among={"ranks": ["dean"]}), "unknown_id", "bonuses.0.among.ranks"),
    (bonus(places=7), "out_of_range", "bonuses.0.places"),
    (bonus(largest_difference="1.001"), "too_many_places", "bonuses.0.largest_difference"),
    (bonus(largest_difference="0.00"), "difference_too_small", "bonuses.0.largest_difference"),
    (
        bonus(points={"by": "grade", "grades": [{"grade": "good", "points": "1"}]}),
        "unknown_id",
        "bonuses.0.points.grades.0.grade",
    ),
    (
        bonus(points={"by": "grade", "grades": [{"grade": "excellent", "points": "1"}] * 2}),
        "duplicate_id",
        "bonuses.0.points.grades.1.grade",
    ),
    (
        bonus(points={"by": "rank", "ranks": [{"within": "2/1", "points": "1"}]}),
        "out_of_range",
        "bonuses.0.points.ranks.0.within",
    ),
    (
        bonus(points={"by": "rank", "ranks": [{"within": f"1/{n}", "points": "1"} for n in (2, 3)]}),
        "levels_order",
        "bonuses.0.points.ranks.1.within",
    ),
    (award(count=0), "out_of_range", "annual.consequences.0.count"),
    (award(by="ballots"), "unknown_id", "annual.consequences.0.by"),
    (award(break_by=["ballots"]), "unknown_id", "annual.consequences.0.break_by"),
    (award(among={"ranks": ["dean"]}), "unknown_id", "annual.consequences.0.among.ranks"),
    (
        award(requires={"rank_in_unit": {"within": "2/1"}}),
        "out_of_range",
        "annual.consequences.0.requires.rank_in_unit.within",
    ),
    *INDICATORS,
]


@pytest.mark.parametrize(("changes", "code", "place"), UNSOUND)
def test_what_makes_no_sense_is_found_with_its_place(changes: dict[str, Any], code: str, place: str) -> None:
    found = {(one.code, dotted(one.pointer)): one for one in faults(policy(changes))}
    assert (code, place) in found
    assert [name for name, _ in found[(code, place)].args] == list(CODES[code][0])


def test_every_code_has_an_example() -> None:
    assert {code for _, code, _ in [*UNREADABLE, *UNSOUND]} == set(CODES)
