"""Rounds of units: rosters, ranks in the class, tiers by caps, a year from its periods, and J12 on top."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.derivation import Node
from scoring.facts import Adjustment, Facts, Unit, UnitResult, Veto
from scoring.inputs import inputs_by_unit
from scoring.operations import evaluate
from scoring.outcome import Outcome
from scoring.period import score_period
from scoring.periods import PeriodError, parse, periods_of
from scoring.policy.faults import faults
from scoring.policy.versions import Policies
from scoring.rounds import UNITS, running_order
from scoring.year import score_year
from tests.scoring.body import walk
from tests.scoring.small import CLOSED, facts, person, policy, post, preset, unit

YEAR_END = "2027-02-15"


def _named(*ids: str) -> list[dict[str, str]]:
    return [{"id": each, "name": each} for each in ids]


def _cap(tier: str, share: int) -> dict[str, Any]:
    quota = {"share": share, "rounding": "floor", "at_least": 0, "base": "cohort", "ties": "share_lower"}
    return {"id": tier, "grade": tier, **quota}


PERIOD = {
    "weighted": [
        {
            "id": "base",
            "component": "base_points",
            "points": "90.00",
            "weight": {"default": 10000},
            "absent": "withhold",
        }
    ],
    "points": [{"id": "adjustments", "component": "adjustments", "cap_added": "8.00"}],
    "bounds": {"min": "0.00", "max": "100.00"},
}
GRADES = {
    "order": _named("met", "lagging"),
    "default": "met",
    "floors": [{"grade": "lagging", "below": "85.00"}],
    "direct": [],
    "caps": [],
}
YEAR = {
    "weighted": [
        {
            "id": "periods",
            "component": "mean_of_periods",
            "at_least": 2,
            "weight": {"default": 10000},
            "absent": "withhold",
        }
    ],
    "points": [],
    "bounds": {"min": "0.00", "max": "100.00"},
    "grades": {
        "order": _named("first", "second", "third", "fourth"),
        "default": "third",
        "floors": [{"grade": "fourth", "below": "80.00"}],
        "direct": [{"grade": "fourth", "grounds": ["accident"]}],
        "caps": [_cap("first", 2500), _cap("second", 2500)],
    },
    "eligibility": [],
    "consequences": [],
}
RULES: Mapping[str, Any] = {
    "unit_period_score": PERIOD,
    "unit_grades": GRADES,
    "unit_annual": YEAR,
    "vetoes": [*preset()["vetoes"], {"id": "accident", "name": "accident", "subjects": "units"}],
}
CLASSES = {
    "township": ("ash", "birch", "cedar", "elm"),
    "district": ("oak", "pine"),
    "subordinate": ("rowan",),
}


def policies() -> Policies:
    """A policy that scores units: 90 points to begin with, and four tiers a year by class."""
    return Policies([policy(RULES)])


def body(points: Mapping[tuple[str, str], str], **other: Any) -> Facts:
    """Units of three classes with the points added or deducted in a period, and two people of one of them."""
    units = [unit(name, unit_class=kind) for kind, names in CLASSES.items() for name in names]
    given = {
        key: (Adjustment(key[1], key[0], "item", Fraction(text), f"adjustments/{key[0]}/{key[1]}"),)
        for key, text in points.items()
    }
    people = [person("p0001", post("ash", "head")), person("p0002", post("ash"))]
    return facts(people, units, adjustments=given, **other)


def quarters(found: Facts) -> dict[str, Outcome]:
    """The settled rounds of units of the four quarters."""
    rules = policies()
    return {
        f"units-{period.id}": replace(
            score_period(rules, found, f"units-{period.id}", YEAR_END, trace=True), number=1
        )
        for period in periods_of(2026, rules.versions[0])
    }


def units_year(found: Facts) -> Outcome:
    """The settled year of the units."""
    year = score_year(policies(), found, 2026, YEAR_END, quarters(found), {}, subjects=UNITS, trace=True)
    return replace(year, number=1)


def scores(outcome: Outcome) -> dict[str, str]:
    """Unit → score, as text."""
    return {name: f"{float(found.score or 0):.2f}" for name, found in outcome.people.items()}


def test_the_policy_is_sound() -> None:
    assert faults(policy(RULES)) == []


@pytest.mark.rule("T2")
def test_units_are_ranked_in_their_class() -> None:
    """Ash 90 + 2, birch 90 − 6 (lagging: under 85), cedar and elm 90: ranks 1, 4, 2, 2 of 4 townships.

    Oak 90 + 8 (of 9: the cap), pine 90: ranks 1 and 2 of 2; rowan is alone, 1 of 1, with the lowest score of
    all. Nobody is compared with another class.
    """
    quarter = "2026-Q1"
    points = {"ash": "2.00", "birch": "-6.00", "oak": "9.00", "rowan": "-8.00"}
    found = score_period(
        policies(), body({(quarter, name): text for name, text in points.items()}), "units-2026-Q1", CLOSED
    )
    assert found.period == "units-2026-Q1"
    assert list(found.people) == sorted(name for names in CLASSES.values() for name in names)
    assert scores(found) == {
        "ash": "92.00",
        "birch": "84.00",
        "cedar": "90.00",
        "elm": "90.00",
        "oak": "98.00",
        "pine": "90.00",
        "rowan": "82.00",
    }
    ranks = {name: (each.cohort, each.cohort_rank, each.cohort_size) for name, each in found.people.items()}
    assert ranks == {
        "ash": ("township", 1, 4),
        "birch": ("township", 4, 4),
        "cedar": ("township", 2, 4),
        "elm": ("township", 2, 4),
        "oak": ("district", 1, 2),
        "pine": ("district", 2, 2),
        "rowan": ("subordinate", 1, 1),
    }
    grades = {name: each.grade for name, each in found.people.items()}
    assert {name for name, grade in grades.items() if grade == "lagging"} == {"birch", "rowan"}


@pytest.mark.rule("T13")
def test_tiers_are_places_in_the_class() -> None:
    """Four townships: floor(25 % × 4) = 1 place in each of the first two tiers; two departments: none.

    Scores of the first quarter 94, 92, 91, 78; the other quarters 90 each, so that the years are 91, 90.5,
    90.25 and 87: first, second, third, third. Elm has a veto for units and is in the fourth.
    """
    points = {("2026-Q1", name): text for name, text in zip(CLASSES["township"], TOWNSHIPS, strict=True)}
    veto = Veto("elm", "2026", "accident", "vetoes/2026/elm-accident")
    found = units_year(body(points, vetoes={("2026", "elm"): (veto,)}))
    assert scores(found) == {
        "ash": "91.00",
        "birch": "90.50",
        "cedar": "90.25",
        "elm": "87.00",
        "oak": "90.00",
        "pine": "90.00",
        "rowan": "90.00",
    }
    assert {name: each.grade for name, each in found.people.items()} == {
        "ash": "first",
        "birch": "second",
        "cedar": "third",
        "elm": "fourth",
        "oak": "third",
        "pine": "third",
        "rowan": "third",
    }
    assert found.people["elm"].direct == ("vetoes/2026/elm-accident",)


TOWNSHIPS = ("4.00", "2.00", "1.00", "-12.00")


@pytest.mark.rule("J12")
def test_a_year_of_people_takes_the_result_of_the_units_year() -> None:
    """Without a record from outside, ash's 91 counts: 30 % for its head, 20 % for others; with one, that."""
    points = {("2026-Q1", "ash"): "4.00"}
    found = body(points)
    year = units_year(found)
    outcome = score_year(policies(), found, 2026, YEAR_END, {"units-2026": year}, {}, trace=True)
    assert {outcome.people[name].parts["unit"] for name in ("p0001", "p0002")} == {Fraction(91)}
    record = "results/units-2026/1/units/township"
    leaf = next(node for node in walk(_derived(outcome, "p0001")) if node.label == "unit_result.score")
    assert (leaf.value, leaf.record) == (Fraction(91), record)
    inputs = inputs_by_unit(policies(), found, "2026", outcomes={"units-2026": year})
    assert (record, None) in inputs["ash"]
    given = UnitResult(2026, "ash", Fraction(70), "unit-results/2026/ash")
    outside = replace(found, unit_results={(2026, "ash"): given})
    outcome = score_year(policies(), outside, 2026, YEAR_END, {"units-2026": year}, {})
    assert outcome.people["p0001"].parts["unit"] == Fraction(70)


def _derived(outcome: Outcome, name: str) -> Node:
    node = outcome.people[name].derivation
    assert node is not None
    return node


def test_units_that_are_not_assessed_or_not_in_force_have_no_seat() -> None:
    units = [
        Unit("always", "a", "township", None, True, "organization/units/always"),
        Unit("never", "b", "township", None, False, "organization/units/never"),
        Unit("new", "c", "township", None, True, "organization/units/new", start="2026-03-31"),
        Unit("later", "d", "township", None, True, "organization/units/later", start="2026-04-01"),
        Unit("last", "e", "township", None, True, "organization/units/last", end="2026-03-31"),
        Unit("gone", "f", "township", None, True, "organization/units/gone", end="2026-03-30"),
    ]
    outcome = score_period(policies(), facts([], units), "units-2026-Q1", CLOSED)
    assert list(outcome.people) == ["always", "last", "new"]


def test_every_step_of_a_unit_can_be_redone() -> None:
    found = body({("2026-Q1", "ash"): "4.00", ("2026-Q2", "birch"): "-30.00"})
    roots = [
        root
        for outcome in (*quarters(found).values(), units_year(found))
        for each in outcome.people.values()
        for root in (each.derivation, each.grade_derivation)
    ]
    nodes = [node for root in roots if root is not None for node in walk(root)]
    assert nodes
    assert [node for node in nodes if evaluate(node) != node.value] == []


def test_the_inputs_of_a_class_are_its_units_and_what_they_have() -> None:
    found = body({("2026-Q1", "ash"): "4.00", ("2026-Q1", "oak"): "1.00"})
    inputs = inputs_by_unit(policies(), found, "units-2026-Q1")
    assert sorted(inputs) == sorted(CLASSES)
    records = {unit: [record for record, _ in listed] for unit, listed in inputs.items()}
    assert records["district"] == [
        "adjustments/2026-Q1/oak",
        "calendar/2026",
        "organization/units/oak",
        "organization/units/pine",
    ]
    year = inputs_by_unit(policies(), found, "units-2026", outcomes=quarters(found))
    assert [record for record, _ in year["subordinate"]] == [
        "calendar/2026",
        "calendar/2027",
        "organization/units/rowan",
        *(f"results/units-2026-Q{number}/1/units/subordinate" for number in (1, 2, 3, 4)),
    ]


def test_a_policy_without_sections_on_units_has_no_such_round() -> None:
    for name in ("units-2026-Q1", "units-2026"):
        with pytest.raises(PeriodError):
            parse(name, policy())
    with pytest.raises(PeriodError):
        parse("units-2026-Q1", policy({"unit_annual": {**YEAR, "weighted": PERIOD["weighted"]}}))


def test_no_round_comes_before_one_that_it_rests_on() -> None:
    rounds = ["2026", "units-2026", "units-2026-Q2", "2026-Q1", "2027-Q1", "2026-Q2", "units-2026-Q1", "2025"]
    assert sorted(rounds, key=running_order) == [
        "2025",
        "2026-Q1",
        "2026-Q2",
        "units-2026-Q1",
        "units-2026-Q2",
        "units-2026",
        "2026",
        "2027-Q1",
    ]


POINTS = st.dictionaries(
    st.sampled_from([name for names in CLASSES.values() for name in names]),
    st.integers(-1200, 800).map(lambda hundredths: f"{Fraction(hundredths, 100)}"),
)


@settings(deadline=None, max_examples=30)
@given(POINTS, st.randoms(use_true_random=False))
def test_the_order_of_units_and_records_is_irrelevant(points: dict[str, str], random: Any) -> None:
    found = body({("2026-Q1", name): text for name, text in points.items()})
    units, records = list(found.units.items()), list(found.adjustments.items())
    random.shuffle(units)
    random.shuffle(records)
    shuffled = replace(found, units=dict(units), adjustments=dict(records))
    assert score_period(policies(), shuffled, "units-2026-Q1", CLOSED) == score_period(
        policies(), found, "units-2026-Q1", CLOSED
    )


def test_what_concerns_people_leaves_the_units_as_they_are() -> None:
    """The same units, whoever works there: a round of units does not look at people."""
    found = body({("2026-Q1", "ash"): "4.00"})
    alone = replace(found, people={})
    assert score_period(policies(), found, "units-2026-Q1", CLOSED) == score_period(
        policies(), alone, "units-2026-Q1", CLOSED
    )


def test_a_cap_by_cohort_counts_people_over_the_body() -> None:
    """One place a cohort, over all units: the best head and the best deputy; nobody without a cohort."""
    changes = {
        "period_score.weighted": PERIOD["weighted"],
        "period_score.points": PERIOD["points"],
        "grades.caps": [{"id": "good", "grade": "good", "count": 1, "base": "cohort", "ties": "share_lower"}],
        "cohorts": [one for one in preset()["cohorts"] if one["id"] != "staff"],
    }
    seats = (("p0001", "ash", "head"), ("p0002", "birch", "head"), ("p0003", "ash", "deputy"))
    people = [person(name, post(place, role)) for name, place, role in (*seats, ("p0004", "ash", "staff"))]
    given = {
        ("2026-Q1", name): (Adjustment(name, "2026-Q1", "item", Fraction(text), f"adjustments/{name}"),)
        for name, text in {"p0001": "1", "p0002": "2", "p0003": "0.5", "p0004": "8"}.items()
    }
    found = facts(people, [unit("ash"), unit("birch")], adjustments=given)
    outcome = score_period(Policies([policy(changes)]), found, "2026-Q1", CLOSED, trace=True)
    grades = {name: each.grade for name, each in outcome.people.items()}
    assert grades == {"p0001": "fair", "p0002": "good", "p0003": "good", "p0004": "fair"}
