"""A made-up body scored under one of several policies: four quarters and the year, all explained."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import Any

from bench.synthetic import make_facts
from scoring.bonus import distribute
from scoring.derivation import Node
from scoring.facts import Facts
from scoring.outcome import Outcome
from scoring.period import score_period
from scoring.periods import periods_of
from scoring.policy.versions import Policies
from scoring.year import score_year
from tests.scoring import reviewed
from tests.scoring.measured import every_method, with_measurements
from tests.scoring.small import at, policy, preset
from tests.scoring.uses import UNIT_GRADES, WAIVERS, special, uses

BALLOTS = "period_score.weighted.ballots"
LIMIT = "period_score.final_limit"
AS_OF = "2027-02-15"


def _variants() -> dict[str, dict[str, Any]]:
    cap = at(preset(), "grades.caps.good")
    fixed = {key: value for key, value in cap.items() if key not in ("share", "rounding", "at_least")}
    gate = {"all": [{"not": {"rank_in_cohort": {"within": "1/4"}}}, {"rank_in_cohort": {"within": "3/4"}}]}
    withheld = {**at(preset(), BALLOTS), "absent_group": "withhold", "weight": {"default": 9000}}
    base = {"id": "base", "component": "base_points", "points": "90.00", "absent": "withhold"}
    base["weight"] = {"default": 1000}
    return {
        "as it is": {},
        "lenient": {
            f"{LIMIT}.enabled": True,
            f"{LIMIT}.at_or_above": "60.0",
            f"{BALLOTS}.absent_group": "zero",
            "points.places": 1,
            "points.rounding": "floor",
            "grades.floors.0.below": "20.0",
            "grades.floors.1.below": "30.0",
            "grades.caps.good.ties": "share_higher",
            "grades.caps.good.requires.score_at_least": "40.0",
            "annual.weighted.unit.absent": "zero",
            "annual.weighted.democratic.withhold_below": 20,
            "annual.weighted.democratic.absent": "renormalise",
            "annual.consequences.last-in-unit.ties": "everybody",
        },
        "strict": {
            f"{BALLOTS}.withhold_below": 2,
            "points.places": 0,
            "points.rounding": "half_even",
            "grades.caps": [{**fixed, "count": 3, "break_by": ["ballots", "logs"]}],
            "grades.floors.0.below": "69.00",
            "annual.weighted.periods.at_least": 4,
            "annual.eligibility.award.when": gate,
            "annual.grades.patterns.0.more_than": "0/1",
            "period_score.points.logs.cap": None,
            "period_score.points.adjustments.cap_added": None,
        },
        "withholding": {
            "period_score.weighted": [withheld, base],
            "annual.eligibility.award.when": {"period_grades": {"grades": ["good"], "at_least": 1}},
        },
        "uses": uses(),
        "measured": every_method(),
        "reviewed": reviewed.changes(at(preset(), BALLOTS)),
    }


VARIANTS: Mapping[str, Mapping[str, Any]] = _variants()
"""Name of a policy → what it changes in the preset."""


@dataclass(frozen=True)
class Body:
    """The policy's value, the facts, and the explained outcomes by period and year."""

    policies: Policies
    facts: Facts
    outcomes: Mapping[str, Outcome]

    def payments(self) -> Iterator[Node]:
        """The derivations of all payments, of a pool of one thousand by each of the policy's rules."""
        for bonus in self.policies.for_year(2026).bonuses:
            found = distribute(bonus, Fraction(1000), "bonus-pools/2026/pool", self.outcomes["2026"])
            yield from (payment.derive() for payment in found.payments)

    def roots(self) -> Iterator[Node]:
        """The derivations of everybody."""
        yield from self.payments()
        for outcome in self.outcomes.values():
            for person in outcome.people.values():
                yield from filter(None, (person.derivation, person.grade_derivation))

    def nodes(self) -> Iterator[Node]:
        """Every step and note of every derivation."""
        for root in self.roots():
            yield from walk(root)


def walk(node: Node) -> Iterator[Node]:
    """A node and everything below it."""
    yield node
    for child in (*node.inputs, *node.notes):
        yield from walk(child)


@cache
def body(name: str, seed: int = 1, people: int = 75, units: int = 5) -> Body:
    """A body under one of ``VARIANTS``."""
    rules = policy(VARIANTS[name])
    versions = Policies([rules])
    facts = make_facts(rules, 2026, people=people, units=units, seed=seed)
    results = {key: value for key, value in facts.unit_results.items() if key[1] != "u1"}
    graded = {key: replace(each, grade=UNIT_GRADES.get(key[1])) for key, each in results.items()}
    facts = replace(facts, unit_results=graded, waivers=WAIVERS, people=special(facts.people))
    facts = replace(
        facts, unit_results={key: value for key, value in facts.unit_results.items() if key[1] != "u1"}
    )
    if rules.indicators:
        facts = with_measurements(rules, facts, seed)
    if name == "reviewed":
        facts = reviewed.enriched(facts, rules)
    outcomes = {
        period.id: replace(score_period(versions, facts, period.id, AS_OF, trace=True), number=1)
        for period in periods_of(2026, rules)
    }
    year = score_year(versions, facts, 2026, AS_OF, outcomes, {}, trace=True)
    return Body(versions, facts, {**outcomes, "2026": year})
