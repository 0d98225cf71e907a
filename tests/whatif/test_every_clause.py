"""Every component, cap, predicate and consequence of every preset: another number moves what it governs.

Shown on random ledgers by both scorers: what moves is what the derivations say the clause governs, nothing
else moves, and for every clause something does.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import pytest

from scoring.derivation import Node
from scoring.outcome import PersonOutcome
from scoring.whatif.moves import Move, moves
from scoring.whatif.moves import results_of as moving
from tests.oracle.answers import Results, answers
from tests.oracle.book import Record
from tests.oracle.compare import Outcomes, outcomes_of, results_of
from tests.oracle.facts import engine_of
from tests.oracle.ledgers import Case, preset_case
from tests.oracle.policies import preset_of, presets
from tests.whatif.clauses import Clause, clauses, with_other_numbers

SEEDS = range(40)
"""Where to look for a ledger in which a clause moves somebody."""
CLAUSES = [(preset, clause) for preset in presets() for clause in clauses(preset_of(preset))]
DIRECT = {
    "component": ("status", "score"),
    "limit": ("score",),
    "cap": ("grade",),
    "grade": ("grade",),
    "eligibility": ("eligibility",),
    "consequences": ("consequences",),
    "condition": ("eligibility", "consequences"),
}
"""What a clause of each kind governs by itself; other results may follow from these."""
FOLLOWS = ("status", "score", "cohort_rank", "unit_rank", "grade", "eligibility", "consequences")
"""Results in an order in which each may follow from those before it."""


class Known(NamedTuple):
    """A case with what both scorers say of it."""

    case: Case
    engine: Outcomes
    second: dict[str, Results]


@lru_cache(maxsize=40)
def known(preset: str, seed: int) -> Known:
    case = preset_case(preset, seed)
    return Known(case, outcomes_of(case, *engine_of(case.records), trace=True), answers(case))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("preset", "clause"), CLAUSES, ids=[f"{preset}:{clause.path}" for preset, clause in CLAUSES]
)
def test_another_number_moves_what_the_clause_governs(preset: str, clause: Clause) -> None:
    """One number after another, until one moves somebody in one of the ledgers."""
    tried = ((seed, number) for seed in SEEDS for number in some(clause, seed))
    assert any(
        moved(preset, clause, number, policy, seed)
        for seed, number in tried
        for policy in with_other_numbers(policy_of(preset, seed), number)
    )


def policy_of(preset: str, seed: int) -> Record:
    """The policy of a case."""
    records = known(preset, seed).case.records
    (policy,) = [value for key, value in records.items() if key.startswith("policies/")]
    return policy


def some(clause: Clause, seed: int) -> list[str]:
    """A few of the clause's numbers, other ones for every seed."""
    return [clause.numbers[(2 * seed + n) % len(clause.numbers)] for n in range(min(2, len(clause.numbers)))]


def moved(preset: str, clause: Clause, number: str, policy: Record, seed: int) -> bool:
    """Whether another number there moves somebody; both scorers, and the derivations, must agree on whom."""
    was = known(preset, seed)
    records = was.case.records | {f"policies/{policy['policy']}/v1": policy}
    case = Case(records, was.case.year, was.case.rounds, was.case.past)
    after = outcomes_of(case, *engine_of(records), was.engine, trace=True)
    second = answers(case, was.second)
    assert {name: results_of(outcome) for name, outcome in after.items()} == second
    found = False
    for name, outcome in after.items():
        every = moves(moving(was.engine[name]), moving(outcome))
        direct = [move for move in every if move.what.split(".")[0] in DIRECT[clause.kind]]
        assert not every or direct, (number, every)
        assert all(follows(clause, move) for move in every), (number, every)
        for move in direct:
            own = (was.engine[name].people.get(move.person), outcome.people.get(move.person))
            assert any(cites(one, number) for one in own if one), (number, move)
        found = found or bool(direct)
    return found


def follows(clause: Clause, move: Move) -> bool:
    """Whether a result of this kind can move with the clause: the named one, or what comes after it."""
    what, _, name = move.what.partition(".")
    if clause.kind in ("eligibility", "consequences"):
        return what == clause.kind and name == clause.path.split(".")[-1]
    first = min(FOLLOWS.index(direct) for direct in DIRECT[clause.kind])
    return FOLLOWS.index(what) >= first


def cites(one: PersonOutcome, number: str) -> bool:
    """Whether the derivations name the clause that the number stands in, or the number itself."""
    return any(
        number == clause or number.startswith(f"{clause}.") or clause.startswith(f"{number}.")
        for node in (one.derivation, one.grade_derivation)
        for clause in named(node)
        if clause
    )


def named(node: Node | None) -> set[str]:
    """Every clause that a derivation names."""
    if node is None:
        return set()
    return {node.clause}.union(*(named(child) for child in (*node.inputs, *node.notes)))
