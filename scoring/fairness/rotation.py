"""The best grade in rotation (轮流坐庄): whether it goes round in a unit more evenly than by chance.

Looked at are the people of a unit and counting base who have a grade, in that unit, in every one of the last
``rotation.periods`` periods. With ``n`` such people, of whom ``m₁, m₂, …`` had one of ``rotation.grades``:

    repeats  = Σ over people of c × (c − 1) ÷ 2, c = number of periods with such a grade
    expected = (Σ over pairs of periods of mᵢ × mⱼ) ÷ n
    chance   = the part of all ways to choose m₁, m₂, … of the n people at random, each period
               independently, that give no more repeats than there are

Repeats far below the expected ones mean that the grade goes round; far above, that it stays with the same
people. Pointed out: chance ≤ ``rotation.chance``. All ways are counted exactly while that takes at most
``rotation.states`` states; else ``rotation.draws`` random choices are drawn from the stream of the seed
``<fairness.seed>/<round>/<unit>/<counting base>``, and chance = (1 + those with no more repeats) ÷
(1 + draws).
Among ``t`` units about t × ``rotation.chance`` are pointed out by chance alone; the body's figures say so.
"""

from itertools import combinations

from scoring.derivation import Node, given, step
from scoring.fairness.figures import count, number, quotient
from scoring.fairness.observation import Evidence, Observation, Row
from scoring.fairness.repeats import drawn, repeats, ways
from scoring.outcome import Outcome
from scoring.policy.fairness import Rotation

COLUMNS = ("people", "places", "holders", "repeats", "expected", "chance")
Panel = dict[str, list[bool]]
"""Person → in which periods they had one of the grades."""


def observe(evidence: Evidence, rules: Rotation) -> Observation:
    """One row for every unit and counting base, the least likely first."""
    run = evidence.run[-rules.periods :]
    if len(run) < 2:
        return Observation("rotation", COLUMNS, (), lacking="too_few_periods")
    panels = _panels(evidence, rules, run)
    told = [key for key, panel in panels.items() if len(panel) >= evidence.rules.withhold_below]
    rows = [_row(evidence, rules, unit, base, panels[unit, base]) for unit, base in told]
    rows.sort(key=lambda row: (number(row.figures["chance"]), row.about))
    withheld = [Row((("unit", unit), ("base", base))) for unit, base in sorted(panels.keys() - set(told))]
    return Observation("rotation", COLUMNS, (*rows, *withheld), _by_chance(rules, rows))


def _panels(evidence: Evidence, rules: Rotation, run: tuple[Outcome, ...]) -> dict[tuple[str, str], Panel]:
    policy, last = evidence.asked.frame.policy, run[-1]
    found: dict[tuple[str, str], Panel] = {}
    for name, person in last.people.items():
        there = [outcome.people.get(name) for outcome in run]
        if all(each is not None and each.grade is not None and each.unit == person.unit for each in there):
            held = [each is not None and each.grade in rules.grades for each in there]
            found.setdefault((person.unit, policy.counting_base(person.identity)), {})[name] = held
    return found


def _row(evidence: Evidence, rules: Rotation, unit: str, base: str, panel: Panel) -> Row:
    held = list(panel.values())
    places = [sum(column) for column in zip(*held, strict=True)]
    seen = repeats([sum(each) for each in held])
    people = count("people", len(panel))
    pairs = given("fairness.pairs_of_places", sum(one * other for one, other in combinations(places, 2)))
    chance = _chance(evidence, rules, f"{unit}/{base}", len(panel), places, seen)
    figures = {
        "people": people,
        "places": count("places", sum(places)),
        "holders": count("holders", sum(any(each) for each in held)),
        "repeats": count("repeats", seen),
        "expected": quotient("expected_repeats", pairs, people),
        "chance": chance,
    }
    return Row((("unit", unit), ("base", base)), figures, number(chance) <= rules.chance)


def _chance(
    evidence: Evidence, rules: Rotation, where: str, people: int, places: list[int], seen: int
) -> Node:
    exact = ways(people, places, rules.states)
    if exact is not None:
        few = sum(many for found, many in exact.items() if found <= seen)
        return quotient("chance", count("ways_as_few", few), count("ways", sum(exact.values())))
    seed = f"{evidence.rules.seed}/{evidence.asked.outcome.period}/{where}"
    few = sum(found <= seen for found in drawn(people, places, rules.draws, seed))
    return quotient("chance", count("draws_as_few", few + 1), count("draws", rules.draws + 1))


def _by_chance(rules: Rotation, rows: list[Row]) -> dict[str, Node]:
    tested = count("tested", len(rows))
    limit = given("fairness.chance_limit", rules.chance, clause="fairness.rotation.chance", basis=rules.basis)
    expected = step("fairness.noted_by_chance", "product", len(rows) * rules.chance, (tested, limit))
    return {"tested": tested, "noted": count("noted", sum(row.noted for row in rows)), "by_chance": expected}
