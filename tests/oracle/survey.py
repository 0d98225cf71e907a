"""What a survey says of a unit (docs/scoring.md, "Survey", "The score")."""

from fractions import Fraction

from tests.oracle.book import Record
from tests.oracle.means import mean
from tests.oracle.roster import Seat
from tests.oracle.round import Round

Cell = tuple[str, int]
"""Id and weight."""


def survey(component: Record, round_: Round, seat: Seat) -> Fraction | None:
    """The mean over the topics of the survey that the component names."""
    record = round_.book.surveys.get((round_.year, component["survey"], seat["person"]))
    if record is None:
        return None
    (rules,) = [each for each in round_.policy["surveys"] if each["id"] == component["survey"]]
    absent = component["absent_cell"]
    topics = [(topic["weight"], _topic(rules, record, topic["id"], absent)) for topic in rules["topics"]]
    return mean(topics, absent)


def cells_of(rules: Record) -> list[Cell]:
    """Strata, or their levels, with what they weigh."""
    found = []
    for stratum in rules["strata"]:
        levels = stratum.get("levels", [])
        found += [(f"{stratum['id']}.{level['id']}", stratum["weight"] * level["weight"]) for level in levels]
        found += [] if levels else [(stratum["id"], stratum["weight"] * 10000)]
    return found


def _topic(rules: Record, record: Record, topic: str, absent: str) -> Fraction | None:
    rows = {row["stratum"]: row for row in record["strata"]}
    counts = {cell: rows.get(cell, {}).get("topics", {}).get(topic, {}) for cell, _ in cells_of(rules)}
    hidden = [
        cell
        for cell, options in counts.items()
        if 0 < sum(options.values()) < rules["withhold_below"]
        or (rows.get(cell, {}).get("answered", 0) > 0 and topic not in rows[cell].get("topics", {}))
    ]
    shown = {cell: sum(options.values()) for cell, options in counts.items() if cell not in hidden}
    enough = {cell: answers for cell, answers in shown.items() if answers >= rules["withhold_below"]}
    if len(hidden) == 1 and enough and rules.get("withhold_complement", True):
        hidden.append(min(enough, key=lambda cell: enough[cell]))
    worth = {option["id"]: option["value"] for option in rules["options"]}
    terms = [
        (weight, None if cell in hidden else _value(counts[cell], worth)) for cell, weight in cells_of(rules)
    ]
    return mean(terms, absent)


def _value(counts: dict[str, int], worth: dict[str, int]) -> Fraction | None:
    answers = sum(counts.values())
    if answers == 0:
        return None
    return Fraction(sum(number * worth[option] for option, number in counts.items()), answers)
