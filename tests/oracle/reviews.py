"""What superiors say and score: mentions, score sheets, appraisals (docs/scoring.md under these names)."""

from fractions import Fraction

from tests.oracle.book import Record, subject_of
from tests.oracle.means import item_mean, mean
from tests.oracle.roster import Seat, matches
from tests.oracle.round import Round


def mentions(component: Record, round_: Round, seat: Seat) -> tuple[Fraction, Fraction]:
    """What the period's praise adds and its criticism deducts, before the caps."""
    tones = [
        review["tone"]
        for review in round_.book.reviews
        if review["period"] == round_.period and _concerns(component, review, round_, seat)
    ]
    praise, criticism = Fraction(component["praise"]), Fraction(component["criticism"])
    return praise * tones.count("praise"), criticism * tones.count("criticism")


def _concerns(component: Record, review: Record, round_: Round, seat: Seat) -> bool:
    section = review.get("section")
    if subject_of(review) == seat["person"]:
        return section is None
    if round_.of_units or not component.get("to_members") or review.get("unit") != seat["unit"]:
        return False
    return section is None or section == seat["section"]


def sheet(component: Record, round_: Round, seat: Seat) -> Fraction | None:
    """The mean over the raters of a sheet, each the mean of the items."""
    (rules,) = [each for each in round_.policy["sheets"] if each["id"] == component["sheet"]]
    raters = [(rater["weight"], _rated(rules, rater["id"], round_, seat)) for rater in rules["raters"]]
    return mean(raters, rules["absent_rater"])


def _rated(rules: Record, rater: str, round_: Round, seat: Seat) -> Fraction | None:
    for record in round_.book.score_sheets:
        where = (record["period"], record["sheet"], record["rater"], record["group"])
        if where != (round_.period, rules["id"], rater, seat["unit"]):
            continue
        for row in record["rows"]:
            if subject_of(row) == seat["person"]:
                scores = {key: Fraction(text) for key, text in row["scores"].items()}
                return item_mean(rules["items"], scores, rules["absent_item"])
    return None


def appraisal(component: Record, round_: Round, seat: Seat) -> Fraction | None:
    """The mean of the scores of the levels that weigh something and apply to the person."""
    scores = round_.book.appraisals.get((round_.period, seat["person"]), {})
    levels = [
        (level["weight"], scores.get(level["id"]))
        for level in round_.policy["review_levels"]
        if "weight" in level and matches(level.get("where", {}), seat)
    ]
    terms = [(weight, None if score is None else Fraction(score)) for weight, score in levels]
    return mean(terms, component["absent_level"])
