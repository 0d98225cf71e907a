"""A derivation goes no deeper than its board may show, and never as deep as a single ballot (J7)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.board.source import read_view
from ledger.board.view import View
from ledger.explain.sealing import is_sealed, told
from ledger.visibility import Sight
from scoring.derivation import Node
from scoring.outcome import PersonOutcome

PUBLIC = Sight("public", "public", {})


def nodes(node: Node | None) -> Iterator[Node]:
    if node is not None:
        yield node
        for child in (*node.inputs, *node.notes):
            yield from nodes(child)


def all_nodes(outcome: PersonOutcome) -> list[Node]:
    return [*nodes(outcome.derivation), *nodes(outcome.grade_derivation)]


@pytest.fixture(scope="module")
def view(year: Path) -> View:
    return read_view(year, "public")


@pytest.fixture(scope="module")
def outcomes(view: View) -> list[PersonOutcome]:
    return [outcome for settled in view.settled for outcome in view.traced(settled).outcome.people.values()]


def groups(outcome: PersonOutcome) -> list[Node]:
    return [node for node in all_nodes(outcome) if node.label == "ballots.group"]


def ballots(group: Node) -> int:
    """How many there are, from the sum of their weights: what was merely looked at does not count."""
    weights = next(node for node in group.inputs if node.label == "ballots.weights")
    return sum(int(str(node.value)) for node in nodes(weights) if node.label == "ballots.count")


@pytest.mark.rule("J7")
def test_no_group_of_one_ballot_is_told_nor_what_would_give_it(outcomes: list[PersonOutcome]) -> None:
    lone = [outcome for outcome in outcomes if any(ballots(group) == 1 for group in groups(outcome))]
    assert lone
    for outcome in lone:
        assert is_sealed(outcome.derivation)
        assert groups(told(outcome, PUBLIC)) == []


def test_larger_groups_are_told(outcomes: list[PersonOutcome]) -> None:
    several = [o for o in outcomes if groups(o) and all(ballots(group) > 1 for group in groups(o))]
    assert several
    for outcome in several:
        assert not is_sealed(outcome.derivation)
        assert groups(told(outcome, PUBLIC)) == groups(outcome)


@pytest.mark.parametrize(
    ("field", "label"),
    [
        ("result.groups", "ballots.group"),
        ("log.date", "logs.missing_day"),
        ("adjustment.points", "adjustments.record"),
        ("democratic.votes", "democratic.votes"),
        ("result.cohort_rank", "rank.cohort"),
        ("result.eligibility", "eligibility.gate"),
    ],
)
def test_a_step_is_told_only_to_those_who_may_see_it(
    outcomes: list[PersonOutcome], field: str, label: str
) -> None:
    def seen(fields: dict[str, str]) -> set[str]:
        sight = Sight("public", "public", fields)
        return {node.label for outcome in outcomes for node in all_nodes(told(outcome, sight))}

    assert label in seen({})
    assert label not in seen({field: "unit"})


def test_the_score_itself_is_untouched(outcomes: list[PersonOutcome]) -> None:
    closed = Sight("public", "sealed", {})
    for outcome in outcomes:
        kept = told(outcome, closed)
        assert (kept.score, kept.parts) == (outcome.score, outcome.parts)
        if outcome.derivation is not None:
            assert kept.derivation is not None
            assert kept.derivation.value == outcome.derivation.value
