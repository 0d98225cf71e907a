"""Random policies: the preset with its settings moved about within what is valid, edges favoured."""

import json
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.oracle.book import Record

PRESET = Path(__file__).resolve().parents[2] / "presets" / "jiancaoping" / "policy.yaml"
ROUNDINGS = ["half_up", "half_even", "floor", "ceiling"]
RATIOS = ["1/2", "1/3", "2/3", "1/4", "3/4", "1/1", "0/1"]
WEIGHTS = [[4000, 3000, 3000], [3334, 3333, 3333], [9998, 1, 1], [5000, 2500, 2500], [0, 0, 10000]]
PAIRS = [[5000, 5000], [6000, 4000], [3333, 6667], [1, 9999], [10000, 0], [0, 10000]]
TRIPLES = [[1000, 2000, 7000], [1000, 3000, 6000], [3333, 3333, 3334], [0, 5000, 5000], [0, 0, 10000]]
ROLES = ["staff", "head", "deputy"]
RANKS = ["staff", "zhengke", "fuke"]
POINTS = ["missing_day", "missing_summary", "cap", "cap_added", "cap_deducted", "min", "max"]
POINTS += ["at_or_above", "below", "score_at_least"]


def odd(rng: Random, percent: int) -> bool:
    """Whether something peculiar happens; the smallest draw (what a shrinker tends to) says no."""
    return rng.randrange(100) >= 100 - percent


def some(rng: Random, items: list[Any]) -> list[Any]:
    """A non-empty selection in the given order."""
    chosen = [item for item in items if odd(rng, 50)]
    return chosen or [rng.choice(items)]


@cache
def _preset_text() -> str:
    return json.dumps(yaml.safe_load(PRESET.read_text(encoding="utf-8")))


def preset() -> Record:
    """A fresh copy of the first policy."""
    value: Record = json.loads(_preset_text())
    return value


def random_policy(rng: Random, nesting: int = 3, cycle: Record | None = None) -> Record:
    """A valid policy unlike the preset in a few places or in many; ``nesting`` bounds its predicates."""
    policy = preset()
    policy["cycle"]["period_months"] = rng.choice([6, 3, 1])
    policy["cycle"]["first_month"] = rng.choice([1, 1, 4, 9, 12])
    policy["cycle"] = cycle or policy["cycle"]
    policy["effective_from"] = "2020"
    for mutate in (_rounding, _roster, _logs, _ballots, _second_ballots, _points, _final_limit):
        if odd(rng, 60):
            mutate(rng, policy)
    for mutate in (_identities, _cohorts, _grades, _annual, _annual_grades, _consequences):
        if odd(rng, 60):
            mutate(rng, policy)
    if odd(rng, 60):
        _eligibility(rng, policy, nesting)
    if odd(rng, 8):
        _below_zero(rng, policy)
    for item in policy["adjustments"]:
        item |= {"min": "-5.00", "max": "5.00"}
    _coarsen(policy, policy["points"]["places"])
    return policy


def _coarsen(value: Any, places: int) -> None:
    """Cut every points setting to the policy's decimals, finer ones being refused."""
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(item, dict | list):
            _coarsen(item, places)
        elif key in POINTS and isinstance(item, str):
            units, _, decimals = item.partition(".")
            value[key] = ".".join([units, decimals[:places]]) if places else units


def _rounding(rng: Random, policy: Record) -> None:
    policy["points"] |= {"places": rng.choice([2, 1, 0, 3]), "rounding": rng.choice(ROUNDINGS)}


def _roster(rng: Random, policy: Record) -> None:
    policy["roster"] |= {"minimum_presence": rng.choice(RATIOS), "leave_over": rng.choice(RATIOS)}


def _logs(rng: Random, policy: Record) -> None:
    policy["logs"]["late"]["workdays"] = rng.choice([5, 0, 1, 2])
    policy["logs"]["summary"]["period"]["due_workdays"] = rng.choice([5, 0, 1, 3])
    policy["logs"]["summary"]["year"]["due_workdays"] = rng.choice([10, 0, 1, 4])


def _ballots(rng: Random, policy: Record) -> None:
    component = policy["period_score"]["weighted"][0]
    component["absent"] = rng.choice(["withhold", "renormalise", "zero"])
    component["absent_group"] = rng.choice(["renormalise", "zero", "withhold"])
    component["withhold_below"] = rng.choice([4, 1, 2, 5])
    for group, weight in zip(component["groups"], rng.choice(WEIGHTS), strict=True):
        group["weight"] = weight
    for block in component["blocks"]:
        if odd(rng, 30):
            _vary_block(rng, block)


def _vary_block(rng: Random, block: Record) -> None:
    block["ballot_weight"] = rng.choice([1, 2, 3, 7])
    if odd(rng, 30):
        block["named"] = not block.get("named", False)
    if odd(rng, 30):
        block["unit_classes"] = some(rng, ["township", "district", "subordinate"])
    if odd(rng, 50) and block["raters"]["from"] == "unit":
        block["split"] = rng.choice([2, 3, 4])
        block["raters"]["roles"] = some(rng, ROLES)
        block["subjects"]["roles"] = some(rng, ROLES)


def _second_ballots(rng: Random, policy: Record) -> None:
    """A second ballots component, with groups of its own and weights by role."""
    first = policy["period_score"]["weighted"][0]
    second = json.loads(json.dumps(first))
    second |= {"id": "service", "absent": rng.choice(["renormalise", "withhold", "zero"])}
    second["groups"] = [{"id": "citizen", "name": "服务对象", "weight": 10000}]
    second["blocks"] = [block for block in second["blocks"] if block["id"] in ("panel", "upward")]
    for block in second["blocks"]:
        block |= {"id": "citizen-" + block["id"], "group": "citizen"}
    first["weight"], second["weight"] = _weights_of_two(rng)
    policy["period_score"]["weighted"] = [second, first] if odd(rng, 30) else [first, second]


def _weights_of_two(rng: Random) -> tuple[Record, Record]:
    first, second = {}, {}
    for role in ["default", *some(rng, ROLES)]:
        first[role], second[role] = rng.choice(PAIRS)
    return first, second


def _points(rng: Random, policy: Record) -> None:
    logs, adjustments = policy["period_score"]["points"]
    logs["missing_day"] = rng.choice(["0.10", "0.50", "1.25", "0.00"])
    logs["missing_summary"] = rng.choice(["1.00", "0.00", "2.50"])
    for component, key in ((logs, "cap"), (adjustments, "cap_added"), (adjustments, "cap_deducted")):
        if odd(rng, 60):
            component[key] = rng.choice(["0.50", "1.00", "2.00", "0.00"])
        elif odd(rng, 60) and component is adjustments:
            del component[key]
    policy["period_score"]["points"] = rng.choice([[logs, adjustments], [adjustments, logs], [logs], []])
    low, high = rng.choice([("0.00", "100.00"), ("60.00", "85.00"), ("-9.00", "120.00"), ("80.00", "80.00")])
    policy["period_score"]["bounds"] |= {"min": low, "max": high}


def _below_zero(rng: Random, policy: Record) -> None:
    """Scores may be negative, and then half a unit is rounded."""
    policy["points"] |= {"places": 0, "rounding": rng.choice(["half_up", "half_up", "half_even"])}
    policy["period_score"]["points"] = preset()["period_score"]["points"]
    policy["period_score"]["bounds"] |= {"min": "-99.00", "max": "100.00"}
    for component in policy["period_score"]["weighted"]:
        component |= {"absent": "zero", "withhold_below": 9}


def _final_limit(rng: Random, policy: Record) -> None:
    limit = policy["period_score"]["final_limit"]
    limit |= {"enabled": True, "at_or_above": rng.choice(["90.00", "85.00", "80.00", "70.00"])}
    limit |= {"share": rng.choice([3000, 0, 5000, 3333, 10000]), "rounding": rng.choice(ROUNDINGS)}
    limit |= {"at_least": rng.choice([1, 0, 2]), "ties": rng.choice(["share_lower", "share_higher"])}
    if odd(rng, 60):
        limit["break_by"] = _components(rng, policy, "period_score")


def _components(rng: Random, policy: Record, section: str) -> list[str]:
    rules = policy[section]
    names = [component["id"] for component in [*rules["weighted"], *rules["points"]]]
    return some(rng, names)


def _identities(rng: Random, policy: Record) -> None:
    """Institution staff are counted with the civil servants or with the borrowed."""
    policy["identities"][1]["counting_base"] = rng.choice(["borrowed", "main"])


def _cohorts(rng: Random, policy: Record) -> None:
    cohorts = some(rng, policy["cohorts"])
    for cohort in cohorts:
        if odd(rng, 30):
            cohort["where"] = _where(rng)
    policy["cohorts"] = cohorts


def _where(rng: Random) -> Record:
    where = {}
    if odd(rng, 40):
        where["ranks"] = some(rng, RANKS)
    if odd(rng, 20):
        where["identities"] = some(rng, ["civil_servant", "institution", "borrowed"])
    if odd(rng, 20):
        where["roles"] = some(rng, ROLES)
    if odd(rng, 20):
        where["counting_bases"] = some(rng, ["main", "borrowed"])
    return where


def _cap(rng: Random, name: str, grade: str, components: list[str], among: Record) -> Record:
    cap: Record = {"id": name, "grade": grade, "among": among, "base": rng.choice(["unit", "body"])}
    if odd(rng, 30):
        cap["count"] = rng.choice([1, 0, 2, 5])
    else:
        share = rng.choice([4000, 2000, 5000, 2500, 10000, 0, 3333])
        cap |= {"share": share, "rounding": rng.choice(ROUNDINGS), "at_least": rng.choice([1, 0, 2])}
    cap |= {"ties": rng.choice(["share_lower", "share_higher"]), "basis": "J16"}
    if components:
        cap["break_by"] = components
    return cap


def _grades(rng: Random, policy: Record) -> None:
    grades = policy["grades"]
    if odd(rng, 50):
        grades["floors"][0]["below"] = rng.choice(["60.00", "50.00", "64.50"])
        grades["floors"][1]["below"] = rng.choice(["70.00", "80.00", "65.00"])
    if odd(rng, 30):
        grounds = ["refused-assignment", "discipline"][: rng.choice([1, 2])]
        grades["direct"] = [
            {"grade": "average", "grounds": ["discipline"], "basis": "illustrative"},
            {"grade": "poor", "grounds": grounds, "basis": "X9"},
        ]
    if odd(rng, 70):
        by = _components(rng, policy, "period_score") if odd(rng, 60) else []
        grades["caps"] = [_cap(rng, "good", "good", by, _where(rng))]
        if odd(rng, 40):
            grades["caps"].append(_cap(rng, "more", "good", [], _where(rng)))
        if odd(rng, 60):
            grades["caps"][0]["requires"] = {"score_at_least": rng.choice(["80.00", "85.00", "90.00"])}
    if odd(rng, 20):
        _lower_default(rng, grades)


def _lower_default(rng: Random, grades: Record) -> None:
    """``average`` for want of better: only ``poor`` lies below it, and ``fair`` has to be won."""
    grades["default"] = "average"
    grades["floors"] = grades["floors"][:1]
    for rule in grades["direct"]:
        rule["grade"] = "poor"
    grades["caps"].append(_cap(rng, "fair", "fair", [], _where(rng)))


def _annual(rng: Random, policy: Record) -> None:
    annual = policy["annual"]
    for component in annual["weighted"]:
        component["weight"] = {}
        component["absent"] = rng.choice(["withhold", "renormalise", "zero"])
    for role in ["default", *some(rng, ROLES)]:
        for component, weight in zip(annual["weighted"], rng.choice(TRIPLES), strict=True):
            component["weight"][role] = weight
    democratic, _, periods = annual["weighted"]
    democratic["withhold_below"] = rng.choice([4, 1, 2, 9])
    democratic["missing_summary"] = rng.choice(["5.00", "0.00", "99.00"])
    for dimension in democratic["dimensions"]:
        dimension["weight"] = 2000
    if odd(rng, 40):
        for dimension, weight in zip(democratic["dimensions"], [1000, 1000, 1000, 1000, 6000], strict=True):
            dimension["weight"] = weight
    periods["at_least"] = rng.choice([1, 1, 2, 12 // policy["cycle"]["period_months"]])
    if odd(rng, 30):
        annual["points"] = [json.loads(json.dumps(preset()["period_score"]["points"][1]))]
    if odd(rng, 20):
        annual["bounds"] |= {"min": "50.00", "max": "90.00"}


def _annual_grades(rng: Random, policy: Record) -> None:
    grades = policy["annual"]["grades"]
    for pattern in grades["patterns"]:
        pattern["period_grades"] = some(rng, ["average", "poor", "fair"])
        pattern["more_than"] = rng.choice(RATIOS)
    if odd(rng, 30):
        worst = {"grade": "incompetent", "period_grades": ["poor"], "more_than": "1/2", "basis": "X10"}
        grades["patterns"].append(worst)
    if odd(rng, 40):
        grades["direct"] = [{"grade": "incompetent", "grounds": ["discipline"], "basis": "illustrative"}]
    if odd(rng, 60):
        grades["caps"] = [_annual_cap(rng, policy, name) for name in ("managed", "unit")]


def _annual_cap(rng: Random, policy: Record, name: str) -> Record:
    by = _components(rng, policy, "annual") if odd(rng, 30) else []
    cap = _cap(rng, name, "excellent", by, _where(rng))
    requires: Record = {}
    if odd(rng, 30):
        requires["score_at_least"] = rng.choice(["80.00", "85.00"])
    if odd(rng, 40):
        requires["no_period_grade"] = some(rng, ["average", "poor", "fair"])
    if odd(rng, 40):
        grade, count = rng.choice(["good", "fair"]), rng.choice([1, 2])
        requires["period_grade_at_least"] = {"grade": grade, "count": count}
    if requires:
        cap["requires"] = requires
    return cap


def _eligibility(rng: Random, policy: Record, nesting: int) -> None:
    for gate in policy["annual"]["eligibility"]:
        gate["when"] = _predicate(rng, nesting)


def _predicate(rng: Random, depth: int) -> Record:
    kind = rng.choice(["rank", "grade", "any", "all", "not"] if depth else ["rank", "grade"])
    if kind == "rank":
        return {"rank_in_cohort": {"within": rng.choice(["1/2", "1/3", "2/3", "1/1"])}}
    if kind == "grade":
        years = rng.choice([3, 1, 2, 5])
        grade = rng.choice(["excellent", "competent", "basic"])
        return {"annual_grade": {"grade": grade, "at_least": rng.randrange(1, years + 1), "years": years}}
    if kind == "not":
        return {"not": _predicate(rng, depth - 1)}
    return {kind: [_predicate(rng, depth - 1) for _ in range(rng.choice([1, 2, 3]))]}


def _consequences(rng: Random, policy: Record) -> None:
    term, last = policy["annual"]["consequences"]
    term |= {"grade": rng.choice(["excellent", "competent"]), "months": rng.choice([6, 12])}
    last |= {"minimum": rng.choice([3, 2, 2, 5]), "ties": rng.choice(["nobody", "everybody"])}
    if odd(rng, 40):
        last["steps"] = last["steps"][rng.choice([1, 2]) :]
    policy["annual"]["consequences"] = rng.choice([[term, last], [last], [last, term], [term]])
