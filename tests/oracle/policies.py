"""Random policies: the preset with its settings moved about within what is valid, edges favoured."""

import json
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.oracle.book import Record
from tests.oracle.chance import CLASSES, RANKS, ROLES, ROUNDINGS, odd, some
from tests.oracle.policy_parts import enlarge, items
from tests.oracle.policy_uses import add_uses

PRESETS = Path(__file__).resolve().parents[2] / "presets"
RATIOS = ["1/2", "1/3", "2/3", "1/4", "3/4", "1/1", "0/1"]
WEIGHTS = [[4000, 3000, 3000], [3334, 3333, 3333], [9998, 1, 1], [5000, 2500, 2500], [0, 0, 10000]]
PAIRS = [[5000, 5000], [6000, 4000], [3333, 6667], [1, 9999], [10000, 0], [0, 10000]]
TRIPLES = [[1000, 2000, 7000], [1000, 3000, 6000], [3333, 3333, 3334], [0, 5000, 5000], [0, 0, 10000]]
POINTS = [
    "missing_day",
    "missing_week",
    "praise",
    "criticism",
    "missing_summary",
    "cap",
    "cap_added",
    "cap_deducted",
    "min",
    "max",
    "points",
]
POINTS += [
    "at_or_above",
    "below",
    "score_at_least",
    "partly",
    "not_met",
    "late_day",
    "overdue",
    "late_answer",
]


def presets() -> list[str]:
    """The names of the presets there are."""
    return sorted(path.parent.name for path in PRESETS.glob("*/policy.yaml"))


@cache
def _text(preset: str) -> str:
    path = PRESETS / preset / "policy.yaml"
    return json.dumps(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader))


def preset_of(name: str) -> Record:
    """A fresh copy of a preset's policy."""
    value: Record = json.loads(_text(name))
    return value


def preset() -> Record:
    """A fresh copy of the first policy, which random ones are made of."""
    return preset_of("jiancaoping")


def random_policy(rng: Random, nesting: int = 3) -> Record:
    """A valid policy unlike the preset in a few places or in many; ``nesting`` bounds its predicates."""
    policy = preset()
    policy["cycle"]["period_months"] = rng.choice([6, 3, 1])
    policy["cycle"]["first_month"] = rng.choice([1, 1, 4, 9, 12])
    return vary(rng, policy["cycle"], nesting)


def vary(rng: Random, cycle: Record, nesting: int) -> Record:
    """A random policy with this cycle."""
    policy = preset() | {"cycle": cycle, "effective_from": "2020"}
    for mutate in (_rounding, _roster, _logs, _ballots, _second_ballots, _points, _annual):
        if odd(rng, 60):
            mutate(rng, policy)
    for item in policy["adjustments"]:
        item |= {"min": "-5.00", "max": "5.00"}
    if odd(rng, 8):
        _below_zero(rng, policy)
    if odd(rng, 60):
        enlarge(rng, policy)
    for mutate in (_final_limit, _identities, _cohorts, _grades, _annual_grades, _consequences):
        if odd(rng, 60):
            mutate(rng, policy)
    if odd(rng, 60):
        add_uses(rng, policy, nesting)
    for section in (key for key in policy if key != "indicators"):
        _coarsen(policy[section], policy["points"]["places"])
    _keep_on_scale(policy)
    return policy


def _keep_on_scale(policy: Record) -> None:
    """Leave out thresholds of people's scores that every score reaches, or none."""
    rules = policy["period_score"]
    for grades, bounds in (
        (policy["grades"], rules["bounds"]),
        (policy["annual"]["grades"], policy["annual"]["bounds"]),
    ):
        grades["floors"] = [floor for floor in grades["floors"] if _tells_apart(floor["below"], bounds)]
        for needs in (cap["requires"] for cap in grades["caps"] if "requires" in cap):
            if not _tells_apart(needs.get("score_at_least", bounds["max"]), bounds):
                del needs["score_at_least"]
    limit = rules["final_limit"]
    limit["enabled"] = limit["enabled"] and _tells_apart(limit["at_or_above"], rules["bounds"])


def _tells_apart(threshold: str, bounds: Record) -> bool:
    return Fraction(bounds["min"]) < Fraction(threshold) <= Fraction(bounds["max"])


def _coarsen(value: Any, places: int) -> None:
    """Cut every points setting to the policy's decimals, finer ones being refused."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in pairs:
        if isinstance(item, dict | list):
            _coarsen(item, places)
        elif key in POINTS and isinstance(item, str) and "." in item:
            units, _, decimals = item.partition(".")
            value[key] = ".".join([units, decimals[:places]]) if places else units


def _rounding(rng: Random, policy: Record) -> None:
    policy["points"] |= {"places": rng.choice([2, 1, 0, 3]), "rounding": rng.choice(ROUNDINGS)}


def _roster(rng: Random, policy: Record) -> None:
    policy["roster"] |= {"minimum_presence": rng.choice(RATIOS), "leave_over": rng.choice(RATIOS)}
    if odd(rng, 50):
        policy["roster"] |= {"seconded_over": rng.choice(RATIOS), "open_case": odd(rng, 60)}


def _logs(rng: Random, policy: Record) -> None:
    policy["logs"]["late"]["workdays"] = rng.choice([5, 0, 1, 2])
    policy["logs"]["summary"]["period"]["due_workdays"] = rng.choice([5, 0, 1, 3])
    policy["logs"]["summary"]["year"]["due_workdays"] = rng.choice([10, 0, 1, 4])
    if odd(rng, 30):
        policy["logs"]["every"] = "week"
        logs = policy["period_score"]["points"][0]
        logs["missing_week"] = logs.pop("missing_day")


def _ballots(rng: Random, policy: Record) -> None:
    component = policy["period_score"]["weighted"][0]
    component["absent"] = rng.choice(["withhold", "renormalise", "zero"])
    component["absent_group"] = rng.choice(["renormalise", "zero", "withhold"])
    component["withhold_below"] = rng.choice([4, 1, 2, 5])
    for group, weight in zip(component["groups"], rng.choice(WEIGHTS), strict=True):
        group["weight"] = weight
    if odd(rng, 25):
        component["items"] = items(rng)
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
    elif odd(rng, 40) and block["raters"]["from"] == "unit":
        others = [role for role in ROLES if role not in block["subjects"]["roles"]]
        block["raters"] = {"from": rng.choice(["section", "line"]), "roles": others}
        block.pop("split", None)


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
    missing = "missing_week" if policy["logs"].get("every") == "week" else "missing_day"
    logs[missing] = rng.choice(["0.10", "0.50", "1.25", "0.00"])
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
    policy["logs"].pop("every", None)
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
    if odd(rng, 20):
        where["unit_classes"] = some(rng, CLASSES)
    return where


def _cap(rng: Random, name: str, grade: str, components: list[str], among: Record) -> Record:
    cap: Record = {"id": name, "grade": grade, "among": among}
    cap["base"] = rng.choice(["unit", "body", "cohort"])
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
            if odd(rng, 40):
                grades["caps"][0]["requires"]["no_veto"] = ["discipline"]
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
    if odd(rng, 20):
        requires["no_veto"] = rng.choice([["discipline"], ["discipline", "refused-assignment"]])
    if requires:
        cap["requires"] = requires
    return cap


def _consequences(rng: Random, policy: Record) -> None:
    term, last = policy["annual"]["consequences"]
    term |= {"grade": rng.choice(["excellent", "competent"]), "months": rng.choice([6, 12])}
    last |= {"minimum": rng.choice([3, 2, 2, 5]), "ties": rng.choice(["nobody", "everybody"])}
    if odd(rng, 40):
        last["steps"] = last["steps"][rng.choice([1, 2]) :]
    policy["annual"]["consequences"] = rng.choice([[term, last], [last], [last, term], [term]])
