"""What a random policy may have besides the first preset: more components, catalogues and rounds of units."""

from random import Random

from tests.oracle.book import Record
from tests.oracle.chance import ABSENT, CLASSES, ROLES, ROUNDINGS, odd, some, spread

B = {"basis": "illustrative"}
GRADES = ["first", "second", "third", "fourth"]
"""Of units."""


def add_catalogues(rng: Random, policy: Record) -> None:
    """What components refer to; whether any does is another matter."""
    policy["post_classes"] = [{"id": each, "name": each} for each in ("window", "office")]
    policy["indicator_classes"] = [{"id": each, "name": each} for each in ("common", "special", "negative")]
    policy["task_levels"] = [
        {"id": "unit", "name": "单位", "holder": "unit"},
        {"id": "person", "name": "个人", "holder": "person"},
    ]
    policy["indicators"] = [
        _indicator(rng, subjects, number) for subjects in ("people", "units") for number in range(5)
    ]
    policy["orders"] = {"undertake_workdays": 1, "report_workdays": rng.choice([0, 1, 2])}
    policy["orders"] |= {"assess_workdays": 2, "close_workdays": 2, **B}
    policy["petitions"] = _petitions(rng)
    policy["check_kinds"] = [{"id": "special", "name": "专项"}]
    severities = [{"id": each, "name": each, "points": rng.choice(SIZES)} for each in ("minor", "grave")]
    policy["inspections"] = {"filing_workdays": 15, "severities": severities, **B}
    policy["surveys"] = [_survey(rng)]
    policy["sheets"] = [_sheet(rng, subjects) for subjects in ("people", "units")]
    policy["review_levels"] = _levels(rng)
    for catalogue, item in (
        ("adjustments", {"id": "unit-praise", "min": "-5.00", "max": "5.00"}),
        ("vetoes", {"id": "accident"}),
    ):
        policy[catalogue].append({"name": "单位", "evidence": 1, "subjects": "units", **item, **B})


SIZES = ["0.50", "1.00", "0.00", "2.25", "5.00"]


def _petitions(rng: Random) -> Record:
    return {
        "natures": [{"id": each, "name": each} for each in ("complaint", "request")],
        "remedies": [{"id": each, "name": each} for each in ("corrected", "none")],
        "deductions": [
            {"nature": "complaint", "remedy": remedy, "points": rng.choice(SIZES)}
            for remedy in ("corrected", "none")
        ],
        "answer_workdays": rng.choice([1, 0, 3]),
        **B,
    }


def _survey(rng: Random) -> Record:
    two = rng.choice([[5000, 5000], [3333, 6667], [10000, 0], [0, 10000]])
    levels = [{"id": each, "name": each, "size": 40} for each in ("town", "village")]
    return {
        "id": "public",
        "name": "群众评议",
        "topics": [
            {"id": each, "name": each, "weight": weight}
            for each, weight in zip(("service", "conduct"), rng.choice([two, [5000, 5000]]), strict=True)
        ],
        "strata": [
            {"id": "firms", "name": "企业", "weight": two[0], "size": 40},
            {
                "id": "homes",
                "name": "居民",
                "weight": two[1],
                "levels": [level | {"weight": 5000} for level in levels],
            },
        ],
        "options": [{"id": each, "name": each, "value": n} for each, n in (("good", 100), ("bad", 40))],
        "seed": {"source": "公布的号码"},
        "withhold_below": rng.choice([5, 2, 10]),
        **({"withhold_complement": False} if odd(rng, 30) else {}),
        **B,
    }


def items(rng: Random) -> list[Record]:
    """What sheets and ballots may be scored by."""
    two = rng.choice([[5000, 5000], [3333, 6667], [10000, 0]])
    subs = [
        {"id": each, "name": each, "weight": n} for each, n in zip(("quality", "speed"), two, strict=True)
    ]
    deeds: Record = {"id": "deeds", "name": "实绩", "weight": rng.choice([5000, 7000, 0])}
    if odd(rng, 50):
        deeds["sub_items"] = subs
    return [deeds, {"id": "style", "name": "作风", "weight": 10000 - deeds["weight"]}]


def _sheet(rng: Random, subjects: str) -> Record:
    weights = rng.choice([[5000, 5000], [8000, 2000], [10000, 0]])
    return {
        "id": "panel" if subjects == "people" else "leaders",
        "name": "评分表",
        "subjects": subjects,
        "scale": {"min": "0", "max": "100"},
        "items": items(rng),
        "raters": [
            {"id": each, "name": each, "weight": n}
            for each, n in zip(("lead", "group"), weights, strict=True)
        ],
        "absent_item": rng.choice(ABSENT),
        "absent_rater": rng.choice(ABSENT),
        **B,
    }


def _levels(rng: Random) -> list[Record]:
    first = {"id": "deputy", "name": "分管", "reviewer": {"from": "unit", "roles": ["deputy"]}}
    second = {"id": "head", "name": "主要", "reviewer": {"from": "unit", "roles": ["head"]}}
    weights = rng.choice([(3000, 7000), (5000, 5000), (None, 10000)])
    levels = [
        level | ({} if weight is None else {"weight": weight}) | B
        for level, weight in zip((first, second), weights, strict=True)
    ]
    if odd(rng, 40):
        levels[0]["where"] = rng.choice([{"roles": ["staff"]}, {"post_classes": ["window"]}])
    return levels


def _indicator(rng: Random, subjects: str, number: int) -> Record:
    value: Record = {"id": f"{subjects}-{number}", "name": f"指标{number}", "subjects": subjects}
    if number == 4:
        points = rng.choice(["3.00", "1.00"])
        value |= {
            "class": "negative",
            "points": points,
            "method": {"kind": "count", "each": rng.choice(["1.00", "0.50"])},
        }
        return value | {"absent": "zero", **B}
    value |= {
        "class": rng.choice(["common", "special"]) if number else "common",
        "points": rng.choice(["10.00", "30.00", "1.00"]),
    }
    value["absent"] = rng.choice(["renormalise", "zero", "withhold"])
    if odd(rng, 30):
        where = {"unit_classes": some(rng, CLASSES)}
        value["where"] = where if subjects == "units" or odd(rng, 50) else {"post_classes": ["window"]}
    if odd(rng, 25):
        value["sub_items"] = _sub_items(rng, value["points"])
    elif odd(rng, 25):
        value |= {
            "source": "tasks",
            "method": _method(rng, rng.choice(["ratio", "interval", "step"]), value["points"]),
        }
    else:
        kind = rng.choice(["ratio", "interval", "step", "lower_is_better", "tiered", "standard"])
        value["method"] = _method(rng, kind, value["points"])
    if odd(rng, 60):
        value["target"] = rng.choice(["10", "4", "120"])
    return value | B


def _sub_items(rng: Random, points: str) -> list[Record]:
    half = f"{int(points[:-3]) // 2}.{'50' if int(points[:-3]) % 2 else '00'}"
    kinds = ["ratio", "interval", "step", "lower_is_better", "tiered", "standard"]
    return [
        {"id": each, "name": each, "points": half, "method": _method(rng, rng.choice(kinds), half)}
        for each in ("one", "two")
    ]


def _method(rng: Random, kind: str, points: str) -> Record:
    if kind == "ratio":
        return {"kind": kind, "cap": rng.choice(["1", "1.2"]), "floor": rng.choice(["0", "0.5", "0.9"])}
    if kind == "interval":
        zero, full = rng.choice([("0", "100"), ("60", "95"), ("8", "2"), ("-5", "5")])
        return {"kind": kind, "zero_at": zero, "full_at": full}
    if kind == "step":
        steps = [("0", "0.00"), ("50", "0.25"), ("90", points)][rng.choice([0, 1]) :]
        return {"kind": kind, "steps": [{"at_least": edge, "points": worth} for edge, worth in steps]}
    if kind == "lower_is_better":
        sizes = {"per": rng.choice(["1", "0.5", "3"]), "deduct": rng.choice(["0.50", "0.25"])}
        return {"kind": kind, **sizes, "rounding": rng.choice(["ceiling", "floor"])}
    if kind == "tiered":
        tiers = [("good", points), ("fair", "0.50"), ("poor", "0.00")]
        return {"kind": kind, "tiers": [{"id": each, "name": each, "points": worth} for each, worth in tiers]}
    return {"kind": kind, "late_workdays": rng.choice([1, 0, 2]), "late_share": rng.choice([5000, 0, 10000])}


def weighted(rng: Random, name: str, sheet: str) -> Record:
    """A weighted component of a kind, its weight to be set."""
    value: Record = {"id": name, "name": name, "component": name, "absent": rng.choice(ABSENT), **B}
    if name == "base_points":
        return value | {"points": rng.choice(["80.00", "100.00", "60.50"])}
    if name == "indicators":
        return value | {"classes": rng.choice([["common"], ["common", "special"], ["common", "negative"]])}
    if name == "survey":
        return value | {"survey": "public", "absent_cell": rng.choice(["renormalise", "withhold"])}
    if name == "mean_of_periods":
        return value | {"at_least": rng.choice([1, 2])}
    if name == "sheet":
        return value | {"sheet": sheet}
    if name == "appraisal":
        return value | {"absent_level": rng.choice(ABSENT)}
    return value


def composite(rng: Random, kinds: list[str], keys: list[str], sheet: str) -> Record:
    """A component of a few others; their ids differ from those outside."""
    value: Record = {
        "id": "half",
        "name": "综合",
        "component": "composite",
        "absent": rng.choice(ABSENT),
        **B,
    }
    inner = [weighted(rng, kind, sheet) for kind in some(rng, kinds)]
    spread(rng, inner, keys)
    extra = [points(rng, kind) for kind in some(rng, ["adjustments", *POINTS])] if odd(rng, 60) else []
    for one in [*inner, *extra]:
        one["id"] = f"half-{one['id']}"
    bounds = {"min": "0.00", "max": rng.choice(["100.00", "80.00"]), **B}
    return value | {"weighted": inner, "points": extra, "bounds": bounds}


def points(rng: Random, name: str) -> Record:
    """A points component of a kind."""
    value: Record = {"id": f"{name}-points", "name": name, "component": name, **B}
    if odd(rng, 40):
        keys = ["cap_added", "cap_deducted"] if name in ("adjustments", "mentions") else ["cap"]
        value |= {key: rng.choice(["1.00", "3.00", "0.50"]) for key in keys}
    if name == "orders":
        value |= {key: rng.choice(SIZES) for key in ("partly", "not_met", "late_day", "overdue")}
    if name == "petitions" and odd(rng, 60):
        value["late_answer"] = rng.choice(["0.50", "1.00"])
    if name == "indicators":
        value["classes"] = rng.choice([["negative"], ["negative", "common"]])
    if name == "mentions":
        value |= {"praise": rng.choice(SIZES), "criticism": rng.choice(SIZES), "to_members": odd(rng, 50)}
    return value


POINTS = ["orders", "petitions", "findings", "indicators", "mentions"]


def add_components(rng: Random, policy: Record) -> None:
    """More weighted components and points for periods and years of people."""
    kinds = ["base_points", "indicators", "sheet", "appraisal"]
    for section in ("period_score", "annual"):
        rules = policy[section]
        if odd(rng, 60):
            rules["weighted"] += [weighted(rng, kind, "panel") for kind in some(rng, kinds)]
            if odd(rng, 30):
                rules["weighted"].append(composite(rng, kinds, ROLES, "panel"))
            if section == "period_score" and odd(rng, 20):
                rules["weighted"] = [one for one in rules["weighted"] if one["component"] != "ballots"]
            spread(rng, rules["weighted"], ROLES)
        if odd(rng, 60):
            rules["points"] += [points(rng, kind) for kind in some(rng, POINTS)]


def add_units(rng: Random, policy: Record) -> None:
    """Rounds of units: their periods, their years, or both."""
    bounds = {"min": "0.00", "max": rng.choice(["100.00", "90.00"]), **B}
    if odd(rng, 85):
        policy["unit_period_score"] = _unit_score(rng, ["base_points", "indicators", "sheet"], bounds)
        policy["unit_grades"] = _unit_grades(rng)
    if "unit_period_score" not in policy or odd(rng, 80):
        kinds = ["base_points", "unit_result", "survey", "indicators", "sheet"]
        kinds += ["mean_of_periods"] if "unit_period_score" in policy else []
        policy["unit_annual"] = _unit_score(rng, kinds, bounds) | {
            "grades": _unit_grades(rng),
            "eligibility": [],
            "consequences": [],
        }


def _unit_score(rng: Random, kinds: list[str], bounds: Record) -> Record:
    chosen = [weighted(rng, kind, "leaders") for kind in some(rng, kinds)]
    if odd(rng, 20):
        chosen.append(
            composite(rng, [kind for kind in kinds if kind != "mean_of_periods"], CLASSES, "leaders")
        )
    spread(rng, chosen, CLASSES)
    rules: Record = {"weighted": chosen, "bounds": dict(bounds)}
    rules["points"] = (
        [points(rng, kind) for kind in some(rng, ["adjustments", *POINTS])] if odd(rng, 80) else []
    )
    if odd(rng, 20):
        limit = {"enabled": True, "at_or_above": "85.00", "share": 5000, "base": "unit", "rounding": "floor"}
        rules["final_limit"] = limit | {
            "at_least": 1,
            "ties": rng.choice(["share_lower", "share_higher"]),
            **B,
        }
    return rules


def _unit_grades(rng: Random) -> Record:
    floors = [{"grade": "fourth", "below": rng.choice(["60.00", "70.00"]), **B}]
    return {
        "order": [{"id": each, "name": each} for each in GRADES],
        "default": "third",
        "floors": floors if odd(rng, 60) else [],
        "direct": [{"grade": "fourth", "grounds": ["accident"], **B}] if odd(rng, 60) else [],
        "caps": [_unit_cap(rng, grade) for grade in ("first", "second") if odd(rng, 80)],
    }


def _unit_cap(rng: Random, grade: str) -> Record:
    cap: Record = {"id": grade, "grade": grade, "base": rng.choice(["unit", "cohort", "body"])}
    cap["among"] = {"unit_classes": some(rng, CLASSES)} if odd(rng, 30) else {}
    cap |= {
        "share": rng.choice([3000, 5000, 2000]),
        "rounding": rng.choice(ROUNDINGS),
        "at_least": rng.choice([0, 1]),
    }
    return cap | {"ties": rng.choice(["share_lower", "share_higher"]), **B}


def enlarge(rng: Random, policy: Record) -> None:
    """More components, with what they refer to; in most cases also rounds of units."""
    add_catalogues(rng, policy)
    add_components(rng, policy)
    if odd(rng, 70):
        add_units(rng, policy)
    counted = {
        (subjects, kind == "points", each)
        for subjects, sections in SUBJECTS.items()
        for kind in ("weighted", "points")
        for section in sections
        for one in with_inner(policy.get(section, {}), kind)
        for each in one.get("classes", [])
    }
    policy["indicators"] = [each for each in policy["indicators"] if _side(each) in counted]
    if not policy["indicators"]:
        del policy["indicators"]


def with_inner(section: Record, kind: str) -> list[Record]:
    """The ``weighted`` (or ``points``) of a section and of the composites in it."""
    inner = [one for each in section.get("weighted", []) for one in each.get("weighted", [])]
    if kind == "points":
        inner = [one for each in section.get("weighted", []) if "weighted" in each for one in each["points"]]
    return [*section.get(kind, []), *inner]


SUBJECTS = {"people": ("period_score", "annual"), "units": ("unit_period_score", "unit_annual")}


def _side(indicator: Record) -> tuple[str, bool, str]:
    """By whom, how and in which class an indicator has to be counted."""
    negative = indicator.get("method", {}).get("kind") == "count"
    return indicator["subjects"], negative, indicator["class"]
