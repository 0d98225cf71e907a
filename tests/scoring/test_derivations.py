"""Every number can be worked out anew, step by step, from its derivation; and no derivation names a rater."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from scoring.derivation import Node, given, step
from scoring.labels import LABELS
from scoring.operations import OPERATIONS, evaluate
from scoring.period import score_period
from tests.scoring.body import AS_OF, VARIANTS, Body, body, walk
from tests.scoring.small import at, changed
from tests.scoring.uses import WAIVERS

everywhere = pytest.mark.parametrize("name", VARIANTS)


@everywhere
@pytest.mark.parametrize("seed", [1, 2])
def test_every_node_follows_from_its_inputs(name: str, seed: int) -> None:
    wrong = [node for node in body(name, seed).nodes() if evaluate(node) != node.value]
    assert wrong == []


def leaves(node: Node) -> Iterator[Node]:
    if not node.inputs:
        yield node
    for child in node.inputs:
        yield from leaves(child)


@everywhere
def test_scores_grades_and_ranks_stand_at_the_roots(name: str) -> None:
    for outcome in body(name).outcomes.values():
        for person in outcome.people.values():
            assert person.derivation is not None
            assert person.derivation.value == person.score or person.status not in ("assessed", "withheld")
            decided = {node.label.split(".")[0]: node.value for node in by_root(person.grade_derivation)}
            assert decided.get("grade") == person.grade
            ranks = {node.label: node.value for node in by_root(person.grade_derivation)}
            assert ranks.get("rank.cohort") == person.cohort_rank
            assert ranks.get("rank.unit") == person.unit_rank
            gates = {
                dict(node.args)["gate"]: node.value
                for node in by_root(person.grade_derivation)
                if node.label == "eligibility.gate"
            }
            assert gates == person.eligibility


def by_root(root: Node | None) -> tuple[Node, ...]:
    return root.inputs if root is not None else ()


@everywhere
def test_every_component_has_its_value_at_its_root(name: str) -> None:
    for outcome in body(name).outcomes.values():
        for person in outcome.people.values():
            assert person.derivation is not None
            found = {
                dict(node.args).get("component"): node
                for node in walk(person.derivation)
                if node.label.endswith((".score", ".mean"))
            }
            for component, value in person.parts.items():
                assert found[component].value == value


ELSEWHERE = ("orders.", "petitions.", "findings.", "survey.")
"""Beginnings of labels that tests of their own hold to the same: test_supervision, test_survey."""


def test_every_label_is_listed_with_its_arguments_and_every_listed_one_occurs() -> None:
    nodes = (node for name in VARIANTS for seed in (1, 2) for node in body(name, seed).nodes())
    seen = {(node.label, tuple(name for name, _ in node.args)) for node in nodes}
    listed = {label for label in LABELS if not label.startswith(ELSEWHERE)}
    assert seen <= {(label, entry.args) for label, entry in LABELS.items()}
    assert {label for label, _ in seen} == listed


def test_every_operation_occurs() -> None:
    used = {node.operation for name in VARIANTS for node in body(name).nodes()}
    assert used == {*OPERATIONS, "given"}


@everywhere
def test_every_clause_leads_to_a_setting(name: str) -> None:
    value = changed(VARIANTS[name])
    for clause in {node.clause for node in body(name).nodes() if node.clause}:
        assert at(value, clause) is not None


COUNTED = {
    "bonus.all_points",
    "bonus.greatest",
    "bonus.least",
    "bonus.left",
    "bonus.place",
    "bonus.rounding",
    "bonus.score",
    "bonus.sharing",
    "bonus.unit",
    "constant",
    "consequence.grade",
    "consequence.year_counted",
    "consequence.year_last",
    "eligibility.cohort_rank",
    "eligibility.cohort_size",
    "eligibility.no_periods",
    "eligibility.no_score",
    "eligibility.no_unit_grade",
    "eligibility.score_given",
    "eligibility.unit_rank",
    "eligibility.unit_size",
    "eligibility.year_grade",
    "eligibility.year_unknown",
    "grade.score",
    "limit.last_place",
    "logs.missing_day",
    "logs.missing_week",
    "quota.ahead",
    "quota.base",
    "quota.level",
    "rank.ahead",
    "status.days",
    "status.whole",
}
"""Leaves that are counted, or stand in another derivation: of the outcome, or of the days of the calendar."""


@everywhere
def test_every_other_leaf_names_a_record_or_a_clause(name: str) -> None:
    for root in body(name).roots():
        for leaf in leaves(root):
            named = leaf.record or leaf.clause or any(note.record for note in leaf.notes)
            assert named or leaf.label in COUNTED or leaf.operation != "given", leaf


@everywhere
def test_leaves_name_records_that_exist(name: str) -> None:
    found = body(name)
    known = {*records(found), "bonus-pools/2026/pool", *(waiver.record for waiver in WAIVERS["2026"])}
    assert {node.record for node in found.nodes() if node.record} <= known


def records(found: Body) -> Iterator[str]:
    facts = found.facts
    groups = (
        facts.people,
        facts.units,
        facts.summaries,
        facts.panels,
        facts.unit_results,
        facts.democratic,
        facts.past,
        facts.appraisals,
    )
    for single in groups:
        yield from (one.record for one in single.values())  # type: ignore[attr-defined]
    lists = (facts.logs, facts.boxes, facts.excused, facts.adjustments, facts.vetoes)
    more = (facts.indicators, facts.goals, facts.tasks, facts.reviews, facts.score_sheets)
    for several in (*lists, *more):
        yield from (one.record for some in several.values() for one in some)  # type: ignore[attr-defined]
    for outcome in found.outcomes.values():
        yield from (outcome.record_of(unit) for unit in facts.units)


@everywhere
def test_no_derivation_names_anybody_else(name: str) -> None:
    """The only people a derivation may name are its subject; not in values, arguments or clauses."""
    found = body(name)
    for outcome in found.outcomes.values():
        for person in outcome.people.values():
            for root in filter(None, (person.derivation, person.grade_derivation)):
                for node in walk(root):
                    words = [str(node.value), node.clause, *(value for _, value in node.args)]
                    named = {word for word in words if word in found.facts.people}
                    assert not named


@everywhere
def test_no_derivation_tells_what_few_raters_gave(name: str) -> None:
    found = body(name)
    least = found.policies.versions[0].period.composition.weighted[0].settings.withhold_below
    sizes = {box.record: len(box.ballots) for boxes in found.facts.boxes.values() for box in boxes}
    told = [node for node in found.nodes() if node.label in ("ballots.total", "ballots.item_total")]
    assert told
    assert all(sizes[node.record] >= least for node in told)


@everywhere
def test_explaining_changes_nothing(name: str) -> None:
    found = body(name)
    plain = score_period(found.policies, found.facts, "2026-Q2", AS_OF)
    explained = found.outcomes["2026-Q2"]
    for person, outcome in plain.people.items():
        assert outcome == replace(explained.people[person], derivation=None, grade_derivation=None)


def test_only_those_asked_for_are_explained() -> None:
    found = body("as it is")
    some = score_period(found.policies, found.facts, "2026-Q2", AS_OF, trace={"p00007"})
    assert [person for person, outcome in some.people.items() if outcome.derivation] == ["p00007"]
    assert some.people["p00007"] == found.outcomes["2026-Q2"].people["p00007"]


def test_a_number_is_not_a_text() -> None:
    two = given("constant", 2)
    with pytest.raises(TypeError):
        evaluate(step("score.sum", "sum", 4, (two, given("constant", "2"))))
    with pytest.raises(TypeError):
        evaluate(step("eligibility.any", "any", "yes", (two,)))
    with pytest.raises(KeyError):
        evaluate(step("score.sum", "guess", 4, (two,)))


def test_evaluation_is_by_the_book() -> None:
    parts = [given("constant", value) for value in (2, Fraction(1, 3), 1, 2)]
    assert evaluate(step("score.weighted", "weighted_mean", None, parts)) == Fraction(8, 9)
    assert evaluate(step("periods.mean", "mean", None, parts)) == Fraction(4, 3)
