"""Who rates whom, and what the ballots come to (docs/scoring.md, "Ballots component")."""

from fractions import Fraction
from typing import Any

from tests.oracle.book import Record
from tests.oracle.means import item_mean, keys_of, mean
from tests.oracle.roster import Seat, covers
from tests.oracle.round import Round

PRESENT = ("assessed", "probation", "short")

Style = dict[str, Any]
"""Keys: group, block (the id its box carries), raters, subjects, named, ballot_weight."""
Dealt = tuple[str, list[str], list[str]]
"""A block's name, its raters, its subjects."""


def component_styles(component: Record, round_: Round, unit: str) -> list[Style]:
    """The styles of one ballots component; those without raters or without subjects do not exist."""
    key = component["id"], unit
    if key not in round_.styles:
        unit_class = round_.book.units[unit]["class"]
        blocks = [
            block for block in component["blocks"] if unit_class in block.get("unit_classes", [unit_class])
        ]
        round_.styles[key] = [style for block in blocks for style in _of_block(block, round_, unit)]
    return round_.styles[key]


def _of_block(block: Record, round_: Round, unit: str) -> list[Style]:
    subjects = [
        seat["person"]
        for seat in _of_unit(round_, unit)
        if seat["status"] == "assessed" and seat["role"] in block["subjects"]["roles"]
    ]
    if block["raters"]["from"] in ("section", "line"):
        dealt = _by_section(block, round_, unit, subjects)
    else:
        dealt = _dealt(block, _raters(block["raters"], round_, unit), subjects)
    return [_style(block, name, who, whom) for name, who, whom in dealt if who and whom]


def _of_unit(round_: Round, unit: str) -> list[Seat]:
    return [seat for seat in round_.seats.values() if seat["unit"] == unit]


def _present(round_: Round, unit: str, roles: list[str]) -> list[Seat]:
    return [seat for seat in _of_unit(round_, unit) if seat["status"] in PRESENT and seat["role"] in roles]


def _by_section(block: Record, round_: Round, unit: str, subjects: list[str]) -> list[Dealt]:
    dealt = []
    for section in (each["id"] for each in round_.book.units[unit].get("sections", [])):
        whom = [person for person in subjects if round_.seats[person]["section"] == section]
        who = [
            seat["person"]
            for seat in _present(round_, unit, block["raters"]["roles"])
            if (
                seat["section"] == section
                if block["raters"]["from"] == "section"
                else section in seat["line"]
            )
        ]
        dealt.append((f"{block['id']}-{section}", [rater for rater in who if rater not in whom], whom))
    return dealt


def _style(block: Record, name: str, raters: list[str], subjects: list[str]) -> Style:
    return {
        "group": block["group"],
        "block": name,
        "raters": sorted(raters),
        "subjects": sorted(subjects),
        "named": block.get("named", False),
        "ballot_weight": block["ballot_weight"],
    }


def _raters(source: Record, round_: Round, unit: str) -> list[str]:
    book = round_.book
    if source["from"] == "panel":
        return list(book.panels.get((round_.period, unit), []))
    if source["from"] == "unit":
        return [seat["person"] for seat in _present(round_, unit, source["roles"])]
    superior = book.units[unit].get("superior")
    return [
        person["person"]
        for person in book.people.values()
        for post in person["appointments"]
        if covers(post, round_.last) and post["unit"] == superior and post["role"] in source["roles"]
    ]


def _dealt(block: Record, raters: list[str], subjects: list[str]) -> list[Dealt]:
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


def ballots_score(component: Record, round_: Round, seat: Seat) -> Fraction | None:
    """One person's component score; ``None`` when it is absent."""
    scores = [
        (group["weight"], _group_score(component, round_, seat, group["id"])) for group in component["groups"]
    ]
    return mean(scores, component["absent_group"])


def _group_score(component: Record, round_: Round, seat: Seat, group: str) -> Fraction | None:
    points, weight = Fraction(0), 0
    for style in component_styles(component, round_, seat["unit"]):
        if style["group"] != group or seat["person"] not in style["subjects"]:
            continue
        for box in round_.book.boxes.get((round_.period, seat["unit"]), []):
            if (box["group"], box["block"]) != (group, style["block"]):
                continue
            if not style["named"] and len(box["ballots"]) < component["withhold_below"]:
                continue
            for ballot in box["ballots"]:
                score = single_score(component, ballot.get(seat["person"]))
                if score is not None:
                    points += style["ballot_weight"] * score
                    weight += style["ballot_weight"]
    return points / weight if weight else None


def single_score(component: Record, mark: int | dict[str, int] | None) -> Fraction | None:
    """What one ballot gives somebody; ``None`` when it does not name them in the form asked for."""
    if "items" not in component:
        return Fraction(mark) if isinstance(mark, int) else None
    if not isinstance(mark, dict) or mark.keys() != set(keys_of(component["items"])):
        return None
    return item_mean(component["items"], {key: Fraction(score) for key, score in mark.items()}, "withhold")
