"""What a year rests on besides (docs/scoring.md, "Annual composition")."""

from fractions import Fraction

from tests.oracle.book import Record
from tests.oracle.logs import summary_missing
from tests.oracle.roster import Seat
from tests.oracle.round import Round


def unit_result(_: Record, round_: Round, seat: Seat) -> Fraction | None:
    """The given score of the unit, else that of the units' year; of a unit its given score."""
    unit = seat["person"] if round_.of_units else seat["unit"]
    given = round_.book.unit_results.get((round_.year, unit))
    if given is not None:
        return Fraction(given["score"])
    found = round_.unit_of_year(unit)
    return None if found is None or found["score"] is None else Fraction(found["score"])


def mean_of_periods(component: Record, round_: Round, seat: Seat) -> Fraction | None:
    """The mean of the subject's scored periods."""
    own = round_.periods(seat["person"])
    scores = [period["score"] for period in own if period["score"] is not None]
    enough = scores and len(scores) >= component["at_least"]
    return sum(scores, Fraction(0)) / len(scores) if enough else None


def democratic_evaluation(component: Record, round_: Round, seat: Seat) -> Fraction | None:
    """The tally, less what a missing annual summary costs."""
    tally = _tally(component, round_.book.democratic.get((round_.year, seat["unit"])), seat["person"])
    if tally is None or not summary_missing(round_, seat["person"]):
        return tally
    return max(Fraction(0), tally - Fraction(component["missing_summary"]))


def _tally(component: Record, record: Record | None, person: str) -> Fraction | None:
    rows = [] if record is None else [row for row in record["rows"] if row["person"] == person]
    if record is None or not rows or record["cast"] < component["withhold_below"]:
        return None
    worth = {option["id"]: option["value"] for option in component["options"]}
    total, weights = Fraction(0), 0
    for dimension in component["dimensions"]:
        votes = rows[0]["votes"].get(dimension["id"], {})
        cast = sum(votes.values())
        if cast == 0:
            return None
        mean = Fraction(sum(number * worth[option] for option, number in votes.items()), cast)
        total += dimension["weight"] * mean
        weights += dimension["weight"]
    return total / weights
