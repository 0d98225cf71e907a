"""Indicators: what is measured, and the points it earns or costs (docs/scoring.md, "Indicators")."""

from fractions import Fraction

from tests.oracle.book import Record, subject_of, workdays_after
from tests.oracle.roster import Seat, matches
from tests.oracle.round import Round
from tests.oracle.rounds import whole

Measured = tuple[Record, Fraction, Fraction | None]
"""An indicator, the points of one of its measures, and what it earned (or deducts); ``None`` when absent."""


def earned_share(component: Record, round_: Round, seat: Seat) -> Fraction | None:
    """100 × points earned ÷ points, over the measures that are not negative."""
    earned, points = Fraction(0), Fraction(0)
    for indicator, worth, found in _measured(component, round_, seat, negative=False):
        if found is None and indicator["absent"] == "withhold":
            return None
        if found is not None or indicator["absent"] == "zero":
            earned += found or 0
            points += worth
    return 100 * earned / points if points else None


def deducted(component: Record, round_: Round, seat: Seat) -> Fraction:
    """What the negative measures deduct, before any cap."""
    found = _measured(component, round_, seat, negative=True)
    return sum((points for _, _, points in found if points is not None), Fraction(0))


def _measured(component: Record, round_: Round, seat: Seat, *, negative: bool) -> list[Measured]:
    subjects = "units" if round_.of_units else "people"
    return [
        (indicator, Fraction(part["points"]), _value(indicator, part, round_, seat))
        for indicator in round_.policy.get("indicators", [])
        if indicator["class"] in component["classes"]
        and indicator["subjects"] == subjects
        and matches(indicator.get("where", {}), seat)
        for part in parts_of(indicator)
        if (part["method"]["kind"] == "count") == negative
    ]


def parts_of(indicator: Record) -> list[Record]:
    """The measures of an indicator: itself (with an empty ``item``), or its sub-items."""
    if "sub_items" not in indicator:
        return [{**indicator, "item": ""}]
    return [
        {"target": indicator.get("target"), **item, "item": item["id"]} for item in indicator["sub_items"]
    ]


def _value(indicator: Record, part: Record, round_: Round, seat: Seat) -> Fraction | None:
    if indicator.get("source") == "tasks":
        row = {"actual": _done_in_time(indicator, round_, seat), "target": part.get("target") or "100"}
    else:
        key = (round_.period, seat["person"], indicator["id"], part["item"])
        row = dict(round_.book.measured.get(key, {}))
        row["target"] = row.get("target") or _goal(indicator, part, round_, seat) or part.get("target")
    return KINDS[part["method"]["kind"]](part["method"], Fraction(part["points"]), row, round_)


def _done_in_time(indicator: Record, round_: Round, seat: Seat) -> Fraction | None:
    due = [
        milestone
        for task in round_.book.tasks
        if task["year"] == round_.year and task.get("indicator") == indicator["id"]
        if _holder(task) == seat["person"]
        for milestone in task["milestones"]
        if (round_.is_year or milestone["period"] == round_.period) and milestone["due"] < round_.as_of
    ]
    done = [milestone for milestone in due if "done" in milestone and milestone["done"] <= milestone["due"]]
    return Fraction(100 * len(done), len(due)) if due else None


def _holder(task: Record) -> str | None:
    if "person" in task:
        return str(task["person"])
    return None if "section" in task else task.get("unit")


def _goal(indicator: Record, part: Record, round_: Round, seat: Seat) -> str | None:
    for goals in round_.book.goals:
        mine = goals["year"] == round_.year and subject_of(goals) == seat["person"] and "approved" in goals
        if not mine or ("person" in goals and goals["unit"] != seat["unit"]):
            continue
        for goal in goals["goals"]:
            if (goal.get("indicator"), goal.get("item", "")) == (indicator["id"], part["item"]):
                if round_.is_year and "target" in goal:
                    return str(goal["target"])
                for each in goal.get("periods", []):
                    if not round_.is_year and each["period"] == round_.period:
                        return str(each["target"])
    return None


def _number(row: Record, field: str) -> Fraction | None:
    return None if row.get(field) is None else Fraction(row[field])


def _ratio(method: Record, points: Fraction, row: Record, _: Round) -> Fraction | None:
    actual, target = _number(row, "actual"), _number(row, "target")
    if actual is None or target is None or target <= 0:
        return None
    ratio = actual / target
    return Fraction(0) if ratio < Fraction(method["floor"]) else points * min(ratio, Fraction(method["cap"]))


def _interval(method: Record, points: Fraction, row: Record, _: Round) -> Fraction | None:
    actual, zero, full = _number(row, "actual"), Fraction(method["zero_at"]), Fraction(method["full_at"])
    if actual is None:
        return None
    return points * max(Fraction(0), min(Fraction(1), (actual - zero) / (full - zero)))


def _step(method: Record, _: Fraction, row: Record, __: Round) -> Fraction | None:
    actual = _number(row, "actual")
    if actual is None:
        return None
    reached = [step["points"] for step in method["steps"] if Fraction(step["at_least"]) <= actual]
    return Fraction(reached[-1]) if reached else Fraction(0)


def _lower_is_better(method: Record, points: Fraction, row: Record, _: Round) -> Fraction | None:
    actual, target = _number(row, "actual"), _number(row, "target")
    if actual is None or target is None:
        return None
    steps = whole(max(Fraction(0), actual - target) / Fraction(method["per"]), method["rounding"])
    return max(Fraction(0), points - steps * Fraction(method["deduct"]))


def _tiered(method: Record, _: Fraction, row: Record, __: Round) -> Fraction | None:
    return next((Fraction(tier["points"]) for tier in method["tiers"] if tier["id"] == row.get("tier")), None)


def _standard(method: Record, points: Fraction, row: Record, round_: Round) -> Fraction | None:
    if "deadline" not in row:
        return None
    last = workdays_after(round_.book, row["deadline"], method["late_workdays"])
    if "done" not in row:
        return Fraction(0) if round_.as_of > last else None
    if row["done"] <= row["deadline"]:
        return points
    return points * Fraction(method["late_share"], 10000) if row["done"] <= last else Fraction(0)


def _count(method: Record, points: Fraction, row: Record, _: Round) -> Fraction | None:
    actual = _number(row, "actual")
    return None if actual is None else min(points, max(Fraction(0), actual * Fraction(method["each"])))


KINDS = {
    "ratio": _ratio,
    "interval": _interval,
    "step": _step,
    "lower_is_better": _lower_is_better,
    "tiered": _tiered,
    "standard": _standard,
    "count": _count,
}
