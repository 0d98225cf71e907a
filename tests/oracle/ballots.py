"""Who rates whom, and what the ballots come to (docs/scoring.md, "Ballots component")."""

from fractions import Fraction
from typing import Any

from tests.oracle.book import Book, Record
from tests.oracle.roster import Seat, covers
from tests.oracle.rounds import bounds_of

PRESENT = ("assessed", "probation", "short")

Style = dict[str, Any]
"""Keys: group, block (the id its box carries), raters, subjects, named, ballot_weight."""


def styles(policy: Record, book: Book, period: str, unit: str, seats: dict[str, Seat]) -> list[Style]:
    """Every style of every ballots component of the period's score for one unit."""
    found = []
    for component in policy["period_score"]["weighted"]:
        if component["component"] == "ballots":
            found += component_styles(component, policy, book, period, unit, seats)
    return found


def component_styles(
    component: Record, policy: Record, book: Book, period: str, unit: str, seats: dict[str, Seat]
) -> list[Style]:
    """The styles of one ballots component; those without raters or without subjects do not exist."""
    found = []
    for block in component["blocks"]:
        if "unit_classes" in block and book.units[unit]["class"] not in block["unit_classes"]:
            continue
        raters = _raters(block["raters"], policy, book, period, unit, seats)
        subjects = [
            seat["person"]
            for seat in seats.values()
            if seat["unit"] == unit
            and seat["status"] == "assessed"
            and seat["role"] in block["subjects"]["roles"]
        ]
        for name, who, whom in _dealt(block, raters, subjects):
            if who and whom:
                found.append(_style(block, name, who, whom))
    return found


def _style(block: Record, name: str, raters: list[str], subjects: list[str]) -> Style:
    return {
        "group": block["group"],
        "block": name,
        "raters": sorted(raters),
        "subjects": sorted(subjects),
        "named": block.get("named", False),
        "ballot_weight": block["ballot_weight"],
    }


def _raters(
    source: Record, policy: Record, book: Book, period: str, unit: str, seats: dict[str, Seat]
) -> list[str]:
    if source["from"] == "panel":
        return list(book.panels.get((period, unit), []))
    if source["from"] == "unit":
        return [
            seat["person"]
            for seat in seats.values()
            if seat["unit"] == unit and seat["status"] in PRESENT and seat["role"] in source["roles"]
        ]
    superior = book.units[unit].get("superior")
    _, last = bounds_of(period, policy)
    return [
        person["person"]
        for person in book.people.values()
        for post in person["appointments"]
        if covers(post, last) and post["unit"] == superior and post["role"] in source["roles"]
    ]


def _dealt(block: Record, raters: list[str], subjects: list[str]) -> list[tuple[str, list[str], list[str]]]:
    if "split" not in block:
        return [(block["id"], [rater for rater in raters if rater not in subjects], subjects)]
    everybody = sorted(set(raters) | set(subjects))
    dealt = []
    for k in range(block["split"]):
        hand = everybody[k :: block["split"]]
        who = [person for person in raters if person in hand]
        whom = [person for person in subjects if person not in hand]
        dealt.append((f"{block['id']}-{k + 1}", who, whom))
    return dealt


def ballots_score(
    component: Record, boxes: list[Record], of_unit: list[Style], person: str
) -> Fraction | None:
    """One person's component score; ``None`` when it is absent."""
    groups = {group["id"]: group["weight"] for group in component["groups"]}
    scores = {group: _group_score(component, boxes, of_unit, group, person) for group in groups}
    present = {group: score for group, score in scores.items() if score is not None}
    if not present:
        return None
    if len(present) < len(groups) and component["absent_group"] == "withhold":
        return None
    counted = present if component["absent_group"] == "renormalise" else groups
    total = sum((groups[group] * score for group, score in present.items()), Fraction(0))
    weight = sum(groups[group] for group in counted)
    return total / weight if weight else None


def _group_score(
    component: Record, boxes: list[Record], of_unit: list[Style], group: str, person: str
) -> Fraction | None:
    points, weight = Fraction(0), 0
    for style in of_unit:
        if style["group"] != group or person not in style["subjects"]:
            continue
        for box in boxes:
            if (box["group"], box["block"]) != (group, style["block"]):
                continue
            if not style["named"] and len(box["ballots"]) < component["withhold_below"]:
                continue
            for ballot in box["ballots"]:
                if person in ballot:
                    points += style["ballot_weight"] * ballot[person]
                    weight += style["ballot_weight"]
    return points / weight if weight else None
