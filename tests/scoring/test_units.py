"""Scoring unit by unit: what a unit decides needs no other unit, and order never matters."""

import pickle
from dataclasses import replace
from random import Random

from scoring.combine import combine
from scoring.facts import Facts
from scoring.frame import closed, frame_of, last_filing_day
from scoring.period import score_period
from scoring.periods import parse
from scoring.unit import score_unit
from tests.scoring.body import AS_OF, body
from tests.scoring.small import facts, policy, workdays

FOUND = body("lenient")


def test_kept_unit_scores_combine_to_the_same_outcome() -> None:
    frame = frame_of(FOUND.policies, FOUND.facts, "2026-Q3", AS_OF)
    kept = [pickle.dumps(score_unit(frame, unit, trace=True)) for unit in reversed(list(frame.units))]
    units = map(pickle.loads, kept)
    outcome = combine(FOUND.policies, "2026-Q3", AS_OF, units, trace=True)
    assert replace(outcome, number=1) == FOUND.outcomes["2026-Q3"]


def test_a_unit_is_scored_alike_without_the_others() -> None:
    whole = frame_of(FOUND.policies, FOUND.facts, "2026-Q3", AS_OF)
    members = {seat.person for seat in whole.units["u2"]}
    alone = replace(
        FOUND.facts, people={name: one for name, one in FOUND.facts.people.items() if name in members}
    )
    frame = frame_of(FOUND.policies, alone, "2026-Q3", AS_OF)
    assert score_unit(frame, "u2") == score_unit(whole, "u2")


def test_nobody_there() -> None:
    frame = frame_of(FOUND.policies, FOUND.facts, "2026-Q3", AS_OF)
    assert score_unit(frame, "nowhere").people == ()


def test_order_of_facts_means_nothing() -> None:
    shuffled = shuffle(FOUND.facts, Random(7))
    assert score_period(FOUND.policies, shuffled, "2026-Q2", AS_OF, trace=True) == replace(
        FOUND.outcomes["2026-Q2"], number=0
    )


def shuffle(found: Facts, chance: Random) -> Facts:
    """The same facts in another order wherever order means nothing."""

    def mixed(mapping: object) -> object:
        if not isinstance(mapping, dict):
            return mapping
        items = [(key, mixed_values(value)) for key, value in mapping.items()]
        return dict(chance.sample(items, len(items)))

    def mixed_values(value: object) -> object:
        return tuple(chance.sample(value, len(value))) if type(value) is tuple else value

    return replace(
        found, **{name: mixed(getattr(found, name)) for name in found.__slots__ if name != "workdays"}
    )


def test_a_period_is_closed_after_its_last_filing_day() -> None:
    rules = policy()
    found, quarter = facts([]), parse("2026-Q1", rules)
    assert last_filing_day(rules, found, quarter) == "2026-04-07"
    assert not closed(rules, found, quarter, "2026-04-07")
    assert closed(rules, found, quarter, "2026-04-08")
    assert last_filing_day(rules, found, parse("2026", rules)) == "2027-01-14"


def test_a_period_beyond_the_calendars_is_never_closed() -> None:
    rules = policy()
    found = facts([], workdays=workdays("2026-01-01", "2026-03-31"))
    assert not closed(rules, found, parse("2026-Q1", rules), "2030-01-01")
