"""Every component, cap, predicate and consequence of every preset: another number moves what it governs.

Shown on random ledgers by both scorers: what moves is what the derivations say the clause governs, nothing
else moves, and for every clause something does. ``shown.yaml`` says in which ledger; when ledgers or presets
are drafted otherwise, ``BLESS=1 pytest tests/whatif/test_every_clause.py`` looks for them anew.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

from scoring.derivation import Node
from scoring.outcome import Outcome, PersonOutcome
from scoring.predicates.registry import PREDICATES
from scoring.whatif.moves import Move, moves
from scoring.whatif.moves import results_of as moving
from tests.oracle.answers import Results, answers
from tests.oracle.book import Record
from tests.oracle.compare import Outcomes, outcomes_of, results_of
from tests.oracle.facts import engine_of
from tests.oracle.ledgers import Case, preset_case
from tests.oracle.policies import preset_of, presets
from tests.scoring.small import at
from tests.whatif.clauses import Clause, beside, clauses, every_clause, valid, with_number, with_other_numbers

FILE = Path(__file__).with_name("shown.yaml")
SHOWN: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8")) or {}
SEEDS = range(200)
"""Where to look for a ledger in which a clause moves somebody."""
CLAUSES = {
    f"{preset}:{clause.path}": (preset, clause)
    for preset in presets()
    for clause in clauses(preset_of(preset))
}
FIRST = {clause.name: place for place, (_, clause) in reversed(CLAUSES.items())}
"""Of every component, predicate and consequence the first clause."""
DIRECT = {
    "component": ("status", "score"),
    "limit": ("score",),
    "grade": ("grade",),
    "eligibility": ("eligibility",),
    "consequences": ("consequences",),
    "condition": ("eligibility", "consequences"),
}
"""What a clause of each kind governs by itself; other results may follow from these."""
FOLLOWS = ("status", "score", "cohort_rank", "unit_rank", "grade", "eligibility", "consequences")
"""Results in an order in which each may follow from those before it."""


@lru_cache(maxsize=40)
def known(preset: str, seed: int) -> tuple[Case, dict[str, Results]]:
    """A case with what the second scorer says of it."""
    case = preset_case(preset, seed)
    return case, answers(case)


@lru_cache(maxsize=40)
def known_outcomes(preset: str, seed: int) -> Outcomes:
    """What the engine says of it."""
    case, _ = known(preset, seed)
    return outcomes_of(case, *engine_of(case.records), trace=True)


WITHOUT_NUMBERS = {"no_veto"}
"""Predicates of which a preset says no number."""


def test_no_component_predicate_or_consequence_is_left_out() -> None:
    policies = [preset_of(preset) for preset in presets()]
    texts = [json.dumps(policy) for policy in policies]
    components = {found for text in texts for found in re.findall(r'"component": "(\w+)"', text)}
    asked = {clause.name for policy in policies for clause in every_clause(policy)} & PREDICATES.keys()
    assert components <= FIRST.keys()
    assert asked - FIRST.keys() == WITHOUT_NUMBERS


@pytest.mark.parametrize("place", FIRST.values(), ids=FIRST.keys())
def test_another_number_moves_what_the_rule_governs(place: str) -> None:
    """Of each component, predicate, consequence and rule of grades one."""
    assert shows(place)


@pytest.mark.slow
@pytest.mark.parametrize("place", [place for place in CLAUSES if place not in FIRST.values()])
def test_another_number_moves_what_the_clause_governs(place: str) -> None:
    """The same of every other clause of every preset."""
    assert shows(place)


@pytest.mark.skipif(not os.environ.get("BLESS"), reason="only when asked for")
def test_every_clause_has_a_ledger_that_shows_it() -> None:
    """The first one that does, those that show others first."""
    found: dict[str, Any] = {}
    for place, (preset, clause) in CLAUSES.items():
        likely = [one["seed"] for each, one in found.items() if one and each.startswith(f"{preset}:")]
        anew = tries(preset, clause, [*dict.fromkeys(likely), *SEEDS])
        known_one = [SHOWN[place]] if still_possible(place) else []
        every = (one for one in chain(known_one, anew) if stirs(preset, one))
        found[place] = next((one for one in every if moved(preset, clause, one)), None)
    text = yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=200, default_flow_style=None)
    FILE.write_text(HEAD + text, encoding="utf-8")
    assert [place for place, one in found.items() if one is None] == []


HEAD = (
    "# For every clause the ledger of a preset, by its seed, in which another number there moves somebody.\n"
)


def still_possible(place: str) -> bool:
    """Whether what was found for a clause before is a valid policy's number of that clause still."""
    preset, clause = CLAUSES[place]
    one, policy = SHOWN.get(place), preset_of(preset)
    return (
        bool(one) and one["number"] in clause.numbers and valid(with_number(policy, one["number"], one["to"]))
    )


def shows(place: str) -> bool:
    if os.environ.get("BLESS"):
        pytest.skip("looked for below")
    preset, clause = CLAUSES[place]
    one = SHOWN[place]
    was = at(preset_of(preset), one["number"])
    assert one["number"] in clause.numbers
    assert one["to"] != was
    return moved(preset, clause, one)


def tries(preset: str, clause: Clause, seeds: list[int]) -> Iterator[Record]:
    """Other numbers of valid policies: two of the clause's numbers in each ledger, others in the next."""
    policy, number = preset_of(preset), len(clause.numbers)
    for turn, seed in enumerate(seeds):
        for path in {clause.numbers[(2 * turn + n) % number] for n in range(2)}:
            for other in with_other_numbers(policy, path):
                if at(other, path) != at(policy, path):
                    yield {"seed": seed, "number": path, "to": at(other, path)}


def stirs(preset: str, one: Record) -> bool:
    """Whether the second scorer alone finds anything moved."""
    return changed_case(preset, one)[1] != known(preset, one["seed"])[1]


def moved(preset: str, clause: Clause, one: Record) -> bool:
    """Whether another number there moves somebody; both scorers, and the derivations, must agree on whom."""
    number, before = one["number"], known_outcomes(preset, one["seed"])
    case, second = changed_case(preset, one)
    after = outcomes_of(case, *engine_of(case.records), before, trace=True)
    assert {name: results_of(outcome) for name, outcome in after.items()} == second
    numbers = [number, *beside(preset_of(preset), number)]
    rounds = [governed(clause, numbers, before[name], after[name]) for name in after]
    return any(rounds)


def changed_case(preset: str, one: Record) -> tuple[Case, dict[str, Results]]:
    """The case under the other, valid policy, with what the second scorer says of it."""
    case, second = known(preset, one["seed"])
    (place,) = [key for key in case.records if key.startswith("policies/")]
    policy = with_number(case.records[place], one["number"], one["to"])
    assert valid(policy)
    changed = Case(case.records | {place: policy}, case.year, case.rounds, case.past)
    return changed, answers(changed, second)


def governed(clause: Clause, numbers: list[str], before: Outcome, after: Outcome) -> bool:
    """Whether the clause moves somebody in a round; nothing may move but what it governs."""
    every = moves(moving(before), moving(after))
    direct = [move for move in every if move.what.split(".")[0] in DIRECT[clause.kind]]
    assert not every or direct, (numbers, every)
    assert all(follows(clause, move) for move in every), (numbers, every)
    for move in direct:
        own = (before.people.get(move.person), after.people.get(move.person))
        assert any(cites(one, clause, number) for one in own if one for number in numbers), (numbers, move)
    return bool(direct)


def follows(clause: Clause, move: Move) -> bool:
    """Whether a result of this kind can move with the clause: the named one, or what comes after it."""
    what, _, name = move.what.partition(".")
    if clause.kind in ("eligibility", "consequences"):
        return what == clause.kind and name == clause.path.split(".")[2]
    first = min(FOLLOWS.index(direct) for direct in DIRECT[clause.kind])
    return FOLLOWS.index(what) >= first


def cites(one: PersonOutcome, clause: Clause, number: str) -> bool:
    """Whether the derivations name the clause, the number itself, or what in the clause holds it."""
    return any(
        f"{number}.".startswith(f"{named}.") or f"{named}.".startswith((f"{number}.", f"{clause.path}."))
        for node in (one.derivation, one.grade_derivation)
        for named in named_by(node)
        if "." in named
    )


def named_by(node: Node | None) -> set[str]:
    """Every clause that a derivation names."""
    if node is None:
        return set()
    return {node.clause}.union(*(named_by(child) for child in (*node.inputs, *node.notes)))
