"""Predicates, consequences and moving quotas of a random policy."""

from random import Random

from tests.oracle.book import Record
from tests.oracle.chance import CLASSES, RANKS, ROUNDINGS, TIES, odd, some

PERIOD_GRADES = {
    "people": ["good", "fair", "average", "poor"],
    "units": ["first", "second", "third", "fourth"],
}
YEAR_GRADES = {"people": ["excellent", "competent", "basic"], "units": PERIOD_GRADES["units"]}
YEAR_GRADES["years of units"] = YEAR_GRADES["units"]
"""Where periods of units have no grades."""
RATIOS = ["1/2", "1/3", "2/3", "1/1"]
B = {"basis": "illustrative"}


def add_uses(rng: Random, policy: Record, nesting: int) -> None:
    """Named conditions, gates, ladders and awards for people and units; shares that move, totals."""
    if odd(rng, 50):
        policy["conditions"] = [
            {"id": "steady", "name": "稳定", "when": _predicate(rng, "people", nesting, ())},
            {"id": "rich", "name": "突出", "when": _predicate(rng, "people", nesting, ("steady",))},
            {"id": "either", "name": "单位与个人", "when": _of_either(rng)},
        ]
    names = tuple(each["id"] for each in policy.get("conditions", []))
    for gate in policy["annual"]["eligibility"]:
        gate["when"] = _predicate(rng, "people", nesting, names)
    policy["annual"]["consequences"] += _consequences(rng, policy["annual"], "people", nesting, names)
    if "unit_annual" in policy:
        rules = policy["unit_annual"]
        subjects = "units" if "unit_grades" in policy else "years of units"
        shared = names[-1:]
        when = _predicate(rng, subjects, nesting, shared)
        rules["eligibility"] = [{"id": "promotion", "name": "先进", "when": when, **B}]
        rules["consequences"] = _consequences(rng, rules, subjects, nesting, shared)
    _move(rng, policy)


def _of_either(rng: Random) -> Record:
    """What units and people may be asked alike; of a unit some of it is not known."""
    of_people: Record = {"any": [{"score": {"at_least": "85.00"}}, _asked(rng, "rank_in_unit", "people")]}
    return rng.choice([_asked(rng, "unit_grade", "people"), of_people, {"not": of_people}])


def _asked(rng: Random, kind: str, subjects: str) -> Record:
    return {kind: _rule(rng, kind, subjects, ())}


def _move(rng: Random, policy: Record) -> None:
    """Shares by the unit's grade, and totals."""
    for cap in policy["annual"]["grades"]["caps"]:
        if cap["base"] == "unit" and "share" in cap and "unit_annual" in policy and odd(rng, 85):
            cap["share_by_unit_grade"] = {
                grade: rng.choice([3500, 1500, 10000, 0]) for grade in some(rng, YEAR_GRADES["units"])
            }
    caps = [*policy["annual"]["grades"]["caps"], *policy["grades"]["caps"]]
    for cap in [*caps, *policy.get("unit_grades", {}).get("caps", [])]:
        if "share" in cap and cap["base"] != "body" and odd(rng, 30):
            least = min([cap["share"], *cap.get("share_by_unit_grade", {}).values()])
            cap["total"] = {"share": max(least, rng.choice([2000, 5000, 3333])), **B}


def _consequences(
    rng: Random, rules: Record, subjects: str, nesting: int, names: tuple[str, ...]
) -> list[Record]:
    found = [_ladder(rng, number, subjects, nesting, names) for number in range(rng.choice([0, 1, 2]))]
    parts = [one["id"] for one in [*rules["weighted"], *rules["points"]]]
    for number in range(rng.choice([0, 1, 2])):
        found.append(_award(rng, number, parts, subjects))
        if odd(rng, 40):
            found[-1]["requires"] = _predicate(rng, subjects, nesting, names)
    return found


def _ladder(rng: Random, number: int, subjects: str, nesting: int, names: tuple[str, ...]) -> Record:
    value: Record = {"id": f"ladder-{number}", "name": "连续", "component": "ladder", **B}
    if odd(rng, 60):
        value["grades"] = some(rng, YEAR_GRADES[subjects])
    if odd(rng, 40):
        value["last"] = {"minimum": rng.choice([2, 3]), "ties": rng.choice(["nobody", "everybody"])}
    if odd(rng, 30):
        value["when"] = _predicate(rng, subjects, nesting, names)
    steps = [{"years": n, "measure": f"step-{n}", "name": f"第{n}年"} for n in (1, 2, 3)]
    counts = "grades" in value or "last" in value
    return value | {"steps": steps[rng.choice([0, 0, 1]) :] if counts else steps[:1]}


def _award(rng: Random, number: int, parts: list[str], subjects: str) -> Record:
    value: Record = {"id": f"award-{number}", "name": "先进", "component": "award", **B}
    value |= {"base": rng.choice(["body", "cohort", "unit"]), "ties": rng.choice(TIES)}
    if odd(rng, 50):
        value["by"] = rng.choice(["score", *parts])
    if odd(rng, 30):
        value["among"] = {"unit_classes": some(rng, CLASSES)}
    if subjects == "people" and odd(rng, 20):
        value["among"] = {"ranks": some(rng, RANKS)}
    if odd(rng, 50):
        value["count"] = rng.choice([1, 3, 30])
    else:
        value |= {"share": rng.choice([3000, 5000]), "rounding": rng.choice(ROUNDINGS), "at_least": 1}
    if odd(rng, 30):
        value["break_by"] = some(rng, parts)
    return value


IN_FILES = -1
"""The nesting that a file has room for: one combination, of predicates without a list of their own."""


def _predicate(rng: Random, subjects: str, depth: int, names: tuple[str, ...]) -> Record:
    kinds = ["rank_in_cohort", "annual_grade", "grade_streak", "score", "no_veto"]
    kinds += ["period_grades"] * (subjects in PERIOD_GRADES)
    if depth < IN_FILES:
        kinds = ["rank_in_cohort", "annual_grade", "score"]
    elif subjects == "people":
        kinds.append("unit_grade")
    kinds += ["rank_in_unit"] * (subjects == "people") + ["condition"] * bool(names)
    combines = depth > 0 or depth == IN_FILES
    kind = rng.choice([*kinds, *["any", "all", "not"] * (2 if combines else 0)])
    if kind == "not":
        return {kind: _predicate(rng, subjects, depth - 1, names)}
    if kind in ("any", "all"):
        return {kind: [_predicate(rng, subjects, depth - 1, names) for _ in range(rng.choice([1, 2, 3]))]}
    return {kind: _rule(rng, kind, subjects, names)}


def _rule(rng: Random, kind: str, subjects: str, names: tuple[str, ...]) -> Record | str:
    years = rng.choice([3, 1, 2, 5])
    if kind in ("rank_in_cohort", "rank_in_unit"):
        return {"within": rng.choice(RATIOS)}
    if kind == "annual_grade":
        grade = rng.choice(YEAR_GRADES[subjects])
        return {"grade": grade, "at_least": rng.randrange(1, years + 1), "years": years}
    if kind == "grade_streak":
        return {"grades": some(rng, YEAR_GRADES[subjects]), "years": rng.choice([1, 2, 3])}
    if kind == "period_grades":
        how = rng.choice(
            [{"at_least": 1}, {"at_most": 1}, {"more_than": "1/2"}, {"at_most": 0}, {"at_least": 2}]
        )
        return {"grades": some(rng, PERIOD_GRADES[subjects]), **how, "of": "year"}
    if kind == "score":
        return {"at_least": rng.choice(["80.00", "85.00", "90.00"])}
    if kind == "no_veto":
        grounds = ["discipline", "refused-assignment"] if subjects == "people" else ["accident"]
        return rng.choice([{}, {"grounds": grounds[:1]}])
    if kind == "unit_grade":
        return {"grades": some(rng, YEAR_GRADES["units"])}
    return rng.choice(names)
