"""A policy with reviews, score sheets and ballots by item, and facts for it made from those of any body."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

from scoring.facts import Appraisal, BallotBox, Facts, Review, ScoreSheet
from scoring.periods import Period, periods_of
from scoring.policy.types import Policy
from scoring.roster import by_unit, roster

BALLOTS = "period_score.weighted.ballots"
ITEMS = [
    {
        "id": "work",
        "name": "工作实绩",
        "weight": 7000,
        "sub_items": [
            {"id": "quality", "name": "质量", "weight": 6000},
            {"id": "speed", "name": "时效", "weight": 4000},
        ],
    },
    {"id": "style", "name": "作风", "weight": 3000},
]
SHEET = {
    "id": "panel",
    "name": "考核组评分表",
    "subjects": "people",
    "scale": {"min": "0", "max": "100"},
    "items": ITEMS,
    "raters": [
        {"id": "group", "name": "考核组", "weight": 6000},
        {"id": "head", "name": "主要领导", "weight": 4000},
    ],
    "absent_item": "zero",
    "absent_rater": "renormalise",
    "item_limits": [
        {"at_or_above": "90", "at_most": 3000, "rounding": "floor", "basis": "T5"},
        {"below": "80", "at_least": 2000, "rounding": "ceiling", "basis": "T5"},
    ],
    "minimum_objects": 4,
    "pool": "class",
    "basis": "X8",
}
LEVELS = [
    {
        "id": "deputy",
        "name": "分管领导",
        "reviewer": {"from": "line", "roles": ["deputy"]},
        "where": {"roles": ["staff"]},
        "weight": 4000,
        "basis": "D9",
    },
    {
        "id": "head",
        "name": "主要领导",
        "reviewer": {"from": "unit", "roles": ["head"]},
        "weight": 6000,
        "basis": "D9",
    },
]
MENTIONS = {
    "id": "mentions",
    "name": "点名评鉴",
    "component": "mentions",
    "praise": "0.20",
    "criticism": "0.50",
    "cap_added": "0.30",
    "cap_deducted": "0.50",
    "to_members": True,
    "basis": "X7",
}


def weighted(id_: str, component: str, weight: int, **settings: Any) -> dict[str, Any]:
    """An entry of a list ``weighted``."""
    return {
        "id": id_,
        "name": id_,
        "component": component,
        "weight": {"default": weight},
        "absent": "renormalise",
        **settings,
        "basis": "X8",
    }


FIRST = weighted(
    "first",
    "composite",
    5000,
    weighted=[
        weighted("marks", "sheet", 5000, sheet="panel"),
        weighted("levels", "appraisal", 5000, absent_level="withhold"),
    ],
    points=[MENTIONS],
    bounds={"min": "0.00", "max": "100.00", "basis": "illustrative"},
)


def changes(ballots: dict[str, Any]) -> dict[str, Any]:
    """What the policy changes in the preset; ``ballots`` is the preset's own component."""
    return {
        "sheets": [SHEET],
        "review_levels": LEVELS,
        "logs.every": "week",
        "period_score.points.logs.missing_day": None,
        "period_score.points.logs.missing_week": "0.50",
        "period_score.weighted": [{**ballots, "weight": {"default": 5000}, "items": ITEMS}, FIRST],
    }


def enriched(facts: Facts, policy: Policy, year: int = 2026) -> Facts:
    """The facts with every mark by item, reviews of each tone, and sheets and appraisals that lack some."""
    found = list(periods_of(year, policy))
    sheets = [sheet for period in found for sheet in _sheets(facts, policy, period)]
    reviews = [review for period in found for review in _reviews(facts, period)]
    appraisals = [each for period in found for each in _appraisals(facts, period)]
    return replace(
        facts,
        logs={person: found for at, (person, found) in enumerate(facts.logs.items()) if at % 6},
        boxes={key: tuple(map(_by_item, boxes)) for key, boxes in facts.boxes.items()},
        reviews={
            key: tuple(each for each in reviews if (each.period, each.subject) == key)
            for key in {(review.period, review.subject) for review in reviews}
        },
        score_sheets={
            key: tuple(each for each in sheets if (each.period, each.sheet, each.group) == key)
            for key in {(sheet.period, sheet.sheet, sheet.group) for sheet in sheets}
        },
        appraisals={(each.period, each.person): each for each in appraisals},
    )


def _by_item(box: BallotBox) -> BallotBox:
    ballots = tuple(
        {
            person: {"work.quality": mark, "work.speed": mark - 1, "style": mark}
            for person, mark in ballot.items()
            if isinstance(mark, int)
        }
        for ballot in box.ballots
    )
    return replace(box, ballots=ballots)


def _sheets(facts: Facts, policy: Policy, period: Period) -> Iterator[ScoreSheet]:
    """None of the first unit; of the others one rater's whole, and of every second another's with gaps."""
    units = by_unit(roster(policy, facts, period))
    for index, (unit, seats) in enumerate(units.items()):
        people = [seat.person for seat in seats]
        whole = {
            person: {
                "work.quality": Fraction(70 + at),
                "work.speed": Fraction(141 + at, 2),
                "style": Fraction(80),
            }
            for at, person in enumerate(people)
        }
        gaps = [{"work.quality": Fraction(80)}, {"style": Fraction(75)}, {"work.speed": Fraction(60)}]
        holed = {person: gaps[at % 3] for at, person in enumerate(people)}
        for rater, rows in (("group", whole), ("head", holed)) if index else ():
            if rater == "group" or index % 2:
                record = f"scores/{period.id}/panel/{rater}-{unit}"
                yield ScoreSheet(period.id, "panel", rater, unit, rows, record)


def _reviews(facts: Facts, period: Period) -> Iterator[Review]:
    tones = ("praise", "criticism", "guidance")
    for index, subject in enumerate([*sorted(facts.people), *sorted(facts.units)]):
        for again in range(index % 3):
            tone, record = tones[(index + again) % 3], f"reviews/{period.id}/{subject}-{again}"
            section = "office" if index % 7 == 0 else None
            yield Review(period.id, subject, section, tone, period.first, record)


def _appraisals(facts: Facts, period: Period) -> Iterator[Appraisal]:
    for index, person in enumerate(sorted(facts.people)):
        scores = {"deputy": Fraction(80), "head": Fraction(90) if index % 5 else None}
        if index % 4:
            yield Appraisal(period.id, person, scores, f"appraisals/{period.id}/{person}")
